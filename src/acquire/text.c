#include "acquire/text.h"

#include <stddef.h>

#include "acquire/charset.h"
#include "base/utf8.h"
#include "html_date.h"
#include "model/date.h"

/* ---- headers */

static const struct header { const char *name; size_t place; } headers_known[] = {
    {"url", offsetof(struct text_headers, uri)},       {"date", offsetof(struct text_headers, date)},
    {"title", offsetof(struct text_headers, title)},   {"author", offsetof(struct text_headers, author)},
    {"source", offsetof(struct text_headers, source)}, {"language", offsetof(struct text_headers, language)},
};

/* The header's place in headers when line is one, and its value; NULL for any other line. */
static struct span *header_in(str line, struct text_headers *headers, str *value) {
    size_t colon = str_find_char(line, ':', 0);
    for (size_t i = 0; i < sizeof headers_known / sizeof *headers_known && colon < line.size; i++)
        if (str_equal_ignoring_case(str_slice(line, 0, colon), str_of(headers_known[i].name))) {
            *value = str_trim(str_slice(line, colon + 1, line.size));
            return (struct span *)((char *)headers + headers_known[i].place);
        }
    return NULL;
}

/* " date 2023-08-23 Josh Kerr ran": what some collections put in front of the body. */
static bool date_in_front(str text, struct text_headers *headers) {
    size_t at = headers->body;
    while (at < text.size && text.data[at] == ' ')
        at++;
    struct date date;
    if (!str_starts_with(str_slice(text, at, text.size), STR("date ")))
        return false;
    at += 5;
    str day = str_slice(text, at, at + 10);
    bool ends = at + 10 == text.size || (at + 10 < text.size && char_is_space(text.data[at + 10]));
    if (day.size < 10 || !ends || !date_parse(day, &date))
        return false;
    headers->date = span_of(at, at + 10);
    headers->body = (uint32_t)(at + 10);
    return true;
}

void text_headers_read(str text, struct text_headers *headers) {
    *headers = (struct text_headers){0};
    headers->body = utf8_mark_size(text);
    if (date_in_front(text, headers))
        return;
    uint32_t begin = headers->body;
    for (size_t at = begin; at < text.size;) {
        size_t end = str_line_end(text, at);
        str line = str_slice(text, at, end), value = {0};
        struct span *place = header_in(line, headers, &value);
        if (!place) {
            bool blank = !str_trim(line).size;
            if (blank && at > begin)
                headers->body = (uint32_t)str_line_behind(text, end);
            else if (at > begin) /* no blank line behind what looked like headers: a text that begins "date: …" */
                *headers = (struct text_headers){.body = begin};
            return;
        }
        size_t start = value.size ? (size_t)(value.data - text.data) : end;
        *place = span_of(start, start + value.size);
        at = str_line_behind(text, end);
        headers->body = (uint32_t)at;
    }
}

/* ---- lines */

struct line {
    struct span span;   /* without blanks at either end */
    bool is_entry;      /* of a list of results or a bulleted list */
    bool is_row;        /* cells apart by tabs */
};

struct lines {
    struct line *items;
    uint32_t count, room;
};

static bool is_digit_at(str s, size_t at) {
    return at < s.size && char_is_digit(s.data[at]);
}

/* "1. Kerr (GBR) 3:29.38", "12) Name", "=3 Name 2.30", "* Name": begins with a place or a bullet, and is no prose: a place is followed
 * by a name and, further on, a figure. */
static bool is_entry(str line) {
    static const char *const bullets[] = {"* ", "- ", "\xE2\x80\xA2 ", "\xE2\x80\xA2", "\xE2\x80\x93 ", "\xC2\xB7 ", "\xE2\x96\xAA"};
    if (!line.size || char_is_letter(line.data[0]))
        return false;
    if (str_starts_with_any(line, ALL_OF(bullets)))
        return true;
    size_t at = line.data[0] == '=' ? 1 : 0, digits = at;
    while (is_digit_at(line, at))
        at++;
    if (at == digits || at - digits > 3)
        return false;
    bool marked = at < line.size && strchr(".):=", line.data[at]);
    at += marked;
    if (at >= line.size || (line.data[at] != ' ' && line.data[at] != '\t'))
        return false;
    while (at < line.size && (line.data[at] == ' ' || line.data[at] == '\t'))
        at++;
    size_t letter = at;
    if (at >= line.size || !utf8_is_upper(utf8_decode(line, &letter, NULL)))
        return false;
    if (marked)
        return true;
    while (at < line.size && !char_is_digit(line.data[at]))
        at++;
    char last = line.data[line.size - 1];
    return at < line.size && line.size < 120 && last != '.' && last != ',';
}

