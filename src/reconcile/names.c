#include "reconcile/names.h"

#include "base/utf8.h"

/* Base letters of U+00C0 … U+017F (Latin-1 Supplement, Latin Extended-A), "." where there is none; two letters are handled apart. */
static const char latin[] =
    "aaaaaaaceeeeiiiidnooooo.ouuuuyts"   /* 00C0 … 00DF */
    "aaaaaaaceeeeiiiidnooooo.ouuuuyty"   /* 00E0 … 00FF */
    "aaaaaaccccccccddddeeeeeeeeeegggg"   /* 0100 … 011F */
    "gggghhhhiiiiiiiiiiiijjkkklllllll"   /* 0120 … 013F */
    "lllnnnnnnnnnoooooooorrrrrrssssss"   /* 0140 … 015F */
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  /* 0160 … 017F */

static const struct { uint32_t point; const char *letters; } doubles[] = {
    {0xC6, "ae"}, {0xE6, "ae"}, {0xDE, "th"}, {0xFE, "th"}, {0xDF, "ss"}, {0x152, "oe"}, {0x153, "oe"}, {0x132, "ij"}, {0x133, "ij"},
};

/* Romanian, Vietnamese and others beyond Latin Extended-A that athletes bear. */
static const struct { uint32_t first, last; char letter; } ranges[] = {
    {0x1A0, 0x1A1, 'o'}, {0x1AF, 0x1B0, 'u'}, {0x1E6, 0x1E7, 'g'}, {0x218, 0x219, 's'}, {0x21A, 0x21B, 't'}, {0x259, 0x259, 'e'},
    {0x18F, 0x18F, 'e'}, {0x1EA0, 0x1EB7, 'a'}, {0x1EB8, 0x1EC7, 'e'}, {0x1EC8, 0x1ECB, 'i'}, {0x1ECC, 0x1EE3, 'o'}, {0x1EE4, 0x1EF1, 'u'},
    {0x1EF2, 0x1EF9, 'y'},
};

/* Writes what the point becomes; 0 bytes for what is dropped (combining marks, apostrophes). */
static size_t fold_point(uint32_t point, char out[4]) {
    if (point < 0x80) {
        char c = char_lower((char)point);
        if (c == '\'' || c == '`')
            return 0;
        out[0] = char_is_letter(c) || char_is_digit(c) ? c : ' ';
        return 1;
    }
    if ((point >= 0x300 && point <= 0x36F) || point == 0x2019 || point == 0x2018 || point == 0x2BC || point == 0xAD || point == 0xB4)
        return 0;
    for (size_t i = 0; i < sizeof doubles / sizeof *doubles; i++)
        if (doubles[i].point == point) {
            memcpy(out, doubles[i].letters, 2);
            return 2;
        }
    if (point >= 0xC0 && point <= 0x17F && latin[point - 0xC0] != '.') {
        out[0] = latin[point - 0xC0];
        return 1;
    }
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (point >= ranges[i].first && point <= ranges[i].last) {
            out[0] = ranges[i].letter;
            return 1;
        }
    if (!utf8_is_letter(point)) {
        out[0] = ' ';
        return 1;
    }
    return utf8_encode(utf8_lower(point), out);
}

str name_fold(str text, struct arena *arena) {
    char *out = arena_alloc(arena, text.size * 2 + 1);   /* no point grows to more than twice its bytes */
    size_t size = 0;
    bool wants_blank = false;
    for (size_t at = 0; at < text.size;) {
        char bytes[4];
        size_t written = fold_point(utf8_decode(text, &at, NULL), bytes);
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

uint32_t name_distance(str a, str b, uint32_t limit) {
    enum { MOST = 64 };
    size_t gap = a.size > b.size ? a.size - b.size : b.size - a.size;
    if (gap > limit || a.size >= MOST || b.size >= MOST)
        return limit + 1;
    uint32_t rows[3][MOST];
    uint32_t *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b.size; j++)
        last[j] = (uint32_t)j;
    for (size_t i = 1; i <= a.size; i++) {
        now[0] = (uint32_t)i;
        uint32_t least = now[0];
        for (size_t j = 1; j <= b.size; j++) {
            uint32_t best = last[j - 1] + (a.data[i - 1] != b.data[j - 1]);
            if (last[j] + 1 < best)
                best = last[j] + 1;
            if (now[j - 1] + 1 < best)
                best = now[j - 1] + 1;
            if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1] && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            now[j] = best;
            least = best < least ? best : least;
        }
        if (least > limit)
            return limit + 1;
        uint32_t *spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[b.size] > limit ? limit + 1 : last[b.size];
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
    return limit && !str_equal(a, b) && name_distance(a, b, limit) <= limit;
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
    /* family name first, and a slip in one of the two */
    if (a->count == 2 && b->count == 2 &&
        ((words_equal(a->words[0], b->words[1]) && is_slip(a->words[1], b->words[0])) ||
         (words_equal(a->words[1], b->words[0]) && is_slip(a->words[0], b->words[1]))))
        return NAME_MISSPELT;
    return NAME_DIFFERENT;
}
