/*
 * The documents pass: each stored document is found again, hashed, read by the rules of today and compared; what it says now goes into
 * a scratch store.
 */
#include "audit_session.h"
#include "pipeline/conveyor.h"
#include "pipeline/reference_load.h"
#include "reconcile/print.h"

enum { LOAD_DOCUMENTS = 16, LOAD_MEMORY = 512 * 1024 };

struct audit_item {
    struct stored_testimony stored;
    struct intake_item read;         /* its document is empty when it could not be found again */
    const char *reason;
    struct testimony fresh;
    struct document_print print;
    bool is_list;                    /* an official list of results: rows, no article */
    bool is_read;
    struct audit audit;
};

struct audit_load {
    struct { struct audit_item *items; uint32_t count, room; } list;
};

/* ---- rules ---- */

static str rule_key(struct origin origin, struct arena *arena) {
    return str_print(arena, "%.*s:%u:%llx", STR_ARG(origin.file), origin.line, (unsigned long long)origin.hash);
}

static void list_rules(struct audit_session *session) {
    const struct rulebook *book = session->options->tools->book;
    for (uint32_t i = 0; i < rulebook_rule_count(book); i++)
        *table_slot(&session->rules, rule_key(rule_origin(rulebook_rule(book, i)), &session->arena), &session->arena) = session;
}

/* A rule that found something is stored as it was written then; under the same hash it must be written so today. */
static enum status check_wordings(struct audit_session *session, struct error *error) {
    const struct rulebook *book = session->options->tools->book;
    enum status status = OK;
    for (uint32_t i = 0; status == OK && i < rulebook_rule_count(book); i++) {
        const struct rule *rule = rulebook_rule(book, i);
        struct origin origin = rule_origin(rule);
        struct arena arena = {0};
        struct audit audit = {.arena = &arena};
        str stored = {0};
        status = store_rule_text(session->store, origin, &stored, &arena, error);
        if (status == OK && stored.size && !str_equal(stored, rule_text(rule)))
            audit_add(&audit, AUDIT_VALUE_DIFFERS, str_print(&arena, "%.*s:%u", STR_ARG(origin.file), origin.line),
                      "the rule is stored as\n  %.*s\nbut it reads\n  %.*s", STR_ARG(stored), STR_ARG(rule_text(rule)));
        audit_tell(session, &audit);
        arena_close(&arena);
    }
    return status;
}

/* What C finds is not written in a rule file; it is checked by finding it again. */
static bool has_rule(const void *argument, struct origin origin) {
    const struct audit_session *session = argument;
    if (!str_ends_with(origin.file, STR(".rules")))
        return true;
    struct arena arena = {0};
    bool found = table_find(&session->rules, rule_key(origin, &arena)) != NULL;
    arena_close(&arena);
    return found;
}

/* ---- documents ---- */

static bool is_list(const struct testimony *testimony) {
    return testimony->claims.count && testimony->claims.items[0].statement.is_reference;
}

static enum status fill(void *context, void *argument, struct arena *arena, bool *more, struct error *error) {
    struct audit_session *session = context;
    struct audit_load *load = argument;
    enum status status = OK;
    while (status == OK && load->list.count < LOAD_DOCUMENTS && arena->used < LOAD_MEMORY) {
        struct stored_testimony stored;
        status = store_testimony(session->store, session->last_document, &stored, arena, error);
        if (status != OK || !stored.document_id)
            break;
        session->last_document = stored.document_id;
        struct audit_item *item = LIST_ADD(&load->list, arena);
        item->stored = stored;
        item->is_list = is_list(&stored.testimony);
        const struct document *document = stored.testimony.document;
        if (item->is_list ? !reference_find(document, arena, &item->read.document, &item->reason)
                          : !archive_find(&session->archive, document, arena, &item->read.document, &item->reason))
            item->read.document.bytes = (str){0};
    }
    *more = load->list.count > 0;
    return status;
}

static bool read_again(const struct audit_session *session, struct audit_item *item, struct desk *desk, struct arena *arena) {
    if (item->is_list) {
        desk->content = (struct content){.text = item->read.document.bytes};
        uint32_t size = (uint32_t)item->read.document.bytes.size;
        offsets_add(&desk->content.map, size, span_of(0, size), arena);
        return reference_testimony(&item->read.document, &session->options->tools->events, item->stored.testimony.published, &item->fresh,
                                   arena, &item->reason);
    }
    if (!desk_read(desk, &item->read, arena)) {
        item->reason = item->read.trouble;
        return false;
    }
    testimony_of(&desk->reading, &item->fresh, arena);
    if (item->fresh.claims.count || item->fresh.quotes.count)
        item->print = desk_print(desk, &item->read.document, arena);
    return true;
}

static void work(void *context, void *tool, void *argument, struct arena *arena) {
    const struct audit_session *session = context;
    struct desk *desk = tool;
    struct audit_load *load = argument;
    for (LIST_EACH(struct audit_item, item, &load->list)) {
        item->audit.arena = arena;
        const struct document *stored = item->stored.testimony.document;
        if (!item->stored.is_found_by_uri)
            audit_add(&item->audit, AUDIT_DATABASE_DAMAGED, stored->name,
                      "it is not found by its address any more: the hash stored for %.*s is another one", STR_ARG(stored->uri));
        if (!audit_bytes(&item->audit, stored, item->read.document.bytes, item->reason))
            continue;
        item->read.document.hash = stored->hash;
        item->is_read = read_again(session, item, desk, arena);
        if (item->is_read)
            audit_testimony(&item->audit, &item->stored.testimony, &item->fresh, &desk->content, has_rule, session);
        else
            audit_add(&item->audit, AUDIT_FILE_CHANGED, stored->name, "can't be read any more: %s", item->reason);
    }
}

static enum status finish(void *context, void *argument, struct error *error) {
    struct audit_session *session = context;
    struct audit_load *load = argument;
    enum status status = OK;
    for (uint32_t i = 0; status == OK && i < load->list.count; i++) {
        struct audit_item *item = &load->list.items[i];
        enum store_known known;
        session->summary->documents++;
        session->summary->claims += item->stored.testimony.claims.count;
        session->summary->quotes += item->stored.testimony.quotes.count;
        audit_tell(session, &item->audit);
        if (item->is_read)
            status = store_add(session->scratch, &item->fresh, &item->print, (str){0}, &known, error);
    }
    if (session->options->progress)
        session->options->progress(session->options->context, session->summary->documents, session->total);
    return status;
}

static void *tool_open(void *context) {
    return desk_open(((struct audit_session *)context)->options->tools);
}

static void tool_close(void *context, void *tool) {
    (void)context;
    desk_close(tool);
}

enum status audit_documents(struct audit_session *session, struct error *error) {
    struct conveyor conveyor = {.context = session, .load_size = sizeof(struct audit_load), .fill = fill, .work = work, .finish = finish,
                                .tool_open = tool_open, .tool_close = tool_close, .stop = session->options->stop};
    list_rules(session);
    enum status status = check_wordings(session, error);
    if (status == OK)
        status = conveyor_run(&conveyor, session->options->threads, error);
    return status == OK ? store_index(session->scratch, error) : status;
}
