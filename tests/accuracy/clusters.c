/*
 * What disagrees in a cluster of articles, asked thousands of times: `photofinish run` and `discrepancies` without program starts and
 * without a database, and an article is read once however many clusters it is in.
 *
 *     clusters RULES [trace] < CASES       a line of CASES: paths of articles, apart by tabs
 *
 * For each line, a JSON object for each discrepancy, in the words of `photofinish discrepancies --format jsonl`, then an empty line. With
 * "trace" also an object for each claim (with "race", the race it was taken to be about), to see why something was not found.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/table.h"
#include "pipeline/intake.h"
#include "pipeline/reconcile_tables.h"
#include "model/testimony.h"
#include "reconcile/print.h"

/* An article once read; lives as long as the program. */
struct read {
    struct document document;
    struct testimony testimony;
    struct document_print print;
};

struct cluster {
    struct { const struct read **items; uint32_t count, room; } reads;
    struct { struct keyed { str race; const struct statement *statement; } *items; uint32_t count, room; } statements;
    struct { struct appearance *items; uint32_t count, room; } people;
    struct { struct utterance *items; uint32_t count, room; } quotes;
    struct { struct document_print *items; uint32_t count, room; } prints;
    struct directory *directory;
    struct findings findings;
    struct arena arena;
};

struct session {
    struct reading_tools tools;
    struct desk *desk;
    struct reconciler *reconciler;
    struct table by_path;
    struct arena arena;        /* articles read */
    struct buffer out;
    bool is_traced;
};

static void stop_at(enum status status, const struct error *error) {
    if (status == OK)
        return;
    fprintf(stderr, "clusters: %s\n", error->text);
    exit(3);
}

/* ---- reading ---- */

static const struct read *read_article(struct session *session, str path) {
    struct read *known = table_find(&session->by_path, path);
    if (known)
        return known;
    struct error error = {{0}};
    struct inputs *inputs;
    struct arena *arena = &session->arena;
    char *paths[] = {str_to_c(path, arena)};
    struct read *read = ARENA_NEW(arena, struct read);
    stop_at(inputs_open(paths, 1, &(struct input_options){0}, &inputs, &error), &error);
    struct intake_item item = {0};
    if (inputs_next(inputs, arena, &item.document, &error) != INPUT_DOCUMENT)
        stop_at(FAILED_SYSTEM, &error);
    read->document = item.document;
    if (desk_read(session->desk, &item, arena))
        testimony_of(&session->desk->reading, &read->testimony, arena);
    read->testimony.document = &read->document;
    read->print = desk_print(session->desk, &read->document, arena);
    inputs_close(inputs);
    *table_slot(&session->by_path, str_copy(path, arena), arena) = read;
    return read;
}

static void add_people(struct cluster *cluster, const struct read *read) {
    const struct document *document = &read->document;
    for (LIST_EACH(struct testimony_person, person, &read->testimony.people)) {
        struct appearance base = {.document = document->hash, .doc = document->name, .uri = document->uri, .source = document->source,
                                  .published = read->testimony.published, .name = person->name, .surface = person->name,
                                  .is_athlete = person->is_athlete, .sex = person->sex, .nation = person->nation, .age = person->age,
                                  .bytes = person->bytes};
        for (LIST_EACH(struct surface, surface, &person->surfaces)) {
            struct appearance *added = LIST_ADD(&cluster->people, &cluster->arena);
            *added = base;
            added->surface = surface->text;
            added->bytes = surface->bytes;
        }
        if (!person->surfaces.count)
            *LIST_ADD(&cluster->people, &cluster->arena) = base;
    }
}

static void gather(struct session *session, struct cluster *cluster) {
    cluster->directory = directory_open(session->reconciler);
    for (LIST_EACH(const struct read *, read, &cluster->reads))
        for (LIST_EACH(struct testimony_claim, claim, &(*read)->testimony.claims))
            directory_add(cluster->directory, &claim->statement);
    struct error error = {{0}};
    stop_at(directory_settle(cluster->directory, &error), &error);
    for (LIST_EACH(const struct read *, read, &cluster->reads)) {
        for (LIST_EACH(struct testimony_claim, claim, &(*read)->testimony.claims))
            *LIST_ADD(&cluster->statements, &cluster->arena) =
                (struct keyed){directory_race(cluster->directory, &claim->statement, &cluster->arena), &claim->statement};
        for (LIST_EACH(struct testimony_quote, quote, &(*read)->testimony.quotes))
            *LIST_ADD(&cluster->quotes, &cluster->arena) = quote->utterance;
        *LIST_ADD(&cluster->prints, &cluster->arena) = (*read)->print;
        add_people(cluster, *read);
    }
}

static int compare_keyed(const void *a, const void *b) { return str_compare(((const struct keyed *)a)->race, ((const struct keyed *)b)->race); }

static void reconcile(struct session *session, struct cluster *cluster) {
    uint32_t count = cluster->statements.count;
    struct keyed *items = cluster->statements.items;
    if (count)
        qsort(items, count, sizeof *items, compare_keyed);
    const struct statement **statements = ARENA_ARRAY(&cluster->arena, count + 1, const struct statement *);
    for (uint32_t i = 0; i < count; i++)
        statements[i] = items[i].statement;
    for (uint32_t first = 0, end; first < count; first = end) {
        for (end = first; end < count && str_equal(items[end].race, items[first].race); end++)
            continue;
        struct evidence evidence = {.statements = statements + first, .statement_count = end - first, .prints = cluster->prints.items,
                                    .print_count = cluster->prints.count};
        reconcile_race(session->reconciler, cluster->directory, &evidence, &cluster->arena, &cluster->findings);
    }
    reconcile_people(session->reconciler, cluster->people.items, cluster->people.count, &cluster->arena, &cluster->findings);
    reconcile_quotes(session->reconciler, cluster->quotes.items, cluster->quotes.count, cluster->prints.items, cluster->prints.count,
                     &cluster->arena, &cluster->findings);
}

