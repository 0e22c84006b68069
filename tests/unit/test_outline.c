#include <criterion/criterion.h>

#include "reconcile/outline.h"
#include "reconcile_cases.h"

/* What documents are written down as tells the directory the same as their statements do, one by one. */

static const char *const lines[] = {
    "a result 'Ann Ode' 3:59.10", "a result 'Bea Lin' 3:59.40", "a record 'Cleo Mai' 3:50.07 year=2015 competition='Harbour Meeting'",
    "a best 'Ann Ode' 1:57.20 event=800m competition= year=0", "a placing 'Bea Lin' - place=2 competition='IAAF World Championships'",
    "b result 'Ann Ode' 3:59.10 competition= year=0", "b result 'Bea Lin' 3:59.40 competition= year=0", "b result 'Dora Uhl' 4:01.00 title=1 event=mile",
    "c result 'Ann Ode' 3:59.10 competition='Olympic Games' year=2020", "c result 'Bea Lin' 3:59.40 competition='Olympic Games' year=2020",
    "c result 'Ann Ode' 1:58.90 event=800m competition='Olympic Games' year=2020 sex=F", "c margin 'Ann Ode' 0.30",
    "d record 'Cleo Mai' 3:50.07 year=2015", "e result 'Ann Ode' 1:58.90 event=800m competition='Diamond League' year=2023 sex=F published=2023-08-24",
    "f result 'Ann Ode' 1:58.90 event=800m competition='Diamond League' year=2023 sex=F published=2023-08-24",
};
enum { LINES = sizeof lines / sizeof *lines };

static bool of_one_document(const struct cases *cases, uint32_t a, uint32_t b) {
    return sha256_equal(cases->statements.items[a].document, cases->statements.items[b].document);
}

/* The end of the statements of the document that begin at first. */
static uint32_t document_end(const struct cases *cases, uint32_t first) {
    uint32_t end = first;
    while (end < cases->statements.count && of_one_document(cases, first, end))
        end++;
    return end;
}

static str outline_from(struct cases *cases, uint32_t first, uint32_t end) {
    struct outline outline;
    outline_open(&outline, cases->reconciler, &cases->arena);
    for (uint32_t i = first; i < end; i++)
        outline_add(&outline, &cases->statements.items[i]);
    return outline_bytes(&outline);
}

static void tell_cases(struct cases *cases) {
    for (int i = 0; i < LINES; i++)
        cases_add(cases, lines[i]);
    cases_run(cases);
}

Test(outline, tells_of_the_same_races_as_the_statements_do) {
    struct cases cases = {0};
    tell_cases(&cases);
    struct directory *directory = directory_open(cases.reconciler);
    for (uint32_t first = 0; first < LINES; first = document_end(&cases, first))
        cr_assert(directory_add_outline(directory, cases.statements.items[first].document, outline_from(&cases, first, document_end(&cases, first))));
    cr_assert_eq(directory_settle(directory, NULL), OK);
    for (uint32_t first = 0, end; first < LINES; first = end) {
        struct outlined outlined;
        end = document_end(&cases, first);
        cr_assert(directory_outlined(directory, cases.statements.items[first].document, outline_from(&cases, first, end), &cases.arena, &outlined));
        cr_assert_eq(outlined.claim_count, end - first);
        for (uint32_t i = first; i < end; i++) {
            const struct statement *statement = &cases.statements.items[i];
            str hoped = directory_race(cases.directory, statement, &cases.arena), told = outlined.races[outlined.claims[i - first].race];
            cr_expect(str_equal(hoped, told), "%s: hoped for %.*s, got %.*s", lines[i], STR_ARG(hoped), STR_ARG(told));
            cr_expect_eq(outlined.claims[i - first].group, directory_group(statement, &cases.arena), "%s", lines[i]);
        }
    }
    directory_close(directory);
    cases_close(&cases);
}

Test(outline, of_damaged_bytes_is_refused) {
    struct cases cases = {0};
    tell_cases(&cases);
    struct directory *directory = directory_open(cases.reconciler);
    str whole = outline_from(&cases, 0, document_end(&cases, 0));
    struct sha256 document = cases.statements.items[0].document;
    for (size_t size = 0; size < whole.size; size++)
        cr_assert_not(directory_add_outline(directory, document, str_slice(whole, 0, size)), "%zu of %zu bytes", size, whole.size);
    for (size_t at = 0; at < whole.size; at++) {   /* whatever a byte says, nothing outside is read: a sanitizer would tell */
        char *wrong = str_to_c(whole, &cases.arena);
        wrong[at] ^= 0xA5;
        directory_add_outline(directory, document, (str){wrong, whole.size});
    }
    cr_assert(directory_add_outline(directory, document, whole));
    directory_close(directory);
    cases_close(&cases);
}
