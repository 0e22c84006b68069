/* Private to the quotes: what single words do, and an article cut into words. */
#ifndef PHOTOFINISH_EXTRACT_QUOTE_WORDS_H
#define PHOTOFINISH_EXTRACT_QUOTE_WORDS_H

#include "extract/quotes.h"

/* Roles of a word, as bits; the names of the small ones stand in quote_words.c. */
enum word_role {
    WORD_SAY = 1 << 0,         /* say-verbs.tsv, by kind */
    WORD_TELL = 1 << 1,
    WORD_CALL = 1 << 2,
    WORD_ING = 1 << 3,
    WORD_NOUN = 1 << 4,        /* roles.tsv */
    WORD_HE = 1 << 5,          /* quote-words.tsv */
    WORD_SHE = 1 << 6,
    WORD_THEY = 1 << 7,
    WORD_POSSESSIVE = 1 << 8,  /* his, her, their */
    WORD_FIRST = 1 << 9,       /* I, we, you */
    WORD_DETERMINER = 1 << 10,
    WORD_PREPOSITION = 1 << 11,
    WORD_RELATIVE = 1 << 12,
    WORD_CONJUNCTION = 1 << 13,
    WORD_ADVERB = 1 << 14,
    WORD_AUXILIARY = 1 << 15,
    WORD_TITLE_M = 1 << 16,
    WORD_TITLE_F = 1 << 17,
    WORD_TITLE = 1 << 18,
    WORD_SUFFIX = 1 << 19,
    WORD_PARTICLE = 1 << 20,
    WORD_CALENDAR = 1 << 21,
    WORD_PEOPLE = 1 << 22,     /* and peoples.tsv */
    WORD_LEAD = 1 << 23,       /* lead-words.tsv: opens sentences with a capital and is no name */
    WORD_ACCORDING = 1 << 27,  /* say-verbs.tsv */
    WORD_BODY = 1 << 29,       /* roles.tsv: a noun for a thing or many people that speak */
    WORD_NO_NAME = 1 << 28,    /* not-names.tsv: part of the name of a thing */
    /* not from lexicons */
    WORD_SHOUT = 1 << 30,      /* CAPITALS throughout: a dateline, a heading */
    WORD_CAPITAL = 1 << 24,    /* begins with a capital letter */
    WORD_DIGITS = 1 << 25,     /* begins with a digit */
    WORD_GENITIVE = 1 << 26,   /* had 's behind it */
};
/* An enumerator must fit into an int. */
#define WORD_SAYING ((uint64_t)1 << 31) /* roles.tsv: what is somebody's when he speaks: "her verdict" */
#define WORD_FOR ((uint64_t)1 << 33)    /* quote-words.tsv: for */
#define WORD_IT ((uint64_t)1 << 34)     /* quote-words.tsv: it */
#define WORD_OFFICE ((uint64_t)1 << 35) /* roles.tsv: "the coach" is nobody who is not called a coach */
#define WORD_I ((uint64_t)1 << 36)      /* quote-words.tsv: I, we: outside quote marks whoever writes */
#define WORD_AGENT ((uint64_t)1 << 37)  /* quote-words.tsv: by, from: behind which stands whose words they are */
#define WORD_WHO ((uint64_t)1 << 32)    /* quote-words.tsv: who, which: their clause is about the word before */
enum {
    WORD_VERBS = WORD_SAY | WORD_TELL | WORD_CALL,
    WORD_PRONOUNS = WORD_HE | WORD_SHE | WORD_THEY,
    WORD_SMALL = WORD_DETERMINER | WORD_PREPOSITION | WORD_RELATIVE | WORD_CONJUNCTION | WORD_ADVERB | WORD_AUXILIARY
                 | WORD_PRONOUNS | WORD_POSSESSIVE | WORD_FIRST,
    WORD_TITLES = WORD_TITLE | WORD_TITLE_M | WORD_TITLE_F,
};

/* Signs that stand between a word and the one before it, as bits. */
enum gap {
    GAP_COMMA = 1, GAP_STOP = 2 /* . ! ? */, GAP_COLON = 4, GAP_SEMICOLON = 8, GAP_DASH = 16, GAP_OPEN = 32, GAP_CLOSE = 64,
    GAP_QUOTE = 128, GAP_PARAGRAPH = 256,
    GAP_BREAKS = GAP_STOP | GAP_PARAGRAPH | GAP_SEMICOLON | GAP_COLON | GAP_QUOTE,
    GAP_ANY = GAP_BREAKS | GAP_COMMA | GAP_DASH | GAP_OPEN | GAP_CLOSE,
};

struct quote_word {
    uint64_t roles;
    struct origin origin;  /* of verbs */
};

struct word {
    struct span span;      /* without a genitive's 's */
    uint64_t roles;
    uint32_t sentence, paragraph;
    int32_t stretch;       /* index of the stretch that it stands in, -1: the narrator's */
    uint16_t gap;
    const struct quote_word *entry; /* NULL when no lexicon has it */
};

struct word_list {
    struct word *items;
    uint32_t count, room;
};

/* All words of the article, in order; stretch is -1 throughout. */
void words_cut(const struct article *article, const struct quote_words *lexicon, struct word_list *words, struct arena *arena);

/* Index of the first word that starts at or after the byte. */
uint32_t words_at(const struct word_list *words, uint32_t at);

/* The origin of a named mechanism of quote-rules.tsv. */
struct origin quote_mechanism(const struct quote_words *lexicon, const char *name);

/* 'M', 'F', or 0 when the given name tells nothing. */
char given_name_sex(const struct quote_words *lexicon, str name);

#endif
