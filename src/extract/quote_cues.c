#include "quote_cues.h"

enum {
    PHRASE_MOST = 8,     /* words of a noun phrase without its "of …" */
    PHRASES_MOST = 4,    /* "a spokesman for the head of the office of …" */
    CLAUSE_MOST = 40,    /* words between a subject and its verb */
    REACH_BEHIND = 30,   /* words behind a quote in which its verb stands */
    REACH_BEFORE = 40,
    REACH_CALL = 12,     /* "called her plan, before a crowd, …": nearer, for such verbs have other uses */
    GAP_BREAKS = GAP_STOP | GAP_PARAGRAPH | GAP_SEMICOLON | GAP_COLON | GAP_QUOTE,
    GAP_ANY = GAP_BREAKS | GAP_COMMA | GAP_DASH | GAP_OPEN | GAP_CLOSE,
};

static const struct mention nobody = {0, 0, SPEAKER_NONE};

static const struct word *word_at(const struct word_list *words, uint32_t i) {
    return &words->items[i];
}

static bool has(const struct word_list *words, uint32_t i, uint32_t roles) {
    return (words->items[i].roles & roles) != 0;
}

static bool gap_has(const struct word_list *words, uint32_t i, uint32_t gaps) {
    return (words->items[i].gap & gaps) != 0;
}

/* "the", "a", "two"; but "that" mostly opens a clause. */
static bool is_determiner(const struct word_list *words, uint32_t i) {
    return has(words, i, WORD_DETERMINER) && !has(words, i, WORD_RELATIVE);
}

/* Capitalised, and not only because it opens a sentence: small words and calendar words are no names. */
static bool is_name_word(const struct word_list *words, uint32_t i) {
    return has(words, i, WORD_CAPITAL) && !has(words, i, WORD_SMALL | WORD_CALENDAR | WORD_DIGITS);
}

static bool is_common_opener(const struct word_list *words, uint32_t i) {
    return gap_has(words, i, GAP_STOP | GAP_PARAGRAPH) && has(words, i, WORD_NOUN | WORD_LEAD);
}

/* Between two parts of a name: "Ludwig van Brandt". */
static bool is_particle_between(const struct word_list *words, uint32_t i, uint32_t from, uint32_t to) {
    return has(words, i, WORD_PARTICLE) && i > from && i + 1 < to && is_name_word(words, i - 1) && is_name_word(words, i + 1)
           && !gap_has(words, i, GAP_ANY) && !gap_has(words, i + 1, GAP_ANY);
}

/* Titles and nationalities in front of a name are no part of it; nothing but them is a description. */
static struct mention name_mention(const struct word_list *words, uint32_t first, uint32_t last) {
    uint32_t start = first;
    while (start < last && has(words, start, WORD_TITLES | WORD_PEOPLE | WORD_NOUN))
        start++;
    for (uint32_t i = start; i < last; i++) /* "Vermont Sen. Ann Lind" */
        if (has(words, i, WORD_TITLES | WORD_NOUN))
            start = i + 1;
    bool only_title = start == last && has(words, last, WORD_TITLES | WORD_PEOPLE) && !has(words, last, WORD_PARTICLE);
    return only_title ? (struct mention){first, last, SPEAKER_DESCRIPTION} : (struct mention){start, last, SPEAKER_NAME};
}

/* ---- backwards ---- */

static uint32_t name_start(const struct word_list *words, uint32_t last, uint32_t from) {
    uint32_t first = last;
    while (first > from && !gap_has(words, first, GAP_ANY) && last - first < PHRASE_MOST && !has(words, first - 1, WORD_GENITIVE)
           && (is_name_word(words, first - 1) || is_particle_between(words, first - 1, from, last + 1)))
        first--;
    return first;
}

