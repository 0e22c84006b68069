/*
 * Who "he" is, and who is the subject where nobody is named. Subjects persist over sentences, rivals do
 * not: outside the sentence the first person of the latest sentence that names one is meant.
 */
#include "who.h"
#include "placings.h"

/* Teams of relays become people while claims are made: one for each nation code at most. */
enum { TEAMS_MOST = 256 };
/* Bytes of a relative clause, and finds in one. */
enum { RELATIVE_MOST = 240, FINDS_IN_RELATIVE = 8 };

bool who_may_be(const struct person *person, enum sex sex) {
    return sex == SEX_UNKNOWN || (!person->is_team && (person->sex == SEX_UNKNOWN || person->sex == sex));
}

/* "Fox caught her on the line", "Fox followed him home": the rule that compares two and has found the pronoun to be one of them; NULL. */
static const struct draft *comparison_at(const struct scene *scene, uint32_t sentence, struct span pronoun) {
    static const char *const kinds[] = {"ahead", "behind"}, *const sides[] = {"athlete", "other"};
    for (size_t i = 0; i < 4; i++) {
        const struct draft *draft = scene_role_at(scene, sentence, kinds[i / 2], sides[i % 2], pronoun);
        if (draft && draft_field(draft, sides[i % 2])->find.entity == scene->x->id.pronoun)
            return draft;
    }
    return NULL;
}

/* "Third was Fox", "silver went to Fox": the words that tell the place stand before the name. A title does not take the name up. */
static bool is_told_before(const struct scene *scene, uint32_t sentence, struct span name) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        const struct draft_field *side = str_equal(draft->kind, STR("ranked")) ? draft_field(draft, "side") : NULL;
        if (side && str_equal(side->constant, STR("after")) && draft->span.end <= name.start)
            return true;
        const struct draft_field *athlete = str_equal(draft->kind, STR("placing")) ? draft_field(draft, "athlete") : NULL;
        if (athlete && athlete->is_find && athlete->find.span.start == name.start && draft->span.start < name.start &&
            !str_starts_with(rule_name(draft->rule), STR("title-")))
            return true;
    }
    return false;
}

bool who_opens_clause(const struct scene *scene, uint32_t sentence, struct span local) {
    if (scene_has_role(scene, sentence, "opening", "surely", local))
        return true;
    if (!scene_has_role(scene, sentence, "opening", "subject", local))
        return false;
    const struct find *before = NULL;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->span.end <= local.start && who_is_one(scene, find))
            before = find;
    /* "won by Fox, and Bell and Dorn took …": it is Bell who begins it. */
    if (before && scene_has_role(scene, sentence, "opening", "subject", before->span))
        return false;
    return before &&
           (scene_has_role(scene, sentence, "object", "object", before->span) ||
            scene_has_role(scene, sentence, "oblique", "object", before->span) || is_told_before(scene, sentence, before->span));
}

/* "Behind him Briton Tom Fox was second": whoever is behind has been told. */
static bool ends_at_pronoun(const struct scene *scene, const struct draft *draft, struct span local) {
    str words = scene_find_text(scene, draft->sentence, span_of(draft->span.start, local.start));
    return str_find(words, STR(" him "), 0) < words.size || str_find(words, STR(" them "), 0) < words.size;
}

bool who_is_object(const struct scene *scene, uint32_t sentence, struct span local) {
    if (comparison_at(scene, sentence, local))
        return true;
    const struct draft *object = scene_role_at(scene, sentence, "object", "object", local);
    return object && !ends_at_pronoun(scene, object, local) && !who_opens_clause(scene, sentence, local);
}

bool who_is_one(const struct scene *scene, const struct find *find) {
    const struct entity_ids *id = &scene->x->id;
    return find->entity == id->athlete || find->entity == id->pronoun || find->entity == id->description || find->entity == id->team;
}

bool who_is_governed(const struct scene *scene, uint32_t sentence, struct span local) {
    return who_is_object(scene, sentence, local) || scene_has_role(scene, sentence, "oblique", "object", local);
}

bool who_opens_participle(str behind) {
    size_t word = 2, end = str_find_char(behind, ' ', word);
    return str_starts_with(behind, STR(", ")) && end < behind.size && str_ends_with(str_slice(behind, word, end), STR("ing"));
}

