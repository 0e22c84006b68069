/* What is stored of a document beside what the document says. */
#include "audit/audit.h"

#include "base/buffer.h"
#include "base/table.h"

/* The fields of a claim or quote as text, so that they are compared, and named, alike. */
enum { FIELDS_MOST = 24 };
struct sheet {
    struct span bytes;
    struct origin rule;
    str quoted;
    struct { const char *name; str value; } fields[FIELDS_MOST];
    uint32_t count;
    str whole;        /* all fields in one */
    bool is_matched;
};

struct sheets {
    struct sheet *items;
    uint32_t count, room;
};

static void add(struct sheet *sheet, const char *name, str value) {
    sheet->fields[sheet->count].name = name;
    sheet->fields[sheet->count++].value = value;
}

static void add_name(struct sheet *sheet, const char *name, const char *value) {
    add(sheet, name, str_of(value));
}

static void add_number(struct sheet *sheet, const char *name, int64_t value, struct arena *arena) {
    add(sheet, name, value ? str_print(arena, "%lld", (long long)value) : (str){0});
}

static void close_sheet(struct sheet *sheet, struct arena *arena) {
    str whole = str_print(arena, "%u-%u %.*s:%u:%llx", sheet->bytes.start, sheet->bytes.end, STR_ARG(sheet->rule.file), sheet->rule.line,
                          (unsigned long long)sheet->rule.hash);
    struct buffer text = {0};
    buffer_add(&text, whole);
    for (uint32_t i = 0; i < sheet->count; i++) {
        buffer_add_char(&text, '\x1f');
        buffer_add(&text, sheet->fields[i].value);
    }
    sheet->whole = str_copy(buffer_str(&text), arena);
    buffer_close(&text);
}

static str mark_text(struct mark mark, struct arena *arena) {
    if (mark.quantity == QUANTITY_NONE)
        return (str){0};
    return str_print(arena, "%.*s (%lld to %lld, unit %d, flags %u)", STR_ARG(mark_print(mark, arena)), (long long)mark.amount,
                     (long long)mark.step, (int)mark.unit, mark.flags);
}

static str span_text(struct span bytes, struct arena *arena) { return str_print(arena, "bytes %u to %u", bytes.start, bytes.end); }

/* sentence: where the claim's sentence is said to stand. */
static void fill_claim(struct sheet *sheet, const struct statement *s, struct span sentence, struct arena *arena) {
    sheet->bytes = s->bytes;
    sheet->rule = s->rule;
    sheet->quoted = s->quoted;
    add_name(sheet, "kind", claim_kind_name(s->kind));
    add(sheet, "value", mark_text(s->mark, arena));
    add(sheet, "athlete", s->athlete);
    add(sheet, "rival", s->rival);
    add(sheet, "event", s->event);
    add_name(sheet, "sex", sex_name(s->sex));
    add(sheet, "nation", s->nation);
    add_number(sheet, "age", s->age, arena);
    add(sheet, "competition", s->competition);
    add_number(sheet, "year", s->year, arena);
    add(sheet, "date", date_print(s->date, arena));
    add_name(sheet, "round", round_name(s->round));
    add_number(sheet, "place", s->place, arena);
    add_name(sheet, "medal", medal_name(s->medal));
    add(sheet, "part", s->part);
    add(sheet, "record", s->record);
    add(sheet, "words", s->quoted);
    add(sheet, "sentence", s->sentence);
    add(sheet, "place of the sentence", span_text(sentence, arena));
    add_number(sheet, "in a quote", s->in_quote, arena);
    add_number(sheet, "weak", s->is_weak, arena);
    add_number(sheet, "in the title", s->in_title, arena);
    close_sheet(sheet, arena);
}

static void fill_quote(struct sheet *sheet, const struct utterance *u, struct arena *arena) {
    sheet->bytes = u->bytes;
    sheet->rule = u->rule;
    sheet->quoted = u->text;
    add_name(sheet, "kind", "quote");
    add(sheet, "speaker", u->speaker);
    add(sheet, "words", u->text);
    close_sheet(sheet, arena);
}

