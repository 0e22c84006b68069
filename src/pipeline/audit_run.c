/*
 * The documents pass: each stored document is found again, hashed, read by the rules of today and compared; what it says now goes into
 * a scratch store. That is reconciled, and its facts are compared with the stored ones.
 */
#include "pipeline/audit_run.h"
#include "base/sort.h"

#include <stdlib.h>

#include "pipeline/archive.h"
#include "pipeline/conveyor.h"
#include "pipeline/reconcile_run.h"
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

struct session {
    const struct audit_run_options *options;
    struct audit_run_summary *summary;
    struct store *store, *scratch;
    struct archive archive;
    struct table rules;              /* every rule of today, by file, line and hash */
    struct arena arena;
    int64_t last_document;
    uint64_t total;
};

/* ---- rules ---- */

static str rule_key(struct origin origin, struct arena *arena) {
    return str_print(arena, "%.*s:%u:%llx", STR_ARG(origin.file), origin.line, (unsigned long long)origin.hash);
}

static void list_rules(struct session *session) {
    const struct rulebook *book = session->options->tools->book;
    for (uint32_t i = 0; i < rulebook_rule_count(book); i++)
        *table_slot(&session->rules, rule_key(rule_origin(rulebook_rule(book, i)), &session->arena), &session->arena) = session;
}

