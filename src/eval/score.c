#include "eval/score.h"

#include "base/utf8.h"
#include "eval/likeness.h"
#include "score_work.h"

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