static void fill_person(struct sheet *sheet, const struct testimony_person *person, struct arena *arena) {
    sheet->bytes = person->bytes;
    add_name(sheet, "kind", person->is_team ? "team" : person->is_athlete ? "athlete" : "person");
    add(sheet, "name", person->name);
    add_name(sheet, "sex", sex_name(person->sex));
    add(sheet, "nation", person->nation);
    add_number(sheet, "age", person->age, arena);
    struct buffer surfaces = {0};
    for (LIST_EACH(struct surface, surface, &person->surfaces))
        buffer_print(&surfaces, "%.*s@%u-%u ", STR_ARG(surface->text), surface->bytes.start, surface->bytes.end);
    add(sheet, "forms of the name", str_copy(buffer_str(&surfaces), arena));
    buffer_close(&surfaces);
    close_sheet(sheet, arena);
}

/* A claim whose sentence is another document's has none here. */
static struct span sentence_bytes(const struct testimony *testimony, uint32_t sentence) {
    return sentence < testimony->sentences.count ? testimony->sentences.items[sentence].bytes : span_of(0, 0);
}

static struct sheets sheets_of(const struct testimony *testimony, struct arena *arena) {
    struct sheets sheets = {0};
    for (LIST_EACH(struct testimony_person, person, &testimony->people))
        fill_person(LIST_ADD(&sheets, arena), person, arena);
    for (LIST_EACH(struct testimony_claim, claim, &testimony->claims))
        fill_claim(LIST_ADD(&sheets, arena), &claim->statement, sentence_bytes(testimony, claim->sentence), arena);
    for (LIST_EACH(struct testimony_quote, quote, &testimony->quotes))
        fill_quote(LIST_ADD(&sheets, arena), &quote->utterance, arena);
    return sheets;
}

/* ---- comparing ---- */

/* Equal ones stand for each other, as many times as they are on both sides. */
static void match_equal(struct sheets *stored, struct sheets *fresh, struct arena *arena) {
    struct table by_whole = {0};
    for (uint32_t i = fresh->count; i-- > 0;)
        *table_slot(&by_whole, fresh->items[i].whole, arena) = &fresh->items[i];
    for (LIST_EACH(struct sheet, sheet, stored)) {
        /* The first of the equal ones is in the table; from there on the next that is free. */
        struct sheet *other = table_find(&by_whole, sheet->whole);
        while (other && other < fresh->items + fresh->count && (other->is_matched || !str_equal(other->whole, sheet->whole)))
            other++;
        if (!other || other == fresh->items + fresh->count)
            continue;
        other->is_matched = sheet->is_matched = true;
    }
}

static str place_of(const struct testimony *stored, struct span bytes, struct arena *arena) {
    return str_print(arena, "%.*s:%u-%u", STR_ARG(stored->document->name), bytes.start, bytes.end);
}

static str kind_of(const struct sheet *sheet) { return sheet->fields[0].value; }

/* The fresh sheet that the stored one is another version of: the same kind of thing in the same place. */
static struct sheet *version_of(const struct sheet *sheet, struct sheets *fresh) {
    struct sheet *found = NULL;
    for (LIST_EACH(struct sheet, other, fresh)) {
        bool same_place = other->bytes.start == sheet->bytes.start && other->bytes.end == sheet->bytes.end;
        if (other->is_matched || !str_equal(kind_of(other), kind_of(sheet)) || !same_place)
            continue;
        if (!found || (other->rule.line == sheet->rule.line && found->rule.line != sheet->rule.line))
            found = other;
    }
    return found;
}

static void tell_differences(struct audit *audit, str place, const struct sheet *stored, const struct sheet *fresh) {
    for (uint32_t i = 0; i < stored->count; i++)
        if (!str_equal(stored->fields[i].value, fresh->fields[i].value))
            audit_add(audit, AUDIT_VALUE_DIFFERS, place, "%.*s: stored %s is \"%.*s\", the document gives \"%.*s\"", STR_ARG(kind_of(stored)),
                      stored->fields[i].name, STR_ARG(stored->fields[i].value), STR_ARG(fresh->fields[i].value));
    bool other_rule = !str_equal(stored->rule.file, fresh->rule.file) || stored->rule.line != fresh->rule.line;
    if (other_rule)
        audit_add(audit, AUDIT_VALUE_DIFFERS, place, "%.*s: stored rule is %.*s:%u, the document gives it by %.*s:%u", STR_ARG(kind_of(stored)),
                  STR_ARG(stored->rule.file), stored->rule.line, STR_ARG(fresh->rule.file), fresh->rule.line);
}