bool who_has_relative(const struct scene *scene, uint32_t sentence, const struct find *find) {
    return scene_has_role(scene, sentence, "relative", "subject", find->span);
}

enum voice who_voice_at(const struct scene *scene, uint32_t sentence, uint32_t at) {
    return speakers_quoted(scene, sentence, span_of(at, at)) ? VOICE_SPEAKER : VOICE_NARRATOR;
}

bool who_hears(const struct scene *scene, uint32_t sentence, enum voice voice, const struct find *find) {
    return voice == VOICE_SPEAKER || who_voice_at(scene, sentence, find->span.start) == VOICE_NARRATOR;
}

static bool follows_in_apposition(const struct view *view, const struct find *name, const struct find *description) {
    return name->span.end + 2 == description->span.start && view->text.data[name->span.end] == ',';
}

/* "Carroll's" in "McSweeney broke Carroll's record in 7.37". */
static bool is_possessor(const struct view *view, const struct find *find) {
    str rest = str_slice(view->text, find->span.end, view->text.size);
    return str_starts_with(rest, STR("'s ")) || str_starts_with(rest, STR("'s,")) || str_starts_with(rest, STR("' "));
}

/* ", who won in Rome", ", making light of Bell's absence": what tells more of the name before the comma. */
static bool opens_aside(str rest) {
    static const char *const openers[] = {", who ",  ", who'd ",     ", who's ",    ", whose ",  ", which ",
                                          ", whom ", ", with whom ", ", for whom ", ", to whom "};
    return who_opens_participle(rest) || str_starts_with_any(rest, ALL_OF(openers));
}

/* Where the clause that begins at the place as an aside has ended before the limit; 0: it goes on. "…, who won in Rome, by a second" */
static uint32_t end_of_aside(str text, uint32_t opens, uint32_t limit) {
    str rest = str_slice(text, opens, limit < opens + RELATIVE_MOST ? limit : opens + RELATIVE_MOST);
    /* "Fox - who is to marry Bell - won" */
    if (str_starts_with(rest, STR(" - who "))) {
        size_t dash = str_find(rest, STR(" - "), 3);
        return dash == rest.size ? 0 : opens + (uint32_t)dash;
    }
    size_t comma = opens_aside(rest) ? str_find_char(rest, ',', 1) : rest.size, semicolon = str_find_char(rest, ';', 0);
    if (semicolon < comma) /* "Fox, who was fourth; Bell won in 1:58.21, her best" */
        return opens + (uint32_t)semicolon;
    bool goes_on = comma == rest.size || str_starts_with(str_slice(rest, comma, rest.size), STR(", and "));
    return goes_on ? 0 : opens + (uint32_t)comma;
}

/* Whether a mark stands between two places of the sentence: what was told of the first person is told. */
static bool is_mark_between(const struct scene *scene, uint32_t sentence, uint32_t from, uint32_t to) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->span.start >= from && find->span.end <= to && scene_is_mark(scene, find) &&
            !scene_has_role(scene, sentence, "record", "mark", find->span)) /* "broke the 14:28.09 of Fox" */
            return true;
    return false;
}

/* "third place, which Bell held on to, by an inch": a clause on something, which a comma has ended before the limit. */
static bool is_in_ended_which(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t limit) {
    static const char *const openers[] = {"which ", "whom ", "where "};
    const struct draft *passing = scene_role_at(scene, sentence, "passing", "subject", find->span);
    if (!passing || !str_starts_with_any(scene_find_text(scene, sentence, passing->span), ALL_OF(openers)))
        return false;
    str behind = str_slice(scene->views[sentence].text, find->span.end, limit);
    size_t comma = str_find_char(behind, ',', 0);
    /* "to which Bell, with her last, replied", "which Bell covered in 11.98, faster than the rest" go on about Bell. */
    bool tells_more = comma == 0 || who_opens_participle(str_slice(behind, comma, behind.size)) ||
                      is_mark_between(scene, sentence, find->span.end, find->span.end + (uint32_t)comma);
    return comma < behind.size && !tells_more && !str_starts_with(str_slice(behind, comma, behind.size), STR(", and "));
}