static void split_lines(str text, struct lines *lines, struct arena *arena) {
    for (size_t at = 0; at < text.size;) {
        size_t end = str_line_end(text, at);
        str line = str_trim(str_slice(text, at, end));
        size_t start = line.size ? (size_t)(line.data - text.data) : at;
        *LIST_ADD(lines, arena) = (struct line){
            .span = span_of(start, start + line.size),
            .is_entry = is_entry(line),
            .is_row = str_find_char(line, '\t', 0) < line.size,
        };
        at = str_line_behind(text, end);
    }
}

static bool is_blank(const struct lines *lines, uint32_t i) {
    return i >= lines->count || span_is_empty(lines->items[i].span);
}

static bool ends_a_sentence(str line) {
    return line.size && strchr(".!?\":;", line.data[line.size - 1]);
}

/* Hard-wrapped text breaks most of its lines where the width ends, not where a sentence does: at least four lines that have another
 * right below, most of them 55 to 100 bytes long and open-ended. */
static bool is_hard_wrapped(str text, const struct lines *lines) {
    uint32_t pairs = 0, wrapped = 0;
    for (uint32_t i = 0; i + 1 < lines->count; i++) {
        if (is_blank(lines, i) || is_blank(lines, i + 1) || lines->items[i].is_entry || lines->items[i + 1].is_entry)
            continue;
        uint32_t size = span_size(lines->items[i].span);
        pairs++;
        wrapped += size >= 55 && size <= 100 && !ends_a_sentence(span_str(text, lines->items[i].span));
    }
    return pairs >= 4 && wrapped * 10 >= pairs * 7;
}

/* ---- title */

enum { TITLE_MOST_BYTES = 200, TITLE_MOST_WORDS = 24 };

/* Words, and how many of those of four letters or more begin with a capital. */
static void count_words(str line, int *words, int *long_words, int *capitals) {
    *words = *long_words = *capitals = 0;
    for (size_t at = 0; at < line.size;) {
        size_t end = str_find_char(line, ' ', at), next = at;
        uint32_t point = at < end ? utf8_decode(line, &next, NULL) : 0;
        *words += at < end;
        *long_words += end - at >= 4 && utf8_is_letter(point);
        *capitals += end - at >= 4 && utf8_is_upper(point);
        at = end + 1;
    }
}

/* The first line reads like a headline: short, open-ended, and apart from what follows by a blank line or its capitals. */
static bool is_title(str text, const struct lines *lines, uint32_t i) {
    str line = span_str(text, lines->items[i].span);
    int words, long_words, capitals;
    count_words(line, &words, &long_words, &capitals);
    if (lines->items[i].is_entry || lines->items[i].is_row || line.size > TITLE_MOST_BYTES || words < 2 || words > TITLE_MOST_WORDS)
        return false;
    if (strchr(".,;:", line.data[line.size - 1]))
        return false;
    uint32_t below = i + 1;
    while (below < lines->count && is_blank(lines, below))
        below++;
    if (below == lines->count)
        return false;
    if (below > i + 1)
        return true;
    bool shouts = long_words >= 3 && capitals * 10 >= long_words * 8;
    return shouts && span_size(lines->items[below].span) > 2 * line.size;
}

/* ---- blocks */

/* Writes blocks behind content's text; what they were made from is composed with the map of the text at the end. */
struct writer {
    struct content *content;
    struct arena *arena;
    char *data;
    size_t size;
    struct offsets own;  /* what is written → the text it comes from */
};

static struct writer writer_open(struct content *content, size_t more, struct arena *arena) {
    struct writer w = {.content = content, .arena = arena, .size = content->text.size};
    w.data = arena_alloc(arena, w.size + more);
    if (w.size)
        memcpy(w.data, content->text.data, w.size);
    return w;
}

static void write_block(struct writer *w, str text, struct span span, enum block_kind kind) {
    memcpy(w->data + w->size, text.data + span.start, span_size(span));
    *LIST_ADD(&w->content->blocks, w->arena) = (struct block){span_of(w->size, w->size + span_size(span)), kind};
    w->size += span_size(span);
    w->data[w->size++] = '\n';
    offsets_add(&w->own, span_size(span), span, w->arena);
    offsets_add(&w->own, 1, span_of(span.end, span.end + (span.end < text.size)), w->arena);
}

static void writer_close(struct writer *w, const struct offsets *map) {
    offsets_compose(&w->own, map, &w->content->map, w->arena);
    w->content->text = (str){w->data, w->size};
}

static enum block_kind kind_of(const struct line *line) {
    return line->is_row ? BLOCK_ROW : line->is_entry ? BLOCK_ITEM : BLOCK_PARAGRAPH;
}

/* Index of the last line of the block that begins at line i. */
static uint32_t block_end(const struct lines *lines, uint32_t i, bool wrapped) {
    while (wrapped && kind_of(&lines->items[i]) == BLOCK_PARAGRAPH && !is_blank(lines, i + 1) &&
           kind_of(&lines->items[i + 1]) == BLOCK_PARAGRAPH)
        i++;
    return i;
}

