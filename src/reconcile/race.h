/*
 * One race while it is worked on. Private to reconcile; reconcile_race fills and reads it in this order:
 *
 *     voices_gather     documents, what each weighs, which of them are one voice
 *     runners_gather    names become people
 *     slots_gather      statements become what they say about one thing (a slot), each different value an option
 *     constraints_gather, race_solve    which options can be true together, and which of those is best supported
 *     verdicts_give     facts and discrepancies, explained
 */
#ifndef PHOTOFINISH_RECONCILE_RACE_H
#define PHOTOFINISH_RECONCILE_RACE_H

#include "reconcile/names.h"
#include "reconciler.h"

enum { NOBODY = -1, NOTHING = -1 };

/* Weights are thousandths of a nat: the logarithm of the odds that a voice is right. */
enum {
    WEIGHT_PAPER = 1386,      /* right four times out of five: ln(0.8 / 0.2) */
    WEIGHT_WEAK = 405,        /* read by position only, or said by somebody: ln(0.6 / 0.4) */
    WEIGHT_IMPOSSIBLE = 1,    /* 3:79.38 is right for nobody */
    WEIGHT_DECIDED = 1000000, /* a person decided */
    GAP_RESOLVED = 1000,      /* the best answer must lead by this much to be called resolved */
};

/* Why two documents are one voice. */
enum kin { KIN_NONE, KIN_ADDRESS, KIN_OUTLET, KIN_CREDIT, KIN_WORDS, KIN_ERRORS };

/* One document. */
struct voice {
    const struct statement *first;
    str label;             /* as explanations call it */
    uint32_t cluster;      /* voices of one cluster are one voice */
    enum kin kin;          /* to an earlier voice of the cluster */
    uint32_t weight;
    bool is_reference, is_replaced;
    bool is_anchored;      /* agrees with another voice on some mark of this race */
};

enum attribute {
    ATTRIBUTE_MARK, ATTRIBUTE_PLACE, ATTRIBUTE_MARGIN, ATTRIBUTE_SPLIT, ATTRIBUTE_WIND, ATTRIBUTE_RECORD, ATTRIBUTE_BEST,
    ATTRIBUTE_DATE, ATTRIBUTE_NATION, ATTRIBUTE_AGE, ATTRIBUTE_OTHER,
};

/* A value: a mark; or a number (place, age, days since 1970); or a text (nation). */
struct worth {
    struct mark mark;
    int64_t number;
    str text;              /* in normal form, whichever it is */
};

struct says {
    const struct statement *statement;
    uint32_t voice;
    bool is_weak;
};

struct option {
    struct worth worth;
    struct { struct says *items; uint32_t count, room; } said;
    uint32_t weight;       /* of the independent voices for it */
    uint32_t clusters;     /* how many they are */
    int64_t cost;          /* of the best whole in which it is true, INT64_MAX when there is none */
};

struct slot {
    enum attribute attribute;
    enum round round;
    int32_t runner, rival; /* NOBODY: nobody or not told */
    str part;              /* of a split, or the record's code */
    str heat;
    struct { struct option *items; uint32_t count, room; } options;  /* heaviest first */
    struct { struct says *items; uint32_t count, room; } set_aside;  /* firm enough to be kept, not to be compared */
    int32_t chosen;        /* NOTHING: none can be true */
    int64_t cost_of_none;
    int64_t gap;           /* by how much the chosen option leads */
    bool rival_is_guessed; /* a winner's margin of which nobody says to whom: to the second */
    bool is_constrained;   /* some constraint holds because of the chosen and would not with another */
};

struct runner {
    str name;              /* the spelling that most voices use, fullest form */
    str nation;
    enum sex sex;
    struct { struct spelling { str text; struct name name; struct { struct says *items; uint32_t count, room; } said; } *items; uint32_t count, room; } spellings;
};

enum constraint_kind { CONSTRAINT_MARGIN, CONSTRAINT_ORDER, CONSTRAINT_SPLIT, CONSTRAINT_SPLIT_SUM };

/* What must hold between the chosen options of some slots; a slot without a choice satisfies it. */
struct constraint {
    enum constraint_kind kind;
    uint32_t slots[4];     /* MARGIN: winner's mark, margin, rival's mark; ORDER: place, mark, place, mark; SPLIT: shorter, longer;
                            * SPLIT_SUM: first part, second part, whole */
    uint32_t count;
};

