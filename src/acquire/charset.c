#include "acquire/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <uchardet/uchardet.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"

enum {
    LABEL_ROOM = 48,            /* no encoding's name is longer */
    DECLARATION_WITHIN = 4096,  /* the HTML standard looks at 1024 bytes; real pages put comments before it */
    DETECTION_WITHIN = 256 * 1024,
    FEW = 20,                   /* one letter beyond ASCII among so many is a name in an English text, no other language */
    LONGEST_CHARACTER = 8,      /* bytes: GB18030 has 4, escape sequences of ISO-2022 come before a character */
};

/* Labels that mean another encoding than their name says: https://encoding.spec.whatwg.org/#names-and-labels */
static const struct { const char *label, *iconv_name; } other_names[] = {
    {"ascii", "WINDOWS-1252"},        {"us-ascii", "WINDOWS-1252"},    {"iso-8859-1", "WINDOWS-1252"},
    {"iso8859-1", "WINDOWS-1252"},    {"iso_8859-1", "WINDOWS-1252"},  {"latin1", "WINDOWS-1252"},
    {"l1", "WINDOWS-1252"},           {"latin-1", "WINDOWS-1252"},     {"x-cp1252", "WINDOWS-1252"},
    {"iso-8859-9", "WINDOWS-1254"},   {"latin5", "WINDOWS-1254"},      {"iso-8859-11", "CP874"},
    {"tis-620", "CP874"},             {"gb2312", "GB18030"},           {"gbk", "GB18030"},
    {"gb_2312-80", "GB18030"},        {"x-gbk", "GB18030"},            {"big5", "BIG5-HKSCS"},
    {"x-x-big5", "BIG5-HKSCS"},       {"shift_jis", "CP932"},          {"shift-jis", "CP932"},
    {"sjis", "CP932"},                {"x-sjis", "CP932"},             {"windows-31j", "CP932"},
    {"euc-kr", "CP949"},              {"ks_c_5601-1987", "CP949"},     {"korean", "CP949"},
    {"x-mac-cyrillic", "MAC-CYRILLIC"}, {"x-mac-roman", "MACINTOSH"},  {"iso-8859-8-i", "ISO-8859-8"},
    {"logical", "ISO-8859-8"},        {"unicode", "UTF-16LE"},         {"utf8", "UTF-8"},
    {"unicode-1-1-utf-8", "UTF-8"},   {"utf-16", "UTF-16LE"},
};

/* Encodings in which a byte below 0x80 may be part of something else, so that ASCII may not be copied as it is. */
static const char *const not_over_ascii[] = {"UTF-16", "UTF-32", "UTF-7", "ISO-2022", "HZ", "UCS", "EBCDIC", "IBM037", "CP037", "UNICODE"};

static bool starts_ignoring_case(str s, const char *prefix) {
    str p = str_of(prefix);
    return s.size >= p.size && str_equal_ignoring_case(str_slice(s, 0, p.size), p);
}

/* What follows "charset" or "encoding" and "=" in text, quotes taken off; empty when there is none. */
static str declaration_after(str text, const char *word) {
    str w = str_of(word);
    for (size_t at = 0; at + w.size < text.size; at++) {
        if (!starts_ignoring_case(str_slice(text, at, text.size), word))
            continue;
        size_t i = at + w.size;
        while (i < text.size && char_is_space(text.data[i]))
            i++;
        if (i >= text.size || text.data[i] != '=')
            continue;
        i++;
        while (i < text.size && (char_is_space(text.data[i]) || text.data[i] == '"' || text.data[i] == '\''))
            i++;
        size_t start = i;
        while (i < text.size && !char_is_space(text.data[i]) && !memchr("\"';>?/,", text.data[i], 7))
            i++;
        return str_slice(text, start, i);
    }
    return (str){0};
}

