/*
 * Reads a folder of rules: first all files into directives, so that every entity is known by name and place; then, file by
 * file, the directives into pieces, lists and compiled rules. rules/README.md describes the language.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "gate.h"

enum { RULE_FILE_MOST = 4 * 1024 * 1024, GIVE_FIELDS_MOST = sizeof((struct given *)0)->fields / sizeof(struct given_field) };

enum directive_kind { DIRECTIVE_PIECE, DIRECTIVE_LIST, DIRECTIVE_ENTITY, DIRECTIVE_CLAIM };
static const char *const directive_names[] = {"piece", "list", "entity", "claim"};

/* A line in the first column and the indented lines below it. */
struct directive {
    enum directive_kind kind;
    str name;
    struct source_line rest;    /* behind the name */
    struct source_lines lines;
    struct place place;
    uint32_t layer;
    str text;                   /* all of it as written */
};
struct directives { struct directive *items; uint32_t count, room; };

struct loading {
    struct rulebook *book;
    struct directives directives;
    struct scope scope;
    uint32_t layer;             /* of the directive at hand */
    bool in_piece;              /* pieces may name entities of any layer; their users may not */
    char why_not[256];
    struct error *error;
};

static enum status refuse(struct loading *loading, struct place place, const char *format, ...) __attribute__((format(printf, 3, 4)));
static enum status refuse(struct loading *loading, struct place place, const char *format, ...) {
    char message[700];
    va_list values;
    va_start(values, format);
    vsnprintf(message, sizeof message, format, values);
    va_end(values);
    str subject = loading->scope.subject;
    return error_set(loading->error, FAILED_INPUT, "%.*s:%u:%u: %.*s%s%s", STR_ARG(place.file), place.line, place.column,
                     STR_ARG(subject), subject.size ? ": " : "", message);
}

static struct source_line part(struct source_line line, size_t from, size_t to) {
    line.text = str_slice(line.text, from, to);
    line.place.column += (uint32_t)from;
    while (line.text.size && char_is_space(line.text.data[0])) {
        line.text = str_slice(line.text, 1, line.text.size);
        line.place.column++;
    }
    line.text = str_trim(line.text);
    return line;
}

/* ---- files into directives ---- */

/* Texts are folded before they are matched, so these would never match. */
static const struct { uint32_t point; const char *instead; } folded[] = {
    {0x2018, "'"}, {0x2019, "'"}, {0x201C, "\""}, {0x201D, "\""}, {0x2013, "-"}, {0x2014, "-"}, {0x2011, "-"},
    {0x2212, "-"}, {0xA0, "a blank"},
};

static enum status check_characters(struct loading *loading, struct source_line line) {
    for (size_t at = 0; at < line.text.size;) {
        struct place place = line.place;
        place.column += (uint32_t)at;
        bool valid = true;
        uint32_t point = utf8_decode(line.text, &at, &valid);
        if (!valid)
            return refuse(loading, place, "this byte is no UTF-8; save the file as UTF-8");
        if (point < ' ' && point != '\t')
            return refuse(loading, place, "a control character (%02X); remove it", point);
        for (size_t i = 0; i < sizeof folded / sizeof *folded; i++)
            if (point == folded[i].point)
                return refuse(loading, place, "texts are folded before they are matched: write %s here", folded[i].instead);
    }
    return OK;
}

static bool is_name(str name) {
    for (size_t i = 0; i < name.size; i++)
        if (!char_is_letter(name.data[i]) && !char_is_digit(name.data[i]) && name.data[i] != '-' && name.data[i] != '_')
            return false;
    return name.size && name.size <= 60 && char_is_letter(name.data[0]);
}

static size_t word_end(str text, size_t from) {
    while (from < text.size && !char_is_space(text.data[from]))
        from++;
    return from;
}

