#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/sorter.h"

struct record { uint32_t key, added; };

static int compare_records(const void *a, const void *b) {
    const struct record *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->added > y->added) - (x->added < y->added);
}

static struct sorter *filled(size_t memory, uint32_t count, int (*compare)(const void *, const void *)) {
    struct sorter *sorter = sorter_open(sizeof(struct record), memory, compare);
    struct error error = {{0}};
    uint32_t random = 1;
    for (uint32_t i = 0; i < count; i++) {
        random = random * 1664525u + 1013904223u;
        struct record record = {random >> 20, i};
        cr_assert_eq(sorter_add(sorter, &record, &error), OK, "%s", error.text);
    }
    cr_assert_eq(sorter_finish(sorter, &error), OK, "%s", error.text);
    return sorter;
}

static const struct { const char *why; size_t memory; uint32_t count; } sizes[] = {
    {"nothing at all", 4096, 0},
    {"one record", 4096, 1},
    {"all in memory", 1 << 20, 5000},
    {"one run and one record more", 4096, 513},
    {"many runs", 4096, 50000},
};

Test(sorter, gives_back_every_record_in_order) {
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct sorter *sorter = filled(sizes[i].memory, sizes[i].count, compare_records);
        struct sorter_place place = {0};
        struct record last = {0}, record;
        bool more = true, *seen = calloc(sizes[i].count + 1, sizeof *seen);
        uint32_t count = 0;
        while (sorter_next(sorter, &place, &record, &more, NULL) == OK && more) {
            cr_assert(count == 0 || compare_records(&last, &record) < 0, "%s: record %u is not in order", sizes[i].why, count);
            cr_assert(!seen[record.added], "%s: record %u comes twice", sizes[i].why, record.added);
            seen[record.added] = true;
            last = record;
            count++;
        }
        cr_expect_eq(count, sizes[i].count, "%s: hoped for %u records, got %u", sizes[i].why, sizes[i].count, count);
        free(seen);
        sorter_close(sorter);
    }
}

Test(sorter, without_a_comparison_keeps_the_order_of_adding) {
    struct sorter *sorter = filled(4096, 3000, NULL);
    struct sorter_place place = {0};
    struct record record;
    bool more = true;
    for (uint32_t i = 0; sorter_next(sorter, &place, &record, &more, NULL) == OK && more; i++)
        cr_assert_eq(record.added, i);
    sorter_close(sorter);
}

Test(sorter, reads_from_any_record_and_from_two_places_at_once) {
    struct sorter *sorter = filled(4096, 20000, compare_records);
    struct sorter_place a = {.next = 7000}, b = {0};
    struct record from_a, from_b;
    bool more;
    while (b.next <= 7000)
        sorter_next(sorter, &b, &from_b, &more, NULL);
    sorter_next(sorter, &a, &from_a, &more, NULL);
    cr_expect_eq(from_a.added, from_b.added);
    sorter_close(sorter);
}

Test(sorter, says_where_it_could_not_write) {
    setenv("TMPDIR", "/nowhere/at/all", 1);
    struct sorter *sorter = sorter_open(sizeof(struct record), 64, compare_records);
    struct error error = {{0}};
    struct record record = {0};
    enum status status = OK;
    for (int i = 0; i < 100 && status == OK; i++)
        status = sorter_add(sorter, &record, &error);
    cr_expect_eq(status, FAILED_SYSTEM);
    cr_expect(strstr(error.text, "/nowhere/at/all") && strstr(error.text, "TMPDIR"), "got: %s", error.text);
    sorter_close(sorter);
}
