/*
 * Which events a mark can come from, and how weak it would be there. A marathon's time is no 1500m's, and seven minutes for 1500m
 * are less likely than for 3000m, where both were run.
 */
#include "race.h"

/* So many mentions of events are looked back over, and ahead. */
enum { MENTIONS_AWAY = 256 };

enum { FIGURE_MOST = 32 };

/* The strain of a mark that is hardly of an event, though the article names it: a leap of 2.23m in the report of a long jump. */
enum { HARDLY = 3 };

/* Milliseconds. */
enum { SHORT_RACE = 13000, SHORT_RELAY = 60000, PART_LEAST = 9000, LONG_RACE = 50 * 60 * 1000 };

/* Times as a multiple of the best ever, lengths and points as its part: 0 good, 3 far off. On the road everybody runs. */
static int strain_of(const struct event *event, struct mark mark) {
    static const int on_track[] = {145, 190, 250}, on_road[] = {240, 300, 380}, others[] = {40, 28, 18}, jumps[] = {62, 50, 40};
    const int *times = event->class == EVENT_ROAD ? on_road : on_track;
    const int *lengths = event->class == EVENT_HORIZONTAL_JUMP ? jumps : others;
    int strain = 0;
    bool by_time = event->quantity == QUANTITY_TIME;
    int64_t best = by_time ? event->low : event->high;
    /* Nobody knows how long a course over fields is, nor how fast a distance that the table lacks can be run. */
    if (best <= 0 || event->high == INT64_MAX || event->class == EVENT_CROSS_COUNTRY)
        return 0;
    int64_t percent = mark.amount * 100 / best;
    for (size_t i = 0; i < 3; i++)
        strain += by_time ? percent > times[i] : percent < lengths[i];
    return strain;
}

int race_strain(const struct event *event, const struct mark *mark, str figure) {
    struct mark read;
    if (figure.size)
        return event_read(event, figure, QUANTITY_NONE, &read) && event_takes(event, read) ? strain_of(event, read) : -1;
    if (!mark || mark->quantity == QUANTITY_NONE || mark->quantity == QUANTITY_MARGIN)
        return 0;
    if (mark->quantity == QUANTITY_WIND)
        return event->class == EVENT_TRACK || event->class == EVENT_HURDLES || event->class == EVENT_HORIZONTAL_JUMP ||
               event->class == EVENT_COMBINED ? 0 : -1;
    bool length = mark->quantity == QUANTITY_DISTANCE || mark->quantity == QUANTITY_HEIGHT;
    bool event_length = event->quantity == QUANTITY_DISTANCE || event->quantity == QUANTITY_HEIGHT;
    if (length != event_length && mark->quantity != event->quantity)
        return -1;
    read = *mark;
    if (length)
        read.quantity = event->quantity;
    return event_takes(event, read) ? strain_of(event, read) : -1;
}

/* An article asks the same of a figure many times, and a corpus of many figures; the strain is kept as a number above 0. Events that only
 * one article knows lie elsewhere and are not kept. */
int race_strain_of_figure(const struct scene *scene, const struct event *event, str figure) {
    enum { FIGURES_MOST = 20 * 1000, KEY_MOST = FIGURE_MOST + sizeof event, ABOVE_NOUGHT = 2 };
    struct extractor *x = scene->x;
    const struct event *known = x->events->list.items;
    char key[KEY_MOST];
    if (figure.size > FIGURE_MOST || event < known || event >= known + x->events->list.count)
        return race_strain(event, NULL, figure);
    memcpy(key, &event, sizeof event);
    memcpy(key + sizeof event, figure.data, figure.size);
    str asked = {key, sizeof event + figure.size};
    uintptr_t found = (uintptr_t)table_find(&x->figure_strains, asked);
    if (found)
        return (int)found - ABOVE_NOUGHT;
    int strain = race_strain(event, NULL, figure);
    if (x->figure_strains.count < FIGURES_MOST)
        *table_slot(&x->figure_strains, str_copy(asked, &x->arena), &x->arena) = (void *)(uintptr_t)(strain + ABOVE_NOUGHT);
    return strain;
}

int race_strain_of_find(const struct scene *scene, const struct event *event, uint32_t sentence, const struct find *find) {
    const struct entity_ids *id = &scene->x->id;
    if (find->entity == id->figure)
        return race_strain_of_figure(scene, event, scene_find_text(scene, sentence, find->span));
    /* "2:14.49" is hours and minutes where a race takes hours. */
    if (find->entity == id->time && event->class != EVENT_TRACK && event->quantity == QUANTITY_TIME && event->low >= LONG_RACE)
        return race_strain_of_figure(scene, event, scene_find_text(scene, sentence, find->span));
    /* A time as it stands: 19:55 may be a slip for 19.55, but only where somebody says that it is of the 200m. */
    bool is_mark = (find->entity == id->time || find->entity == id->length || find->entity == id->points) && find->value.type == VALUE_MARK;
    return is_mark ? race_strain(event, &find->value.mark, (str){0}) : -1;
}