static enum status open_directive(struct loading *loading, struct source_line line, uint32_t layer) {
    size_t end = word_end(line.text, 0);
    str word = str_slice(line.text, 0, end);
    struct nearest nearest = {.name = word};
    int kind = -1;
    for (int i = 0; i < 4; i++) {
        nearest_try(&nearest, str_of(directive_names[i]));
        if (str_equal(word, str_of(directive_names[i])))
            kind = i;
    }
    if (kind < 0)
        return refuse(loading, line.place, "a line in the first column begins with piece, list, entity or claim%s%.*s%s",
                      nearest.best.size ? "; did you mean " : "", STR_ARG(nearest.best), nearest.best.size ? "?" : "");
    struct source_line rest = part(line, end, line.text.size);
    str name = str_slice(rest.text, 0, word_end(rest.text, 0));
    if (!is_name(name))
        return refuse(loading, rest.place, "%s wants a name that begins with a letter and has letters, digits, - and _", directive_names[kind]);
    *LIST_ADD(&loading->directives, &loading->book->arena) = (struct directive){
        .kind = (enum directive_kind)kind, .name = name, .rest = part(rest, name.size, rest.text.size), .place = line.place, .layer = layer,
        .text = line.text};
    return OK;
}

static enum status read_lines(struct loading *loading, str text, str file, uint32_t layer) {
    str line;
    struct directives *directives = &loading->directives;
    uint32_t before = directives->count;
    for (uint32_t number = 1; str_line(&text, &line); number++) {
        struct source_line source = {line, {file, number, 1}};
        str trimmed = str_trim(line);
        if (!trimmed.size || trimmed.data[0] == '#')
            continue;
        enum status status = check_characters(loading, source);
        if (status != OK)
            return status;
        if (!char_is_space(line.data[0])) {
            status = open_directive(loading, source, layer);
            if (status != OK)
                return status;
            continue;
        }
        if (directives->count == before)
            return refuse(loading, part(source, 0, line.size).place, "an indented line belongs to a piece, entity or claim above it; there is none");
        struct directive *last = LIST_LAST(directives);
        *LIST_ADD(&last->lines, &loading->book->arena) = part(source, 0, line.size);
        last->text.size = (size_t)(trimmed.data + trimmed.size - last->text.data);
    }
    return OK;
}

static enum status read_layer(struct loading *loading, const char *path, struct sha256_stream *hash) {
    struct rulebook *book = loading->book;
    const char *slash = strrchr(path, '/');
    str file = str_of(path), name = str_of(slash ? slash + 1 : path);
    struct layer *layer = LIST_ADD(&book->layers, &book->arena);
    layer->file = file;
    layer->name = str_slice(name, 0, name.size - 6);
    size_t digits = 0;
    while (digits < layer->name.size && char_is_digit(layer->name.data[digits]))
        digits++;
    if (!digits || digits > 6)
        return error_set(loading->error, FAILED_INPUT, "%s: a layer is called NN-name.rules; the number is its place among the others", path);
    layer->number = atoi(str_to_c(str_slice(layer->name, 0, digits), &book->arena));
    str text;
    enum status status = file_read(path, RULE_FILE_MOST, &text, &book->arena, loading->error);
    if (status != OK)
        return status;
    sha256_add(hash, name);
    sha256_add(hash, STR("\n"));
    sha256_add(hash, text);
    return read_lines(loading, text, file, book->layers.count - 1);
}

static enum status name_entities(struct loading *loading) {
    struct rulebook *book = loading->book;
    for (LIST_EACH(struct directive, directive, &loading->directives)) {
        if (directive->kind != DIRECTIVE_ENTITY || rulebook_entity(book, directive->name) >= 0)
            continue;
        if (book->entities.count == LETTERS_MOST)
            return refuse(loading, directive->place, "more than %d entities; join two that are used alike", LETTERS_MOST);
        *LIST_ADD(&book->entities, &book->arena) = (struct entity){directive->name, directive->layer, directive->place};
    }
    return OK;
}

