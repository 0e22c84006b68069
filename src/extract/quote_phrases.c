/*
 * Noun phrases that name a speaker, read backwards from their last word and forwards from their first, and subjects of verbs. They are
 * found by their edges: determiners, prepositions, signs.
 */
#include "quote_cues.h"

enum {
    PHRASE_MOST = 8,     /* words of a noun phrase without its "of …" */
    PHRASES_MOST = 4,    /* "a spokesman for the head of the office of …" */
    OWNED_MOST = 5,      /* words from "her" to what is hers */
    CLAUSE_MOST = 40,    /* words between a subject and its verb */
};

static const struct mention nobody = {0, 0, SPEAKER_NONE};

/* "the", "a", "two"; but "that" mostly opens a clause. */
static bool is_determiner(const struct word_list *words, uint32_t i) {
    return word_has(words, i, WORD_DETERMINER) && !word_has(words, i, WORD_RELATIVE);
}

static bool is_common_opener(const struct word_list *words, uint32_t i) {
    return gap_has(words, i, GAP_STOP | GAP_PARAGRAPH) && word_has(words, i, WORD_NOUN | WORD_LEAD);
}

/* Between two parts of a name: "Ludwig van Brandt". */
static bool is_particle_between(const struct word_list *words, uint32_t i, uint32_t from, uint32_t to) {
    return word_has(words, i, WORD_PARTICLE) && i > from && i + 1 < to && word_is_name(words, i - 1) && word_is_name(words, i + 1)
           && !gap_has(words, i, GAP_ANY) && !gap_has(words, i + 1, GAP_ANY);
}

/* Titles and nationalities in front of a name are no part of it; nothing but them is a description. */
static struct mention name_mention(const struct word_list *words, uint32_t first, uint32_t last) {
    uint32_t start = first;
    while (start < last && word_has(words, start, WORD_TITLES | WORD_PEOPLE | WORD_NOUN))
        start++;
    for (uint32_t i = start; i < last; i++) /* "Vermont Sen. Ann Lind" */
        if (word_has(words, i, WORD_TITLES | WORD_NOUN))
            start = i + 1;
    bool only_title = start == last && word_has(words, last, WORD_TITLES | WORD_PEOPLE) && !word_has(words, last, WORD_PARTICLE);
    return only_title ? (struct mention){first, last, SPEAKER_DESCRIPTION} : (struct mention){start, last, SPEAKER_NAME};
}

/* ---- backwards ---- */

static uint32_t name_start(const struct word_list *words, uint32_t last, uint32_t from) {
    uint32_t first = last;
    while (first > from && !gap_has(words, first, GAP_ANY) && last - first < PHRASE_MOST && !word_has(words, first - 1, WORD_GENITIVE)
           && (word_is_name(words, first - 1) || is_particle_between(words, first - 1, from, last + 1)))
        first--;
    return first;
}

#define NOWHERE UINT32_MAX /* an enumerator must fit into an int */

/* "the 23-year-old", "an IAAF spokesman", "critics"; "the 200m and 400m champion" only behind its determiner, else "fans" of "and fans" */
static struct mention description_to(const struct word_list *words, uint32_t last, uint32_t from) {
    uint32_t first = last, joined = NOWHERE; /* where the words behind a conjunction begin */
    bool has_noun = word_has(words, last, WORD_NOUN);
    while (first > from && !gap_has(words, first, GAP_ANY) && last - first < PHRASE_MOST) {
        if (is_determiner(words, first - 1) || word_has(words, first - 1, WORD_POSSESSIVE | WORD_GENITIVE)) {
            first--;
            if (word_has(words, first, WORD_GENITIVE))
                first = name_start(words, first, from);
            bool more = first > from && is_determiner(words, first - 1) && !gap_has(words, first, GAP_ANY);
            return (struct mention){first - more, last, SPEAKER_DESCRIPTION};
        }
        if (word_has(words, first - 1, WORD_CONJUNCTION) && joined == NOWHERE)
            joined = first;
        else if (word_has(words, first - 1, WORD_SMALL | WORD_VERBS | WORD_ING))
            break;
        first--;
    }
    first = joined == NOWHERE ? first : joined;
    return has_noun ? (struct mention){first, last, SPEAKER_DESCRIPTION} : nobody;
}