/* What C finds is not written in a rule file; it is checked by finding it again. */
static bool has_rule(const void *argument, struct origin origin) {
    const struct session *session = argument;
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
    struct session *session = context;
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

static bool read_again(const struct session *session, struct audit_item *item, struct desk *desk, struct arena *arena) {
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
        item->print = print_of(item->read.document.hash, item->read.document.source, desk->content.text, arena);
    return true;
}

static void work(void *context, void *tool, void *argument, struct arena *arena) {
    const struct session *session = context;
    struct desk *desk = tool;
    struct audit_load *load = argument;
    for (LIST_EACH(struct audit_item, item, &load->list)) {
        item->audit.arena = arena;
        const struct document *stored = item->stored.testimony.document;
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

static void tell(struct session *session, const struct audit *audit) {
    for (LIST_EACH(struct audit_finding, finding, &audit->findings)) {
        session->summary->findings++;
        session->options->finding(session->options->context, finding);
    }
}

static enum status finish(void *context, void *argument, struct error *error) {
    struct session *session = context;
    struct audit_load *load = argument;
    enum status status = OK;
    for (uint32_t i = 0; status == OK && i < load->list.count; i++) {
        struct audit_item *item = &load->list.items[i];
        enum store_known known;
        session->summary->documents++;
        session->summary->claims += item->stored.testimony.claims.count;
        session->summary->quotes += item->stored.testimony.quotes.count;
        tell(session, &item->audit);
        if (item->is_read)
            status = store_add(session->scratch, &item->fresh, &item->print, &known, error);
    }
    if (session->options->progress)
        session->options->progress(session->options->context, session->summary->documents, session->total);
    return status;
}

static void *tool_open(void *context) {
    return desk_open(((struct session *)context)->options->tools);
}

static void tool_close(void *tool) {
    desk_close(tool);
}

static enum status audit_documents(struct session *session, struct error *error) {
    struct conveyor conveyor = {.context = session, .load_size = sizeof(struct audit_load), .fill = fill, .work = work, .finish = finish,
                                .tool_open = tool_open, .tool_close = tool_close, .stop = session->options->stop};
    enum status status = conveyor_run(&conveyor, session->options->threads, error);
    return status == OK ? store_index(session->scratch, error) : status;
}

/* ---- facts ---- */

/* What is compared: the key groups versions of one thing, the text is all that it says. */
struct digest {
    int64_t key, text, id;
};

struct digests {
    struct digest *items;
    uint32_t count, room;
};

struct collection {
    struct arena *arena;         /* of the digests */
    struct arena scratch;
    struct digests digests;
    struct session *session;     /* NULL: the fresh side, which is not judged one by one */
};

static void collect(struct collection *collection, str key, str text, int64_t id) {
    *LIST_ADD(&collection->digests, collection->arena) = (struct digest){store_hash(key), store_hash(text), id};
    arena_reset(&collection->scratch);
}

static enum status collect_fact(void *context, const struct fact *fact, struct error *error) {
    (void)error;
    struct collection *collection = context;
    if (collection->session) {
        struct audit audit = {.arena = &collection->scratch};
        audit_fact(&audit, fact);
        tell(collection->session, &audit);
    }
    collect(collection, fact->key, audit_fact_text(fact, &collection->scratch), fact->id);
    return OK;
}

static enum status collect_discrepancy(void *context, const struct discrepancy *discrepancy, struct error *error) {
    (void)error;
    struct collection *collection = context;
    collect(collection, discrepancy->key, audit_discrepancy_text(discrepancy, &collection->scratch), discrepancy->id);
    return OK;
}

static int compare_digests(const void *a, const void *b) {
    const struct digest *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->text > y->text) - (x->text < y->text);
}

static void put_in_order(struct digests *digests) {
    if (digests->count)
        sort_items(digests->items, digests->count, sizeof *digests->items, compare_digests);
}

/* One kind of thing that is compared: how to walk over all of it, and how to see one as text. */
struct subject {
    const char *name;
    enum status (*each)(struct store *store, const struct store_filter *filter, struct collection *collection, struct error *error);
    enum status (*text_of)(struct store *store, int64_t id, str *text, struct arena *arena, struct error *error);
};

static enum status each_fact(struct store *store, const struct store_filter *filter, struct collection *collection, struct error *error) {
    return store_facts(store, filter, collect_fact, collection, error);
}

static enum status each_discrepancy(struct store *store, const struct store_filter *filter, struct collection *collection,
                                    struct error *error) {
    return store_discrepancies(store, filter, collect_discrepancy, collection, error);
}

struct one_text {
    str *text;
    struct arena *arena;
};

static enum status keep_fact(void *context, const struct fact *fact, struct error *error) {
    (void)error;
    struct one_text *one = context;
    *one->text = audit_fact_text(fact, one->arena);
    return OK;
}

static enum status keep_discrepancy(void *context, const struct discrepancy *discrepancy, struct error *error) {
    (void)error;
    struct one_text *one = context;
    *one->text = audit_discrepancy_text(discrepancy, one->arena);
    return OK;
}

static enum status fact_text(struct store *store, int64_t id, str *text, struct arena *arena, struct error *error) {
    struct one_text one = {text, arena};
    return store_facts(store, &(struct store_filter){.id = id}, keep_fact, &one, error);
}

static enum status discrepancy_text(struct store *store, int64_t id, str *text, struct arena *arena, struct error *error) {
    struct one_text one = {text, arena};
    return store_discrepancies(store, &(struct store_filter){.id = id}, keep_discrepancy, &one, error);
}

static enum status tell_one(struct session *session, const struct subject *subject, enum audit_kind kind, struct store *from,
                            const struct digest *digest, const struct digest *other, struct error *error) {
    struct arena arena = {0};
    struct audit audit = {.arena = &arena};
    str text = {0}, again = {0};
    enum status status = subject->text_of(from, digest->id, &text, &arena, error);
    if (status == OK && other)
        status = subject->text_of(session->scratch, other->id, &again, &arena, error);
    str place = kind == AUDIT_FACT_MISSING ? str_of(subject->name) : str_print(&arena, "%s %lld", subject->name, (long long)digest->id);
    if (status == OK && other)
        audit_add(&audit, kind, place, "stored\n  %.*s\nthe claims give\n  %.*s", STR_ARG(text), STR_ARG(again));
    else if (status == OK)
        audit_add(&audit, kind, place, "%s\n  %.*s",
                  kind == AUDIT_FACT_MISSING ? "the claims give it, but it is not stored" : "it is stored, but the claims do not give it",
                  STR_ARG(text));
    tell(session, &audit);
    arena_close(&arena);
    return status;
}

/* Both sides are sorted by key and text. Of one key, what is equal goes away; what is left over on both sides is another version. */
static enum status compare_group(struct session *session, const struct subject *subject, const struct digest *was, uint32_t was_count,
                                 const struct digest *is, uint32_t is_count, struct error *error) {
    struct arena arena = {0};
    struct digests lost = {0}, found = {0};
    enum status status = OK;
    for (uint32_t i = 0, j = 0; i < was_count || j < is_count;) {
        if (i < was_count && j < is_count && was[i].text == is[j].text)
            i++, j++;
        else if (j == is_count || (i < was_count && was[i].text < is[j].text))
            *LIST_ADD(&lost, &arena) = was[i++];
        else
            *LIST_ADD(&found, &arena) = is[j++];
    }
    for (uint32_t i = 0; status == OK && (i < lost.count || i < found.count); i++) {
        if (i >= found.count)
            status = tell_one(session, subject, AUDIT_FACT_UNFOUNDED, session->store, &lost.items[i], NULL, error);
        else if (i >= lost.count)
            status = tell_one(session, subject, AUDIT_FACT_MISSING, session->scratch, &found.items[i], NULL, error);
        else
            status = tell_one(session, subject, AUDIT_VALUE_DIFFERS, session->store, &lost.items[i], &found.items[i], error);
    }
    arena_close(&arena);
    return status;
}

static uint32_t group_end(const struct digests *digests, uint32_t from, int64_t key) {
    while (from < digests->count && digests->items[from].key == key)
        from++;
    return from;
}

static enum status compare_subject(struct session *session, const struct subject *subject, struct collection *stored,
                                   struct collection *fresh, struct error *error) {
    struct store_filter all = {0};
    enum status status = subject->each(session->store, &all, stored, error);
    if (status == OK)
        status = subject->each(session->scratch, &all, fresh, error);
    put_in_order(&stored->digests);
    put_in_order(&fresh->digests);
    for (uint32_t i = 0, j = 0; status == OK && (i < stored->digests.count || j < fresh->digests.count);) {
        const struct digest *was = &stored->digests.items[i], *is = &fresh->digests.items[j];
        bool more_was = i < stored->digests.count, more_is = j < fresh->digests.count;
        int64_t key = more_was && (!more_is || was->key < is->key) ? was->key : is->key;
        uint32_t was_end = group_end(&stored->digests, i, key), is_end = group_end(&fresh->digests, j, key);
        status = compare_group(session, subject, was, was_end - i, is, is_end - j, error);
        i = was_end;
        j = is_end;
    }
    return status;
}

static bool has_key(const struct digests *digests, int64_t key) {
    uint32_t low = 0, high = digests->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (digests->items[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < digests->count && digests->items[low].key == key;
}

static void audit_decisions(struct session *session, const struct decisions *decisions, const struct digests *facts,
                            const struct digests *discrepancies) {
    struct arena arena = {0};
    for (LIST_EACH(const struct decision, decision, decisions)) {
        struct audit audit = {.arena = &arena};
        int64_t key = store_hash(decision->key);
        session->summary->decisions++;
        if (!has_key(facts, key) && !has_key(discrepancies, key))
            audit_add(&audit, AUDIT_DECISION_ORPHANED, str_print(&arena, "decision %.*s", STR_ARG(decision->key)),
                      "it is about nothing that the claims give any more (%.*s)", STR_ARG(decision->note));
        tell(session, &audit);
    }
    arena_close(&arena);
}

static enum status reconcile_again(struct session *session, const struct decisions *decisions, struct error *error) {
    enum status status = OK;
    for (uint32_t i = 0; status == OK && i < decisions->count; i++)
        status = store_decide(session->scratch, &decisions->items[i], error);
    struct reconcile_run_options options = {.rules_folder = rulebook_folder(session->options->tools->book), .always = true,
                                            .reference_trust = session->options->reference_trust, .threads = session->options->threads,
                                            .stop = session->options->stop};
    struct reconcile_run_summary summary;
    return status == OK ? reconcile_run(session->scratch, &options, &summary, error) : status;
}

static enum status audit_facts(struct session *session, struct error *error) {
    static const struct subject facts = {"fact", each_fact, fact_text}, discrepancies = {"discrepancy", each_discrepancy, discrepancy_text};
    struct decisions decisions = {0};
    struct collection stored[2] = {{.arena = &session->arena, .session = session}, {.arena = &session->arena}};
    struct collection fresh[2] = {{.arena = &session->arena}, {.arena = &session->arena}};
    enum status status = store_decisions(session->store, &decisions, &session->arena, error);
    if (status == OK)
        status = reconcile_again(session, &decisions, error);
    if (status == OK)
        status = compare_subject(session, &facts, &stored[0], &fresh[0], error);
    if (status == OK)
        status = compare_subject(session, &discrepancies, &stored[1], &fresh[1], error);
    if (status == OK)
        audit_decisions(session, &decisions, &fresh[0].digests, &fresh[1].digests);
    session->summary->facts = stored[0].digests.count;
    session->summary->discrepancies = stored[1].digests.count;
    for (int i = 0; i < 2; i++) {
        arena_close(&stored[i].scratch);
        arena_close(&fresh[i].scratch);
    }
    return status;
}

/* ---- all ---- */

static enum status audit_database(struct session *session, struct error *error) {
    str complaint;
    struct store_counts counts;
    enum status status = store_check(session->store, &complaint, &session->arena, error);
    if (status == OK)
        status = store_count(session->store, &counts, error);
    if (status != OK)
        return status;
    session->total = (uint64_t)counts.documents;
    struct audit audit = {.arena = &session->arena};
    if (complaint.size)
        audit_add(&audit, AUDIT_DATABASE_DAMAGED, str_of(session->options->database), "%.*s", STR_ARG(complaint));
    tell(session, &audit);
    return OK;
}

enum status audit_run(const struct audit_run_options *options, struct audit_run_summary *summary, struct error *error) {
    struct session session = {.options = options, .summary = summary, .archive = {.options = &options->inputs}};
    *summary = (struct audit_run_summary){0};
    enum status status = store_open(options->database, STORE_READ, &session.store, error);
    if (status == OK)
        status = store_hold(session.store, error);
    if (status == OK)
        status = audit_database(&session, error);
    if (status == OK)
        status = store_open("what was read again", STORE_SCRATCH, &session.scratch, error);
    if (status == OK)
        status = store_begin(session.scratch, options->tools->fingerprint, error);
    list_rules(&session);
    if (status == OK)
        status = audit_documents(&session, error);
    if (status == OK)
        status = audit_facts(&session, error);
    archive_close(&session.archive);
    store_close(session.scratch);
    store_close(session.store);
    arena_close(&session.arena);
    return status;
}
