/* The verb of saying, or what stands for one, in front of somebody's words, behind them, or where their sentence ends. */
#include "quote_cues.h"

enum {
    REACH_BEHIND = 30,   /* words behind a quote in which its verb stands */
    REACH_BEFORE = 40,
    REACH_SAYING = 6,    /* "was, as ever, his verdict" */
    REACH_CALL = 12,     /* "called her plan, before a crowd, …": nearer, for such verbs have other uses */
};

static const struct mention nobody = {0, 0, SPEAKER_NONE};

static struct cue cue_of(const struct word_list *words, struct mention mention, uint32_t verb) {
    return (struct cue){.mention = mention, .origin = words->items[verb].entry->origin, .verb = verb};
}

/* A verb, not a name or noun that is written alike. */
static bool is_verb(const struct word_list *words, uint32_t i, uint32_t kinds) {
    return word_has(words, i, kinds) && !word_has(words, i, WORD_CAPITAL | WORD_GENITIVE);
}

static struct cue named_cue(const struct quote_words *lexicon, struct mention mention, uint32_t at, const char *mechanism) {
    return (struct cue){.mention = mention, .origin = quote_mechanism(lexicon, mechanism), .verb = at};
}

static struct mention according_to(const struct word_list *words, uint32_t at, uint32_t to) {
    return at + 2 < to + 1 ? mention_from(words, at + 2, to) : nobody;
}

/* "was how Lind described it", "is what Lind calls it", "was all Lind would say": who told. */
static struct mention teller_behind(const struct word_list *words, uint32_t from, uint32_t to) {
    if (!word_has(words, from, WORD_AUXILIARY) || from + 3 >= to || gap_has(words, from + 1, GAP_ANY))
        return nobody;
    struct mention teller = mention_from(words, from + 2, to);
    if (teller.form != SPEAKER_NAME && teller.form != SPEAKER_PRONOUN)
        return nobody;
    uint32_t verb = teller.last + 1;
    while (verb < to && word_has(words, verb, WORD_AUXILIARY) && !gap_has(words, verb, GAP_ANY))
        verb++;
    bool all = word_has(words, from + 1, WORD_DETERMINER) && verb < to && is_verb(words, verb, WORD_SAY | WORD_TELL);
    return all || word_has(words, from + 1, WORD_RELATIVE) ? teller : nobody;
}

/* "These were the words of Lind", behind words that end their sentence. */
static struct mention owner_behind(const struct word_list *words, uint32_t from, uint32_t to) {
    bool opens = word_has(words, from, WORD_DETERMINER) && from + 1 < to && word_has(words, from + 1, WORD_AUXILIARY);
    for (uint32_t i = from + 2; opens && i + 2 < to && i < from + REACH_SAYING && !gap_has(words, i, GAP_ANY); i++)
        if (word_has(words, i, WORD_SAYING))
            return word_has(words, i + 1, WORD_PREPOSITION) && !gap_has(words, i + 1, GAP_ANY) ? mention_from(words, i + 2, to)
                                                                                               : owner_of(words, i, from + 1);
    return nobody;
}

/* "was his verdict on the race", "came Lind's reply": whose they were. */
static struct cue saying_behind(const struct word_list *words, const struct quote_words *lexicon, uint32_t from, uint32_t to) {
    struct mention teller = teller_behind(words, from, to);
    if (teller.form)
        return named_cue(lexicon, teller, from + 1, "saying");
    struct mention owned = owner_behind(words, from, to);
    if (owned.form == SPEAKER_NAME || owned.form == SPEAKER_PRONOUN) {
        struct cue cue = named_cue(lexicon, owned, from + 1, "saying");
        cue.is_plain = true;
        return cue;
    }
    bool opens = word_has(words, from, WORD_AUXILIARY) || !word_has(words, from, WORD_SMALL | WORD_CAPITAL | WORD_GENITIVE);
    for (uint32_t i = from + 2; opens && i < to && i < from + REACH_SAYING && !gap_has(words, i, GAP_ANY); i++)
        if (word_has(words, i, WORD_SAYING)) {
            struct mention owner = owner_of(words, i, from + 1);
            return owner.form ? named_cue(lexicon, owner, i, "saying") : (struct cue){0};
        }
    return (struct cue){0};
}

/* "Coach Lind's verdict on the race:", "in her own words,": the same before what they were. */
static struct cue saying_before(const struct word_list *words, const struct quote_words *lexicon, uint32_t from, uint32_t to, bool colon) {
    uint32_t reach = colon ? REACH_SAYING : 1, least = to > from + reach ? to - reach : from;
    for (uint32_t i = to; i-- > least && i > from;) {
        struct mention owner = word_has(words, i, WORD_SAYING) ? owner_of(words, i, from) : nobody;
        if (owner.form)
            return named_cue(lexicon, owner, i, "saying");
    }
    /* "In the words of Ann Lind, who was third, it was" */
    for (uint32_t i = from; i + 2 < to && i < from + REACH_SAYING; i++)
        if (word_has(words, i, WORD_SAYING) && word_has(words, i + 1, WORD_PREPOSITION) && !gap_has(words, i + 1, GAP_ANY)) {
            struct mention owner = mention_from(words, i + 2, to);
            return owner.form == SPEAKER_NAME ? named_cue(lexicon, owner, i, "saying") : (struct cue){0};
        }
    return (struct cue){0};
}

