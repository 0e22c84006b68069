/*
 * Private to the quotes: the words that name a speaker. Noun phrases are found by their edges (determiners, prepositions, signs),
 * for names and nouns are open classes and nothing here knows all of them.
 */
#ifndef PHOTOFINISH_EXTRACT_QUOTE_CUES_H
#define PHOTOFINISH_EXTRACT_QUOTE_CUES_H

#include "quote_words.h"

static inline bool word_has(const struct word_list *words, uint32_t i, uint64_t roles) {
    return (words->items[i].roles & roles) != 0;
}

static inline bool gap_has(const struct word_list *words, uint32_t i, uint32_t gaps) {
    return (words->items[i].gap & gaps) != 0;
}

/* Capitalised, and not only because it opens a sentence: small words and calendar words are no names. */
static inline bool word_is_name(const struct word_list *words, uint32_t i) {
    return word_has(words, i, WORD_CAPITAL) && !word_has(words, i, WORD_SMALL | WORD_CALENDAR | WORD_DIGITS);
}

/* A mention of somebody: words first … last. form SPEAKER_NONE: there is none. */
struct mention {
    uint32_t first, last;
    enum speaker_form form;
};

/* A cue: who speaks and which word or mechanism says so. */
struct cue {
    struct mention mention;
    struct origin origin;
    uint32_t verb;      /* index of the word */
    bool is_joined;     /* "but Jones said": begins with a conjunction */
    bool is_plain;      /* "So said Jones", "These were Jones's words": about the words before, whatever else the sentence tells */
};

/* quote_phrases.c: the noun phrase that begins at word from, at most up to to (exclusive). */
struct mention mention_from(const struct word_list *words, uint32_t from, uint32_t to);

/* The name that ends with word last, titles left off. */
struct mention name_to(const struct word_list *words, uint32_t last, uint32_t from);

/* Whose the noun is: "Coach Lind's short verdict", "her own words"; not before from. */
struct mention owner_of(const struct word_list *words, uint32_t noun, uint32_t from);

/* The subject of the verb, which stands at or behind from. */
struct mention subject_of(const struct word_list *words, uint32_t verb, uint32_t from);

/* The first noun phrase of a clause that is its subject: "In June, Kerr …" gives Kerr. */
struct mention subject_of_sentence(const struct word_list *words, uint32_t from, uint32_t to);

/* quote_cues.c: cue in the words behind a quote, and in those before it (colon: it stands behind a colon). */
struct cue cue_behind(const struct word_list *words, const struct quote_words *lexicon, uint32_t from, uint32_t to, char last_sign);
struct cue cue_before(const struct word_list *words, const struct quote_words *lexicon, uint32_t from, uint32_t to, bool colon);

/* Cue at the end of a sentence that holds a part of somebody's words: "The "gifts" were late, said Amy Lind." */
struct cue cue_trailing(const struct word_list *words, uint32_t from, uint32_t to);

#endif