/* ---- what patterns may refer to ---- */

static str file_name(str path) {
    size_t start = path.size;
    while (start && path.data[start - 1] != '/')
        start--;
    return str_slice(path, start, path.size);
}

static int find_entity(void *context, str name, const char **why_not) {
    struct loading *loading = context;
    const struct rulebook *book = loading->book;
    int index = rulebook_entity(book, name);
    *why_not = loading->why_not;
    if (index < 0) {
        struct nearest nearest = {.name = name};
        for (LIST_EACH(struct entity, entity, &book->entities))
            nearest_try(&nearest, entity->name);
        int close = nearest.best.size ? rulebook_entity(book, nearest.best) : -1;
        if (close >= 0) {
            const struct entity *entity = &book->entities.items[close];
            str file = file_name(entity->place.file);
            snprintf(loading->why_not, sizeof loading->why_not, "no entity is called @%.*s; @%.*s is found in %.*s:%u", STR_ARG(name),
                     STR_ARG(entity->name), STR_ARG(file), entity->place.line);
        } else {
            snprintf(loading->why_not, sizeof loading->why_not, "no entity is called @%.*s; write \\@ for the sign itself", STR_ARG(name));
        }
        return -1;
    }
    const struct entity *entity = &book->entities.items[index];
    str file = file_name(entity->place.file);
    if (loading->in_piece || entity->layer < loading->layer)
        return index;
    snprintf(loading->why_not, sizeof loading->why_not, "@%.*s is found in %s layer (%.*s:%u); only what an earlier layer finds can be used",
             STR_ARG(name), entity->layer == loading->layer ? "this same" : "a later", STR_ARG(file), entity->place.line);
    return -1;
}

static enum status check_new_name(struct loading *loading, const struct directive *directive) {
    for (const struct piece *piece = loading->book->pieces; piece; piece = piece->next)
        if (str_equal(piece->name, directive->name))
            return refuse(loading, directive->place, "this name is taken by the piece in %.*s:%u", STR_ARG(piece->lines.items[0].place.file),
                          piece->lines.items[0].place.line);
    if (lists_find(&loading->book->lists, directive->name))
        return refuse(loading, directive->place, "this name is taken by a list");
    return OK;
}

static enum status load_piece(struct loading *loading, const struct directive *directive) {
    struct rulebook *book = loading->book;
    struct piece *piece = ARENA_NEW(&book->arena, struct piece);
    piece->name = directive->name;
    if (directive->rest.text.size)
        *LIST_ADD(&piece->lines, &book->arena) = directive->rest;
    for (LIST_EACH(struct source_line, line, &directive->lines))
        *LIST_ADD(&piece->lines, &book->arena) = *line;
    if (!piece->lines.count)
        return refuse(loading, directive->place, "a piece wants a pattern behind its name or on the lines below");
    enum status status = check_new_name(loading, directive);
    if (status != OK)
        return status;
    struct node *tree;
    loading->in_piece = true;
    status = pattern_parse_lines(&loading->scope, &piece->lines, true, &tree, loading->error);
    loading->in_piece = false;
    /* In front of the older ones, and linked only now: a piece can't use itself. */
    piece->next = book->pieces;
    book->pieces = piece;
    loading->scope.pieces = piece;
    return status;
}

static enum status load_list(struct loading *loading, const struct directive *directive) {
    struct rulebook *book = loading->book;
    enum status status = check_new_name(loading, directive);
    if (status != OK)
        return status;
    str file = directive->rest.text;
    if (!file.size || directive->lines.count)
        return refuse(loading, directive->place, "write it as: list %.*s lexicon/FILE.tsv", STR_ARG(directive->name));
    if (file.data[0] == '/' || str_find(file, STR(".."), 0) < file.size)
        return refuse(loading, directive->rest.place, "a list lies inside the rules folder");
    str path = str_print(&book->arena, "%s/%.*s", book->folder, STR_ARG(file));
    status = list_load(&book->lists, directive->name, path.data, &book->arena, loading->error);
    if (status != OK)
        error_prefix(loading->error, "%.*s:%u:%u: list %.*s", STR_ARG(directive->place.file), directive->place.line,
                     directive->rest.place.column, STR_ARG(directive->name));
    return status;
}

