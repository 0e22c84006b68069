#include "base/json.h"

#include <stdlib.h>

#include "base/sixteen.h"
#include "base/utf8.h"

enum { DEEPEST = 256 };

struct reader {
    str text;
    size_t at;
    struct arena *arena;
    struct error *error;
};

static enum status refuse(struct reader *r, const char *wanted) {
    size_t line = 1, column = 1;
    for (size_t i = 0; i < r->at && i < r->text.size; i++) {
        column++;
        if (r->text.data[i] == '\n')
            line++, column = 1;
    }
    return error_set(r->error, FAILED_INPUT, "%zu:%zu: JSON wants %s here", line, column, wanted);
}

static void skip_blanks(struct reader *r) {
    while (r->at < r->text.size && strchr(" \t\r\n", r->text.data[r->at]) && r->text.data[r->at])
        r->at++;
}

static char peek(const struct reader *r) {
    return r->at < r->text.size ? r->text.data[r->at] : 0;
}

static bool take(struct reader *r, char c) {
    if (r->at >= r->text.size || r->text.data[r->at] != c)
        return false;
    r->at++;
    return true;
}

/* Index of the first byte from at on that a string may not simply hold: a quote, a backslash, a control character. */
static size_t plain_end(str text, size_t at) {
    for (; text.size - at >= 16; at += 16) {
        sixteen bytes = sixteen_load(text.data + at);
        if (sixteen_any((bytes == '"') | (bytes == '\\') | (bytes < 0x20)))
            break;
    }
    while (at < text.size && text.data[at] != '"' && text.data[at] != '\\' && (unsigned char)text.data[at] >= 0x20)
        at++;
    return at;
}

static enum status read_string(struct reader *r, str *raw) {
    if (!take(r, '"'))
        return refuse(r, "a string in double quotes");
    size_t start = r->at;
    while ((r->at = plain_end(r->text, r->at)) < r->text.size) {
        char c = r->text.data[r->at];
        if (c == '"') {
            *raw = str_slice(r->text, start, r->at++);
            return OK;
        }
        if (c != '\\')
            return refuse(r, "no bare control character in a string");
        if (r->text.size - r->at < 2)
            break;
        r->at += 2;
    }
    r->at = r->text.size;
    return refuse(r, "the closing quote of a string");
}

static enum status read_number(struct reader *r, struct json *value) {
    size_t start = r->at;
    take(r, '-');
    size_t digits = r->at;
    while (char_is_digit(peek(r)))
        r->at++;
    if (r->at == digits || (r->text.data[digits] == '0' && r->at - digits > 1))
        return refuse(r, "a value");
    if (take(r, '.')) {
        if (!char_is_digit(peek(r)))
            return refuse(r, "a digit after the point");
        while (char_is_digit(peek(r)))
            r->at++;
    }
    if (take(r, 'e') || take(r, 'E')) {
        if (!take(r, '+'))
            take(r, '-');
        if (!char_is_digit(peek(r)))
            return refuse(r, "a digit in the exponent");
        while (char_is_digit(peek(r)))
            r->at++;
    }
    value->type = JSON_NUMBER;
    value->raw = str_slice(r->text, start, r->at);
    return OK;
}

static bool read_word(struct reader *r, struct json *value) {
    static const struct { const char *word; enum json_type type; } words[] = {
        {"null", JSON_NULL}, {"false", JSON_FALSE}, {"true", JSON_TRUE}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        str word = str_of(words[i].word);
        if (str_equal(str_slice(r->text, r->at, r->at + word.size), word)) {
            value->type = words[i].type;
            value->raw = str_slice(r->text, r->at, r->at + word.size);
            r->at += word.size;
            return true;
        }
    }
    return false;
}

static enum status read_value(struct reader *r, struct json *value, int depth);