/* "the 23-year-old", "an IAAF spokesman", "critics" */
static struct mention description_to(const struct word_list *words, uint32_t last, uint32_t from) {
    uint32_t first = last;
    bool has_noun = has(words, last, WORD_NOUN);
    while (first > from && !gap_has(words, first, GAP_ANY) && last - first < PHRASE_MOST) {
        if (is_determiner(words, first - 1) || has(words, first - 1, WORD_POSSESSIVE | WORD_GENITIVE)) {
            first--;
            if (has(words, first, WORD_GENITIVE))
                first = name_start(words, first, from);
            bool more = first > from && is_determiner(words, first - 1) && !gap_has(words, first, GAP_ANY);
            return (struct mention){first - more, last, SPEAKER_DESCRIPTION};
        }
        if (has(words, first - 1, WORD_SMALL | WORD_VERBS | WORD_ING))
            break;
        first--;
    }
    return has_noun ? (struct mention){first, last, SPEAKER_DESCRIPTION} : nobody;
}

static struct mention phrase_to(const struct word_list *words, uint32_t last, uint32_t from) {
    if (has(words, last, WORD_PRONOUNS))
        return (struct mention){last, last, SPEAKER_PRONOUN};
    if (has(words, last, WORD_SMALL | WORD_CALENDAR | WORD_VERBS | WORD_GENITIVE) && !has(words, last, WORD_NOUN))
        return nobody;
    if (!is_name_word(words, last) || is_common_opener(words, last))
        return description_to(words, last, from);
    uint32_t first = name_start(words, last, from);
    bool determined = first > from && is_determiner(words, first - 1) && !gap_has(words, first, GAP_ANY);
    return determined ? (struct mention){first - 1, last, SPEAKER_DESCRIPTION} : name_mention(words, first, last);
}

