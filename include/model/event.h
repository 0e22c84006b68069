/*
 * The events of athletics as rules/lexicon/events.tsv lists them: code, what is measured, and what is plausible.
 */
#ifndef PHOTOFINISH_MODEL_EVENT_H
#define PHOTOFINISH_MODEL_EVENT_H

#include "base/error.h"
#include "base/table.h"
#include "model/mark.h"

enum event_class {
    EVENT_TRACK, EVENT_HURDLES, EVENT_STEEPLECHASE, EVENT_RELAY, EVENT_ROAD, EVENT_WALK, EVENT_CROSS_COUNTRY,
    EVENT_HORIZONTAL_JUMP, EVENT_VERTICAL_JUMP, EVENT_THROW, EVENT_COMBINED,
};

struct event {
    str code;               /* "1500m", "110mH", "HJ": the first column of events.tsv */
    enum event_class class;
    enum quantity quantity; /* of its results */
    uint32_t metres;        /* race distance, 0 for field and combined events */
    int64_t low, high;      /* plausible results from world class to school sports, in the mark's unit */
    uint32_t hints;         /* of enum mark_hint, for reading its bare numbers */
};

struct events {
    struct { struct event *items; uint32_t count, room; } list;
    struct table by_code;
    struct table by_phrase; /* of struct event_word, see event_of_phrase */
};

/* Reads FOLDER/lexicon/events.tsv and event-phrases.tsv. Everything lives in the arena. */
enum status events_load(const char *rules_folder, struct events *events, struct arena *arena, struct error *error);

/* NULL when no event has that code. */
const struct event *event_find(const struct events *events, str code);

/* What a mark must be to be a result of this event; false when it is out of the plausible range by far. */
bool event_takes(const struct event *event, struct mark mark);

/*
 * The code of an event as people write it: "110 m hurdles" is 110mH, "men's 4x100m relay" 4x100m, "the 400" 400m,
 * "3,000-metre steeplechase" 3000mSC, "metric mile" 1500m. The words come from event-phrases.tsv; a distance that no event
 * of the list has is given as printed ("600m", "2 miles"). Empty when phrase names no event ("the hurdles").
 */
str event_of_phrase(const struct events *events, str phrase, struct arena *arena);

/*
 * Reads a mark that belongs to a race or contest of event (NULL when it is not known). A bare number is what the event
 * measures: "2.33" is 2:33 in the 800m, 2.33 m in the high jump; "1:02:45" is an hour and more for 10k and a slip for
 * 1:02.45 in the 400m: of several readings that differ, the plausible one. wanted QUANTITY_NONE leaves the quantity open.
 */
bool event_read(const struct event *event, str text, enum quantity wanted, struct mark *mark);

/* event_read for people who type a mark: value and quantity of text, whatever it is. */
static inline bool mark_describe(str text, const struct event *event, struct mark *mark) {
    return event_read(event, text, QUANTITY_NONE, mark);
}

#endif
