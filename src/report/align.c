#include "report/align.h"

#include "base/utf8.h"

enum { WORDS_MOST = 500 };

struct word {
    struct span span;
    str folded;
};

struct words {
    struct word *items;
    uint32_t count, room;
};

static bool is_letter_or_digit(char c) { return char_is_letter(c) || char_is_digit(c) || (unsigned char)c >= 0x80; }

/* Apostrophes inside a word belong to it; other marks do not. */
static str bare(str word, struct arena *arena) {
    str folded = utf8_fold(word, arena);
    while (folded.size && !is_letter_or_digit(folded.data[0]))
        folded = str_slice(folded, 1, folded.size);
    while (folded.size && !is_letter_or_digit(folded.data[folded.size - 1]))
        folded.size--;
    return folded;
}

static void split(str text, struct words *words, struct arena *arena) {
    for (size_t at = 0; at < text.size;) {
        while (at < text.size && char_is_space(text.data[at]))
            at++;
        size_t end = at;
        while (end < text.size && !char_is_space(text.data[end]))
            end++;
        if (end > at) {
            str folded = bare(str_slice(text, at, end), arena);
            *LIST_ADD(words, arena) = (struct word){span_of(at, end), folded};
        }
        at = end;
    }
}

void align_words(str text, str other, struct stretches *own, struct arena *arena) {
    struct words a = {0}, b = {0};
    split(text, &a, arena);
    split(other, &b, arena);
    if (a.count > WORDS_MOST || b.count > WORDS_MOST)
        return;
    uint32_t width = b.count + 1;
    uint16_t *common = ARENA_ARRAY(arena, (size_t)(a.count + 1) * width, uint16_t); /* of a from i and b from j on */
    for (uint32_t i = a.count; i-- > 0;)
        for (uint32_t j = b.count; j-- > 0;) {
            uint16_t down = common[(i + 1) * width + j], right = common[i * width + j + 1];
            bool same = str_equal(a.items[i].folded, b.items[j].folded);
            common[i * width + j] = same ? (uint16_t)(common[(i + 1) * width + j + 1] + 1) : down > right ? down : right;
        }
    bool joined = false;
    for (uint32_t i = 0, j = 0; i < a.count;) {
        if (j < b.count && str_equal(a.items[i].folded, b.items[j].folded)) {
            i++, j++;
            joined = false;
        } else if (j < b.count && common[i * width + j + 1] >= common[(i + 1) * width + j]) {
            j++;
        } else {
            if (joined)
                LIST_LAST(own)->end = a.items[i].span.end;
            else
                *LIST_ADD(own, arena) = a.items[i].span;
            joined = true;
            i++;
        }
    }
}
