#include "pipeline/intake.h"

#include "base/memory.h"
#include "base/sort.h"
#include "reconcile/print.h"

enum {
    LOAD_BYTES = 64 * 1024,         /* so much is worth handing to another thread */
    LOAD_MEMORY = 1024 * 1024,      /* what was skipped takes room too */
    LOAD_ITEMS = 32,
};

enum status intake_open(struct intake *intake, const struct intake_options *options, struct error *error) {
    *intake = (struct intake){.options = options};
    return inputs_open(options->paths, options->path_count, &options->inputs, &intake->inputs, error);
}

static bool has_warning(const struct intake *intake, str warning) {
    for (uint32_t i = 0; i < intake->warnings.count; i++)
        if (str_equal(intake->warnings.items[i], warning))
            return true;
    return false;
}

/* Threads that met the same rule say the same of it. */
void intake_leave(struct intake *intake, struct desk *desk) {
    str warnings = matcher_warning(extractor_matcher(desk->extractor), &intake->arena);
    for (str line; str_line(&warnings, &line);)
        if (!has_warning(intake, line))
            *LIST_ADD(&intake->warnings, &intake->arena) = line;
    desk_close(desk);
}

static int compare_warnings(const void *a, const void *b) {
    return str_compare(*(const str *)a, *(const str *)b);
}

/* In an order that does not depend on which thread met what. */
static void tell_warnings(struct intake *intake) {
    sort_items(intake->warnings.items, intake->warnings.count, sizeof *intake->warnings.items, compare_warnings);
    for (LIST_EACH(str, warning, &intake->warnings))
        if (intake->options->warning)
            intake->options->warning(intake->options->context, str_to_c(*warning, &intake->arena));
}

void intake_close(struct intake *intake) {
    tell_warnings(intake);
    arena_close(&intake->arena);
    inputs_close(intake->inputs);
    intake->inputs = NULL;
}

static bool is_full(const struct intake_load *load, size_t bytes, const struct arena *arena) {
    return load->list.count >= LOAD_ITEMS || bytes >= LOAD_BYTES || arena->used >= LOAD_MEMORY;
}

enum status intake_fill(struct intake *intake, struct intake_load *load, struct arena *arena, bool *more, struct error *error) {
    enum status status = OK;
    for (size_t bytes = 0; status == OK && !is_full(load, bytes, arena);) {
        struct document document = {0};
        struct error trouble = {{0}};
        enum input_step step = inputs_next(intake->inputs, arena, &document, &trouble);
        if (step == INPUT_END) {
            *more = load->list.count > 0;
            return OK;
        }
        bool skipped = false;
        if (step == INPUT_DOCUMENT && intake->skip)
            status = intake->skip(intake->skip_context, &document, &skipped, error);
        intake->bytes += document.bytes.size;
        if (skipped) {
            intake->documents++;
            continue;
        }
        struct intake_item *item = LIST_ADD(&load->list, arena);
        item->document = document;
        if (step == INPUT_TROUBLE)
            item->trouble = str_to_c(str_of(trouble.text), arena);
        bytes += document.bytes.size;
    }
    *more = true;
    return status;
}

struct desk *desk_open(const struct reading_tools *tools) {
    struct desk *desk = MEMORY_NEW(1, struct desk);
    desk->tools = tools;
    desk->extractor = extractor_open(tools->book, &tools->events, &tools->quote_words, tools->engine);
    return desk;
}

void desk_close(struct desk *desk) {
    if (!desk)
        return;
    extractor_close(desk->extractor);
    arena_close(&desk->arena);
    memory_free(desk);
}

bool desk_read(struct desk *desk, struct intake_item *item, struct arena *arena) {
    struct error error = {{0}};
    if (item->trouble)
        return false;
    arena_reset(&desk->arena);
    desk->content = (struct content){0};
    desk->article = (struct article){0};
    desk->reading = (struct reading){0};
    if (content_read(&item->document, desk->tools->html_words, &desk->arena, &desk->content, &error) != OK) {
        item->trouble = str_to_c(str_of(error.text), arena);
        return false;
    }
    normalise(&item->document, &desk->content, desk->tools->sentence_words, &desk->article, &desk->arena);
    extract(desk->extractor, &desk->article, &desk->reading, &desk->arena);
    meeting_resolve(&desk->reading, &desk->tools->meetings, &desk->arena);
    return true;
}

struct document_print desk_print(const struct desk *desk, const struct document *document, struct arena *arena) {
    struct document_print print = print_of(document->hash, document->source, desk->content.text, arena);
    credits_add(&desk->tools->credits, desk->content.author, desk->content.text, &print, arena);
    return print;
}

void intake_tell(struct intake *intake, const struct intake_load *load) {
    const struct intake_options *options = intake->options;
    for (LIST_EACH(struct intake_item, item, &load->list)) {
        if (item->trouble) {
            intake->troubles++;
            if (options->trouble)
                options->trouble(options->context, item->trouble);
        } else {
            intake->documents++;
        }
    }
    if (options->progress) {
        uint64_t done = 0, total = 0;
        inputs_progress(intake->inputs, &done, &total);
        options->progress(options->context, done, total, intake->documents);
    }
}
