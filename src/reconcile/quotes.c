/*
 * One utterance in several papers. Two quotes are versions of one when most words of the shorter stand in the longer in the same order; the words
 * are aligned one by one and the differences told. The same words in another mouth are a finding of their own.
 */
#include <stdlib.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "base/sort.h"
#include "label.h"
#include "reconcile/names.h"
#include "reconcile/print.h"
#include "reconcile/reconcile.h"

enum {
    WORDS_MOST = 120,       /* of an utterance that are compared */
    WORDS_LEAST = 6,        /* shorter ones are common phrases */
    SHARED_OF_SHORTER = 65, /* per cent of the shorter one's words, in order */
    WORDINGS_TOLD = 3,      /* besides the first */
    UTTERANCES_OF_WORD = 64,/* a word pair in more utterances than this tells nothing */
};

struct spoken {
    const struct utterance *utterance;
    struct name speaker;
    str *words, *printed;       /* folded, and as they stand; at most WORDS_MOST */
    bool *is_cut_before;        /* the paper says that it left something out before the word, or (the last) at the end: "..." */
    uint32_t count;
    uint32_t parent;            /* version of the same utterance */
    const struct document_print *print;
};

static bool holds(str text, str part) { return str_find(text, part, 0) < text.size; }

/* What stands in brackets, "[sic]", "[the coach]", is the paper's; "..." tells that it left words out. Neither is another wording. */
static void read_words(struct spoken *spoken, struct arena *arena) {
    str rest = spoken->utterance->text;
    uint32_t room = 1;
    bool in_brackets = false;
    for (size_t i = 0; i < rest.size && room < WORDS_MOST; i++)
        room += rest.data[i] == ' ';
    spoken->words = ARENA_ARRAY(arena, room, str);
    spoken->printed = ARENA_ARRAY(arena, room, str);
    spoken->is_cut_before = ARENA_ARRAY(arena, room + 1, bool);
    while (rest.size && spoken->count < room) {
        str printed = str_cut(&rest, ' ');
        bool is_opened = in_brackets || (printed.size && printed.data[0] == '['), is_cut = holds(printed, STR("...")) || holds(printed, STR("…"));
        in_brackets = is_opened && !holds(printed, STR("]"));
        spoken->is_cut_before[spoken->count] |= is_cut || is_opened;
        str folded = is_opened ? (str){0} : name_fold(printed, arena);
        if (!folded.size)
            continue;
        spoken->printed[spoken->count] = printed;
        spoken->words[spoken->count++] = folded;
        spoken->is_cut_before[spoken->count] |= is_cut;
    }
}

/* Longest common subsequence; pairs[i] is the word of b that word i of a is aligned with, or -1. */
static uint32_t align(const struct spoken *a, const struct spoken *b, int *pairs) {
    uint8_t best[WORDS_MOST + 1][WORDS_MOST + 1] = {{0}};
    for (uint32_t i = a->count; i-- > 0;)
        for (uint32_t j = b->count; j-- > 0;)
            best[i][j] = str_equal(a->words[i], b->words[j]) ? (uint8_t)(best[i + 1][j + 1] + 1)
                         : best[i + 1][j] >= best[i][j + 1] ? best[i + 1][j] : best[i][j + 1];
    for (uint32_t i = 0, j = 0; i < a->count; i++) {
        pairs[i] = -1;
        while (j < b->count && best[i][j + 1] == best[i][j] && !str_equal(a->words[i], b->words[j]))
            j++;
        if (j < b->count && str_equal(a->words[i], b->words[j]) && best[i][j] == best[i + 1][j + 1] + 1)
            pairs[i] = (int)j++;
    }
    return best[0][0];
}

/* Most words of the shorter one in order, and close together in the longer one: words picked from all over a speech are no version. */
static bool are_versions(const struct spoken *a, const struct spoken *b) {
    const struct spoken *shorter = a->count <= b->count ? a : b, *longer = shorter == a ? b : a;
    int pairs[WORDS_MOST], first = -1, last = -1;
    if (shorter->count < WORDS_LEAST || align(shorter, longer, pairs) * 100 < shorter->count * SHARED_OF_SHORTER)
        return false;
    for (uint32_t i = 0; i < shorter->count; i++)
        if (pairs[i] >= 0) {
            first = first < 0 ? pairs[i] : first;
            last = pairs[i];
        }
    return (uint32_t)(last - first) < shorter->count + shorter->count / 2;
}

static bool same_document(const struct utterance *a, const struct utterance *b) { return sha256_equal(a->document, b->document); }

/* ---- finding pairs without comparing all with all ---- */

struct bigram { uint64_t hash; uint32_t spoken; };

