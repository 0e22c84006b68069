#include "eval/score.h"

#include <stdlib.h>

#include "base/sort.h"
#include "base/utf8.h"
#include "eval/likeness.h"

static const char *const row_names[ROW_COUNT] = {
    "athletes", "athletes, lenient", "mark mentions", "mark mentions, any value", "mark quantity", "mark -> athlete",
    "mark -> athlete, lenient", "mark -> event", "placings (athlete, event, place)", "placings, lenient",
    "placings (athlete, place)", "quotes",
};
static const char *const share_names[SHARE_COUNT] = {
    "athlete's sex", "athlete's nation", "mark kind", "mark's athlete where matched", "quote speaker", "quote speaker, lenient",
};

const char *score_row_name(enum score_row row) { return row_names[row]; }
const char *score_share_name(enum score_share share) { return share_names[share]; }

static bool is_lenient(enum score_row row) {
    return row == ROW_ATHLETES_LENIENT || row == ROW_MARK_ATHLETE_LENIENT || row == ROW_PLACINGS_LENIENT;
}

/* What the comparison of one article shares. */
struct work {
    struct score *score;
    const struct sheet *gold, *found;
    struct strings { str *items; uint32_t count, room; } names; /* folded names of gold's athletes */
    struct arena *arena;
};

/* --- names --------------------------------------------------------------------------------------------------------- */

static bool holds(const struct strings *names, str key) {
    for (uint32_t i = 0; i < names->count; i++)
        if (str_equal(names->items[i], key))
            return true;
    return false;
}

static void add_name(struct strings *names, str name, struct arena *arena) {
    str key = plain_name(name, arena);
    if (key.data && !holds(names, key))
        *LIST_ADD(names, arena) = key;
}

static bool ends_with_word(str name, str word) {
    return name.size > word.size && str_ends_with(name, word) && name.data[name.size - word.size - 1] == ' ';
}

/* The gold name that this name, or its last part, stands for; itself when there is none or more than one. */
static str lenient_name(const struct strings *names, str name, struct arena *arena) {
    str key = plain_name(name, arena);
    if (!key.size || holds(names, key))
        return key;
    const str *same = NULL;
    for (uint32_t i = 0; i < names->count; i++) {
        if (!ends_with_word(names->items[i], key) && !ends_with_word(key, names->items[i]))
            continue;
        if (same)
            return key;
        same = &names->items[i];
    }
    return same ? *same : key;
}

static str key_of(const struct work *work, str name, bool lenient) {
    return lenient ? lenient_name(&work->names, name, work->arena) : plain_name(name, work->arena);
}

/* --- notes --------------------------------------------------------------------------------------------------------- */

/* Some words on either side of the span, on one line. */
static str context_of(str text, struct span span, struct arena *arena) {
    enum { AROUND = 60 };
    if (span_is_empty(span) || span.end > text.size)
        return (str){0};
    size_t start = span.start > AROUND ? span.start - AROUND : 0, end = span.end + AROUND < text.size ? span.end + AROUND : text.size;
    while (start && ((unsigned char)text.data[start] & 0xC0) == 0x80)
        start--;
    while (end < text.size && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end++;
    str line = str_print(arena, "…%.*s[%.*s]%.*s…", STR_ARG(str_slice(text, start, span.start)), STR_ARG(span_str(text, span)),
                         STR_ARG(str_slice(text, span.end, end)));
    char *copy = str_to_c(line, arena);
    for (size_t i = 0; i < line.size; i++)
        if ((unsigned char)copy[i] < 0x20)
            copy[i] = ' ';
    return (str){copy, line.size};
}

static void note(struct work *work, const char *row, enum slip slip, str item, str answer, struct span span, str rule) {
    *LIST_ADD(&work->score->notes, work->arena) = (struct note){
        .row = row, .slip = slip, .stem = work->gold->stem, .item = item, .answer = answer,
        .context = context_of(work->gold->text, span, work->arena), .rule = rule,
    };
}

static struct part *part_of(struct work *work, struct parts *parts, str name) {
    for (uint32_t i = 0; i < parts->count; i++)
        if (str_equal(parts->items[i].name, name))
            return &parts->items[i];
    struct part *part = LIST_ADD(parts, work->arena);
    part->name = name.size ? name : STR("(none)");
    return part;
}

static void count_rule(struct work *work, str rule, bool is_right) {
    struct tally *tally = &part_of(work, &work->score->rules, rule.size ? rule : STR("(none)"))->tally;
    if (is_right)
        tally->right++;
    else
        tally->wrong++;
}

/* --- sets: rows in which each distinct thing of an article counts once --------------------------------------------------- */

struct thing {
    str key;          /* what it is, folded: equal things have equal keys */
    str show;         /* the same for people; empty when the key will do */
    struct span span; /* where one of its kind stands */
    str rule;
};

struct things {
    struct thing *items;
    uint32_t count, room;
};

static int by_key(const void *a, const void *b) {
    const struct thing *x = a, *y = b;
    return str_compare(x->key, y->key);
}

/* Sorted, each once. */
static void make_set(struct things *things) {
    if (!things->count)
        return;
    sort_items(things->items, things->count, sizeof *things->items, by_key);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < things->count; i++)
        if (!str_equal(things->items[i].key, things->items[kept - 1].key))
            things->items[kept++] = things->items[i];
    things->count = kept;
}

