/*
 * A score counts what was found right, found wrong and missed, article by article, all summed (micro average).
 *
 *     struct score score = {0};
 *     for (each article)
 *         score_add(&score, gold_sheet, found_sheet, &arena);      // found_sheet NULL: nothing was found in it
 *     score_print(&score, &out);
 *
 * What matches:
 *   names      equal without case, accents and punctuation. The "lenient" rows also take a last name alone for a full name
 *              (either way round) when no other athlete of the article bears it.
 *   marks      one to one: the values are the same number and the spans overlap. Marks in the header lines above the body
 *              are not scored, for gold has none there.
 *   athlete of a mark, event of a mark, placings    distinct pairs or triples of each article, wherever they stand.
 *   quotes     one to one; at least 0.9 of the words agree in order.
 */
#ifndef PHOTOFINISH_EVAL_SCORE_H
#define PHOTOFINISH_EVAL_SCORE_H

#include "base/buffer.h"
#include "eval/sheet.h"

enum score_row {
    ROW_ATHLETES, ROW_ATHLETES_LENIENT, ROW_MARKS, ROW_MARKS_ANY_VALUE, ROW_MARK_QUANTITY, ROW_MARK_ATHLETE,
    ROW_MARK_ATHLETE_LENIENT, ROW_MARK_EVENT, ROW_PLACINGS, ROW_PLACINGS_LENIENT, ROW_PLACINGS_NO_EVENT, ROW_QUOTES,
    ROW_COUNT
};

enum score_share {
    SHARE_SEX, SHARE_NATION, SHARE_KIND, SHARE_MARK_ATHLETE, SHARE_SPEAKER, SHARE_SPEAKER_LENIENT,
    SHARE_COUNT
};

struct tally {
    uint32_t right, wrong, missed;
};

/* Right answers out of the questions asked. */
struct share {
    uint32_t right, of;
};

/* What went wrong: an item of the row that was missed, found though it is not there, or told otherwise. */
enum slip { SLIP_MISSED, SLIP_FALSE, SLIP_TOLD_OTHERWISE };

struct note {
    const char *row;      /* name of the row or share */
    enum slip slip;
    str stem;
    str item;             /* what it is about: the same words in every run */
    str answer;           /* what was said instead, for SLIP_TOLD_OTHERWISE */
    str context;          /* the words around it, empty where nobody knows where it stands */
    str rule;             /* which rule said so, where one did */
};

/* One rule, or one kind of mark. */
struct part {
    str name;
    struct tally tally;   /* missed is only counted for kinds */
};

struct score {
    uint32_t articles;
    struct tally rows[ROW_COUNT];
    struct share shares[SHARE_COUNT];
    struct { struct note *items; uint32_t count, room; } notes;  /* without those of the lenient rows */
    struct parts { struct part *items; uint32_t count, room; } kinds, rules;
};

/* Adds one article. The notes borrow from gold, found and the arena, which must live as long as the score. */
void score_add(struct score *score, const struct sheet *gold, const struct sheet *found, struct arena *arena);

const char *score_row_name(enum score_row row);
const char *score_share_name(enum score_share share);
double tally_precision(struct tally tally);
double tally_recall(struct tally tally);
double tally_f1(struct tally tally);
double share_accuracy(struct share share);

/* Writing a score: the table of all rows and shares … */
void score_print(const struct score *score, struct buffer *out);
/* … marks by kind, and rules, those most often wrong first … */
void score_print_kinds(const struct score *score, struct buffer *out);
void score_print_rules(const struct score *score, struct buffer *out);
/* … every slip with the words around it … */
void score_print_notes(const struct score *score, struct buffer *out);
/* … what is right since the baseline, what is wrong since then, and what is wrong in another way. */
void score_print_changes(const struct score *baseline, const struct score *score, struct buffer *out);

/*
 * A bar is the least F1 or accuracy of a row: a number for all headline rows (athletes, mark mentions, mark -> athlete, mark ->
 * event, placings (athlete, event, place), quotes), or lines "row TAB number" as in tests/accuracy.tsv. Writes to out which
 * rows are below it; *below is how many.
 */
enum status score_check(const struct score *score, str bar, const char *path, uint32_t *below, struct buffer *out, struct error *error);

#endif