struct mention name_to(const struct word_list *words, uint32_t last, uint32_t from) {
    return name_mention(words, name_start(words, last, from), last);
}

struct mention owner_of(const struct word_list *words, uint32_t noun, uint32_t from) {
    for (uint32_t i = noun; i-- > from && noun - i < OWNED_MOST && !gap_has(words, i + 1, GAP_ANY);) {
        if (word_has(words, i, WORD_POSSESSIVE))
            return (struct mention){i, i, SPEAKER_PRONOUN};
        if (word_has(words, i, WORD_GENITIVE))
            return word_is_name(words, i) ? name_to(words, i, from) : description_to(words, i, from);
        if (word_has(words, i, WORD_SMALL))
            break;
    }
    return nobody;
}

static struct mention phrase_to(const struct word_list *words, uint32_t last, uint32_t from) {
    if (word_has(words, last, WORD_PRONOUNS))
        return (struct mention){last, last, SPEAKER_PRONOUN};
    if (word_has(words, last, WORD_I))
        return (struct mention){last, last, SPEAKER_AUTHOR};
    if (word_has(words, last, WORD_SMALL | WORD_CALENDAR | WORD_VERBS | WORD_GENITIVE) && !word_has(words, last, WORD_NOUN))
        return nobody;
    if (!word_is_name(words, last) || is_common_opener(words, last))
        return description_to(words, last, from);
    uint32_t first = name_start(words, last, from);
    bool determined = first > from && is_determiner(words, first - 1) && !gap_has(words, first, GAP_ANY);
    return determined ? (struct mention){first - 1, last, SPEAKER_DESCRIPTION} : name_mention(words, first, last);
}

/* The noun phrase that ends with word last; not before from. */
static struct mention mention_to(const struct word_list *words, uint32_t last, uint32_t from) {
    uint32_t end = last;
    for (int depth = 0; depth < PHRASES_MOST; depth++) {
        struct mention found = phrase_to(words, last, from);
        if (!found.form || found.form == SPEAKER_PRONOUN || found.form == SPEAKER_AUTHOR) /* a pronoun hangs on nothing: "after he told" */
            return depth ? nobody : found;
        uint32_t first = found.first;
        /* "spokesman for the ruling body the IAAF": the body is the IAAF, and hangs where its noun hangs */
        if (found.form == SPEAKER_DESCRIPTION && first > from && is_determiner(words, first) && word_has(words, first - 1, WORD_NOUN) &&
            !gap_has(words, first, GAP_ANY)) {
            last = first - 1;
            continue;
        }
        while (first > from && word_has(words, first - 1, WORD_TITLES | WORD_PEOPLE) && !gap_has(words, first, GAP_ANY))
            first--;
        bool hangs = first > from && word_has(words, first - 1, WORD_PREPOSITION) && !gap_has(words, first, GAP_ANY);
        if (!hangs) {
            if (found.form == SPEAKER_DESCRIPTION)
                found.last = end;
            return found;
        }
        if (first < from + 2 || gap_has(words, first - 1, GAP_ANY))
            return nobody;
        last = first - 2;
    }
    return nobody;
}

/* ---- forwards ---- */

static uint32_t name_end(const struct word_list *words, uint32_t from, uint32_t to) {
    uint32_t last = from;
    while (last + 1 < to && !gap_has(words, last + 1, GAP_ANY) && !word_has(words, last, WORD_GENITIVE)
           && (word_is_name(words, last + 1) || is_particle_between(words, last + 1, from, to)))
        last++;
    return last;
}

/* "for Fast Track", "of the tribunal": hung on a description. */
static uint32_t hangings_end(const struct word_list *words, uint32_t last, uint32_t to) {
    for (int depth = 0; depth < PHRASES_MOST; depth++) {
        uint32_t at = last + 1;
        if (at + 1 >= to || !word_has(words, at, WORD_PREPOSITION) || gap_has(words, at, GAP_ANY))
            break;
        uint32_t end = at + 1;
        while (end + 1 < to && word_has(words, end, WORD_DETERMINER | WORD_POSSESSIVE) && !gap_has(words, end + 1, GAP_ANY))
            end++;
        if (!word_is_name(words, end) && !word_has(words, end, WORD_NOUN))
            break;
        last = word_is_name(words, end) ? name_end(words, end, to) : end;
        while (last + 1 < to && !gap_has(words, last + 1, GAP_ANY) && word_has(words, last + 1, WORD_NOUN))
            last++;
    }
    return last;
}