/* ---- the contract */

void text_append_title(str title, const struct offsets *map, struct arena *arena, struct content *content) {
    str words = str_trim(title);
    if (!words.size)
        return;
    struct writer w = writer_open(content, words.size + 1, arena);
    size_t start = (size_t)(words.data - title.data);
    write_block(&w, title, span_of(start, start + words.size), BLOCK_TITLE);
    writer_close(&w, map);
    content->title = str_slice(content->text, 0, words.size);
}

void text_append(str text, const struct offsets *map, struct arena *arena, struct content *content) {
    struct lines lines = {0};
    split_lines(text, &lines, arena);
    struct writer w = writer_open(content, text.size + lines.count + 1, arena);
    bool wrapped = is_hard_wrapped(text, &lines), title_due = !content->title.size;
    size_t title_size = 0;
    for (uint32_t i = 0; i < lines.count; i++) {
        if (is_blank(&lines, i))
            continue;
        if (title_due && is_title(text, &lines, i)) {
            write_block(&w, text, lines.items[i].span, BLOCK_TITLE);
            title_size = span_size(lines.items[i].span);
        } else {
            uint32_t last = block_end(&lines, i, wrapped);
            write_block(&w, text, span_of(lines.items[i].span.start, lines.items[last].span.end), kind_of(&lines.items[i]));
            i = last;
        }
        title_due = false;
    }
    writer_close(&w, map);
    if (title_size)
        content->title = str_slice(content->text, 0, title_size);
}

static bool is_date_word(str word, const struct html_words *words) {
    static const char *const others[] = {"st", "nd", "rd", "th", "of", "am", "pm"};
    char lower[16];
    if (word.size > sizeof lower)
        return false;
    for (size_t i = 0; i < word.size; i++)
        lower[i] = char_lower(word.data[i]);
    str plain = {lower, word.size};
    return str_equals_any(plain, ALL_OF(others)) || html_words_month(words, plain) || str_ends_with(plain, STR("day"));
}

/* Where a first line that is nothing but a date ("Sunday, 7th August 2024") ends, and that date; 0 when there is none. */
static size_t date_line(str text, const struct html_words *words, str *date, struct arena *arena) {
    enum { LONGEST = 48 };
    size_t start = 0;
    struct date found;
    while (start < text.size && char_is_space(text.data[start]))
        start++;
    size_t end = str_line_end(text, start);
    str line = str_slice(text, start, end);
    if (!words || line.size > LONGEST)
        return 0;
    for (size_t at = 0; at < line.size;) {
        size_t word = at;
        while (at < line.size && (char_is_letter(line.data[at]) || (unsigned char)line.data[at] >= 0x80))
            at++;
        if (at > word && !is_date_word(str_slice(line, word, at), words))
            return 0;
        at += at == word;
    }
    if (!html_date_find(line, STR("en"), words, &found))
        return 0;
    *date = date_print(found, arena);
    return end;
}

/* The date in the line behind the headline; that line stays, for it is no header. */
static void date_behind_headline(str body, const struct html_words *words, str *date, struct arena *arena) {
    size_t start = 0;
    while (start < body.size && char_is_space(body.data[start]))
        start++;
    size_t end = str_find_char(body, '\n', start);
    (void)date_line(str_slice(body, end, body.size), words, date, arena);
}

/* A header's value, as a str of its own and with its way back to the bytes. */
static str header_value(str text, struct span span, const struct offsets *map, struct offsets *value_map, struct arena *arena) {
    struct offsets own = {0};
    offsets_add(&own, span_size(span), span, arena);
    offsets_compose(&own, map, value_map, arena);
    return span_str(text, span);
}

enum status text_content(const struct document *document, const struct html_words *words, struct arena *arena, struct content *content,
                         struct error *error) {
    *content = (struct content){0};
    str text;
    struct offsets map = {0}, body_map = {0}, title_map = {0};
    enum status status = charset_decode(document->bytes, document->content_type, arena, &text, &map, &content->repaired);
    if (status != OK)
        return error_set(error, status, "%.*s: larger than 4 GiB; split it", STR_ARG(document->name));
    struct text_headers headers;
    text_headers_read(text, &headers);
    content->date = span_str(text, headers.date);
    content->author = span_str(text, headers.author);
    content->publisher = span_str(text, headers.source);
    content->language = str_lower(span_str(text, headers.language), arena);
    if (!content->date.size)
        headers.body += (uint32_t)date_line(str_slice(text, headers.body, text.size), words, &content->date, arena);
    if (!content->date.size)
        date_behind_headline(str_slice(text, headers.body, text.size), words, &content->date, arena);
    str title = header_value(text, headers.title, &map, &title_map, arena);
    text_append_title(title, &title_map, arena, content);
    str body = header_value(text, span_of(headers.body, text.size), &map, &body_map, arena);
    text_append(body, &body_map, arena, content);
    return OK;
}
