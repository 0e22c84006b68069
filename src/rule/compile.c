/* From pattern lines to PCRE2 codes; what PCRE2 has to say is led back to the line and column of the rule. */
#include "base/memory.h"
#include "book.h"

/* Which pieces of a pattern to compile, and how. */
struct compiling {
    struct emission out;
    uint32_t options;
    const struct scope *scope;
};

static enum status too_large(const struct scope *scope, struct place place, struct error *error) {
    return error_set(error, FAILED_INPUT,
                     "%.*s:%u:%u: %.*s: the pattern is too large for the matcher; where it holds a long {list}, make "
                     "the list an entity of an earlier layer and write @name here",
                     STR_ARG(place.file), place.line, place.column, STR_ARG(scope->subject));
}

static pcre2_code *compile_text(str text, uint32_t options, int *code, PCRE2_SIZE *offset) {
    pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)text.data, text.size, COMPILE_OPTIONS | options, code, offset, NULL);
    if (!compiled && *code == PCRE2_ERROR_HEAP_FAILED)
        memory_none(0);
    return compiled;
}

/* For codes that belong to one matcher and are searched for everywhere. */
static pcre2_code *compile_fast(str text, uint32_t options) {
    int number;
    PCRE2_SIZE offset;
    pcre2_code *compiled = compile_text(text, options, &number, &offset);
    if (compiled)
        (void)pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE);
    return compiled;
}

static enum status compile_emitted(const struct scope *scope, const struct emission *out, uint32_t options,
                                   struct code **code, struct arena *arena, struct error *error) {
    int number = 0;
    PCRE2_SIZE offset = 0;
    *code = ARENA_NEW(arena, struct code);
    (*code)->pcre = compile_text(buffer_str(&out->text), options, &number, &offset);
    if ((*code)->pcre)
        return OK;
    struct place place = emission_place(out, offset);
    if (number == 120 || number == 186) /* "regular expression is too large", "too complicated" */
        return too_large(scope, place, error);
    char reason[200] = "";
    pcre2_get_error_message(number, (PCRE2_UCHAR *)reason, sizeof reason);
    return error_set(error, FAILED_INPUT, "%.*s:%u:%u: %.*s: %s", STR_ARG(place.file), place.line, place.column,
                     STR_ARG(scope->subject), reason);
}

static const struct node *only_child(const struct node *node) {
    while ((node->kind == NODE_SEQUENCE || node->kind == NODE_CHOICE) && node->child && !node->child->next)
        node = node->child;
    return node;
}

static enum status check_names(const struct scope *scope, struct branch *branch, uint32_t most, struct error *error) {
    if (most > CAPTURES_MOST)
        return error_set(error, FAILED_INPUT, "%.*s:%u:%u: %.*s: captures up to %u things, at most %d are possible",
                         STR_ARG(branch->place.file), branch->place.line, branch->place.column,
                         STR_ARG(scope->subject), most, CAPTURES_MOST);
    return OK;
}

enum status branch_compile(struct rulebook *book, const struct scope *scope, struct rule *rule, struct source_line line,
                           struct error *error) {
    struct branch *branch = ARENA_NEW(&book->arena, struct branch);
    *branch = (struct branch){.rule = rule, .text = line.text, .place = line.place};
    *LIST_ADD(&rule->branches, &book->arena) = branch;
    enum status status = pattern_parse(scope, line, !rule->is_exact, &branch->tree, error);
    if (status == OK)
        status = check_names(scope, branch, pattern_name_captures(branch->tree, &book->arena), error);
    if (status != OK)
        return status;
    pattern_close_gaps(branch->tree);
    const struct node *whole = only_child(branch->tree);
    if (whole->kind == NODE_PHRASES) {
        branch->phrases = whole->phrases;
        branch->index = phrase_index_make(whole->phrases, whole->is_caseless, &book->arena);
        return OK;
    }
    struct arena scratch = {0};
    struct emission out = {.arena = &scratch, .is_caseless = !rule->is_exact};
    pattern_emit_edge(&out);
    buffer_add_text(&out.text, "(?:");
    bool fits = pattern_emit(&out, branch->tree);
    buffer_add_text(&out.text, ")");
    pattern_emit_edge(&out);
    for (LIST_EACH(struct capture_name, capture, &out.captures))
        *LIST_ADD(&branch->captures, &book->arena) = *capture;
    branch->pattern = str_copy(buffer_str(&out.text), &book->arena);
    status = fits ? compile_emitted(scope, &out, PCRE2_ANCHORED | (rule->is_exact ? 0 : PCRE2_CASELESS),
                                    &branch->code, &book->arena, error)
                  : too_large(scope, line.place, error);
    buffer_close(&out.text);
    arena_close(&scratch);
    if (status == OK && branch->captures.count > book->groups_most)
        book->groups_most = branch->captures.count;
    return status;
}

/* Guards are caseless searches; "not after" ends, and "not before" begins, at the match. */
enum status guard_compile(struct rulebook *book, const struct scope *scope, struct guard *guard, struct error *error) {
    struct node *tree;
    enum status status = pattern_parse(scope, guard->line, true, &tree, error);
    if (status != OK)
        return status;
    pattern_close_gaps(tree);
    guard->most = pattern_length(tree).most;
    struct arena scratch = {0};
    struct emission out = {.arena = &scratch, .is_caseless = true};
    if (guard->kind == GUARD_NOT_BEFORE)
        buffer_add_text(&out.text, " ?");
    pattern_emit_edge(&out);
    buffer_add_text(&out.text, "(?:");
    bool fits = pattern_emit(&out, tree);
    buffer_add_text(&out.text, ")");
    pattern_emit_edge(&out);
    if (guard->kind == GUARD_NOT_AFTER)
        buffer_add_text(&out.text, " ?\\z");
    uint32_t options = PCRE2_CASELESS | (guard->kind == GUARD_NOT_BEFORE ? PCRE2_ANCHORED : 0);
    status = fits ? compile_emitted(scope, &out, options, &guard->code, &book->arena, error)
                  : too_large(scope, guard->line.place, error);
    buffer_close(&out.text);
    arena_close(&scratch);
    if (out.captures.count > book->groups_most)
        book->groups_most = out.captures.count;
    return status;
}

pcre2_code *branch_compile_search(const struct branch *branch) {
    return branch->code ? compile_fast(branch->pattern, branch->rule->is_exact ? 0 : PCRE2_CASELESS) : NULL;
}

pcre2_code *branch_compile_start(const struct branch *branch, const struct node *sequence, uint32_t count,
                                 struct arena *arena) {
    struct emission out = {.arena = arena, .is_caseless = !branch->rule->is_exact};
    pattern_emit_edge(&out);
    for (const struct node *element = sequence->child; element && count; element = element->next, count--) {
        struct node group = *element;
        group.next = NULL;
        buffer_add_text(&out.text, "(?:");
        pattern_emit(&out, &group);
        buffer_add_text(&out.text, ")");
    }
    pcre2_code *code = compile_fast(buffer_str(&out.text), branch->rule->is_exact ? 0 : PCRE2_CASELESS);
    buffer_close(&out.text);
    return code;
}