/* "… coach, Amy Lind": the name in apposition to a description that ends at last. */
static struct mention apposed_name(const struct word_list *words, uint32_t last, uint32_t to) {
    uint32_t at = last + 1;
    if (at >= to || !gap_has(words, at, GAP_COMMA) || gap_has(words, at, GAP_BREAKS) || !word_is_name(words, at))
        return nobody;
    return name_mention(words, at, name_end(words, at, to));
}

/* "London race director": the name goes before a noun of office. */
static bool noun_follows(const struct word_list *words, uint32_t at, uint32_t to) {
    for (uint32_t most = at + 3; at < to && at < most && !gap_has(words, at, GAP_ANY); at++) {
        if (word_has(words, at, WORD_SMALL | WORD_CALENDAR | WORD_CAPITAL | WORD_GENITIVE))
            return false;
        if (word_has(words, at, WORD_NOUN) && !word_has(words, at, WORD_VERBS))
            return true;
    }
    return false;
}

/* A noun phrase read forwards: its last word (NOWHERE: none) and what it ends in. */
struct phrase {
    uint32_t last, name;      /* name: where the name it ends in begins */
    bool has_noun, ends_in_name;
};

/* "Trinidad and Tobago sprinter": the end of two names that are joined and say only whose the noun is, else last itself. */
static uint32_t joined_names_end(const struct word_list *words, uint32_t last, uint32_t to) {
    uint32_t second = last + 2;
    bool is_joined = second < to && word_has(words, last + 1, WORD_CONJUNCTION) && !gap_has(words, last + 1, GAP_ANY) &&
                     !gap_has(words, second, GAP_ANY) && word_is_name(words, second);
    uint32_t end = is_joined ? name_end(words, second, to) : last;
    return is_joined && noun_follows(words, end + 1, to) ? end : last;
}

/* Words from at on, up to a sign, a small word or a verb; a name ends the phrase unless an office follows ("London race director"). */
static struct phrase read_phrase(const struct word_list *words, uint32_t at, uint32_t to, bool opens) {
    struct phrase phrase = {.last = NOWHERE};
    for (uint32_t first = at; at < to && (at == first || !gap_has(words, at, GAP_ANY)); at++) {
        if (word_is_name(words, at) && !(at == first && opens && is_common_opener(words, at))) {
            if (phrase.ends_in_name && !word_has(words, phrase.last, WORD_GENITIVE))
                break;
            phrase.name = at;
            phrase.ends_in_name = true;
            at = phrase.last = joined_names_end(words, name_end(words, at, to), to);
            if (!word_has(words, at, WORD_GENITIVE) && !noun_follows(words, at + 1, to))
                break;
            continue;
        }
        bool is_noun = word_has(words, at, WORD_NOUN);
        if (!is_noun && (word_has(words, at, WORD_SMALL | WORD_CALENDAR) || (phrase.last != NOWHERE && word_has(words, at, WORD_VERBS | WORD_ING))))
            break;
        phrase.has_noun |= is_noun;
        phrase.ends_in_name = false;
        phrase.last = at;
    }
    return phrase;
}

/* "former Olympian and BBC pundit Stan Dow": the name behind two offices that are joined. */
static struct mention name_of_two_offices(const struct word_list *words, const struct phrase *first, uint32_t from, uint32_t to) {
    uint32_t next = first->last + 1;
    bool is_office = first->ends_in_name ? first->name > from && first->last == first->name : first->has_noun;
    if (!is_office || next + 1 >= to || !word_has(words, next, WORD_CONJUNCTION) || gap_has(words, next, GAP_ANY) ||
        gap_has(words, next + 1, GAP_ANY))
        return nobody;
    struct phrase second = read_phrase(words, next + 1, to, false);
    bool is_named = second.last != NOWHERE && second.ends_in_name && second.has_noun && !word_has(words, second.last, WORD_GENITIVE);
    return is_named ? name_mention(words, second.name, second.last) : nobody;
}