static void compare_sets(struct work *work, enum score_row row, struct things *gold, struct things *found) {
    make_set(gold);
    make_set(found);
    struct tally *tally = &work->score->rows[row];
    uint32_t i = 0, j = 0;
    while (i < gold->count || j < found->count) {
        int order = i == gold->count ? 1 : j == found->count ? -1 : str_compare(gold->items[i].key, found->items[j].key);
        const struct thing *thing = order <= 0 ? &gold->items[i] : &found->items[j];
        if (order == 0)
            tally->right++;
        else if (order < 0)
            tally->missed++;
        else
            tally->wrong++;
        if (order && !is_lenient(row))
            note(work, row_names[row], order < 0 ? SLIP_MISSED : SLIP_FALSE, thing->show.size ? thing->show : thing->key, (str){0},
                 thing->span, thing->rule);
        i += order <= 0;
        j += order >= 0;
    }
}

static bool set_holds(const struct things *set, str key) {
    return set->count && bsearch(&(struct thing){.key = key}, set->items, set->count, sizeof *set->items, by_key);
}

/* --- pairs: one to one, the best first ----------------------------------------------------------------------------------- */

struct pair {
    uint32_t gold, found;
    double score;
};

struct pairs {
    struct pair *items;
    uint32_t count, room;
};

static int best_first(const void *a, const void *b) {
    const struct pair *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->gold != y->gold)
        return x->gold < y->gold ? -1 : 1;
    return (x->found > y->found) - (x->found < y->found);
}

enum { NOBODY = -1 };

struct matches {
    int32_t *of_gold;    /* index of the found one, or NOBODY */
    int32_t *of_found;
    uint32_t count;
};

static struct matches pair_up(struct pairs *pairs, double least, uint32_t gold, uint32_t found, struct arena *arena) {
    struct matches matches = {ARENA_ARRAY(arena, gold + 1, int32_t), ARENA_ARRAY(arena, found + 1, int32_t), 0};
    for (uint32_t i = 0; i < gold; i++)
        matches.of_gold[i] = NOBODY;
    for (uint32_t j = 0; j < found; j++)
        matches.of_found[j] = NOBODY;
    if (pairs->count)
        sort_items(pairs->items, pairs->count, sizeof *pairs->items, best_first);
    for (uint32_t k = 0; k < pairs->count; k++) {
        struct pair pair = pairs->items[k];
        if (pair.score < least || matches.of_gold[pair.gold] != NOBODY || matches.of_found[pair.found] != NOBODY)
            continue;
        matches.of_gold[pair.gold] = (int32_t)pair.found;
        matches.of_found[pair.found] = (int32_t)pair.gold;
        matches.count++;
    }
    return matches;
}

static void count_matches(struct tally *tally, uint32_t matched, uint32_t gold, uint32_t found) {
    tally->right += matched;
    tally->missed += gold - matched;
    tally->wrong += found - matched;
}

