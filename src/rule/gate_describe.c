/* What the gate derived from a pattern, in words, for "rules list". */
#include "automaton.h"
#include "gate.h"
#include "rule/check.h"

enum { WORDS_SHOWN = 6 };

static void say_bytes(struct buffer *out, const struct byte_set *set, const struct rulebook *book,
                      const char **between) {
    for (unsigned c = 0; c < 256;) {
        unsigned end = c;
        if (!byte_set_has(set, (unsigned char)c)) {
            c++;
            continue;
        }
        if (byte_is_letter((unsigned char)c)) {
            for (uint32_t e = 0; e < book->entities.count; e++)
                if (entity_letters[e] == c) {
                    buffer_print(out, "%s@%.*s", *between, STR_ARG(book->entities.items[e].name));
                    *between = ", ";
                }
            c++;
            continue;
        }
        while (end + 1 < 0x7F && end + 1 > ' ' && c > ' ' && byte_set_has(set, (unsigned char)(end + 1)))
            end++;
        if (c > ' ' && c < 0x7F) {
            buffer_print(out, "%s%c", *between, (int)c);
            if (end > c)
                buffer_print(out, "-%c", (int)end);
        } else if (c == 0x80) {
            buffer_print(out, "%sbeyond ASCII", *between);
            end = 0xF4;
        } else if (c == ' ') {
            buffer_print(out, "%sa blank", *between);
        }
        if (c >= ' ' && (c < 0x7F || c == 0x80))
            *between = ", ";
        c = end + 1;
    }
}

static void say_need(struct buffer *out, const struct need *need, const struct rulebook *book) {
    const char *between = "";
    say_bytes(out, &need->bytes, book, &between);
    for (uint32_t i = 0; i < need->words.count && i < WORDS_SHOWN; i++, between = ", ")
        buffer_print(out, "%s\"%.*s\"", between, STR_ARG(need->words.items[i]));
    if (need->words.count > WORDS_SHOWN)
        buffer_print(out, ", … (%u words)", need->words.count);
}

/* The bytes that a match may begin with. */
static struct byte_set first_bytes(const struct node *tree) {
    struct automaton_budget budget = {.credit = INT64_MAX};
    struct automaton *automaton = automaton_open(&tree, 1, &budget);
    struct byte_set bytes = {0};
    for (unsigned byte = 1; byte < 256; byte++) {
        const char c = (char)byte;
        for (int at_start = 0; at_start < 2; at_start++)
            if (automaton_read(automaton, automaton_start(automaton, at_start), (str){&c, 1}) != STATE_NOTHING)
                byte_set_add(&bytes, (unsigned char)byte);
    }
    automaton_close(automaton);
    return bytes;
}

static unsigned word_bytes_of(const struct byte_set *set) {
    unsigned count = 0;
    for (unsigned c = 0; c < 128; c++)
        count += byte_is_word((unsigned char)c) && byte_set_has(set, (unsigned char)c);
    return count;
}

static void describe(const struct derived *derived, const struct node *tree, const struct rulebook *book, struct buffer *out) {
    enum { ANY_WORD = 60 };
    for (uint32_t n = 0; n < derived->need_count; n++) {
        buffer_add_text(out, n ? " and " : "needs ");
        say_need(out, &derived->needs[n], book);
    }
    buffer_add_text(out, derived->need_count ? "; " : "");
    struct byte_set first = first_bytes(tree);
    const char *between = "begins with ";
    if (word_bytes_of(&first) > ANY_WORD)
        buffer_add_text(out, derived->need_count ? "begins with any word" : "always tried");
    else
        say_bytes(out, &first, book, &between);
}

str rule_gate(const struct rule *rule, struct arena *arena) {
    struct buffer out = {0};
    struct arena scratch = {0};
    for (uint32_t b = 0; b < rule->branches.count; b++) {
        struct derived derived = {0};
        const struct node *tree = rule->branches.items[b]->tree;
        derive_needs(&derived, tree, &scratch);
        buffer_add_text(&out, b ? "\n" : "");
        describe(&derived, tree, rule->book, &out);
        arena_reset(&scratch);
    }
    str text = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    arena_close(&scratch);
    return text;
}
