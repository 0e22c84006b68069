/* From pattern lines to PCRE2 codes; what PCRE2 has to say is led back to the line and column of the rule. */
#include "base/memory.h"
#include "book.h"
#include "rule/check.h"

static enum status too_large(str subject, struct place place, struct error *error) {
    return error_set(error, FAILED_INPUT,
                     "%.*s:%u:%u: %.*s: the pattern is too large for the matcher; where it holds a long {list}, make "
                     "the list an entity of an earlier layer and write @name here; where it repeats something very often, write {0,N} of a "
                     "set or a smaller number",
                     STR_ARG(place.file), place.line, place.column, STR_ARG(subject));
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

/* Guards are caseless searches; "not after" ends, and "not before" begins, at the match. */
static bool emit_code(struct emission *out, const struct code *code) {
    if (code->kind == CODE_NOT_BEFORE)
        buffer_add_text(&out->text, " ?");
    pattern_emit_edge(out);
    buffer_add_text(&out->text, "(?:");
    bool fits = pattern_emit(out, code->tree);
    buffer_add_text(&out->text, ")");
    pattern_emit_edge(out);
    if (code->kind == CODE_NOT_AFTER)
        buffer_add_text(&out->text, " ?\\z");
    return fits;
}

static uint32_t options_of(enum code_kind kind) {
    uint32_t caseless = kind == CODE_EXACT_BRANCH ? 0 : PCRE2_CASELESS;
    return caseless | (kind == CODE_NOT_AFTER || kind == CODE_UNLESS ? 0 : PCRE2_ANCHORED);
}

static enum status compile_emitted(struct code *code, const struct emission *out, struct error *error) {
    int number = 0;
    PCRE2_SIZE offset = 0;
    code->pcre = compile_text(buffer_str(&out->text), options_of(code->kind), &number, &offset);
    if (code->pcre)
        return OK;
    struct place place = emission_place(out, offset);
    if (number == 120 || number == 186) /* "regular expression is too large", "too complicated" */
        return too_large(code->subject, place, error);
    char reason[200] = "";
    pcre2_get_error_message(number, (PCRE2_UCHAR *)reason, sizeof reason);
    return error_set(error, FAILED_INPUT, "%.*s:%u:%u: %.*s: %s", STR_ARG(place.file), place.line, place.column,
                     STR_ARG(code->subject), reason);
}

enum status code_make(const struct rulebook *book, struct code *code, struct error *error) {
    struct arena scratch = {0};
    struct emission out = {.arena = &scratch, .names = code->names, .is_caseless = code->kind != CODE_EXACT_BRANCH};
    enum status status = emit_code(&out, code) ? compile_emitted(code, &out, error)
                                               : too_large(code->subject, code->place, error);
    buffer_close(&out.text);
    arena_close(&scratch);
    code->made_before = *book->made;
    *book->made = code;
    atomic_store_explicit(&code->is_made, true, memory_order_release);
    return status;
}

static struct code *code_new(enum code_kind kind, struct node *tree, const struct capture_names *names, struct place place,
                             const struct scope *scope) {
    struct code *code = ARENA_NEW(scope->arena, struct code);
    code->kind = kind;
    code->tree = tree;
    code->names = names;
    code->place = place;
    code->subject = scope->subject;
    code->is_sure = pattern_is_sure(tree, kind != CODE_EXACT_BRANCH);
    return code;
}

static enum status make_now(const struct rulebook *book, struct code *code, struct error *error) {
    pthread_mutex_lock(book->readying);
    enum status status = code && !atomic_load(&code->is_made) ? code_make(book, code, error) : OK;
    pthread_mutex_unlock(book->readying);
    return status;
}

enum status rulebook_compile_all(const struct rulebook *book, struct error *error) {
    enum status status = OK;
    for (uint32_t i = 0; i < book->rules.count; i++) {
        const struct rule *rule = book->rules.items[i];
        for (uint32_t b = 0; status == OK && b < rule->branches.count; b++)
            status = make_now(book, rule->branches.items[b]->code, error);
        for (LIST_EACH(struct guard, guard, &rule->guards))
            if (status == OK)
                status = make_now(book, guard->code, error);
    }
    return status;
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

enum status branch_compile(const struct scope *scope, struct rule *rule, const struct source_line *line, struct error *error) {
    struct branch *branch = ARENA_NEW(scope->arena, struct branch);
    *branch = (struct branch){.rule = rule, .text = line->text, .place = line->place};
    *LIST_ADD(&rule->branches, scope->arena) = branch;
    enum status status = pattern_parse(scope, line, !rule->is_exact, &branch->tree, error);
    if (status == OK)
        status = check_names(scope, branch, pattern_captures(branch->tree, &branch->captures, scope->arena), error);
    if (status != OK)
        return status;
    pattern_close_gaps(branch->tree);
    const struct node *whole = only_child(branch->tree);
    if (whole->kind == NODE_PHRASES) {
        branch->phrases = whole->phrases;
        branch->index = phrase_index_make(whole->phrases, whole->is_caseless, scope->arena);
        return OK;
    }
    branch->code = code_new(rule->is_exact ? CODE_EXACT_BRANCH : CODE_BRANCH, branch->tree, &branch->captures, line->place, scope);
    return OK;
}

enum status guard_compile(const struct scope *scope, struct guard *guard, struct error *error) {
    static const enum code_kind kinds[] = {
        [GUARD_NOT_AFTER] = CODE_NOT_AFTER, [GUARD_NOT_BEFORE] = CODE_NOT_BEFORE, [GUARD_UNLESS] = CODE_UNLESS};
    struct node *tree;
    struct capture_names *captures = ARENA_NEW(scope->arena, struct capture_names);
    enum status status = pattern_parse(scope, guard->line, true, &tree, error);
    if (status != OK)
        return status;
    pattern_close_gaps(tree);
    guard->most = guard->kind == GUARD_NOT_AFTER ? pattern_length(tree).most : 0;
    (void)pattern_captures(tree, captures, scope->arena);
    guard->code = code_new(kinds[guard->kind], tree, captures, guard->line->place, scope);
    return OK;
}

pcre2_code *branch_compile_search(const struct branch *branch) {
    struct arena scratch = {0};
    struct emission out = {.arena = &scratch, .names = &branch->captures, .is_caseless = !branch->rule->is_exact};
    pcre2_code *code = NULL;
    if (branch->code && emit_code(&out, branch->code))
        code = compile_fast(buffer_str(&out.text), branch->rule->is_exact ? 0 : PCRE2_CASELESS);
    buffer_close(&out.text);
    arena_close(&scratch);
    return code;
}

pcre2_code *branch_compile_start(const struct branch *branch, const struct node *sequence, uint32_t count,
                                 struct arena *arena) {
    struct capture_names names = {0};
    struct node whole = *sequence;
    (void)pattern_captures(&whole, &names, arena);
    struct emission out = {.arena = arena, .names = &names, .is_caseless = !branch->rule->is_exact};
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