/* ---- telling ---- */

static str or_null(str text) { return text.size ? text : (str){0}; }

static str word(const char *text) { return text ? str_of(text) : (str){0}; }

static void tell_docs(struct buffer *out, const struct discrepancy_value *value) {
    for (uint32_t i = 0; i < value->statements.count; i++) {
        buffer_add_text(out, i ? "," : "");
        json_write_text(out, value->statements.items[i]->doc);
    }
}

static void tell_discrepancy(struct buffer *out, const struct discrepancy *d) {
    buffer_add_char(out, '{');
    json_write_member(out, "kind", str_of(discrepancy_kind_name(d->kind)));
    json_write_member(out, "athlete", or_null(d->athlete));
    json_write_member(out, "event", or_null(d->event));
    json_write_member(out, "competition", or_null(d->competition));
    json_write_member_int(out, "year", d->year);
    json_write_member(out, "round", word(round_name(d->round)));
    json_write_member(out, "verdict", str_of(verdict_name(d->verdict)));
    json_write_member(out, "preferred", or_null(d->preferred));
    buffer_add_text(out, ",\"values\":[");
    for (uint32_t i = 0; i < d->values.count; i++) {
        buffer_add_text(out, i ? ",{" : "{");
        json_write_member(out, "value", d->values.items[i].value);
        buffer_add_text(out, ",\"docs\":[");
        tell_docs(out, &d->values.items[i]);
        buffer_add_text(out, "]}");
    }
    buffer_add_char(out, ']');
    json_write_member(out, "explanation", or_null(d->explanation));
    buffer_add_text(out, "}\n");
}

static void tell_statement(struct buffer *out, const struct keyed *keyed, struct arena *arena) {
    const struct statement *s = keyed->statement;
    buffer_add_char(out, '{');
    json_write_member(out, "claim", str_of(claim_kind_name(s->kind)));
    json_write_member(out, "doc", s->doc);
    json_write_member_int(out, "start", s->bytes.start);
    json_write_member_int(out, "end", s->bytes.end);
    json_write_member(out, "quoted", s->quoted);
    json_write_member(out, "athlete", or_null(s->athlete));
    json_write_member(out, "rival", or_null(s->rival));
    json_write_member(out, "sex", word(sex_name(s->sex)));
    json_write_member(out, "event", or_null(s->event));
    json_write_member(out, "competition", or_null(s->competition));
    json_write_member_int(out, "year", s->year);
    json_write_member(out, "round", word(round_name(s->round)));
    json_write_member_int(out, "place", s->place);
    json_write_member(out, "value", s->mark.quantity == QUANTITY_NONE ? (str){0} : mark_print(s->mark, arena));
    json_write_member(out, "part", or_null(s->part));
    json_write_member(out, "date", or_null(date_print(s->date, arena)));
    json_write_member(out, "nation", or_null(s->nation));
    json_write_member_int(out, "age", s->age);
    json_write_member(out, "record", or_null(s->record));
    json_write_member_int(out, "weak", s->is_weak);
    json_write_member_int(out, "title", s->in_title);
    json_write_member(out, "race", keyed->race);
    json_write_member(out, "rule", str_print(arena, "%.*s:%u", STR_ARG(s->rule.file), s->rule.line));
    buffer_add_text(out, "}\n");
}

static void answer(struct session *session, str line) {
    struct cluster cluster = {0};
    while (line.size)
        *LIST_ADD(&cluster.reads, &cluster.arena) = read_article(session, str_cut(&line, '\t'));
    gather(session, &cluster);
    reconcile(session, &cluster);
    buffer_clear(&session->out);
    for (LIST_EACH(struct discrepancy, d, &cluster.findings.discrepancies))
        tell_discrepancy(&session->out, d);
    for (uint32_t i = 0; session->is_traced && i < cluster.statements.count; i++)
        tell_statement(&session->out, &cluster.statements.items[i], &cluster.arena);
    buffer_add_char(&session->out, '\n');
    fwrite(session->out.data, 1, session->out.size, stdout);
    fflush(stdout);
    directory_close(cluster.directory);
    arena_close(&cluster.arena);
}

int main(int count, char **arguments) {
    if (count < 2)
        return 2;
    struct session session = {.is_traced = count > 2};
    struct error error = {{0}};
    struct reconcile_options tables = {0};
    stop_at(reading_tools_open(arguments[1], ENGINE_GATED, &session.tools, &error), &error);
    stop_at(reconcile_tables_read(arguments[1], &tables, &session.arena, &error), &error);
    stop_at(reconciler_open(&tables, &session.reconciler, &error), &error);
    session.desk = desk_open(&session.tools);
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    while ((size = getline(&line, &room, stdin)) > 0)
        answer(&session, (str){line, (size_t)size - (line[size - 1] == '\n')});
    free(line);
    buffer_close(&session.out);
    desk_close(session.desk);
    reconciler_close(session.reconciler);
    reading_tools_close(&session.tools);
    arena_close(&session.arena);
    return 0;
}
