#include "model/event.h"

#include "base/list.h"
#include "base/tsv.h"
#include "event_words.h"

static const struct class_row {
    const char *name;
    enum event_class class;
    enum quantity quantity;
} classes[] = {
    {"track", EVENT_TRACK, QUANTITY_TIME},
    {"hurdles", EVENT_HURDLES, QUANTITY_TIME},
    {"steeplechase", EVENT_STEEPLECHASE, QUANTITY_TIME},
    {"relay", EVENT_RELAY, QUANTITY_TIME},
    {"road", EVENT_ROAD, QUANTITY_TIME},
    {"walk", EVENT_WALK, QUANTITY_TIME},
    {"cross-country", EVENT_CROSS_COUNTRY, QUANTITY_TIME},
    {"horizontal-jump", EVENT_HORIZONTAL_JUMP, QUANTITY_DISTANCE},
    {"vertical-jump", EVENT_VERTICAL_JUMP, QUANTITY_HEIGHT},
    {"throw", EVENT_THROW, QUANTITY_DISTANCE},
    {"combined", EVENT_COMBINED, QUANTITY_POINTS},
};

static const struct hint_row {
    const char *name;
    uint32_t hint;
} hints[] = {
    {"hours", HINT_HOURS}, {"minutes", HINT_MINUTES}, {"seconds", HINT_SECONDS}, {"metres", HINT_METRES}, {"points", HINT_POINTS},
};

static const struct class_row *class_named(str name) {
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (str_equal(name, str_of(classes[i].name)))
            return &classes[i];
    return NULL;
}

static bool read_hints(str words, uint32_t *result) {
    *result = 0;
    while (words.size) {
        str word = str_cut(&words, ' ');
        uint32_t before = *result;
        for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
            if (str_equal(word, str_of(hints[i].name)))
                *result |= hints[i].hint;
        if (*result == before)
            return false;
    }
    return true;
}

static bool read_bound(str text, enum quantity quantity, int64_t *amount) {
    struct mark mark;
    uint32_t colons = str_find_char(text, ':', 0) < text.size && quantity == QUANTITY_TIME
                          ? str_find_char(text, ':', str_find_char(text, ':', 0) + 1) < text.size : 0;
    if (!mark_read(text, quantity, colons ? HINT_HOURS : HINT_NONE, &mark))
        return false;
    *amount = mark.amount;
    return true;
}

enum { CODE, CLASS, METRES, LOW, HIGH, HINTS };

static enum status read_event(const struct tsv *tsv, struct event *event, struct error *error) {
    const char *remedy;
    int64_t metres;
    const struct class_row *class = class_named(tsv_cell(tsv, CLASS));
    event->code = tsv_cell(tsv, CODE);
    if (!event->code.size)
        remedy = "the code is empty";
    else if (!class)
        remedy = "the class is none of track, hurdles, steeplechase, relay, road, walk, cross-country, horizontal-jump, "
                 "vertical-jump, throw, combined";
    else if (!str_to_int(tsv_cell(tsv, METRES), &metres) || metres > 1000000)
        remedy = "metres is no whole number up to 1000000";
    else if (!read_bound(tsv_cell(tsv, LOW), class->quantity, &event->low)
             || !read_bound(tsv_cell(tsv, HIGH), class->quantity, &event->high) || event->low >= event->high)
        remedy = "low and high must be marks of the event, low the smaller: 3:20 and 12:00";
    else if (!read_hints(tsv_cell(tsv, HINTS), &event->hints))
        remedy = "hints are some of hours, minutes, seconds, metres, points, apart by blanks";
    else {
        event->class = class->class;
        event->quantity = class->quantity;
        event->metres = (uint32_t)metres;
        return OK;
    }
    return error_set(error, FAILED_INPUT, "%s:%u: %s", tsv->path, tsv->line, remedy);
}

enum status events_load(const char *rules_folder, struct events *events, struct arena *arena, struct error *error) {
    *events = (struct events){0};
    struct tsv tsv;
    str path = str_print(arena, "%s/lexicon/events.tsv", rules_folder);
    enum status status = tsv_open(path.data, STR("code class metres low high hints"), &tsv, arena, error);
    while (status == OK && tsv_next(&tsv))
        status = read_event(&tsv, LIST_ADD(&events->list, arena), error);
    if (status != OK)
        return status;
    for (LIST_EACH(struct event, event, &events->list)) {
        void **slot = table_slot(&events->by_code, event->code, arena);
        if (*slot)
            return error_set(error, FAILED_INPUT, "%s: the code %.*s stands there twice; keep one row", path.data,
                             STR_ARG(event->code));
        *slot = event;
    }
    return event_words_load(rules_folder, events, arena, error);
}

const struct event *event_find(const struct events *events, str code) {
    return table_find(&events->by_code, code);
}

bool event_takes(const struct event *event, struct mark mark) {
    return mark.quantity == event->quantity && mark.amount >= event->low && mark.amount <= event->high;
}