/* The label inside the text itself: of a <meta> tag or an XML declaration. */
static str label_inside(str bytes) {
    str head = str_slice(bytes, 0, DECLARATION_WITHIN);
    if (str_starts_with(head, STR("<?xml")))  {
        str label = declaration_after(str_slice(head, 0, str_find(head, STR("?>"), 0)), "encoding");
        if (label.size)
            return label;
    }
    for (size_t at = str_find_char(head, '<', 0); at < head.size; at = str_find_char(head, '<', at + 1)) {
        str rest = str_slice(head, at, head.size);
        if (str_starts_with(rest, STR("<!--"))) {
            at = str_find(head, STR("-->"), at);
            continue;
        }
        if (!starts_ignoring_case(rest, "<meta"))
            continue;
        str label = declaration_after(str_slice(rest, 0, str_find_char(rest, '>', 0)), "charset");
        if (label.size)
            return label;
    }
    return (str){0};
}

/* NULL for an encoding that nobody knows; to lack memory is no reason to read a text as something else. */
static iconv_t converter_open(const char *name) {
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter != (iconv_t)-1)
        return converter;
    if (errno == ENOMEM)
        memory_none(0);
    return NULL;
}

/* The name that iconv knows for a label; false when it knows none. */
static bool encoding_of(str label, char name[LABEL_ROOM]) {
    label = str_trim(label);
    if (!label.size || label.size >= LABEL_ROOM)
        return false;
    for (size_t i = 0; i < label.size; i++)
        if (!char_is_letter(label.data[i]) && !char_is_digit(label.data[i]) && !memchr("-_.:+()", label.data[i], 7))
            return false;
    snprintf(name, LABEL_ROOM, "%.*s", STR_ARG(label));
    for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++)
        if (str_equal_ignoring_case(label, str_of(other_names[i].label)))
            snprintf(name, LABEL_ROOM, "%s", other_names[i].iconv_name);
    iconv_t converter = converter_open(name);
    if (converter)
        iconv_close(converter);
    return converter;
}

static bool is_utf8_name(const char *name) {
    return str_equal_ignoring_case(str_of(name), STR("UTF-8"));
}

static bool is_over_ascii(const char *name) {
    for (size_t i = 0; i < sizeof not_over_ascii / sizeof *not_over_ascii; i++)
        if (starts_ignoring_case(str_of(name), not_over_ascii[i]))
            return false;
    return true;
}

