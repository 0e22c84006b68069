#include <criterion/criterion.h>

#include "acquire/charset.h"
#include "base/utf8.h"

struct case_of_charset {
    const char *name, *bytes, *declared, *utf8;
    uint32_t repaired;
};

static const struct case_of_charset cases[] = {
    {"UTF-8 stays as it is", "caf\xC3\xA9", "", "café", 0},
    {"a byte order mark is no character", "\xEF\xBB\xBF" "3:29.38", "", "3:29.38", 0},
    {"well-formed UTF-8 is believed before a wrong declaration", "Z\xC3\xBCrich", "iso-8859-1", "Zürich", 0},
    {"latin1 means windows-1252", "\x93Kerr\x94 won", "text/html; charset=latin1", "“Kerr” won", 0},
    {"a meta tag declares the charset", "<meta charset='windows-1251'>\xC1\xE5\xE3", "", "<meta charset='windows-1251'>Бег", 0},
    {"an old meta tag does, too", "<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-2\">\xB3", "",
     "<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-2\">ł", 0},
    {"an XML declaration does, too", "<?xml version='1.0' encoding='Shift_JIS'?>\x97\xA4", "",
     "<?xml version='1.0' encoding='Shift_JIS'?>陸", 0},
    {"a comment declares nothing", "<!-- <meta charset=koi8-r> -->\xC3\xA9", "", "<!-- <meta charset=koi8-r> -->é", 0},
    {"escapes switch the set of ISO-2022-JP", "\x1B$BN&\x1B(Bab", "iso-2022-jp", "陸ab", 0},
    {"gb2312 means gb18030", "\x81\x30\x84\x36", "gb2312", "¥", 0},
    {"a damaged byte is replaced and counted", "caf\xC3\xA9 \xC3\xA9 \xFF ok", "utf-8", "café é \xEF\xBF\xBD ok", 1},
    {"a name or two in an English text tell no alphabet", "Zo\xEB Hobbs won the 100m at the British Championships on Saturday, ahead of Bell.", "",
     "Zoë Hobbs won the 100m at the British Championships on Saturday, ahead of Bell.", 0},
    {"nor do they in a text of several lines", "Narve Gilje Nord\xE5s was third in 3:29.68.\n\nBell of Kenya won the 800m in 1:56.03, her best.\n", "",
     "Narve Gilje Nordås was third in 3:29.68.\n\nBell of Kenya won the 800m in 1:56.03, her best.\n", 0},
    {"an unknown name leads to detection", "na\xEFve caf\xE9 \x96 d\xE9j\xE0 vu", "klingon", "naïve café – déjà vu", 0},
};

Test(charset, reads_what_was_written) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct offsets map = {0};
        str utf8;
        uint32_t repaired;
        cr_assert_eq(charset_decode(str_of(cases[i].bytes), str_of(cases[i].declared), &arena, &utf8, &map, &repaired), OK);
        cr_expect(str_equal(utf8, str_of(cases[i].utf8)), "%s: got \"%.*s\"", cases[i].name, STR_ARG(utf8));
        cr_expect_eq(repaired, cases[i].repaired, "%s: %u repaired", cases[i].name, repaired);
        cr_expect_eq(map.size, utf8.size, "%s: the map must cover the text", cases[i].name);
        arena_close(&arena);
    }
}

Test(charset, sixteen_bits_lead_back_to_two_bytes_each) {
    struct arena arena = {0};
    struct offsets map = {0};
    str utf8, bytes = STR("\xFF\xFE" "3\0:\0\x13\x20");
    uint32_t repaired;
    cr_assert_eq(charset_decode(bytes, (str){0}, &arena, &utf8, &map, &repaired), OK);
    cr_assert(str_equal(utf8, STR("3:–")));
    struct span dash = offsets_source(&map, span_of(2, 5));
    cr_assert(dash.start == 6 && dash.end == 8);
    arena_close(&arena);
}

Test(charset, every_byte_of_every_single_byte_set_is_read_or_repaired) {
    static const char *const names[] = {"windows-1250", "windows-1258", "koi8-u", "iso-8859-7", "cp437", "macintosh", "tis-620"};
    char all[512];
    for (int i = 0; i < 256; i++) {
        all[2 * i] = (char)i;
        all[2 * i + 1] = ' ';
    }
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        struct arena arena = {0};
        struct offsets map = {0};
        str utf8;
        uint32_t repaired;
        cr_assert_eq(charset_decode((str){all, sizeof all}, str_of(names[n]), &arena, &utf8, &map, &repaired), OK);
        cr_expect_eq(utf8_check(utf8), utf8.size, "%s", names[n]);
        cr_expect_eq(utf8_length(utf8), sizeof all, "%s", names[n]);
        for (uint32_t i = 0; i < utf8.size; i++) {
            struct span source = offsets_source(&map, span_of(i, i + 1));
            cr_assert(source.end <= sizeof all && source.end > source.start, "%s at %u", names[n], i);
        }
        arena_close(&arena);
    }
}
