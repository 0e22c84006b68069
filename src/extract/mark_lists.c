/* Rows of marks: whose each of them is where as many people are named, and what stands before it in its row. */
#include "extract/around.h"
#include "mark_owner.h"
#include "who.h"

/* Bytes between two items of a list; items of one. */
enum { JOINT_MOST = 12, LIST_MOST = 16 };

/* ", ", " and ", " '22, and ": what stands between the names, or the marks, of a list. */
static bool joins(str between) {
    size_t letters = 0;
    bool is_and = str_find(between, STR("and "), 0) < between.size;
    for (size_t i = 0; i < between.size; i++)
        letters += char_is_letter(between.data[i]);
    return between.size <= JOINT_MOST && letters == (is_and ? 3u : 0u) && (is_and || str_find_char(between, ',', 0) < between.size);
}

uint32_t mark_brackets_behind(str behind) {
    size_t closes = str_find_char(behind, ')', 0);
    return str_starts_with(behind, STR(" (")) && closes < behind.size ? (uint32_t)closes + 1 : 0;
}

static bool is_joined_by_and(const struct view *view, const struct find *first, const struct find *second) {
    str between = str_slice(view->text, first->span.end, second->span.start);
    return first->span.end <= second->span.start && str_find(between, STR("and "), 0) < between.size;
}

static bool is_joined(const struct view *view, const struct find *first, const struct find *second) {
    str between = str_slice(view->text, first->span.end, second->span.start);
    return first->span.end <= second->span.start && joins(str_slice(between, mark_brackets_behind(between), between.size));
}

/* "Commonwealth 200m champion Bell", "Italy's Bell", "the 23-year-old American Bell" */
static bool stands_before_name(const struct scene *scene, const struct find *find) {
    const struct entity_ids *id = &scene->x->id;
    return find->entity == id->nation || find->entity == id->people || find->entity == id->age || find->entity == id->honour ||
           find->entity == id->event || find->entity == id->competition || find->entity == id->title;
}

/* Where what is told beside a name ends, if it begins here: brackets, a nation or a title before the next, "of Rome"; 0: it does not. */
static uint32_t end_of_aside(const struct scene *scene, const struct view *view, const struct find *name, uint32_t at, uint32_t limit) {
    str rest = str_slice(view->text, at, limit);
    if (str_starts_with(rest, STR("(")) || str_starts_with(rest, STR(" (")))
        return at + (uint32_t)str_find_char(rest, ')', 0) + 1;
    if (str_starts_with(rest, STR(" of ")) || str_starts_with(rest, STR(" from "))) {
        size_t comma = str_find_char(rest, ',', 0), and = str_find(rest, STR(" and "), 0);
        return at + (uint32_t)(comma < and ? comma : and);
    }
    for (const struct find *find = name + 1; find->span.start <= at && find->span.end < limit; find++)
        if (find->span.start == at && stands_before_name(scene, find))
            return find->span.end + (str_starts_with(str_slice(view->text, find->span.end, limit), STR("'s ")) ? 3 : 1);
    return 0;
}

/* "Ann Bell (Hoka) of Rome and Italy's Eve Fox": names that are joined but for what is told beside them. */
static bool names_are_joined(const struct scene *scene, const struct view *view, const struct find *first, const struct find *second) {
    char between[JOINT_MOST];
    size_t size = 0;
    for (uint32_t at = first->span.end; at < second->span.start;) {
        uint32_t end = end_of_aside(scene, view, first, at, second->span.start);
        if (!end && size == JOINT_MOST)
            return false;
        if (!end)
            between[size++] = view->text.data[at];
        at = end ? end : at + 1;
    }
    return first->span.end <= second->span.start && joins((str){between, size});
}

const struct claim *mark_listed_before(const struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct view *view = &scene->views[sentence];
    if (find == view->finds.items || find[-1].entity != find->entity || !is_joined(view, find - 1, find) || !scene->reading->claims.count)
        return NULL;
    const struct claim *last = LIST_LAST(&scene->reading->claims);
    return last->kind != CLAIM_PLACING && last->span.start == scene_span(scene, sentence, find[-1].span).start ? last : NULL;
}

/* "Bell won from Fox. Their times were 3:54.20 and 3:55.10.": as many marks as the sentence before names people; NOBODY: not so. */
static int32_t owner_in_sentence_before(const struct scene *scene, uint32_t sentence, ptrdiff_t nth, ptrdiff_t marks) {
    int32_t named[LIST_MOST];
    ptrdiff_t count = 0;
    if (!sentence || !around_holds(scene, AROUND_THEIR_MARKS, scene->views[sentence].text))
        return NOBODY;
    for (LIST_EACH(struct find, find, &scene->views[sentence - 1].finds))
        if (find->entity == scene->x->id.athlete && find->person >= 0 && count < LIST_MOST && !person_is_among(named, (uint32_t)count, find->person))
            named[count++] = find->person;
    return count == marks && nth < count ? named[nth] : NOBODY;
}

