/* Why a rule does not match a text: ever shorter beginnings of its patterns are tried until one matches. */
#include "base/memory.h"
#include "matching.h"
#include "rule/check.h"

/* The furthest that one way through a pattern gets. */
struct reach {
    const struct branch *branch;
    const struct node *failed;   /* the element that found nothing; NULL: all matched */
    uint32_t elements;
    struct span span;            /* of the shadow */
};

struct asking {
    const struct rulebook *book;
    struct matcher *matcher;
    struct view *view;
    struct arena *arena;
    struct buffer out;
};

/* The sentence with its letters in brackets. */
static void say_view(struct asking *asking, uint32_t from, uint32_t to) {
    const struct view *view = asking->view;
    for (uint32_t at = from; at < to && at < view->text.size;) {
        const struct find *find = NULL;
        for (LIST_EACH(struct find, one, &view->finds))
            if (one->span.start == at)
                find = one;
        if (!find) {
            buffer_add_char(&asking->out, view->text.data[at++]);
            continue;
        }
        str name = rulebook_entity_name(asking->book, find->entity);
        buffer_print(&asking->out, "[%.*s %.*s]", STR_ARG(name), STR_ARG(span_str(view->text, find->span)));
        at = find->span.end;
    }
}

static bool is_further(const struct reach *one, const struct reach *other) {
    if (!other->branch || one->elements != other->elements)
        return !other->branch || one->elements > other->elements;
    return span_size(one->span) > span_size(other->span);
}

static const struct node *element_at(const struct node *sequence, uint32_t index) {
    const struct node *element = sequence->child;
    while (element && index--)
        element = element->next;
    return element;
}

static void reach_sequence(struct asking *asking, const struct branch *branch, const struct node *sequence,
                           struct reach *best) {
    uint32_t count = 0;
    for (const struct node *element = sequence->child; element; element = element->next)
        count++;
    for (; count; count--) {
        pcre2_code *code = branch_compile_start(branch, sequence, count, asking->arena);
        pcre2_match_data *data = code ? memory_had(pcre2_match_data_create_from_pattern(code, NULL)) : NULL;
        int found = data ? execute(asking->matcher, code, data, shadow_str(asking->view), 0) : PCRE2_ERROR_NOMATCH;
        struct reach reach = {.branch = branch, .elements = count, .failed = element_at(sequence, count)};
        if (found >= 0) {
            const PCRE2_SIZE *groups = pcre2_get_ovector_pointer(data);
            reach.span = span_of(groups[0], groups[1]);
        }
        pcre2_match_data_free(data);
        pcre2_code_free(code);
        if (found >= 0 && is_further(&reach, best))
            *best = reach;
        if (found >= 0)
            return;
    }
}

/* A line whose top is a | b | c is as many ways. */
static void reach_branch(struct asking *asking, const struct branch *branch, struct reach *best) {
    if (branch->tree->kind != NODE_CHOICE) {
        reach_sequence(asking, branch, branch->tree, best);
        return;
    }
    for (const struct node *way = branch->tree->child; way; way = way->next)
        reach_sequence(asking, branch, way, best);
}

static void say_place(struct asking *asking, struct place place) {
    buffer_print(&asking->out, "%.*s:%u:%u: ", STR_ARG(place.file), place.line, place.column);
}

/* Where the element is used, not where a piece in it is written. */
static struct place used_at(const struct branch *branch, const struct node *element) {
    struct place place = branch->place;
    if (element->line->text.data != branch->text.data)
        return node_place(element);
    place.column += element->source.start;
    return place;
}

static void say_reach(struct asking *asking, const struct rule *rule, const struct reach *reach) {
    struct buffer *out = &asking->out;
    if (!reach->branch) {
        buffer_print(out, "%.*s:%u: not even the beginning of a pattern is in the text", STR_ARG(rule->origin.file),
                     rule->origin.line);
        return;
    }
    struct span matched = text_span(asking->view, reach->span.start, reach->span.end);
    say_place(asking, reach->failed ? used_at(reach->branch, reach->failed) : reach->branch->place);
    buffer_print(out, "the pattern gets as far as \"");
    say_view(asking, matched.start, matched.end);
    if (reach->failed)
        buffer_print(out, "\"; then it wants  %.*s", STR_ARG(span_str(reach->failed->line->text, reach->failed->source)));
    else
        buffer_add_text(out, "\", which is all of it, but there a word goes on");
    buffer_add_text(out, matched.end < asking->view->text.size ? "  where the text says \"" : "  where the text ends");
    say_view(asking, matched.end, (uint32_t)asking->view->text.size);
    buffer_add_text(out, matched.end < asking->view->text.size ? "\"" : "");
}