/* ---- rules ---- */

enum property { PROPERTY_NONE, PROPERTY_AS, PROPERTY_GIVES, PROPERTY_NOT_AFTER, PROPERTY_NOT_BEFORE, PROPERTY_UNLESS, PROPERTY_EXACT,
                PROPERTY_OVERLAPS, PROPERTY_PRIORITY, PROPERTY_WANTED, PROPERTY_UNWANTED };

static const struct { const char *word; enum property property; } properties[] = {
    {"as", PROPERTY_AS}, {"gives", PROPERTY_GIVES}, {"not after", PROPERTY_NOT_AFTER}, {"not before", PROPERTY_NOT_BEFORE},
    {"unless", PROPERTY_UNLESS}, {"exact", PROPERTY_EXACT}, {"overlaps", PROPERTY_OVERLAPS}, {"priority", PROPERTY_PRIORITY},
};

/* A keyword is followed by two blanks, a tab or nothing; "+" and "-" by one blank. Anything else is a pattern. */
static enum property property_of(struct source_line line, struct source_line *value) {
    str text = line.text;
    if (text.size > 1 && (text.data[0] == '+' || text.data[0] == '-') && char_is_space(text.data[1])) {
        *value = part(line, 1, text.size);
        return text.data[0] == '+' ? PROPERTY_WANTED : PROPERTY_UNWANTED;
    }
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        str word = str_of(properties[i].word), rest = str_slice(text, word.size, text.size);
        if (!str_starts_with(text, word))
            continue;
        if (!rest.size || rest.data[0] == '\t' || str_starts_with(rest, STR("  "))) {
            *value = part(line, word.size, text.size);
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
        bool meant = properties[i].property == PROPERTY_AS         ? maker_find(first, &nearest) != NULL
                     : properties[i].property == PROPERTY_GIVES    ? claim_kind_of(first, &kind)
                     : properties[i].property == PROPERTY_PRIORITY ? str_to_int(rest, &number)
                                                                   : properties[i].property != PROPERTY_EXACT && properties[i].property != PROPERTY_OVERLAPS;
        if (meant)
            return refuse(loading, line.place, "two blanks or a tab are wanted after \"%s\"; if these words are a pattern, put ( ) around them",
                          properties[i].word);
    }
    return OK;
}

static enum status read_maker(struct loading *loading, struct rule *rule, struct source_line line) {
    struct rulebook *book = loading->book;
    if (rule->is_claim)
        return refuse(loading, line.place, "a claim has no maker; it says what it claims with gives");
    if (rule->maker)
        return refuse(loading, line.place, "a second \"as\"; a rule has one maker: write the entity's other patterns as a rule of their own");
    size_t end = word_end(line.text, 0);
    const char *nearest = NULL;
    rule->maker = maker_find(str_slice(line.text, 0, end), &nearest);
    if (!rule->maker)
        return refuse(loading, line.place, "no maker is called %.*s%s%s%s", (int)end, line.text.data, nearest ? "; did you mean " : "",
                      nearest ? nearest : "", nearest ? "?" : "");
    rule->args.text = str_trim(str_slice(line.text, end, line.text.size));
    struct error why = {0};
    if (rule->maker->read(&rule->args, &book->lists, &book->arena, &why) != OK)
        return refuse(loading, line.place, "as %s: %s", rule->maker->name, why.text);
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

/* The capture of a field is found by name once all branches are compiled; until then constant holds what was written. */
static enum status read_give(struct loading *loading, struct rule *rule, struct source_line line) {
    if (!rule->is_claim)
        return refuse(loading, line.place, "an entity gives nothing; it has a value, made by \"as\"");
    struct give *give = LIST_ADD(&rule->gives, &loading->book->arena);
    give->line = line;
    str rest = line.text;
    give->kind = read_field_word(&rest);
    if (!is_name(give->kind))
        return refuse(loading, line.place, "gives wants a kind, such as placing or result, and then fields");
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
        if (!is_name(field.name) || !field.constant.size)
            return refuse(loading, place, "a field is name, name?, name=capture or name=constant");
        if (give->fields.count == GIVE_FIELDS_MOST)
            return refuse(loading, place, "more than %d fields", (int)GIVE_FIELDS_MOST);
        /* No "=": it must be a capture. */
        if (!word.data)
            field.capture = -2;
        *LIST_ADD(&give->fields, &loading->book->arena) = field;
    }
    return OK;
}

