/* rules test, list, image: the rule files themselves. */
#include "base/buffer.h"
#include "cli/commands.h"
#include "cli/listing.h"
#include "cli/rules_folder.h"
#include "cli/terminal.h"
#include "pipeline/reading_image.h"
#include "rule/check.h"

/* named: a folder that was given as an argument, or NULL. */
static enum status load_rules(const struct call *call, const char *named, struct rulebook **book, struct error *error) {
    struct arena arena = {0};
    const char *folder;
    enum status status = rules_folder_find(named ? named : call_value(call, "rules"), &folder, &arena, error);
    if (status == OK)
        status = rulebook_load(folder, book, error);
    arena_close(&arena);
    return status;
}

/* --- rules test ---------------------------------------------------------------------------------------------------- */

static void print_failure(void *context, const struct check_failure *failure) {
    static const char *const words[] = {
        [CHECK_EXAMPLE_FAILED] = "", [CHECK_NO_EXAMPLE] = "warning: ", [CHECK_NO_COUNTER_EXAMPLE] = "warning: ",
        [CHECK_DEAD_WORD] = "",
    };
    bool *strict = context;
    if ((failure->finding == CHECK_NO_EXAMPLE || failure->finding == CHECK_NO_COUNTER_EXAMPLE) && !*strict)
        return;
    terminal_tone(TONE_BOLD, failure->place);
    terminal_print(": %s%.*s\n", words[failure->finding], STR_ARG(failure->message));
}

int command_rules_test(struct call *call) {
    struct error error = {0};
    struct rulebook *book = NULL;
    enum status status = load_rules(call, call->count ? call->arguments[0] : NULL, &book, &error);
    if (status == OK)
        status = rulebook_compile_all(book, &error);
    if (status != OK) {
        rulebook_close(book);
        return exit_of(status, &error);
    }
    bool strict = call_has(call, "strict");
    struct rule_check check = rulebook_test(book, print_failure, &strict);
    uint32_t without = check.without_example + check.without_counter_example;
    if (without)
        terminal_print("%u of %u rules have no example, %u no counter-example%s\n", check.without_example, check.rules,
                       check.without_counter_example, strict ? "" : " (--strict names them)");
    if (check.dead_words)
        terminal_print("%u word%s that can't match\n", check.dead_words, check.dead_words == 1 ? "" : "s");
    terminal_print("%u passed, %u failed\n", check.examples - check.failed, check.failed);
    rulebook_close(book);
    return check.failed || check.dead_words || (strict && without) ? EXIT_FINDINGS : EXIT_DONE;
}

/* --- rules list ---------------------------------------------------------------------------------------------------- */

static const struct column rule_columns[] = {
    {"place", COLUMN_TEXT, 0}, {"kind", COLUMN_TEXT, 0}, {"name", COLUMN_TEXT, 36}, {"examples", COLUMN_NUMBER, 0},
    {"counter_examples", COLUMN_NUMBER, 0}, {"gate", COLUMN_TEXT, 90},
};
enum { RULE_COLUMNS = sizeof rule_columns / sizeof *rule_columns };

int command_rules_list(struct call *call) {
    int format = call_choice(call, "format", LISTING_FORMATS);
    if (format < 0)
        return EXIT_USAGE;
    struct arena arena = {0};
    struct error error = {0};
    struct rulebook *book = NULL;
    enum status status = load_rules(call, call->count ? call->arguments[0] : NULL, &book, &error);
    if (status != OK)
        return exit_of(status, &error);
    struct listing listing;
    listing_open(&listing, rule_columns, RULE_COLUMNS, (enum listing_format)format);
    for (uint32_t i = 0; i < rulebook_rule_count(book); i++) {
        const struct rule *rule = rulebook_rule(book, i);
        struct origin origin = rule_origin(rule);
        listing_add(&listing, str_print(&arena, "%.*s:%u", STR_ARG(origin.file), origin.line));
        listing_add(&listing, rule_is_claim(rule) ? STR("claim") : STR("entity"));
        listing_add(&listing, rule_name(rule));
        listing_add_number(&listing, rule_example_count(rule, true));
        listing_add_number(&listing, rule_example_count(rule, false));
        listing_add(&listing, rule_gate(rule, &arena));
        arena_reset(&arena);
    }
    listing_close(&listing);
    rulebook_close(book);
    arena_close(&arena);
    return EXIT_DONE;
}

/* --- rules image --------------------------------------------------------------------------------------------------- */

int command_rules_image(struct call *call) {
    struct arena arena = {0};
    struct error error = {0};
    const char *folder;
    enum status status = rules_folder_find(call_value(call, "rules"), &folder, &arena, &error);
    if (status == OK)
        status = reading_image_write(call->arguments[0], folder, call->arguments + 1, (uint32_t)call->count - 1, &error);
    arena_close(&arena);
    return exit_of(status, &error);
}

/* --- explain --why-not --------------------------------------------------------------------------------------------- */

/* By name, or by place: "50-results.rules:12". */
static const struct rule *find_rule(const struct rulebook *book, str wanted, struct arena *arena) {
    for (uint32_t i = 0; i < rulebook_rule_count(book); i++) {
        const struct rule *rule = rulebook_rule(book, i);
        struct origin origin = rule_origin(rule);
        if (str_equal(rule_name(rule), wanted) || str_equal(str_print(arena, "%.*s:%u", STR_ARG(origin.file), origin.line), wanted))
            return rule;
    }
    return NULL;
}

int explain_why_not(struct call *call, const char *wanted) {
    struct arena arena = {0};
    struct error error = {0};
    struct rulebook *book = NULL;
    enum status status = load_rules(call, NULL, &book, &error);
    const struct rule *rule = status == OK ? find_rule(book, str_of(wanted), &arena) : NULL;
    if (status == OK && !rule)
        status = error_set(&error, FAILED_USAGE, "no rule is called %s; `photofinish rules list` names them", wanted);
    str why = {0};
    if (status == OK && rule_why_not(book, rule, str_of(call->arguments[0]), &why, &arena, &error) != OK)
        status = FAILED_USAGE; /* the text was typed */
    if (status == OK)
        terminal_print("%.*s%s", STR_ARG(why), str_ends_with(why, STR("\n")) ? "" : "\n");
    rulebook_close(book);
    arena_close(&arena);
    return exit_of(status, &error);
}
