/*
 * Who "the winner" is, "the runner-up", "the silver medallist": whom the sentences before have said to take that place. It is asked before
 * places are claimed, so what rules say of places is read as it stands.
 */
#include "placings.h"
#include "who.h"

/* Sentences that may lie between the race and the word. */
enum { PLACED_BACK = 10 };

/* The place that the words tell: "the eventual winner"; "the Olympic silver medallist" has another day's. 0: none. */
static int place_in(const struct scene *scene, str words) {
    int64_t row = rule_list_row(scene->x->placed_words, str_lower(words, scene->arena)), place = 0;
    if (row >= 0)
        str_to_int(rulebook_list_cell(scene->x->book, STR("placed-word"), (uint32_t)row, STR("place")), &place);
    return (int)place;
}

/* Who is told of without being listed by the rule: named apart, or the subject. */
static int32_t other_of(const struct scene *scene, const struct draft *draft, const char *field) {
    const struct draft_field *named = draft_field(draft, field);
    return named && named->is_find ? who_of_field(scene, draft->sentence, named)
                                   : who_subject_in_sentence(scene, draft->sentence, draft->span.start, SEX_UNKNOWN);
}

/* Whom the draft says to take the place; NOBODY. */
static int32_t placed_by(const struct scene *scene, const struct draft *draft, int place) {
    bool ahead = str_equal(draft->kind, STR("ahead")), behind = str_equal(draft->kind, STR("behind"));
    if (str_equal(draft->kind, STR("placing")) && !draft_field(draft, "competition"))
        return placings_place_of(draft_field(draft, "place")) == place ? other_of(scene, draft, "athlete") : NOBODY;
    if ((!ahead && !behind) || place > 2)
        return NOBODY;
    /* "beat": the listed are behind; "lost to": the listed are ahead */
    bool decides = placings_place_of(draft_field(draft, "else")) == 1 || placings_place_of(draft_field(draft, ahead ? "into" : "place")) == 2 ||
                   (ahead && placings_place_of(draft_field(draft, "place")) == 1);
    bool wants_listed = ahead == (place == 2);
    if (!decides)
        return NOBODY;
    return wants_listed ? who_of_field(scene, draft->sentence, draft_field(draft, "athlete")) : other_of(scene, draft, "other");
}

/* "Fox, who won here in 2014, …", "Fox, only third in Rome": told of another day, or maybe; "won the 400m": of another race, maybe. */
static bool is_of_this_race(const struct scene *scene, const struct draft *draft) {
    static const char *const other_day[] = {"competition", "year", "past", "event"};
    for (size_t i = 0; i < sizeof other_day / sizeof *other_day; i++)
        if (draft_field(draft, other_day[i]))
            return false;
    static const char *const asides[] = {" who ", " who had ", " who has ", " having ", ", ", ", only "};
    return !str_ends_with_any(str_slice(scene->views[draft->sentence].text, 0, draft->span.start), ALL_OF(asides));
}

/* The place that the words behind the description give to whom it means, before anybody else is named; 0: none. */
static int place_told_behind(const struct scene *scene, uint32_t sentence, struct span description) {
    uint32_t limit = UINT32_MAX;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->span.start >= description.end && who_is_one(scene, find) && find->entity != scene->x->id.pronoun && find->span.start < limit)
            limit = find->span.start;
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        bool is_plain = str_equal(draft->kind, STR("placing")) && !draft_field(draft, "athlete") && is_of_this_race(scene, draft);
        if (is_plain && draft->span.start >= description.end && draft->span.end <= limit)
            return placings_place_of(draft_field(draft, "place"));
    }
    return 0;
}

bool who_is_placed_otherwise(const struct scene *scene, uint32_t sentence, struct span description, int32_t person) {
    enum { OTHERWISE_BACK = 3, PLACES_MOST = 12 };
    int place = place_told_behind(scene, sentence, description);
    const struct sentence *sentences = scene->article->sentences.items;
    for (uint32_t back = 1; place && back <= OTHERWISE_BACK && back <= sentence; back++) {
        uint32_t s = sentence - back;
        if (sentences[s].paragraph != sentences[sentence].paragraph)
            break;
        for (uint32_t i = scene->first_draft[s]; i < scene->first_draft[s + 1]; i++)
            for (int other = 1; other <= PLACES_MOST; other++)
                if (other != place && is_of_this_race(scene, &scene->drafts.items[i]) && placed_by(scene, &scene->drafts.items[i], other) == person)
                    return true;
    }
    return false;
}

int32_t who_placed(const struct scene *scene, uint32_t sentence, const struct find *find) {
    int place = place_in(scene, scene_find_text(scene, sentence, find->span));
    for (uint32_t back = 0; place && back <= PLACED_BACK && back <= sentence; back++) {
        uint32_t s = sentence - back;
        for (uint32_t i = scene->first_draft[s + 1]; i-- > scene->first_draft[s];) {
            const struct draft *draft = &scene->drafts.items[i];
            int32_t person = s < sentence || draft->span.end <= find->span.start ? placed_by(scene, draft, place) : NOBODY;
            if (person != NOBODY && !scene->reading->people.items[person].is_team)
                return person;
        }
    }
    return NOBODY;
}