static enum status read_property(struct loading *loading, struct rule *rule, enum property property, struct source_line value) {
    struct arena *arena = &loading->book->arena;
    int64_t number;
    if (property != PROPERTY_EXACT && property != PROPERTY_OVERLAPS && !value.text.size)
        return refuse(loading, value.place, "something is wanted behind this word");
    switch (property) {
    case PROPERTY_AS: return read_maker(loading, rule, value);
    case PROPERTY_GIVES: return read_give(loading, rule, value);
    case PROPERTY_NOT_AFTER: case PROPERTY_NOT_BEFORE: case PROPERTY_UNLESS:
        *LIST_ADD(&rule->guards, arena) = (struct guard){
            .kind = property == PROPERTY_NOT_AFTER ? GUARD_NOT_AFTER : property == PROPERTY_UNLESS ? GUARD_UNLESS : GUARD_NOT_BEFORE,
            .line = value};
        return guard_compile(loading->book, &loading->scope, LIST_LAST(&rule->guards), loading->error);
    case PROPERTY_EXACT: rule->is_exact = true; return OK;
    case PROPERTY_OVERLAPS:
        rule->overlaps = true;
        return rule->is_claim ? OK : refuse(loading, value.place, "entities never overlap one another");
    case PROPERTY_PRIORITY:
        if (!str_to_int(value.text, &number) || number > 1000)
            return refuse(loading, value.place, "priority wants a number from 0 to 1000; the higher one wins");
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
            return refuse(loading, value.place, "an example that must not match can have no =>");
        return OK;
    }
    case PROPERTY_NONE: break;
    }
    return OK;
}

static int name_index(struct rule *rule, str name) {
    for (uint32_t i = 0; i < rule->name_count; i++)
        if (str_equal(rule->names[i], name))
            return (int)i;
    return -1;
}

static void gather_names(struct rule *rule, struct arena *arena) {
    uint32_t most = 0;
    for (uint32_t i = 0; i < rule->branches.count; i++)
        most += rule->branches.items[i]->captures.count;
    rule->names = ARENA_ARRAY(arena, most + 1, str);
    for (uint32_t i = 0; i < rule->branches.count; i++) {
        struct branch *branch = rule->branches.items[i];
        branch->names = ARENA_ARRAY(arena, branch->captures.count + 1, int);
        for (uint32_t g = 0; g < branch->captures.count; g++) {
            str name = branch->captures.items[g].name;
            int index = name_index(rule, name);
            if (index < 0)
                rule->names[index = (int)rule->name_count++] = name;
            branch->names[g] = index;
        }
    }
}

static str unquoted(str text) {
    return text.size > 1 && text.data[0] == '"' && text.data[text.size - 1] == '"' ? str_slice(text, 1, text.size - 1) : text;
}

