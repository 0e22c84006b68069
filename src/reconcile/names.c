#include "reconcile/names.h"

#include "base/utf8.h"

/* What utf8_fold leaves, because Unicode does not take these letters apart. */
static const struct { uint32_t point; const char *letters; } undivided[] = {
    {0xE6, "ae"}, {0xF8, "o"}, {0xF0, "d"}, {0xFE, "th"}, {0xDF, "ss"}, {0x111, "d"}, {0x127, "h"}, {0x131, "i"}, {0x142, "l"},
    {0x14B, "n"}, {0x153, "oe"}, {0x167, "t"}, {0x259, "e"},
};

static bool is_dropped(uint32_t point) {
    return point == '\'' || point == '`' || point == 0x2018 || point == 0x2019 || point == 0x2BC || point == 0xAD || point == 0xB4;
}

/* Writes what the folded point becomes; a blank for what parts words, nothing for apostrophes. */
static size_t fold_point(uint32_t point, char out[4]) {
    if (is_dropped(point))
        return 0;
    for (size_t i = 0; i < sizeof undivided / sizeof *undivided; i++)
        if (undivided[i].point == point) {
            size_t size = strlen(undivided[i].letters);
            memcpy(out, undivided[i].letters, size);
            return size;
        }
    if (point < 0x80 ? char_is_letter((char)point) || char_is_digit((char)point) : utf8_is_letter(point))
        return utf8_encode(point, out);
    out[0] = ' ';
    return 1;
}

/* Most names are plain ASCII, and names are folded more often than anything else: the same as below, without code points. */
static str fold_ascii(str text, struct arena *arena) {
    char *out = arena_alloc(arena, text.size + 1);
    size_t size = 0;
    bool wants_blank = false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '\'' || c == '`')
            continue;
        if (!char_is_letter(c) && !char_is_digit(c)) {
            wants_blank = size > 0;
            continue;
        }
        if (wants_blank)
            out[size++] = ' ';
        wants_blank = false;
        out[size++] = char_lower(c);
    }
    return (str){out, size};
}

static bool is_ascii(str text) {
    unsigned char all = 0;
    for (size_t i = 0; i < text.size; i++)
        all |= (unsigned char)text.data[i];
    return all < 0x80;
}

str name_fold(str text, struct arena *arena) {
    if (is_ascii(text))
        return fold_ascii(text, arena);
    str plain = utf8_fold(text, arena);
    char *out = arena_alloc(arena, plain.size * 2 + 1);   /* no point grows to more than twice its bytes */
    size_t size = 0;
    bool wants_blank = false;
    for (size_t at = 0; at < plain.size;) {
        char bytes[4];
        size_t written = fold_point(utf8_decode(plain, &at, NULL), bytes);
        if (written == 1 && bytes[0] == ' ') {
            wants_blank = size > 0;
            continue;
        }
        if (written && wants_blank) {
            out[size++] = ' ';
            wants_blank = false;
        }
        memcpy(out + size, bytes, written);
        size += written;
    }
    return (str){out, size};
}

struct name name_read(str text, struct arena *arena) {
    struct name name = {.folded = name_fold(text, arena)};
    str rest = name.folded;
    while (rest.size && name.count < NAME_WORDS) {
        str word = str_cut(&rest, ' ');
        if (word.size)
            name.words[name.count++] = word;
    }
    return name;
}

str name_family(const struct name *name) {
    return name->count ? name->words[name->count - 1] : (str){0};
}

/* Spellings of one sound that are not worth a finding: "oe" for "ø" and "ö", "aa" for "å" once the accents are off. */
static bool words_equal(str a, str b) {
    if (str_equal(a, b))
        return true;
    size_t i = 0, j = 0;
    while (i < a.size && j < b.size) {
        if (a.data[i] != b.data[j])
            return false;
        char c = a.data[i];
        i++, j++;
        bool takes_e = c == 'o' || c == 'a' || c == 'u';
        bool more_a = i < a.size && ((takes_e && a.data[i] == 'e') || (c == 'a' && a.data[i] == 'a'));
        bool more_b = j < b.size && ((takes_e && b.data[j] == 'e') || (c == 'a' && b.data[j] == 'a'));
        if (more_a != more_b) {
            i += more_a;
            j += more_b;
        }
    }
    return i == a.size && j == b.size;
}

static bool has_word(const struct name *name, str word) {
    for (uint32_t i = 0; i < name->count; i++)
        if (words_equal(name->words[i], word))
            return true;
    return false;
}

/* Are all words of the shorter name among those of the longer, and enough of them to be the same name? */
static bool is_part(const struct name *shorter, const struct name *longer) {
    for (uint32_t i = 0; i < shorter->count; i++)
        if (!has_word(longer, shorter->words[i]))
            return false;
    return true;
}

/* "j" for "josh", "josh" for "joshua". */
static bool stands_for(str shorter, str longer) {
    return shorter.size < longer.size && str_starts_with(longer, shorter) && (shorter.size == 1 || shorter.size >= 3);
}

static bool given_may_agree(const struct name *a, const struct name *b) {
    str x = a->words[0], y = b->words[0];
    return stands_for(x, y) || stands_for(y, x);
}

static bool is_slip(str a, str b) {
    size_t least = a.size < b.size ? a.size : b.size;
    uint32_t limit = least >= 7 ? 2 : least >= 4 ? 1 : 0;
    if (limit == 2 && a.size == b.size && a.data[0] == b.data[0])
        limit = 3;   /* letters in another order: Megertu, Mergutu */
    return limit && !str_equal(a, b) && str_distance(a, b, limit) <= limit;
}

/* "Thiesen-Eaton" of Brianne Theisen-Eaton: the last words of the longer name, one of them a slip away. */
static bool is_slip_in_one_word(const struct name *shorter, const struct name *longer) {
    uint32_t skipped = longer->count - shorter->count, slips = 0;
    for (uint32_t i = 0; i < shorter->count; i++) {
        if (words_equal(shorter->words[i], longer->words[skipped + i]))
            continue;
        if (!is_slip(shorter->words[i], longer->words[skipped + i]) || slips++)
            return false;
    }
    return slips == 1 && shorter->count > 1;
}

enum name_match name_compare(const struct name *a, const struct name *b) {
    if (!a->count || !b->count)
        return NAME_DIFFERENT;
    if (str_equal(a->folded, b->folded))
        return NAME_SAME;
    const struct name *shorter = a->count <= b->count ? a : b, *longer = shorter == a ? b : a;
    if (is_part(shorter, longer))
        return shorter->count >= 2 || longer->count == 1 ? NAME_SAME : NAME_SHORTER;
    if (shorter->count == 1)
        return is_slip(shorter->words[0], name_family(longer)) ? NAME_MISSPELT : NAME_DIFFERENT;
    bool same_family = words_equal(name_family(a), name_family(b));
    bool same_given = words_equal(a->words[0], b->words[0]);
    if (same_family && given_may_agree(a, b))
        return NAME_SHORTER;
    if (same_family && is_slip(a->words[0], b->words[0]))
        return NAME_MISSPELT;
    if (same_given && is_slip(name_family(a), name_family(b)))
        return NAME_MISSPELT;
    if (is_slip_in_one_word(shorter, longer))
        return NAME_MISSPELT;
    /* family name first, and a slip in one of the two */
    if (a->count == 2 && b->count == 2 &&
        ((words_equal(a->words[0], b->words[1]) && is_slip(a->words[1], b->words[0])) ||
         (words_equal(a->words[1], b->words[0]) && is_slip(a->words[0], b->words[1]))))
        return NAME_MISSPELT;
    return NAME_DIFFERENT;
}
