/* The reference of the rule language proves itself: each of its blocks that names a file is that file. */
#include "rule_folder.h"

#include "../../src/rule/maker.h"

enum { FENCE = 3 };

/* "# 20-marks.rules: what the clock says." → "20-marks.rules"; empty when the block names none. */
static str block_file(str block) {
    if (!str_starts_with(block, STR("# ")))
        return (str){0};
    str rest = str_slice(block, 2, block.size), name = str_cut(&rest, ':');
    return str_ends_with(name, STR(".rules")) || str_ends_with(name, STR(".tsv")) ? name : (str){0};
}

static uint32_t write_blocks(struct rule_folder *folder, str page, struct arena *arena) {
    uint32_t written = 0;
    for (size_t at = 0; (at = str_find(page, STR("```\n"), at)) < page.size;) {
        size_t end = str_find(page, STR("```\n"), at + FENCE + 1);
        str block = str_slice(page, at + FENCE + 1, end), file = block_file(block);
        if (file.size) {
            rule_folder_write(folder, str_to_c(file, arena), block);
            written++;
        }
        at = end + FENCE + 1;
    }
    return written;
}

Test(rule_readme, the_examples_of_the_reference_hold) {
    struct arena arena = {0};
    struct error error = {0};
    str page;
    cr_assert(file_read("rules/README.md", 0, &page, &arena, &error) == OK, "%s", error.text);
    struct rule_folder folder = rule_folder_open();
    cr_assert_eq(write_blocks(&folder, page, &arena), 5);
    struct rulebook *book = rule_folder_load(&folder);
    struct rule_check check = rulebook_test(book, print_failure, NULL);
    cr_expect_eq(check.failed, 0);
    cr_expect_eq(check.without_example + check.without_counter_example, 0);
    cr_expect_gt(check.examples, 15);
    rulebook_close(book);
    rule_folder_remove(&folder);
    arena_close(&arena);
}

Test(rule_readme, every_maker_is_in_the_reference) {
    struct arena arena = {0};
    struct error error = {0};
    str page;
    cr_assert(file_read("rules/README.md", 0, &page, &arena, &error) == OK, "%s", error.text);
    for (uint32_t i = 1; maker_at(i); i++) {
        str row = str_print(&arena, "| `%s` | %s |", maker_at(i)->name, maker_at(i)->help);
        cr_expect(str_find(page, row, 0) < page.size, "missing: %.*s", STR_ARG(row));
    }
    arena_close(&arena);
}
