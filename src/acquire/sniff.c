#include "acquire/sniff.h"

#include "acquire/jsonl.h"
#include "base/utf8.h"

enum { SNIFFED = 1024 /* bytes in which a format shows itself */ };

static const struct ending { const char *ending; enum holding holding; } endings[] = {
    {".txt", HOLDS_TEXT},   {".html", HOLDS_HTML},   {".htm", HOLDS_HTML},  {".xhtml", HOLDS_HTML},
    {".json", HOLDS_JSON},  {".jsonl", HOLDS_JSONL}, {".ndjson", HOLDS_JSONL}, {".warc", HOLDS_WARC},
    {".xml", HOLDS_FEED},   {".rss", HOLDS_FEED},    {".atom", HOLDS_FEED},
};

static const struct magic { const char *bytes; const char *is; } magics[] = {
    {"%PDF", "a PDF; convert it with pdftotext"},
    {"PK\x03\x04", "a ZIP archive or an office document; unpack or convert it"},
    {"\x89PNG", "a picture"},
    {"\xFF\xD8\xFF", "a picture"},
    {"GIF8", "a picture"},
    {"BZh", "bzip2 data; unpack it with bunzip2"},
    {"\xFD" "7zXZ", "xz data; unpack it with unxz"},
    {"filedesc://", "an ARC archive; turn it into WARC with warcio recompress"},
    {"SQLite format 3", "a database"},
    {"\x7F" "ELF", "a program"},
};

static str without_packing(str path) {
    static const char *const packed[] = {".gz", ".zst"};
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++)
        if (str_ends_with(path, str_of(packed[i])))
            return str_slice(path, 0, path.size - strlen(packed[i]));
    return path;
}

static enum holding by_ending(str path) {
    str name = without_packing(path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i].ending);
        if (name.size > size && str_equal_ignoring_case(str_slice(name, name.size - size, name.size), str_of(endings[i].ending)))
            return endings[i].holding;
    }
    return HOLDS_NOTHING;
}

bool sniff_ending_is_known(str path) {
    return by_ending(path) != HOLDS_NOTHING;
}

static const struct magic *magic_of(str head) {
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (str_starts_with(head, str_of(magics[i].bytes)))
            return &magics[i];
    return NULL;
}

const char *sniff_binary(str head) {
    const struct magic *magic = magic_of(head);
    return magic ? magic->is : "binary data, not text";
}

/* Control characters that no text holds; a byte order mark of UTF-16 excuses its zeros. */
static bool is_binary(str head) {
    if (magic_of(head))
        return true;
    if (str_starts_with(head, STR("\xFE\xFF")) || str_starts_with(head, STR("\xFF\xFE")))
        return false;
    size_t controls = 0;
    for (size_t i = 0; i < head.size; i++) {
        unsigned char c = (unsigned char)head.data[i];
        if (c == 0)
            return true;
        controls += c < 0x20 && !char_is_space((char)c) && c != 0x1B;
    }
    return controls * 20 > head.size;
}

static bool holds_any(str head, const char *const *words, size_t count) {
    for (size_t at = 0; (at = str_find_char(head, '<', at)) < head.size; at++)
        for (size_t i = 0; i < count; i++) {
            size_t size = strlen(words[i]);
            if (str_equal_ignoring_case(str_slice(head, at, at + size), str_of(words[i])))
                return true;
        }
    return false;
}

/* JSON: objects of a line each, or one object. Where both are possible, one line alone, the ending decides. */
static enum holding json_kind(str head, enum holding ending) {
    str rest = str_trim(head);
    str first = str_cut(&rest, '\n');
    bool cut = first.size >= SNIFF_SIZE - 1; /* a line too long to see its end, so nobody wrote it for people */
    bool object = cut || json_line_members(first, NULL, NULL, 0), more = rest.size > 0;
    return object && (more || ending != HOLDS_JSON) ? HOLDS_JSONL : HOLDS_JSON;
}

/* The ASCII characters of UTF-16, which a byte order mark tells; other text as it is. */
static str narrowed(str head, char room[SNIFFED]) {
    if (!str_starts_with(head, STR("\xFE\xFF")) && !str_starts_with(head, STR("\xFF\xFE")))
        return head;
    size_t size = 0;
    for (size_t i = 2; i < head.size && size < SNIFFED; i++)
        if (head.data[i] > 0)
            room[size++] = head.data[i];
    return (str){room, size};
}

enum holding sniff(str path, str head) {
    static const char *const feed_words[] = {"<rss", "<feed", "<rdf:RDF"};
    static const char *const page_words[] = {"<!doctype html", "<html", "<head", "<body", "<article", "<p>", "<div", "<meta"};
    if (!head.size)
        return HOLDS_NOTHING;
    if (str_starts_with(head, STR("WARC/")))
        return HOLDS_WARC;
    if (is_binary(head))
        return HOLDS_BINARY;
    enum holding ending = by_ending(path);
    char room[SNIFFED];
    str start = str_trim(str_slice(narrowed(head, room), 0, SNIFFED));
    start = str_trim(str_slice(start, utf8_mark_size(start), start.size));
    char first = start.size ? start.data[0] : 0;
    if (ending == HOLDS_JSONL || ending == HOLDS_TEXT || ending == HOLDS_HTML)
        return ending;
    if (first == '{')
        return json_kind(head, ending);
    if (first == '<' && holds_any(start, feed_words, sizeof feed_words / sizeof *feed_words))
        return HOLDS_FEED;
    if (ending != HOLDS_JSON && holds_any(start, page_words, sizeof page_words / sizeof *page_words))
        return HOLDS_HTML;
    return ending == HOLDS_JSON ? HOLDS_JSON : HOLDS_TEXT;
}
