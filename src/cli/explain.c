/* show and explain: one fact, quote or discrepancy with all that it rests on. */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/look.h"

/* How much of each statement is shown. */
enum depth { SHOW, EXPLAIN };

struct view_of_one {
    enum depth depth;
    struct store *store;
    struct arena *arena;
    struct { struct origin *items; uint32_t count, room; } rules; /* that were named, each once */
    bool found;
};

static void remember_rule(struct view_of_one *view, struct origin rule) {
    for (LIST_EACH(struct origin, known, &view->rules))
        if (known->line == rule.line && known->hash == rule.hash && str_equal(known->file, rule.file))
            return;
    *LIST_ADD(&view->rules, view->arena) = (struct origin){str_copy(rule.file, view->arena), rule.line, rule.hash};
}

/* Long patterns would drown the reasons: lines are cut, and of many ways of saying a thing only the first are shown. */
enum { RULE_LINE_MOST = 96, RULE_LINES_MOST = 6 };

static void print_rule_line(str line) {
    size_t cut = line.size;
    if (cut > RULE_LINE_MOST)
        for (cut = RULE_LINE_MOST; cut && ((unsigned char)line.data[cut] & 0xC0) == 0x80;)
            cut--;
    terminal_print("  %.*s%s\n", (int)cut, line.data, cut < line.size ? "…" : "");
}

static void print_rule(str text, struct origin rule) {
    uint32_t shown = 0, left_out = 0;
    for (str line; str_line(&text, &line);) {
        str words = str_trim(line);
        if (!words.size || str_starts_with(words, STR("+ ")) || str_starts_with(words, STR("- ")))
            continue;
        if (shown < RULE_LINES_MOST)
            print_rule_line(line);
        left_out += shown++ >= RULE_LINES_MOST;
    }
    if (left_out)
        terminal_print("      … %u more: rules/%.*s:%u\n", left_out, STR_ARG(rule.file), rule.line);
}

/* How each rule that was named is written, without its examples. */
static enum status print_rules(struct view_of_one *view, struct error *error) {
    enum status status = OK;
    for (uint32_t i = 0; i < view->rules.count && status == OK; i++) {
        struct origin rule = view->rules.items[i];
        str text = {0};
        status = store_rule_text(view->store, rule, &text, view->arena, error);
        if (status != OK || !text.size)
            continue;
        terminal_tone(TONE_FAINT, str_print(view->arena, "\n%.*s:%u\n", STR_ARG(rule.file), rule.line));
        print_rule(text, rule);
    }
    return status;
}

static void print_statement(struct view_of_one *view, const char *stance, const struct statement *s) {
    struct arena *arena = view->arena;
    remember_rule(view, s->rule);
    terminal_print("  %-11s ", stance);
    terminal_tone(TONE_BOLD, s->doc);
    terminal_print("  bytes %u to %u  \"%.*s\"", s->bytes.start, s->bytes.end, STR_ARG(s->quoted));
    terminal_tone(TONE_FAINT, str_print(arena, "  %.*s:%u", STR_ARG(s->rule.file), s->rule.line));
    terminal_write(STR("\n"));
    if (view->depth == SHOW)
        return;
    str published = date_print(s->published, arena);
    if (s->source.size || published.size)
        look_paragraph(TONE_FAINT, 14, str_print(arena, "%.*s%s%.*s", STR_ARG(s->source), s->source.size && published.size ? ", " : "",
                                                 STR_ARG(published)));
    look_underlined(14, s->sentence, s->quoted);
}

static void print_utterance(const struct utterance *quote, enum depth depth) {
    terminal_print("  %-11s ", "quotes");
    terminal_tone(TONE_BOLD, quote->doc);
    terminal_print("  bytes %u to %u\n", quote->bytes.start, quote->bytes.end);
    if (depth == EXPLAIN)
        look_paragraph(TONE_PLAIN, 14, quote->text);
}

