#include "pipeline/check_run.h"

#include "pipeline/reconcile_tables.h"
#include "reconcile/print.h"
#include "reconcile/sources.h"
#include "store/store.h"

/* A race that a draft tells of: what is stored of it, and what the draft says. */
struct race {
    str key;
    struct { int64_t *items; uint32_t count, room; } stored;                    /* claims by id */
    struct { const struct statement **items; uint32_t count, room; } statements;/* of one draft */
};

struct draft {
    struct document document;
    struct testimony testimony;
    struct document_print print;
};

struct session {
    const struct check_run_options *options;
    struct check_run_summary *summary;
    struct store *store;
    struct reconciler *reconciler;
    struct directory *directory;
    struct decisions decisions;
    struct sources sources;  /* which outlets are of one family */
    struct arena arena;      /* drafts and all that is known of them */
    struct arena scratch;
    struct { struct draft *items; uint32_t count, room; } drafts;
    struct table races;      /* key → struct race */
    struct { struct race **items; uint32_t count, room; } race_list;
};

/* --- drafts --------------------------------------------------------------------------------------------------------- */

static void keep_draft(struct session *session, struct desk *desk, const struct intake_item *item) {
    struct draft *draft = LIST_ADD(&session->drafts, &session->arena);
    draft->document = item->document;
    struct arena *arena = &session->arena;
    testimony_of(&desk->reading, &draft->testimony, arena);
    draft->print = desk_print(desk, &item->document, arena);
    int64_t id = -(int64_t)session->drafts.count;   /* no stored document has it */
    for (LIST_EACH(struct testimony_claim, claim, &draft->testimony.claims))
        claim->statement.document_id = id;
    for (LIST_EACH(struct testimony_quote, quote, &draft->testimony.quotes))
        quote->utterance.document_id = id;
}

static enum status read_drafts(struct session *session, struct error *error) {
    struct intake intake;
    enum status status = intake_open(&intake, &session->options->intake, error);
    if (status != OK)
        return status;
    struct desk *desk = desk_open(session->options->intake.tools);
    for (bool more = true; status == OK && more;) {
        struct intake_load load = {0};
        status = intake_fill(&intake, &load, &session->arena, &more, error);
        if (status != OK)
            break;
        for (LIST_EACH(struct intake_item, item, &load.list))
            if (desk_read(desk, item, &session->arena))
                keep_draft(session, desk, item);
        intake_tell(&intake, &load);
    }
    intake_leave(&intake, desk);
    session->summary->troubles = intake.troubles;
    session->summary->drafts = session->drafts.count;
    intake_close(&intake);
    return status;
}

/* --- races ---------------------------------------------------------------------------------------------------------- */

static bool is_a_draft(const struct session *session, const struct statement *s) {
    for (LIST_EACH(struct draft, draft, &session->drafts))
        if (sha256_equal(draft->document.hash, s->document) || str_equal(draft->document.name, s->doc))
            return true;
    return false;
}

static enum status add_stored(void *context, const struct statement *statement, struct error *error) {
    struct session *session = context;
    (void)error;
    if (!is_a_draft(session, statement))
        directory_add(session->directory, statement);
    return OK;
}

static struct race *race_of(struct session *session, const struct statement *statement, bool create) {
    arena_reset(&session->scratch);
    str key = directory_race(session->directory, statement, &session->scratch);
    struct race *race = table_find(&session->races, key);
    if (race || !create)
        return race;
    race = ARENA_NEW(&session->arena, struct race);
    race->key = str_copy(key, &session->arena);
    *table_slot(&session->races, race->key, &session->arena) = race;
    *LIST_ADD(&session->race_list, &session->arena) = race;
    return race;
}

static enum status gather_stored(void *context, const struct statement *statement, struct error *error) {
    struct session *session = context;
    (void)error;
    if (is_a_draft(session, statement))
        return OK;
    struct race *race = race_of(session, statement, false);
    if (race)
        *LIST_ADD(&race->stored, &session->arena) = statement->id;
    return OK;
}