/* A branch that matches somewhere and is refused all the same: by a guard, its maker, its gives, or a better match. */
static bool say_refusal(struct asking *asking, const struct branch *branch) {
    const struct rule *rule = branch->rule;
    struct buffer *out = &asking->out;
    struct pass pass = {.matcher = asking->matcher, .view = asking->view, .arena = asking->arena};
    for (uint32_t at = 0; at < asking->view->shadow_size; at++) {
        uint32_t end = attempt(&pass, branch, at);
        if (!end)
            continue;
        struct candidate candidate = {.branch = branch, .start = at, .end = end};
        const PCRE2_SIZE *groups = pcre2_get_ovector_pointer(asking->matcher->data);
        const struct guard *guard = objecting_guard(&pass, rule, at, end);
        struct span matched = text_span(asking->view, at, end);
        say_place(asking, guard ? guard->line->place : branch->place);
        buffer_add_text(out, "\"");
        say_view(asking, matched.start, matched.end);
        if (guard)
            buffer_print(out, "\" matches, but this speaks against it: %.*s", STR_ARG(guard->line->text));
        else if (!rule->is_claim && !make_value(&pass, branch, &candidate, groups))
            buffer_print(out, "\" matches, but \"as %s\" can make no value of it", maker_at(rule->maker)->name);
        else if (rule->is_claim && !gives_something(branch, groups))
            buffer_add_text(out, "\" matches, but no \"gives\" has all its fields");
        else
            buffer_add_text(
                out,
                "\" matches, but a rule of the same layer that begins further left, has a higher priority or matches more takes these words");
        return true;
    }
    return false;
}

static bool matches(struct asking *asking, const struct rule *rule) {
    struct hits hits = {0};
    if (rule->is_claim)
        matcher_claim(asking->matcher, rule->layer, asking->view, &hits, asking->arena);
    for (LIST_EACH(struct hit, hit, &hits))
        if (hit->rule == rule) {
            buffer_add_text(&asking->out, "it does match: \"");
            say_view(asking, hit->span.start, hit->span.end);
            buffer_add_text(&asking->out, "\"");
            return true;
        }
    if (rule->is_claim)
        return false;
    struct view after = *asking->view;
    view_open(&after, asking->view->text, asking->arena);
    for (LIST_EACH(struct find, find, &asking->view->finds))
        view_add(&after, find);
    view_refresh(&after);
    matcher_find(asking->matcher, rule->layer, &after);
    for (LIST_EACH(struct find, find, &after.finds))
        if (find->rule == rule) {
            str words = span_str(after.text, find->span);
            buffer_print(&asking->out, "it does match: \"%.*s\" = %.*s", STR_ARG(words),
                         STR_ARG(value_print(&find->value, words, asking->arena)));
            return true;
        }
    return false;
}

static void answer(struct asking *asking, const struct rule *rule) {
    if (matches(asking, rule))
        return;
    for (uint32_t b = 0; b < rule->branches.count; b++)
        if (say_refusal(asking, rule->branches.items[b]))
            return;
    struct reach best = {0};
    for (uint32_t b = 0; b < rule->branches.count; b++)
        reach_branch(asking, rule->branches.items[b], &best);
    say_reach(asking, rule, &best);
}

enum status rule_why_not(const struct rulebook *book, const struct rule *rule, str text, str *said, struct arena *arena,
                         struct error *error) {
    struct view view;
    struct asking asking = {.book = book, .matcher = matcher_open(book, ENGINE_GATED), .view = &view, .arena = arena};
    if (example_is_marked(text)) {
        enum status status = view_open_marked(&view, book, asking.matcher, text, arena, error);
        if (status != OK) {
            matcher_close(asking.matcher);
            return status;
        }
    } else {
        view_open(&view, text, arena);
        for (uint32_t layer = 0; layer < rule->layer + (rule->is_claim ? 1u : 0u); layer++)
            matcher_find(asking.matcher, layer, &view);
    }
    buffer_add_text(&asking.out, "the rule sees: ");
    say_view(&asking, 0, (uint32_t)view.text.size);
    buffer_add_char(&asking.out, '\n');
    answer(&asking, rule);
    *said = str_copy(buffer_str(&asking.out), arena);
    buffer_close(&asking.out);
    matcher_close(asking.matcher);
    return OK;
}