/* "Fox, who had trained with Bell all year, was fourth": Bell stands in a clause that has ended. */
static bool is_in_ended_aside(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t limit) {
    const struct view *view = &scene->views[sentence];
    for (const struct find *head = find; head > view->finds.items && find - head < FINDS_IN_RELATIVE; head--) {
        uint32_t end = who_is_one(scene, head - 1) ? end_of_aside(view->text, head[-1].span.end, limit) : 0;
        if (end > find->span.start && !who_opens_clause(scene, sentence, find->span))
            return true;
    }
    str behind = str_slice(view->text, find->span.end, limit);
    size_t closes = str_find_char(behind, ')', 0);
    bool is_in_closed_brackets = closes < behind.size && closes < str_find_char(behind, '(', 0); /* "(8:31.72, by Fox), but faded" */
    return is_in_closed_brackets || is_in_ended_which(scene, sentence, find, limit);
}

/* "Fox's ward passed the bell": whose somebody unnamed is, who does what the sentence tells. */
static bool is_unnamed(const struct scene *scene, uint32_t sentence, const struct find *find) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (str_equal(draft->kind, STR("unnamed")) && span_overlaps(draft->span, find->span))
            return true;
    }
    return false;
}

bool who_yields_to_description(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t before) {
    const struct view *view = &scene->views[sentence];
    const struct find *next = find + 1;
    bool is_beside = next < view->finds.items + view->finds.count && next->entity == scene->x->id.description && next->span.start <= before &&
                     next->person != find->person && follows_in_apposition(view, find, next);
    return is_beside && who_is_beside_subject(scene, sentence, find, next);
}

/* "the record Fox set in 2011": done long ago; but "record holder Fox set off fast". */
static bool is_of_old(const struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct draft *old = scene_role_at(scene, sentence, "old", "subject", find->span);
    str words = old ? scene_find_text(scene, sentence, old->span) : (str){0};
    return old && str_find(words, STR("holder"), 0) == words.size;
}

/* The latest person before the find in its sentence that is no object and fits. */
static int32_t latest_subject(const struct scene *scene, uint32_t sentence, uint32_t before, enum sex sex, bool possessors) {
    const struct view *view = &scene->views[sentence];
    enum voice voice = who_voice_at(scene, sentence, before);
    const struct find *oblique = NULL;
    for (uint32_t i = view->finds.count; i-- > 0;) {
        const struct find *find = &view->finds.items[i];
        if (find->span.start >= before || !who_is_one(scene, find) || find->person < 0 || !who_hears(scene, sentence, voice, find))
            continue;
        if (scene_has_role(scene, sentence, "modifier", "subject", find->span) || is_unnamed(scene, sentence, find))
            continue;
        bool goes_on = who_has_relative(scene, sentence, find) && !end_of_aside(view->text, find->span.end, before);
        bool passed = is_of_old(scene, sentence, find);
        if ((who_is_object(scene, sentence, find->span) && !goes_on) || passed || is_in_ended_aside(scene, sentence, find, before) ||
            who_is_in_ended_clause(scene, sentence, find, before) || who_is_in_paused_clause(scene, sentence, find, before) ||
            (!possessors && is_possessor(view, find)) || who_has_gone_on(scene, sentence, find->span, before) ||
            who_is_objective(scene, sentence, find))
            continue;
        /* "past Bekele, the 41-year-old legend,": what a rival is called besides. */
        if (i > 0 && find->entity == scene->x->id.description && follows_in_apposition(view, find - 1, find) &&
            who_is_object(scene, sentence, find[-1].span))
            continue;
        if (!who_may_be(&people(scene)[find->person], sex) || who_yields_to_description(scene, sentence, find, before))
            continue;
        /* Behind a preposition he is the subject only where nobody in the same breath is. */
        if (oblique && is_mark_between(scene, sentence, find->span.end, oblique->span.start))
            break;
        if (goes_on || !scene_has_role(scene, sentence, "oblique", "object", find->span))
            return find->person;
        oblique = oblique ? oblique : find;
    }
    return oblique ? oblique->person : NOBODY;
}

/* Who owns something is the subject only where nobody else is. */
int32_t who_subject_in_sentence(const struct scene *scene, uint32_t sentence, uint32_t before, enum sex sex) {
    int32_t person = latest_subject(scene, sentence, before, sex, false);
    return person != NOBODY ? person : latest_subject(scene, sentence, before, sex, true);
}