struct mention mention_from(const struct word_list *words, uint32_t from, uint32_t to) {
    if (from >= to)
        return nobody;
    if (word_has(words, from, WORD_PRONOUNS))
        return (struct mention){from, from, SPEAKER_PRONOUN};
    if (word_has(words, from, WORD_IT)) /* whoever spoke before, if anybody */
        return nobody;
    bool determined = word_has(words, from, WORD_DETERMINER | WORD_POSSESSIVE);
    uint32_t most = from + 2 * PHRASE_MOST < to ? from + 2 * PHRASE_MOST : to, at = from + determined;
    if (determined && (at >= most || gap_has(words, at, GAP_ANY)))
        return nobody;
    if (determined && at + 1 < most && word_has(words, at, WORD_PREPOSITION)) /* one of their lawyers */
        at += 1 + word_has(words, at + 1, WORD_DETERMINER | WORD_POSSESSIVE);
    struct phrase phrase = read_phrase(words, at, most, !determined);
    if (phrase.last == NOWHERE)
        return nobody;
    struct mention of_two = name_of_two_offices(words, &phrase, at, most);
    if (of_two.form)
        return of_two;
    if (phrase.ends_in_name && !word_has(words, phrase.last, WORD_GENITIVE)) {
        bool is_described = determined && phrase.name == from + 1; /* "the Norwegian" */
        return is_described ? (struct mention){from, phrase.last, SPEAKER_DESCRIPTION} : name_mention(words, phrase.name, phrase.last);
    }
    struct mention apposed = apposed_name(words, phrase.last, to);
    if (apposed.form && (phrase.has_noun || determined))
        return apposed;
    if (!determined && !phrase.has_noun)
        return nobody;
    uint32_t end = hangings_end(words, phrase.last, to);
    apposed = end > phrase.last && phrase.has_noun ? apposed_name(words, end, to) : nobody;
    return apposed.form ? apposed : (struct mention){from, end, SPEAKER_DESCRIPTION};
}

/* ---- subjects ---- */

/* A name that another one is apposed to: of "Trump, a businessman, said" the first. */
static struct mention head_of_apposition(const struct word_list *words, struct mention found, uint32_t from) {
    for (int depth = 0; depth < PHRASES_MOST && found.first > from + 1 && gap_has(words, found.first, GAP_COMMA); depth++) {
        struct mention head = mention_to(words, found.first - 1, from);
        if (head.form != SPEAKER_NAME)
            break;
        found = head;
    }
    return found;
}

/* Behind "…," said: the subject stands before what the commas enclose. */
static struct mention subject_over_commas(const struct word_list *words, uint32_t at, uint32_t from) {
    uint32_t least = at > from + CLAUSE_MOST ? at - CLAUSE_MOST : from;
    for (uint32_t i = at; i > least; i--) {
        if (i < at && gap_has(words, i, GAP_BREAKS))
            break;
        if (i < at && gap_has(words, i, GAP_COMMA | GAP_DASH)) {
            struct mention found = mention_to(words, i - 1, from), apposed = mention_to(words, at - 1, i);
            bool is_named = found.form == SPEAKER_DESCRIPTION && apposed.form == SPEAKER_NAME && apposed.first == i;
            if (found.form) /* "the coach, Amy Lind, said": the name; "Kerr, the Scot, said": the head */
                return is_named ? apposed : head_of_apposition(words, found, from);
        }
    }
    return nobody;
}

/* "Kerr's Instagram post said": what somebody wrote speaks for him. */
static struct mention writer_of(const struct word_list *words, struct mention subject, uint32_t from) {
    bool is_thing = subject.form == SPEAKER_DESCRIPTION && word_has(words, subject.last, WORD_SAYING);
    struct mention owner = is_thing ? owner_of(words, subject.last, from) : nobody;
    return owner.form ? owner : subject;
}

static struct mention subject_before(const struct word_list *words, uint32_t verb, uint32_t from);

struct mention subject_of(const struct word_list *words, uint32_t verb, uint32_t from) {
    return writer_of(words, subject_before(words, verb, from), from);
}