/* Where everybody ran, the drafts among them; then what is stored of the drafts' races. */
static enum status find_races(struct session *session, struct error *error) {
    session->directory = directory_open(session->reconciler);
    enum status status = store_each_statement(session->store, add_stored, session, error);
    if (status != OK)
        return status;
    for (LIST_EACH(struct draft, draft, &session->drafts))
        for (LIST_EACH(struct testimony_claim, claim, &draft->testimony.claims))
            directory_add(session->directory, &claim->statement);
    status = directory_settle(session->directory, error);
    if (status != OK)
        return status;
    for (LIST_EACH(struct draft, draft, &session->drafts))
        for (LIST_EACH(struct testimony_claim, claim, &draft->testimony.claims))
            race_of(session, &claim->statement, true);
    return store_each_statement(session->store, gather_stored, session, error);
}

/* --- one draft and one race ----------------------------------------------------------------------------------------- */

static void add_people(const struct draft *draft, struct appearances *appearances, struct arena *arena) {
    const struct document *document = &draft->document;
    for (LIST_EACH(struct testimony_person, person, &draft->testimony.people)) {
        struct appearance base = {.document = document->hash, .doc = document->name, .uri = document->uri, .source = document->source,
                                  .published = draft->testimony.published, .name = person->name, .surface = person->name,
                                  .is_athlete = person->is_athlete, .sex = person->sex, .nation = person->nation, .age = person->age,
                                  .bytes = person->bytes};
        for (LIST_EACH(struct surface, surface, &person->surfaces)) {
            struct appearance *added = LIST_ADD(appearances, arena);
            *added = base;
            added->surface = surface->text;
            added->bytes = surface->bytes;
        }
        if (!person->surfaces.count)
            *LIST_ADD(appearances, arena) = base;
    }
}

static bool is_new(const int64_t *ids, uint32_t count, int64_t id) {
    for (uint32_t i = 0; i < count; i++)
        if (ids[i] == id)
            return false;
    return true;
}

/* What else is known of the documents of the race, the draft among them. */
static enum status gather_extras(struct session *session, const struct draft *draft, const struct statement *stored, uint32_t count,
                                 struct appearances *people, struct utterances *quotes, struct prints *prints, struct arena *arena,
                                 struct error *error) {
    int64_t *seen = ARENA_ARRAY(arena, count + 1, int64_t);
    uint32_t seen_count = 0;
    enum status status = OK;
    add_people(draft, people, arena);
    for (LIST_EACH(struct testimony_quote, quote, &draft->testimony.quotes))
        *LIST_ADD(quotes, arena) = quote->utterance;
    *LIST_ADD(prints, arena) = draft->print;
    for (uint32_t i = 0; i < count && status == OK; i++) {
        if (!is_new(seen, seen_count, stored[i].document_id))
            continue;
        seen[seen_count++] = stored[i].document_id;
        status = store_document_extras(session->store, stored[i].document_id, people, quotes, prints, arena, error);
    }
    return status;
}

/* What tells whether two papers of a race are one voice; reconciling asks the same. */
struct kinship {
    const struct sources *sources;
    const struct prints *prints;
};

static str family_of(const struct kinship *kinship, const struct statement *s) {
    const struct outlet *outlet = sources_find(kinship->sources, s->source);
    return outlet && outlet->family.size ? outlet->family : s->source;
}

static const struct document_print *print_find(const struct prints *prints, struct sha256 document) {
    for (LIST_EACH(const struct document_print, print, prints))
        if (sha256_equal(print->document, document))
            return print;
    return NULL;
}

static bool is_one_voice(const void *context, const struct statement *a, const struct statement *b) {
    const struct kinship *kinship = context;
    str family = family_of(kinship, a);
    if (family.size && str_equal_ignoring_case(family, family_of(kinship, b)))
        return true;
    const struct document_print *x = print_find(kinship->prints, a->document), *y = print_find(kinship->prints, b->document);
    return x && y && prints_are_copies(x, y);
}

