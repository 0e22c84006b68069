/* The drafts of a sentence speak of its marks: which of them is heard about one mark, and what kind they make it. */
#include "mark_said.h"

/* The kinds in the order in which they win when several rules speak of one mark. */
static const enum claim_kind strongest_first[] = {CLAIM_MARGIN, CLAIM_STANDARD, CLAIM_ATTEMPT, CLAIM_SPLIT,
                                                  CLAIM_RECORD, CLAIM_RESULT, CLAIM_BEST};

static int strength(enum claim_kind kind) {
    for (size_t i = 0; i < sizeof strongest_first / sizeof *strongest_first; i++)
        if (strongest_first[i] == kind)
            return (int)(sizeof strongest_first / sizeof *strongest_first - i);
    return 0;
}

/* The row of record-codes.tsv for what a record is called: the first whose word stands in it; -1: none. */
static int64_t record_row(const struct scene *scene, str words) {
    str lower = str_lower(words, scene->arena);
    uint32_t count = rulebook_list_count(scene->x->book, STR("record-code"));
    for (uint32_t row = 0; row < count; row++) {
        str word = rulebook_list_cell(scene->x->book, STR("record-code"), row, STR("phrase"));
        if (str_find(lower, word, 0) < lower.size)
            return row;
    }
    return -1;
}

str mark_record_code(const struct scene *scene, str words) {
    int64_t row = record_row(scene, words);
    return row < 0 ? (str){0} : rulebook_list_cell(scene->x->book, STR("record-code"), (uint32_t)row, STR("code"));
}

/* "her indoor best is 2:01.33": a standing mark, but nobody else's. A bare "best" is somebody's own when it is called his or hers. */
static bool is_own_best(const struct scene *scene, uint32_t sentence, const struct draft *said) {
    const struct draft_field *record = said ? draft_field(said, "record") : NULL;
    int64_t row = record && record->is_find ? record_row(scene, scene_find_text(scene, sentence, record->find.span)) : -1;
    if (row < 0)
        return false;
    str own = rulebook_list_cell(scene->x->book, STR("record-code"), (uint32_t)row, STR("own"));
    const struct find *first = scene_find_at(scene, sentence, said->span);
    bool his = first && first->entity == scene->x->id.pronoun && first->span.start == said->span.start;
    return str_equal(own, STR("always")) || (str_equal(own, STR("his")) && his);
}

struct said mark_said(const struct scene *scene, uint32_t sentence, const struct find *find) {
    struct said said = {.claim_kind = CLAIM_OTHER};
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        const struct draft_field *mark = draft_field(draft, "mark");
        if (!mark || !mark->is_find || !span_overlaps(mark->find.span, find->span))
            continue;
        enum claim_kind kind;
        if (str_equal(draft->kind, STR("whose"))) {
            if (!said.whose)
                said.whose = draft;
            continue;
        }
        if (str_equal(draft->kind, STR("near"))) {
            if (!said.near)
                said.near = draft;
            continue;
        }
        if (str_equal(draft->kind, STR("shared"))) {
            said.shared = draft;
            continue;
        }
        if (str_equal(draft->kind, STR("discipline"))) {
            said.discipline = draft;
            continue;
        }
        if (!claim_kind_of(draft->kind, &kind))
            continue;
        if (draft_field(draft, "record") && !said.record)
            said.record = draft;
        if (kind == CLAIM_RECORD && is_own_best(scene, sentence, draft))
            kind = CLAIM_BEST;
        if (draft_field(draft, "athlete") && !said.whose)
            said.whose = draft;
        if (strength(kind) > strength(said.claim_kind) || !said.kind) {
            said.kind = draft;
            said.claim_kind = kind;
        }
    }
    return said;
}
