/*
 * Who "the winner" is, "the runner-up", "the silver medallist": whom the sentences before have said to take that place. It is asked before
 * places are claimed, so what rules say of places is read as it stands.
 */
#include "placings.h"
#include "who.h"

/* Sentences that may lie between the race and the word. */
enum { PLACED_BACK = 10 };

static const struct {
    const char *words;
    int place;
} placed_words[] = {
    {"winner", 1},           {"victor", 1},          {"new champion", 1},     {"gold medallist", 1},
    {"gold medalist", 1},    {"runner-up", 2},       {"beaten finalist", 2},  {"loser", 2},
    {"beaten man", 2},       {"beaten woman", 2},    {"silver medallist", 2}, {"silver medalist", 2},
    {"bronze medallist", 3}, {"bronze medalist", 3},
};

/* The place that the words tell, with no more than an article and a word before: "the Olympic silver medallist" has another day's. */
static int place_in(str words) {
    static const char *const leads[] = {"the",           "the eventual", "the surprise",  "the surprised",
                                        "the delighted", "the tearful",  "the exhausted", "the disappointed"};
    for (size_t i = 0; i < sizeof placed_words / sizeof *placed_words; i++) {
        str known = str_of(placed_words[i].words);
        if (words.size > known.size && str_equal_ignoring_case(str_slice(words, words.size - known.size, words.size), known))
            return str_equals_any_ignoring_case(str_slice(words, 0, words.size - known.size - 1), ALL_OF(leads)) ? placed_words[i].place : 0;
    }
    return 0;
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

int32_t who_placed(const struct scene *scene, uint32_t sentence, const struct find *find) {
    int place = place_in(scene_find_text(scene, sentence, find->span));
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