struct cue cue_behind(const struct word_list *words, const struct quote_words *lexicon, uint32_t from, uint32_t to, char last_sign) {
    struct cue none = {0};
    if (from >= to)
        return none;
    bool joined = word_has(words, from, WORD_CONJUNCTION | WORD_RELATIVE);
    bool so = word_has(words, from, WORD_CONJUNCTION) && word_has(words, from, WORD_CAPITAL); /* "So said Kerr" */
    uint32_t inverted = from + ((so || word_has(words, from, WORD_ADVERB)) && from + 1 < to && is_verb(words, from + 1, WORD_SAY));
    if (is_verb(words, inverted, WORD_SAY)) {
        uint32_t named = inverted + 1; /* "points out Kerr" */
        named += named + 1 < to && word_has(words, named, WORD_ADVERB) && !gap_has(words, named, GAP_ANY) && !word_has(words, named, WORD_PRONOUNS);
        struct mention mention = mention_from(words, named, to);
        if (mention.form) {
            struct cue cue = cue_of(words, mention, inverted);
            cue.is_plain = so && inverted > from;
            return cue;
        }
    }
    if (word_has(words, from, WORD_ACCORDING)) {
        struct mention mention = according_to(words, from, to);
        if (mention.form)
            return cue_of(words, mention, from);
    }
    struct cue saying = saying_behind(words, lexicon, from, to);
    if (saying.mention.form)
        return saying;
    uint32_t most = from + REACH_BEHIND < to ? from + REACH_BEHIND : to;
    for (uint32_t i = from + 1; i < most; i++) {
        if (!is_verb(words, i, WORD_SAY | WORD_TELL))
            continue;
        struct mention mention = subject_of(words, i, from);
        uint32_t lead = from;
        while (lead < i && word_has(words, lead, WORD_CONJUNCTION | WORD_ADVERB | WORD_TITLES | WORD_PEOPLE))
            lead++;
        struct mention opening = mention.form && mention.first > lead + 2 ? mention_from(words, from, i)
                                                                          : nobody; /* "Malta's manager, Kim Lind, told" */
        if (mention.form && (mention.first <= lead + 2 || (opening.form && opening.first == mention.first))) {
            struct cue cue = cue_of(words, mention, i);
            cue.is_joined = joined;
            return cue;
        }
    }
    bool behind_sign = gap_has(words, from, GAP_DASH) || (gap_has(words, from, GAP_COLON) && !gap_has(words, from, GAP_PARAGRAPH));
    if (last_sign == ',' || behind_sign) { /* "…": Kerr on the last lap */
        struct mention mention = mention_from(words, from, to);
        if (mention.form == SPEAKER_NAME || (mention.form == SPEAKER_PRONOUN && last_sign == ','))
            return named_cue(lexicon, mention, from, last_sign == ',' ? "comma-subject" : "dash-name");
    }
    return none;
}

/* "with Lind noting": Lind; "…, Lind said, adding": whoever said; else the subject of the sentence. */
static struct mention subject_of_participle(const struct word_list *words, uint32_t participle, uint32_t from) {
    if (participle > from && !gap_has(words, participle, GAP_ANY) && word_is_name(words, participle - 1))
        return name_to(words, participle - 1, from);
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

/* "was told by her coach, Ann Lind, to": the verb is passive, and who speaks stands behind "by"; nobody where it is none. */
static struct mention agent_of(const struct word_list *words, uint32_t verb, uint32_t from, uint32_t to) {
    bool has_been = verb > from && word_has(words, verb - 1, WORD_AUXILIARY) && !gap_has(words, verb, GAP_ANY);
    bool passive = has_been || word_has(words, verb, WORD_CALL | WORD_TELL); /* "a win hailed by" */
    bool by = passive && verb + 2 < to && word_has(words, verb + 1, WORD_AGENT) && !gap_has(words, verb + 1, GAP_ANY);
    return by ? mention_from(words, verb + 2, to) : nobody;
}

/* "There was praise, too, from Kerr:": the name right before the colon, where the sentence is about nobody. */
static struct mention agent_at_end(const struct word_list *words, uint32_t from, uint32_t to) {
    if (to <= from + 2 || !word_is_name(words, to - 1))
        return nobody;
    struct mention name = name_to(words, to - 1, from);
    uint32_t first = name.first;
    while (name.form && first > from && word_has(words, first - 1, WORD_TITLES | WORD_NOUN | WORD_PEOPLE | WORD_POSSESSIVE) &&
           !gap_has(words, first, GAP_ANY))
        first--;
    if (name.form != SPEAKER_NAME || first == from || !word_has(words, first - 1, WORD_AGENT) || gap_has(words, first, GAP_ANY))
        return nobody;
    struct mention subject = subject_of_sentence(words, from, to);
    return subject.form == SPEAKER_NONE || subject.form == SPEAKER_DESCRIPTION ? name : nobody;
}

struct cue cue_before(const struct word_list *words, const struct quote_words *lexicon, uint32_t from, uint32_t to, bool colon) {
    struct cue saying = saying_before(words, lexicon, from, to, colon);
    if (saying.mention.form)
        return saying;
    struct cue none = {0};
    struct mention sender = colon ? agent_at_end(words, from, to) : nobody;
    if (sender.form)
        return named_cue(lexicon, sender, from, "cue-before-colon");
    uint32_t least = to > from + REACH_BEFORE ? to - REACH_BEFORE : from;
    for (uint32_t i = to; i-- > least;) {
        if (word_has(words, i, WORD_ACCORDING)) {
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
        struct mention mention = agent_of(words, i, from, to);
        if (!mention.form)
            mention = i == from ? mention_from(words, i + 1, to) : subject_of(words, i, from);
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