static void ask(struct work *work, enum score_share share, bool is_right, str item, str answer, str wanted, struct span span, str rule) {
    struct share *counts = &work->score->shares[share];
    counts->right += is_right;
    counts->of++;
    if (is_right || share == SHARE_SPEAKER_LENIENT)
        return;
    str said = str_print(work->arena, "%.*s, wanted %.*s", STR_ARG(answer.size ? answer : STR("nothing")),
                         STR_ARG(wanted.size ? wanted : STR("nothing")));
    note(work, share_names[share], SLIP_TOLD_OTHERWISE, item, said, span, rule);
}

/* --- athletes ------------------------------------------------------------------------------------------------------------ */

static void score_athletes(struct work *work) {
    const struct sheet *gold = work->gold, *found = work->found;
    for (int lenient = 0; lenient < 2; lenient++) {
        struct things wanted = {0}, got = {0};
        for (uint32_t i = 0; i < gold->athletes.count; i++)
            *LIST_ADD(&wanted, work->arena) = (struct thing){.key = plain_name(gold->athletes.items[i].name, work->arena)};
        for (uint32_t i = 0; i < found->athletes.count; i++) {
            str key = key_of(work, found->athletes.items[i].name, lenient);
            if (key.data)
                *LIST_ADD(&got, work->arena) = (struct thing){.key = key, .span = found->athletes.items[i].span};
        }
        compare_sets(work, lenient ? ROW_ATHLETES_LENIENT : ROW_ATHLETES, &wanted, &got);
    }
    for (uint32_t i = 0; i < gold->athletes.count; i++) {
        const struct sheet_athlete *wanted = &gold->athletes.items[i], *got = NULL;
        str key = plain_name(wanted->name, work->arena);
        for (uint32_t j = found->athletes.count; j-- > 0 && !got;)
            if (str_equal(lenient_name(&work->names, found->athletes.items[j].name, work->arena), key))
                got = &found->athletes.items[j];
        if (got && wanted->sex.size)
            ask(work, SHARE_SEX, str_equal(got->sex, wanted->sex), wanted->name, got->sex, wanted->sex, got->span, (str){0});
        if (got && wanted->nation.size)
            ask(work, SHARE_NATION, str_equal(got->nation, wanted->nation), wanted->name, got->nation, wanted->nation, got->span, (str){0});
    }
}

/* --- marks --------------------------------------------------------------------------------------------------------------- */

struct marks {
    const struct sheet_mark **items;
    uint32_t count, room;
};

static str show_mark(const struct sheet_mark *mark, struct arena *arena) {
    return str_print(arena, "'%.*s' = %.*s %.*s %.*s %.*s", STR_ARG(mark->surface), STR_ARG(mark->value), STR_ARG(mark->quantity),
                     STR_ARG(mark->kind), STR_ARG(mark->athlete.size ? mark->athlete : STR("nobody")));
}

/* The value as it is compared in sets: "None" for what is no number, as one such is like another. */
static str value_key(str value, struct arena *arena) {
    int64_t number;
    return value_number(value, &number) ? str_print(arena, "%lld.%04d", (long long)(number / 10000), (int)llabs(number % 10000))
                                        : STR("None");
}

static bool same_value(const struct sheet_mark *a, const struct sheet_mark *b) {
    int64_t x, y;
    return value_number(a->value, &x) && value_number(b->value, &y) && x == y;
}

static double overlap(struct span a, struct span b) {
    uint32_t start = a.start > b.start ? a.start : b.start, end = a.end < b.end ? a.end : b.end;
    uint32_t first = a.start < b.start ? a.start : b.start, last = a.end > b.end ? a.end : b.end;
    return start < end ? (double)(end - start) / (double)(last - first) : 0;
}

static void note_unmatched(struct work *work, enum score_row row, const struct marks *found, const struct matches *matches) {
    const struct sheet *gold = work->gold;
    for (uint32_t i = 0; i < gold->marks.count; i++)
        if (matches->of_gold[i] == NOBODY)
            note(work, row_names[row], SLIP_MISSED, show_mark(&gold->marks.items[i], work->arena), (str){0}, gold->marks.items[i].span,
                 (str){0});
    for (uint32_t j = 0; j < found->count; j++)
        if (matches->of_found[j] == NOBODY)
            note(work, row_names[row], SLIP_FALSE, show_mark(found->items[j], work->arena), (str){0}, found->items[j]->span,
                 found->items[j]->rule);
}

