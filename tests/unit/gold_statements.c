#include "gold_statements.h"

#include <criterion/criterion.h>

#include "base/file.h"
#include "base/json.h"
#include "model/event.h"
#include "reconcile/print.h"

struct article_text {
    str stem, uri, title, body;
    struct date published;
    struct sha256 hash;
};

/* Header lines "url: ", "date: ", "title: " up to an empty line; a first line with no header and no full stop is a headline. */
static struct article_text read_text(str bytes, str stem) {
    struct article_text text = {.stem = stem, .body = bytes, .hash = sha256_of(bytes)};
    str rest = bytes, line;
    bool has_header = false;
    while (str_line(&rest, &line)) {
        str value = line;
        str name = str_cut(&value, ':');
        if (str_equal(name, STR("url"))) text.uri = str_trim(value);
        else if (str_equal(name, STR("date"))) date_parse(str_trim(value), &text.published);
        else if (str_equal(name, STR("title"))) text.title = str_trim(value);
        else break;
        has_header = true;
    }
    if (has_header)
        text.body = rest;
    return text;
}

static size_t find_nth(str text, str needle, int64_t nth) {
    size_t at = str_find(text, needle, 0);
    while (nth-- > 1 && at < text.size)
        at = str_find(text, needle, at + 1);
    return at;
}

/* The headline stands before the first empty line of the body. */
static bool is_in_headline(const struct article_text *text, size_t at) {
    str first = str_slice(text->body, 0, str_find(text->body, STR("\n\n"), 0));
    return at < first.size && !text->title.size && first.size < 120;
}

static const struct json *athlete_of(const struct json *root, str name, struct arena *arena) {
    for (const struct json *athlete = json_member(root, "athletes") ? json_member(root, "athletes")->child : NULL; athlete; athlete = athlete->next)
        if (str_equal(json_text(json_member(athlete, "name"), arena), name))
            return athlete;
    return NULL;
}

static str codes_of(const struct json *record, struct arena *arena) {
    if (!record || record->type != JSON_ARRAY)
        return json_text(record, arena);
    struct buffer codes = {0};
    for (const struct json *code = record->child; code; code = code->next)
        buffer_print(&codes, "%s%.*s", codes.size ? " " : "", STR_ARG(json_text(code, arena)));
    str text = str_copy(buffer_str(&codes), arena);
    buffer_close(&codes);
    return text;
}

static struct statement common(const struct article_text *text, const struct json *root, const struct json *item, struct arena *arena) {
    struct statement statement = {
        .document = text->hash, .doc = text->stem, .uri = text->uri, .published = text->published,
        .athlete = json_text(json_member(item, "athlete"), arena), .event = json_text(json_member(item, "event"), arena),
        .competition = json_text(json_member(item, "competition"), arena), .year = (int16_t)json_number(json_member(item, "year"), 0),
        .place = (int16_t)json_number(json_member(item, "place"), 0), .part = json_text(json_member(item, "part"), arena),
        .round = round_of(json_text(json_member(item, "round"), arena)), .record = codes_of(json_member(item, "record"), arena),
    };
    const struct json *athlete = athlete_of(root, statement.athlete, arena);
    if (athlete) {
        statement.sex = sex_of(json_text(json_member(athlete, "sex"), arena));
        statement.nation = json_text(json_member(athlete, "nation"), arena);
    }
    return statement;
}

/* Gold marks have no round: the one of the placing with the same athlete, event and place. */
static enum round round_of_placing(const struct json *root, const struct statement *mark, struct arena *arena) {
    for (const struct json *item = json_member(root, "placings") ? json_member(root, "placings")->child : NULL; item; item = item->next)
        if (mark->place && (int16_t)json_number(json_member(item, "place"), 0) == mark->place &&
            (int16_t)json_number(json_member(item, "year"), 0) == mark->year &&
            str_equal(json_text(json_member(item, "athlete"), arena), mark->athlete) && str_equal(json_text(json_member(item, "event"), arena), mark->event))
            return round_of(json_text(json_member(item, "round"), arena));
    return ROUND_UNKNOWN;
}

