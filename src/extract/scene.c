#include "extract/scene.h"

bool scene_word_in(const struct rule_list *words, str word) {
    return rule_list_row(words, word) >= 0;
}

bool scene_goes_on_with_verb(const struct scene *scene, str behind) {
    size_t end = str_find_char(behind, ' ', 1);
    if (end == behind.size || behind.data[0] != ' ')
        return false;
    str word = str_slice(behind, 1, end);
    return scene_word_in(scene->x->doing_verbs, word) || (word.size > 3 && str_ends_with(word, STR("ed")));
}

const struct draft_field *draft_field(const struct draft *draft, const char *name) {
    for (uint32_t i = 0; i < draft->field_count; i++)
        if (str_equal(draft->fields[i].name, str_of(name)))
            return &draft->fields[i];
    return NULL;
}

struct span scene_span(const struct scene *scene, uint32_t sentence, struct span local) {
    uint32_t start = scene->article->sentences.items[sentence].span.start;
    return span_of(start + local.start, start + local.end);
}

str scene_find_text(const struct scene *scene, uint32_t sentence, struct span local) {
    return span_str(scene->views[sentence].text, local);
}

bool scene_is_possessive(const struct scene *scene, uint32_t sentence, const struct find *find) {
    str text = scene->views[sentence].text;
    return find->span.end < text.size && text.data[find->span.end] == '\'';
}

struct find *scene_find_at(const struct scene *scene, uint32_t sentence, struct span local) {
    struct view *view = &scene->views[sentence];
    for (uint32_t i = 0; i < view->finds.count; i++)
        if (span_overlaps(view->finds.items[i].span, local))
            return &view->finds.items[i];
    return NULL;
}

/* Corpora call the same events by the same few words; what is found out when all places are taken is not kept. */
str scene_event_code(const struct scene *scene, str phrase) {
    enum { PHRASES_MOST = 10 * 1000, PHRASE_LONGEST = 60 };
    struct extractor *x = scene->x;
    const str *known = table_find(&x->event_codes, phrase);
    if (known)
        return *known;
    str code = event_of_phrase(x->events, phrase, scene->arena);
    if (x->event_codes.count == PHRASES_MOST || phrase.size > PHRASE_LONGEST)
        return code;
    str *kept = ARENA_NEW(&x->arena, str);
    *kept = code.size ? str_copy(code, &x->arena) : code;
    *table_slot(&x->event_codes, str_copy(phrase, &x->arena), &x->arena) = kept;
    return *kept;
}

const struct draft *scene_role_at(const struct scene *scene, uint32_t sentence, const char *kind, const char *field, struct span local) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        const struct draft_field *found = str_equal(draft->kind, str_of(kind)) ? draft_field(draft, field) : NULL;
        if (found && span_overlaps(found->find.span, local))
            return draft;
    }
    return NULL;
}

bool scene_has_role(const struct scene *scene, uint32_t sentence, const char *kind, const char *field, struct span local) {
    return scene_role_at(scene, sentence, kind, field, local) != NULL;
}

bool scene_is_mark(const struct scene *scene, const struct find *find) {
    const struct entity_ids *id = &scene->x->id;
    return find->entity == id->time || find->entity == id->figure || find->entity == id->length || find->entity == id->points;
}

bool scene_names_only(const struct scene *scene, uint32_t sentence, uint32_t before, int32_t *only) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->span.start >= before)
            break;
        if (find->entity != scene->x->id.athlete || find->person < 0 || find->person == *only)
            continue;
        if (*only != NOBODY)
            return false;
        *only = find->person;
    }
    return true;
}

bool scene_names(const struct scene *scene, uint32_t sentence, int32_t person) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.athlete && find->person == person)
            return true;
    return false;
}

const struct event *scene_event_within(const struct scene *scene, uint32_t sentence, struct span local) {
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++)
        if (span_overlaps(local, scene->events.items[i].span))
            return scene->events.items[i].event;
    return NULL;
}

bool person_is_among(const int32_t *people, uint32_t count, int32_t person) {
    for (uint32_t i = 0; i < count; i++)
        if (people[i] == person)
            return true;
    return false;
}

static void fill_field(const struct view *view, const struct hit *hit, const struct given_field *given, struct draft_field *field) {
    field->name = given->name;
    if (given->capture < 0) {
        field->constant = given->constant;
        return;
    }
    const struct capture *capture = &hit->captures[given->capture];
    field->is_find = true;
    if (capture->find >= 0) {
        field->find = view->finds.items[capture->find];
        return;
    }
    field->find = (struct find){.span = capture->span, .entity = -1, .person = NOBODY};
    field->find.value = (struct value){.type = VALUE_TEXT, .text = span_str(view->text, capture->span)};
}

void scene_collect_drafts(struct scene *scene, uint32_t sentence, uint32_t layer) {
    struct view *view = &scene->views[sentence];
    struct hits hits = {0};
    matcher_claim(scene->x->matcher, layer, view, &hits, scene->arena);
    for (uint32_t h = 0; h < hits.count; h++) {
        const struct hit *hit = &hits.items[h];
        for (uint32_t g = 0; g < hit->gives.count; g++) {
            const struct given *given = &hit->gives.items[g];
            struct draft *draft = LIST_ADD(&scene->drafts, scene->arena);
            *draft = (struct draft){.sentence = sentence,
                                    .rule = hit->rule,
                                    .order = h,
                                    .span = span_narrow(scene, view, hit->span),
                                    .kind = given->kind,
                                    .field_count = given->field_count,
                                    .fields = ARENA_ARRAY(scene->arena, given->field_count, struct draft_field)};
            for (uint32_t f = 0; f < given->field_count; f++) {
                fill_field(view, hit, &given->fields[f], &draft->fields[f]);
                find_narrow(scene, &draft->fields[f].find);
            }
        }
    }
}

enum sex scene_sex_of_race(const struct scene *scene, uint32_t sentence, const struct find *find) {
    str word = scene_find_text(scene, sentence, find->span);
    char first = word.size ? char_lower(word.data[0]) : 0;
    return first == 'm' || first == 'b' ? SEX_MALE : SEX_FEMALE;
}
