#include "reconcile_cases.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/sort.h"

static str next_word(str *rest) {
    *rest = str_trim(*rest);
    if (rest->size && rest->data[0] == '\'') {
        size_t end = str_find_char(*rest, '\'', 1);
        str word = str_slice(*rest, 1, end);
        *rest = str_slice(*rest, end + 1, rest->size);
        return word;
    }
    return str_cut(rest, ' ');
}

/* name='two words' or name=word */
static bool next_field(str *rest, str *name, str *value) {
    *rest = str_trim(*rest);
    if (!rest->size)
        return false;
    size_t end = 0;
    while (end < rest->size && rest->data[end] != '=' && rest->data[end] != ' ')
        end++;
    *name = str_slice(*rest, 0, end);
    bool has_value = end < rest->size && rest->data[end] == '=';
    *rest = str_slice(*rest, end + 1, rest->size);
    *value = has_value && rest->size && rest->data[0] != ' ' ? next_word(rest) : (str){0};
    return true;
}

static enum quantity quantity_for(const struct statement *statement) {
    static const char *const fields[] = {"LJ", "TJ", "SP", "DT", "HT", "JT"};
    if (statement->kind == CLAIM_MARGIN)
        return QUANTITY_MARGIN;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (str_equal(statement->event, str_of(fields[i])))
            return QUANTITY_DISTANCE;
    if (str_equal(statement->event, STR("HJ")) || str_equal(statement->event, STR("PV")))
        return QUANTITY_HEIGHT;
    return str_ends_with(statement->event, STR("athlon")) && !str_equal(statement->event, STR("marathon")) ? QUANTITY_POINTS : QUANTITY_TIME;
}

static void set_field(struct statement *statement, str name, str value, struct arena *arena) {
    int64_t number = 0;
    str_to_int(value, &number);
    if (str_equal(name, STR("place"))) statement->place = (int16_t)number;
    else if (str_equal(name, STR("medal"))) statement->medal = medal_of(value);
    else if (str_equal(name, STR("round"))) statement->round = round_of(value);
    else if (str_equal(name, STR("part"))) statement->part = value;
    else if (str_equal(name, STR("rival"))) statement->rival = value;
    else if (str_equal(name, STR("nation"))) statement->nation = value;
    else if (str_equal(name, STR("age"))) statement->age = (int16_t)number;
    else if (str_equal(name, STR("record"))) statement->record = value;
    else if (str_equal(name, STR("event"))) statement->event = value;
    else if (str_equal(name, STR("competition"))) statement->competition = value;
    else if (str_equal(name, STR("year"))) statement->year = (int16_t)number;
    else if (str_equal(name, STR("sex"))) statement->sex = sex_of(value);
    else if (str_equal(name, STR("published"))) date_parse(value, &statement->published);
    else if (str_equal(name, STR("date"))) date_parse(value, &statement->date);
    else if (str_equal(name, STR("uri"))) statement->uri = value;
    else if (str_equal(name, STR("source"))) statement->source = value;
    else if (str_equal(name, STR("revision"))) statement->revision = (uint32_t)number;
    else if (str_equal(name, STR("sentence"))) statement->sentence_id = number;
    else if (str_equal(name, STR("at"))) statement->bytes = span_of((uint32_t)number, (uint32_t)number + 5);
    else if (str_equal(name, STR("title"))) statement->in_title = true;
    else if (str_equal(name, STR("weak"))) statement->is_weak = true;
    else if (str_equal(name, STR("quoted"))) statement->in_quote = true;
    else if (str_equal(name, STR("reference"))) statement->is_reference = true;
    else if (str_equal(name, STR("replaced"))) statement->is_replaced = true;
    else if (str_equal(name, STR("hand"))) statement->mark.flags |= MARK_HAND;
    else if (str_equal(name, STR("about"))) statement->mark.flags |= MARK_APPROXIMATE;
    else if (str_equal(name, STR("impossible"))) statement->mark.flags |= MARK_OVER_SECONDS;
    else if (str_equal(name, STR("time"))) statement->mark.quantity = QUANTITY_TIME;
    else if (str_equal(name, STR("feet"))) statement->mark.flags |= MARK_CONVERTED;
    else cr_assert(false, "no field is called %.*s", STR_ARG(name));
    (void)arena;
}