static enum status resolve_field(struct loading *loading, struct rule *rule, const struct give *give, struct give_field *field) {
    struct place place = give->line.place;
    place.column += (uint32_t)(field->constant.data - give->line.text.data);
    bool must = field->capture == -2;
    struct nearest nearest = {.name = field->constant};
    for (uint32_t i = 0; i < rule->name_count; i++)
        nearest_try(&nearest, rule->names[i]);
    field->capture = name_index(rule, field->constant);
    if (field->capture >= 0)
        return OK;
    bool is_quoted = field->constant.data[0] == '"';
    if (must || (!is_quoted && rulebook_entity(loading->book, field->constant) >= 0))
        return refuse(loading, place, "nothing is captured as %.*s%s%.*s%s", STR_ARG(field->constant),
                      nearest.best.size ? "; did you mean " : "", STR_ARG(nearest.best), nearest.best.size ? "?" : "");
    if (field->is_optional)
        return refuse(loading, place, "a constant is always there; take off the ?");
    field->constant = unquoted(field->constant);
    return OK;
}

static uint64_t hash_of_rule(const struct directive *directive, struct arena *arena) {
    struct buffer text = {0};
    buffer_print(&text, "%s %.*s", directive_names[directive->kind], STR_ARG(directive->name));
    for (LIST_EACH(struct source_line, line, &directive->lines)) {
        struct source_line value;
        enum property property = property_of(*line, &value);
        if (property != PROPERTY_WANTED && property != PROPERTY_UNWANTED)
            buffer_print(&text, "\n%.*s", STR_ARG(line->text));
    }
    uint64_t hash = hash_bytes(buffer_str(&text));
    buffer_close(&text);
    (void)arena;
    return hash;
}

static struct rule *rule_new(struct loading *loading, const struct directive *directive) {
    struct rulebook *book = loading->book;
    struct rule *rule = ARENA_NEW(&book->arena, struct rule);
    *rule = (struct rule){.name = directive->name, .text = directive->text, .index = book->rules.count, .layer = directive->layer,
                          .is_claim = directive->kind == DIRECTIVE_CLAIM,
                          .entity = directive->kind == DIRECTIVE_ENTITY ? rulebook_entity(book, directive->name) : -1};
    rule->origin = (struct origin){.file = file_name(directive->place.file), .line = directive->place.line,
                                   .hash = hash_of_rule(directive, &book->arena)};
    for (uint32_t i = 0; i < book->rules.count; i++)
        rule->number += book->rules.items[i]->layer == rule->layer;
    *LIST_ADD(&book->rules, &book->arena) = rule;
    return rule;
}

static enum status check_rule(struct loading *loading, const struct directive *directive, struct rule *rule) {
    if (rule->is_claim)
        for (uint32_t i = 0; i + 1 < loading->book->rules.count; i++)
            if (loading->book->rules.items[i]->is_claim && str_equal(loading->book->rules.items[i]->name, rule->name))
                return refuse(loading, directive->place, "there is a claim of this name in %.*s:%u already",
                              STR_ARG(loading->book->rules.items[i]->origin.file), loading->book->rules.items[i]->origin.line);
    if (rule->is_claim && !rule->branches.count)
        return refuse(loading, directive->place, "a pattern is wanted on an indented line");
    if (rule->is_claim && !rule->gives.count)
        return refuse(loading, directive->place, "nothing is given; add a line such as: gives  placing  athlete  place=1");
    if (!rule->branches.count && directive->lines.count)
        return refuse(loading, directive->place, "a pattern is wanted on an indented line; an entity that only C finds has none and nothing else");
    return OK;
}