/* One stored thing for which the document gives no equal one. */
static void judge(struct audit *audit, const struct testimony *stored, struct sheet *sheet, struct sheets *fresh, audit_has_rule *has_rule,
                  const void *book) {
    str place = place_of(stored, sheet->bytes, audit->arena);
    if (sheet->rule.file.size && !has_rule(book, sheet->rule)) {
        audit_add(audit, AUDIT_RULE_GONE, place, "%.*s: no rule stands at %.*s:%u as it was written then: run again", STR_ARG(kind_of(sheet)),
                  STR_ARG(sheet->rule.file), sheet->rule.line);
        struct sheet *other = version_of(sheet, fresh);
        if (other)
            other->is_matched = true;
        return;
    }
    struct sheet *other = version_of(sheet, fresh);
    if (!other) {
        audit_add(audit, AUDIT_CLAIM_UNFOUNDED, place, "%.*s \"%.*s\" is stored, but the document gives no such thing there",
                  STR_ARG(kind_of(sheet)), STR_ARG(sheet->quoted.size ? sheet->quoted : sheet->fields[1].value));
        return;
    }
    other->is_matched = true;
    tell_differences(audit, place, sheet, other);
}

static void check_words(struct audit *audit, const struct testimony *stored, const struct sheet *sheet, const struct content *content) {
    if (!sheet->rule.file.size)
        return;   /* a person: the forms of the name are compared whole */
    str words = audit_words(content, sheet->bytes, audit->arena);
    if (!str_equal(words, sheet->quoted))
        audit_add(audit, AUDIT_SPAN_DIFFERS, place_of(stored, sheet->bytes, audit->arena), "%.*s: stored \"%.*s\", these bytes say \"%.*s\"",
                  STR_ARG(kind_of(sheet)), STR_ARG(sheet->quoted), STR_ARG(words));
}

static str number(struct audit *audit, uint64_t value) {
    return str_print(audit->arena, "%llu", (unsigned long long)value);
}

/* What is told of the document as a whole. */
static void check_document(struct audit *audit, const struct testimony *stored, const struct testimony *fresh) {
    const struct { const char *name; str was, is; } fields[] = {
        {"title", stored->title, fresh->title},
        {"author", stored->author, fresh->author},
        {"language", stored->language, fresh->language},
        {"date", date_print(stored->published, audit->arena), date_print(fresh->published, audit->arena)},
        {"address", stored->document->uri, fresh->document->uri},
        {"outlet", stored->document->source, fresh->document->source},
        {"declared type", stored->document->content_type, fresh->document->content_type},
        {"time of retrieval", stored->document->retrieved, fresh->document->retrieved},
        {"format", number(audit, stored->document->format), number(audit, fresh->document->format)},
        {"size", number(audit, stored->document->bytes.size), number(audit, fresh->document->bytes.size)},
        {"place in its file", number(audit, stored->document->file_offset), number(audit, fresh->document->file_offset)},
        {"number of repaired characters", str_print(audit->arena, "%u", stored->repaired), str_print(audit->arena, "%u", fresh->repaired)},
        {"kind", stored->is_athletics ? STR("about athletics") : STR("about something else"),
         fresh->is_athletics ? STR("about athletics") : STR("about something else")},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!str_equal(fields[i].was, fields[i].is))
            audit_add(audit, AUDIT_VALUE_DIFFERS, stored->document->name, "stored %s is \"%.*s\", the document gives \"%.*s\"", fields[i].name,
                      STR_ARG(fields[i].was), STR_ARG(fields[i].is));
}

void audit_testimony(struct audit *audit, const struct testimony *stored, const struct testimony *fresh, const struct content *content,
                     audit_has_rule *has_rule, const void *book) {
    struct sheets was = sheets_of(stored, audit->arena), is = sheets_of(fresh, audit->arena);
    match_equal(&was, &is, audit->arena);
    for (LIST_EACH(struct sheet, sheet, &was)) {
        check_words(audit, stored, sheet, content);
        if (!sheet->is_matched)
            judge(audit, stored, sheet, &is, has_rule, book);
    }
    for (LIST_EACH(struct sheet, sheet, &is))
        if (!sheet->is_matched)
            audit_add(audit, AUDIT_CLAIM_DELETED, place_of(stored, sheet->bytes, audit->arena), "%.*s \"%.*s\" is in the document, but not stored",
                      STR_ARG(kind_of(sheet)), STR_ARG(sheet->quoted.size ? sheet->quoted : sheet->fields[1].value));
    check_document(audit, stored, fresh);
}
