#include "html_write.h"

#include "base/utf8.h"

enum { LONGEST_REFERENCE = 40 };

void html_writer_open(struct html_writer *writer, str page, struct content *content, struct arena *arena) {
    *writer = (struct html_writer){.page = page, .content = content, .arena = arena, .base = content->text.size};
}

static void put(struct html_writer *w, const char *bytes, size_t size, struct span source) {
    if (w->size + size > w->room) {
        size_t room = (w->size + size) * 2 + 1024;
        w->data = arena_grow(w->arena, w->data, w->size, room);
        w->room = room;
    }
    memcpy(w->data + w->size, bytes, size);
    w->size += size;
    offsets_add(&w->map, (uint32_t)size, source, w->arena);
}

static void put_blank(struct html_writer *w, struct span source) {
    if (w->size == w->block_start)
        return;
    if (!w->has_blank) {
        w->has_blank = true;
        w->blank = ' ';
        w->blank_source = source;
    } else if (source.end > w->blank_source.end) {
        w->blank_source.end = source.end;
    }
}

static void put_visible(struct html_writer *w, const char *bytes, size_t size, struct span source) {
    if (w->has_blank && w->size > w->block_start)
        put(w, &w->blank, 1, w->blank_source);
    w->has_blank = false;
    put(w, bytes, size, source);
}

static void end_block(struct html_writer *w, enum block_kind kind) {
    w->has_blank = false;
    if (w->size == w->block_start)
        return;
    *LIST_ADD(&w->content->blocks, w->arena) = (struct block){span_of(w->base + w->block_start, w->base + w->size), kind};
    uint32_t at = LIST_LAST(&w->map)->source + LIST_LAST(&w->map)->source_size;
    put(w, "\n", 1, span_of(at, at));
    w->block_start = w->size;
}

/* Bytes of the tag or comment at raw[i], 0 when a browser would show the "<". */
static size_t markup_size(str raw, size_t i) {
    str rest = str_slice(raw, i, raw.size);
    if (rest.size < 2 || rest.data[0] != '<')
        return 0;
    char next = rest.data[1];
    if (str_starts_with(rest, STR("<!--"))) {
        size_t end = str_find(rest, STR("-->"), 2);
        return end + 3 < rest.size ? end + 3 : rest.size;
    }
    if (next == '!' || next == '?' || (next == '/' && rest.size > 2 && !char_is_letter(rest.data[2])))
        return str_find_char(rest, '>', 0) + 1;
    if (!char_is_letter(next) && next != '/')
        return 0;
    char quote = 0;
    for (size_t at = 1; at < rest.size; at++) {
        char c = rest.data[at];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if ((c == '"' || c == '\'') && rest.data[at - 1] == '=')
            quote = c;
        else if (c == '>')
            return at + 1;
    }
    return rest.size;
}

/* How much of raw the reference at i takes when it was read as made[j…], and how many bytes it made; false when it is no
 * reference but a plain "&". The rest of both sides must go on alike, which settles names without ";". */
static bool reference_at(str raw, size_t i, str made, size_t j, size_t *raw_size, size_t *made_size) {
    size_t end = i + 1;
    while (end < raw.size && end - i < LONGEST_REFERENCE &&
           (char_is_letter(raw.data[end]) || char_is_digit(raw.data[end]) || raw.data[end] == '#'))
        end++;
    size_t full = end < raw.size && raw.data[end] == ';' ? end + 1 : end;
    for (size_t stop = full; stop > i + 1; stop--) {
        size_t at = j;
        for (int points = 0; points < 2 && at < made.size; points++) {
            utf8_decode(made, &at, NULL);
            bool is_literal = str_equal(str_slice(raw, i, stop), str_slice(made, j, at));
            size_t rest = made.size - at < 6 ? made.size - at : 6;
            str next = str_slice(raw, stop, stop + rest), wanted = str_slice(made, at, at + rest);
            bool goes_on = next.size && wanted.size ? next.data[0] == wanted.data[0] || next.data[0] == '&' || next.data[0] == '<' ||
                                                          next.data[0] == '\r'
                                                    : next.size == wanted.size || next.size;
            if (!is_literal && goes_on) {
                *raw_size = stop - i;
                *made_size = at - j;
                return true;
            }
        }
    }
    return false;
}