static void add_marks(const struct article_text *text, const struct json *root, const struct events *events, struct gold_statements *gold, struct arena *arena) {
    for (const struct json *item = json_member(root, "marks") ? json_member(root, "marks")->child : NULL; item; item = item->next) {
        struct statement statement = common(text, root, item, arena);
        str kind = json_text(json_member(item, "kind"), arena), surface = json_text(json_member(item, "surface"), arena);
        enum quantity quantity = quantity_of(json_text(json_member(item, "quantity"), arena));
        const struct event *event = event_find(events, statement.event);
        if (!claim_kind_of(kind, &statement.kind) || !mark_read(json_text(json_member(item, "value"), arena), quantity, event ? event->hints : 0, &statement.mark))
            continue;
        if (quantity == QUANTITY_MARGIN && event && event->quantity == QUANTITY_POINTS)
            statement.mark = (struct mark){QUANTITY_MARGIN, UNIT_POINTS, statement.mark.amount / 1000, 1, 0};
        else if (quantity == QUANTITY_MARGIN && event && (event->quantity == QUANTITY_DISTANCE || event->quantity == QUANTITY_HEIGHT))
            statement.mark.unit = UNIT_MM;
        struct mark printed;   /* feet and inches keep their coarseness, hand times their flag */
        if (mark_read(surface, quantity, event ? event->hints : 0, &printed) && printed.unit == statement.mark.unit)
            statement.mark = printed;
        else if (statement.mark.unit == UNIT_MM && str_find(surface, STR("m"), 0) == surface.size)
            statement.mark.flags |= MARK_CONVERTED, statement.mark.step = 25;
        size_t at = find_nth(text->body, surface, (int64_t)json_number(json_member(item, "nth"), 1));

        statement.bytes = span_of(at, at + surface.size);
        statement.quoted = surface;
        statement.in_title = is_in_headline(text, at);
        if (!statement.round)
            statement.round = round_of_placing(root, &statement, arena);
        *LIST_ADD(&gold->statements, arena) = statement;
    }
}

static void add_placings(const struct article_text *text, const struct json *root, struct gold_statements *gold, struct arena *arena) {
    uint32_t number = 0;
    for (const struct json *item = json_member(root, "placings") ? json_member(root, "placings")->child : NULL; item; item = item->next) {
        struct statement statement = common(text, root, item, arena);
        statement.kind = CLAIM_PLACING;
        statement.medal = medal_of(json_text(json_member(item, "medal"), arena));
        str evidence = json_text(json_member(item, "evidence"), arena);
        size_t at = str_find(text->body, evidence, 0);
        statement.bytes = span_of(at, at + evidence.size + number++);
        *LIST_ADD(&gold->statements, arena) = statement;
    }
}

static void add_people(const struct article_text *text, const struct json *root, struct gold_statements *gold, struct arena *arena) {
    for (const struct json *item = json_member(root, "athletes") ? json_member(root, "athletes")->child : NULL; item; item = item->next)
        for (const struct json *surface = json_member(item, "surfaces") ? json_member(item, "surfaces")->child : NULL; surface; surface = surface->next)
            *LIST_ADD(&gold->appearances, arena) = (struct appearance){
                .document = text->hash, .doc = text->stem, .uri = text->uri, .name = json_text(json_member(item, "name"), arena),
                .surface = json_text(surface, arena), .is_athlete = true, .sex = sex_of(json_text(json_member(item, "sex"), arena)),
                .nation = json_text(json_member(item, "nation"), arena)};
    for (const struct json *item = json_member(root, "quotes") ? json_member(root, "quotes")->child : NULL; item; item = item->next)
        *LIST_ADD(&gold->utterances, arena) = (struct utterance){
            .document = text->hash, .doc = text->stem, .uri = text->uri, .published = text->published,
            .speaker = json_text(json_member(item, "speaker"), arena), .text = json_text(json_member(item, "text"), arena)};
}

void gold_statements_read(const char *folder, struct gold_statements *gold, struct arena *arena) {
    struct error error = {0};
    struct events events = {0};
    struct paths paths = {0};
    cr_assert(events_load("rules", &events, arena, &error) == OK, "%s", error.text);
    cr_assert(file_list(folder, ".txt", &paths, arena, &error) == OK, "%s", error.text);
    for (uint32_t i = 0; i < paths.count; i++) {
        str path = str_of(paths.items[i]), bytes, json;
        str stem = str_slice(path, strlen(folder) + 1, path.size - 4);
        const char *gold_path = str_to_c(str_print(arena, "%s-gold/%.*s.json", folder, STR_ARG(stem)), arena);
        struct json *root;
        cr_assert(file_read(paths.items[i], 0, &bytes, arena, &error) == OK && file_read(gold_path, 0, &json, arena, &error) == OK &&
                  json_parse(json, &root, arena, &error) == OK, "%s", error.text);
        struct article_text text = read_text(bytes, stem);
        add_marks(&text, root, &events, gold, arena);
        add_placings(&text, root, gold, arena);
        add_people(&text, root, gold, arena);
        *LIST_ADD(&gold->prints, arena) = print_of(text.hash, (str){0}, text.body, arena);
    }
}
