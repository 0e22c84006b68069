#include "reconcile/reference.h"

#include "base/csv.h"

struct columns {
    int competition, year, event, sex, round, heat, athlete, nation, place, mark, wind, record, part_of;
};

static enum status find_columns(const struct csv *csv, struct columns *columns, struct error *error) {
    const struct { const char *name; int *column; bool is_needed; } wanted[] = {
        {"competition", &columns->competition, true}, {"year", &columns->year, true}, {"event", &columns->event, true},
        {"sex", &columns->sex, true}, {"round", &columns->round, true}, {"heat", &columns->heat, false},
        {"athlete", &columns->athlete, true}, {"nation", &columns->nation, false}, {"place", &columns->place, true},
        {"mark", &columns->mark, true}, {"wind", &columns->wind, false}, {"record", &columns->record, false},
        {"part_of", &columns->part_of, false},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        *wanted[i].column = csv_column(csv, str_of(wanted[i].name));
        if (wanted[i].is_needed && *wanted[i].column < 0)
            return error_set(error, FAILED_INPUT, "%s:1: there is no column called %s; a result list needs competition,year,event,sex,round,"
                             "athlete,place,mark and may have nation,record,heat,wind,part_of", csv->path, wanted[i].name);
    }
    return OK;
}

static enum status bad_cell(const struct csv *csv, str cell, const char *remedy, struct error *error) {
    return error_set(error, FAILED_INPUT, "%s:%u: \"%.*s\" %s", csv->path, csv->line, STR_ARG(cell), remedy);
}

/* A place or year; 0 for an empty cell, false for what is no number. */
static bool small_number(str cell, int16_t *number) {
    int64_t value = 0;
    if (cell.size && (!str_to_int(cell, &value) || value > 32767))
        return false;
    *number = (int16_t)value;
    return true;
}

/* DNF, DNS, DQ, NM, NH, and marks that were struck out ("37.62DQ"), hold letters. */
static bool is_struck_out(str cell) {
    for (size_t i = 0; i < cell.size; i++)
        if (char_is_letter(cell.data[i]))
            return true;
    return !cell.size;
}

static enum status read_mark(const struct csv *csv, str cell, const struct event *event, struct mark *mark, struct error *error) {
    if (is_struck_out(cell))
        return OK;
    if (!mark_read(cell, event->quantity, event->hints, mark))
        return bad_cell(csv, cell, "is no mark of this event; write 9.81, 3:29.38, 6.23 or 8961, or DNF, DQ, NM …", error);
    mark->flags &= ~(uint32_t)MARK_HAND;
    return OK;
}

static enum status read_common(const struct csv *csv, const struct columns *columns, struct statement *statement, struct arena *arena,
                               struct error *error) {
    str round = csv_field(csv, columns->round), sex = csv_field(csv, columns->sex), year = csv_field(csv, columns->year);
    statement->is_reference = true;
    statement->rule = (struct origin){STR("reference"), csv->line, 0};
    statement->competition = str_copy(csv_field(csv, columns->competition), arena);
    statement->athlete = str_copy(csv_field(csv, columns->athlete), arena);
    statement->nation = str_copy(csv_field(csv, columns->nation), arena);
    statement->heat = str_copy(csv_field(csv, columns->heat), arena);
    statement->sex = sex_of(sex);
    statement->round = round_of(round);
    if (sex.size && !statement->sex)
        return bad_cell(csv, sex, "is no sex; write M, F, X or nothing", error);
    if (round.size && !statement->round)
        return bad_cell(csv, round, "is no round; write final, semi-final, quarter-final, heat, qualification, preliminary or nothing", error);
    if (!small_number(year, &statement->year))
        return bad_cell(csv, year, "is no year", error);
    if (!small_number(csv_field(csv, columns->place), &statement->place))
        return bad_cell(csv, csv_field(csv, columns->place), "is no place; leave it empty where nobody was placed", error);
    if (!statement->athlete.size)
        return error_set(error, FAILED_INPUT, "%s:%u: the athlete is missing", csv->path, csv->line);
    return OK;
}

static enum status read_row(const struct csv *csv, const struct columns *columns, const struct events *events, struct reference_rows *rows,
                            struct arena *arena, struct error *error) {
    struct statement statement = {0};
    enum status status = read_common(csv, columns, &statement, arena, error);
    if (status != OK)
        return status;
    str code = csv_field(csv, columns->event), part_of = csv_field(csv, columns->part_of), cell = csv_field(csv, columns->mark);
    const struct event *event = event_find(events, code);
    if (!event)
        return bad_cell(csv, code, "is no event; lexicon/events.tsv lists the codes", error);
    if ((status = read_mark(csv, cell, event, &statement.mark, error)) != OK)
        return status;
    /* the 100m of a decathlon is a race of its own */
    statement.event = part_of.size ? str_print(arena, "%.*s %.*s", STR_ARG(part_of), STR_ARG(code)) : str_copy(code, arena);
    bool has_mark = statement.mark.quantity != QUANTITY_NONE;
    statement.kind = has_mark ? CLAIM_RESULT : CLAIM_PLACING;
    statement.bytes = csv->spans[has_mark ? columns->mark : columns->place];
    statement.quoted = str_copy(csv_field(csv, has_mark ? columns->mark : columns->place), arena);
    if (has_mark)
        statement.record = str_copy(csv_field(csv, columns->record), arena);
    if (has_mark || statement.place)
        *LIST_ADD(rows, arena) = statement;

    struct mark wind;
    str wind_cell = csv_field(csv, columns->wind);
    if (!wind_cell.size || !has_mark || !mark_read(wind_cell, QUANTITY_WIND, 0, &wind))
        return OK;
    statement.place = 0;
    statement.record = (str){0};
    statement.mark = wind;
    statement.bytes = csv->spans[columns->wind];
    statement.quoted = str_copy(wind_cell, arena);
    *LIST_ADD(rows, arena) = statement;
    return OK;
}

enum status reference_read(str text, const char *path, const struct events *events, struct reference_rows *rows, struct arena *arena,
                           struct error *error) {
    struct csv csv;
    struct columns columns;
    if (csv_open(&csv, text, path, error) != CSV_ROW) {
        csv_close(&csv);
        return FAILED_INPUT;
    }
    enum status status = find_columns(&csv, &columns, error);
    enum csv_step step = CSV_ROW;
    while (status == OK && (step = csv_row(&csv, error)) == CSV_ROW)
        status = read_row(&csv, &columns, events, rows, arena, error);
    csv_close(&csv);
    return step == CSV_TROUBLE ? FAILED_INPUT : status;
}