/* Where things correspond, told one character at a time. */
struct piece {
    str made;           /* bytes of the node's text */
    struct span source; /* in raw */
};

struct aligner {
    str raw, made;
    size_t i, j;
    bool keeps_markup;  /* <title>: what looks like a tag is text */
};

static bool align_next(struct aligner *a, struct piece *piece) {
    while (!a->keeps_markup && a->i < a->raw.size && a->raw.data[a->i] == '<') {
        size_t size = markup_size(a->raw, a->i);
        if (!size)
            break;
        a->i += size;
    }
    if (a->j >= a->made.size || a->i >= a->raw.size)
        return false;
    char c = a->raw.data[a->i];
    size_t raw_size = 1, made_size = 1;
    if (c == '&' && reference_at(a->raw, a->i, a->made, a->j, &raw_size, &made_size)) {
        /* found */
    } else if (c == '\r' && a->made.data[a->j] == '\n') {
        raw_size = a->i + 1 < a->raw.size && a->raw.data[a->i + 1] == '\n' ? 2 : 1;
    } else if (c == '\0') {
        bool is_replaced = str_starts_with(str_slice(a->made, a->j, a->made.size), STR("\xEF\xBF\xBD"));
        made_size = is_replaced ? 3 : 0;
    } else if (c != a->made.data[a->j] && str_starts_with(str_slice(a->made, a->j, a->made.size), STR("\xEF\xBF\xBD"))) {
        size_t at = a->i; /* a control character, which HTML does not allow */
        utf8_decode(a->raw, &at, NULL);
        raw_size = at - a->i;
        made_size = 3;
    } else if (c != a->made.data[a->j]) {
        a->i = a->raw.size;
        return false;
    } else {
        while (raw_size < a->raw.size - a->i && ((unsigned char)a->raw.data[a->i + raw_size] & 0xC0) == 0x80)
            raw_size++;
        made_size = raw_size;
    }
    piece->made = str_slice(a->made, a->j, a->j + made_size);
    piece->source = span_of(a->i, a->i + raw_size);
    a->i += raw_size;
    a->j += made_size;
    return true;
}

static bool aligns(struct aligner a) {
    struct piece piece;
    while (align_next(&a, &piece)) {}
    return a.j == a.made.size;
}

static bool is_blank(str bytes) {
    return (bytes.size == 1 && char_is_space(bytes.data[0])) || str_equal(bytes, STR("\xC2\xA0"));
}

/* Control characters, which gumbo makes U+FFFD: a browser shows nothing there. */
static bool is_control(const struct piece *piece, str raw, size_t base) {
    if (!str_equal(piece->made, STR("\xEF\xBF\xBD")) || span_size(piece->source) > 2)
        return false;
    unsigned char first = (unsigned char)raw.data[piece->source.start - base];
    return first < 0x20 || first == 0x7F || first == 0xC2;
}

