/*
 * Counts the words and phrases of rules/lexicon/topic.tsv. A phrase has up to three words, and of those that begin at one word the
 * longest counts, alone: "100m freestyle" says nothing of a 100m. In phrases a number is written N and one with a point or a colon ~:
 * "time of ~" is any time, "Nm freestyle" any distance that is swum, "finished Nth" any place. Money begins with its sign and is
 * no number.
 */
#include "topic.h"

enum { PHRASE_SIZE_MOST = 64 };

/* What the list says of a phrase. The first word of a phrase has an entry too, so that most words of a text are asked for once. */
struct topic_phrase {
    enum topic_side side;
    int64_t weight;
    uint32_t words_most;   /* of the longest phrase that begins with this one word; 0: none does */
    bool is_listed;
};

static struct topic_phrase *phrase_of(struct extractor *x, str phrase) {
    void **slot = table_slot(&x->topic_phrases, phrase, &x->arena);
    if (!*slot)
        *slot = ARENA_NEW(&x->arena, struct topic_phrase);
    return *slot;
}

static uint32_t count_words(str phrase) {
    uint32_t count = 1;
    for (size_t i = 0; i < phrase.size; i++)
        count += phrase.data[i] == ' ';
    return count;
}

static enum topic_side side_named(str sport) {
    return str_equal(sport, STR("other")) ? TOPIC_OTHER : str_equal(sport, STR("any")) ? TOPIC_ANY : TOPIC_ATHLETICS;
}

void topic_words_load(struct extractor *x) {
    struct list_cells phrases = rulebook_list_cells(x->book, STR("topic"), STR("phrase"));
    struct list_cells weights = rulebook_list_cells(x->book, STR("topic"), STR("weight"));
    struct list_cells sports = rulebook_list_cells(x->book, STR("topic"), STR("sport"));
    for (uint32_t row = 0; row < phrases.count && row < weights.count && row < sports.count; row++) {
        str text = list_cell(phrases, row);
        struct topic_phrase *first = phrase_of(x, str_slice(text, 0, str_find_char(text, ' ', 0)));
        uint32_t words = count_words(text);
        first->words_most = words > first->words_most ? words : first->words_most;
        struct topic_phrase *phrase = phrase_of(x, text);
        phrase->side = side_named(list_cell(sports, row));
        phrase->is_listed = str_to_int(list_cell(weights, row), &phrase->weight);
    }
}

static const struct topic_phrase *listed(const struct scene *scene, str phrase) {
    const struct topic_phrase *found = table_find(&scene->x->topic_phrases, phrase);
    return found && found->is_listed ? found : NULL;
}

int64_t topic_weight_of(const struct scene *scene, str phrase) {
    const struct topic_phrase *found = listed(scene, phrase);
    return !found ? -1 : found->side == TOPIC_ATHLETICS ? found->weight : 0;
}

static bool is_of_word(char c) {
    return char_is_letter(c) || char_is_digit(c) || c == '-' || c == '\'' || c == '$' || (unsigned char)c >= 0x80;
}

/* "3:29.38", "10,000": a sign between digits. */
static bool is_in_number(str text, size_t at) {
    char c = text.data[at];
    return (c == '.' || c == ',' || c == ':') && at && at + 1 < text.size && char_is_digit(text.data[at - 1]) && char_is_digit(text.data[at + 1]);
}

/* The next word from that byte on; empty behind the last. */
static struct span next_word(str text, size_t at) {
    while (at < text.size && !is_of_word(text.data[at]))
        at++;
    size_t start = at;
    while (at < text.size && (is_of_word(text.data[at]) || is_in_number(text, at)))
        at++;
    return span_of(start, at);
}

/* A phrase as the list writes it. */
struct wanted {
    char text[PHRASE_SIZE_MOST];
    size_t size;
};

static void add_sign(struct wanted *wanted, char c) {
    if (wanted->size < PHRASE_SIZE_MOST)
        wanted->text[wanted->size] = c;
    wanted->size++;
}

/* Adds a word; one that begins with a digit with signs for its numbers. */
static void add_word(struct wanted *wanted, str word) {
    if (wanted->size)
        add_sign(wanted, ' ');
    bool has_numbers = char_is_digit(word.data[0]);
    for (size_t i = 0; i < word.size;) {
        bool is_fine = false;
        size_t start = i;
        for (; has_numbers && i < word.size && (char_is_digit(word.data[i]) || is_in_number(word, i)); i++)
            is_fine |= word.data[i] == '.' || word.data[i] == ':';
        add_sign(wanted, i == start ? word.data[i++] : is_fine ? '~' : 'N');
    }
}

static str wanted_str(const struct wanted *wanted) {
    return wanted->size <= PHRASE_SIZE_MOST ? (str){wanted->text, wanted->size} : (str){0};
}

/* The longest listed phrase that begins with the word, and where it ends; NULL: none does. */
static const struct topic_phrase *longest_from(const struct scene *scene, str text, struct span word, size_t *end) {
    struct wanted wanted = {.size = 0};
    add_word(&wanted, span_str(text, word));
    const struct topic_phrase *first = table_find(&scene->x->topic_phrases, wanted_str(&wanted));
    const struct topic_phrase *longest = char_is_digit(text.data[word.start]) ? listed(scene, span_str(text, word)) : NULL;
    *end = word.end;
    if (!first)
        return longest;
    longest = !longest && first->is_listed ? first : longest;
    struct span last = word;
    for (uint32_t count = 2; count <= first->words_most; count++) {
        struct span next = next_word(text, last.end);
        if (next.start != last.end + 1 || next.start == next.end)
            break;
        add_word(&wanted, span_str(text, next));
        const struct topic_phrase *found = listed(scene, wanted_str(&wanted));
        if (found) {
            longest = found;
            *end = next.end;
        }
        last = next;
    }
    return longest;
}

void topic_count_words(const struct scene *scene, struct topic_evidence *evidence) {
    str text = str_lower(scene->article->text, scene->arena);
    for (struct span word = next_word(text, 0); word.start < word.end;) {
        size_t end;
        const struct topic_phrase *phrase = longest_from(scene, text, word, &end);
        if (phrase)
            evidence->weights[phrase->side] += phrase->weight;
        while (word.start < end) {
            evidence->words++;
            word = next_word(text, word.end);
            if (word.start == word.end)
                return;
        }
    }
}
