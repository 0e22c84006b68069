/*
 * PROV-JSON (W3C member submission, 2013): documents, claims and facts as entities; reading by a rule and reconciling as activities;
 * outlets and this program as agents. A claim is derived from a document, a fact from claims. The five parts of the one JSON object
 * grow in files of their own until all facts have gone by.
 */
#include <errno.h>

#include "base/file.h"
#include "base/json.h"
#include "exporter.h"

enum part { ENTITY, ACTIVITY, AGENT, GENERATED, DERIVED, ASSOCIATED, ATTRIBUTED, PARTS };
static const char *const part_names[] = {
    [ENTITY] = "entity", [ACTIVITY] = "activity", [AGENT] = "agent", [GENERATED] = "wasGeneratedBy", [DERIVED] = "wasDerivedFrom",
    [ASSOCIATED] = "wasAssociatedWith", [ATTRIBUTED] = "wasAttributedTo",
};

struct prov {
    struct exporter *x;
    FILE *parts[PARTS];
    uint64_t counts[PARTS];
    struct buffer line;
    struct table seen;     /* names of what has been written */
    bool failed;
};

static void begin(struct prov *p, enum part part, str name) {
    struct buffer *line = &p->line;
    buffer_clear(line);
    buffer_add_text(line, p->counts[part]++ ? ",\n" : "\n");
    json_write_text(line, name);
    buffer_add_text(line, ":{");
}

static void end(struct prov *p, enum part part) {
    buffer_add_char(&p->line, '}');
    if (p->parts[part] && fwrite(p->line.data, 1, p->line.size, p->parts[part]) != p->line.size)
        p->failed = true;
}

static bool is_new(struct prov *p, str name) {
    if (table_find(&p->seen, name))
        return false;
    *table_slot(&p->seen, str_copy(name, &p->x->arena), &p->x->arena) = p;
    return true;
}

static str relation_name(struct prov *p, enum part part) {
    return str_print(&p->x->scratch, "_:%s%llu", part_names[part], (unsigned long long)p->counts[part] + 1);
}

static str document_name(struct prov *p, struct sha256 hash) {
    char hex[65];
    sha256_print(hash, hex);
    return str_print(&p->x->scratch, "pf:document-%s", hex);
}

static void write_documents(struct prov *p) {
    struct buffer *line = &p->line;
    for (LIST_EACH(struct exported_document, d, &p->x->documents)) {
        str name = document_name(p, d->hash);
        if (!is_new(p, name))
            continue;
        begin(p, ENTITY, name);
        put_word(line, "prov:type", "pf:Document");
        json_write_member(line, "pf:doc", d->doc);
        json_write_member(line, "prov:location", document_reference(d->uri, d->doc, &p->x->scratch));
        end(p, ENTITY);
        if (!d->source.size)
            continue;
        str outlet = str_print(&p->x->scratch, "pf:outlet-%.*s", STR_ARG(d->source));
        if (is_new(p, outlet)) {
            begin(p, AGENT, outlet);
            put_word(line, "prov:type", "prov:Organization");
            json_write_member(line, "prov:label", d->source);
            end(p, AGENT);
        }
        begin(p, ATTRIBUTED, relation_name(p, ATTRIBUTED));
        json_write_member(line, "prov:entity", name);
        json_write_member(line, "prov:agent", outlet);
        end(p, ATTRIBUTED);
        arena_reset(&p->x->scratch);
    }
}

/* Reading by this rule; the rule is the plan that the program followed. */
static str reading_activity(struct prov *p, struct origin rule) {
    str place = rule_place(rule, &p->x->scratch), name = str_print(&p->x->scratch, "pf:reading-%.*s", STR_ARG(place));
    struct buffer *line = &p->line;
    if (!is_new(p, name))
        return name;
    str plan = str_print(&p->x->scratch, "pf:rule-%.*s", STR_ARG(place));
    begin(p, ACTIVITY, name);
    put_word(line, "prov:type", "pf:Reading");
    end(p, ACTIVITY);
    begin(p, ENTITY, plan);
    put_word(line, "prov:type", "prov:Plan");
    json_write_member(line, "prov:label", place);
    end(p, ENTITY);
    begin(p, ASSOCIATED, relation_name(p, ASSOCIATED));
    json_write_member(line, "prov:activity", name);
    put_word(line, "prov:agent", "pf:photofinish");
    json_write_member(line, "prov:plan", plan);
    end(p, ASSOCIATED);
    return name;
}