static enum status load_rule(struct loading *loading, const struct directive *directive) {
    struct rulebook *book = loading->book;
    struct rule *rule = rule_new(loading, directive);
    if (directive->rest.text.size)
        return refuse(loading, directive->rest.place, "the pattern belongs on an indented line of its own");
    /* Properties first: exact decides how patterns are compiled. */
    enum status status = OK;
    for (uint32_t i = 0; status == OK && i < directive->lines.count; i++) {
        struct source_line value;
        enum property property = property_of(directive->lines.items[i], &value);
        if (property != PROPERTY_NONE)
            status = read_property(loading, rule, property, value);
    }
    for (uint32_t i = 0; status == OK && i < directive->lines.count; i++) {
        struct source_line value, line = directive->lines.items[i];
        if (property_of(line, &value) != PROPERTY_NONE)
            continue;
        status = check_near_property(loading, line);
        if (status == OK)
            status = branch_compile(book, &loading->scope, rule, line, loading->error);
    }
    if (status == OK)
        status = check_rule(loading, directive, rule);
    if (status != OK)
        return status;
    gather_names(rule, &book->arena);
    if (rule->name_count > NAMES_MOST)
        return refuse(loading, directive->place, "captures under more than %d different names; use fewer roles", NAMES_MOST);
    for (LIST_EACH(struct give, give, &rule->gives))
        for (LIST_EACH(struct give_field, field, &give->fields))
            if (status == OK)
                status = resolve_field(loading, rule, give, field);
    const char *nearest;
    if (!rule->is_claim && !rule->maker)
        rule->maker = maker_find(STR("text"), &nearest);
    struct stage *stage = &book->layers.items[rule->layer].stages[rule->is_claim];
    stage->has_overlaps |= rule->overlaps;
    if (stage->branches.count + rule->branches.count > STAGE_BRANCHES_MOST)
        return refuse(loading, directive->place, "more than %d patterns in one layer; split the file", STAGE_BRANCHES_MOST);
    for (uint32_t i = 0; i < rule->branches.count; i++) {
        rule->branches.items[i]->number = stage->branches.count;
        *LIST_ADD(&stage->branches, &book->arena) = rule->branches.items[i];
    }
    return status;
}

static enum status load_directive(struct loading *loading, const struct directive *directive) {
    loading->layer = directive->layer;
    loading->scope.subject =
        str_print(&loading->book->arena, "%s %.*s", directive_names[directive->kind], STR_ARG(directive->name));
    switch (directive->kind) {
    case DIRECTIVE_PIECE: return load_piece(loading, directive);
    case DIRECTIVE_LIST: return load_list(loading, directive);
    default: return load_rule(loading, directive);
    }
}

static enum status load_files(struct loading *loading) {
    struct rulebook *book = loading->book;
    struct paths paths = {0};
    enum status status = file_list(book->folder, ".rules", &paths, &book->arena, loading->error);
    if (status == OK && !paths.count)
        status = error_set(loading->error, FAILED_INPUT, "%s: no .rules files; name the folder that holds them", book->folder);
    struct sha256_stream *hash = sha256_open();
    for (uint32_t i = 0; status == OK && i < paths.count; i++)
        status = read_layer(loading, paths.items[i], hash);
    book->hash = sha256_close(hash);
    if (status == OK)
        status = name_entities(loading);
    for (uint32_t i = 0; status == OK && i < loading->directives.count; i++)
        status = load_directive(loading, &loading->directives.items[i]);
    for (uint32_t i = 0; i < book->layers.count; i++)
        for (uint32_t s = 0; s < 2; s++)
            book->layers.items[i].stages[s].number = 2 * i + s;
    if (status == OK)
        gate_build(book);
    return status;
}

enum status rulebook_load(const char *folder, struct rulebook **book, struct error *error) {
    struct arena arena = {0};
    struct rulebook *made = ARENA_NEW(&arena, struct rulebook);
    made->arena = arena;
    made->folder = str_to_c(str_of(folder), &made->arena);
    size_t size = strlen(made->folder);
    while (size > 1 && made->folder[size - 1] == '/')
        made->folder[--size] = 0;
    struct loading loading = {.book = made, .error = error};
    loading.scope = (struct scope){.arena = &made->arena, .lists = &made->lists, .entity = find_entity, .context = &loading};
    enum status status = load_files(&loading);
    if (status != OK) {
        rulebook_close(made);
        made = NULL;
    }
    *book = made;
    return status;
}
