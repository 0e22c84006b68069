#include "reconcile/print.h"

#include "base/sort.h"
#include "base/utf8.h"
#include "reconcile/credits.h"

enum { TOO_SHORT = 8 /* shingles: less tells nothing */ };

/* Follows quote marks through a text. A paragraph's end closes what a paper left open. */
struct quoting {
    uint32_t closes_with;   /* 0: outside */
};

static bool takes_quote_mark(struct quoting *quoting, uint32_t point) {
    if (quoting->closes_with) {
        if (point == quoting->closes_with || point == '\n')
            quoting->closes_with = 0;
        return point != '\n';
    }
    switch (point) {
    case '"': quoting->closes_with = '"'; return true;
    case 0x201C: quoting->closes_with = 0x201D; return true;
    case 0x201E: quoting->closes_with = 0x201C; return true;
    case 0xAB: quoting->closes_with = 0xBB; return true;
    default: return false;
    }
}

/* A well mixed 32-bit hash of the words in the ring, oldest first. */
static uint32_t shingle_of(const uint64_t *ring, uint32_t next) {
    uint64_t hash = 0x243F6A8885A308D3u;
    for (uint32_t i = 0; i < PRINT_WORDS; i++) {
        hash ^= ring[(next + i) % PRINT_WORDS];
        hash *= 0x9FB21C651E98DF25u;
        hash ^= hash >> 32;
    }
    return (uint32_t)hash;
}

struct document_print print_of(struct sha256 document, str source, str text, struct arena *arena) {
    struct document_print print = {.document = document, .source = str_copy(source, arena)};
    uint32_t shingles[PRINT_MOST];   /* most texts have far fewer: the arena gets no more than there are */
    struct quoting quoting = {0};
    uint64_t ring[PRINT_WORDS] = {0};
    uint32_t words = 0, count = 0;
    uint64_t word = 0;
    for (size_t at = 0; at <= text.size && count < PRINT_MOST;) {
        uint32_t point = '\n';
        if (at < text.size)
            point = utf8_decode(text, &at, NULL);
        else
            at++;
        if (takes_quote_mark(&quoting, point))
            point = ' ';
        bool is_word = point < 0x80 ? char_is_letter((char)point) || char_is_digit((char)point) : utf8_is_letter(point);
        if (is_word) {
            word = (word ^ utf8_lower(point)) * 0x100000001B3u + 1;
            continue;
        }
        if (!word)
            continue;
        ring[words++ % PRINT_WORDS] = word;
        word = 0;
        uint32_t shingle = shingle_of(ring, words % PRINT_WORDS);
        if (words >= PRINT_WORDS && shingle % PRINT_SHARE == 0)
            shingles[count++] = shingle;
    }
    sort_numbers(shingles, count);
    for (uint32_t i = 0; i < count; i++)
        if (!i || shingles[i] != shingles[i - 1])
            shingles[print.count++] = shingles[i];
    uint32_t *kept = ARENA_ARRAY(arena, print.count, uint32_t);
    memcpy(kept, shingles, print.count * sizeof *kept);
    print.shingles = kept;
    return print;
}

uint32_t print_containment(const struct document_print *a, const struct document_print *b) {
    uint32_t least = a->count < b->count ? a->count : b->count, shared = 0;
    if (least < TOO_SHORT)
        return 0;
    for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->shingles[i] == b->shingles[j])
            shared++, i++, j++;
        else if (a->shingles[i] < b->shingles[j])
            i++;
        else
            j++;
    }
    return (uint32_t)((uint64_t)shared * 1000 / least);
}

bool prints_are_copies(const struct document_print *a, const struct document_print *b) {
    return print_shares_credit(a, b) || print_containment(a, b) >= PRINT_COPIED;
}