struct mention mention_to(const struct word_list *words, uint32_t last, uint32_t from) {
    uint32_t end = last;
    for (int depth = 0; depth < PHRASES_MOST; depth++) {
        struct mention found = phrase_to(words, last, from);
        if (!found.form || found.form == SPEAKER_PRONOUN) /* a pronoun hangs on nothing: "after he told" */
            return depth ? nobody : found;
        uint32_t first = found.first;
        while (first > from && has(words, first - 1, WORD_TITLES | WORD_PEOPLE) && !gap_has(words, first, GAP_ANY))
            first--;
        bool hangs = first > from && has(words, first - 1, WORD_PREPOSITION) && !gap_has(words, first, GAP_ANY);
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
    while (last + 1 < to && !gap_has(words, last + 1, GAP_ANY) && !has(words, last, WORD_GENITIVE)
           && (is_name_word(words, last + 1) || is_particle_between(words, last + 1, from, to)))
        last++;
    return last;
}

/* "for Fast Track", "of the tribunal": hung on a description. */
static uint32_t hangings_end(const struct word_list *words, uint32_t last, uint32_t to) {
    for (int depth = 0; depth < PHRASES_MOST; depth++) {
        uint32_t at = last + 1;
        if (at + 1 >= to || !has(words, at, WORD_PREPOSITION) || gap_has(words, at, GAP_ANY))
            break;
        uint32_t end = at + 1;
        while (end + 1 < to && has(words, end, WORD_DETERMINER | WORD_POSSESSIVE) && !gap_has(words, end + 1, GAP_ANY))
            end++;
        if (!is_name_word(words, end) && !has(words, end, WORD_NOUN))
            break;
        last = is_name_word(words, end) ? name_end(words, end, to) : end;
        while (last + 1 < to && !gap_has(words, last + 1, GAP_ANY) && has(words, last + 1, WORD_NOUN))
            last++;
    }
    return last;
}

/* "… coach, Amy Lind": the name in apposition to a description that ends at last. */
static struct mention apposed_name(const struct word_list *words, uint32_t last, uint32_t to) {
    uint32_t at = last + 1;
    if (at >= to || !gap_has(words, at, GAP_COMMA) || gap_has(words, at, GAP_BREAKS) || !is_name_word(words, at))
        return nobody;
    return name_mention(words, at, name_end(words, at, to));
}

/* "London race director": the name goes before a noun of office. */
static bool noun_follows(const struct word_list *words, uint32_t at, uint32_t to) {
    for (uint32_t most = at + 3; at < to && at < most && !gap_has(words, at, GAP_ANY); at++) {
        if (has(words, at, WORD_SMALL | WORD_CALENDAR | WORD_CAPITAL | WORD_GENITIVE))
            return false;
        if (has(words, at, WORD_NOUN) && !has(words, at, WORD_VERBS))
            return true;
    }
    return false;
}

/* A noun phrase read forwards: its last word (NOWHERE: none) and what it ends in. */
#define NOWHERE UINT32_MAX /* an enumerator must fit into an int */
struct phrase {
    uint32_t last, name;      /* name: where the name it ends in begins */
    bool has_noun, ends_in_name;
};

/* "Trinidad and Tobago sprinter": the end of two names that are joined and say only whose the noun is, else last itself. */
static uint32_t joined_names_end(const struct word_list *words, uint32_t last, uint32_t to) {
    uint32_t second = last + 2;
    bool is_joined = second < to && has(words, last + 1, WORD_CONJUNCTION) && !gap_has(words, last + 1, GAP_ANY) &&
                     !gap_has(words, second, GAP_ANY) && is_name_word(words, second);
    uint32_t end = is_joined ? name_end(words, second, to) : last;
    return is_joined && noun_follows(words, end + 1, to) ? end : last;
}

/* Words from at on, up to a sign, a small word or a verb; a name ends the phrase unless an office follows ("London race director"). */
static struct phrase read_phrase(const struct word_list *words, uint32_t at, uint32_t to, bool opens) {
    struct phrase phrase = {.last = NOWHERE};
    for (uint32_t first = at; at < to && (at == first || !gap_has(words, at, GAP_ANY)); at++) {
        if (is_name_word(words, at) && !(at == first && opens && is_common_opener(words, at))) {
            if (phrase.ends_in_name && !has(words, phrase.last, WORD_GENITIVE))
                break;
            phrase.name = at;
            phrase.ends_in_name = true;
            at = phrase.last = joined_names_end(words, name_end(words, at, to), to);
            if (!has(words, at, WORD_GENITIVE) && !noun_follows(words, at + 1, to))
                break;
            continue;
        }
        bool is_noun = has(words, at, WORD_NOUN);
        if (!is_noun && (has(words, at, WORD_SMALL | WORD_CALENDAR) || (phrase.last != NOWHERE && has(words, at, WORD_VERBS | WORD_ING))))
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
    if (!is_office || next + 1 >= to || !has(words, next, WORD_CONJUNCTION) || gap_has(words, next, GAP_ANY) || gap_has(words, next + 1, GAP_ANY))
        return nobody;
    struct phrase second = read_phrase(words, next + 1, to, false);
    bool is_named = second.last != NOWHERE && second.ends_in_name && second.has_noun && !has(words, second.last, WORD_GENITIVE);
    return is_named ? name_mention(words, second.name, second.last) : nobody;
}

struct mention mention_from(const struct word_list *words, uint32_t from, uint32_t to) {
    if (from >= to)
        return nobody;
    if (has(words, from, WORD_PRONOUNS))
        return (struct mention){from, from, SPEAKER_PRONOUN};
    bool determined = has(words, from, WORD_DETERMINER | WORD_POSSESSIVE);
    uint32_t most = from + 2 * PHRASE_MOST < to ? from + 2 * PHRASE_MOST : to, at = from + determined;
    if (determined && (at >= most || gap_has(words, at, GAP_ANY)))
        return nobody;
    if (determined && at + 1 < most && has(words, at, WORD_PREPOSITION)) /* one of their lawyers */
        at += 1 + has(words, at + 1, WORD_DETERMINER | WORD_POSSESSIVE);
    struct phrase phrase = read_phrase(words, at, most, !determined);
    if (phrase.last == NOWHERE)
        return nobody;
    struct mention of_two = name_of_two_offices(words, &phrase, at, most);
    if (of_two.form)
        return of_two;
    if (phrase.ends_in_name && !has(words, phrase.last, WORD_GENITIVE)) {
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

struct mention subject_of(const struct word_list *words, uint32_t verb, uint32_t from) {
    uint32_t at = verb;
    while (at > from && !gap_has(words, at, GAP_ANY) && has(words, at - 1, WORD_AUXILIARY | WORD_ADVERB)
           && !has(words, at - 1, WORD_PRONOUNS | WORD_NOUN))
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
    if (has(words, at - 1, WORD_CONJUNCTION | WORD_PREPOSITION))
        return subject_of_sentence(words, from, at - 1);
    return mention_to(words, at - 1, from);
}

/* "NORTHPORT, 25 July (AP) - The council …" begins behind its dash. */
static uint32_t behind_dateline(const struct word_list *words, uint32_t from, uint32_t to) {
    if (from >= to || !gap_has(words, from, GAP_PARAGRAPH) || !has(words, from, WORD_SHOUT))
        return from;
    for (uint32_t i = from + 1; i < to && i < from + PHRASE_MOST; i++)
        if (gap_has(words, i, GAP_DASH))
            return i;
    return from;
}

struct mention subject_of_sentence(const struct word_list *words, uint32_t from, uint32_t to) {
    uint32_t at = behind_dateline(words, from, to);
    while (at < to) {
        while (at < to && has(words, at, WORD_CONJUNCTION | WORD_ADVERB) && !has(words, at, WORD_PRONOUNS))
            at++;
        bool later = at + 1 < to && has(words, at, WORD_CAPITAL) && has(words, at + 1, WORD_ADVERB); /* "Hours later, …" */
        bool opens_clause = at < to && (later || has(words, at, WORD_PREPOSITION | WORD_RELATIVE | WORD_ING));
        if (!opens_clause)
            break;
        uint32_t comma = at + 1;
        while (comma < to && !gap_has(words, comma, GAP_COMMA))
            comma++;
        if (comma >= to && later)
            break;
        if (comma >= to) { /* no comma: the first name or pronoun */
            for (at++; at < to && !is_name_word(words, at) && !has(words, at, WORD_PRONOUNS); at++)
                ;
            break;
        }
        at = comma;
    }
    return mention_from(words, at, to);
}

/* ---- cues ---- */

static struct cue cue_of(const struct word_list *words, struct mention mention, uint32_t verb) {
    return (struct cue){.mention = mention, .origin = word_at(words, verb)->entry->origin, .verb = verb};
}

/* A verb, not a name or noun that is written alike. */
static bool is_verb(const struct word_list *words, uint32_t i, uint32_t kinds) {
    return has(words, i, kinds) && !has(words, i, WORD_CAPITAL | WORD_GENITIVE);
}

static struct cue named_cue(const struct quote_words *lexicon, struct mention mention, uint32_t at, const char *mechanism) {
    return (struct cue){.mention = mention, .origin = quote_mechanism(lexicon, mechanism), .verb = at};
}

static struct mention according_to(const struct word_list *words, uint32_t at, uint32_t to) {
    return at + 2 < to + 1 ? mention_from(words, at + 2, to) : nobody;
}

struct cue cue_behind(const struct word_list *words, const struct quote_words *lexicon, uint32_t from, uint32_t to, char last_sign) {
    struct cue none = {0};
    if (from >= to)
        return none;
    bool joined = has(words, from, WORD_CONJUNCTION | WORD_RELATIVE);
    uint32_t inverted = from + (has(words, from, WORD_ADVERB) && from + 1 < to && is_verb(words, from + 1, WORD_SAY));
    if (is_verb(words, inverted, WORD_SAY)) {
        uint32_t named = inverted + 1; /* "points out Kerr" */
        named += named + 1 < to && has(words, named, WORD_ADVERB) && !gap_has(words, named, GAP_ANY) && !has(words, named, WORD_PRONOUNS);
        struct mention mention = mention_from(words, named, to);
        if (mention.form)
            return cue_of(words, mention, inverted);
    }
    if (has(words, from, WORD_ACCORDING)) {
        struct mention mention = according_to(words, from, to);
        if (mention.form)
            return cue_of(words, mention, from);
    }
    uint32_t most = from + REACH_BEHIND < to ? from + REACH_BEHIND : to;
    for (uint32_t i = from + 1; i < most; i++) {
        if (!is_verb(words, i, WORD_SAY | WORD_TELL))
            continue;
        struct mention mention = subject_of(words, i, from);
        uint32_t lead = from;
        while (lead < i && has(words, lead, WORD_CONJUNCTION | WORD_ADVERB | WORD_TITLES | WORD_PEOPLE))
            lead++;
        if (mention.form && mention.first <= lead + 2) {
            struct cue cue = cue_of(words, mention, i);
            cue.is_joined = joined;
            return cue;
        }
    }
    if (last_sign == ',' || gap_has(words, from, GAP_DASH)) {
        struct mention mention = mention_from(words, from, to);
        if (mention.form == SPEAKER_NAME || (mention.form == SPEAKER_PRONOUN && last_sign == ','))
            return named_cue(lexicon, mention, from, last_sign == ',' ? "comma-subject" : "dash-name");
    }
    return none;
}

/* "with Lind noting": Lind; "…, Lind said, adding": whoever said; else the subject of the sentence. */
static struct mention subject_of_participle(const struct word_list *words, uint32_t participle, uint32_t from) {
    if (participle > from && !gap_has(words, participle, GAP_ANY) && is_name_word(words, participle - 1))
        return name_mention(words, name_start(words, participle - 1, from), participle - 1);
    for (uint32_t i = participle; i-- > from + 1;)
        if (is_verb(words, i, WORD_SAY | WORD_TELL)) {
            struct mention mention = subject_of(words, i, from);
            if (mention.form)
                return mention;
        }
    return subject_of_sentence(words, from, participle);
}

struct cue cue_trailing(const struct word_list *words, uint32_t from, uint32_t to) {
    struct cue none = {0};
    for (uint32_t i = from + 1; i < to; i++) {
        if (!is_verb(words, i, WORD_SAY))
            continue;
        if (gap_has(words, i, GAP_COMMA) && i + 1 < to) { /* "…, said Amy Lind." */
            struct mention mention = mention_from(words, i + 1, to);
            if (mention.form == SPEAKER_NAME)
                return cue_of(words, mention, i);
        }
        struct mention mention = i + 2 >= to ? subject_of(words, i, from) : nobody;
        if (mention.form && mention.first > from && gap_has(words, mention.first, GAP_COMMA)) /* "…, Lind said." */
            return cue_of(words, mention, i);
    }
    return none;
}

struct cue cue_before(const struct word_list *words, const struct quote_words *lexicon, uint32_t from, uint32_t to, bool colon) {
    struct cue none = {0};
    uint32_t least = to > from + REACH_BEFORE ? to - REACH_BEFORE : from;
    for (uint32_t i = to; i-- > least;) {
        if (has(words, i, WORD_ACCORDING)) {
            struct mention mention = according_to(words, i, to);
            if (mention.form)
                return cue_of(words, mention, i);
        }
        if (is_verb(words, i, WORD_ING)) {
            struct mention mention = subject_of_participle(words, i, from);
            if (mention.form)
                return cue_of(words, mention, i);
        }
        if (!is_verb(words, i, WORD_VERBS) || (!is_verb(words, i, WORD_SAY | WORD_TELL) && to - i > REACH_CALL))
            continue;
        struct mention mention = i == from ? mention_from(words, i + 1, to) : subject_of(words, i, from);
        if (mention.form)
            return cue_of(words, mention, i);
    }
    if (to > from && colon) {
        struct mention mention = subject_of_sentence(words, from, to);
        if (mention.form)
            return named_cue(lexicon, mention, from, "cue-before-colon");
    }
    return none;
}