static str claim_entity(struct prov *p, const struct statement *s) {
    char hex[65];
    sha256_print(s->document, hex);
    str name = str_print(&p->x->scratch, "pf:claim-%s-%u-%u-%s", hex, s->bytes.start, s->bytes.end, claim_kind_name(s->kind));
    struct buffer *line = &p->line;
    if (!is_new(p, name))
        return name;
    str activity = reading_activity(p, s->rule);
    begin(p, ENTITY, name);
    put_word(line, "prov:type", "pf:Claim");
    json_write_member(line, "prov:value", s->quoted);
    json_write_member_int(line, "pf:byteStart", s->bytes.start);
    json_write_member_int(line, "pf:byteEnd", s->bytes.end);
    end(p, ENTITY);
    begin(p, GENERATED, relation_name(p, GENERATED));
    json_write_member(line, "prov:entity", name);
    json_write_member(line, "prov:activity", activity);
    end(p, GENERATED);
    begin(p, DERIVED, relation_name(p, DERIVED));
    json_write_member(line, "prov:generatedEntity", name);
    json_write_member(line, "prov:usedEntity", document_name(p, s->document));
    json_write_member(line, "prov:activity", activity);
    end(p, DERIVED);
    return name;
}

static enum status write_fact(void *taker, const struct fact *fact, struct error *error) {
    struct prov *p = taker;
    struct buffer *line = &p->line;
    str name = str_print(&p->x->scratch, "pf:fact-%llu", (unsigned long long)++p->x->number);
    begin(p, ENTITY, name);
    put_word(line, "prov:type", "pf:Fact");
    json_write_member(line, "prov:value", fact->value);
    json_write_member(line, "pf:attribute", fact->attribute);
    json_write_member(line, "pf:athlete", fact->athlete);
    json_write_member(line, "pf:event", fact->event);
    json_write_member(line, "pf:competition", fact->competition);
    json_write_member_int(line, "pf:year", fact->year);
    put_word(line, "pf:verdict", verdict_name(fact->verdict));
    end(p, ENTITY);
    begin(p, GENERATED, relation_name(p, GENERATED));
    json_write_member(line, "prov:entity", name);
    put_word(line, "prov:activity", "pf:reconciling");
    end(p, GENERATED);
    for (uint32_t i = 0; i < fact->support.count; i++) {
        str claim = claim_entity(p, fact->support.items[i].statement);
        begin(p, DERIVED, relation_name(p, DERIVED));
        json_write_member(line, "prov:generatedEntity", name);
        json_write_member(line, "prov:usedEntity", claim);
        put_word(line, "prov:activity", "pf:reconciling");
        put_word(line, "pf:stance", stance_name(fact->support.items[i].stance));
        end(p, DERIVED);
    }
    arena_reset(&p->x->scratch);
    return p->failed ? error_set(error, FAILED_SYSTEM, "a temporary file: %s", file_reason(errno)) : OK;
}

static void write_program(struct prov *p) {
    struct buffer *line = &p->line;
    begin(p, AGENT, STR("pf:photofinish"));
    put_word(line, "prov:type", "prov:SoftwareAgent");
    put_word(line, "prov:label", "photofinish");
    if (p->x->options->version)
        put_word(line, "pf:version", p->x->options->version);
    end(p, AGENT);
    begin(p, ACTIVITY, STR("pf:reconciling"));
    put_word(line, "prov:type", "pf:Reconciling");
    end(p, ACTIVITY);
    begin(p, ASSOCIATED, relation_name(p, ASSOCIATED));
    put_word(line, "prov:activity", "pf:reconciling");
    put_word(line, "prov:agent", "pf:photofinish");
    end(p, ASSOCIATED);
}

static void join_parts(struct prov *p) {
    enum { PIECE = 64 * 1024 };
    struct exporter *x = p->x;
    char *piece = arena_alloc(&x->arena, PIECE);
    export_open(x, STR("prov.json"));
    buffer_add_text(&x->out, "{\"prefix\":{\"pf\":\"urn:photofinish:\"}");
    for (int part = 0; part < PARTS; part++) {
        buffer_add_text(&x->out, ",\n");
        json_write_text(&x->out, str_of(part_names[part]));
        buffer_add_text(&x->out, ":{");
        rewind(p->parts[part]);
        for (size_t got; (got = fread(piece, 1, PIECE, p->parts[part])) > 0;) {
            buffer_add(&x->out, (str){piece, got});
            export_flush(x);
        }
        buffer_add_text(&x->out, "\n}");
    }
    buffer_add_text(&x->out, "}\n");
    export_close(x);
}

enum status export_prov(struct exporter *x, struct error *error) {
    struct prov p = {.x = x};
    enum status status = OK;
    for (int part = 0; part < PARTS && status == OK; part++) {
        p.parts[part] = tmpfile();
        if (!p.parts[part])
            status = error_set(error, FAILED_SYSTEM, "a temporary file: %s", file_reason(errno));
    }
    x->number = 0;
    if (status == OK) {
        write_program(&p);
        write_documents(&p);
        status = x->feed->each_fact(x->feed->context, write_fact, &p, error);
    }
    if (status == OK)
        join_parts(&p);
    for (int part = 0; part < PARTS; part++)
        if (p.parts[part])
            fclose(p.parts[part]);
    buffer_close(&p.line);
    return status;
}
