/*
 * Two passes over the outlines of documents, who ran where (the directory) and which race each claim is about, then race by race. Races are
 * taken in the order of their ids, hashes of their keys, so that fact ids depend on no order of inputs.
 */
#include "pipeline/reconcile_run.h"

#include <stdlib.h>

#include "pipeline/conveyor.h"
#include "reconcile/reconcile.h"
#include "reconcile_members.h"

enum {
    LOAD_STATEMENTS = 64,
    LOAD_RACES = 32,
    RACES_MEMORY = 12 << 20,  /* so much of races in hand, then no further one is loaded */
};

/* Hash of the sources that reconcile: others may decide otherwise about the same claims. */
static const char reconcile_seal[] =
#include "pipeline/reconcile.seal"
;

struct session {
    struct store *store;
    const struct reconcile_run_options *options;
    struct reconcile_run_summary *summary;
    struct outliner *outliner;      /* with the tables */
    struct reconciler *reconciler;
    struct directory *directory;
    struct decisions decisions;
    int64_t seal;                   /* hash of tables and decisions: part of each race's signature */
    struct arena arena;             /* tables, decisions */
    struct arena scratch;
    struct members *members;
    bool ended;                     /* every member was loaded */
    int64_t old_from;               /* stored races below are dealt with */
    bool old_ended;
};

/* ---- tables ---- */

static int64_t mix(int64_t hash, str text) {
    char both[2 * sizeof hash];
    int64_t next = store_hash(text);
    memcpy(both, &hash, sizeof hash);
    memcpy(both + sizeof hash, &next, sizeof next);
    return store_hash((str){both, sizeof both});
}

/* What all races are reconciled with: sources, tables, decisions. */
static enum status take_seal(struct session *session, struct error *error) {
    const struct reconcile_options *tables = &session->outliner->tables;
    const str texts[] = {tables->competitions, tables->competition_names, tables->sources};
    session->seal = store_hash(str_of(reconcile_seal)) + tables->reference_trust;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        session->seal = mix(session->seal, texts[i]);
    enum status status = store_decisions(session->store, &session->decisions, &session->arena, error);
    for (LIST_EACH(struct decision, decision, &session->decisions))
        session->seal = mix(mix(session->seal + decision->kind, decision->key), decision->value);
    return status;
}

/* ---- which race ---- */

static enum status damaged(const struct stored_outline *outline, struct error *error) {
    return error_set(error, FAILED_STORE, "what is kept of document %lld is damaged; `photofinish audit` says what else is wrong, and in a new "
                     "database `photofinish run` stores all anew", (long long)outline->document_id);
}

static enum status add_to_directory(void *context, const struct stored_outline *outline, struct error *error) {
    struct session *session = context;
    return directory_add_outline(session->directory, outline->document, outline->bytes) ? OK : damaged(outline, error);
}

static enum status add_members(void *context, const struct stored_outline *outline, struct error *error) {
    struct session *session = context;
    struct arena *scratch = &session->scratch;
    struct outlined outlined;
    enum status status = OK;
    if (!directory_outlined(session->directory, outline->document, outline->bytes, scratch, &outlined))
        return damaged(outline, error);
    int64_t *races = ARENA_ARRAY(scratch, outlined.race_count, int64_t), lowest = INT64_MAX;
    for (uint32_t i = 0; i < outlined.race_count; i++)
        races[i] = store_hash(outlined.races[i]);
    for (uint32_t i = 0; i < outlined.claim_count; i++)
        lowest = races[outlined.claims[i].race] < lowest ? races[outlined.claims[i].race] : lowest;
    for (uint32_t i = 0; status == OK && i < outlined.claim_count; i++) {
        struct membership member = {.race = races[outlined.claims[i].race], .group = outlined.claims[i].group};
        bool is_lowest = member.race == lowest;
        member.claim = (outline->first_claim + i) * (1 << MEMBER_BITS) + (is_lowest ? MEMBER_IN_LOWEST : 0) + (outline->is_replaced ? MEMBER_IS_REPLACED : 0);
        memcpy(&member.document, outline->document.bytes, sizeof member.document);
        status = members_add(session->members, &member, error);
    }
    arena_reset(scratch);
    return status;
}

