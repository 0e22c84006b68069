/*
 * One entity or claim: its properties, its patterns as branches, and the fields of its gives. What load_rule does may be done in
 * several threads side by side, each with a loading of its own; it changes nothing of the book.
 */
#include "load.h"

enum { GIVE_FIELDS_MOST = 12 };

enum property {
    PROPERTY_NONE,
    PROPERTY_AS,
    PROPERTY_GIVES,
    PROPERTY_NOT_AFTER,
    PROPERTY_NOT_BEFORE,
    PROPERTY_UNLESS,
    PROPERTY_EXACT,
    PROPERTY_OVERLAPS,
    PROPERTY_PRIORITY,
    PROPERTY_PROVISIONAL,
    PROPERTY_WANTED,
    PROPERTY_UNWANTED
};

static const struct { const char *word; enum property property; } properties[] = {
    {"as", PROPERTY_AS}, {"gives", PROPERTY_GIVES}, {"not after", PROPERTY_NOT_AFTER}, {"not before", PROPERTY_NOT_BEFORE},
    {"unless", PROPERTY_UNLESS}, {"exact", PROPERTY_EXACT}, {"overlaps", PROPERTY_OVERLAPS}, {"priority", PROPERTY_PRIORITY},
    {"provisional", PROPERTY_PROVISIONAL},
};

/* A keyword is followed by two blanks, a tab or nothing; "+" and "-" by one blank. Anything else is a pattern. */
static enum property property_of(struct source_line line, struct source_line *value) {
    str text = line.text;
    if (text.size > 1 && (text.data[0] == '+' || text.data[0] == '-') && char_is_space(text.data[1])) {
        *value = line_part(line, 1, text.size);
        return text.data[0] == '+' ? PROPERTY_WANTED : PROPERTY_UNWANTED;
    }
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        str word = str_of(properties[i].word), rest = str_slice(text, word.size, text.size);
        if (!str_starts_with(text, word))
            continue;
        if (!rest.size || rest.data[0] == '\t' || str_starts_with(rest, STR("  "))) {
            *value = line_part(line, word.size, text.size);
            return properties[i].property;
        }
    }
    return PROPERTY_NONE;
}

/* "as clock" with a single blank would silently be a pattern. */
static enum status check_near_property(struct loading *loading, struct source_line line) {
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        str word = str_of(properties[i].word), rest = str_slice(line.text, word.size, line.text.size);
        if (!str_starts_with(line.text, word) || !str_starts_with(rest, STR(" ")))
            continue;
        rest = str_trim(rest);
        const char *nearest = NULL;
        enum claim_kind kind;
        int64_t number;
        str first = str_slice(rest, 0, word_end(rest, 0));
        bool meant = properties[i].property == PROPERTY_AS      ? maker_find(first, &nearest) != 0
                     : properties[i].property == PROPERTY_GIVES ? claim_kind_of(first, &kind)
                     : properties[i].property == PROPERTY_PRIORITY
                         ? str_to_int(rest, &number)
                         : properties[i].property != PROPERTY_EXACT && properties[i].property != PROPERTY_OVERLAPS &&
                           properties[i].property != PROPERTY_PROVISIONAL;
        if (meant)
            return loading_refuse(
                loading, line.place,
                "two blanks or a tab are wanted after \"%s\"; if these words are a pattern, put ( ) around them",
                properties[i].word);
    }
    return OK;
}

static enum status read_maker(struct loading *loading, struct rule *rule, struct source_line line) {
    if (rule->is_claim)
        return loading_refuse(loading, line.place, "a claim has no maker; it says what it claims with gives");
    if (rule->maker)
        return loading_refuse(
            loading, line.place,
            "a second \"as\"; a rule has one maker: write the entity's other patterns as a rule of their own");
    size_t end = word_end(line.text, 0);
    const char *nearest = NULL;
    rule->maker = maker_find(str_slice(line.text, 0, end), &nearest);
    if (!rule->maker)
        return loading_refuse(loading, line.place, "no maker is called %.*s%s%s%s", (int)end, line.text.data,
                              nearest ? "; did you mean " : "", nearest ? nearest : "", nearest ? "?" : "");
    rule->args.text = str_trim(str_slice(line.text, end, line.text.size));
    struct error why = {0};
    pthread_mutex_lock(loading->scope.making);
    enum status status = maker_at(rule->maker)->read(&rule->args, &loading->book->lists, loading->arena, &why);
    pthread_mutex_unlock(loading->scope.making);
    if (status != OK)
        return loading_refuse(loading, line.place, "as %s: %s", maker_at(rule->maker)->name, why.text);
    return OK;
}

static str read_field_word(str *rest) {
    *rest = str_trim(*rest);
    size_t end = 0;
    bool quoted = false;
    while (end < rest->size && (quoted || !char_is_space(rest->data[end])))
        quoted ^= rest->data[end++] == '"';
    str word = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->size);
    return word;
}

