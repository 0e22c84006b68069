#include <criterion/criterion.h>

#include "extract/around.h"
#include "pipeline/reading_tools.h"

/* What is misspelt in the list, or left over in it, would be silently nothing. */
Test(around, each_use_has_words_and_each_word_a_use) {
    struct reading_tools tools;
    struct error error = {0};
    cr_assert(reading_tools_open("rules", ENGINE_GATED, &tools, &error) == OK, "%s", error.text);
    uint32_t rows = rulebook_list_count(tools.book, STR("around-word")), asked_for = 0;
    for (int use = 0; use < AROUND_USES; use++) {
        uint32_t words = 0;
        for (uint32_t row = 0; row < rows; row++)
            words += str_equal(rulebook_list_cell(tools.book, STR("around-word"), row, STR("use")), str_of(around_use_name((enum around_use)use)));
        cr_expect_gt(words, 0, "%s has no words", around_use_name((enum around_use)use));
        asked_for += words;
    }
    cr_expect_eq(asked_for, rows, "%u words are of no use that there is", rows - asked_for);
    reading_tools_close(&tools);
}
