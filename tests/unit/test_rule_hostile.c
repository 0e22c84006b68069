/* Any bytes in a rule file are answered with an error or taken, never with a crash; and a costly rule is named, not waited for. */
#include "base/buffer.h"
#include "chance.h"
#include "rule_folder.h"

static const char *const scraps[] = {
    "entity x\n    ", "claim y\n    ", "piece p  ", "list l  l.tsv\n", "\n    ", "as  clock\n", "gives  placing  place=1\n", "+ ", "- ", "=> ", "(", ")",
    "[", "]", "{", "}", "{p}", "{l}", "{2,3}", "{,5}", "{999}", "{1001}", "|", "*", "+", "?", "\\", "\\d", "\\q", "\\k<n>", "(?<n>", "(?", "(?<=", "(?!",
    "[^", "a-z", "z-a", "@", "@x", "@x:role", "\xC3\xA9", "\xC3", "\xFF", "\t", "  ", "exact", "unless  ", "not after  ", "\x01", "priority  9",
    "[x=1 word]", "word", " ", ".", ".*", "{gap}", "{word}", "^", "$", "=\"", "overlaps", "athlete?", "((((((((", "(a|b)+", "(?>a)",
};

Test(rule_hostile, any_bytes_are_an_error_or_rules, .timeout = 120) {
    struct chance chance = {7};
    struct rule_folder folder = rule_folder_open();
    uint32_t taken = 0;
    rule_folder_write(&folder, "l.tsv", STR("# made up\nname\none\ntwo words\n"));
    for (uint32_t round = 0; round < 3000; round++) {
        struct buffer text = {0};
        buffer_add_text(&text, scraps[chance_below(&chance, 4)]);
        for (uint32_t i = chance_below(&chance, 14); i; i--)
            buffer_add_text(&text, scraps[chance_below(&chance, sizeof scraps / sizeof *scraps)]);
        rule_folder_write(&folder, "10-a.rules", buffer_str(&text));
        struct rulebook *book;
        struct error error = {0};
        enum status status = rulebook_load(folder.path, &book, &error);
        cr_assert((status == OK) == (book != NULL));
        cr_assert(status == OK || strstr(error.text, "10-a.rules") || strstr(error.text, "l.tsv"), "no place in: %s",
                  error.text);
        if (status == OK) {
            taken++;
            rulebook_test(book, NULL, NULL);
        }
        rulebook_close(book);
        buffer_close(&text);
    }
    cr_expect_gt(taken, 30);
    rule_folder_remove(&folder);
}

Test(rule_hostile, pieces_that_double_each_other_are_refused) {
    struct buffer text = {0};
    struct rule_folder folder = rule_folder_open();
    buffer_add_text(&text, "piece p0  a|b\n");
    for (int i = 1; i < 40; i++)
        buffer_print(&text, "piece p%d  {p%d}{p%d}\n", i, i - 1, i - 1);
    rule_folder_write(&folder, "10-a.rules", buffer_str(&text));
    struct rulebook *book;
    struct error error = {0};
    cr_assert_eq(rulebook_load(folder.path, &book, &error), FAILED_INPUT);
    cr_assert(strstr(error.text, "grows too large"), "%s", error.text);
    buffer_close(&text);
    rule_folder_remove(&folder);
}

Test(rule_hostile, a_rule_that_meets_a_limit_is_named_and_the_others_go_on, .timeout = 60) {
    struct arena arena = {0};
    struct rule_folder folder = rule_folder_open();
    rule_folder_write(&folder, "10-a.rules", STR("entity slow\n    (a|a|aa)+(a|a|aa)+(?=b)(?!c)\nentity end\n    stop\n"));
    struct rulebook *book = rule_folder_load(&folder);
    struct matcher *matcher = matcher_open(book, ENGINE_GATED);
    struct view view;
    char text[400];
    memset(text, 'a', sizeof text);
    memcpy(text + sizeof text - 7, " b stop", 7);
    view_open(&view, (str){text, sizeof text}, &arena);
    matcher_find(matcher, 0, &view);
    cr_assert_eq(view.finds.count, 1);
    str warning = matcher_warning(matcher, &arena);
    cr_assert(warning.data && strstr(warning.data, "10-a.rules:1: entity slow met the match limit"), "%.*s",
              STR_ARG(warning));
    cr_assert(matcher_warning(matcher, &arena).data == NULL, "a warning is given once");
    matcher_close(matcher);
    rulebook_close(book);
    rule_folder_remove(&folder);
    arena_close(&arena);
}