static int compare_bigrams(const void *a, const void *b) {
    const struct bigram *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->spoken > y->spoken) - (x->spoken < y->spoken);
}

static uint32_t root_of(struct spoken *const *spoken, uint32_t at) {
    while (spoken[at]->parent != at)
        at = spoken[at]->parent;
    return at;
}

static void join_versions(struct spoken **spoken, uint32_t count, struct arena *arena) {
    uint32_t total = 0, found = 0;
    for (uint32_t i = 0; i < count; i++)
        total += spoken[i]->count;
    struct bigram *bigrams = ARENA_ARRAY(arena, total + 1, struct bigram);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t w = 0; w + 1 < spoken[i]->count; w++)
            bigrams[found++] = (struct bigram){hash_bytes(spoken[i]->words[w]) * 31 + hash_bytes(spoken[i]->words[w + 1]), i};
    sort_items(bigrams, found, sizeof *bigrams, compare_bigrams);
    for (uint32_t first = 0, end; first < found; first = end) {
        for (end = first; end < found && bigrams[end].hash == bigrams[first].hash; end++)
            continue;
        if (end - first > UTTERANCES_OF_WORD)
            continue;
        for (uint32_t i = first; i < end; i++)
            for (uint32_t j = i + 1; j < end; j++) {
                uint32_t a = root_of(spoken, bigrams[i].spoken), b = root_of(spoken, bigrams[j].spoken);
                const struct spoken *x = spoken[bigrams[i].spoken], *y = spoken[bigrams[j].spoken];
                if (a == b || same_document(x->utterance, y->utterance) || !are_versions(x, y))
                    continue;
                if (a < b)
                    spoken[b]->parent = a;
                else
                    spoken[a]->parent = b;
            }
    }
}

/* ---- telling ---- */

static str key_of(const char *kind, const struct spoken *first, struct arena *arena) {
    struct buffer words = {0};
    buffer_add_text(&words, kind);
    for (uint32_t i = 0; i < first->count; i++)
        buffer_print(&words, "|%.*s", STR_ARG(first->words[i]));
    char digits[65];
    sha256_print(sha256_of(buffer_str(&words)), digits);
    buffer_close(&words);
    return str_copy((str){digits, 32}, arena);
}

/* The alignment of the shorter with the longer, which keeps close together, seen from a. */
static void pair_up(const struct spoken *a, const struct spoken *b, int *pairs) {
    if (a->count <= b->count) {
        align(a, b, pairs);
        return;
    }
    int back[WORDS_MOST + 1];
    align(b, a, back);
    for (uint32_t i = 0; i < a->count; i++)
        pairs[i] = -1;
    for (uint32_t j = 0; j < b->count; j++)
        if (back[j] >= 0)
            pairs[back[j]] = (int)j;
}

static void tell_words(struct buffer *out, const struct spoken *spoken, uint32_t first, uint32_t end) {
    buffer_add_text(out, "“");
    for (uint32_t i = first; i < end; i++)
        buffer_print(out, "%s%.*s", i > first ? " " : "", STR_ARG(spoken->printed[i]));
    buffer_add_text(out, "”");
}

/* "“I could hear” against “I heard”": the stretches in which b differs from a. */
static void tell_differences(struct buffer *out, const struct spoken *a, const struct spoken *b) {
    int pairs[WORDS_MOST + 1];
    pair_up(a, b, pairs);
    uint32_t told = 0;
    for (uint32_t i = 0, j = 0; i <= a->count && told < 6;) {
        uint32_t i_end = i;
        while (i_end < a->count && pairs[i_end] < 0)
            i_end++;
        uint32_t j_end = i_end < a->count ? (uint32_t)pairs[i_end] : b->count;
        bool at_an_end = (i == 0 && j == 0) || i_end == a->count, one_is_empty = i_end == i || j_end == j;
        bool is_cut = (at_an_end && one_is_empty) || (i_end == i && a->is_cut_before[i]) || (j_end == j && b->is_cut_before[j]);
        if (i == 0 && j == 0 && i_end - i > j_end - j)   /* of a longer beginning only what stands for the shorter one */
            i = i_end - (j_end - j);
        else if (i == 0 && j == 0)
            j = j_end - (i_end - i);
        if ((i_end > i || j_end > j) && !is_cut) {   /* what one paper left out at either end is no other wording */
            buffer_add_text(out, told++ ? "; " : "");
            if (i_end > i)
                tell_words(out, a, i, i_end);
            if (i_end > i && j_end > j)
                buffer_add_text(out, " against ");
            if (j_end > j)
                tell_words(out, b, j, j_end);
            if (i_end == i || j_end == j)
                buffer_print(out, " only in %.*s", STR_ARG(label_of((i_end > i ? a : b)->utterance->doc)));
        }
        i = i_end + 1;
        j = j_end + 1;
    }
}

