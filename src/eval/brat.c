#include "base/utf8.h"
#include "eval/sheet.h"

/* A text-bound annotation and what other lines say about it. */
struct annotation {
    str id, type, surface;
    struct span span;       /* bytes */
    str values[8];          /* in the order of fields */
    const struct annotation *who; /* By or SaidBy */
    str note;               /* a name that stands nowhere in the article */
};

static const char *const fields[] = {"Sex", "Nation", "Value", "Quantity", "Kind", "Event", "Place", "Medal"};
enum { SEX, NATION, VALUE, QUANTITY, KIND, EVENT, PLACE, MEDAL, FIELDS };

struct annotations {
    struct annotation *items;
    uint32_t count, room;
};

/* Byte offset of a character offset. Asked in rising order mostly, so it goes on from where the last one was found. */
struct counter {
    str text;
    size_t byte;
    int64_t character;
};

static size_t byte_of(struct counter *counter, int64_t character) {
    if (character < counter->character)
        counter->byte = 0, counter->character = 0;
    while (counter->character < character && counter->byte < counter->text.size) {
        utf8_decode(counter->text, &counter->byte, NULL);
        counter->character++;
    }
    return counter->byte;
}

static struct annotation *find(const struct annotations *list, str id) {
    for (uint32_t i = 0; i < list->count; i++)
        if (str_equal(list->items[i].id, id))
            return &list->items[i];
    return NULL;
}

/* T1 <tab> Mark 12 19 <tab> 3:29.38; the pieces of a broken span are taken as one. */
static enum status read_bound(str line, struct counter *counter, struct annotation *a) {
    a->id = str_cut(&line, '\t');
    str where = str_cut(&line, '\t');
    a->surface = line;
    a->type = str_cut(&where, ' ');
    str first = str_cut(&where, ' '), last = where;
    for (size_t i = where.size; i-- > 0;)
        if (where.data[i] == ' ' || where.data[i] == ';') {
            last = str_slice(where, i + 1, where.size);
            break;
        }
    int64_t start, end;
    if (!str_to_int(first, &start) || !str_to_int(last, &end) || end < start)
        return FAILED_INPUT;
    size_t from = byte_of(counter, start);
    a->span = span_of(from, byte_of(counter, end));
    return OK;
}

/* A1 <tab> Sex T1 M */
static enum status read_attribute(str line, const struct annotations *list) {
    str_cut(&line, '\t');
    str name = str_cut(&line, ' '), id = str_cut(&line, ' ');
    struct annotation *a = find(list, id);
    for (int i = 0; a && i < FIELDS; i++)
        if (str_equal(name, str_of(fields[i])))
            a->values[i] = str_trim(line);
    return a ? OK : FAILED_INPUT;
}

/* R1 <tab> By Arg1:T2 Arg2:T1 */
static enum status read_relation(str line, const struct annotations *list) {
    str_cut(&line, '\t');
    str_cut(&line, ' ');
    str first = str_cut(&line, ' '), second = str_trim(line);
    str_cut(&first, ':');
    str_cut(&second, ':');
    struct annotation *from = find(list, first), *to = find(list, second);
    if (!from || !to)
        return FAILED_INPUT;
    from->who = to;
    return OK;
}

/* #1 <tab> AnnotatorNotes T2 <tab> athlete: Netherlands */
static void read_note(str line, const struct annotations *list) {
    str_cut(&line, '\t');
    str head = str_cut(&line, '\t');
    str_cut(&head, ' ');
    struct annotation *a = find(list, head);
    bool is_name = str_starts_with(line, STR("athlete: ")) || str_starts_with(line, STR("speaker: "));
    if (a && is_name)
        a->note = str_trim(str_slice(line, sizeof "athlete: " - 1, line.size));
}

static str who_of(const struct annotation *a) {
    return a->who ? a->who->surface : a->note;
}

static void add_athlete(const struct annotation *a, struct sheet *sheet, struct arena *arena) {
    for (uint32_t i = 0; i < sheet->athletes.count; i++)
        if (str_equal(sheet->athletes.items[i].name, a->surface))
            return;
    *LIST_ADD(&sheet->athletes, arena) =
        (struct sheet_athlete){.name = a->surface, .sex = a->values[SEX], .nation = a->values[NATION], .span = a->span};
}

static str place_of(const struct annotation *a) {
    static const char *const medals[] = {"gold", "silver", "bronze"};
    static const char *const places[] = {"1", "2", "3"};
    for (int i = 0; i < 3 && !a->values[PLACE].size; i++)
        if (str_equal(a->values[MEDAL], str_of(medals[i])))
            return str_of(places[i]);
    return a->values[PLACE];
}

static void add_to_sheet(const struct annotation *a, struct sheet *sheet, struct arena *arena) {
    if (str_equal(a->type, STR("Athlete")))
        add_athlete(a, sheet, arena);
    else if (str_equal(a->type, STR("Mark")))
        *LIST_ADD(&sheet->marks, arena) = (struct sheet_mark){
            .surface = a->surface, .value = a->values[VALUE], .quantity = a->values[QUANTITY], .kind = a->values[KIND],
            .athlete = who_of(a), .event = a->values[EVENT], .span = a->span};
    else if (str_equal(a->type, STR("Placing")))
        *LIST_ADD(&sheet->placings, arena) = (struct sheet_placing){
            .athlete = who_of(a), .event = a->values[EVENT], .place = place_of(a), .span = a->span};
    else if (str_equal(a->type, STR("Quote")))
        *LIST_ADD(&sheet->quotes, arena) = (struct sheet_quote){.text = a->surface, .speaker = who_of(a), .span = a->span};
}

enum status gold_read_brat(str bytes, const char *path, struct sheet *sheet, struct arena *arena, struct error *error) {
    struct annotations list = {0};
    struct counter counter = {.text = sheet->text};
    str rest = bytes, line;
    for (uint32_t number = 1; str_line(&rest, &line); number++)
        if (line.size && line.data[0] == 'T' && read_bound(line, &counter, LIST_ADD(&list, arena)) != OK)
            return error_set(error, FAILED_INPUT, "%s:%u: T lines are ID, TYPE START END and the words, apart by tabs", path, number);
    rest = bytes;
    for (uint32_t number = 1; str_line(&rest, &line); number++) {
        char kind = line.size ? line.data[0] : 0;
        if ((kind == 'A' || kind == 'M') && read_attribute(line, &list) != OK)
            return error_set(error, FAILED_INPUT, "%s:%u: an attribute of something that no T line brings", path, number);
        if (kind == 'R' && read_relation(line, &list) != OK)
            return error_set(error, FAILED_INPUT, "%s:%u: a relation between things that no T lines bring", path, number);
        if (kind == '#')
            read_note(line, &list);
    }
    for (uint32_t i = 0; i < list.count; i++)
        add_to_sheet(&list.items[i], sheet, arena);
    return OK;
}
