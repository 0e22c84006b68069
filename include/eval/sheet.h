/*
 * A sheet is what one article is said to report: by a careful reader (gold) or by the program (found). Both have the same
 * shape, so that comparing them is comparing two sheets. An empty str stands for "not told".
 *
 * Gold comes as STEM.json (our annotations) or as STEM.ann (brat standoff); found items come as the JSON lines that
 * `photofinish extract` prints, so that what is measured is exactly what people get.
 */
#ifndef PHOTOFINISH_EVAL_SHEET_H
#define PHOTOFINISH_EVAL_SHEET_H

#include "base/error.h"
#include "base/file.h"
#include "base/list.h"
#include "base/span.h"

struct sheet_athlete {
    str name, sex, nation;
    struct span span;      /* bytes of the article's file, here and below; empty when unknown */
};

struct sheet_mark {
    str surface, value, quantity, kind, athlete, event;
    struct span span;
    str rule;              /* "50-results.rules:12" for what the program found; empty in gold, here and below */
};

struct sheet_placing {
    str athlete, event;
    str place;             /* "1"; a medal alone counts as its place */
    struct span span;
    str rule;
};

struct sheet_quote {
    str text, speaker;
    struct span span;
    str rule;
};

struct sheet {
    str stem;              /* file name without folder and ".txt" */
    str text;              /* gold: all bytes of the article's file */
    struct { struct sheet_athlete *items; uint32_t count, room; } athletes;
    struct { struct sheet_mark *items; uint32_t count, room; } marks;
    struct { struct sheet_placing *items; uint32_t count, room; } placings;
    struct { struct sheet_quote *items; uint32_t count, room; } quotes;
};

struct sheets {
    struct sheet *items;
    uint32_t count, room;
};

/* The sheet of that stem, or NULL. */
struct sheet *sheets_find(const struct sheets *sheets, str stem);

/*
 * Adds a sheet for every STEM.json and STEM.ann of the folder, in the order of their names. The article STEM.txt is taken
 * from the first of texts that holds or is it (folders, files), else from the gold's own folder, from the folder of the same
 * name without "-gold", or from "articles" beside it. Gold without an article is named in *without (apart by blanks) and left
 * out; if there is no article at all, that is an error.
 */
enum status gold_read(const char *folder, const struct paths *texts, struct sheets *sheets, str *without, struct arena *arena,
                      struct error *error);

/* One annotation file; path is for messages. text is the article's, to find where surfaces stand. */
enum status gold_read_json(str bytes, const char *path, struct sheet *sheet, struct arena *arena, struct error *error);

/*
 * brat standoff (brat.nlplab.org/standoff.html): text-bound Athlete, Mark, Placing, Quote, counted in characters; attributes
 * Sex, Nation, Value, Quantity, Kind, Event, Place, Medal; relations By (of a mark or placing to its athlete) and SaidBy
 * (of a quote to its speaker). The same person marked twice is joined by name; a name that stands nowhere in the
 * article ("Netherlands" of a relay, a speaker known by description) is the note "athlete: …" or "speaker: …" of its item.
 */
enum status gold_read_brat(str bytes, const char *path, struct sheet *sheet, struct arena *arena, struct error *error);

/* Adds the items of JSON lines to the sheets of their articles; a line that is no item is an error with path:line. */
enum status found_read(str lines, const char *path, struct sheets *sheets, struct arena *arena, struct error *error);

/* The body begins after the header lines url:, date:, title: that open a file. */
size_t sheet_body_start(str text);

#endif
