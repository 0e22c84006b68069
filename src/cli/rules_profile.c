/* rules profile: what each rule costs and what it is worth, over real articles. */
#include <stdlib.h>

#include "cli/commands.h"
#include "base/sort.h"
#include "cli/listing.h"
#include "cli/workshop.h"
#include "eval/score.h"
#include "pipeline/extract_lines.h"
#include "rule/check.h"

/* One row: how often a rule fired, what it cost, and how often it was right where gold tells. */
struct row {
    const struct rule *rule;
    struct rule_profile profile;
    struct tally judged;
};

/* One thread, so that the times are those of the rules and not of their neighbours. */
static enum status profile_inputs(struct workshop *workshop, struct desk *desk, struct buffer *lines, struct error *error) {
    struct intake intake = {0};
    enum status status = intake_open(&intake, &workshop->intake, error);
    struct arena arena = {0};
    bool more = status == OK;
    while (status == OK && more && !*workshop->intake.stop) {
        struct intake_load load = {0};
        status = intake_fill(&intake, &load, &arena, &more, error);
        for (LIST_EACH(struct intake_item, item, &load.list))
            if (desk_read(desk, item, &arena))
                extract_lines(&desk->reading, lines, &arena);
        intake_tell(&intake, &load);
        arena_reset(&arena);
    }
    arena_close(&arena);
    intake_close(&intake);
    return status;
}

static enum status judge(const struct call *call, const char *gold_folder, str lines, struct score *score, struct arena *arena, struct error *error) {
    struct sheets gold = {0}, found = {0};
    str without;
    enum status status = gold_read(gold_folder, &(struct paths){call->arguments, call->count, call->count}, &gold, &without, arena, error);
    if (status == OK)
        status = found_read(lines, "extract", &found, arena, error);
    for (uint32_t i = 0; status == OK && i < gold.count; i++)
        score_add(score, &gold.items[i], sheets_find(&found, gold.items[i].stem), arena);
    return status;
}

static const struct tally *judgement(const struct score *score, str place) {
    for (uint32_t i = 0; i < score->rules.count; i++)
        if (str_equal(score->rules.items[i].name, place))
            return &score->rules.items[i].tally;
    return NULL;
}

static int slowest_first(const void *a, const void *b) {
    const struct row *x = a, *y = b;
    if (x->profile.nanoseconds != y->profile.nanoseconds)
        return x->profile.nanoseconds > y->profile.nanoseconds ? -1 : 1;
    return (rule_index(x->rule) > rule_index(y->rule)) - (rule_index(x->rule) < rule_index(y->rule));
}

static void print_rows(struct row *rows, uint32_t count, bool is_judged, enum listing_format format, struct arena *arena) {
    static const struct column columns[] = {
        {"place", COLUMN_TEXT, 0}, {"name", COLUMN_TEXT, 36}, {"tried", COLUMN_NUMBER, 0}, {"fired", COLUMN_NUMBER, 0},
        {"microseconds", COLUMN_NUMBER, 0}, {"counter_examples", COLUMN_NUMBER, 0}, {"right", COLUMN_NUMBER, 0}, {"wrong", COLUMN_NUMBER, 0},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct listing listing;
    listing_open(&listing, columns, is_judged ? COLUMNS : COLUMNS - 2, format);
    sort_items(rows, count, sizeof *rows, slowest_first);
    for (uint32_t i = 0; i < count; i++) {
        struct origin origin = rule_origin(rows[i].rule);
        listing_add(&listing, str_print(arena, "%.*s:%u", STR_ARG(origin.file), origin.line));
        listing_add(&listing, rule_name(rows[i].rule));
        listing_add_number(&listing, (int64_t)rows[i].profile.tried);
        listing_add_number(&listing, (int64_t)rows[i].profile.matched);
        listing_add_number(&listing, (int64_t)(rows[i].profile.nanoseconds / 1000));
        listing_add_number(&listing, rule_example_count(rows[i].rule, false));
        if (is_judged) {
            listing_add_number(&listing, rows[i].judged.right);
            listing_add_number(&listing, rows[i].judged.wrong);
        }
    }
    listing_close(&listing);
}

static enum status profile(struct call *call, struct workshop *workshop, enum listing_format format, struct error *error) {
    const struct rulebook *book = workshop->tools.book;
    const char *gold = call_value(call, "gold");
    struct desk *desk = desk_open(&workshop->tools);
    struct buffer lines = {0};
    struct score score = {0};
    struct arena *arena = &workshop->arena;
    matcher_profile(extractor_matcher(desk->extractor), true);
    enum status status = profile_inputs(workshop, desk, &lines, error);
    if (status == OK && gold)
        status = judge(call, gold, buffer_str(&lines), &score, arena, error);
    uint32_t count = rulebook_rule_count(book);
    struct row *rows = ARENA_ARRAY(arena, count + 1, struct row);
    for (uint32_t i = 0; i < count; i++) {
        struct origin origin = rule_origin(rulebook_rule(book, i));
        const struct tally *tally = judgement(&score, str_print(arena, "%.*s:%u", STR_ARG(origin.file), origin.line));
        rows[i] = (struct row){rulebook_rule(book, i), matcher_rule_profile(extractor_matcher(desk->extractor), i), tally ? *tally : (struct tally){0}};
    }
    if (status == OK)
        print_rows(rows, count, gold != NULL, format, arena);
    buffer_close(&lines);
    desk_close(desk);
    return status;
}

int command_rules_profile(struct call *call) {
    int format = call_choice(call, "format", LISTING_FORMATS);
    if (format < 0)
        return EXIT_USAGE;
    struct workshop workshop;
    struct error error = {0};
    int code = workshop_open(&workshop, call);
    if (code == EXIT_DONE)
        code = exit_of(profile(call, &workshop, (enum listing_format)format, &error), &error);
    if (code == EXIT_DONE && workshop.troubles)
        code = EXIT_WORLD;
    workshop_close(&workshop);
    return code;
}
