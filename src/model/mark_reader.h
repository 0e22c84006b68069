/*
 * Private to the mark_*.c files: a reader walks over a mark's tokens; each way of writing a mark is one function of the type way_read.
 * It may move the reader on and fill the mark even when it then says false: who calls it works on copies.
 */
#ifndef PHOTOFINISH_MODEL_MARK_READER_H
#define PHOTOFINISH_MODEL_MARK_READER_H

#include "mark_scan.h"

#include "model/mark.h"

struct reader {
    const struct token *tokens;  /* ends in TOKEN_END */
    uint32_t at;
    enum quantity wanted;
    uint32_t hints;
    bool unit_told;              /* the hints come from a unit behind the figures */
};

/* A number in digits or words, in thousandths. */
struct number {
    int64_t milli;
    uint8_t decimals;
    bool in_words;
    bool is_article;   /* "a", "an", "single" */
    bool has_fraction; /* ¼ */
    bool has_no_whole; /* ".27" */
};

static inline bool is_length(enum quantity quantity) {
    return quantity == QUANTITY_DISTANCE || quantity == QUANTITY_HEIGHT;
}

/* ---- mark_number.c ---- */

const struct token *reader_peek(const struct reader *r, uint32_t ahead);
bool reader_at(const struct reader *r, enum token_kind kind);
bool reader_at_sign(const struct reader *r, char sign);
bool reader_take(struct reader *r, enum token_kind kind);
bool reader_take_sign(struct reader *r, char sign);

/* A sign with digits glued to it: the ".38" of 29.38. */
bool reader_at_glued_digits(const struct reader *r, char sign);

/* The unit behind a number; "15-foot" and "min." are the same as "15 foot" and "min". */
bool reader_take_unit(struct reader *r, enum token_kind unit);

/* What joins two numbers with units: a comma, a hyphen, "and". */
void reader_skip_joint(struct reader *r);

bool reader_number(struct reader *r, struct number *number);
/* "a second and a half": takes the half behind the unit, at the end of the text. */
bool reader_take_half_behind(struct reader *r);
bool number_is_whole(struct number number);
uint32_t number_flags(struct number number);

/* What the last of so many decimals stands for, in thousandths. */
int64_t step_of_decimals(uint8_t decimals);

struct mark time_mark(const struct reader *r, int64_t ms, int64_t step, uint32_t flags);
struct mark length_mark(const struct reader *r, int64_t mm, int64_t step, uint32_t flags);

/* ---- ways of writing ---- */

typedef bool way_read(struct reader *r, struct mark *mark);

way_read mark_read_part;      /* mark_units.c: "two hundredths of a second" */
way_read mark_read_units;     /* "3min 29.38sec" */
way_read mark_read_clock;     /* mark_clock.c: "3:29.38", "46.89" */
way_read mark_read_metres;    /* mark_length.c: "6.23m", "3cm" */
way_read mark_read_imperial;  /* "22ft 3in", "22-3¼" */

#endif
