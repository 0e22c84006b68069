#include <criterion/criterion.h>

#include "base/csv.h"

static const struct { const char *why, *text, *rows; } readable[] = {
    {"plain rows", "a,b\n1,2\n3,4\n", "1|2\n3|4\n"},
    {"CRLF and no end of the last line", "a,b\r\n1,2\r\n3,4", "1|2\n3|4\n"},
    {"quotes hold commas, quotes and line ends", "a,b\n\"1,\"\"x\"\"\",\"2\n3\"\n", "1,\"x\"|2\n3\n"},
    {"two fields with doubled quotes", "a,b\n\"\"\"p\"\"\",\"q\"\"\"\n", "\"p\"|q\"\n"},
    {"empty fields and empty lines", "a,b\n\n,\n\n\"\",1\n", "|\n|1\n"},
    {"a byte order mark and blanks in the header", "\xEF\xBB\xBF" "a, b\n1, 2 \n", "1|2\n"},
};

Test(csv, reads_what_rfc_4180_allows) {
    for (size_t i = 0; i < sizeof readable / sizeof *readable; i++) {
        struct csv csv;
        struct error error = {0};
        struct buffer got = {0};
        cr_assert(csv_open(&csv, str_of(readable[i].text), "t.csv", &error) == CSV_ROW);
        int a = csv_column(&csv, STR("A")), b = csv_column(&csv, STR("b"));
        while (csv_row(&csv, &error) == CSV_ROW)
            buffer_print(&got, "%.*s|%.*s\n", STR_ARG(csv_field(&csv, a)), STR_ARG(csv_field(&csv, b)));
        cr_expect(str_equal(buffer_str(&got), str_of(readable[i].rows)), "%s: hoped for %s, got %.*s %s", readable[i].why,
                  readable[i].rows, STR_ARG(buffer_str(&got)), error.text);
        csv_close(&csv);
        buffer_close(&got);
    }
}

static const struct { const char *text, *message; } broken[] = {
    {"", "t.csv: the file is empty"},
    {"a,b\n1,2\n3\n", "t.csv:3: 1 fields, but the header has 2"},
    {"a,b\n1,\"2\n\n", "t.csv:2:3: the quote opened here never closes"},
    {"a,b\n\"x\ny\",1\nx\"y,1\n", "t.csv:4:2: a quote stands inside a field"},
    {"a,b\n\"x\"y,1\n", "t.csv:2:4: a closing quote must be followed by"},
};

Test(csv, says_where_a_file_is_broken) {
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct csv csv;
        struct error error = {0};
        enum csv_step step = csv_open(&csv, str_of(broken[i].text), "t.csv", &error);
        while (step == CSV_ROW)
            step = csv_row(&csv, &error);
        cr_expect(step == CSV_TROUBLE, "%s was read", broken[i].text);
        cr_expect(str_starts_with(str_of(error.text), str_of(broken[i].message)), "hoped for %s, got %s", broken[i].message, error.text);
        csv_close(&csv);
    }
}

Test(csv, what_is_written_is_read_again) {
    struct buffer out = {0};
    csv_write(&out, STR("a")), csv_write(&out, STR("b")), csv_write_end(&out);
    csv_write(&out, STR("one, \"two\"\nthree")), csv_write(&out, STR("x")), csv_write_end(&out);
    struct csv csv;
    struct error error = {0};
    csv_open(&csv, buffer_str(&out), "t.csv", &error);
    cr_assert(csv_row(&csv, &error) == CSV_ROW, "%s", error.text);
    cr_assert(str_equal(csv_field(&csv, 0), STR("one, \"two\"\nthree")));
    cr_assert(str_equal(csv_field(&csv, 1), STR("x")));
    csv_close(&csv);
    buffer_close(&out);
}
