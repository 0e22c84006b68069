#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "cli/workshop.h"
#include "eval/score.h"
#include "pipeline/extract_run.h"

/* Found sheets that belong to no gold, as the first line of the table says. */
static uint32_t items_left_out(const struct sheets *gold, const struct sheets *found) {
    uint32_t items = 0;
    for (uint32_t i = 0; i < found->count; i++) {
        const struct sheet *sheet = &found->items[i];
        if (!sheets_find(gold, sheet->stem))
            items += sheet->athletes.count + sheet->marks.count + sheet->placings.count + sheet->quotes.count;
    }
    return items;
}

static uint32_t articles_with_items(const struct sheets *gold, const struct sheets *found) {
    uint32_t articles = 0;
    for (uint32_t i = 0; i < gold->count; i++)
        articles += sheets_find(found, gold->items[i].stem) != NULL;
    return articles;
}

static void score_all(const struct sheets *gold, const struct sheets *found, struct score *score, struct arena *arena) {
    for (uint32_t i = 0; i < gold->count; i++)
        score_add(score, &gold->items[i], sheets_find(found, gold->items[i].stem), arena);
}

static enum status read_found(const char *path, struct sheets *found, struct arena *arena, struct error *error) {
    str lines;
    enum status status = file_read(path, 0, &lines, arena, error);
    return status == OK ? found_read(lines, path, found, arena, error) : status;
}

static enum status check_bar(const char *bar, const struct score *score, uint32_t *below, struct buffer *out, struct arena *arena,
                             struct error *error) {
    str text = str_of(bar);
    if (access(bar, F_OK) == 0) {
        enum status status = file_read(bar, 0, &text, arena, error);
        if (status != OK)
            return status;
    }
    return score_check(score, text, bar, below, out, error);
}

static enum status compare(struct call *call, const struct sheets *gold, const struct sheets *found, uint32_t *below,
                           struct buffer *out, struct arena *arena, struct error *error) {
    struct score score = {0};
    score_all(gold, found, &score, arena);
    buffer_print(out, "articles %u, with items %u, items of other articles left out: %u\n", gold->count,
                 articles_with_items(gold, found), items_left_out(gold, found));
    score_print(&score, out);
    if (call_has(call, "kinds"))
        score_print_kinds(&score, out);
    if (call_has(call, "by-rule"))
        score_print_rules(&score, out);
    if (call_has(call, "errors"))
        score_print_notes(&score, out);
    const char *baseline = call_value(call, "baseline"), *bar = call_value(call, "bar");
    if (baseline) {
        struct sheets earlier = {0};
        struct score before = {0};
        enum status status = read_found(baseline, &earlier, arena, error);
        if (status != OK)
            return status;
        score_all(gold, &earlier, &before, arena);
        score_print_changes(&before, &score, out);
    }
    return bar ? check_bar(bar, &score, below, out, arena, error) : OK;
}

/* The articles are where --texts says, else among the inputs. */
static enum status read_gold(struct call *call, const char *folder, struct sheets *gold, struct arena *arena, struct error *error) {
    const char *told = call_value(call, "texts");
    struct paths texts = {0};
    if (told)
        *LIST_ADD(&texts, arena) = str_to_c(str_of(told), arena);
    for (uint32_t i = 0; i < call->count; i++)
        *LIST_ADD(&texts, arena) = call->arguments[i];
    str without = {0};
    enum status status = gold_read(folder, &texts, gold, &without, arena, error);
    if (status == OK && without.size)
        tell("no article is there for the annotations of %.*s", STR_ARG(without));
    return status;
}

/* Extracts from the inputs of the call as `extract` does, and reads its lines as anybody else would. */
static int extract_found(struct call *call, struct sheets *found, uint64_t *troubles, struct arena *arena) {
    struct workshop workshop;
    struct error error = {0};
    struct extract_summary summary = {0};
    char *lines = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&lines, &size);
    int code = memory ? workshop_open(&workshop, call) : exit_of(error_set(&error, FAILED_SYSTEM, "no memory for the output"), &error);
    if (!memory)
        return code;
    enum status status = code == EXIT_DONE ? extract_run(&workshop.intake, memory, &summary, &error) : OK;
    if (fclose(memory) != 0)
        memory_none(0);
    if (code == EXIT_DONE && status == OK)
        status = found_read(str_copy((str){lines, size}, arena), "extract", found, arena, &error);
    *troubles = summary.errors;
    workshop_close(&workshop);
    free(lines);
    return code == EXIT_DONE ? exit_of(status, &error) : code;
}

int command_eval(struct call *call) {
    const char *folder = call_value(call, "gold"), *saved = call_value(call, "found");
    if (!folder)
        return usage_error(call->command, "--gold DIR says where the annotations are");
    if (!saved == !call->count)
        return usage_error(call->command, "it wants either an INPUT to extract from, or --found FILE");
    struct arena arena = {0};
    struct buffer out = {0};
    struct error error = {0};
    struct sheets gold = {0}, found = {0};
    uint32_t below = 0;
    uint64_t troubles = 0;
    enum status status = read_gold(call, folder, &gold, &arena, &error);
    if (status == OK && saved)
        status = read_found(saved, &found, &arena, &error);
    int code = exit_of(status, &error);
    if (code == EXIT_DONE && !saved)
        code = extract_found(call, &found, &troubles, &arena);
    if (code == EXIT_DONE)
        status = compare(call, &gold, &found, &below, &out, &arena, &error);
    terminal_write(buffer_str(&out));
    buffer_close(&out);
    if (code == EXIT_DONE)
        code = workshop_exit(status, &error, troubles);
    arena_close(&arena);
    return code == EXIT_DONE && below ? EXIT_FINDINGS : code;
}
