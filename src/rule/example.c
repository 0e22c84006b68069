/* Examples: text with brackets into a view, values as text, and each example run against what its rule says. */
#include <stdio.h>

#include "dead_words.h"
#include "rule/check.h"

bool example_is_marked(str example) {
    for (size_t i = 0; i < example.size; i++)
        if (example.data[i] == '[' && (!i || example.data[i - 1] != '\\'))
            return true;
    return false;
}

str value_print(const struct value *value, str words, struct arena *arena) {
    switch (value->type) {
    case VALUE_NONE: return words;
    case VALUE_TEXT: return value->text;
    case VALUE_NUMBER: return value->text.size ? value->text : str_print(arena, "%lld", (long long)value->number);
    case VALUE_MARK: return mark_print(value->mark, arena);
    case VALUE_DATE: return date_print(value->date, arena);
    }
    return words;
}

static struct value text_value(str text) {
    struct value value = {.type = VALUE_TEXT, .text = text};
    if (str_to_int(text, &value.number))
        value.type = VALUE_NUMBER;
    return value;
}

/* What the entity's own rules make of the words, when one of them matches them all. */
static struct value made_value(const struct rulebook *book, struct matcher *matcher, int entity, str words,
                               struct arena *arena) {
    struct view view;
    view_open(&view, words, arena);
    for (uint32_t layer = 0; layer < book->layers.count; layer++) {
        matcher_find(matcher, layer, &view);
        const struct find *only = view.finds.items;
        if (view.finds.count == 1 && only->entity == entity && only->span.start == 0 && only->span.end == words.size)
            return only->value;
    }
    return text_value(words);
}

/* One bracket: behind "[" up to "]". */
struct mark_up { int entity; str value; str words; };

static enum status read_mark_up(const struct rulebook *book, str inside, struct mark_up *mark, struct error *error) {
    size_t end = 0;
    while (end < inside.size && inside.data[end] != ' ' && inside.data[end] != '=')
        end++;
    str name = str_slice(inside, 0, end), rest = str_slice(inside, end, inside.size);
    *mark = (struct mark_up){.entity = rulebook_entity(book, name)};
    if (mark->entity < 0)
        return error_set(error, FAILED_INPUT, "[%.*s …]: no entity has this name; write \\[ for the sign itself",
                         STR_ARG(name));
    if (str_starts_with(rest, STR("="))) {
        bool is_quoted = str_starts_with(rest, STR("=\""));
        size_t from = is_quoted ? 2 : 1, to = str_find_char(rest, is_quoted ? '"' : ' ', from);
        mark->value = str_slice(rest, from, to);
        if (!mark->value.data)
            mark->value = STR("");
        rest = str_slice(rest, is_quoted ? to + 1 : to, rest.size);
    }
    mark->words = str_trim(rest);
    return mark->words.size
               ? OK
               : error_set(error, FAILED_INPUT, "[%.*s]: words are wanted behind the entity's name", STR_ARG(name));
}

enum status view_open_marked(struct view *view, const struct rulebook *book, struct matcher *matcher, str example,
                             struct arena *arena, struct error *error) {
    char *text = arena_alloc(arena, example.size + 1);
    uint32_t size = 0;
    LIST_OF(struct find) finds = {0};
    for (size_t at = 0; at < example.size;) {
        char c = example.data[at];
        if (c == '\\' && at + 1 < example.size && (example.data[at + 1] == '[' || example.data[at + 1] == ']')) {
            text[size++] = example.data[at + 1];
            at += 2;
            continue;
        }
        if (c != '[') {
            text[size++] = c;
            at++;
            continue;
        }
        size_t close = str_find_char(example, ']', at);
        struct mark_up mark;
        if (close == example.size)
            return error_set(error, FAILED_INPUT, "a [ is never closed");
        enum status status = read_mark_up(book, str_slice(example, at + 1, close), &mark, error);
        if (status != OK)
            return status;
        if (mark.words.size)
            memcpy(text + size, mark.words.data, mark.words.size);
        struct value value =
            mark.value.data ? text_value(mark.value) : made_value(book, matcher, mark.entity, mark.words, arena);
        *LIST_ADD(&finds, arena) = (struct find){.span = span_of(size, size + mark.words.size),
                                                 .entity = mark.entity,
                                                 .value = value,
                                                 .person = -1,
                                                 .extra = -1};
        size += (uint32_t)mark.words.size;
        at = close + 1;
    }
    view_open(view, (str){text, size}, arena);
    for (LIST_EACH(struct find, find, &finds))
        view_add(view, find);
    view_refresh(view);
    return OK;
}

