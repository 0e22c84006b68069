/*
 * Who "he" is: somebody of the same sentence, or whom the sentences before are about. Rivals are nobody's "he" in the next sentence; "her", who is
 * caught or beaten, is not whom the clause is about.
 */
#include "extract/around.h"
#include "who.h"

/* "on her shoulder", "at his heels": those who are followed do nothing. */
static bool is_followed(const struct scene *scene, const struct view *view, const struct find *pronoun) {
    return around_begins(scene, AROUND_FOLLOWED, str_slice(view->text, pronoun->span.end, view->text.size));
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
        if (find->entity == scene->x->id.pronoun && is_followed(scene, view, find))
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
    const struct view *view = &scene->views[sentence];
    const struct find *name = pronoun + 1, *end = view->finds.items + view->finds.count;
    size_t comma = str_find_char(view->text, ',', pronoun->span.end);
    bool opens = str_starts_with_any(view->text, ALL_OF(openers)) && str_find_char(view->text, ',', 0) == comma;
    if (!opens || around_begins(scene, AROUND_NO_SUBJECT, str_slice(view->text, pronoun->span.end, view->text.size)))
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
    if (!who_is_subject_form(scene, sentence, pronoun) || !str_ends_with_any(str_slice(view->text, 0, pronoun->span.start), ALL_OF(openers)))
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

/* "beaten by Fox, who ran 20.05 to his 20.18": a mark stands against hers. */
static bool stands_against_mark(const struct scene *scene, uint32_t sentence, const struct find *pronoun) {
    static const char *const joints[] = {" to ", " against ", " compared to ", " compared with ", " as against "};
    const struct view *view = &scene->views[sentence];
    bool is_between = pronoun > view->finds.items && pronoun + 1 < view->finds.items + view->finds.count &&
                      scene_is_mark(scene, pronoun - 1) && scene_is_mark(scene, pronoun + 1);
    return is_between && str_equals_any(span_str(view->text, span_of(pronoun[-1].span.end, pronoun->span.start)), ALL_OF(joints)) &&
           pronoun[1].span.start == pronoun->span.end + 1;
}

void who_bind_pronoun(struct scene *scene, uint32_t sentence, struct find *find) {
    enum sex sex = str_equal(find->value.text, STR("M")) ? SEX_MALE : SEX_FEMALE;
    const struct draft *comparison = who_comparison_at(scene, sentence, find->span);
    if (comparison || is_followed(scene, &scene->views[sentence], find) || is_not_subject_before(scene, sentence, find) ||
        stands_against_mark(scene, sentence, find)) {
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
    if (find->person == NOBODY && who_is_subject_form(scene, sentence, find))
        find->person = named_right_before(scene, sentence, find, sex);
    if (find->person == NOBODY)
        find->person = who_subject_carried(scene, sentence, sex, quoted ? VOICE_SPEAKER : VOICE_NARRATOR);
    if (find->person != NOBODY && !quoted && who_is_subject_form(scene, sentence, find) && is_named_behind(scene, sentence, find, find->person)) {
        find->person = other_before(scene, sentence, find->person, sex);
        return;
    }
    if (find->person == NOBODY) {
        /* "In his first race Kerr won": the name follows. */
        int32_t next = who_first_in_sentence_after(scene, sentence, find->span.end);
        if (next != NOBODY && who_may_be(&people(scene)[next], sex))
            find->person = next;
    }
    if (find->person == NOBODY && !quoted && !lost_subject_may_be_meant(scene, sentence))
        find->person = last_of_sex(scene, sentence, sex);
    if (find->person != NOBODY && !quoted && people(scene)[find->person].sex == SEX_UNKNOWN)
        people(scene)[find->person].sex = sex;
}