static bool same_words_throughout(const struct spoken *a, const struct spoken *b) {
    struct buffer out = {0};
    tell_differences(&out, a, b);
    bool same = !out.size;
    buffer_close(&out);
    return same;
}

static void add_value(struct discrepancy *discrepancy, str value, const struct utterance *utterance, struct arena *arena) {
    for (LIST_EACH(struct discrepancy_value, old, &discrepancy->values))
        if (str_equal(old->value, value)) {
            *LIST_ADD(&old->utterances, arena) = utterance;
            return;
        }
    struct discrepancy_value *made = LIST_ADD(&discrepancy->values, arena);
    made->value = value;
    *LIST_ADD(&made->utterances, arena) = utterance;
}

static bool same_wording(const struct spoken *a, const struct spoken *b) {
    bool same = a->count == b->count;
    for (uint32_t i = 0; same && i < a->count; i++)
        same = str_equal(a->words[i], b->words[i]);
    return same;
}

/* How the first paper's wording differs from those of others, each wording once. */
static void tell_wordings(struct buffer *out, struct spoken *const *group, uint32_t count) {
    const struct spoken *told[WORDINGS_TOLD];
    uint32_t number = 0;
    for (uint32_t i = 1; i < count && number < WORDINGS_TOLD; i++) {
        bool is_new = !same_words_throughout(group[0], group[i]);
        for (uint32_t j = 0; j < number && is_new; j++)
            is_new = !same_wording(told[j], group[i]);
        if (!is_new)
            continue;
        str first = label_of(group[0]->utterance->doc), other = label_of(group[i]->utterance->doc);
        if (!number)
            buffer_print(out, "%.*s and %.*s print one utterance in two wordings: ", STR_ARG(first), STR_ARG(other));
        else
            buffer_print(out, ". Between %.*s and %.*s: ", STR_ARG(first), STR_ARG(other));
        tell_differences(out, group[0], group[i]);
        told[number++] = group[i];
    }
}

static void report_wording(struct spoken *const *group, uint32_t count, struct arena *arena, struct findings *findings) {
    struct buffer out = {0};
    tell_wordings(&out, group, count);
    if (!out.size) {
        buffer_close(&out);
        return;
    }
    struct discrepancy *discrepancy = LIST_ADD(&findings->discrepancies, arena);
    *discrepancy = (struct discrepancy){.key = key_of("quote-wording", group[0], arena), .kind = DISCREPANCY_QUOTE_WORDING,
                                        .athlete = group[0]->utterance->speaker, .verdict = VERDICT_UNRESOLVED};
    for (uint32_t i = 0; i < count; i++)
        add_value(discrepancy, group[i]->utterance->text, group[i]->utterance, arena);
    buffer_add_text(&out, ". Only a recording could tell which are the words.");
    discrepancy->explanation = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    discrepancy->would_change = STR("A recording or a transcript would settle it.");
}

/* Does the speaker of one version clash with another's? A description or nobody clashes with nobody. */
static bool speakers_clash(const struct spoken *a, const struct spoken *b) {
    return a->speaker.count && b->speaker.count && name_compare(&a->speaker, &b->speaker) == NAME_DIFFERENT &&
           char_is_upper(a->utterance->speaker.data[0]) && char_is_upper(b->utterance->speaker.data[0]);
}

static bool gives_words_to(const struct spoken *spoken, const struct spoken *speaker) {
    return spoken->speaker.count && name_compare(&spoken->speaker, &speaker->speaker) != NAME_DIFFERENT;
}

/* Papers that give the words to that speaker; copies of one text count once. */
static uint32_t papers_for(struct spoken *const *group, uint32_t count, const struct spoken *speaker) {
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool is_new = gives_words_to(group[i], speaker);
        for (uint32_t j = 0; j < i && is_new; j++)
            is_new = !gives_words_to(group[j], speaker) || !group[i]->print || !group[j]->print ||
                     !prints_are_copies(group[i]->print, group[j]->print);
        found += is_new;
    }
    return found;
}

/* "alpha, beta and gamma": the papers of the value's utterances, in order. */
static void tell_papers(struct buffer *out, const struct discrepancy_value *value) {
    uint32_t count = value->utterances.count;
    for (uint32_t i = 0; i < count; i++)
        buffer_print(out, "%s%.*s", !i ? "" : i + 1 == count ? " and " : ", ", STR_ARG(label_of(value->utterances.items[i]->doc)));
}