static void count_kinds(struct work *work, const struct marks *found, const struct matches *matches) {
    const struct sheet *gold = work->gold;
    for (uint32_t i = 0; i < gold->marks.count; i++) {
        struct tally *tally = &part_of(work, &work->score->kinds, gold->marks.items[i].kind)->tally;
        const struct sheet_mark *got = matches->of_gold[i] == NOBODY || !found->count ? NULL : found->items[matches->of_gold[i]];
        bool is_right = got && str_equal(got->kind, gold->marks.items[i].kind);
        tally->right += is_right;
        tally->missed += !is_right;
    }
    for (uint32_t j = 0; j < found->count; j++) {
        int32_t i = matches->of_found[j];
        bool is_right = i != NOBODY && str_equal(found->items[j]->kind, gold->marks.items[i].kind);
        part_of(work, &work->score->kinds, found->items[j]->kind)->tally.wrong += !is_right;
    }
}

static void score_mark_mentions(struct work *work, const struct marks *found) {
    const struct sheet *gold = work->gold;
    struct score *score = work->score;
    struct pairs same = {0}, any = {0};
    for (uint32_t i = 0; i < gold->marks.count; i++)
        for (uint32_t j = 0; j < found->count; j++) {
            double common = overlap(gold->marks.items[i].span, found->items[j]->span);
            if (common <= 0)
                continue;
            *LIST_ADD(&any, work->arena) = (struct pair){i, j, common};
            if (same_value(&gold->marks.items[i], found->items[j]))
                *LIST_ADD(&same, work->arena) = (struct pair){i, j, common};
        }
    struct matches matched = pair_up(&same, 0, gold->marks.count, found->count, work->arena);
    struct matches placed = pair_up(&any, 0, gold->marks.count, found->count, work->arena);
    uint32_t same_quantity = 0;
    for (uint32_t i = 0; i < gold->marks.count; i++) {
        const struct sheet_mark *wanted = &gold->marks.items[i], *got = matched.of_gold[i] == NOBODY ? NULL : found->items[matched.of_gold[i]];
        if (!got)
            continue;
        same_quantity += str_equal(wanted->quantity, got->quantity);
        if (!str_equal(wanted->quantity, got->quantity))
            note(work, row_names[ROW_MARK_QUANTITY], SLIP_TOLD_OTHERWISE, show_mark(wanted, work->arena), got->quantity, wanted->span, got->rule);
        ask(work, SHARE_KIND, str_equal(wanted->kind, got->kind), wanted->surface, got->kind, wanted->kind, wanted->span, got->rule);
        ask(work, SHARE_MARK_ATHLETE, str_equal(plain_name(wanted->athlete, work->arena), plain_name(got->athlete, work->arena)),
            wanted->surface, got->athlete, wanted->athlete, wanted->span, got->rule);
    }
    count_matches(&score->rows[ROW_MARKS], matched.count, gold->marks.count, found->count);
    count_matches(&score->rows[ROW_MARKS_ANY_VALUE], placed.count, gold->marks.count, found->count);
    count_matches(&score->rows[ROW_MARK_QUANTITY], same_quantity, gold->marks.count, found->count);
    note_unmatched(work, ROW_MARKS, found, &matched);
    count_kinds(work, found, &matched);
}

static str pair_key(str value, str who, struct arena *arena) {
    return str_print(arena, "%.*s %.*s", STR_ARG(value_key(value, arena)), STR_ARG(who));
}

/* A mark with its athlete, or with its event. */
static struct thing pair_of(const struct sheet_mark *mark, str key, str said, struct arena *arena) {
    return (struct thing){
        .key = pair_key(mark->value, key, arena),
        .show = str_print(arena, "%.*s: %.*s", STR_ARG(mark->value), STR_ARG(said)),
        .span = mark->span,
        .rule = mark->rule,
    };
}