Test(rule_hostile, a_long_list_is_one_rule_but_no_part_of_a_pattern) {
    struct rule_folder folder = rule_folder_open();
    struct buffer list = {0};
    buffer_add_text(&list, "# made up\nname\n");
    for (int i = 0; i < 20000; i++)
        buffer_print(&list, "name%d%c surname%d\n", i * 7919, 'a' + i % 26, i * 31);
    rule_folder_write(&folder, "names.tsv", buffer_str(&list));
    rule_folder_write(
        &folder, "10-a.rules",
        STR("list names names.tsv\nentity name\n    {names}\n    + so name7919b surname31 won\n    - so name7919b surname won\n"));
    struct rulebook *book = rule_folder_load(&folder);
    cr_assert_eq(rulebook_test(book, print_failure, NULL).failed, 0);
    rulebook_close(book);
    rule_folder_write(&folder, "20-b.rules", STR("entity winner\n    {names} won\n"));
    struct error error = {0};
    cr_assert_eq(rulebook_load(folder.path, &book, &error), FAILED_INPUT);
    cr_assert(strstr(error.text, "20-b.rules:2:5: entity winner: the pattern is too large"), "%s", error.text);
    buffer_close(&list);
    rule_folder_remove(&folder);
}

/* As often as loading takes it; then PCRE2 must take it too, for it may be asked in the middle of an article. */
static const char *const sizes[] = {
    ".", "\xC3\xA9[^,]", "(?-i:ab)c", "((?-i:a)|b)", "(a){0,9}", "(a?b){0,3}", "(a|b)", "[a-z\xC3\xA9]", "{Upper}", "\\b", "(?=a)(?<!b)", "(?>a)",
    "\\d", "\\d?", "[a-z]{1,3}", "(:\\d{1,2})?", "( ?s?)?", "(a|b)?",
    "(?<n>a)|", "ab|", "{gap} ", "{word} ", "{l} ", ".{9}", "(.{3}){3}", "(.|a)*",
    "(ab|c)?+", "(a[bc])*+", "[x\xE2\x80\x93]", "[\xE2\x80\x93-\xE2\x81\x8F]", "[\xE2\x80\xBF-\xE2\x81\x80]{2}", "@x|a", "[@xa]{0,5}",
    "((a[bc]|(d|ef)g)h){0,2}", "[A-Z\xC3\x80-\xC3\x9E]", "({Upper}[a-z]+ ){0,4}", "[^@x,;]{0,40}", "[^@x,;]{0,40}?b",
    "(?-i:[a-z])", "(?-i:[a-z]{1,3})", "(?-i:[^a])c", "(?-i:[A-Z\xC3\x80-\xC3\x9E]+)", "(?-i:\\d{2})", "(?-i:(a|[bc])?+)",
};

static enum status load_repeated(struct rule_folder *folder, const char *part, uint32_t times, bool is_exact, struct rulebook **book,
                                 struct error *error) {
    struct buffer text = {0};
    buffer_add_text(&text, "list l  l.tsv\nentity x\n    hoped ");
    for (uint32_t i = 0; i < times; i++)
        buffer_add_text(&text, part);
    buffer_add_text(&text, is_exact ? "end\n    exact\n" : "end\n");
    rule_folder_write(folder, "10-a.rules", buffer_str(&text));
    buffer_close(&text);
    return rulebook_load(folder->path, book, error);
}

Test(rule_hostile, what_loading_takes_is_never_too_large_later, .timeout = 120) {
    struct rule_folder folder = rule_folder_open();
    rule_folder_write(&folder, "l.tsv", STR("# made up\nname\none\ntwo words\n"));
    uint32_t refused = 0;
    for (size_t i = 0; i < 2 * (sizeof sizes / sizeof *sizes); i++) {
        struct rulebook *book;
        struct error error = {0};
        enum status status = OK;
        for (uint32_t times = 10; times < 20000 && status == OK; times += 1 + times / 8) {
            status = load_repeated(&folder, sizes[i / 2], times, i % 2, &book, &error);
            if (status == OK)
                cr_assert(rulebook_compile_all(book, &error) == OK, "%u times %s: %s", times, sizes[i / 2], error.text);
            rulebook_close(book);
        }
        refused += status != OK;
        cr_expect(status == OK || strstr(error.text, "10-a.rules:3:"), "%s: %s", sizes[i / 2], error.text);
    }
    cr_expect_gt(refused, 20);
    rule_folder_remove(&folder);
}

Test(rule_hostile, a_set_repeated_hundreds_of_times_is_refused_with_its_place) {
    struct rule_folder folder = rule_folder_open();
    rule_folder_write(&folder, "10-a.rules", STR("entity x\n    that .{999} hoped\n"));
    struct rulebook *book;
    struct error error = {0};
    cr_assert_eq(rulebook_load(folder.path, &book, &error), FAILED_INPUT);
    cr_assert(strstr(error.text, "10-a.rules:2:") && strstr(error.text, "entity x: the pattern is too large"), "%s", error.text);
    rule_folder_write(&folder, "10-a.rules", STR("entity x\n    that .{0,999} hoped\n"));
    rulebook_close(rule_folder_load(&folder));
    rule_folder_remove(&folder);
}