static enum status view_fact(void *context, const struct fact *fact, struct error *error) {
    static const char *const stances[] = {[STANCE_SUPPORTS] = "says so", [STANCE_CONTRADICTS] = "contradicts", [STANCE_INPUT] = "input"};
    struct view_of_one *view = context;
    (void)error;
    view->found = true;
    str subject = look_subject(fact->athlete, fact->event, fact->competition, fact->year, fact->round, view->arena);
    terminal_tone(TONE_FAINT, str_print(view->arena, "fact %lld  ", (long long)fact->id));
    terminal_tone(TONE_BOLD, subject);
    terminal_print("\n  %.*s: %.*s\n  %s, confidence %u.%03u\n\n", STR_ARG(fact->attribute), STR_ARG(fact->value), verdict_name(fact->verdict),
                   fact->confidence / 1000u, fact->confidence % 1000u);
    if (fact->explanation.size) {
        look_paragraph(TONE_PLAIN, 2, fact->explanation);
        terminal_write(STR("\n"));
    }
    for (uint32_t i = 0; i < fact->support.count; i++)
        print_statement(view, stances[fact->support.items[i].stance], fact->support.items[i].statement);
    return OK;
}

static enum status view_discrepancy(void *context, const struct discrepancy *d, struct error *error) {
    struct view_of_one *view = context;
    (void)error;
    view->found = true;
    terminal_tone(TONE_FAINT, STR("discrepancy "));
    discrepancy_print(d, view->depth == SHOW, view->arena);
    if (d->would_change.size && view->depth == EXPLAIN)
        look_paragraph(TONE_FAINT, 5, d->would_change);
    for (uint32_t i = 0; i < d->values.count; i++) {
        const struct discrepancy_value *value = &d->values.items[i];
        terminal_write(STR("\n"));
        terminal_tone(TONE_BOLD, value->value);
        terminal_write(STR("\n"));
        for (uint32_t j = 0; j < value->statements.count; j++)
            print_statement(view, "says so", value->statements.items[j]);
        for (uint32_t j = 0; j < value->utterances.count; j++)
            print_utterance(value->utterances.items[j], view->depth);
    }
    return OK;
}

static enum status view_quote(void *context, const struct utterance *quote, struct error *error) {
    struct view_of_one *view = context;
    (void)error;
    view->found = true;
    terminal_tone(TONE_FAINT, str_print(view->arena, "quote %lld  ", (long long)quote->id));
    terminal_tone(TONE_BOLD, quote->speaker.size ? quote->speaker : STR("nobody named"));
    terminal_print("\n\n");
    look_paragraph(TONE_PLAIN, 2, quote->text);
    terminal_print("\n  %.*s  bytes %u to %u", STR_ARG(quote->doc), quote->bytes.start, quote->bytes.end);
    terminal_tone(TONE_FAINT, str_print(view->arena, "  %.*s:%u\n", STR_ARG(quote->rule.file), quote->rule.line));
    return OK;
}

/* An ID without a letter is a fact's, else a discrepancy's, else a quote's. */
static int view_one(struct call *call, enum depth depth) {
    char letter;
    struct store_filter filter = {0};
    str word = str_of(call->arguments[0]);
    if (!look_id(word, &letter, &filter.id))
        return usage_error(call->command, "%.*s is no ID; one is a number, or f, d or q and a number", STR_ARG(word));
    struct arena arena = {0};
    struct error error = {0};
    struct store *store = NULL;
    struct view_of_one view = {.depth = depth, .arena = &arena};
    enum status status = look_open(call, STORE_READ, &store, &error);
    view.store = store;
    if (status == OK && (!letter || letter == 'f'))
        status = store_facts(store, &filter, view_fact, &view, &error);
    if (status == OK && !view.found && (!letter || letter == 'd'))
        status = store_discrepancies(store, &filter, view_discrepancy, &view, &error);
    if (status == OK && !view.found && (!letter || letter == 'q'))
        status = store_quotes(store, &filter, view_quote, &view, &error);
    if (status == OK && depth == EXPLAIN)
        status = print_rules(&view, &error);
    if (status == OK && !view.found)
        status = error_set(&error, FAILED_INPUT, "%s: nothing in it has the ID %.*s; `facts`, `discrepancies` and `quotes` list them",
                           database_path(call), STR_ARG(word));
    store_close(store);
    arena_close(&arena);
    return exit_of(status, &error);
}

int command_show(struct call *call) {
    return view_one(call, SHOW);
}

int command_explain(struct call *call) {
    const char *rule = call_value(call, "why-not");
    return rule ? explain_why_not(call, rule) : view_one(call, EXPLAIN);
}