static void score_mark_athletes(struct work *work, const struct marks *found) {
    const struct sheet *gold = work->gold;
    for (int lenient = 0; lenient < 2; lenient++) {
        struct things wanted = {0}, got = {0};
        for (uint32_t i = 0; i < gold->marks.count; i++) {
            const struct sheet_mark *mark = &gold->marks.items[i];
            if (mark->athlete.size)
                *LIST_ADD(&wanted, work->arena) = pair_of(mark, plain_name(mark->athlete, work->arena), mark->athlete, work->arena);
        }
        for (uint32_t j = 0; j < found->count; j++) {
            const struct sheet_mark *mark = found->items[j];
            if (mark->athlete.size)
                *LIST_ADD(&got, work->arena) = pair_of(mark, key_of(work, mark->athlete, lenient), mark->athlete, work->arena);
        }
        compare_sets(work, lenient ? ROW_MARK_ATHLETE_LENIENT : ROW_MARK_ATHLETE, &wanted, &got);
        for (uint32_t j = 0; j < found->count && !lenient; j++) {
            const struct sheet_mark *mark = found->items[j];
            if (mark->athlete.size)
                count_rule(work, mark->rule, set_holds(&wanted, pair_key(mark->value, plain_name(mark->athlete, work->arena), work->arena)));
        }
    }
}

static void score_mark_events(struct work *work, const struct marks *found) {
    const struct sheet *gold = work->gold;
    struct things wanted = {0}, got = {0};
    for (uint32_t i = 0; i < gold->marks.count; i++) {
        const struct sheet_mark *mark = &gold->marks.items[i];
        if (mark->event.size)
            *LIST_ADD(&wanted, work->arena) = pair_of(mark, mark->event, mark->event, work->arena);
    }
    for (uint32_t j = 0; j < found->count; j++) {
        const struct sheet_mark *mark = found->items[j];
        if (mark->event.size)
            *LIST_ADD(&got, work->arena) = pair_of(mark, mark->event, mark->event, work->arena);
    }
    compare_sets(work, ROW_MARK_EVENT, &wanted, &got);
}

static void score_marks(struct work *work) {
    uint32_t body = (uint32_t)sheet_body_start(work->gold->text);
    struct marks found = {0};
    for (uint32_t j = 0; j < work->found->marks.count; j++) {
        const struct sheet_mark *mark = &work->found->marks.items[j];
        if (span_is_empty(mark->span) || mark->span.end > body)
            *LIST_ADD(&found, work->arena) = mark;
    }
    score_mark_mentions(work, &found);
    score_mark_athletes(work, &found);
    score_mark_events(work, &found);
}

/* --- placings ------------------------------------------------------------------------------------------------------------ */

static struct thing triple_of(const struct sheet_placing *p, str who, bool with_event, struct arena *arena) {
    str event = with_event ? p->event : STR("any event");
    return (struct thing){
        .key = str_print(arena, "%.*s, %.*s, %.*s", STR_ARG(who), STR_ARG(event), STR_ARG(p->place)),
        .span = p->span,
        .rule = p->rule,
    };
}

static void score_placings(struct work *work) {
    static const struct { enum score_row row; bool lenient, with_event; } rows[] = {
        {ROW_PLACINGS, false, true}, {ROW_PLACINGS_LENIENT, true, true}, {ROW_PLACINGS_NO_EVENT, false, false},
    };
    const struct sheet *gold = work->gold, *found = work->found;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct things wanted = {0}, got = {0};
        for (uint32_t i = 0; i < gold->placings.count; i++) {
            const struct sheet_placing *p = &gold->placings.items[i];
            *LIST_ADD(&wanted, work->arena) = triple_of(p, plain_name(p->athlete, work->arena), rows[r].with_event, work->arena);
        }
        for (uint32_t i = 0; i < found->placings.count; i++) {
            const struct sheet_placing *p = &found->placings.items[i];
            *LIST_ADD(&got, work->arena) = triple_of(p, key_of(work, p->athlete, rows[r].lenient), rows[r].with_event, work->arena);
        }
        compare_sets(work, rows[r].row, &wanted, &got);
        for (uint32_t i = 0; i < found->placings.count && rows[r].row == ROW_PLACINGS; i++) {
            const struct sheet_placing *p = &found->placings.items[i];
            count_rule(work, p->rule, set_holds(&wanted, triple_of(p, plain_name(p->athlete, work->arena), true, work->arena).key));
        }
    }
}