/* "4.65m/15-3", "4.65m (15-3)": the second measure of what stands before it. */
static bool is_second_measure(const struct scene *scene, const struct view *view, const struct find *mark) {
    if (mark == view->finds.items || mark[-1].span.end > mark->span.start || !scene_is_mark(scene, mark - 1))
        return false;
    str between = str_slice(view->text, mark[-1].span.end, mark->span.start);
    return str_equal(between, STR("/")) || str_equal(between, STR(" ("));
}

/* The mark of the list that stands next to this one, a step of 1 behind it or of -1 before it; NULL: the list ends. */
static const struct find *next_in_list(const struct scene *scene, const struct view *view, const struct find *mark, ptrdiff_t step) {
    const struct find *begin = view->finds.items, *end = begin + view->finds.count;
    const struct find *last = mark; /* with its second measure */
    if (step > 0 && mark + 1 < end && is_second_measure(scene, view, mark + 1))
        last = mark + 1;
    if (step < 0 ? mark == begin : last + 1 == end)
        return NULL;
    const struct find *next = last + step;
    bool has_two = step < 0 && next > begin && scene_is_mark(scene, next) && is_second_measure(scene, view, next);
    const struct find *first = has_two ? next - 1 : next;
    bool joined = step < 0 ? is_joined(view, next, mark) : is_joined(view, last, next);
    return first->entity == mark->entity && joined ? first : NULL;
}

/* Names that are joined to a group, the last of them first. */
struct name_group {
    const struct find *names[LIST_MOST + 1];
    ptrdiff_t count;
};

/* The group that ends with the name. */
static struct name_group group_of(const struct scene *scene, const struct view *view, const struct find *name) {
    struct name_group group = {{name}, 1};
    for (const struct find *next = name; next > view->finds.items && group.count <= LIST_MOST; next--) {
        const struct find *before = next - 1;
        if (before->entity != scene->x->id.athlete && before->entity != scene->x->id.official && !scene_is_mark(scene, before))
            continue;
        if (before->entity != scene->x->id.athlete || before->person < 0 || !names_are_joined(scene, view, before, group.names[group.count - 1]))
            break;
        group.names[group.count++] = before;
    }
    return group;
}

/* Whether the group is no subject, though a list of marks stands behind it. */
static bool is_passed_over(const struct scene *scene, uint32_t sentence, const struct name_group *group) {
    return who_is_governed(scene, sentence, group->names[group->count - 1]->span);
}

/* "Bell came seventh and Fox tenth, in 36:47 and 36:57": those who have been given a place before the marks, as many as marks; NOBODY. */
static int32_t placed_in_turn(const struct scene *scene, uint32_t sentence, const struct find *first, ptrdiff_t nth, ptrdiff_t wanted) {
    int32_t placed[LIST_MOST] = {NOBODY};
    uint32_t count = 0, starts = first->span.start;
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->sentence == sentence && !told->is_aside && told->span.end <= starts && count < LIST_MOST &&
            !person_is_among(placed, count, told->person))
            placed[count++] = told->person;
    return count == wanted ? placed[nth] : NOBODY;
}

int32_t mark_owner_in_list(const struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct view *view = &scene->views[sentence];
    const struct find *first = find;
    ptrdiff_t before = 0, wanted = 1;
    for (const struct find *mark = find; wanted < LIST_MOST && (mark = next_in_list(scene, view, mark, -1)); wanted++, before++)
        first = mark;
    const struct find *last = find;
    for (const struct find *mark = find; wanted < LIST_MOST && (mark = next_in_list(scene, view, mark, 1)); wanted++)
        last = mark;
    if (wanted == 1)
        return NOBODY;
    bool respective = str_find(view->text, STR("respective"), 0) < view->text.size, named = false;
    for (const struct find *name = first; name > view->finds.items; name--) {
        if (scene_is_mark(scene, name - 1) && named)
            return NOBODY;
        if (name[-1].entity != scene->x->id.athlete || name[-1].person < 0)
            continue;
        struct name_group group = group_of(scene, view, name - 1);
        bool passed_over = is_passed_over(scene, sentence, &group);
        if (group.count == wanted && (respective || !passed_over))
            return group.names[wanted - 1 - before]->person;
        if (!respective && !passed_over)
            return is_joined_by_and(view, last - 1, last) ? placed_in_turn(scene, sentence, first, before, wanted) : NOBODY;
        named = true;
        name = group.names[group.count - 1] + 1;
    }
    return named ? NOBODY : owner_in_sentence_before(scene, sentence, before, wanted);
}