/* ---- running ---- */

struct testing {
    const struct rulebook *book;
    struct matcher *matcher;
    struct arena arena;
    struct rule_check check;
    void (*report)(void *context, const struct check_failure *failure);
    void *context;
};

static void report(struct testing *testing, enum check_finding finding, const struct rule *rule, str place,
                   str message) {
    struct check_failure failure = {finding, rule, place, message};
    if (testing->report)
        testing->report(testing->context, &failure);
}

str rule_example_text(const struct rule *rule, uint32_t number, struct matcher *matcher, struct arena *arena) {
    struct view view;
    struct error error;
    uint32_t at = 0;
    for (; at < rule->examples.count; at++)
        if (rule->examples.items[at].is_wanted && !number--)
            break;
    if (at == rule->examples.count)
        return (str){0};
    str example = rule->examples.items[at].text;
    return view_open_marked(&view, rule->book, matcher, example, arena, &error) == OK ? view.text : example;
}

static void fail(struct testing *testing, const struct rule *rule, const struct example *example, str message) {
    testing->check.failed++;
    str place = str_print(&testing->arena, "%.*s:%u", STR_ARG(example->place.file), example->place.line);
    report(testing, CHECK_EXAMPLE_FAILED, rule, place,
           str_print(&testing->arena, "%s %.*s: \"%.*s\" %.*s", rule->is_claim ? "claim" : "entity",
                     STR_ARG(rule->name), STR_ARG(example->text), STR_ARG(message)));
}

static void describe_finds(struct buffer *out, const struct testing *testing, const struct view *view,
                           struct arena *arena) {
    for (LIST_EACH(struct find, find, &view->finds)) {
        str words = span_str(view->text, find->span), name = rulebook_entity_name(testing->book, find->entity);
        str value = value_print(&find->value, words, arena);
        buffer_print(out, "%s[%.*s=%.*s %.*s]", find == view->finds.items ? "" : " ", STR_ARG(name), STR_ARG(value),
                     STR_ARG(words));
    }
    if (!view->finds.count)
        buffer_add_text(out, "nothing");
}

static void test_entity(struct testing *testing, const struct rule *rule, const struct example *example) {
    struct view view;
    struct error error;
    struct arena *arena = &testing->arena;
    if (example_is_marked(example->text)) {
        if (view_open_marked(&view, testing->book, testing->matcher, example->text, arena, &error) != OK) {
            fail(testing, rule, example, str_print(arena, "can't be read: %s", error.text));
            return;
        }
    } else {
        view_open(&view, example->text, arena);
        for (uint32_t layer = 0; layer < rule->layer; layer++)
            matcher_find(testing->matcher, layer, &view);
    }
    matcher_find(testing->matcher, rule->layer, &view);
    const struct find *own = NULL, *wanted = NULL;
    for (LIST_EACH(struct find, find, &view.finds)) {
        if (find->rule != rule)
            continue;
        own = own ? own : find;
        if (example->result.data &&
            str_equal(value_print(&find->value, span_str(view.text, find->span), arena), example->result))
            wanted = find;
    }
    if (example->is_wanted ? own && (wanted || !example->result.data) : !own)
        return;
    struct buffer out = {0};
    if (!example->is_wanted)
        buffer_print(&out, "should not match, but \"%.*s\" does", STR_ARG(span_str(view.text, own->span)));
    else {
        buffer_print(&out, "should %s%.*s; found: ", own ? "give " : "match", own ? (int)example->result.size : 0,
                     example->result.data);
        describe_finds(&out, testing, &view, arena);
    }
    fail(testing, rule, example, str_copy(buffer_str(&out), arena));
    buffer_close(&out);
}