static enum status find_races(struct session *session, struct error *error) {
    session->directory = directory_open(session->reconciler);
    enum status status = store_each_outline(session->store, add_to_directory, session, error);
    if (status == OK)
        status = directory_settle(session->directory, error);
    session->members = members_open();
    if (status == OK)
        status = store_each_outline(session->store, add_members, session, error);
    return status == OK ? members_finish(session->members, error) : status;
}

/* ---- race by race ---- */

struct race_item {
    struct store_race race;
    bool is_gone;                   /* nothing is said of it any more */
    str key;
    struct statement *statements;
    const struct statement **pointers;
    uint32_t count;
    struct appearances appearances;
    struct utterances utterances;
    struct prints prints;
    struct findings findings;
};

struct race_load {
    struct { struct race_item *items; uint32_t count, room; } list;
};

static bool has_document(const int64_t *documents, uint32_t count, int64_t document) {
    for (uint32_t i = count; i-- > 0;)
        if (documents[i] == document)
            return true;
    return false;
}

/* People, quotes and prints of the race's documents; of a lone document only in its lowest race. */
static enum status load_extras(struct session *session, const struct race_part *part, struct race_item *item, struct arena *arena, struct error *error) {
    int64_t *documents = ARENA_ARRAY(arena, item->count, int64_t);
    uint32_t count = 0;
    enum status status = OK;
    for (uint32_t i = 0; i < item->count; i++)
        if (!has_document(documents, count, item->statements[i].document_id))
            documents[count++] = item->statements[i].document_id;
    for (uint32_t i = 0; status == OK && i < count; i++)
        if (count > 1 || part->items[0].claim & MEMBER_IN_LOWEST)
            status = store_document_extras(session->store, documents[i], &item->appearances, &item->utterances, &item->prints, arena, error);
    return status;
}

#define PART_MARK " (part "   /* between a race's key and the number of the part, in the store */

/* Parts of a race follow it. */
static int64_t id_of(const struct race_part *part) {
    return part->race > INT64_MAX - 1 - (int64_t)part->part ? part->race : part->race + (int64_t)part->part;
}

static enum status load_race(struct session *session, const struct race_part *part, int64_t signature, struct race_load *load, struct arena *arena,
                             struct error *error) {
    struct race_item *item = LIST_ADD(&load->list, arena);
    item->race = (struct store_race){.id = id_of(part), .signature = signature};
    item->count = part->count;
    item->statements = ARENA_ARRAY(arena, item->count, struct statement);
    item->pointers = ARENA_ARRAY(arena, item->count, const struct statement *);
    int64_t *ids = ARENA_ARRAY(arena, item->count, int64_t);
    for (uint32_t i = 0; i < item->count; i++) {
        ids[i] = member_claim(&part->items[i]);
        item->pointers[i] = &item->statements[i];
    }
    enum status status = store_statements(session->store, ids, item->count, item->statements, arena, error);
    if (status != OK)
        return status;
    item->key = item->race.key = directory_race(session->directory, &item->statements[0], arena);
    if (part->part)
        item->key = str_print(arena, "%.*s" PART_MARK "%u)", STR_ARG(item->key), part->part + 1);
    return load_extras(session, part, item, arena, error);
}

static int64_t signature_of(const struct session *session, const struct race_part *part) {
    uint64_t hash = (uint64_t)session->seal;
    for (uint32_t i = 0; i < part->count; i++)
        hash = ((hash ^ (uint64_t)part->items[i].claim) * 0x9E3779B97F4A7C15u) ^ (hash >> 29);
    return (int64_t)hash;
}

/* The stored race of this id, when there is one; stored races between the last one asked for and this one are gone: nothing is said of
 * them any more. Races up to the last one asked for were perhaps stored by this very session. */
