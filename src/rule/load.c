/*
 * Reads a folder of rules: first all files into directives, so that every entity is known by name and place; then, file by
 * file, the directives into pieces and lists, and at last into rules. rules/README.md describes the language.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "load.h"

enum { RULE_FILE_MOST = 4 * 1024 * 1024 };

const char *const directive_names[4] = {"piece", "list", "entity", "claim"};

enum status loading_refuse(struct loading *loading, struct place place, const char *format, ...) {
    char message[700];
    va_list values;
    va_start(values, format);
    vsnprintf(message, sizeof message, format, values);
    va_end(values);
    str subject = loading->scope.subject;
    return error_set(loading->error, FAILED_INPUT, "%.*s:%u:%u: %.*s%s%s", STR_ARG(place.file), place.line,
                     place.column, STR_ARG(subject), subject.size ? ": " : "", message);
}

struct source_line line_part(struct source_line line, size_t from, size_t to) {
    line.text = str_slice(line.text, from, to);
    line.place.column += (uint32_t)from;
    while (line.text.size && char_is_space(line.text.data[0])) {
        line.text = str_slice(line.text, 1, line.text.size);
        line.place.column++;
    }
    line.text = str_trim(line.text);
    return line;
}

bool is_rule_name(str name) {
    for (size_t i = 0; i < name.size; i++)
        if (!char_is_letter(name.data[i]) && !char_is_digit(name.data[i]) && name.data[i] != '-' && name.data[i] != '_')
            return false;
    return name.size && name.size <= 60 && char_is_letter(name.data[0]);
}

size_t word_end(str text, size_t from) {
    while (from < text.size && !char_is_space(text.data[from]))
        from++;
    return from;
}

/* ---- files into directives ---- */

/* Texts are folded before they are matched, so these would never match. */
static const struct { uint32_t point; const char *instead; } folded[] = {
    {0x2018, "'"}, {0x2019, "'"}, {0x201C, "\""}, {0x201D, "\""}, {0x2013, "-"}, {0x2014, "-"}, {0x2011, "-"},
    {0x2212, "-"}, {0xA0, "a blank"},
};

static enum status check_characters(struct loading *loading, struct source_line line) {
    for (size_t at = 0; at < line.text.size;) {
        if (line.text.data[at] >= ' ') {   /* ASCII */
            at++;
            continue;
        }
        struct place place = line.place;
        place.column += (uint32_t)at;
        bool valid = true;
        uint32_t point = utf8_decode(line.text, &at, &valid);
        if (!valid)
            return loading_refuse(loading, place, "this byte is no UTF-8; save the file as UTF-8");
        if (point < ' ' && point != '\t')
            return loading_refuse(loading, place, "a control character (%02X); remove it", point);
        for (size_t i = 0; i < sizeof folded / sizeof *folded; i++)
            if (point == folded[i].point)
                return loading_refuse(loading, place, "texts are folded before they are matched: write %s here",
                                      folded[i].instead);
    }
    return OK;
}

static enum status open_directive(struct loading *loading, struct directives *all, struct source_line line, uint32_t layer) {
    size_t end = word_end(line.text, 0);
    str word = str_slice(line.text, 0, end);
    struct nearest nearest = {.name = word};
    int kind = 3;
    while (kind >= 0 && !str_equal(word, str_of(directive_names[kind])))
        kind--;
    for (int i = 0; i < 4 && kind < 0; i++)
        nearest_try(&nearest, str_of(directive_names[i]));
    if (kind < 0)
        return loading_refuse(
            loading, line.place, "a line in the first column begins with piece, list, entity or claim%s%.*s%s",
            nearest.best.size ? "; did you mean " : "", STR_ARG(nearest.best), nearest.best.size ? "?" : "");
    struct source_line rest = line_part(line, end, line.text.size);
    str name = str_slice(rest.text, 0, word_end(rest.text, 0));
    if (!is_rule_name(name))
        return loading_refuse(loading, rest.place,
                              "%s wants a name that begins with a letter and has letters, digits, - and _",
                              directive_names[kind]);
    struct directive *directive = ARENA_NEW(loading->arena, struct directive);
    *directive = (struct directive){.kind = (enum directive_kind)kind,
                                    .name = name,
                                    .rest = line_part(rest, name.size, rest.text.size),
                                    .place = line.place,
                                    .layer = layer,
                                    .order = all->last ? all->last->order + 1 : 1,
                                    .text = line.text};
    *(all->first ? &all->last->next : &all->first) = directive;
    all->last = directive;
    return OK;
}