/* A kind that is one slip away from one that is claimed of races. Other words are passed on to whoever asks for them. */
static const char *misspelt_kind(str kind) {
    enum claim_kind same;
    if (claim_kind_of(kind, &same))
        return NULL;
    for (int known = 0; known <= CLAIM_PLACING; known++)
        if (str_distance(kind, str_of(claim_kind_name(known)), 1) == 1)
            return claim_kind_name(known);
    return NULL;
}

/* The capture of a field is found by name once all branches are compiled; until then constant holds what was written. */
static enum status read_give(struct loading *loading, struct rule *rule, struct source_line line) {
    if (!rule->is_claim)
        return loading_refuse(loading, line.place, "an entity gives nothing; it has a value, made by \"as\"");
    struct give *give = LIST_ADD(&rule->gives, loading->arena);
    give->line = line;
    str rest = line.text;
    give->kind = read_field_word(&rest);
    if (!is_rule_name(give->kind))
        return loading_refuse(loading, line.place, "gives wants a kind, such as placing or result, and then fields");
    const char *meant = misspelt_kind(give->kind);
    if (meant)
        return loading_refuse(loading, line.place, "no claim is of the kind %.*s; did you mean %s?", STR_ARG(give->kind), meant);
    while (str_trim(rest).size) {
        str word = read_field_word(&rest);
        struct give_field field = {.capture = -1};
        field.is_optional = str_ends_with(word, STR("?"));
        if (field.is_optional)
            word.size--;
        field.name = str_cut(&word, '=');
        field.constant = word.data ? word : field.name;
        struct place place = line.place;
        place.column += (uint32_t)(field.name.data - line.text.data);
        if (!is_rule_name(field.name) || !field.constant.size)
            return loading_refuse(loading, place, "a field is name, name?, name=capture or name=constant");
        if (give->fields.count == GIVE_FIELDS_MOST)
            return loading_refuse(loading, place, "more than %d fields", (int)GIVE_FIELDS_MOST);
        /* No "=": it must be a capture. */
        if (!word.data)
            field.capture = -2;
        *LIST_ADD(&give->fields, loading->arena) = field;
    }
    return OK;
}

static enum status read_property(struct loading *loading, struct rule *rule, enum property property,
                                 struct source_line value) {
    struct arena *arena = loading->arena;
    int64_t number;
    if (property != PROPERTY_EXACT && property != PROPERTY_OVERLAPS && property != PROPERTY_PROVISIONAL && !value.text.size)
        return loading_refuse(loading, value.place, "something is wanted behind this word");
    switch (property) {
    case PROPERTY_AS: return read_maker(loading, rule, value);
    case PROPERTY_GIVES: return read_give(loading, rule, value);
    case PROPERTY_NOT_AFTER: case PROPERTY_NOT_BEFORE: case PROPERTY_UNLESS: {
        struct source_line *line = ARENA_NEW(arena, struct source_line);
        *line = value;
        *LIST_ADD(&rule->guards, arena) = (struct guard){.kind = property == PROPERTY_NOT_AFTER ? GUARD_NOT_AFTER
                                                                 : property == PROPERTY_UNLESS  ? GUARD_UNLESS
                                                                                                : GUARD_NOT_BEFORE,
                                                         .line = line};
        return guard_compile(&loading->scope, LIST_LAST(&rule->guards), loading->error);
    }
    case PROPERTY_EXACT: rule->is_exact = true; return OK;
    case PROPERTY_OVERLAPS:
        rule->overlaps = true;
        return rule->is_claim ? OK : loading_refuse(loading, value.place, "entities never overlap one another");
    case PROPERTY_PROVISIONAL:
        rule->is_provisional = true;
        return rule->is_claim ? loading_refuse(loading, value.place, "a claim finds nothing that could become words again") : OK;
    case PROPERTY_PRIORITY:
        if (!str_to_int(value.text, &number) || number > 1000)
            return loading_refuse(loading, value.place, "priority wants a number from 0 to 1000; the higher one wins");
        rule->priority = (int32_t)number;
        return OK;
    case PROPERTY_WANTED: case PROPERTY_UNWANTED: {
        size_t arrow = str_find(value.text, STR("=> "), 0);
        struct example *example = LIST_ADD(&rule->examples, arena);
        *example = (struct example){.is_wanted = property == PROPERTY_WANTED, .place = value.place,
                                    .text = str_trim(str_slice(value.text, 0, arrow))};
        if (arrow < value.text.size)
            example->result = str_trim(str_slice(value.text, arrow + 3, value.text.size));
        if (example->result.data && !example->is_wanted)
            return loading_refuse(loading, value.place, "an example that must not match can have no =>");
        return OK;
    }
    case PROPERTY_NONE: break;
    }
    return OK;
}

static int name_index(struct rule *rule, str name) {
    for (uint32_t i = 0; i < rule->names.count; i++)
        if (str_equal(rule->names.items[i], name))
            return (int)i;
    return -1;
}

static void gather_names(struct rule *rule, struct arena *arena) {
    for (uint32_t i = 0; i < rule->branches.count; i++) {
        struct branch *branch = rule->branches.items[i];
        branch->names = ARENA_ARRAY(arena, branch->captures.count + 1, int);
        for (uint32_t g = 0; g < branch->captures.count; g++) {
            str name = branch->captures.items[g].name;
            int index = name_index(rule, name);
            if (index < 0) {
                index = (int)rule->names.count;
                *LIST_ADD(&rule->names, arena) = name;
            }
            branch->names[g] = index;
        }
    }
}

