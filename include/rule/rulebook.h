/*
 * A rulebook holds the compiled rules of a folder: pieces, lists, entities and claims, in layers. rules/README.md is the
 * reference of the language. Only this folder of the sources knows PCRE2.
 *
 *     struct rulebook *book;
 *     if (rulebook_load("rules", &book, &error) != OK)    // error: rules/50-results.rules:14:9: claim medal-won: no entity …
 *     struct matcher *matcher = matcher_open(book, ENGINE_GATED);      // one per thread
 *     struct view view;
 *     view_open(&view, sentence, arena);
 *     matcher_find(matcher, layer, &view);                // entities of one layer become finds, and letters
 *     view_add(&view, &find);                             // C adds what it knows: a surname, a pronoun's person
 *     matcher_claim(matcher, layer, &view, &hits);        // what claim rules of one layer say
 *
 * Layers are the .rules files in the order of their names. Within a layer no rule sees what another of the same layer finds.
 */
#ifndef PHOTOFINISH_RULE_RULEBOOK_H
#define PHOTOFINISH_RULE_RULEBOOK_H

#include "base/error.h"
#include "base/list.h"
#include "model/claim.h"

struct rulebook;

enum status rulebook_load(const char *folder, struct rulebook **book, struct error *error);
void rulebook_close(struct rulebook *book);

/*
 * For a book that is to be taken up by other processes as it lies in memory (base/region.h): gives back what PCRE2 has compiled, which is
 * made again when it is needed. No matcher may be open. The other process says where it found the rules.
 */
void rulebook_rest(struct rulebook *book);
void rulebook_wake(struct rulebook *book, const char *folder);

const char *rulebook_folder(const struct rulebook *book);

uint32_t rulebook_layer_count(const struct rulebook *book);
str rulebook_layer_name(const struct rulebook *book, uint32_t layer);       /* "50-results" */
int rulebook_layer_number(const struct rulebook *book, uint32_t layer);     /* 50: the digits its name begins with */

/* Index of the entity called name, or -1. Stable for the life of the book. */
int rulebook_entity(const struct rulebook *book, str name);
str rulebook_entity_name(const struct rulebook *book, int entity);

/* The cell in that column of the row whose first column is key (letter case ignored); data is NULL when there is none. */
str rulebook_lookup(const struct rulebook *book, str list, str key, str column);

/* A list by its name, NULL where there is none; and its row that has the word, in the same letter case, in its first column: -1 when no
 * row has, or the list is NULL. */
struct rule_list;
const struct rule_list *rulebook_list(const struct rulebook *book, str list);
int64_t rule_list_row(const struct rule_list *list, str word);

/* For C that needs all rows of a list: how many there are, and the cell of a row (from 0) in the column of that name. */
uint32_t rulebook_list_count(const struct rulebook *book, str list);
str rulebook_list_cell(const struct rulebook *book, str list, uint32_t row, str column);

/* The same for one whole column, read with list_cell; count is 0 when there is no such list or column. */
struct list_cells { const str *first; uint32_t count, step; };
struct list_cells rulebook_list_cells(const struct rulebook *book, str list, str column);
static inline str list_cell(struct list_cells cells, uint32_t row) { return cells.first[(size_t)row * cells.step]; }

struct rule;
uint32_t rulebook_rule_count(const struct rulebook *book);
const struct rule *rulebook_rule(const struct rulebook *book, uint32_t index);
str rule_name(const struct rule *rule);
str rule_text(const struct rule *rule);       /* as written, for explanations */
struct origin rule_origin(const struct rule *rule);
bool rule_is_claim(const struct rule *rule);
uint32_t rule_index(const struct rule *rule);

/* The value that a rule's "as" made of the words. */
enum value_type { VALUE_NONE, VALUE_TEXT, VALUE_NUMBER, VALUE_MARK, VALUE_DATE };
struct value {
    enum value_type type;
    str text;             /* code, name, or normal form */
    int64_t number;       /* ordinal, year, age, count */
    struct mark mark;
    struct date date;
};