static enum status read_lines(struct loading *loading, struct directives *directives, str text, str file, uint32_t layer) {
    str line;
    const struct directive *before = directives->last;
    for (uint32_t number = 1; str_line(&text, &line); number++) {
        struct source_line source = {line, {file, number, 1}};
        str trimmed = str_trim(line);
        if (!trimmed.size || trimmed.data[0] == '#')
            continue;
        enum status status = check_characters(loading, source);
        if (status != OK)
            return status;
        if (!char_is_space(line.data[0])) {
            status = open_directive(loading, directives, source, layer);
            if (status != OK)
                return status;
            continue;
        }
        if (directives->last == before)
            return loading_refuse(loading, line_part(source, 0, line.size).place,
                                  "an indented line belongs to a piece, entity or claim above it; there is none");
        struct directive *last = directives->last;
        *LIST_ADD(&last->lines, loading->arena) = line_part(source, 0, line.size);
        last->text.size = (size_t)(trimmed.data + trimmed.size - last->text.data);
    }
    return OK;
}

static enum status read_layer(struct loading *loading, struct directives *directives, const char *path) {
    struct rulebook *book = loading->book;
    str file = str_of(path), name = file_name(file);
    struct layer *layer = LIST_ADD(&book->layers, &book->arena);
    layer->file = file;
    layer->name = str_slice(name, 0, name.size - 6);
    size_t digits = 0;
    while (digits < layer->name.size && char_is_digit(layer->name.data[digits]))
        layer->number = layer->number * 10 + (layer->name.data[digits++] - '0');
    if (!digits || digits > 6)
        return error_set(loading->error, FAILED_INPUT,
                         "%s: a layer is called NN-name.rules; the number is its place among the others", path);
    str text;
    enum status status = file_read(path, RULE_FILE_MOST, &text, &book->arena, loading->error);
    if (status != OK)
        return status;
    return read_lines(loading, directives, text, file, book->layers.count - 1);
}

static enum status name_entities(struct loading *loading, const struct directives *directives) {
    struct rulebook *book = loading->book;
    for (struct directive *directive = directives->first; directive; directive = directive->next) {
        if (directive->kind != DIRECTIVE_ENTITY || rulebook_entity(book, directive->name) >= 0)
            continue;
        if (book->entities.count == LETTERS_MOST)
            return loading_refuse(loading, directive->place, "more than %d entities; join two that are used alike",
                                  LETTERS_MOST);
        *LIST_ADD(&book->entities, &book->arena) = (struct entity){directive->name, directive->layer, directive->place};
        *table_slot(&book->entity_numbers, directive->name, &book->arena) = (void *)(uintptr_t)book->entities.count;
    }
    return OK;
}

/* ---- what patterns may refer to ---- */

static void explain_unknown(struct loading *loading, str name) {
    const struct rulebook *book = loading->book;
    struct nearest nearest = {.name = name};
    for (LIST_EACH(struct entity, entity, &book->entities))
        nearest_try(&nearest, entity->name);
    int close = nearest.best.size ? rulebook_entity(book, nearest.best) : -1;
    if (close >= 0) {
        const struct entity *entity = &book->entities.items[close];
        str file = file_name(entity->place.file);
        snprintf(loading->why_not, sizeof loading->why_not, "no entity is called @%.*s; @%.*s is found in %.*s:%u",
                 STR_ARG(name), STR_ARG(entity->name), STR_ARG(file), entity->place.line);
    } else {
        snprintf(loading->why_not, sizeof loading->why_not, "no entity is called @%.*s; write \\@ for the sign itself",
                 STR_ARG(name));
    }
}