static int32_t first_in_sentence_after(const struct scene *scene, uint32_t sentence, uint32_t from) {
    const struct view *view = &scene->views[sentence];
    for (uint32_t i = 0; i < view->finds.count; i++) {
        const struct find *find = &view->finds.items[i];
        if (find->span.start >= from && who_is_one(scene, find) && find->person >= 0 && !who_is_object(scene, sentence, find->span))
            return find->person;
    }
    return NOBODY;
}

/* "on her shoulder", "at his heels": those who are followed do nothing. */
static bool is_followed(const struct view *view, const struct find *pronoun) {
    static const char *const behind[] = {" shoulder", " heels", " tail", " slipstream", " wake", " coat-tails", " back"};
    return str_starts_with_any(str_slice(view->text, pronoun->span.end, view->text.size), ALL_OF(behind));
}

/* "She was passed by Fox, but she came again": the pronoun before, where only those behind a preposition have been named since. */
static int32_t pronoun_before(const struct scene *scene, uint32_t sentence, uint32_t before, enum sex sex) {
    const struct view *view = &scene->views[sentence];
    enum voice voice = who_voice_at(scene, sentence, before);
    for (uint32_t i = view->finds.count; i-- > 0;) {
        const struct find *find = &view->finds.items[i];
        if (find->span.start >= before || find->person < 0 || !who_is_one(scene, find) || !who_may_be(&people(scene)[find->person], sex) ||
            !who_hears(scene, sentence, voice, find))
            continue;
        if (find->entity == scene->x->id.pronoun && is_followed(view, find))
            continue;
        if (find->entity == scene->x->id.pronoun)
            return find->person;
        bool oblique = who_is_governed(scene, sentence, find->span) || scene_has_role(scene, sentence, "between", "subject", find->span);
        /* "… to pass Fox, who had led; and she won": what is told of Fox has ended. */
        str since = str_slice(view->text, find->span.end, before);
        if (!oblique || (who_has_relative(scene, sentence, find) && str_find_char(since, ';', 0) == since.size))
            return NOBODY;
    }
    return NOBODY;
}

/* "Bell won. Fox and Dow were next. She …": one of two who do it together, where another could be meant. */
static bool is_one_of_joint(const struct scene *scene, uint32_t sentence, const struct find *find, enum voice voice) {
    return scene_has_role(scene, sentence, "joint", "subject", find->span) &&
           who_subject_before(scene, sentence, people(scene)[find->person].sex, voice, NULL) != NOBODY;
}

/*
 * Whom the sentences behind may go on about, a rival where nobody else is: "to Rome, where Fox beat her" goes on about her. NOBODY where
 * nobody knows who the one is that has a rival: "The student leapt farther than Fox had."
 */
static int32_t subject_of_sentence(const struct scene *scene, uint32_t sentence, enum voice voice) {
    int32_t rival = NOBODY;
    bool has_stranger = false;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->entity == scene->x->id.description && find->person < 0 && rival == NOBODY && who_hears(scene, sentence, voice, find))
            has_stranger |= !who_is_object(scene, sentence, find->span);
        if (!who_is_one(scene, find) || find->person < 0 || !who_hears(scene, sentence, voice, find) ||
            scene_has_role(scene, sentence, "passing", "subject", find->span))
            continue;
        /* "Fox's 29:31.78 had stood since 1993." */
        if (scene_has_role(scene, sentence, "record", "athlete", find->span) && is_possessor(&scene->views[sentence], find))
            continue;
        if (!who_is_object(scene, sentence, find->span))
            return is_one_of_joint(scene, sentence, find, voice) ? NOBODY : find->person;
        rival = rival == NOBODY ? find->person : rival;
    }
    return has_stranger ? NOBODY : rival;
}

static bool is_named_by(const struct draft *draft, const struct find *find) {
    for (uint32_t i = 0; i < draft->field_count; i++)
        if (draft->fields[i].is_find && span_overlaps(draft->fields[i].find.span, find->span))
            return true;
    return false;
}