/* Is it as much as a part of such a race takes? Nobody times parts of the shortest, and a part takes less than nine tenths of the whole. */
static bool may_be_part(const struct event *event, str figure) {
    struct mark mark;
    bool is_short = event->low < (event->class == EVENT_RELAY ? SHORT_RELAY : SHORT_RACE);
    if (event->quantity != QUANTITY_TIME || is_short || figure.data[0] == '0' || !mark_read(figure, QUANTITY_TIME, event->hints, &mark))
        return false;
    return mark.amount >= PART_LEAST && mark.amount * 10 < event->low * 9;
}

bool race_is_digit_away(const struct event *event, str figure) {
    char text[FIGURE_MOST];
    if (!figure.size || figure.size > sizeof text || may_be_part(event, figure))
        return false;
    memcpy(text, figure.data, figure.size);
    bool is_first = true;
    for (size_t i = 0; i < figure.size; i++) {
        if (!char_is_digit(text[i]))
            continue;
        for (int digit = is_first ? '1' : '0'; digit <= '9'; digit++) {
            text[i] = (char)digit;
            if (text[i] != figure.data[i] && race_strain(event, NULL, (str){text, figure.size}) == 0)
                return true;
        }
        text[i] = figure.data[i];
        is_first = false;
    }
    return false;
}

static bool is_among(str codes, str code) {
    while (codes.size)
        if (str_equal(str_cut(&codes, ','), code))
            return true;
    return false;
}

bool race_is_discipline_of(const struct scene *scene, const struct event *event, const struct event *combined) {
    struct list_cells codes = rulebook_list_cells(scene->x->book, STR("combined"), STR("code"));
    for (uint32_t row = 0; row < codes.count; row++)
        if (str_equal(list_cell(codes, row), combined->code))
            return is_among(rulebook_list_cell(scene->x->book, STR("combined"), row, STR("disciplines")), event->code);
    return false;
}

/* How near the mark is to the best ever of the event, in percent; 0: it can't come from it. */
static int nearness(const struct event *event, const struct mark *mark, str figure) {
    struct mark read;
    if (race_strain(event, mark, figure) < 0 || (!figure.size && !mark))
        return 0;
    if (!figure.size)
        read = *mark;
    else if (!event_read(event, figure, QUANTITY_NONE, &read))
        return 0;
    bool by_time = event->quantity == QUANTITY_TIME;
    int64_t best = by_time ? event->low : event->high;
    bool is_measured = best > 0 && best < INT64_MAX && read.amount > 0;
    int64_t percent = !is_measured ? 0 : by_time ? best * 100 / read.amount : read.amount * 100 / best;
    return percent <= 100 ? (int)percent : 0;
}

const struct event *race_discipline_of_mark(const struct scene *scene, const struct event *combined, const struct mark *mark, str figure) {
    enum { NEAR_LEAST = 60, CLEARLY = 12 };
    struct list_cells codes = rulebook_list_cells(scene->x->book, STR("combined"), STR("code"));
    const struct event *nearest = NULL;
    int most = 0, second = 0;
    for (uint32_t row = 0; row < codes.count; row++) {
        str disciplines = str_equal(list_cell(codes, row), combined->code)
                              ? rulebook_list_cell(scene->x->book, STR("combined"), row, STR("disciplines"))
                              : (str){0};
        while (disciplines.size) {
            const struct event *event = event_find(scene->x->events, str_cut(&disciplines, ','));
            int near = event ? nearness(event, mark, figure) : 0;
            second = near > most ? most : near > second ? near : second;
            nearest = near > most ? event : nearest;
            most = near > most ? near : most;
        }
    }
    return most >= NEAR_LEAST && most >= second + CLEARLY ? nearest : NULL;
}

bool race_is_among(str codes, const struct event *event) {
    return str_equal(codes, STR("races")) ? event->quantity == QUANTITY_TIME : is_among(codes, event->code);
}

/* Takes the event, where it is among the codes and the mark strains it less than the one taken before. */
static void take_less_strained(const struct event *event, str codes, const struct mark *mark, const struct event **best, int *least) {
    int strain = race_is_among(codes, event) ? race_strain(event, mark, (str){0}) : -1;
    if (strain < 0 || (*best && strain >= *least))
        return;
    *best = event;
    *least = strain;
}

const struct event *race_event_among(const struct scene *scene, uint32_t sentence, str codes, const struct mark *mark, bool may_guess) {
    const struct event *best = NULL;
    int least = 0;
    uint32_t behind = scene->first_event[sentence + 1];
    for (uint32_t i = behind; i-- > 0 && behind - i <= MENTIONS_AWAY;)
        take_less_strained(scene->events.items[i].event, codes, mark, &best, &least);
    if (best && (!may_guess || least < HARDLY))
        return best;
    for (uint32_t i = behind; i < scene->events.count && i - behind < MENTIONS_AWAY; i++)
        take_less_strained(scene->events.items[i].event, codes, mark, &best, &least);
    if (best && (!may_guess || least < HARDLY))
        return best;
    const struct event *lowest = best;
    while (may_guess && codes.size) {
        const struct event *event = event_find(scene->x->events, str_cut(&codes, ','));
        int strain = event ? race_strain(event, mark, (str){0}) : -1;
        if (strain >= 0 && (!best || strain < least) && (!lowest || event->high < lowest->high))
            lowest = event;
    }
    return lowest;
}