static enum status read_children(struct reader *r, struct json *parent, int depth) {
    bool object = parent->type == JSON_OBJECT;
    char close = object ? '}' : ']';
    struct json **link = &parent->child;
    skip_blanks(r);
    if (take(r, close))
        return OK;
    for (;;) {
        struct json *child = ARENA_NEW(r->arena, struct json);
        enum status status = OK;
        skip_blanks(r);
        if (object) {
            status = read_string(r, &child->key);
            skip_blanks(r);
            if (status == OK && !take(r, ':'))
                status = refuse(r, "a colon");
        }
        if (status == OK)
            status = read_value(r, child, depth + 1);
        if (status != OK)
            return status;
        *link = child;
        link = &child->next;
        skip_blanks(r);
        if (take(r, close))
            return OK;
        if (!take(r, ','))
            return refuse(r, object ? "a comma or }" : "a comma or ]");
    }
}

static enum status read_value(struct reader *r, struct json *value, int depth) {
    if (depth > DEEPEST)
        return refuse(r, "at most 256 levels");
    skip_blanks(r);
    value->start = (uint32_t)r->at;
    char c = peek(r);
    if (c == '"') {
        value->type = JSON_STRING;
        value->start++;
        return read_string(r, &value->raw);
    }
    if (c == '{' || c == '[') {
        size_t start = r->at++;
        value->type = c == '{' ? JSON_OBJECT : JSON_ARRAY;
        enum status status = read_children(r, value, depth);
        value->raw = str_slice(r->text, start, r->at);
        return status;
    }
    if (read_word(r, value))
        return OK;
    return read_number(r, value);
}

enum status json_parse(str text, struct json **root, struct arena *arena, struct error *error) {
    struct reader r = {text, utf8_mark_size(text), arena, error};
    if (text.size > UINT32_MAX)
        return error_set(error, FAILED_INPUT, "JSON value larger than 4 GiB");
    struct json *value = ARENA_NEW(arena, struct json);
    enum status status = read_value(&r, value, 0);
    if (status != OK)
        return status;
    skip_blanks(&r);
    if (r.at != text.size)
        return refuse(&r, "nothing more");
    *root = value;
    return OK;
}

struct json *json_member(const struct json *object, const char *key) {
    if (!object || object->type != JSON_OBJECT)
        return NULL;
    for (struct json *child = object->child; child; child = child->next)
        if (str_equal(child->key, str_of(key)))
            return child;
    return NULL;
}