void cases_add(struct cases *cases, const char *line) {
    str rest = str_copy(str_of(line), &cases->arena), name, value;
    struct statement statement = {.sex = SEX_MALE, .event = STR("1500m"), .competition = STR("World Athletics Championships"), .year = 2023,
                                  .round = ROUND_FINAL};
    statement.doc = next_word(&rest);
    statement.document = sha256_of(statement.doc);
    str kind = next_word(&rest);
    cr_assert(claim_kind_of(kind, &statement.kind), "no claim kind is called %.*s", STR_ARG(kind));
    statement.athlete = next_word(&rest);
    str mark = next_word(&rest), wind = {0};
    uint32_t flags = 0;
    while (next_field(&rest, &name, &value)) {
        if (str_equal(name, STR("wind")))
            wind = value;
        else
            set_field(&statement, name, value, &cases->arena);
    }
    flags = statement.mark.flags;
    if (!statement.bytes.end)
        statement.bytes = span_of(cases->statements.count * 10, cases->statements.count * 10 + 5);
    statement.quoted = mark;
    if (!str_equal(mark, STR("-"))) {
        enum quantity quantity = statement.mark.quantity ? statement.mark.quantity : quantity_for(&statement);
        uint32_t hints = str_equal(statement.event, STR("marathon")) ? HINT_HOURS : 0;
        bool is_read = statement.mark.flags & MARK_OVER_SECONDS ? mark_read_impossible(mark, hints, &statement.mark)
                                                               : mark_read(mark, quantity, hints, &statement.mark);
        cr_assert(is_read, "%.*s is no mark", STR_ARG(mark));
        if (quantity == QUANTITY_MARGIN && str_ends_with(statement.event, STR("athlon")) && !str_equal(statement.event, STR("marathon")))
            statement.mark.unit = UNIT_POINTS, statement.mark.amount /= 1000, statement.mark.step = 1;
        statement.mark.flags |= flags;
    }
    *LIST_ADD(&cases->statements, &cases->arena) = statement;
    if (wind.size) {
        struct statement second = statement;
        second.place = 0;
        second.quoted = wind;
        second.record = (str){0};
        cr_assert(mark_read(wind, QUANTITY_WIND, 0, &second.mark), "%.*s is no wind", STR_ARG(wind));
        *LIST_ADD(&cases->statements, &cases->arena) = second;
    }
}

static str read_table(const char *path, struct arena *arena) {
    struct error error = {0};
    str text = {0};
    cr_assert(file_read(path, 0, &text, arena, &error) == OK, "%s", error.text);
    return text;
}

struct keyed { str race; const struct statement *statement; };

static int compare_keyed(const void *a, const void *b) {
    const struct keyed *x = a, *y = b;
    return str_compare(x->race, y->race);
}

void cases_run(struct cases *cases) {
    struct arena *arena = &cases->arena;
    struct error error = {0};
    struct reconcile_options options = {.competitions = read_table("rules/lexicon/competitions.tsv", arena),
                                        .competition_names = read_table("rules/lexicon/competition-names.tsv", arena)};
    cr_assert(reconciler_open(&options, &cases->reconciler, &error) == OK, "%s", error.text);
    cases->directory = directory_open(cases->reconciler);
    uint32_t count = cases->statements.count;
    for (uint32_t i = 0; i < count; i++)
        directory_add(cases->directory, &cases->statements.items[i]);
    directory_settle(cases->directory, NULL);
    struct keyed *keyed = ARENA_ARRAY(arena, count + 1, struct keyed);
    const struct statement **ordered = ARENA_ARRAY(arena, count + 1, const struct statement *);
    for (uint32_t i = 0; i < count; i++)
        keyed[i] = (struct keyed){directory_race(cases->directory, &cases->statements.items[i], arena), &cases->statements.items[i]};
    sort_items(keyed, count, sizeof *keyed, compare_keyed);
    for (uint32_t i = 0; i < count; i++)
        ordered[i] = keyed[i].statement;
    for (uint32_t first = 0, end; first < count; first = end) {
        for (end = first; end < count && str_equal(keyed[end].race, keyed[first].race); end++)
            continue;
        struct evidence evidence = {ordered + first, end - first, cases->prints.items, cases->prints.count, NULL, 0};
        reconcile_race(cases->reconciler, cases->directory, &evidence, arena, &cases->findings);
    }
}

void cases_close(struct cases *cases) {
    directory_close(cases->directory);
    reconciler_close(cases->reconciler);
    arena_close(&cases->arena);
}

const struct discrepancy *cases_discrepancy(const struct cases *cases, enum discrepancy_kind kind) {
    const struct discrepancy *found = NULL;
    for (LIST_EACH(const struct discrepancy, discrepancy, &cases->findings.discrepancies))
        if (discrepancy->kind == kind) {
            if (found)
                return NULL;
            found = discrepancy;
        }
    return found;
}

const struct fact *cases_fact(const struct cases *cases, const char *athlete, const char *attribute) {
    for (LIST_EACH(const struct fact, fact, &cases->findings.facts))
        if (str_equal(fact->athlete, str_of(athlete)) && str_equal(fact->attribute, str_of(attribute)))
            return fact;
    return NULL;
}

const char *cases_tell(struct cases *cases) {
    struct buffer out = {0};
    for (LIST_EACH(const struct discrepancy, d, &cases->findings.discrepancies)) {
        buffer_print(&out, "\n%s %s of %.*s, %.*s %d %.*s, preferred [%.*s]:", discrepancy_kind_name(d->kind), verdict_name(d->verdict),
                     STR_ARG(d->athlete), STR_ARG(d->competition), d->year, STR_ARG(d->event), STR_ARG(d->preferred));
        for (LIST_EACH(const struct discrepancy_value, v, &d->values))
            buffer_print(&out, " %.*s(%u)", STR_ARG(v->value), v->statements.count + v->utterances.count);
        buffer_print(&out, "\n    %.*s\n    %.*s", STR_ARG(d->explanation), STR_ARG(d->would_change));
    }
    buffer_add_char(&out, '\0');
    const char *text = str_to_c(buffer_str(&out), &cases->arena);
    buffer_close(&out);
    return text;
}
