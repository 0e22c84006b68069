#include <criterion/criterion.h>

#include "base/buffer.h"
#include "normalise/normalise.h"
#include "normalise/sentences.h"

static struct sentence_words *words;

static void load(void) {
    struct error error = {0};
    cr_assert(sentence_words_load("rules", &words, &error) == OK, "%s", error.text);
}

static void unload(void) {
    sentence_words_free(words);
}

/* The sentences of one paragraph, joined by " | ". */
static str cut(str text, enum block_kind kind, struct arena *arena) {
    struct document document = {.bytes = text};
    struct content content = {.text = text};
    offsets_add(&content.map, (uint32_t)text.size, span_of(0, text.size), arena);
    *LIST_ADD(&content.blocks, arena) = (struct block){span_of(0, text.size), kind};
    struct article article;
    normalise(&document, &content, words, &article, arena);
    str joined = {0};
    for (LIST_EACH(struct sentence, s, &article.sentences))
        joined = str_print(arena, "%.*s%s%.*s", STR_ARG(joined), joined.size ? " | " : "", STR_ARG(span_str(article.text, s->span)));
    return joined;
}

static const struct { const char *shows, *cut; } cases[] = {
    {"a plain full stop", "Kerr won. | Hocker was second. | It rained."},
    {"an exclamation and a question", "What a race! | Who saw it? | Nobody."},
    {"decimals and clock times go on", "She ran 10.72 and 3.29.38 on Sunday. | He jumped 8.95m."},
    {"a time ends a sentence", "The winner ran 3:29.38. | Hocker ran 3:30.01."},
    {"a unit right behind its number", "She jumped 6ft. 2in. to win. | The rest had 6ft. | Nobody cleared 60ft. 5in. | She smiled."},
    {"initials that could begin a sentence", "It was held by A. A. Warren. | Then he left."},
    {"initials", "D.J. Warren beat J. Smith and A.B.C. Jones. | Then he left."},
    {"a title before a name", "Mr. Warner met Dr. Brown and Lt. Green at St. Kitts. | They spoke."},
    {"a number follows", "She is No. 1 in the world. | On Jan. 02 she was No. 3."},
    {"a day before a number", "Sat. 12 Aug. was cold. | Vol. 3 sat. | They left."},
    {"no is a word, too", "Could he catch her? | She said no. | Mabel Green agreed."},
    {"time of day inside a sentence", "It starts at 9 a.m. Saturday and ends at 5 p.m. local time."},
    {"time of day at the end", "It started at 9 a.m. | The final was at noon."},
    {"an abbreviated country inside", "The U.S. Olympic Trials ended. | She left the U.S. | The team stayed."},
    {"junior inside", "Ray Fell Jr. won. | His brother Al Fell Sr. | Tom Webb came third."},
    {"a quote closes behind the stop", "\"I saw the line.\" | He smiled."},
    {"speech tag in lower case", "\"Yes!\" he said. | \"Was I glad?\" she asked."},
    {"run-together quotes, closing", "He said: \"It was hard.\" | \"But I won.\""},
    {"a lost blank after a quote", "\"It was hard.\"| But he won."},
    {"a lost blank", "She won the final.| The crowd rose."},
    {"an address is one word", "See trackclub.example.com and trackclub.example.Org for more."},
    {"ellipsis before a small letter", "I was... well, I was tired. | Really."},
    {"ellipsis before a capital", "I was so tired... | Then I slept."},
    {"number of a list at the start", "1. Mabel Green 3:58.20 2. Ann Webb 3:59.00 3. Joy Fell 4:00.10"},
    {"a number ends a sentence", "She finished in 10. | He took 11."},
    {"a bracket closes", "(He had won in 2019.) | She had not."},
    {"accented capitals begin a sentence", "It was over. | Östberg had won. | Éva Kiss was second."},
    {"a digit begins a sentence", "They ran. | 22 runners finished."},
    {"a quote opens the next", "He won. | \"I am happy,\" he said. | \"Very happy.\""},
    {"a nested single quote closes", "\"He said 'go.' | Then I went.\" | She laughed."},
    {"state names", "He trains in Eugene, Ore. with a coach from Mobile, Ala. | The group is small."},
    {"versus", "It was Kerr vs. Hocker again. | Again!"},
    {"capitals throughout", "ST. LOUIS WINS. | IT RAINED."},
};

Test(sentences, end_where_a_reader_would_end_them, .init = load, .fini = unload) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str hoped = str_of(cases[i].cut);
        struct buffer text = {0};
        for (size_t at = 0; at < hoped.size;) { /* " | " in the table is one blank in the text, "| " none */
            if (str_starts_with(str_slice(hoped, at, hoped.size), STR(" | ")))
                buffer_add_char(&text, ' '), at += 3;
            else if (str_starts_with(str_slice(hoped, at, hoped.size), STR("| ")))
                at += 2;
            else
                buffer_add_char(&text, hoped.data[at++]);
        }
        str got = cut(buffer_str(&text), BLOCK_PARAGRAPH, &arena);
        struct buffer spaced = {0}; /* the table writes a lost blank as "| ", the result as " | " */
        for (size_t at = 0; at < hoped.size; at++) {
            if (hoped.data[at] == '|' && hoped.data[at - 1] != ' ')
                buffer_add_char(&spaced, ' ');
            buffer_add_char(&spaced, hoped.data[at]);
        }
        cr_expect(str_equal(got, buffer_str(&spaced)), "%s\n  hoped %.*s\n  got   %.*s", cases[i].shows, STR_ARG(buffer_str(&spaced)),
                  STR_ARG(got));
        buffer_close(&text);
        buffer_close(&spaced);
    }
    arena_close(&arena);
}

Test(sentences, list_entries_are_not_cut_at_their_numbers, .init = load, .fini = unload) {
    struct arena arena = {0};
    str text = STR("Women's 800m: 1. Mabel Green (Leeds) 1:58.20; 12. Ann Webb 1:59.00");
    cr_assert(str_equal(cut(text, BLOCK_ITEM, &arena), text));
    arena_close(&arena);
}

Test(sentences, one_without_end_is_cut_into_pieces) {
    struct arena arena = {0};
    size_t size = 100000;
    char *text = arena_alloc(&arena, size);
    memset(text, 'a', size);
    struct document document = {.bytes = {text, size}};
    struct content content = {.text = {text, size}};
    offsets_add(&content.map, (uint32_t)size, span_of(0, size), &arena);
    *LIST_ADD(&content.blocks, &arena) = (struct block){span_of(0, size), BLOCK_PARAGRAPH};
    struct article article;
    normalise(&document, &content, NULL, &article, &arena);
    size_t sum = 0;
    for (LIST_EACH(struct sentence, s, &article.sentences)) {
        cr_assert_leq(span_size(s->span), SENTENCE_MOST);
        sum += span_size(s->span);
    }
    cr_assert_eq(sum, size);
    arena_close(&arena);
}
