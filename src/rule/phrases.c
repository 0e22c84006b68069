/* A rule that is nothing but a {list} needs no PCRE2: its phrases are found by their first word, the longest first. */
#include "book.h"

struct phrase_entry { str phrase; struct phrase_entry *next; };

struct phrase_index {
    struct table by_first_word; /* → chain of entries, longest first */
    bool is_caseless;
};

enum { WORD_MOST = 200 };

static str first_word(const char *text, size_t size) {
    size_t end = 0;
    while (end < size && byte_is_word((unsigned char)text[end]))
        end++;
    return (str){text, end};
}

struct phrase_index *phrase_index_make(const struct phrases *phrases, bool is_caseless, struct arena *arena) {
    struct phrase_index *index = ARENA_NEW(arena, struct phrase_index);
    index->is_caseless = is_caseless;
    uint32_t count = is_caseless ? phrases->folded_count : phrases->count;
    for (uint32_t i = 0; i < count; i++) {
        str phrase = is_caseless ? phrases->folded[i] : phrases->sorted[i];
        struct phrase_entry **at =
            (struct phrase_entry **)table_slot(&index->by_first_word, first_word(phrase.data, phrase.size), arena);
        while (*at && (*at)->phrase.size > phrase.size)
            at = &(*at)->next;
        struct phrase_entry *entry = ARENA_NEW(arena, struct phrase_entry);
        *entry = (struct phrase_entry){.phrase = phrase, .next = *at};
        *at = entry;
    }
    return index;
}

static bool says(const struct phrase_index *index, str phrase, const char *text) {
    if (!index->is_caseless)
        return memcmp(phrase.data, text, phrase.size) == 0;
    for (size_t i = 0; i < phrase.size; i++)
        if (phrase.data[i] != char_lower(text[i]))
            return false;
    return true;
}

uint32_t phrase_index_match(const struct phrase_index *index, const char *text, uint32_t size, uint32_t at) {
    if (at >= size || (at && !is_edge((unsigned char)text[at - 1], (unsigned char)text[at])))
        return 0;
    str word = first_word(text + at, size - at);
    if (word.size > WORD_MOST)
        return 0;
    char folded[WORD_MOST];
    for (size_t i = 0; i < word.size; i++)
        folded[i] = index->is_caseless ? char_lower(word.data[i]) : word.data[i];
    const struct phrase_entry *entry = table_find(&index->by_first_word, (str){folded, word.size});
    for (; entry; entry = entry->next) {
        uint32_t length = (uint32_t)entry->phrase.size;
        if (length > size - at || !says(index, entry->phrase, text + at))
            continue;
        if (at + length == size || is_edge((unsigned char)text[at + length - 1], (unsigned char)text[at + length]))
            return length;
    }
    return 0;
}
