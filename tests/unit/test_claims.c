#include <criterion/criterion.h>

#include "reconcile/claims.h"

static str solve(const char *rows, enum claims_engine engine, struct buffer *out) {
    struct error error = {0};
    struct buffer csv = {0};
    buffer_print(&csv, "source,object,attribute,value\n%s", rows);
    cr_assert(claims_reconcile(buffer_str(&csv), "claims.csv", engine, out, &error) == OK, "%s", error.text);
    buffer_close(&csv);
    return buffer_str(out);
}

static bool answers(str out, const char *beginning) {
    str text = str_of(beginning);
    return str_find(out, text, 0) < out.size;
}

Test(claims, the_value_of_most_wins_where_nothing_else_is_known) {
    struct buffer out = {0};
    str answer = solve("a,race,winner,Kerr\nb,race,winner,kerr\nc,race,winner,Hocker\n", CLAIMS_DISCOVERY, &out);
    cr_assert(answers(answer, "race,winner,Kerr,0."), "%.*s", STR_ARG(answer));
    buffer_close(&out);
}

/* Three sites copy one list that is wrong in every third race; three others are wrong now and then, each in its own way. */
static void write_copies(struct buffer *rows) {
    for (int race = 0; race < 60; race++) {
        for (int copy = 0; copy < 3; copy++)
            buffer_print(rows, "copy%d,race%02d,winner,%s%02d\n", copy, race, race % 3 ? "right" : "wrong", race);
        for (int own = 0; own < 3; own++)
            if ((race + own) % 7)
                buffer_print(rows, "own%d,race%02d,winner,right%02d\n", own, race, race);
            else
                buffer_print(rows, "own%d,race%02d,winner,odd%d%02d\n", own, race, own, race);
    }
}

Test(claims, copies_of_a_wrong_list_count_once) {
    struct buffer rows = {0}, voted = {0}, found = {0};
    write_copies(&rows);
    buffer_add_char(&rows, '\0');
    str votes = solve(rows.data, CLAIMS_MAJORITY, &voted), answer = solve(rows.data, CLAIMS_DISCOVERY, &found);
    cr_assert(answers(votes, "race12,winner,wrong12,"), "voting was to be fooled: %.*s", STR_ARG(votes));
    cr_assert(!answers(answer, "wrong"), "%.*s", STR_ARG(answer));
    buffer_close(&rows);
    buffer_close(&voted);
    buffer_close(&found);
}

Test(claims, lists_may_be_partly_right) {
    struct buffer out = {0};
    str answer = solve("a,book,authors,Ode;Lin\nb,book,authors,Lin; Ode\nc,book,authors,Ode\nd,book,authors,Ode\ne,book,authors,Ode\nf,book,authors,\n"
                       "a,other,authors,Falk\nb,other,authors,Falk\n", CLAIMS_DISCOVERY, &out);
    cr_assert(answers(answer, "book,authors,Ode;Lin,"), "%.*s", STR_ARG(answer));
    buffer_close(&out);
}

Test(claims, names_are_one_part_however_they_are_written) {
    struct buffer out = {0};
    str answer = solve("a,book,authors,\"Nordås, Ida; Lin, Bo\"\nb,book,authors,Bo Lin;Ida Nordas\n", CLAIMS_DISCOVERY, &out);
    cr_assert(answers(answer, "book,authors,\"Lin, Bo;Nordås, Ida\",1.000") || answers(answer, "book,authors,\"Lin, Bo;Nordås, Ida\",0."), "%.*s", STR_ARG(answer));
    buffer_close(&out);
}

Test(claims, a_source_that_says_two_things_speaks_for_neither) {
    struct buffer one = {0}, two = {0};
    str alone = solve("a,x,t,1\na,x,t,2\n", CLAIMS_DISCOVERY, &one);
    cr_assert(answers(alone, "x,t,1,0.500"), "%.*s", STR_ARG(alone));
    str helped = solve("a,x,t,1\na,x,t,2\nb,x,t,2\n", CLAIMS_DISCOVERY, &two);
    cr_assert(answers(helped, "x,t,2,0."), "%.*s", STR_ARG(helped));
    buffer_close(&one);
    buffer_close(&two);
}

Test(claims, the_order_of_rows_does_not_matter) {
    struct buffer one = {0}, two = {0};
    str a = solve("a,x,t,1\nb,x,t,2\nc,x,t,2\na,y,t,3\nb,y,t,3\n", CLAIMS_DISCOVERY, &one);
    str b = solve("b,y,t,3\nc,x,t,2\na,y,t,3\nb,x,t,2\na,x,t,1\n", CLAIMS_DISCOVERY, &two);
    cr_assert(str_equal(a, b), "%.*s against %.*s", STR_ARG(a), STR_ARG(b));
    buffer_close(&one);
    buffer_close(&two);
}

static const struct { const char *csv, *message; } broken[] = {
    {"source,object,value\n", "claims.csv:1: there is no column called attribute"},
    {"source,object,attribute,value\n,x,y,1\n", "claims.csv:2: the source is empty"},
    {"source,object,attribute,value\na,x,y\n", "claims.csv:2: 3 fields, but the header has 4"},
    {"source,object,attribute,value\na,x,y,\"1\n", "claims.csv:2:7: the quote opened here never closes"},
    {"", "claims.csv: the file is empty"},
};

Test(claims, broken_files_are_answered_with_line_and_remedy) {
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct buffer out = {0};
        struct error error = {0};
        cr_expect(claims_reconcile(str_of(broken[i].csv), "claims.csv", CLAIMS_DISCOVERY, &out, &error) == FAILED_INPUT);
        cr_expect(str_starts_with(str_of(error.text), str_of(broken[i].message)), "hoped for %s, got %s", broken[i].message, error.text);
        buffer_close(&out);
    }
}