static const struct given_field *given_find(const struct given *given, str name) {
    for (uint32_t i = 0; i < given->field_count; i++)
        if (str_equal(given->fields[i].name, name))
            return &given->fields[i];
    return NULL;
}

/* A field says its constant; or the words, or the value, of what was captured. */
static bool field_says(const struct hit *hit, const struct given_field *field, const struct view *view, str wanted,
                       struct arena *arena) {
    if (field->capture < 0)
        return str_equal(field->constant, wanted);
    const struct capture *capture = &hit->captures[field->capture];
    str words = span_str(view->text, capture->span);
    if (str_equal(words, wanted))
        return true;
    return capture->find >= 0 && str_equal(value_print(&view->finds.items[capture->find].value, words, arena), wanted);
}

/* The next "name=value" of a result; values may hold blanks: they reach to the next "name=". */
static bool next_field(str *rest, str *name, str *value) {
    *rest = str_trim(*rest);
    if (!rest->size)
        return false;
    *name = str_trim(str_cut(rest, '='));
    size_t next = str_find_char(*rest, '=', 0), end = rest->size;
    if (next < rest->size)
        for (end = next; end && rest->data[end - 1] != ' '; end--)
            continue;
    *value = str_trim(str_slice(*rest, 0, end));
    *rest = str_slice(*rest, end, rest->size);
    return true;
}

static bool hit_gives(const struct hit *hit, str kind, str fields, const struct view *view, struct arena *arena) {
    for (LIST_EACH(struct given, given, &hit->gives)) {
        if (!str_equal(given->kind, kind))
            continue;
        str rest = fields, name, value;
        bool all = true;
        while (all && next_field(&rest, &name, &value)) {
            const struct given_field *field = given_find(given, name);
            all = field && field_says(hit, field, view, value, arena);
        }
        if (all)
            return true;
    }
    return false;
}

static bool any_hit_gives(const struct hits *hits, const struct rule *rule, str result, const struct view *view,
                          struct arena *arena) {
    while (result.size) {
        str one = str_trim(str_cut(&result, ';'));
        str kind = str_cut(&one, ' ');
        bool found = false;
        for (LIST_EACH(struct hit, hit, hits))
            found |= hit->rule == rule && hit_gives(hit, kind, one, view, arena);
        if (!found)
            return false;
    }
    return true;
}

static void describe_hits(struct buffer *out, const struct hits *hits, const struct view *view, struct arena *arena) {
    for (LIST_EACH(struct hit, hit, hits))
        for (LIST_EACH(struct given, given, &hit->gives)) {
            buffer_print(out, "%s%.*s (%.*s)", out->size && hit == hits->items && given == hit->gives.items ? "" : "; ",
                         STR_ARG(given->kind), STR_ARG(hit->rule->name));
            for (uint32_t f = 0; f < given->field_count; f++) {
                const struct given_field *field = &given->fields[f];
                const struct capture *capture = field->capture >= 0 ? &hit->captures[field->capture] : NULL;
                str words = capture ? span_str(view->text, capture->span) : field->constant;
                str value = capture && capture->find >= 0
                                ? value_print(&view->finds.items[capture->find].value, words, arena)
                                : words;
                buffer_print(out, " %.*s=%.*s", STR_ARG(field->name), STR_ARG(value));
            }
        }
    if (!hits->count)
        buffer_add_text(out, "nothing");
}