/* --- quotes -------------------------------------------------------------------------------------------------------------- */

static str shorten(str text, struct arena *arena) {
    enum { CHARACTERS = 70 };
    size_t at = 0;
    for (int i = 0; i < CHARACTERS && at < text.size; i++)
        utf8_decode(text, &at, NULL);
    return at < text.size ? str_print(arena, "%.*s…", (int)at, text.data) : text;
}

static void score_quotes(struct work *work) {
    const struct sheet *gold = work->gold, *found = work->found;
    struct words *a = ARENA_ARRAY(work->arena, gold->quotes.count + 1, struct words);
    struct words *b = ARENA_ARRAY(work->arena, found->quotes.count + 1, struct words);
    for (uint32_t i = 0; i < gold->quotes.count; i++)
        quote_words(gold->quotes.items[i].text, &a[i], work->arena);
    for (uint32_t j = 0; j < found->quotes.count; j++)
        quote_words(found->quotes.items[j].text, &b[j], work->arena);
    struct pairs near = {0};
    for (uint32_t i = 0; i < gold->quotes.count; i++)
        for (uint32_t j = 0; j < found->quotes.count; j++) {
            uint32_t least = a[i].count < b[j].count ? a[i].count : b[j].count, most = a[i].count + b[j].count - least;
            double likeness = (double)least >= 0.8 * (double)most ? words_likeness(&a[i], &b[j], work->arena) : 0;
            if (likeness > 0)
                *LIST_ADD(&near, work->arena) = (struct pair){i, j, likeness};
        }
    struct matches matched = pair_up(&near, 0.9, gold->quotes.count, found->quotes.count, work->arena);
    count_matches(&work->score->rows[ROW_QUOTES], matched.count, gold->quotes.count, found->quotes.count);

    struct strings speakers = work->names;
    speakers.room = speakers.count; /* a copy of its own as soon as it grows */
    for (uint32_t i = 0; i < gold->quotes.count; i++)
        add_name(&speakers, gold->quotes.items[i].speaker, work->arena);
    for (uint32_t i = 0; i < gold->quotes.count; i++) {
        const struct sheet_quote *wanted = &gold->quotes.items[i];
        str item = shorten(wanted->text, work->arena);
        if (matched.of_gold[i] == NOBODY) {
            note(work, row_names[ROW_QUOTES], SLIP_MISSED, item, (str){0}, wanted->span, (str){0});
            continue;
        }
        const struct sheet_quote *got = &found->quotes.items[matched.of_gold[i]];
        str key = plain_name(wanted->speaker, work->arena);
        ask(work, SHARE_SPEAKER, str_equal(key, plain_name(got->speaker, work->arena)), item, got->speaker, wanted->speaker, got->span, got->rule);
        ask(work, SHARE_SPEAKER_LENIENT, str_equal(key, lenient_name(&speakers, got->speaker, work->arena)), item, got->speaker,
            wanted->speaker, got->span, got->rule);
    }
    for (uint32_t j = 0; j < found->quotes.count; j++) {
        count_rule(work, found->quotes.items[j].rule, matched.of_found[j] != NOBODY);
        if (matched.of_found[j] == NOBODY)
            note(work, row_names[ROW_QUOTES], SLIP_FALSE, shorten(found->quotes.items[j].text, work->arena), (str){0},
                 found->quotes.items[j].span, found->quotes.items[j].rule);
    }
}

void score_add(struct score *score, const struct sheet *gold, const struct sheet *found, struct arena *arena) {
    static const struct sheet nothing = {0};
    struct work work = {.score = score, .gold = gold, .found = found ? found : &nothing, .arena = arena};
    for (uint32_t i = 0; i < gold->athletes.count; i++)
        add_name(&work.names, gold->athletes.items[i].name, arena);
    score->articles++;
    score_athletes(&work);
    score_marks(&work);
    score_placings(&work);
    score_quotes(&work);
}