struct race {
    const struct reconciler *reconciler;
    const struct directory *directory;
    const struct evidence *evidence;
    struct findings *findings;            /* for what is asked of other races */
    struct arena *arena;
    str key, competition, event;
    int16_t year;
    enum sex sex;
    bool is_championship;                 /* the table of editions has it: one final each, no age groups under one name */
    const struct statement **statements;  /* in a fixed order */
    uint32_t statement_count;
    uint32_t *voice_of;                   /* of each statement */
    int32_t *runner_of, *rival_of;
    enum round *round_of;
    bool *is_firm;                        /* may contradict others */
    struct { struct voice *items; uint32_t count, room; } voices;
    struct { struct runner *items; uint32_t count, room; } runners;
    struct { struct slot *items; uint32_t count, room; } slots;
    struct { struct constraint *items; uint32_t count, room; } constraints;
};

void voices_gather(struct race *race);
/* Papers that share figures which turned out wrong copied them: after solving. True when voices were joined. */
bool voices_join_by_errors(struct race *race);
void runners_gather(struct race *race);
void rounds_decide(struct race *race);
/* Figures given to the wrong athlete, or to nobody, become results of the one whose they are in other papers. */
void figures_take_home(struct race *race);
void slots_gather(struct race *race);
void constraints_gather(struct race *race);
void race_solve(struct race *race);
void verdicts_give(struct race *race, struct findings *findings);

/* Slots that need no solving: nations, ages and days, decided by votes alone. */
void traits_gather(struct race *race);
/* Standing records and bests of which papers give figures. */
void records_gather(struct race *race);

/* Findings of other kinds. */
void spellings_check(struct race *race, struct findings *findings);
void events_check(struct race *race, struct findings *findings);
void editions_check(struct race *race, struct findings *findings);
void records_check(struct race *race, struct findings *findings);
void revisions_check(struct race *race, struct findings *findings);

/* ---- values (worth.c) ---- */

/* May both be printed forms of one measured value? Same precision: same digits. Nearness is never enough. */
bool marks_agree(struct mark a, struct mark b);
bool worth_agrees(enum attribute attribute, const struct worth *a, const struct worth *b);
bool mark_is_result(struct mark mark);    /* a time, distance, height or total, not a wind or reaction */
bool mark_is_field(struct mark mark);
/* Is a better than b: less time, more of everything else? */
bool mark_beats(struct mark a, struct mark b);

/* ---- slots (slots.c) ---- */
bool slot_confirms(const struct race *race, const struct slot *slot, const struct option *option);
void slot_weigh(const struct race *race, struct slot *slot);
const struct option *slot_chosen(const struct slot *slot);
/* The heaviest option, and by how much it leads: for slots that no constraint touches. */
void slot_settle(const struct race *race, struct slot *slot);
/* Adds what a statement says to the option that it agrees with, or to a new one. */
void slot_say(const struct race *race, struct slot *slot, struct worth worth, struct says says);
struct slot *slot_find(const struct race *race, enum attribute attribute, enum round round, int32_t runner);
/* "mark", "place", "margin", "split last 200m", "record NR", … */
str slot_attribute(const struct slot *slot, struct arena *arena);

/* Does the constraint hold for the values of these slots (NULL: no value)? */
bool constraint_holds(const struct race *race, const struct constraint *constraint, const struct option *const *options);

/* ---- sentences (explain.c) ---- */
/* "001", "000 and 002", "a, b, c and 5 others": the papers of these sayings, each once, in order. */
str explain_papers(const struct race *race, const struct says *said, uint32_t count);
void explain_conflict(const struct race *race, const struct slot *slot, const struct option *right, const struct option *const *wrong,
                      uint32_t wrong_count, struct discrepancy *discrepancy);
void explain_broken(const struct race *race, const struct constraint *constraint, struct discrepancy *discrepancy);

/* ---- who may be blamed (blame.c) ---- */
enum blame { BLAME_PAPER, BLAME_EXTRACTOR, BLAME_NOBODY };
enum blame blame_for(const struct race *race, const struct slot *slot, const struct option *right, const struct option *wrong);
bool option_is_replaced(const struct race *race, const struct option *option);   /* every voice has corrected itself */
bool option_is_weak(const struct option *option);                                /* read by position only, wherever it is said */
bool option_has_voice(const struct option *option, uint32_t voice);
bool option_has_reference(const struct race *race, const struct option *option);

/* ---- broken.c ---- */
void broken_constraints_judge(struct race *race, struct findings *findings);

/* ---- results (verdict.c) ---- */
void value_add(struct discrepancy *discrepancy, str value, const struct says *said, uint32_t count, struct arena *arena);
struct discrepancy *discrepancy_add(const struct race *race, struct findings *findings, enum discrepancy_kind kind, enum round round,
                                    str athlete, str attribute);

#endif