static str unquoted(str text) {
    return text.size > 1 && text.data[0] == '"' && text.data[text.size - 1] == '"' ? str_slice(text, 1, text.size - 1)
                                                                                   : text;
}

static enum status resolve_field(struct loading *loading, struct rule *rule, const struct give *give,
                                 struct give_field *field) {
    struct place place = give->line.place;
    place.column += (uint32_t)(field->constant.data - give->line.text.data);
    bool must = field->capture == -2;
    field->capture = name_index(rule, field->constant);
    if (field->capture >= 0)
        return OK;
    bool is_quoted = field->constant.data[0] == '"';
    if (must || (!is_quoted && rulebook_entity(loading->book, field->constant) >= 0)) {
        struct nearest nearest = {.name = field->constant};
        for (LIST_EACH(str, name, &rule->names))
            nearest_try(&nearest, *name);
        return loading_refuse(loading, place, "nothing is captured as %.*s%s%.*s%s", STR_ARG(field->constant),
                      nearest.best.size ? "; did you mean " : "", STR_ARG(nearest.best), nearest.best.size ? "?" : "");
    }
    if (field->is_optional)
        return loading_refuse(loading, place, "a constant is always there; take off the ?");
    field->constant = unquoted(field->constant);
    return OK;
}

/* A line of a rule: a pattern, or what a property is set to. */
struct rule_line {
    const struct source_line *line;
    enum property property;        /* PROPERTY_NONE: it is a pattern */
    struct source_line value;      /* behind the property's name */
};

static const struct rule_line *lines_of(struct loading *loading, const struct directive *directive) {
    struct rule_line *lines = ARENA_ARRAY(&loading->scratch, directive->lines.count, struct rule_line);
    for (uint32_t i = 0; i < directive->lines.count; i++) {
        lines[i].line = &directive->lines.items[i];
        lines[i].property = property_of(*lines[i].line, &lines[i].value);
    }
    return lines;
}

/* Of all but the examples. */
static uint64_t hash_of_rule(const struct directive *directive, const struct rule_line *lines) {
    struct buffer text = {0};
    buffer_add_text(&text, directive_names[directive->kind]);
    buffer_add_char(&text, ' ');
    buffer_add(&text, directive->name);
    for (uint32_t i = 0; i < directive->lines.count; i++)
        if (lines[i].property != PROPERTY_WANTED && lines[i].property != PROPERTY_UNWANTED) {
            buffer_add_char(&text, '\n');
            buffer_add(&text, lines[i].line->text);
        }
    uint64_t hash = hash_bytes(buffer_str(&text));
    buffer_close(&text);
    return hash;
}

static enum status check_rule(struct loading *loading, const struct directive *directive, struct rule *rule) {
    if (rule->is_claim && !rule->branches.count)
        return loading_refuse(loading, directive->place, "a pattern is wanted on an indented line");
    if (rule->is_claim && !rule->gives.count)
        return loading_refuse(loading, directive->place,
                              "nothing is given; add a line such as: gives  placing  athlete  place=1");
    if (!rule->branches.count && directive->lines.count)
        return loading_refuse(
            loading, directive->place,
            "a pattern is wanted on an indented line; an entity that only C finds has none and nothing else");
    return OK;
}

enum status load_rule(struct loading *loading, const struct directive *directive, struct rule *rule) {
    const struct rule_line *lines = lines_of(loading, directive);
    rule->origin.hash = hash_of_rule(directive, lines);
    if (directive->rest.text.size)
        return loading_refuse(loading, directive->rest.place, "the pattern belongs on an indented line of its own");
    /* Properties first: exact decides how patterns are compiled. */
    enum status status = OK;
    for (uint32_t i = 0; status == OK && i < directive->lines.count; i++)
        if (lines[i].property != PROPERTY_NONE)
            status = read_property(loading, rule, lines[i].property, lines[i].value);
    for (uint32_t i = 0; status == OK && i < directive->lines.count; i++) {
        if (lines[i].property != PROPERTY_NONE)
            continue;
        status = check_near_property(loading, *lines[i].line);
        if (status == OK)
            status = branch_compile(&loading->scope, rule, lines[i].line, loading->error);
    }
    if (status == OK)
        status = check_rule(loading, directive, rule);
    if (status != OK)
        return status;
    gather_names(rule, loading->arena);
    if (rule->names.count > NAMES_MOST)
        return loading_refuse(loading, directive->place,
                              "captures under more than %d different names; use fewer roles", NAMES_MOST);
    for (LIST_EACH(struct give, give, &rule->gives))
        for (LIST_EACH(struct give_field, field, &give->fields))
            if (status == OK)
                status = resolve_field(loading, rule, give, field);
    const char *nearest;
    if (!rule->is_claim && !rule->maker)
        rule->maker = maker_find(STR("text"), &nearest);
    return status;
}