/* The node's characters up to limit bytes; is_preformatted: line ends cut blocks, wide gaps are tabs. */
static void write_node(struct html_writer *w, const struct html_node *node, size_t limit, bool is_preformatted, enum block_kind kind) {
    GumboStringPiece original = node->gumbo->v.text.original_text;
    struct aligner a = {.made = str_slice(str_of(node->gumbo->v.text.text), 0, limit),
                        .keeps_markup = node->gumbo->parent && node->gumbo->parent->v.element.tag == GUMBO_TAG_TITLE};
    size_t base = original.data ? (size_t)(original.data - w->page.data) : w->page.size;
    if (base <= w->page.size)
        a.raw = str_slice(w->page, base, base + original.length);
    bool fits = aligns(a);
    struct span whole = span_of(base, base + a.raw.size);
    struct piece piece;
    for (;;) {
        if (fits) {
            if (!align_next(&a, &piece))
                break;
            piece.source = span_of(piece.source.start + base, piece.source.end + base);
        } else {
            if (a.j >= a.made.size)
                break;
            size_t start = a.j;
            utf8_decode(a.made, &a.j, NULL);
            piece = (struct piece){str_slice(a.made, start, a.j), whole};
        }
        if (is_preformatted && str_equal(piece.made, STR("\n"))) {
            end_block(w, kind);
        } else if (is_blank(piece.made)) {
            bool is_wide = is_preformatted && w->has_blank;
            put_blank(w, piece.source);
            if (is_wide)
                w->blank = '\t';
        } else if (piece.made.size && !is_control(&piece, a.raw, base)) {
            put_visible(w, piece.made.data, piece.made.size, piece.source);
        }
    }
}

static struct span tag_source(const struct html_writer *w, const struct html_node *node) {
    GumboStringPiece tag = node->gumbo->v.element.original_tag;
    if (!tag.data || !w->map.count) {
        uint32_t at = w->map.count ? LIST_LAST(&w->map)->source + LIST_LAST(&w->map)->source_size : 0;
        return span_of(at, at);
    }
    size_t start = (size_t)(tag.data - w->page.data);
    return span_of(start, start + tag.length);
}

/* After <br>: does a new line of a list, of results or of a poem begin, or was only a long line broken? */
static bool begins_line(const struct html_writer *w, const char *next) {
    char last = w->size > w->block_start ? w->data[w->size - 1] : '.';
    while (char_is_space(*next))
        next++;
    unsigned char first = (unsigned char)*next;
    return memchr(".!?:;\")]", last, 8) || char_is_digit((char)first) || first == '-' || first == '*' || first == 0xE2 ||
           char_is_digit(last) || !(char_is_lower((char)first) || first == ',' || first == '(');
}

void html_write_block(struct html_writer *w, const struct html_tree *tree, const struct html_block *block, enum block_kind kind) {
    uint8_t tag = tree->items[block->element].tag;
    bool is_preformatted = tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING || tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_PLAINTEXT;
    bool has_break = false;
    for (uint32_t i = block->from; i <= block->to; i++) {
        const struct html_node *node = &tree->items[i];
        if (node->is_hidden)
            continue;
        if (node->tag == HTML_TEXT) {
            const char *text = node->gumbo->v.text.text;
            if (has_break && node->chars && w->size > w->block_start && kind != BLOCK_TITLE && begins_line(w, text))
                end_block(w, kind);
            has_break &= !node->chars;
            write_node(w, node, SIZE_MAX, is_preformatted, kind);
        } else if (node->tag == GUMBO_TAG_BR) {
            put_blank(w, tag_source(w, node));
            has_break = true;
        } else if (html_tag_is_block((GumboTag)node->tag)) {
            put_blank(w, tag_source(w, node));
            if (kind == BLOCK_ROW && (node->tag == GUMBO_TAG_TD || node->tag == GUMBO_TAG_TH))
                w->blank = '\t';
        }
    }
    end_block(w, kind);
}

void html_write_title(struct html_writer *w, const struct html_tree *tree, uint32_t text_node, size_t size) {
    write_node(w, &tree->items[text_node], size, false, BLOCK_TITLE);
    end_block(w, BLOCK_TITLE);
}

void html_writer_close(struct html_writer *w, const struct offsets *decoded) {
    char *text = w->data;
    if (w->base) {
        text = arena_alloc(w->arena, w->base + w->size + 1);
        memcpy(text, w->content->text.data, w->base);
        if (w->size)
            memcpy(text + w->base, w->data, w->size);
    }
    w->content->text = (str){text, w->base + w->size};
    offsets_compose(&w->map, decoded, &w->content->map, w->arena);
}