static enum status meet_stored(struct session *session, int64_t race, struct race_load *load, struct arena *arena, bool *known,
                               struct store_race *stored, struct error *error) {
    *known = false;
    while (!session->old_ended) {
        struct store_race old;
        bool found;
        enum status status = store_race_at(session->store, session->old_from, &old, &found, error);
        if (status != OK)
            return status;
        session->old_ended = !found;
        if (!found || old.id > race)
            break;
        if (old.id == race) {
            *known = true;
            *stored = old;
            break;
        }
        session->old_from = old.id + 1;
        *LIST_ADD(&load->list, arena) = (struct race_item){.race = old, .is_gone = true};
    }
    session->old_ended = session->old_ended || race == INT64_MAX;
    session->old_from = race == INT64_MAX ? race : race + 1;
    return OK;
}

/* A hash of what the directory answers. */
static int64_t answers_to(const struct session *session, str asked, str key, struct arena *arena) {
    int64_t answers = 0;
    for (size_t at = 0; at + sizeof(struct elsewhere) <= asked.size; at += sizeof(struct elsewhere)) {
        struct elsewhere question;
        memcpy(&question, asked.data + at, sizeof question);
        answers = mix(answers, directory_answer(session->directory, &question, key, arena));
    }
    return answers;
}

/* The same claims come out the same, but for one thing: why papers disagree may be found in another race (an old figure), which may have
 * changed. So what a race asked for is kept, and asked again. */
static bool is_as_stored(const struct session *session, const struct store_race *old, int64_t signature, struct arena *arena) {
    str key = str_slice(old->key, 0, str_find(old->key, STR(PART_MARK), 0));
    return old->signature == signature && old->answers == answers_to(session, old->asked, key, arena);
}

static enum status fill(void *context, void *argument, struct arena *arena, bool *more, struct error *error) {
    struct session *session = context;
    struct race_load *load = argument;
    size_t statements = 0;
    enum status status = store_hold(session->store, error);
    while (status == OK && !session->ended && load->list.count < LOAD_RACES && statements < LOAD_STATEMENTS) {
        struct race_part part;
        bool found, known;
        status = members_next(session->members, &part, &found, error);
        session->ended = !found;
        if (status != OK || !found)
            break;
        session->summary->races += part.part == 0;
        session->summary->parted += part.part == 1;
        int64_t signature = signature_of(session, &part);
        struct store_race old = {0};
        status = meet_stored(session, id_of(&part), load, arena, &known, &old, error);
        if (status != OK || (known && is_as_stored(session, &old, signature, arena)))
            continue;
        status = load_race(session, &part, signature, load, arena, error);
        statements += part.count;
    }
    if (status == OK && session->ended) {
        bool known;
        struct store_race old;
        status = meet_stored(session, INT64_MAX, load, arena, &known, &old, error);
        if (known)
            *LIST_ADD(&load->list, arena) = (struct race_item){.race = {.id = INT64_MAX}, .is_gone = true};
    }
    *more = load->list.count > 0 || !session->ended;
    return status;
}

static void work(void *context, void *tool, void *argument, struct arena *arena) {
    (void)tool;
    const struct session *session = context;
    struct race_load *load = argument;
    for (LIST_EACH(struct race_item, item, &load->list)) {
        if (item->is_gone)
            continue;
        struct evidence evidence = {
            .statements = item->pointers, .statement_count = item->count, .prints = item->prints.items, .print_count = item->prints.count,
            .decisions = session->decisions.items, .decision_count = session->decisions.count};
        reconcile_race(session->reconciler, session->directory, &evidence, arena, &item->findings);
        reconcile_people(session->reconciler, item->appearances.items, item->appearances.count, arena, &item->findings);
        reconcile_quotes(session->reconciler, item->utterances.items, item->utterances.count, item->prints.items, item->prints.count, arena,
                         &item->findings);
        item->race.asked = (str){(const char *)item->findings.asked.items, item->findings.asked.count * sizeof *item->findings.asked.items};
        item->race.answers = answers_to(session, item->race.asked, item->race.key, arena);
    }
}

static enum status finish(void *context, void *argument, struct error *error) {
    struct session *session = context;
    struct race_load *load = argument;
    enum status status = OK;
    for (uint32_t i = 0; status == OK && i < load->list.count; i++) {
        struct race_item *item = &load->list.items[i];
        if (item->is_gone) {
            session->summary->gone++;
            status = store_drop_race(session->store, item->race.id, error);
            continue;
        }
        session->summary->changed++;
        status = store_save_race(session->store, &item->race, item->key, item->findings.facts.items, item->findings.facts.count,
                                 item->findings.discrepancies.items, item->findings.discrepancies.count, error);
    }
    if (session->options->progress)
        session->options->progress(session->options->context, members_done(session->members), members_count(session->members));
    return status;
}

