#include <criterion/criterion.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/tsv.h"

static char path[64];

static void name_file(void) {
    snprintf(path, sizeof path, "/tmp/photofinish-tsv-%d.tsv", (int)getpid());
}

TestSuite(tsv, .init = name_file);

static void write_rows(const char *rows) {
    struct error error = {0};
    cr_assert(file_write(path, str_of(rows), &error) == OK, "%s", error.text);
}

Test(tsv, rows_are_read_by_the_names_of_their_columns) {
    struct arena arena = {0};
    struct error error = {0};
    struct tsv tsv;
    write_rows("# from nowhere\nname\tsex\tnote\n\nAnn\tF\tfirst\n# a comment\nBo \tM\r\nCy\n");
    cr_assert(tsv_open(path, STR("note name"), &tsv, &arena, &error) == OK, "%s", error.text);
    cr_assert(tsv_next(&tsv) && str_equal(tsv_cell(&tsv, 0), STR("first")) && str_equal(tsv_cell(&tsv, 1), STR("Ann")) && tsv.line == 4);
    cr_assert(tsv_next(&tsv) && tsv_cell(&tsv, 0).size == 0 && str_equal(tsv_cell(&tsv, 1), STR("Bo")) && tsv.line == 6);
    cr_assert(tsv_next(&tsv) && str_equal(tsv_cell(&tsv, 1), STR("Cy")));
    cr_assert(!tsv_next(&tsv));
    arena_close(&arena);
    unlink(path);
}

Test(tsv, what_is_missing_is_named) {
    struct arena arena = {0};
    struct error error = {0};
    struct tsv tsv;
    write_rows("# only a comment\n");
    cr_assert(tsv_open(path, STR("name"), &tsv, &arena, &error) == FAILED_INPUT && strstr(error.text, "no line of column names"));
    write_rows("name\tsex\n");
    cr_assert(tsv_open(path, STR("name age"), &tsv, &arena, &error) == FAILED_INPUT && strstr(error.text, "no column is called age"));
    unlink(path);
    cr_assert(tsv_open(path, STR("name"), &tsv, &arena, &error) != OK && strstr(error.text, path));
    arena_close(&arena);
}
