/*
 * The names that an article writes, in reading order: each sequence of capitalised words is split (name_split.c), what stands around tells
 * places, offices and bylines (name_cues.c), and of each text is counted how often it stands there as what.
 */
#include "name_tokens.h"
#include "names.h"

struct name_count *name_count_slot(struct name_list *names, str text) {
    void **slot = table_slot(&names->counts, text, names->scene->arena);
    if (!*slot)
        *slot = ARENA_NEW(names->scene->arena, struct name_count);
    return *slot;
}

struct name_count name_count_of(const struct name_list *names, str text) {
    const struct name_count *count = table_find(&names->counts, text);
    return count ? *count : (struct name_count){0};
}

static uint32_t count_marks(const struct scene *scene, uint32_t sentence) {
    const struct entity_ids *id = &scene->x->id;
    uint32_t marks = 0;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        marks += find->entity == id->time || find->entity == id->figure || find->entity == id->length;
    return marks;
}

/* "Ann Bell, 7.90 seconds": a mark behind a comma. */
static bool holds_mark_of_list(const struct scene *scene, uint32_t sentence) {
    const struct entity_ids *id = &scene->x->id;
    str text = scene->views[sentence].text;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if ((find->entity == id->time || find->entity == id->length) && str_ends_with(str_slice(text, 0, find->span.start), STR(", ")))
            return true;
    return false;
}

/* "9. Ann Bell": a place and a name. */
static bool holds_numbered_name(str text) {
    for (size_t at = str_find(text, STR(". "), 1); at + 2 < text.size; at = str_find(text, STR(". "), at + 2))
        if (char_is_digit(text.data[at - 1]) && char_is_upper(text.data[at + 2]))
            return true;
    return false;
}

/* A headline, by its block or by its look: no full stop, and hardly a word without a capital. */
static bool is_headline(const struct scene *scene, uint32_t sentence) {
    if (scene->article->paragraphs.items[scene->article->sentences.items[sentence].paragraph].kind == BLOCK_TITLE)
        return true;
    str text = scene->views[sentence].text;
    uint32_t words = 0, capitals = 0;
    for (size_t i = 0; i < text.size; i++)
        if ((i == 0 || text.data[i - 1] == ' ') && (char_is_letter(text.data[i]) || (unsigned char)text.data[i] >= 0x80))
            words++, capitals += !char_is_lower(text.data[i]);
    bool list = str_find_char(text, '(', 0) < text.size || str_find_char(text, ';', 0) < text.size || count_marks(scene, sentence) > 1 ||
                holds_numbered_name(text) || holds_mark_of_list(scene, sentence);
    return words >= 5 && capitals * 10 >= words * 8 && !list && text.data[text.size - 1] != '.';
}

bool name_is_place(const struct name_list *names, str text) {
    struct name_count count = name_count_of(names, text);
    return count.other_cues && count.other_cues * 2 > count.mentions;
}

str name_words(const struct name_list *names, const struct name_words *name, uint32_t from, uint32_t to) {
    return str_slice(names->scene->views[name->sentence].text, name->tokens[from].start, name->tokens[to - 1].end);
}

str name_token(const struct name_list *names, const struct name_words *name, uint32_t index) {
    return span_str(names->scene->views[name->sentence].text, name->tokens[index]);
}

static void cut_sentence(struct name_list *names, uint32_t sentence) {
    const struct scene *scene = names->scene;
    uint32_t from = names->count;
    bool in_title = is_headline(scene, sentence);
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.name)
            names_split(names, sentence, find->span, in_title);
    names_take_cues(names, sentence, from);
}

/* "the Razorbacks", "The Razorbacks won": a team by its nickname. */
static bool is_several(const struct scene *scene, const struct name_words *name) {
    str before = str_slice(scene->views[name->sentence].text, 0, name->span.start);
    return name->count == 1 && str_ends_with(name->text, STR("s")) && (name->is_determined || str_equal(before, STR("The ")));
}

/* "The Blue Foxes won" */
static bool is_nickname_of_two(const struct scene *scene, const struct name_words *name) {
    str text = scene->views[name->sentence].text;
    return name->count == 2 && str_ends_with(name->text, STR("s")) && str_equal(str_slice(text, 0, name->span.start), STR("The ")) &&
           !name_token_is_given(scene, span_str(text, name->tokens[0]));
}

void names_cut(struct name_list *names, struct scene *scene) {
    *names = (struct name_list){.scene = scene};
    names_collect_small_words(names);
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        cut_sentence(names, s);
    for (LIST_EACH(struct name_words, name, names)) {
        bool is_nickname = is_nickname_of_two(scene, name);
        name->is_place |= name->is_town || is_nickname || name_stands_in_parentheses(scene, name);
        name->is_person &= !name->is_town && !is_nickname;
        struct name_count *count = name_count_slot(names, name->text);
        count->mentions++;
        count->person_cues += name->is_person;
        count->performer_cues += name->is_performer;
        count->other_cues += name->is_credit || (name->is_place && !name->is_person);
        count->town_cues += name->is_town;
        count->several_cues += is_several(scene, name);
        count->home_cues += name->is_home;
    }
}