/* "She had been a minute down on Bell. Fox's 2:31:10 beat her": of the sentence before, the last who is not the subject; NOBODY. */
static int32_t last_other_of(const struct scene *scene, uint32_t sentence, int32_t subject, enum sex sex) {
    int32_t last = NOBODY;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (who_is_one(scene, find) && find->person >= 0 && find->person != subject && who_hears(scene, sentence, VOICE_NARRATOR, find) &&
            who_may_be(&people(scene)[find->person], sex))
            last = find->person;
    return last;
}

/* Whom "her" means who was caught, beaten or followed: the latest before who is neither the subject nor named by the comparison. */
static int32_t other_than_subject(const struct scene *scene, uint32_t sentence, const struct find *pronoun,
                                  const struct draft *comparison, enum sex sex) {
    int32_t subject = who_subject_in_sentence(scene, sentence, pronoun->span.start, SEX_UNKNOWN);
    const struct view *view = &scene->views[sentence];
    for (const struct find *find = pronoun; find > view->finds.items; find--) {
        int32_t person = find[-1].person;
        bool is_named = comparison && is_named_by(comparison, find - 1);
        bool is_other = who_is_one(scene, find - 1) && person >= 0 && person != subject && !is_named;
        if (is_other && who_may_be(&people(scene)[person], sex))
            return person;
    }
    for (uint32_t back = 1; back <= SENTENCES_BACK && back <= sentence && !lost_subject_opens(scene, sentence - back + 1); back++) {
        int32_t person = scene->subject[sentence - back];
        if (back == 1 && person != NOBODY && person == subject)
            person = last_other_of(scene, sentence - back, subject, sex);
        if (person != NOBODY && person != subject && who_may_be(&people(scene)[person], sex))
            return person;
    }
    return NOBODY;
}

/* "The women's race was all about Bell. She …", in an article about men: the last one of that sex whom the sentences before name. */
static int32_t last_of_sex(const struct scene *scene, uint32_t sentence, enum sex sex) {
    enum { BACK_MOST = 2 };
    for (uint32_t back = 1; back <= BACK_MOST && back <= sentence && !lost_subject_opens(scene, sentence - back + 1); back++)
        for (uint32_t i = scene->views[sentence - back].finds.count; i-- > 0;) {
            const struct find *find = &scene->views[sentence - back].finds.items[i];
            if (find->entity == scene->x->id.athlete && find->person >= 0 && people(scene)[find->person].sex == sex &&
                who_hears(scene, sentence - back, VOICE_NARRATOR, find))
                return find->person;
        }
    return NOBODY;
}

/*
 * "After her third place in Rome, Ann Fox improved": the pronoun of a phrase that opens the sentence is whom the clause behind its comma
 * names in full, as somebody is who has not been spoken of. NOBODY: it opens with no such phrase.
 */
static int32_t named_behind_opening(const struct scene *scene, uint32_t sentence, const struct find *pronoun, enum sex sex) {
    static const char *const openers[] = {"After ", "With ", "In ", "Despite ", "Since ", "Following ", "Before ", "On ", "For ", "Until "};
    static const char *const behind[] = {" wake", " shadow", " absence", " slipstream", " heels", " shoulder", " place,", " honour"};
    const struct view *view = &scene->views[sentence];
    const struct find *name = pronoun + 1, *end = view->finds.items + view->finds.count;
    size_t comma = str_find_char(view->text, ',', pronoun->span.end);
    bool opens = str_starts_with_any(view->text, ALL_OF(openers)) && str_find_char(view->text, ',', 0) == comma;
    if (!opens || str_starts_with_any(str_slice(view->text, pronoun->span.end, view->text.size), ALL_OF(behind)))
        return NOBODY;
    while (name < end && (name->span.start < comma || !who_is_one(scene, name)))
        if (who_is_one(scene, name++))
            return NOBODY; /* "After her win over Fox, Ann Bell spoke": of whom is not said */
    bool is_next = name < end && name->entity == scene->x->id.athlete && name->person >= 0 && name->span.start == comma + 2;
    if (!is_next || str_find_char(span_str(view->text, name->span), ' ', 0) == name->span.end - name->span.start)
        return NOBODY;
    str rest = str_slice(view->text, name->span.end, view->text.size);
    bool acts = rest.size > 1 && rest.data[0] == ' ' && char_is_lower(rest.data[1]);
    return acts && who_may_be(&people(scene)[name->person], sex) ? name->person : NOBODY;
}

