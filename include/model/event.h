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
    str code;               /* "1500m", "110mH", "HJ": corpus ANNOTATION.md */
    enum event_class class;
    enum quantity quantity; /* of its results */
    uint32_t metres;        /* race distance, 0 for field and combined events */
    int64_t low, high;      /* plausible results from world class to school sports, in the mark's unit */
    uint32_t hints;         /* of enum mark_hint, for reading its bare numbers */
};

struct events {
    struct { struct event *items; uint32_t count, room; } list;
    struct table by_code;
};

/* Reads FOLDER/lexicon/events.tsv. */
enum status events_load(const char *rules_folder, struct events *events, struct arena *arena, struct error *error);

/* NULL when no event has that code. */
const struct event *event_find(const struct events *events, str code);

/* What a mark must be to be a result of this event; false when it is out of the plausible range by far. */
bool event_takes(const struct event *event, struct mark mark);

#endif
