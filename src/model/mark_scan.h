/*
 * Private to mark_read.c: a mark's text as tokens. Numbers in digits or words, the words of units, and single signs;
 * typographic variants are folded. A text with any other word is no mark, so scanning fails at the first one.
 */
#ifndef PHOTOFINISH_MODEL_MARK_SCAN_H
#define PHOTOFINISH_MODEL_MARK_SCAN_H

#include "base/str.h"

enum token_kind {
    TOKEN_END,
    TOKEN_DIGITS,    /* value, digits */
    TOKEN_FRACTION,  /* ¼, 1/4, "half", "quarters": value in thousandths of one */
    TOKEN_SIGN,      /* one of : . , - + ' " ( ) / */
    /* words */
    TOKEN_COUNT,     /* "seven", "twenty": value; digits is 2 for tens, 1 for ones, 0 for ten to nineteen */
    TOKEN_ONE,       /* "a", "an", "single" */
    TOKEN_HUNDRED,
    TOKEN_HOUR, TOKEN_MINUTE, TOKEN_SECOND,
    TOKEN_METRE, TOKEN_M /* metre or minute */, TOKEN_CENTIMETRE, TOKEN_MILLIMETRE, TOKEN_INCH,
    TOKEN_FOOT,      /* feet and yards: value is the feet in one */
    TOKEN_POINT,
    TOKEN_PART,      /* "tenth", "hundredths": value is milliseconds of one */
    TOKEN_AND, TOKEN_OF, TOKEN_PER, TOKEN_ABOUT, TOKEN_JUST, TOKEN_OVER,
    TOKEN_WIND, TOKEN_PLUS, TOKEN_MINUS, TOKEN_MPS,
    TOKEN_NOTE,      /* "flat", "dead", "PB": said of a mark, and no part of its value */
    TOKEN_FLAG,      /* "w", "i", "A", "hand": value is the mark_flag */
};

struct token {
    enum token_kind kind;
    char sign;
    bool blank_before;
    uint8_t digits;
    int64_t value;
};

enum { TOKENS_MOST = 32 };

/* Number of tokens, or 0 when text is empty, too long or holds what no mark holds. tokens[count] is a TOKEN_END. */
uint32_t mark_scan(str text, struct token tokens[TOKENS_MOST + 1]);

/* Halves, quarters and eighths: what a tape measure shows. */
bool scan_is_tape_fraction(int64_t over, int64_t under);

#endif