/* "he", "she": the forms of who does something, not of who owns it or has it done to him. */
static bool is_subject_form(const struct scene *scene, uint32_t sentence, const struct find *pronoun) {
    str word = scene_find_text(scene, sentence, pronoun->span);
    return str_equal_ignoring_case(word, STR("he")) || str_equal_ignoring_case(word, STR("she"));
}

/* "She had one more turn after Fox": who is named behind "she" in the same clause is somebody else; but "she was Ann Fox". */
static bool is_named_behind(const struct scene *scene, uint32_t sentence, const struct find *pronoun, int32_t person) {
    static const char *const enders[] = {",",      ";",         ":",       " and ",   " but ",   " while ", " when ", " as ",
                                         " that ", " because ", " since ", " until ", " where ", " who ",   " if "};
    static const char *const copulas[] = {" is ", " was ", " called ", " named ", " became "};
    const struct view *view = &scene->views[sentence];
    for (const struct find *find = pronoun + 1; find < view->finds.items + view->finds.count; find++) {
        str between = str_slice(view->text, pronoun->span.end, find->span.start);
        if (str_holds_any(between, ALL_OF(enders)) || str_ends_with_any(between, ALL_OF(copulas)))
            return false;
        if (find->entity == scene->x->id.athlete && find->person == person)
            return true;
    }
    return false;
}

/* "There was a fine run from Fox, as he came fifth": of the only one whom the sentence has named speaks the clause that a pronoun opens. */
static int32_t only_named_before(const struct scene *scene, uint32_t sentence, const struct find *pronoun, enum sex sex) {
    static const char *const openers[] = {" when ", " as ", " who ", " because ", " for ", " where ", " once ", " though ", " although "};
    const struct view *view = &scene->views[sentence];
    const struct find *only = NULL;
    if (!is_subject_form(scene, sentence, pronoun) || !str_ends_with_any(str_slice(view->text, 0, pronoun->span.start), ALL_OF(openers)))
        return NOBODY;
    for (const struct find *find = view->finds.items; find < pronoun; find++) {
        if (!who_is_one(scene, find) || find->entity == scene->x->id.team)
            continue;
        if (only || find->entity != scene->x->id.athlete || find->person < 0 || scene_is_possessive(scene, sentence, find))
            return NOBODY;
        only = find;
    }
    return only && who_may_be(&people(scene)[only->person], sex) ? only->person : NOBODY;
}

/* Of those of the sentence before, who is neither the one nor beaten; NOBODY, too, where it begins with somebody whom nobody knows. */
static int32_t other_before(const struct scene *scene, uint32_t sentence, int32_t one, enum sex sex) {
    if (!sentence)
        return NOBODY;
    for (LIST_EACH(struct find, find, &scene->views[sentence - 1].finds)) {
        if (!who_is_one(scene, find) || find->person == one)
            continue;
        bool fits = find->person >= 0 && who_may_be(&people(scene)[find->person], sex) && !who_is_object(scene, sentence - 1, find->span);
        if (fits || find->person < 0)
            return fits ? find->person : NOBODY;
    }
    return NOBODY;
}

/*
 * "… when Fox swept past her": whom a verb or preposition of the clause governs is not its subject, who stands before with nothing between
 * that would open another clause.
 */
static bool is_not_subject_before(const struct scene *scene, uint32_t sentence, const struct find *pronoun) {
    enum { CLAUSE_MOST = 40 };
    static const char *const opens[] = {",", ";", ":", " and ", " who ", " that ", " but ", " to ", " with ", "self", "'s "};
    const struct view *view = &scene->views[sentence];
    if (pronoun == view->finds.items || !who_is_objective(scene, sentence, pronoun))
        return false;
    const struct find *before = pronoun - 1;
    while (before > view->finds.items && !who_is_one(scene, before))
        before--;
    if (before->entity != scene->x->id.athlete || pronoun->span.start - before->span.end > CLAUSE_MOST || before->span.end >= pronoun->span.start)
        return false;
    return !str_holds_any(span_str(view->text, span_of(before->span.end, pronoun->span.start)), ALL_OF(opens)) &&
           !who_is_governed(scene, sentence, before->span);
}