static void explain_order(struct loading *loading, const struct entity *entity) {
    str file = file_name(entity->place.file);
    snprintf(loading->why_not, sizeof loading->why_not,
             "@%.*s is found in %s layer (%.*s:%u); only what an earlier layer finds can be used", STR_ARG(entity->name),
             entity->layer == loading->layer ? "this same" : "a later", STR_ARG(file), entity->place.line);
}

static int find_entity(void *context, str name, const char **why_not) {
    struct loading *loading = context;
    const struct rulebook *book = loading->book;
    int index = rulebook_entity(book, name);
    if (index >= 0 && (loading->in_piece || book->entities.items[index].layer < loading->layer))
        return index;
    if (!why_not)
        return -1;
    if (index < 0)
        explain_unknown(loading, name);
    else
        explain_order(loading, &book->entities.items[index]);
    *why_not = loading->why_not;
    return -1;
}

static bool find_entities(void *context, uint64_t entities) {
    const struct loading *loading = context;
    for (uint64_t rest = entities; rest && !loading->in_piece; rest &= rest - 1)
        if (loading->book->entities.items[__builtin_ctzll(rest)].layer >= loading->layer)
            return false;
    return true;
}

static enum status check_new_name(struct loading *loading, const struct directive *directive) {
    const struct piece *piece = table_find(&loading->book->pieces.by_name, directive->name);
    if (piece)
        return loading_refuse(loading, directive->place, "this name is taken by the piece in %.*s:%u",
                              STR_ARG(piece->lines[0].place.file), piece->lines[0].place.line);
    if (lists_find(&loading->book->lists, directive->name))
        return loading_refuse(loading, directive->place, "this name is taken by a list");
    return OK;
}

static enum status load_piece(struct loading *loading, const struct directive *directive) {
    struct rulebook *book = loading->book;
    struct piece *piece = ARENA_NEW(&book->arena, struct piece);
    piece->name = directive->name;
    piece->order = directive->order;
    piece->trees = ARENA_ARRAY(&book->arena, 2, struct piece_tree);
    struct source_line *lines = ARENA_ARRAY(&book->arena, 1 + directive->lines.count, struct source_line);
    if (directive->rest.text.size)
        lines[piece->line_count++] = directive->rest;
    for (LIST_EACH(struct source_line, line, &directive->lines))
        lines[piece->line_count++] = *line;
    piece->lines = lines;
    if (!piece->line_count)
        return loading_refuse(loading, directive->place,
                              "a piece wants a pattern behind its name or on the lines below");
    enum status status = check_new_name(loading, directive);
    if (status != OK)
        return status;
    loading->in_piece = true;
    status = pattern_parse_piece(&loading->scope, piece, loading->error);
    loading->in_piece = false;
    /* In front of the older ones, and known only now: a piece can't use itself. */
    piece->next = book->pieces.newest;
    book->pieces.newest = piece;
    *table_slot(&book->pieces.by_name, piece->name, &book->arena) = piece;
    return status;
}

static enum status load_list(struct loading *loading, const struct directive *directive) {
    struct rulebook *book = loading->book;
    enum status status = check_new_name(loading, directive);
    if (status != OK)
        return status;
    str file = directive->rest.text;
    if (!file.size || directive->lines.count)
        return loading_refuse(loading, directive->place, "write it as: list %.*s lexicon/FILE.tsv",
                              STR_ARG(directive->name));
    if (file.data[0] == '/' || str_find(file, STR(".."), 0) < file.size)
        return loading_refuse(loading, directive->rest.place, "a list lies inside the rules folder");
    str path = str_print(&book->arena, "%s/%.*s", book->folder, STR_ARG(file));
    status = list_load(&book->lists, directive->name, path.data, &book->arena, loading->error);
    if (status == OK)
        book->lists.last->order = directive->order;
    else
        error_prefix(loading->error, "%.*s:%u:%u: list %.*s", STR_ARG(directive->place.file), directive->place.line,
                     directive->rest.place.column, STR_ARG(directive->name));
    return status;
}