static void report_speaker(struct spoken *const *group, uint32_t count, struct arena *arena, struct findings *findings) {
    const struct spoken *best = NULL;
    uint32_t most = 0, second = 0;
    bool clash = false;
    for (uint32_t i = 0; i < count; i++) {
        if (!group[i]->speaker.count)
            continue;
        uint32_t papers = papers_for(group, count, group[i]);
        if (!best || papers > most || (papers == most && group[i]->utterance->speaker.size > best->utterance->speaker.size)) {
            best = group[i];
            most = papers;
        }
    }
    for (uint32_t i = 0; i < count && best; i++)
        if (speakers_clash(best, group[i])) {
            clash = true;
            uint32_t papers = papers_for(group, count, group[i]);
            second = papers > second ? papers : second;
        }
    if (!clash)
        return;
    struct discrepancy *discrepancy = LIST_ADD(&findings->discrepancies, arena);
    bool is_clear = most > second;
    *discrepancy = (struct discrepancy){.key = key_of("quote-speaker", group[0], arena), .kind = DISCREPANCY_QUOTE_SPEAKER,
                                        .athlete = best->utterance->speaker, .verdict = is_clear ? VERDICT_RESOLVED : VERDICT_UNRESOLVED};
    if (is_clear)
        discrepancy->preferred = best->utterance->speaker;
    for (uint32_t i = 0; i < count; i++)
        if (group[i]->speaker.count && !speakers_clash(best, group[i]))
            add_value(discrepancy, best->utterance->speaker, group[i]->utterance, arena);
    for (uint32_t i = 0; i < count; i++)
        if (speakers_clash(best, group[i]))
            add_value(discrepancy, group[i]->utterance->speaker, group[i]->utterance, arena);
    struct buffer out = {0};
    buffer_add_text(&out, "The same words are ");
    uint32_t papers = 0;
    for (uint32_t i = 0; i < discrepancy->values.count; i++) {
        const struct discrepancy_value *value = &discrepancy->values.items[i];
        buffer_print(&out, "%s%.*s’s in ", i ? ", and " : "", STR_ARG(value->value));
        tell_papers(&out, value);
        papers += value->utterances.count;
    }
    buffer_print(&out, is_clear ? ". More papers give them to %.*s." : ". Nothing tells whose they are.", STR_ARG(best->utterance->speaker));
    if (papers > most + second && discrepancy->values.count == 2)
        buffer_add_text(&out, " Papers that copy one text count once.");
    discrepancy->explanation = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    discrepancy->would_change = STR("A recording, or another paper that was there, would settle it.");
}

static int compare_spoken(const void *a, const void *b) {
    const struct utterance *x = (*(struct spoken *const *)a)->utterance, *y = (*(struct spoken *const *)b)->utterance;
    int order = str_compare(x->doc, y->doc);
    if (order || (order = memcmp(x->document.bytes, y->document.bytes, sizeof x->document.bytes)))
        return order;
    return (x->bytes.start > y->bytes.start) - (x->bytes.start < y->bytes.start);
}

void reconcile_quotes(const struct reconciler *reconciler, const struct utterance *utterances, uint32_t count,
                      const struct document_print *prints, uint32_t print_count, struct arena *arena, struct findings *findings) {
    (void)reconciler;
    struct spoken **spoken = ARENA_ARRAY(arena, count + 1, struct spoken *);
    for (uint32_t i = 0; i < count; i++) {
        spoken[i] = ARENA_NEW(arena, struct spoken);
        spoken[i]->utterance = &utterances[i];
        spoken[i]->speaker = name_read(utterances[i].speaker, arena);
        for (uint32_t p = 0; p < print_count && !spoken[i]->print; p++)
            if (sha256_equal(prints[p].document, utterances[i].document))
                spoken[i]->print = &prints[p];
        read_words(spoken[i], arena);
    }
    sort_items(spoken, count, sizeof *spoken, compare_spoken);
    for (uint32_t i = 0; i < count; i++)
        spoken[i]->parent = i;
    join_versions(spoken, count, arena);
    struct spoken **group = ARENA_ARRAY(arena, count + 1, struct spoken *);
    uint32_t *roots = ARENA_ARRAY(arena, count + 1, uint32_t), *sizes = ARENA_ARRAY(arena, count + 1, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        sizes[roots[i] = root_of(spoken, i)]++;
    for (uint32_t i = 0; i < count; i++) {
        if (roots[i] != i || sizes[i] < 2)
            continue;
        uint32_t size = 0;
        for (uint32_t j = i; j < count && size < sizes[i]; j++)
            if (roots[j] == i)
                group[size++] = spoken[j];
        report_wording(group, size, arena, findings);
        report_speaker(group, size, arena, findings);
    }
}
