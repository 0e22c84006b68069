#include "pipeline/reading_image.h"

#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/program.h"
#include "base/region.h"
#include "pipeline/fingerprint.h"
#include "pipeline/intake.h"
#include "rule/check.h"

static str key_of(const struct sha256 *fingerprint) { return (str){(const char *)fingerprint->bytes, sizeof fingerprint->bytes}; }

/* Reads an article, and leaves what a matcher has found out about its words to the next. */
static void learn(const struct reading_tools *tools, struct intake_item *item, struct arena *arena) {
    struct desk *desk = desk_open(tools);
    desk_read(desk, item, arena);
    matcher_hand_on(extractor_matcher(desk->extractor));
    desk_close(desk);
}

/* Rules come with sentences of all the kinds that they are about: one below the other, some of them make an article. */
struct articles { str *items; uint32_t count, room; };

static void compose(const struct rulebook *book, struct articles *articles, struct arena *arena) {
    enum { EXAMPLES_OF_ARTICLE = 50 };
    struct matcher *matcher = matcher_open(book, ENGINE_GATED);
    struct buffer text = {0};
    uint32_t count = 0;
    for (uint32_t i = 0; i < rulebook_rule_count(book); i++) {
        str example;
        for (uint32_t e = 0; (example = rule_example_text(rulebook_rule(book, i), e, matcher, arena)).data; e++) {
            buffer_print(&text, "%.*s\n\n", STR_ARG(example));
            if (++count % EXAMPLES_OF_ARTICLE)
                continue;
            *LIST_ADD(articles, arena) = str_copy(buffer_str(&text), arena);
            buffer_clear(&text);
        }
    }
    *LIST_ADD(articles, arena) = str_copy(buffer_str(&text), arena);
    buffer_close(&text);
    matcher_close(matcher);
}

static void learn_examples(const struct reading_tools *tools) {
    struct arena arena = {0};
    struct articles articles = {0};
    compose(tools->book, &articles, &arena);
    for (LIST_EACH(const str, text, &articles)) {
        struct intake_item item = {
            .document = {.name = STR("examples"), .path = STR("examples"), .format = FORMAT_TEXT, .bytes = *text}};
        learn(tools, &item, &arena);
    }
    arena_close(&arena);
}

static enum status learn_inputs(const struct reading_tools *tools, char *const *inputs, uint32_t input_count, struct error *error) {
    struct intake_options options = {.paths = inputs, .path_count = input_count, .tools = tools, .threads = 1};
    struct intake intake;
    struct arena arena = {0};
    enum status status = intake_open(&intake, &options, error);
    if (status != OK)
        return status;
    for (bool more = true; status == OK && more;) {
        struct intake_load load = {0};
        status = intake_fill(&intake, &load, &arena, &more, error);
        for (LIST_EACH(struct intake_item, item, &load.list))
            learn(tools, item, &arena);
        arena_reset(&arena);
    }
    intake_close(&intake);
    arena_close(&arena);
    return status;
}

static enum status record(const char *rules_folder, char *const *inputs, uint32_t input_count, struct reading_tools **root,
                          struct error *error) {
    struct reading_tools tools, *kept = MEMORY_NEW(1, struct reading_tools);
    enum status status = reading_tools_open(rules_folder, ENGINE_GATED, &tools, error);
    if (status == OK)
        learn_examples(&tools);
    if (status == OK && input_count)
        status = learn_inputs(&tools, inputs, input_count, error);
    if (status != OK) {
        reading_tools_close(&tools);
        return status;
    }
    rulebook_rest(tools.book);
    *kept = tools;
    *root = kept;
    return OK;
}

enum status reading_image_write(const char *path, const char *rules_folder, char *const *inputs, uint32_t input_count, struct error *error) {
    struct sha256 rules;
    struct reading_tools *root = NULL;
    enum status status = fingerprint_of_rules(rules_folder, &rules, error);
    if (status == OK)
        status = region_begin(error);
    if (status == OK) {
        status = record(rules_folder, inputs, input_count, &root, error);
        region_end();
    }
    struct sha256 key = fingerprint_with(program_build_id(), &rules);
    if (status == OK)
        status = region_write(path, key_of(&key), root, error);
    region_close();
    return status;
}

bool reading_image_take(const char *path, const char *rules_folder, struct reading_tools *tools) {
    struct sha256 rules;
    struct error error = {0};
    if (access(path, R_OK) != 0 || fingerprint_of_rules(rules_folder, &rules, &error) != OK)
        return false;
    struct sha256 key = fingerprint_with(program_build_id(), &rules);
    const struct reading_tools *kept = region_take(path, key_of(&key));
    if (!kept)
        return false;
    *tools = *kept;
    tools->is_image = true;
    tools->rules = rules;
    rulebook_wake(tools->book, rules_folder);
    return true;
}
