#include "needs.h"

#include "letter.h"

enum { WORD_MOST = 200 };   /* bytes; a longer word meets no need for words */

void needs_close(struct needs *needs) {
    arena_close(&needs->arena);
}

/* All that a need says, as bytes. */
static void describe(const struct need *need, struct buffer *out) {
    buffer_clear(out);
    buffer_add(out, (str){(const char *)&need->bytes, sizeof need->bytes});
    for (LIST_EACH(str, word, &need->words)) {
        buffer_add(out, *word);
        buffer_add_char(out, '\n');
    }
}

static void note_number(struct need_numbers *numbers, uint32_t number, struct arena *arena) {
    if (!numbers->count || *LIST_LAST(numbers) != number)
        *LIST_ADD(numbers, arena) = number;
}

static uint32_t add_need(struct needs *needs, const struct need *need) {
    struct arena *arena = &needs->arena;
    uint32_t number = needs->count++;
    *LIST_ADD(&needs->met_by, arena) = 0;
    for (unsigned byte = 0; byte < 256; byte++)
        if (byte_set_has(&need->bytes, (unsigned char)byte))
            note_number(&needs->by_byte[byte], number, arena);
    for (LIST_EACH(str, word, &need->words)) {
        struct need_numbers *known = table_find(&needs->by_word, *word);
        if (!known) {
            known = ARENA_NEW(arena, struct need_numbers);
            *table_slot(&needs->by_word, str_copy(*word, arena), arena) = known;
        }
        note_number(known, number, arena);
    }
    return number;
}

void needs_derive(struct needs *needs, const struct node *tree, struct pattern_needs *derived) {
    struct arena scratch = {0};
    struct buffer said = {0};
    struct derived found = {0};
    derive_needs(&found, tree, &scratch);
    derived->is_derived = true;
    for (uint32_t n = 0; n < found.need_count; n++) {
        describe(&found.needs[n], &said);
        void **number = table_slot(&needs->numbers, str_copy(buffer_str(&said), &needs->arena), &needs->arena);
        if (!*number)
            *number = (void *)(uintptr_t)(add_need(needs, &found.needs[n]) + 1);
        derived->numbers[derived->count++] = (uint32_t)(uintptr_t)*number - 1;
    }
    buffer_close(&said);
    arena_close(&scratch);
}

static void add_numbers(struct needs *needs, const struct need_numbers *more) {
    for (LIST_EACH(uint32_t, number, more))
        if (needs->met_by.items[*number] != needs->words) {
            needs->met_by.items[*number] = needs->words;
            *LIST_ADD(&needs->met, &needs->arena) = *number;
        }
}

/* There are many words: none has more room than it needs. */
static void keep_met(const struct needs *needs, struct word *word) {
    if (needs->met.count > word->needs.room) {
        word->needs.room = needs->met.count;
        word->needs.items = ARENA_ARRAY(word->arena, word->needs.room, uint32_t);
    }
    word->needs.count = needs->met.count;
    if (word->needs.count)
        memcpy(word->needs.items, needs->met.items, word->needs.count * sizeof *word->needs.items);
}

void needs_of_word(struct needs *needs, struct word *word) {
    char lower[WORD_MOST];
    if (word->needs_known == needs->count)
        return;
    word->needs_known = needs->count;
    needs->met.count = 0;
    needs->words++;
    for (size_t i = 0; i < word->text.size; i++)
        add_numbers(needs, &needs->by_byte[(unsigned char)word->text.data[i]]);
    if (word->text.size <= WORD_MOST) {
        for (size_t i = 0; i < word->text.size; i++)
            lower[i] = char_lower(word->text.data[i]);
        const struct need_numbers *known = table_find(&needs->by_word, (str){lower, word->text.size});
        if (known)
            add_numbers(needs, known);
    }
    keep_met(needs, word);
}
