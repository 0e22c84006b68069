#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/program.h"
#include "pipeline/intake.h"
#include "pipeline/reading_image.h"
#include "rule_folder.h"

static const char article[] = "title: Bell wins 1500m\n\nKenya's Ann Bell won the 1500m in 3:50.12 at the Marlbridge Games, ahead of Joan Fox.\n";

static char path[64];

static void write_image(void) {
    struct error error = {{0}};
    snprintf(path, sizeof path, "/tmp/photofinish-image-%d", (int)getpid());
    if (reading_image_write(path, "rules", NULL, 0, &error) != OK)
        cr_skip_test("%s", error.text);
}

/* How many claims the article makes. */
static uint32_t claims_of(const struct reading_tools *tools) {
    struct desk *desk = desk_open(tools);
    struct arena arena = {0};
    struct intake_item item = {.document = {.name = STR("a"), .path = STR("a"), .format = FORMAT_TEXT, .bytes = str_of(article)}};
    cr_assert(desk_read(desk, &item, &arena));
    uint32_t count = desk->reading.claims.count;
    desk_close(desk);
    arena_close(&arena);
    return count;
}

Test(reading_image, the_program_has_an_id) {
    cr_expect(program_build_id().size >= 8);
    cr_expect(str_equal(program_build_id(), program_build_id()));
}

Test(reading_image, what_is_taken_reads_as_what_is_loaded, .timeout = 60) {
    struct error error = {{0}};
    struct reading_tools loaded, taken;
    write_image();
    cr_assert_eq(reading_tools_open("rules", ENGINE_GATED, &loaded, &error), OK);
    cr_assert(reading_image_take(path, "rules", &taken));
    cr_expect(taken.is_image && !loaded.is_image);
    cr_expect_str_eq(rulebook_folder(taken.book), "rules");
    cr_expect_eq(claims_of(&taken), claims_of(&loaded));
    cr_expect_geq(claims_of(&taken), 2);
    cr_expect_eq(claims_of(&taken), claims_of(&loaded), "the second matcher has what the first left to nobody");
    reading_tools_close(&taken);
    reading_tools_close(&loaded);
    cr_expect(reading_image_take(path, "rules/", &taken), "a closed image can be taken again, and its folder may be written otherwise");
    cr_expect_str_eq(rulebook_folder(taken.book), "rules");
    reading_tools_close(&taken);
    unlink(path);
}

Test(reading_image, other_rules_take_nothing, .timeout = 60) {
    struct reading_tools tools = {0};
    write_image();
    struct rule_folder folder = rule_folder_open();
    rule_folder_write(&folder, "10-digits.rules", STR("entity digit  as text\n    [0-9]\n    + 7\n    - x\n"));
    cr_expect_not(reading_image_take(path, folder.path, &tools));
    rule_folder_remove(&folder);
    cr_expect_not(reading_image_take(path, "nowhere", &tools));
    cr_expect_not(reading_image_take("/nowhere", "rules", &tools));
    cr_expect_null(tools.book);
    unlink(path);
}