static enum status is_reconciled(struct session *session, bool *reconciled, struct error *error) {
    str value;
    enum status status = store_setting(session->store, RECONCILED_SETTING, &value, &session->arena, error);
    *reconciled = str_equal(value, str_print(&session->arena, "%016llx", (unsigned long long)session->seal));
    return status;
}

static enum status reconcile_all(struct session *session, struct error *error) {
    bool reconciled = false;
    enum status status = take_seal(session, error);
    if (status == OK)
        status = is_reconciled(session, &reconciled, error);
    if (status != OK || (reconciled && !session->options->always))
        return status;
    status = outliner_renew(session->outliner, session->store, error);
    if (status == OK)
        status = find_races(session, error);
    if (status != OK)
        return status;
    session->old_from = INT64_MIN;
    struct conveyor conveyor = {.context = session, .load_size = sizeof(struct race_load), .fill = fill, .work = work, .finish = finish,
                                .memory_most = RACES_MEMORY, .stop = session->options->stop};
    status = conveyor_run(&conveyor, session->options->threads, error);
    if (status == OK)
        status = directory_trouble(session->directory, error);
    if (status == OK)
        status = store_set(session->store, RECONCILED_SETTING,
                           str_print(&session->arena, "%016llx", (unsigned long long)session->seal), error);
    if (status == OK || status == STOPPED) {
        enum status committed = store_commit(session->store, error);
        status = committed == OK ? status : committed;
    }
    return status;
}

static void session_close(struct session *session, struct outliner *own) {
    directory_close(session->directory);
    outliner_close(own);
    arena_close(&session->arena);
    arena_close(&session->scratch);
    members_close(session->members);
}

enum status reconcile_run(struct store *store, const struct reconcile_run_options *options, struct outliner *outliner,
                          struct reconcile_run_summary *summary, struct error *error) {
    struct outliner own = {0};
    struct session session = {.store = store, .options = options, .summary = summary, .outliner = outliner ? outliner : &own};
    *summary = (struct reconcile_run_summary){0};
    enum status status = outliner ? OK : outliner_open(store, options->rules_folder, options->reference_trust, &own, error);
    session.reconciler = session.outliner->reconciler;
    if (status == OK)
        status = reconcile_all(&session, error);
    session_close(&session, &own);
    return status;
}

/* ---- what is kept of races ---- */

static enum status verify_races(struct session *session, reconcile_differs *differs, void *context, struct error *error) {
    struct race_part part;
    bool more, known;
    struct store_race stored;
    for (;;) {
        enum status status = members_next(session->members, &part, &more, error);
        if (status != OK || !more)
            return status;
        status = store_race_at(session->store, id_of(&part), &stored, &known, error);
        if (status != OK)
            return status;
        if (known && stored.id == id_of(&part) && stored.signature != signature_of(session, &part))
            differs(context, stored.id, stored.key);
    }
}

enum status reconcile_verify(struct store *store, const struct reconcile_run_options *options, reconcile_differs *differs, bool *is_current,
                             struct error *error) {
    struct outliner own = {0};
    struct session session = {.store = store, .options = options, .outliner = &own};
    bool is_empty = false;
    *is_current = false;
    enum status status = store_is_empty(store, &is_empty, error);
    if (status != OK || is_empty)
        return status;
    status = outliner_open(store, options->rules_folder, options->reference_trust, &own, error);
    session.reconciler = own.reconciler;
    if (status == OK)
        status = take_seal(&session, error);
    if (status == OK)
        status = is_reconciled(&session, is_current, error);
    *is_current = *is_current && own.is_current;
    if (status == OK && *is_current)
        status = find_races(&session, error);
    if (status == OK && *is_current)
        status = verify_races(&session, differs, options->context, error);
    session_close(&session, &own);
    return status;
}