static struct mention subject_before(const struct word_list *words, uint32_t verb, uint32_t from) {
    uint32_t at = verb;
    while (at > from && !gap_has(words, at, GAP_ANY) && word_has(words, at - 1, WORD_AUXILIARY | WORD_ADVERB)
           && !word_has(words, at - 1, WORD_PRONOUNS | WORD_NOUN))
        at--;
    if (at <= from || gap_has(words, at, GAP_STOP | GAP_PARAGRAPH | GAP_COLON | GAP_SEMICOLON))
        return nobody;
    if (gap_has(words, at, GAP_CLOSE)) {
        uint32_t open = at;
        while (open > from && at - open < CLAUSE_MOST && !gap_has(words, open, GAP_OPEN))
            open--;
        if (!gap_has(words, open, GAP_OPEN) || open == from)
            return nobody;
        return mention_to(words, open - 1, from);
    }
    if (gap_has(words, at, GAP_COMMA | GAP_DASH)) {
        struct mention found = subject_over_commas(words, at, from);
        return found.form ? found : nobody;
    }
    if (gap_has(words, at, GAP_QUOTE))
        return subject_of_sentence(words, from, at);
    if (word_has(words, at - 1, WORD_CONJUNCTION | WORD_PREPOSITION))
        return subject_of_sentence(words, from, at - 1);
    bool of_name = at > from + 1 && word_has(words, at - 1, WORD_WHO) && gap_has(words, at - 1, GAP_COMMA) && word_is_name(words, at - 2);
    if (of_name) /* "harder for Kelly Hollis, who has admitted" */
        return name_to(words, at - 2, from);
    return mention_to(words, at - 1, from);
}

/* "NORTHPORT, 25 July (AP) - The council …" begins behind its dash. */
static uint32_t behind_dateline(const struct word_list *words, uint32_t from, uint32_t to) {
    if (from >= to || !gap_has(words, from, GAP_PARAGRAPH) || !word_has(words, from, WORD_SHOUT))
        return from;
    for (uint32_t i = from + 1; i < to && i < from + PHRASE_MOST; i++)
        if (gap_has(words, i, GAP_DASH))
            return i;
    return from;
}

/* "For Ann Lind, third on the day, it was": hers is what "it" was. */
static struct mention concerned(const struct word_list *words, uint32_t from, uint32_t to) {
    bool opens = from + 2 < to && word_has(words, from, WORD_FOR) && word_has(words, from, WORD_CAPITAL) && word_is_name(words, from + 1);
    uint32_t comma = from + 2;
    while (opens && comma < to && !gap_has(words, comma, GAP_COMMA))
        comma++;
    for (uint32_t i = comma; opens && i < to; i++)
        if (word_has(words, i, WORD_IT))
            return mention_from(words, from + 1, comma);
    return nobody;
}

/* "8.42pm: Kerr has the microphone" begins behind the hour. */
static uint32_t behind_hour(const struct word_list *words, uint32_t from, uint32_t to) {
    uint32_t at = from;
    while (at < to && at < from + 2 && word_has(words, at, WORD_DIGITS) && (at == from || gap_has(words, at, GAP_COLON)))
        at++;
    return at > from && at < to && gap_has(words, at, GAP_COLON | GAP_DASH | GAP_STOP) ? at : from;
}

struct mention subject_of_sentence(const struct word_list *words, uint32_t from, uint32_t to) {
    uint32_t at = behind_hour(words, behind_dateline(words, from, to), to);
    if (at + 1 < to && word_has(words, at, WORD_AUXILIARY) && word_has(words, at, WORD_CAPITAL)) /* "Did Ann Lind expect it?" */
        at++;
    struct mention of_for = concerned(words, at, to);
    if (of_for.form)
        return of_for;
    while (at < to) {
        while (at < to && word_has(words, at, WORD_CONJUNCTION | WORD_ADVERB) && !word_has(words, at, WORD_PRONOUNS))
            at++;
        bool later = at + 1 < to && word_has(words, at, WORD_CAPITAL) && word_has(words, at + 1, WORD_ADVERB); /* "Hours later, …" */
        bool asked = at < to && word_has(words, at, WORD_CAPITAL) && word_has(words, at, WORD_TELL); /* "Asked about it, …" */
        bool opens_clause = at < to && (later || asked || word_has(words, at, WORD_PREPOSITION | WORD_RELATIVE | WORD_ING));
        if (!opens_clause)
            break;
        uint32_t comma = at + 1;
        while (comma < to && !gap_has(words, comma, GAP_COMMA))
            comma++;
        if (comma >= to && later)
            break;
        if (comma >= to) { /* no comma: the first name or pronoun */
            for (at++; at < to && !word_is_name(words, at) && !word_has(words, at, WORD_PRONOUNS); at++)
                ;
            break;
        }
        at = comma;
    }
    return mention_from(words, at, to);
}