static enum status check_race(struct session *session, const struct draft *draft, const struct check_draft *plain, const struct race *race,
                              struct check_findings *findings, struct arena *kept, struct error *error) {
    struct arena arena = {0};
    uint32_t stored = race->stored.count, own = race->statements.count;
    struct statement *statements = ARENA_ARRAY(&arena, stored + 1, struct statement);
    const struct statement **all = ARENA_ARRAY(&arena, stored + own + 1, const struct statement *);
    enum status status = store_statements(session->store, race->stored.items, stored, statements, &arena, error);
    for (uint32_t i = 0; i < stored; i++)
        all[i] = &statements[i];
    for (uint32_t i = 0; i < own; i++)
        all[stored + i] = race->statements.items[i];
    struct appearances people = {0};
    struct utterances quotes = {0};
    struct prints prints = {0};
    if (status == OK)
        status = gather_extras(session, draft, statements, stored, &people, &quotes, &prints, &arena, error);
    if (status == OK) {
        struct findings found = {0};
        struct evidence evidence = {.statements = all, .statement_count = stored + own, .prints = prints.items, .print_count = prints.count,
                                    .decisions = session->decisions.items, .decision_count = session->decisions.count};
        reconcile_race(session->reconciler, session->directory, &evidence, &arena, &found);
        reconcile_people(session->reconciler, people.items, people.count, &arena, &found);
        reconcile_quotes(session->reconciler, quotes.items, quotes.count, prints.items, prints.count, &arena, &found);
        struct kinship kinship = {&session->sources, &prints};
        struct check_draft checked = *plain;
        checked.is_one_voice = is_one_voice;
        checked.context = &kinship;
        for (LIST_EACH(struct discrepancy, d, &found.discrepancies))
            check_discrepancy(&checked, d, found.facts.items, found.facts.count, findings, kept);
    }
    arena_close(&arena);
    return status;
}

static enum status check_one(struct session *session, const struct draft *draft, struct error *error) {
    struct arena kept = {0};
    struct check_findings findings = {0};
    struct check_draft checked = {.doc = draft->document.name, .bytes = draft->document.bytes, .document = draft->document.hash};
    enum status status = OK;
    for (LIST_EACH(struct race *, race, &session->race_list))
        (*race)->statements.count = 0;
    for (LIST_EACH(struct testimony_claim, claim, &draft->testimony.claims))
        *LIST_ADD(&race_of(session, &claim->statement, true)->statements, &session->arena) = &claim->statement;
    for (uint32_t i = 0; i < session->race_list.count && status == OK; i++)
        if (session->race_list.items[i]->statements.count)
            status = check_race(session, draft, &checked, session->race_list.items[i], &findings, &kept, error);
    if (status == OK) {
        check_order(&findings);
        session->summary->findings += findings.count;
        session->options->findings(session->options->context, &checked, &findings);
    }
    arena_close(&kept);
    return status;
}

/* --- the run -------------------------------------------------------------------------------------------------------- */

static enum status check_all(struct session *session, struct error *error) {
    struct reconcile_options tables = {0};
    enum status status = reconcile_tables_read(rulebook_folder(session->options->intake.tools->book), &tables, &session->arena, error);
    if (status == OK)
        status = sources_read(&session->sources, tables.sources, &session->arena, error);
    if (status == OK)
        status = reconciler_open(&tables, &session->reconciler, error);
    if (status == OK)
        status = store_decisions(session->store, &session->decisions, &session->arena, error);
    if (status == OK)
        status = read_drafts(session, error);
    if (status == OK)
        status = find_races(session, error);
    for (uint32_t i = 0; i < session->drafts.count && status == OK; i++)
        status = check_one(session, &session->drafts.items[i], error);
    return status;
}

enum status check_run(const struct check_run_options *options, struct check_run_summary *summary, struct error *error) {
    struct session session = {.options = options, .summary = summary};
    *summary = (struct check_run_summary){0};
    enum status status = store_open(options->database, STORE_READ, &session.store, error);
    if (status == OK)
        status = check_all(&session, error);
    if (session.directory)
        directory_close(session.directory);
    if (session.reconciler)
        reconciler_close(session.reconciler);
    if (session.store)
        store_close(session.store);
    arena_close(&session.arena);
    arena_close(&session.scratch);
    return status;
}
