#include <criterion/criterion.h>

#include "reconcile/credits.h"
#include "reconcile/print.h"

static const struct { const char *author, *text; } wire[] = {   /* all of these are copy of Agence France-Presse */
    {"AFP", "Title\nThe race was run on Sunday."},
    {"Agence France-Presse in Halden", "Title\nThe race was run on Sunday."},
    {"", "Title\nHALDEN, Aug 30 (AFP) - Ann Ode won the race on Sunday."},
    {"", "HALDEN (AFP) — Ann Ode won the race on Sunday."},
    {"", "Title\nThe race was run on Sunday.\nAdditional reporting by AFP"},
    {"", "Title\nThe race was run on Sunday.\n© AFP 2023"},
    {"", "Title\nThe race was run on Sunday.\n(With inputs from AFP)"},
};

static const struct { const char *author, *text; } own[] = {    /* and none of these */
    {"Ann Pao", "Title\nThe race was run on Sunday."},
    {"", "Title\nOde told AFP that she was happy.\nShe won."},
    {"", "Title\nThe race was run on Sunday.\nPhoto: AFP"},
    {"", "Title\nThe race (AFP has the pictures) - was run on Sunday."},
    {"", "Title\nOde (AFP) won."},
};

static struct document_print print_for(const struct credits *credits, const char *author, const char *text, struct arena *arena) {
    struct document_print print = print_of(sha256_of(str_of(text)), (str){0}, str_of(text), arena);
    credits_add(credits, str_of(author), str_of(text), &print, arena);
    return print;
}

Test(credits, of_one_agency_are_found_wherever_papers_put_them) {
    struct arena arena = {0};
    struct error error = {0};
    struct credits credits;
    cr_assert(credits_load("rules", &credits, &arena, &error) == OK, "%s", error.text);
    struct document_print first = print_for(&credits, wire[0].author, wire[0].text, &arena);
    for (size_t i = 1; i < sizeof wire / sizeof *wire; i++) {
        struct document_print print = print_for(&credits, wire[i].author, wire[i].text, &arena);
        cr_expect(print_shares_credit(&first, &print) && prints_are_copies(&first, &print), "%s / %s", wire[i].author, wire[i].text);
    }
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        struct document_print print = print_for(&credits, own[i].author, own[i].text, &arena);
        cr_expect(!print_shares_credit(&first, &print), "%s / %s", own[i].author, own[i].text);
    }
    arena_close(&arena);
}

Test(credits, of_an_agency_nobody_knows_count_in_a_dateline) {
    struct arena arena = {0};
    struct error error = {0};
    struct credits credits;
    cr_assert(credits_load("rules", &credits, &arena, &error) == OK, "%s", error.text);
    struct document_print a = print_for(&credits, "", "OSLO, May 1 (Fjord Press) - Ann Ode won.", &arena);
    struct document_print b = print_for(&credits, "", "BERGEN (Fjord Press) – It was Ann Ode's day.", &arena);
    struct document_print c = print_for(&credits, "", "OSLO, May 1 (Reuters) - Ann Ode won.", &arena);
    cr_expect(print_shares_credit(&a, &b));
    cr_expect(!print_shares_credit(&a, &c));
    arena_close(&arena);
}
