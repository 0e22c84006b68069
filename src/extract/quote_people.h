/*
 * Private to the quotes: whom an article names, as far as capitals, titles and given names tell. quote_names.c asks it who a mention is.
 */
#ifndef PHOTOFINISH_EXTRACT_QUOTE_PEOPLE_H
#define PHOTOFINISH_EXTRACT_QUOTE_PEOPLE_H

#include "quote_cues.h"

/* A run of capitalised words somewhere in the article. */
struct naming {
    uint32_t first, last;   /* words */
    int32_t person;
};

struct known_person {
    str name;               /* fullest form */
    uint32_t count;
    char sex;               /* 'M', 'F', 0 */
    bool is_known;          /* a cue, a surname alone or a title shows that it is a person */
};

/* Who a sentence is about, found once. */
struct topic {
    bool is_found;
    struct mention subject;
    uint32_t first_word, end_word;
};

struct quote_people {
    const struct article *article;
    const struct quote_words *lexicon;
    struct word_list words;
    struct { struct naming *items; uint32_t count, room; } namings;     /* in order */
    struct { struct known_person *items; uint32_t count, room; } people;
    struct table by_name;   /* full name → known_person index + 1 */
    struct table by_last;   /* surname → best known_person index + 1 */
    struct table by_first;  /* given name → the same */
    struct topic *topics;   /* by sentence */
    struct arena *arena;
};

/* Runs of capitalised words become people; surnames and given names find them. mark_quoted and topics are left to quote_names.c. */
void quote_people_find(struct quote_people *d, const struct article *article, const struct quote_words *lexicon, struct arena *arena);

static inline str quote_people_word(const struct quote_people *d, uint32_t i) {
    return span_str(d->article->text, d->words.items[i].span);
}

/* The words first … last as the article writes them. */
str quote_people_words(const struct quote_people *d, uint32_t first, uint32_t last);

/* The fullest name that the article gives the mention: "Lind", "Ann", "AIU", "AL" of an interview; the mention itself where it gives none. */
str quote_people_full_name(const struct quote_people *d, str mention);

/* "Athletics Integrity Unit (AIU)" for "AIU"; the acronym itself where nothing spells it out. */
str quote_people_spelled_out(const struct quote_people *d, str acronym);

#endif