/*
 * "A strong debut from Fox when she finished second": whom nothing but a conjunction parts from the pronoun; "nobody got near Fox, who": the last
 * who is named where the sentence begins with nobody. NOBODY: neither.
 */
static int32_t named_right_before(const struct scene *scene, uint32_t sentence, const struct find *pronoun, enum sex sex) {
    static const char *const nobody[] = {"Nobody ", "No one ", "No-one ", "None ", "Few "};
    static const char *const joints[] = {" when ", " as ", " after ", " because ", " although ", " though ", " once "};
    const struct view *view = &scene->views[sentence];
    bool is_of_nobody = str_starts_with_any(view->text, ALL_OF(nobody));
    const struct find *name = pronoun;
    while (name > view->finds.items && (name == pronoun || (is_of_nobody && name->entity != scene->x->id.athlete)))
        name--;
    if (name == pronoun || name->entity != scene->x->id.athlete || name->person < 0 || !who_may_be(&people(scene)[name->person], sex))
        return NOBODY;
    str between = str_slice(view->text, name->span.end, pronoun->span.start);
    return is_of_nobody || str_equals_any(between, ALL_OF(joints)) ? name->person : NOBODY;
}

static void bind_pronoun(struct scene *scene, uint32_t sentence, struct find *find) {
    enum sex sex = str_equal(find->value.text, STR("M")) ? SEX_MALE : SEX_FEMALE;
    const struct draft *comparison = comparison_at(scene, sentence, find->span);
    if (comparison || is_followed(&scene->views[sentence], find) || is_not_subject_before(scene, sentence, find)) {
        find->person = other_than_subject(scene, sentence, find, comparison, sex);
        return;
    }
    const struct draft *successor = scene_role_at(scene, sentence, "succeeded", "one", find->span);
    int32_t next_runner = successor ? who_of_field(scene, sentence, draft_field(successor, "athlete")) : NOBODY;
    if (next_runner != NOBODY && who_may_be(&people(scene)[next_runner], sex)) {
        find->person = next_runner;
        return;
    }
    bool quoted = speakers_quoted(scene, sentence, find->span);
    find->person = pronoun_before(scene, sentence, find->span.start, sex);
    const struct draft *between = find->person == NOBODY ? scene_role_at(scene, sentence, "between", "one", find->span) : NULL;
    if (between)
        find->person = who_subject_in_sentence(scene, sentence, between->span.start, sex);
    if (find->person == NOBODY)
        find->person = who_subject_in_sentence(scene, sentence, find->span.start, sex);
    if (find->person == NOBODY && !quoted)
        find->person = only_named_before(scene, sentence, find, sex);
    if (find->person == NOBODY && !quoted)
        find->person = named_behind_opening(scene, sentence, find, sex);
    if (find->person == NOBODY && is_subject_form(scene, sentence, find))
        find->person = named_right_before(scene, sentence, find, sex);
    if (find->person == NOBODY)
        find->person = who_subject_carried(scene, sentence, sex, quoted ? VOICE_SPEAKER : VOICE_NARRATOR);
    if (find->person != NOBODY && !quoted && is_subject_form(scene, sentence, find) && is_named_behind(scene, sentence, find, find->person)) {
        find->person = other_before(scene, sentence, find->person, sex);
        return;
    }
    if (find->person == NOBODY) {
        /* "In his first race Kerr won": the name follows. */
        int32_t next = first_in_sentence_after(scene, sentence, find->span.end);
        if (next != NOBODY && who_may_be(&people(scene)[next], sex))
            find->person = next;
    }
    if (find->person == NOBODY && !quoted && !lost_subject_may_be_meant(scene, sentence))
        find->person = last_of_sex(scene, sentence, sex);
    if (find->person != NOBODY && !quoted && people(scene)[find->person].sex == SEX_UNKNOWN)
        people(scene)[find->person].sex = sex;
}

