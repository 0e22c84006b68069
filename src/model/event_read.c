#include "model/event.h"

/* Ways to take a time whose fields could mean several things, tried after the event's own. */
static const uint32_t other_hints[] = {HINT_MINUTES, HINT_SECONDS, HINT_HOURS};

static bool read_time(const struct event *event, str text, struct mark *mark) {
    bool found = mark_read(text, QUANTITY_TIME, event->hints, mark);
    if (found && event_takes(event, *mark))
        return true;
    for (size_t i = 0; i < sizeof other_hints / sizeof *other_hints; i++) {
        struct mark other;
        if (!mark_read(text, QUANTITY_TIME, other_hints[i], &other))
            continue;
        bool plausible = event_takes(event, other);
        /* A part of a race is shorter than the race: "53.46" for a last lap is no 53 minutes. */
        bool too_long = found && mark->amount > event->high && other.amount < mark->amount;
        if (!found || plausible || too_long)
            *mark = other;
        found = true;
        if (plausible)
            return true;
    }
    struct mark impossible;
    if (mark_read_impossible(text, event->hints, &impossible) && event_takes(event, impossible)) {
        *mark = impossible;
        return true;
    }
    struct mark sprint;
    if ((event->hints & HINT_SECONDS) && mark_read_colon_for_point(text, &sprint) && event_takes(event, sprint)) {
        *mark = sprint;
        return true;
    }
    return found;
}

/* Far too short to be a result, and told in seconds alone: what lies between two of them. */
static bool is_gap(const struct event *event, struct mark mark) {
    return mark.quantity == QUANTITY_TIME && event->quantity == QUANTITY_TIME && mark.amount > 0 && mark.amount < 5000 && mark.amount * 5 < event->low;
}

bool event_read(const struct event *event, str text, enum quantity wanted, struct mark *mark) {
    if (!event)
        return mark_read(text, wanted, HINT_NONE, mark);
    enum quantity asked = wanted;
    if (wanted == QUANTITY_NONE) {
        bool known = mark_read(text, QUANTITY_NONE, event->hints, mark);
        bool is_length = known && mark->quantity == QUANTITY_DISTANCE && event->quantity == QUANTITY_HEIGHT;
        if (known && mark->quantity != QUANTITY_TIME && !is_length)
            return true;
        wanted = known && !is_length ? QUANTITY_TIME : event->quantity;
    }
    if (wanted != QUANTITY_TIME || event->quantity != QUANTITY_TIME)
        return mark_read(text, wanted, event->hints, mark);
    if (!read_time(event, text, mark))
        return false;
    if (asked == QUANTITY_NONE && is_gap(event, *mark))
        mark->quantity = QUANTITY_MARGIN;
    return true;
}
