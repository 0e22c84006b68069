#include "eval/likeness.h"

#include "base/table.h"
#include "base/utf8.h"

/* Letters that Unicode does not take apart into a plain one and an accent. */
static const struct { uint32_t letter; const char *plain; } letters[] = {
    {0xF8, "o"}, {0x142, "l"}, {0x111, "d"}, {0xF0, "d"}, {0xDF, "ss"}, {0xE6, "ae"}, {0x153, "oe"}, {0x131, "i"}, {0xFE, "th"},
};

static const char *plain_letter(uint32_t letter) {
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].letter == letter)
            return letters[i].plain;
    return NULL;
}

static str with_plain_letters(str text, struct arena *arena) {
    char *out = arena_alloc(arena, text.size * 3 + 4);
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        uint32_t point = utf8_lower(utf8_decode(text, &at, NULL));
        const char *plain = plain_letter(point);
        if (plain)
            while (*plain)
                out[size++] = *plain++;
        else
            size += utf8_encode(point, out + size);
    }
    return (str){out, size};
}

static bool is_left_out(uint32_t point) { return point == '\'' || point == 0x2019 || point == '`' || point == '.'; }
static bool is_join(uint32_t point) { return point == '-' || point == 0x2010 || point == 0x2013 || point == '_' || point == '/'; }
static bool is_blank(uint32_t point) { return utf8_is_space(point) && point != 0x200B; }

str plain_name(str name, struct arena *arena) {
    if (!name.size)
        return (str){0};
    str folded = utf8_fold(with_plain_letters(name, arena), arena);
    char *out = arena_alloc(arena, folded.size + 1);
    size_t size = 0;
    bool blank_waits = false;
    for (size_t at = 0; at < folded.size;) {
        size_t start = at;
        uint32_t point = utf8_decode(folded, &at, NULL);
        if (is_left_out(point))
            continue;
        if (is_join(point) || is_blank(point)) {
            blank_waits = size > 0;
            continue;
        }
        if (blank_waits)
            out[size++] = ' ';
        blank_waits = false;
        memcpy(out + size, folded.data + start, at - start);
        size += at - start;
    }
    return (str){out, size};
}

enum { DECIMALS = 4, WHOLE = 10000 };

/* "29.38" in ten-thousandths; false unless it is digits with at most one point and a digit behind it. */
static bool decimal_number(str text, int64_t *number) {
    size_t point = str_find_char(text, '.', 0);
    size_t digits = 0;
    int64_t value = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (i == point)
            continue;
        if (!char_is_digit(text.data[i]))
            return false;
        if (i > point && i - point > DECIMALS)
            continue; /* finer than anything that is measured */
        if (value > INT64_MAX / WHOLE / 1000)
            return false;
        value = value * 10 + text.data[i] - '0';
        digits++;
    }
    size_t decimals = point < text.size ? text.size - point - 1 : 0;
    if (!digits || (point < text.size && !decimals))
        return false;
    for (; decimals < DECIMALS; decimals++)
        value *= 10;
    *number = value;
    return true;
}

bool value_number(str value, int64_t *number) {
    char plain[64];
    str text = str_trim(value);
    size_t size = 0;
    bool is_signed = false, is_negative = false;
    for (size_t at = 0; at < text.size;) {
        uint32_t point = utf8_decode(text, &at, NULL);
        if (size == 0 && (point == '-' || point == 0x2212 || point == '+') && !is_signed) {
            is_signed = true;
            is_negative = point != '+';
            continue;
        }
        if (point == ',')
            continue;
        if (point > 0x7E || size == sizeof plain)
            return false;
        plain[size++] = (char)point;
    }
    int64_t total = 0, part;
    str rest = {plain, size};
    int parts = 0;
    for (bool is_last = false; !is_last; parts++) {
        is_last = str_find_char(rest, ':', 0) == rest.size;
        str piece = str_cut(&rest, ':');
        if (parts == 3 || !decimal_number(piece, &part) || (!is_last && str_find_char(piece, '.', 0) < piece.size))
            return false;
        if (total > INT64_MAX / 120)
            return false;
        total = total * 60 + part;
    }
    *number = is_negative ? -total : total;
    return true;
}

void quote_words(str text, struct words *words, struct arena *arena) {
    str folded = plain_name(text, arena);
    size_t start = 0;
    for (size_t at = 0; at <= folded.size;) {
        size_t here = at;
        uint32_t point = at < folded.size ? utf8_decode(folded, &at, NULL) : (at++, ' ');
        if (utf8_is_letter(point) || utf8_is_number(point))
            continue;
        if (here > start)
            *LIST_ADD(words, arena) = str_slice(folded, start, here);
        start = at;
    }
}

struct stretch {
    uint32_t a_start, a_end, b_start, b_end;
};

/* Words as numbers: equal words have equal ones. */
static uint32_t *number_words(const struct words *words, struct table *numbers, struct arena *arena) {
    uint32_t *ids = ARENA_ARRAY(arena, words->count, uint32_t);
    for (uint32_t i = 0; i < words->count; i++) {
        void **slot = table_slot(numbers, words->items[i], arena);
        if (!*slot)
            *slot = (void *)(uintptr_t)numbers->count;
        ids[i] = (uint32_t)(uintptr_t)*slot;
    }
    return ids;
}

/* Length of the longest common run in the stretch, the earliest one in a, then in b. runs has room for b's words and one more. */
static uint32_t longest_run(const uint32_t *a, const uint32_t *b, struct stretch s, uint32_t *runs, uint32_t *a_at, uint32_t *b_at) {
    uint32_t best = 0;
    memset(runs + s.b_start, 0, (s.b_end - s.b_start + 1) * sizeof *runs);
    for (uint32_t i = s.a_start; i < s.a_end; i++) {
        uint32_t diagonal = 0; /* run that ended at i - 1 and j - 1 */
        for (uint32_t j = s.b_start; j < s.b_end; j++) {
            uint32_t above = runs[j + 1];
            runs[j + 1] = a[i] == b[j] ? diagonal + 1 : 0;
            diagonal = above;
            if (runs[j + 1] > best) {
                best = runs[j + 1];
                *a_at = i + 1 - best;
                *b_at = j + 1 - best;
            }
        }
    }
    return best;
}

double words_likeness(const struct words *a, const struct words *b, struct arena *arena) {
    if (!a->count || !b->count)
        return 0;
    struct table numbers = {0};
    uint32_t *as = number_words(a, &numbers, arena), *bs = number_words(b, &numbers, arena);
    uint32_t *runs = ARENA_ARRAY(arena, b->count + 1, uint32_t);
    struct { struct stretch *items; uint32_t count, room; } open = {0};
    *LIST_ADD(&open, arena) = (struct stretch){0, a->count, 0, b->count};
    uint64_t common = 0;
    while (open.count) {
        struct stretch s = open.items[--open.count];
        uint32_t a_at = 0, b_at = 0, size = longest_run(as, bs, s, runs, &a_at, &b_at);
        if (!size)
            continue;
        common += size;
        *LIST_ADD(&open, arena) = (struct stretch){s.a_start, a_at, s.b_start, b_at};
        *LIST_ADD(&open, arena) = (struct stretch){a_at + size, s.a_end, b_at + size, s.b_end};
    }
    return 2.0 * (double)common / (double)(a->count + b->count);
}