/* A byte order mark's encoding and size; 0 when there is none. */
static size_t byte_order_mark(str bytes, const char **name) {
    static const struct { const char *mark; size_t size; const char *name; } marks[] = {
        {"\xEF\xBB\xBF", 3, "UTF-8"}, {"\xFF\xFE\0\0", 4, "UTF-32LE"}, {"\0\0\xFE\xFF", 4, "UTF-32BE"},
        {"\xFF\xFE", 2, "UTF-16LE"},  {"\xFE\xFF", 2, "UTF-16BE"},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (bytes.size >= marks[i].size && memcmp(bytes.data, marks[i].mark, marks[i].size) == 0) {
            *name = marks[i].name;
            return marks[i].size;
        }
    return 0;
}

const char *charset_marked(str bytes) {
    const char *name = NULL;
    byte_order_mark(bytes, &name);
    return name;
}

/* uchardet is written in C++, which throws where there is no memory, and nobody here could catch it. The library of C++ (the
 * name is as the Itanium C++ ABI mangles std::set_new_handler) asks us first. */
__attribute__((weak)) void *set_new_handler(void (*handler)(void)) __asm__("_ZSt15set_new_handlerPFvvE");

static void new_finds_nothing(void) {
    memory_none(0);
}

static bool detect(str bytes, char name[LABEL_ROOM]) {
    if (set_new_handler)
        set_new_handler(new_finds_nothing);
    uchardet_t detector = memory_had(uchardet_new());
    uchardet_handle_data(detector, bytes.data, bytes.size < DETECTION_WITHIN ? bytes.size : DETECTION_WITHIN);
    uchardet_data_end(detector);
    bool known = encoding_of(str_of(uchardet_get_charset(detector)), name);
    uchardet_delete(detector);
    return known && !is_utf8_name(name);
}

/* More well-formed than malformed sequences: somebody damaged UTF-8, it is not something else. */
static bool is_mostly_utf8(str bytes) {
    size_t well = 0, ill = 0;
    for (size_t at = 0; at < bytes.size;) {
        if ((unsigned char)bytes.data[at] < 0x80) {
            at++;
            continue;
        }
        bool valid = true;
        utf8_decode(bytes, &at, &valid);
        *(valid ? &well : &ill) += 1;
    }
    return well > ill;
}

struct output {
    char *data;
    size_t size, room;
    size_t base;  /* where the converted bytes begin in the document */
    struct offsets *map;
    struct arena *arena;
};

static void put(struct output *out, str text, size_t start, size_t end) {
    if (out->size + text.size > out->room) {
        size_t room = (out->size + text.size) * 2;
        out->data = arena_grow(out->arena, out->data, out->size, room);
        out->room = room;
    }
    if (text.size && out->data)
        memcpy(out->data + out->size, text.data, text.size);
    out->size += text.size;
    offsets_add(out->map, (uint32_t)text.size, span_of(out->base + start, out->base + end), out->arena);
}

static size_t ascii_run(str bytes, size_t at) {
    while (at < bytes.size && (unsigned char)bytes.data[at] < 0x80)
        at++;
    return at;
}

static uint32_t repair_utf8(str bytes, struct output *out) {
    uint32_t repaired = 0;
    for (size_t at = 0; at < bytes.size;) {
        size_t sound = utf8_check(str_slice(bytes, at, bytes.size));
        put(out, str_slice(bytes, at, at + sound), at, at + sound);
        at += sound;
        if (at == bytes.size)
            break;
        size_t start = at;
        utf8_decode(bytes, &at, NULL);
        put(out, STR("\xEF\xBF\xBD"), start, at);
        repaired++;
    }
    return repaired;
}

/* What each byte stands for, in encodings of one byte a character. */
struct bytes_table {
    char text[256][4];
    unsigned char size[256]; /* 0: stands for nothing */
};

/* False for encodings in which some character has more bytes. */
static bool table_make(iconv_t converter, struct bytes_table *table) {
    for (int byte = 0; byte < 256; byte++) {
        char from = (char)byte, *in = &from, *to = table->text[byte];
        size_t in_left = 1, to_left = sizeof table->text[byte];
        bool ill = iconv(converter, &in, &in_left, &to, &to_left) == (size_t)-1;
        if ((ill && errno == EINVAL) || (!ill && (in_left || to_left == sizeof table->text[byte])))
            return iconv(converter, NULL, NULL, NULL, NULL), false;
        table->size[byte] = ill ? 0 : (unsigned char)(sizeof table->text[byte] - to_left);
    }
    return true;
}

static uint32_t convert_bytes(const struct bytes_table *table, str bytes, struct output *out) {
    uint32_t repaired = 0;
    for (size_t at = 0; at < bytes.size; at++) {
        size_t plain = ascii_run(bytes, at);
        put(out, str_slice(bytes, at, plain), at, plain);
        if ((at = plain) == bytes.size)
            break;
        unsigned char byte = (unsigned char)bytes.data[at];
        put(out, table->size[byte] ? (str){table->text[byte], table->size[byte]} : STR("\xEF\xBF\xBD"), at, at + 1);
        repaired += !table->size[byte];
    }
    return repaired;
}

/* One character at a time, so that each knows its bytes. */
static uint32_t convert(iconv_t converter, bool over_ascii, str bytes, struct output *out) {
    uint32_t repaired = 0;
    size_t pending = SIZE_MAX; /* start of bytes that were read and have not come out yet: escapes, combining letters */
    for (size_t at = 0; at < bytes.size;) {
        size_t plain = over_ascii && pending == SIZE_MAX ? ascii_run(bytes, at) : at;
        put(out, str_slice(bytes, at, plain), at, plain);
        at = plain;
        char made[32];
        size_t done = 0, made_size = 0;
        bool ill = false;
        for (size_t want = 1; at < bytes.size && !done && !ill && want <= LONGEST_CHARACTER && at + want <= bytes.size; want++) {
            char *in = (char *)bytes.data + at, *to = made;
            size_t in_left = want, to_left = sizeof made;
            ill = iconv(converter, &in, &in_left, &to, &to_left) == (size_t)-1 && errno != EINVAL;
            done = want - in_left;
            made_size = sizeof made - to_left;
        }
        if (at == bytes.size)
            break;
        size_t start = pending == SIZE_MAX ? at : pending;
        if (!done && !made_size) {
            put(out, STR("\xEF\xBF\xBD"), at, at + 1);
            at += 1;
            repaired++;
            pending = SIZE_MAX;
            continue;
        }
        at += done;
        put(out, (str){made, made_size}, start, at);
        pending = made_size ? SIZE_MAX : start;
    }
    char rest[32], *to = rest;
    size_t left = sizeof rest;
    if (pending != SIZE_MAX && iconv(converter, NULL, NULL, &to, &left) != (size_t)-1)
        put(out, (str){rest, sizeof rest - left}, pending, bytes.size);
    return repaired;
}

/* Names in an English text: too few letters beyond ASCII to tell by how often each comes which set of single bytes they are of. */
static bool has_few_beyond_ascii(str bytes) {
    size_t beyond = 0, letters = 0;
    for (size_t i = 0; i < bytes.size; i++) {
        beyond += (unsigned char)bytes.data[i] >= 0x80;
        letters += char_is_letter(bytes.data[i]);
    }
    return beyond * FEW < letters;
}

/* The set that Western text is in when nobody says. Five bytes stand for nothing in it. */
static bool may_be_western(str bytes) {
    static const char nothing[] = {'\x81', '\x8D', '\x8F', '\x90', '\x9D'};
    for (size_t i = 0; i < sizeof nothing; i++)
        if (memchr(bytes.data, nothing[i], bytes.size))
            return false;
    return true;
}

static bool is_single_byte(const char *name) {
    struct bytes_table table = {0};
    iconv_t converter = converter_open(name);
    bool single = converter && is_over_ascii(name) && table_make(converter, &table);
    if (converter)
        iconv_close(converter);
    return single;
}

/* Sets name to the encoding of bytes that have no byte order mark. */
static void choose(str bytes, str declared, char name[LABEL_ROOM]) {
    snprintf(name, LABEL_ROOM, "UTF-8");
    size_t first_ill = utf8_check(bytes);
    bool has_more_than_ascii = ascii_run(bytes, 0) < bytes.size;
    if (first_ill == bytes.size && has_more_than_ascii && !memchr(bytes.data, 0, bytes.size))
        return;
    str label = str_find_char(declared, '/', 0) < declared.size ? declaration_after(declared, "charset") : declared;
    char said[LABEL_ROOM];
    bool is_said = encoding_of(label, said) || (encoding_of(label_inside(bytes), said) && is_over_ascii(said));
    if (is_said && !is_utf8_name(said)) {
        snprintf(name, LABEL_ROOM, "%s", said);
        return;
    }
    if (first_ill == bytes.size || is_mostly_utf8(bytes)) /* well-formed sequences hardly come about by accident */
        return;
    bool known = detect(bytes, name);
    if (!known || (has_few_beyond_ascii(bytes) && may_be_western(bytes) && is_single_byte(name)))
        snprintf(name, LABEL_ROOM, "WINDOWS-1252");
}

enum status charset_decode(str bytes, str declared, struct arena *arena, str *utf8, struct offsets *map, uint32_t *repaired) {
    *utf8 = (str){0};
    *repaired = 0;
    if (bytes.size >= UINT32_MAX)
        return FAILED_INPUT;
    const char *marked = NULL;
    char name[LABEL_ROOM];
    size_t skip = byte_order_mark(bytes, &marked);
    str body = str_slice(bytes, skip, bytes.size);
    if (marked)
        snprintf(name, sizeof name, "%s", marked);
    else
        choose(body, declared, name);
    if (is_utf8_name(name) && utf8_check(body) == body.size) {
        *utf8 = body;
        offsets_add(map, (uint32_t)body.size, span_of(skip, bytes.size), arena);
        return OK;
    }
    struct output out = {.base = skip, .map = map, .arena = arena};
    iconv_t converter = is_utf8_name(name) ? NULL : converter_open(name);
    if (!converter) {
        *repaired = repair_utf8(body, &out);
    } else {
        struct bytes_table table = {0};
        bool single = is_over_ascii(name) && table_make(converter, &table);
        *repaired = single ? convert_bytes(&table, body, &out) : convert(converter, is_over_ascii(name), body, &out);
        iconv_close(converter);
    }
    *utf8 = (str){out.data, out.size};
    return OK;
}
