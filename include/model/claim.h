/*
 * What one article says: people, claims and quotes, each with the words that say it and the rule that found it.
 *
 * A claim is one statement about one performance. Claims about marks have a mark and stand at the mark's own words; placings
 * have a place and stand at the words of evidence. What the article does not tell is empty, 0 or -1, never guessed.
 */
#ifndef PHOTOFINISH_MODEL_CLAIM_H
#define PHOTOFINISH_MODEL_CLAIM_H

#include "model/article.h"
#include "model/mark.h"

/* Where a rule is written; the hash (of the rule's own text) tells later whether it still says the same. */
struct origin {
    str file;       /* "50-results.rules" */
    uint32_t line;
    uint64_t hash;
};

enum sex { SEX_UNKNOWN, SEX_MALE, SEX_FEMALE, SEX_MIXED };

enum medal { MEDAL_NONE, MEDAL_GOLD, MEDAL_SILVER, MEDAL_BRONZE };

enum round { ROUND_UNKNOWN, ROUND_FINAL, ROUND_SEMI_FINAL, ROUND_QUARTER_FINAL, ROUND_HEAT, ROUND_QUALIFICATION, ROUND_PRELIMINARY };

enum claim_kind {
    CLAIM_RESULT, CLAIM_SPLIT, CLAIM_MARGIN, CLAIM_BEST, CLAIM_RECORD, CLAIM_STANDARD, CLAIM_ATTEMPT, CLAIM_OTHER,
    CLAIM_PLACING,
};

struct person {
    str name;             /* the fullest form the article gives, in the spelling it uses most */
    enum sex sex;
    str nation;           /* IOC code, empty when not told */
    int16_t age;          /* as told at the article's date, 0 when not */
    bool is_athlete;      /* else an official, coach, relative: may speak, holds no marks */
    bool is_team;         /* a relay team, called by its nation */
    struct span span;     /* first full mention */
    struct { str *items; uint32_t count, room; } surfaces; /* every different way the article calls this person */
};

struct claim {
    enum claim_kind kind;
    int32_t person;       /* index into reading.people, -1: nobody named */
    int32_t rival;        /* margins: the other one, where told; else -1 */
    str event;            /* code, empty when not told */
    enum sex sex;         /* of the race */
    str competition;      /* canonical name, empty when not told */
    int16_t year;         /* 0 when not told */
    bool year_is_assumed; /* nobody wrote it: the year of what the article is about */
    struct date date;     /* of the performance, where told */
    struct span when;     /* the words that tell its time ("two years ago"), empty when there are none */
    enum round round;
    int16_t place;        /* 0 when not told */
    enum medal medal;
    struct mark mark;     /* quantity NONE for placings */
    str part;             /* splits: "last 200m", "800m", "last lap" */
    str record;           /* codes apart by blanks: "WR NR"; of the result, or for kind record which one it is */
    struct span span;     /* the mark's words, or the words of evidence */
    struct span evidence; /* all that the rule matched */
    uint32_t sentence;
    struct origin rule;
    bool in_quote;        /* somebody says so, in quote marks */
    bool is_weak;         /* attached by position only, no construction said so; or a title of which nobody tells the year */
};

struct quote {
    struct span span;     /* without the quote marks */
    int32_t person;       /* index into reading.people, -1 */
    str speaker;          /* name, or the description used, or empty */
    struct origin rule;
};

/* Figures that no rule understood, names used two ways, margins that do not fit: see reconcile. */
struct finding {
    struct span span;
    str text;
};

struct reading {
    const struct article *article;
    struct { struct person *items; uint32_t count, room; } people;
    struct { struct claim *items; uint32_t count, room; } claims;     /* in reading order */
    struct { struct quote *items; uint32_t count, room; } quotes;     /* in reading order */
    struct { struct finding *items; uint32_t count, room; } findings; /* in reading order */
    bool is_athletics;    /* else no marks and no placings are claimed */
};

/* The contract's words: "M", "result", "gold", "semi-final"…; NULL for unknown. And back. */
const char *sex_name(enum sex sex);
const char *medal_name(enum medal medal);
const char *round_name(enum round round);
const char *claim_kind_name(enum claim_kind kind);
enum sex sex_of(str name);
enum medal medal_of(str name);
enum round round_of(str name);
bool claim_kind_of(str name, enum claim_kind *kind);

#endif