static void test_claim(struct testing *testing, const struct rule *rule, const struct example *example) {
    struct view view;
    struct error error;
    struct arena *arena = &testing->arena;
    if (view_open_marked(&view, testing->book, testing->matcher, example->text, arena, &error) != OK) {
        fail(testing, rule, example, str_print(arena, "can't be read: %s", error.text));
        return;
    }
    struct hits hits = {0};
    matcher_claim(testing->matcher, rule->layer, &view, &hits, arena);
    const struct hit *own = NULL;
    for (LIST_EACH(struct hit, hit, &hits))
        if (hit->rule == rule && !own)
            own = hit;
    bool says = own && (!example->result.data || any_hit_gives(&hits, rule, example->result, &view, arena));
    if (example->is_wanted ? says : !own)
        return;
    struct buffer out = {0};
    if (!example->is_wanted) {
        buffer_print(&out, "should not match, but \"%.*s\" does", STR_ARG(span_str(view.text, own->span)));
    } else {
        buffer_print(&out, "should %s%.*s; came: ", own ? "give " : "match", own ? (int)example->result.size : 0,
                     example->result.data);
        describe_hits(&out, &hits, &view, arena);
    }
    fail(testing, rule, example, str_copy(buffer_str(&out), arena));
    buffer_close(&out);
}

static void test_rule(struct testing *testing, const struct rule *rule) {
    str place = str_print(&testing->arena, "%.*s:%u", STR_ARG(testing->book->layers.items[rule->layer].file),
                          rule->origin.line);
    const char *kind = rule->is_claim ? "claim" : "entity";
    if (!rule->branches.count)
        return;
    testing->check.rules++;
    if (!rule_example_count(rule, true)) {
        testing->check.without_example++;
        report(testing, CHECK_NO_EXAMPLE, rule, place,
               str_print(&testing->arena, "%s %.*s has no example; add a line \"+ …\" that it must match", kind,
                         STR_ARG(rule->name)));
    }
    if (!rule_example_count(rule, false)) {
        testing->check.without_counter_example++;
        report(testing, CHECK_NO_COUNTER_EXAMPLE, rule, place,
               str_print(&testing->arena, "%s %.*s has no counter-example; add a line \"- …\" that it must not match",
                         kind, STR_ARG(rule->name)));
    }
    for (LIST_EACH(struct example, example, &rule->examples)) {
        testing->check.examples++;
        (rule->is_claim ? test_claim : test_entity)(testing, rule, example);
        str warning = matcher_warning(testing->matcher, &testing->arena);
        if (warning.size)
            fail(testing, rule, example, warning);
        arena_reset(&testing->arena);
    }
}

static void report_dead_words(struct testing *testing) {
    struct dead_words dead = {0};
    dead_words_find(&dead, testing->book, testing->matcher, &testing->arena);
    testing->check.dead_words = dead.count;
    for (LIST_EACH(struct dead_word, word, &dead)) {
        str place = str_print(&testing->arena, "%.*s:%u:%u", STR_ARG(word->place.file), word->place.line, word->place.column);
        str entity = word->taker->name;
        report(testing, CHECK_DEAD_WORD, word->rule, place,
               str_print(&testing->arena, "%s %.*s: \"%.*s\" never matches here: @%.*s (%.*s:%u) has taken it; write [@%.*s]",
                         word->rule->is_claim ? "claim" : "entity", STR_ARG(word->rule->name), STR_ARG(word->words), STR_ARG(entity),
                         STR_ARG(word->taker->origin.file), word->taker->origin.line, STR_ARG(entity)));
    }
}

struct rule_check rulebook_test(const struct rulebook *book,
                                void (*report_to)(void *context, const struct check_failure *failure),
                                void *context) {
    struct testing testing = {
        .book = book, .matcher = matcher_open(book, ENGINE_GATED), .report = report_to, .context = context};
    for (uint32_t i = 0; i < book->rules.count; i++)
        test_rule(&testing, book->rules.items[i]);
    report_dead_words(&testing);
    matcher_close(testing.matcher);
    arena_close(&testing.arena);
    return testing.check;
}
