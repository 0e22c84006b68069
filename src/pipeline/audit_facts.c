/* The facts pass: the scratch store is reconciled, and what comes of it is compared with what is stored. */
#include <pthread.h>
#include <stdlib.h>

#include "audit_session.h"
#include "base/sort.h"

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
    struct audit_session *judge; /* NULL: the fresh side, which is not judged one by one */
};

static void collect(struct collection *collection, str key, str text, int64_t id) {
    *LIST_ADD(&collection->digests, collection->arena) = (struct digest){store_hash(key), store_hash(text), id};
    arena_reset(&collection->scratch);
}

static enum status collect_fact(void *context, const struct fact *fact, struct error *error) {
    (void)error;
    struct collection *collection = context;
    if (collection->judge) {
        struct audit audit = {.arena = &collection->scratch};
        audit_fact(&audit, fact);
        audit_tell(collection->judge, &audit);
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

/* One side, what is stored or what the sources give: all of it as digests. */
struct side {
    struct store *store;
    struct collection facts, discrepancies;
    struct arena arena;
    enum status status;
    struct error error;
};

static void *read_side(void *argument) {
    struct side *side = argument;
    struct store_filter all = {0};
    side->facts.arena = side->discrepancies.arena = &side->arena;
    side->status = store_facts(side->store, &all, collect_fact, &side->facts, &side->error);
    if (side->status == OK)
        side->status = store_discrepancies(side->store, &all, collect_discrepancy, &side->discrepancies, &side->error);
    put_in_order(&side->facts.digests);
    put_in_order(&side->discrepancies.digests);
    return NULL;
}

/* Each side is a database of its own, so they are read at the same time. */
static enum status read_sides(struct side *stored, struct side *fresh, struct error *error) {
    pthread_t thread;
    bool is_aside = pthread_create(&thread, NULL, read_side, fresh) == 0;
    if (!is_aside)
        read_side(fresh);
    read_side(stored);
    if (is_aside)
        pthread_join(thread, NULL);
    const struct side *failed = stored->status != OK ? stored : fresh;
    if (failed->status != OK)
        *error = failed->error;
    return failed->status;
}

static void close_side(struct side *side) {
    arena_close(&side->facts.scratch);
    arena_close(&side->discrepancies.scratch);
    arena_close(&side->arena);
}

/* One kind of thing that is compared, and how to see one as text. */
struct subject {
    const char *name;
    enum status (*text_of)(struct store *store, int64_t id, str *text, struct arena *arena, struct error *error);
};

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

static enum status tell_one(struct audit_session *session, const struct subject *subject, enum audit_kind kind, struct store *from,
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
    audit_tell(session, &audit);
    arena_close(&arena);
    return status;
}

/* Both sides are sorted by key and text. Of one key, what is equal goes away; what is left over on both sides is another version. */
static enum status compare_group(struct audit_session *session, const struct subject *subject, const struct digest *was, uint32_t was_count,
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

static enum status compare_subject(struct audit_session *session, const struct subject *subject, const struct digests *stored,
                                   const struct digests *fresh, struct error *error) {
    enum status status = OK;
    for (uint32_t i = 0, j = 0; status == OK && (i < stored->count || j < fresh->count);) {
        const struct digest *was = &stored->items[i], *is = &fresh->items[j];
        bool more_was = i < stored->count, more_is = j < fresh->count;
        int64_t key = more_was && (!more_is || was->key < is->key) ? was->key : is->key;
        uint32_t was_end = group_end(stored, i, key), is_end = group_end(fresh, j, key);
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

static void audit_decisions(struct audit_session *session, const struct decisions *decisions, const struct digests *facts,
                            const struct digests *discrepancies) {
    struct arena arena = {0};
    for (LIST_EACH(const struct decision, decision, decisions)) {
        struct audit audit = {.arena = &arena};
        int64_t key = store_hash(decision->key);
        session->summary->decisions++;
        if (!has_key(facts, key) && !has_key(discrepancies, key))
            audit_add(&audit, AUDIT_DECISION_ORPHANED, str_print(&arena, "decision %.*s", STR_ARG(decision->key)),
                      "it is about nothing that the claims give any more (%.*s)", STR_ARG(decision->note));
        audit_tell(session, &audit);
    }
    arena_close(&arena);
}

static enum status reconcile_again(struct audit_session *session, const struct decisions *decisions, struct error *error) {
    enum status status = OK;
    for (uint32_t i = 0; status == OK && i < decisions->count; i++)
        status = store_decide(session->scratch, &decisions->items[i], error);
    struct reconcile_run_options options = audit_reconcile_options(session);
    options.always = true;
    struct reconcile_run_summary summary;
    if (status == OK)
        status = reconcile_run(session->scratch, &options, NULL, &summary, error);
    return status == OK ? store_end(session->scratch, error) : status;   /* with the indexes that reading it back wants */
}

enum status audit_facts(struct audit_session *session, struct error *error) {
    static const struct subject facts = {"fact", fact_text}, discrepancies = {"discrepancy", discrepancy_text};
    struct decisions decisions = {0};
    struct side stored = {.store = session->store, .facts.judge = session}, fresh = {.store = session->scratch};
    enum status status = store_decisions(session->store, &decisions, &session->arena, error);
    if (status == OK)
        status = reconcile_again(session, &decisions, error);
    if (status == OK)
        status = read_sides(&stored, &fresh, error);
    if (status == OK)
        status = compare_subject(session, &facts, &stored.facts.digests, &fresh.facts.digests, error);
    if (status == OK)
        status = compare_subject(session, &discrepancies, &stored.discrepancies.digests, &fresh.discrepancies.digests, error);
    if (status == OK)
        audit_decisions(session, &decisions, &fresh.facts.digests, &fresh.discrepancies.digests);
    session->summary->facts = stored.facts.digests.count;
    session->summary->discrepancies = stored.discrepancies.digests.count;
    close_side(&stored);
    close_side(&fresh);
    return status;
}
