#include "report/html.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>

#include "base/utf8.h"

static const char *entity_of(uint32_t point) {
    switch (point) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

static bool is_trickery(uint32_t point) {
    return (point < 0x20 && point != '\n' && point != '\t') || (point >= 0x7F && point < 0xA0) ||
           (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF;
}

/* Bytes that are written as they are, in either manner. */
static bool is_plain(unsigned char c) {
    return c >= 0x20 && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
}

enum manner { CLEAN, ESCAPED };

static void write(struct buffer *out, str text, enum manner manner) {
    for (size_t at = 0; at < text.size;) {
        size_t plain = at;
        while (plain < text.size && is_plain((unsigned char)text.data[plain]))
            plain++;
        if (plain > at) {
            buffer_add(out, str_slice(text, at, plain));
            at = plain;
            continue;
        }
        bool valid = true;
        uint32_t point = utf8_decode(text, &at, &valid);
        const char *entity = manner == ESCAPED ? entity_of(point) : NULL;
        char bytes[4];
        if (entity)
            buffer_add_text(out, entity);
        else if (is_trickery(point))
            buffer_print(out, "[U+%04" PRIX32 "]", point);
        else
            buffer_add(out, (str){bytes, utf8_encode(point, bytes)});
    }
}

void html_clean(str text, struct buffer *out) { write(out, text, CLEAN); }

void html_escaped(struct html *html, str text) { write(&html->out, text, ESCAPED); }

void html_fill(struct html *html, str template, const str *values, uint32_t count) {
    uint32_t next = 0;
    for (size_t at = 0; at < template.size;) {
        size_t hole = str_find(template, STR("{}"), at);
        buffer_add(&html->out, str_slice(template, at, hole));
        if (hole == template.size)
            break;
        assert(next < count && "a template has more {} than values");
        html_escaped(html, values[next++]);
        at = hole + 2;
    }
    assert(next == count && "a template has fewer {} than values");
    (void)count;
}

void html_escaped_marked(struct html *html, str text, str part, const char *class) {
    size_t at = part.size ? str_find(text, part, 0) : text.size;
    if (at == text.size) {
        html_escaped(html, text);
        return;
    }
    html_escaped(html, str_slice(text, 0, at));
    HTML(html, "<mark class=\"{}\">{}</mark>", str_of(class), part);
    html_escaped(html, str_slice(text, at + part.size, text.size));
}

str html_number(const struct html *html, int64_t number) {
    char digits[24], text[32];
    int size = snprintf(digits, sizeof digits, "%" PRId64, number < 0 ? -number : number), out = 0;
    if (number < 0)
        text[out++] = '-';
    for (int i = 0; i < size; i++) {
        if (i && (size - i) % 3 == 0)
            text[out++] = ',';
        text[out++] = digits[i];
    }
    return str_copy((str){text, (size_t)out}, html->arena);
}

str html_count(const struct html *html, int64_t number, const char *one, const char *many) {
    str digits = html_number(html, number);
    return str_print(html->arena, "%.*s %s", STR_ARG(digits), number == 1 ? one : many);
}