void who_resolve(struct scene *scene) {
    uint32_t sentences = scene->article->sentences.count;
    who_collect_titles(scene);
    who_count_namings(scene);
    scene->subject = ARENA_ARRAY(scene->arena, sentences + 1, int32_t);
    scene->told_subject = ARENA_ARRAY(scene->arena, sentences + 1, int32_t);
    for (uint32_t s = 0; s < sentences; s++)
        scene->subject[s] = scene->told_subject[s] = NOBODY;
    for (uint32_t s = 0; s < sentences; s++) {
        struct view *view = &scene->views[s];
        for (uint32_t i = 0; i < view->finds.count; i++)
            if (view->finds.items[i].entity != scene->x->id.athlete && view->finds.items[i].entity != scene->x->id.official)
                view->finds.items[i].person = NOBODY;
        for (uint32_t i = 0; i < view->finds.count; i++) {
            struct find *find = &view->finds.items[i];
            if (find->entity == scene->x->id.pronoun)
                bind_pronoun(scene, s, find);
            else if (find->entity == scene->x->id.description)
                who_bind_description(scene, s, find);
            else if (find->entity == scene->x->id.team)
                find->person = teams_bind(scene, s, find);
        }
        if (lost_subject_opens(scene, s)) {
            scene->subject[s] = scene->told_subject[s] = lost_subject(scene, s);
            continue;
        }
        scene->subject[s] = subject_of_sentence(scene, s, VOICE_SPEAKER);
        scene->told_subject[s] = subject_of_sentence(scene, s, VOICE_NARRATOR);
    }
    scene->person_event = ARENA_ARRAY(scene->arena, scene->reading->people.count + TEAMS_MOST, const struct event *);
}

/* "…, with Britain's Ann Fox fourth": a clause of its own names somebody even where the sentence's subject is lost. */
static int32_t subject_of_clause(const struct scene *scene, uint32_t sentence, uint32_t at) {
    const struct view *view = &scene->views[sentence];
    for (uint32_t i = view->finds.count; i-- > 0;) {
        const struct find *find = &view->finds.items[i];
        if (find->span.start < at && who_is_one(scene, find) && find->person >= 0)
            return scene_has_role(scene, sentence, "clause", "subject", find->span) ? find->person : NOBODY;
    }
    return NOBODY;
}

/* "Winning in the outside lane, Kenya's Kerr looked happy": the subject follows the comma, with nothing before it but what tells more of it. */
static int32_t subject_behind_comma(const struct scene *scene, uint32_t sentence, uint32_t at) {
    const struct view *view = &scene->views[sentence];
    const struct find *end = view->finds.items + view->finds.count;
    for (const struct find *find = placings_find_from(view, at); find < end; find++) {
        if (find->span.start < at || !who_is_one(scene, find) || find->person < 0 ||
            (find->entity == scene->x->id.pronoun && !is_subject_form(scene, sentence, find)))
            continue;
        uint32_t comma = find->span.start;
        while (comma > at && view->text.data[comma] != ',')
            comma--;
        bool follows = comma > at && !placings_between(scene, sentence, comma + 1, find->span.start).others;
        return follows ? find->person : NOBODY;
    }
    return NOBODY;
}

int32_t who_subject_at(const struct scene *scene, uint32_t sentence, uint32_t at) {
    if (lost_subject_opens(scene, sentence)) {
        int32_t own = subject_of_clause(scene, sentence, at);
        return own != NOBODY ? own : scene->subject[sentence];
    }
    int32_t person = who_subject_in_sentence(scene, sentence, at, SEX_UNKNOWN);
    if (person != NOBODY)
        return person;
    person = subject_behind_comma(scene, sentence, at);
    if (person != NOBODY)
        return person;
    person = who_subject_carried(scene, sentence, SEX_UNKNOWN, who_voice_at(scene, sentence, at));
    return person != NOBODY || lost_subject_may_be_meant(scene, sentence) ? person : first_in_sentence_after(scene, sentence, at);
}

int32_t who_owner_at(const struct scene *scene, uint32_t sentence, uint32_t at) {
    int32_t person = latest_subject(scene, sentence, at, SEX_UNKNOWN, true);
    return person != NOBODY ? person : who_subject_at(scene, sentence, at);
}

int32_t who_of_field(const struct scene *scene, uint32_t sentence, const struct draft_field *field) {
    if (!field)
        return NOBODY;
    if (!field->is_find)
        return NOBODY;
    const struct find *find = scene_find_at(scene, sentence, field->find.span);
    if (!find || !who_is_one(scene, find))
        return NOBODY;
    return find->person;
}
