#include "pipeline/run.h"

#include "base/memory.h"
#include "pipeline/conveyor.h"
#include "reconcile/print.h"

struct run_item {
    struct testimony testimony;
    struct document_print print;
    str outline;
};

struct run_load {
    struct intake_load intake;
    struct run_item *items;        /* beside the intake's list */
};

struct run {
    const struct run_options *options;
    struct run_summary *summary;
    struct intake intake;
    struct store *store;
    struct outliner outliner;
    bool is_dirty;                 /* the store was told that its races are no longer reconciled */
};

static enum status skip(void *context, const struct document *document, bool *skipped, struct error *error) {
    struct run *run = context;
    enum store_known known = STORE_NEW;
    enum status status = store_hold(run->store, error);
    if (status == OK)
        status = store_known(run->store, document, &known, error);
    *skipped = known == STORE_UNCHANGED;
    run->summary->unchanged += *skipped;
    return status;
}

static enum status fill(void *context, void *load, struct arena *arena, bool *more, struct error *error) {
    struct run *run = context;
    return intake_fill(&run->intake, &((struct run_load *)load)->intake, arena, more, error);
}

static void work(void *context, void *tool, void *argument, struct arena *arena) {
    const struct run *run = context;
    struct desk *desk = tool;
    struct run_load *load = argument;
    load->items = ARENA_ARRAY(arena, load->intake.list.count, struct run_item);
    for (uint32_t i = 0; i < load->intake.list.count; i++) {
        struct intake_item *read = &load->intake.list.items[i];
        struct run_item *item = &load->items[i];
        if (!desk_read(desk, read, arena))
            continue;
        testimony_of(&desk->reading, &item->testimony, arena);
        if (item->testimony.claims.count || item->testimony.quotes.count)
            item->print = desk_print(desk, &read->document, arena);
        item->outline = str_copy(outliner_outline(&run->outliner, &item->testimony, &desk->arena), arena);
    }
}

/* From the first change on until the races are reconciled, the database says that they are not. */
static enum status mark_dirty(struct run *run, struct error *error) {
    if (run->is_dirty)
        return OK;
    run->is_dirty = true;
    return store_set(run->store, RECONCILED_SETTING, STR("no"), error);
}

static enum status store_item(struct run *run, const struct run_item *item, struct error *error) {
    enum store_known known;
    enum status status = mark_dirty(run, error);
    if (status == OK)
        status = store_add(run->store, &item->testimony, &item->print, item->outline, &known, error);
    if (status != OK)
        return status;
    uint64_t *counters[] = {[STORE_NEW] = &run->summary->fresh, [STORE_REVISION] = &run->summary->revised,
                            [STORE_OTHER_RULES] = &run->summary->reread, [STORE_UNCHANGED] = &run->summary->unchanged};
    (*counters[known])++;
    return OK;
}

static enum status finish(void *context, void *argument, struct error *error) {
    struct run *run = context;
    struct run_load *load = argument;
    enum status status = OK;
    for (uint32_t i = 0; status == OK && i < load->intake.list.count; i++)
        if (!load->intake.list.items[i].trouble)
            status = store_item(run, &load->items[i], error);
    intake_tell(&run->intake, &load->intake);
    return status;
}

static void *tool_open(void *context) {
    return desk_open(((struct run *)context)->options->intake.tools);
}

static void tool_close(void *context, void *tool) {
    intake_leave(&((struct run *)context)->intake, tool);
}

/* Only what is new is written: a second run leaves the file as it is. */
static enum status describe_rules(struct run *run, struct error *error) {
    const struct rulebook *book = run->options->intake.tools->book;
    enum status status = OK;
    for (uint32_t i = 0; status == OK && i < rulebook_rule_count(book); i++) {
        const struct rule *rule = rulebook_rule(book, i);
        status = store_rule(run->store, rule_origin(rule), rule_text(rule), error);
    }
    return status;
}

static enum status read_all(struct run *run, struct error *error) {
    const struct intake_options *options = &run->options->intake;
    enum status status = reading_tools_begin(options->tools, run->store, error);
    if (status == OK)
        status = describe_rules(run, error);
    if (status == OK)
        status = intake_open(&run->intake, options, error);
    if (status != OK)
        return status;
    run->intake.skip = skip;
    run->intake.skip_context = run;
    struct conveyor conveyor = {.context = run, .load_size = sizeof(struct run_load), .fill = fill, .work = work, .finish = finish,
                                .tool_open = tool_open, .tool_close = tool_close, .stop = options->stop};
    status = conveyor_run(&conveyor, options->threads, error);
    run->summary->articles = run->intake.documents;
    run->summary->errors = run->intake.troubles;
    run->summary->bytes = run->intake.bytes;
    run->summary->passed_over = inputs_passed_over(run->intake.inputs);
    intake_close(&run->intake);
    if (status == OK || status == STOPPED) {
        enum status committed = store_commit(run->store, error);
        status = committed == OK ? status : committed;
    }
    return status;
}

static enum status reconcile(struct store *store, const struct reconcile_run_options *options, struct outliner *outliner,
                             struct run_summary *summary, struct error *error) {
    memory_return();   /* what reading took: indexes and the directory are large, too */
    enum status status = store_index(store, error);
    if (status == OK)
        status = reconcile_run(store, options, outliner, &summary->reconciled, error);
    memory_return();   /* and what the directory took */
    return status == OK ? store_end(store, error) : status;
}

static struct reconcile_run_options reconcile_options(const struct run_options *options) {
    return (struct reconcile_run_options){
        .rules_folder = rulebook_folder(options->intake.tools->book), .reference_trust = options->reference_trust,
        .threads = options->intake.threads, .stop = options->intake.stop, .context = options->intake.context, .progress = options->reconciling};
}

enum status run_corpus(const struct run_options *options, struct run_summary *summary, struct error *error) {
    struct run run = {.options = options, .summary = summary};
    *summary = (struct run_summary){0};
    enum status status = store_open(options->database, STORE_WRITE, &run.store, error);
    if (status != OK)
        return status;
    struct reconcile_run_options reconciling = reconcile_options(options);
    status = outliner_open(run.store, reconciling.rules_folder, reconciling.reference_trust, &run.outliner, error);
    if (status == OK)
        status = read_all(&run, error);
    if (status == OK && options->has_read) {
        reconciling.rules_folder = NULL;   /* belongs to the tools; the outliner has read its tables */
        options->has_read(options->intake.context);
    }
    if (status == OK)
        status = reconcile(run.store, &reconciling, &run.outliner, summary, error);
    if (status == OK || status == STOPPED) {
        enum status counted = store_count(run.store, &summary->stored, error);
        status = counted == OK ? status : counted;
    }
    outliner_close(&run.outliner);
    store_close(run.store);
    return status;
}

enum status run_reconcile(const char *database, const struct reconcile_run_options *options, struct run_summary *summary, struct error *error) {
    struct store *store;
    *summary = (struct run_summary){0};
    enum status status = store_open(database, STORE_WRITE, &store, error);
    if (status != OK)
        return status;
    status = reconcile(store, options, NULL, summary, error);
    if (status == OK)
        status = store_count(store, &summary->stored, error);
    store_close(store);
    return status;
}
