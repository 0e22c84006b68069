#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/shelf.h"

struct record { uint32_t number, changed; };

static const struct { const char *why; uint64_t held; uint32_t count; } sizes[] = {
    {"all in memory", 1 << 16, 5000},
    {"as many as may be held", 1024, 1024},
    {"one more", 1024, 1025},
    {"far more", 64, 20000},
};

static struct shelf *filled(uint64_t held, uint32_t count) {
    struct shelf *shelf = shelf_open(sizeof(struct record), held);
    for (uint32_t i = 0; i < count; i++)
        cr_assert_eq(shelf_put(shelf, i, &(struct record){.number = i}, NULL), OK);
    return shelf;
}

/* Places in no order; many come again. */
static void change_some(struct shelf *shelf, uint32_t *changed, uint32_t count) {
    uint32_t random = 1;
    for (uint32_t i = 0; i < 2 * count; i++) {
        random = random * 1664525u + 1013904223u;
        uint32_t at = (uint32_t)(((uint64_t)random * count) >> 32);
        struct record record;
        cr_assert_eq(shelf_get(shelf, at, &record, NULL), OK);
        cr_assert_eq(record.number, at, "hoped for record %u, got %u", at, record.number);
        cr_assert_eq(record.changed, changed[at]);
        record.changed = ++changed[at];
        cr_assert_eq(shelf_put(shelf, at, &record, NULL), OK);
    }
}

Test(shelf, gives_back_what_was_put_last) {
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct shelf *shelf = filled(sizes[i].held, sizes[i].count);
        uint32_t *changed = calloc(sizes[i].count, sizeof *changed);
        cr_expect_eq(shelf_is_whole(shelf), sizes[i].count <= sizes[i].held, "%s", sizes[i].why);
        change_some(shelf, changed, sizes[i].count);
        cr_assert_eq(shelf_share(shelf, NULL), OK);
        for (uint32_t at = 0; at < sizes[i].count; at++) {
            struct record one, all[3];
            cr_assert_eq(shelf_get(shelf, at, &one, NULL), OK);
            cr_assert(one.number == at && one.changed == changed[at], "%s: record %u", sizes[i].why, at);
            if (at + 3 > sizes[i].count)
                continue;
            cr_assert_eq(shelf_get_all(shelf, at, 3, all, NULL), OK);
            cr_assert(all[0].changed == changed[at] && all[2].number == at + 2 && all[2].changed == changed[at + 2], "%s: records from %u", sizes[i].why, at);
        }
        free(changed);
        shelf_close(shelf);
    }
}

Test(shelf, tells_the_folder_that_cannot_be_written) {
    setenv("TMPDIR", "/nowhere/at/all", 1);
    struct shelf *shelf = shelf_open(sizeof(struct record), 32);
    struct error error = {{0}};
    enum status status = OK;
    uint32_t i = 0;
    for (; status == OK && i < 100; i++)
        status = shelf_put(shelf, i, &(struct record){.number = i}, &error);
    cr_expect_eq(status, FAILED_SYSTEM);
    cr_expect_eq(i, 33, "the first that memory may not hold, not record %u", i);
    cr_expect(strstr(error.text, "/nowhere/at/all"), "%s", error.text);
    shelf_close(shelf);
    unsetenv("TMPDIR");
}