/* One entity found in a sentence. */
struct find {
    struct span span;     /* bytes of the sentence */
    int entity;
    const struct rule *rule;  /* NULL when C found it */
    struct value value;
    int32_t person;       /* set by C for athletes, pronouns, descriptions: index into reading.people; -1 */
    int32_t extra;        /* for whoever works on the view; matching does not look at it */
    uint32_t letter;      /* where its letter stands in the shadow; set by view_refresh */
};

/* A sentence and its shadow: the same text with one letter in the place of each find. Patterns are matched against the shadow. */
struct view {
    str text;             /* the sentence */
    struct { struct find *items; uint32_t count, room; } finds;  /* in order, not overlapping */
    char *shadow;         /* the sentence with one letter for each find, NUL behind */
    uint32_t shadow_size;
    char *plain;          /* what the shadow would be without finds */
    struct arena *arena;
    struct view_memory *memory;  /* what matchers remember of the text */
};

void view_open(struct view *view, str sentence, struct arena *arena);
/* Where in the text the byte at that place of the shadow (or the shadow's end) stands. */
uint32_t view_back(const struct view *view, uint32_t at);
/* Adds a find and its letter. It replaces older finds that lie wholly inside it. Refused (false) is one that overlaps another in any other way, is
 * empty, or cuts a UTF-8 character in two. */
bool view_add(struct view *view, const struct find *find);
/* Takes out the find at that index, and its letter: its words are words again. */
void view_remove(struct view *view, uint32_t index);
/* Must be called after a series of view_add / view_remove before the next matching. */
void view_refresh(struct view *view);

enum engine {
    ENGINE_GATED,   /* only rules that can match, only where they can start */
    ENGINE_NAIVE,   /* every rule over every sentence: the oracle */
};

struct matcher;
struct matcher *matcher_open(const struct rulebook *book, enum engine engine);
void matcher_close(struct matcher *matcher);

/* Leaves what a gated matcher has found out about texts and patterns to the next one that is opened with this book. Nothing but
 * matcher_close may be called with it afterwards. */
void matcher_hand_on(struct matcher *matcher);

/* Entities of the layer: leftmost, then longest, then first written. Adds finds to the view and refreshes it. */
void matcher_find(struct matcher *matcher, uint32_t layer, struct view *view);

enum { CAPTURES_MOST = 24 };

/* A capture of a claim: the find it holds (index into view.finds), or -1 for plain words. */
struct capture {
    str name;             /* role: "athlete", "time", "margin"; a repeated name gets "2", "3": athlete2 */
    int32_t find;
    struct span span;     /* bytes of the sentence */
};

/* One "gives" line of a rule, resolved: kind and fields. */
struct given_field {
    str name;             /* "athlete", "place", "mark", "event" … */
    int32_t capture;      /* index into hit.captures, or -1 for a constant */
    str constant;         /* "1", "silver" */
};
struct given {
    str kind;             /* "placing", "result", "split" … */
    struct given_field *fields;
    uint32_t field_count;
};

/* One match of a claim rule. */
struct hit {
    const struct rule *rule;
    struct span span;     /* bytes of the sentence */
    struct capture *captures;
    uint32_t capture_count;
    struct { struct given *items; uint32_t count, room; } gives;
};

struct hits {
    struct hit *items;
    uint32_t count, room;
};

/* Claims of the layer, in order; hits do not overlap one another within a layer unless a rule says "overlaps". */
void matcher_claim(struct matcher *matcher, uint32_t layer, const struct view *view, struct hits *hits, struct arena *arena);

/* Rules that met a PCRE2 limit since the matcher was opened, as text for a warning; empty when none. Clears it. */
str matcher_warning(struct matcher *matcher, struct arena *arena);

/* For rules profile: how often a rule was tried and matched, and nanoseconds (only counted when profiling is on). */
struct rule_profile { uint64_t tried, matched, nanoseconds; };
void matcher_profile(struct matcher *matcher, bool on);
struct rule_profile matcher_rule_profile(const struct matcher *matcher, uint32_t rule);

#endif