static int hex(char c) {
    if (char_is_digit(c))
        return c - '0';
    c = char_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The four digits of \uXXXX at raw[at], or -1. */
static int32_t hex4(str raw, size_t at) {
    if (at + 4 > raw.size)
        return -1;
    int32_t value = 0;
    for (size_t i = 0; i < 4; i++) {
        int digit = hex(raw.data[at + i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* Reads the escape whose backslash is at *at; leaves *at behind it. */
static uint32_t read_escape(str raw, size_t *at) {
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char kind = *at + 1 < raw.size ? raw.data[*at + 1] : 0;
    /* Of a character beyond ASCII only the backslash is taken, never half of it. */
    *at += (unsigned char)kind < 0x80 ? 2 : 1;
    if (kind != 'u') {
        const char *found = kind ? strchr(from, kind) : NULL;
        return found ? (uint32_t)to[found - from] : UTF8_REPLACEMENT;
    }
    int32_t high = hex4(raw, *at);
    if (high < 0)
        return UTF8_REPLACEMENT;
    *at += 4;
    if (high < 0xD800 || high > 0xDFFF)
        return (uint32_t)high;
    bool pair = high < 0xDC00 && *at + 1 < raw.size && raw.data[*at] == '\\' && raw.data[*at + 1] == 'u';
    int32_t low = pair ? hex4(raw, *at + 2) : -1;
    if (low < 0xDC00 || low > 0xDFFF)
        return UTF8_REPLACEMENT;
    *at += 6;
    return 0x10000u + ((uint32_t)(high - 0xD800) << 10) + (uint32_t)(low - 0xDC00);
}

str json_text_mapped(const struct json *value, struct offsets *map, struct arena *arena) {
    if (!value || value->type != JSON_STRING)
        return (str){0};
    str raw = value->raw;
    char *out = arena_alloc(arena, raw.size + 1);
    size_t size = 0;
    for (size_t at = 0; at < raw.size;) {
        size_t start = at;
        if (raw.data[at] != '\\') {
            at = str_find_char(raw, '\\', at);
            memcpy(out + size, raw.data + start, at - start);
            if (map)
                offsets_add(map, (uint32_t)(at - start), span_of(value->start + start, value->start + at), arena);
            size += at - start;
            continue;
        }
        if (at + 1 >= raw.size)
            break;
        char bytes[4];
        size_t length = utf8_encode(read_escape(raw, &at), bytes);
        /* An escape is never shorter than its character: \n is 2 bytes for 1, \uXXXX 6 for at most 3. A broken \x is 2 for 3. */
        if (length > at - start)
            bytes[0] = '?', length = 1;
        memcpy(out + size, bytes, length);
        if (map)
            offsets_add(map, (uint32_t)length, span_of(value->start + start, value->start + at), arena);
        size += length;
    }
    return (str){out, size};
}

str json_text(const struct json *value, struct arena *arena) {
    return json_text_mapped(value, NULL, arena);
}

double json_number(const struct json *value, double fallback) {
    if (!value || value->type != JSON_NUMBER || value->raw.size > 60)
        return fallback;
    char text[64] = {0};
    memcpy(text, value->raw.data, value->raw.size);
    return strtod(text, NULL);
}

static bool is_plain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

/* Is each of the eight bytes one that stands for itself? "Has a zero byte" and "has a less byte", from Anderson, Bit Twiddling Hacks. */
static bool are_plain(const char *bytes) {
    const uint64_t ones = UINT64_MAX / 255, tops = ones * 0x80;
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    uint64_t quote = eight ^ ones * '"', backslash = eight ^ ones * '\\', last = eight ^ ones * 0x7F;
    return !((eight | (eight - ones * 0x20) | (quote - ones) | (backslash - ones) | (last - ones)) & tops);
}

/* Where something stands that must be written otherwise. */
static size_t end_of_plain(str text, size_t at) {
    while (at + sizeof(uint64_t) <= text.size && are_plain(text.data + at))
        at += sizeof(uint64_t);
    while (at < text.size && is_plain(text.data[at]))
        at++;
    return at;
}

void json_write_text(struct buffer *out, str text) {
    static const char digits[] = "0123456789abcdef";
    buffer_reserve(out, text.size + 2);
    buffer_add_char(out, '"');
    for (size_t at = 0; at < text.size;) {
        size_t plain = end_of_plain(text, at);
        buffer_add(out, str_slice(text, at, plain));
        at = plain;
        if (at == text.size)
            break;
        unsigned char c = (unsigned char)text.data[at];
        if (c == '"' || c == '\\') {
            char escaped[2] = {'\\', (char)c};
            buffer_add(out, (str){escaped, 2});
            at++;
        } else if (c == '\n' || c == '\t' || c == '\r') {
            char escaped[2] = {'\\', c == '\n' ? 'n' : c == '\t' ? 't' : 'r'};
            buffer_add(out, (str){escaped, 2});
            at++;
        } else if (c < 0x20 || c == 0x7F) {
            char escaped[6] = {'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]};
            buffer_add(out, (str){escaped, 6});
            at++;
        } else {
            char bytes[4];
            buffer_add(out, (str){bytes, utf8_encode(utf8_decode(text, &at, NULL), bytes)});
        }
    }
    buffer_add_char(out, '"');
}

static void write_key(struct buffer *out, const char *key) {
    char last = out->size ? out->data[out->size - 1] : '{';
    buffer_add(out, last != '{' && last != '[' ? STR(",\"") : STR("\""));
    buffer_add_text(out, key);
    buffer_add(out, STR("\":"));
}

void json_write_member(struct buffer *out, const char *key, str text) {
    write_key(out, key);
    if (text.data)
        json_write_text(out, text);
    else
        buffer_add(out, STR("null"));
}

void json_write_member_int(struct buffer *out, const char *key, int64_t value) {
    char digits[STR_INT_MOST];
    write_key(out, key);
    buffer_add(out, str_of_int(value, digits));
}

void json_write_member_raw(struct buffer *out, const char *key, const char *raw) {
    write_key(out, key);
    buffer_add_text(out, raw);
}