void loading_turn_to(struct loading *loading, const struct directive *directive) {
    arena_reset(&loading->scratch);
    loading->layer = directive->layer;
    loading->scope.order = directive->order;
    loading->scope.subject = str_join(str_of(directive_names[directive->kind]), STR(" "), directive->name, loading->arena);
}

/* Pieces and lists in the order in which they are written, for one refers to those before it. */
static enum status load_what_is_referred_to(struct loading *loading, const struct directives *directives) {
    enum status status = OK;
    for (const struct directive *directive = directives->first; status == OK && directive; directive = directive->next) {
        if (directive->kind != DIRECTIVE_PIECE && directive->kind != DIRECTIVE_LIST)
            continue;
        loading_turn_to(loading, directive);
        status = directive->kind == DIRECTIVE_PIECE ? load_piece(loading, directive) : load_list(loading, directive);
    }
    return status;
}

static enum status load_files(struct loading *loading) {
    struct rulebook *book = loading->book;
    struct paths paths = {0};
    struct directives directives = {0};
    enum status status = file_list(book->folder, ".rules", &paths, &book->arena, loading->error);
    if (status == OK && !paths.count)
        status = error_set(loading->error, FAILED_INPUT, "%s: no .rules files; name the folder that holds them",
                           book->folder);
    for (uint32_t i = 0; status == OK && i < paths.count; i++)
        status = read_layer(loading, &directives, paths.items[i]);
    if (status == OK)
        status = name_entities(loading, &directives);
    if (status == OK)
        status = load_what_is_referred_to(loading, &directives);
    return status == OK ? load_rules(loading, &directives) : status;
}

void rulebook_wake(struct rulebook *book, const char *folder) {
    book->folder = str_to_c(str_of(folder), &book->arena);
    size_t size = strlen(book->folder);
    while (size > 1 && book->folder[size - 1] == '/')
        book->folder[--size] = 0;
}

static struct rulebook *rulebook_new(const char *folder) {
    struct arena arena = {0};
    struct rulebook *book = ARENA_NEW(&arena, struct rulebook);
    book->arena = arena;
    book->readying = ARENA_NEW(&book->arena, pthread_mutex_t);
    pthread_mutex_init(book->readying, NULL);
    book->scans = ARENA_NEW(&book->arena, atomic_uint);
    book->made = ARENA_NEW(&book->arena, struct code *);
    book->handed_on = ARENA_NEW(&book->arena, struct scan *_Atomic);
    rulebook_wake(book, folder);
    return book;
}

/* One that the thread that holds it may take again. */
static void open_recursive(pthread_mutex_t *mutex) {
    pthread_mutexattr_t kind;
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(mutex, &kind);
    pthread_mutexattr_destroy(&kind);
}

void loading_open(struct loading *loading, struct rulebook *book, struct arena *arena, pthread_mutex_t *making, struct error *error) {
    *loading = (struct loading){.book = book, .arena = arena, .error = error};
    loading->scope = (struct scope){.arena = arena, .making = making, .supplies = &loading->supplies, .pieces = &book->pieces,
                                    .lists = &book->lists, .entity = find_entity, .entities = find_entities, .context = loading};
}

enum status rulebook_load(const char *folder, struct rulebook **book, struct error *error) {
    struct rulebook *made = rulebook_new(folder);
    struct loading loading;
    pthread_mutex_t making;
    open_recursive(&making);
    loading_open(&loading, made, &made->arena, &making, error);
    enum status status = load_files(&loading);
    arena_close(&loading.scratch);
    pthread_mutex_destroy(&making);
    if (status != OK) {
        rulebook_close(made);
        made = NULL;
    }
    *book = made;
    return status;
}
