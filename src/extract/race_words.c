/*
 * What the words of an event mean in this article: the "long jumper" does the long jump, "3km" in a cross-country report is
 * cross-country, "20km" among walkers a walk, and "… Marathon" is run over a marathon. The words stand in event-words.tsv.
 */
#include "race.h"

static const char *const uses[] = {"athlete", "whole",   "carried",       "sex",          "meeting", "walked",
                                   "long",    "hurdled", "unnamed",       "walked-track", "runner",  "sexed",
                                   "double",  "wheeled", "championships", "honour",       "won-in",  "leg",
                                   "timed",   "gained",  "held",          "elsewhere",    "won",     "prize",
                                   "past",    "ahead",   "no-meeting",    "other-race",   "opener",  "not-run",
                                   "tracked"};

_Static_assert(sizeof uses / sizeof *uses <= EVENT_WORD_USES_MOST, "each use has a list");

void race_words_load(struct extractor *x) {
    uint32_t count = rulebook_list_count(x->book, STR("event-word"));
    x->event_words = ARENA_ARRAY(&x->arena, count + 1, struct event_word);
    for (uint32_t row = 0; row < count; row++) {
        str use = rulebook_list_cell(x->book, STR("event-word"), row, STR("use"));
        struct event_word *word = &x->event_words[x->event_word_count++];
        *word = (struct event_word){.phrase = rulebook_list_cell(x->book, STR("event-word"), row, STR("phrase")),
                                    .says = rulebook_list_cell(x->book, STR("event-word"), row, STR("says")), .use = -1};
        for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
            if (str_equal(use, str_of(uses[i])))
                word->use = (int)i;
    }
    for (struct event_word *word = x->event_words + x->event_word_count; word-- > x->event_words;)
        if (word->use >= 0) {
            word->next = x->event_words_of[word->use];
            x->event_words_of[word->use] = word;
        }
}

static const struct event_word *first_of(const struct scene *scene, enum event_word_use use) { return scene->x->event_words_of[use]; }

/* What the use says of this very code; empty: nothing. */
static str says_of_code(const struct scene *scene, enum event_word_use use, str code) {
    for (const struct event_word *word = first_of(scene, use); word; word = word->next)
        if (str_equal(code, word->phrase))
            return word->says;
    return (str){0};
}

/* Where a word of the text begins with the phrase; text.size: nowhere. */
static size_t find_word(str text, str phrase) {
    for (size_t at = str_find(text, phrase, 0); at < text.size; at = str_find(text, phrase, at + 1))
        if (!at || !char_is_letter(text.data[at - 1]))
            return at;
    return text.size;
}

/* The first row of the use whose phrase stands in lower, a text in small letters; NULL. */
static const struct event_word *word_in(const struct scene *scene, enum event_word_use use, str lower) {
    for (const struct event_word *word = first_of(scene, use); word; word = word->next)
        if (find_word(lower, word->phrase) < lower.size)
            return word;
    return NULL;
}

str race_word_says(const struct scene *scene, enum event_word_use use, str text) {
    const struct event_word *word = word_in(scene, use, str_lower(text, scene->arena));
    return word ? word->says : (str){0};
}

struct span race_word_at(const struct scene *scene, enum event_word_use use, str lower, str *says) {
    const struct event_word *word = word_in(scene, use, lower);
    *says = word ? word->says : (str){0};
    uint32_t at = word ? (uint32_t)find_word(lower, word->phrase) : 0;
    return word ? span_of(at, at + (uint32_t)word->phrase.size) : (struct span){0};
}

bool race_words_hold(const struct scene *scene, enum event_word_use use, str lower) {
    for (const struct event_word *word = first_of(scene, use); word; word = word->next) {
        str phrase = word->phrase;
        for (size_t at = str_find(lower, phrase, 0); at < lower.size; at = str_find(lower, phrase, at + 1)) {
            size_t end = at + phrase.size;
            if ((!at || !char_is_letter(lower.data[at - 1])) && (end == lower.size || !char_is_letter(lower.data[end])))
                return true;
        }
    }
    return false;
}

static bool stands_at_side(const struct scene *scene, enum event_word_use use, str text, bool (*stands)(str text, str phrase)) {
    for (const struct event_word *word = first_of(scene, use); word; word = word->next)
        if (stands(text, word->phrase))
            return true;
    return false;
}

bool race_words_end(const struct scene *scene, enum event_word_use use, str text) {
    return str_ends_with(text, STR(" ")) && stands_at_side(scene, use, str_slice(text, 0, text.size - 1), str_ends_with);
}

bool race_words_begin(const struct scene *scene, enum event_word_use use, str text) {
    return str_starts_with(text, STR(" ")) && stands_at_side(scene, use, str_slice(text, 1, text.size), str_starts_with);
}

bool race_words_begin_with(const struct scene *scene, enum event_word_use use, str text) {
    for (const struct event_word *word = first_of(scene, use); word; word = word->next) {
        str phrase = word->phrase;
        if (phrase.size < text.size && text.data[phrase.size] == ' ' && str_equal_ignoring_case(str_slice(text, 0, phrase.size), phrase))
            return true;
    }
    return false;
}

enum sex race_sex_of_words(const struct scene *scene, str text) {
    str says = race_word_says(scene, WORD_OF_SEX, text);
    return str_equal(says, STR("F")) ? SEX_FEMALE : str_equal(says, STR("M")) ? SEX_MALE : SEX_UNKNOWN;
}

bool race_is_of_other_sex(const struct scene *scene, const struct event *event, enum sex sex) {
    str says = sex == SEX_UNKNOWN ? (str){0} : says_of_code(scene, WORD_SEXED, event->code);
    return says.size && str_equal(says, STR("F")) != (sex == SEX_FEMALE);
}

/* "the women's wheelchair race", where the article has told of a 10k: over the distance that is run there; empty: nobody tells. */
static str distance_wheeled(const struct scene *scene) {
    str says = {0};
    for (LIST_EACH(struct event_mention, m, &scene->events))
        says = says.size ? says : says_of_code(scene, WORD_WHEELED, m->event->code);
    return says;
}

static str phrase_in_context(const struct scene *scene, str text) {
    str lower = str_lower(text, scene->arena);
    const struct event_word *word = word_in(scene, WORD_WHOLE, lower);
    if (word)
        return str_starts_with(lower, word->says) || !distance_wheeled(scene).size ? word->says : distance_wheeled(scene);
    word = word_in(scene, WORD_ATHLETE, lower);
    if (!word)
        return text;
    size_t at = find_word(lower, word->phrase);
    return str_print(scene->arena, "%.*s%.*s", (int)at, lower.data, STR_ARG(word->says));
}

/* The headline counts as much as so many sentences; and so many say that an article is about walks. */
enum { HEADLINE_COUNTS = 3, LEAD_SENTENCES = 3, REPORT_LEAST = 2, TRACK_LEAST = 3, TRACK_TIMES = 2, SENTENCES_READ = 400 };

/* "third in the cross-country, and first on the road": one of several things that somebody did, and not what the article is about. */
static bool is_one_of_several(str before, str behind) {
    static const char *const ends[] = {",", ".", ";", ")", " and "};
    return str_ends_with(before, STR(" in the ")) && (!behind.size || str_starts_with_any(behind, ALL_OF(ends)));
}

/* Whether the text tells of races by this word; far behind the lead, "the world cross-country champion" only of somebody's past. */
static bool tells_by(const struct scene *scene, str text, const struct event_word *word, bool leads) {
    size_t at = str_find(text, word->phrase, 0);
    if (at == text.size)
        return false;
    str behind = str_slice(text, at + word->phrase.size, text.size);
    bool is_honour = race_words_begin(scene, WORD_HONOUR, behind) && !str_starts_with(behind, STR(" championship"));
    return leads || (!is_honour && !is_one_of_several(str_slice(text, 0, at), behind));
}

static bool tells_kind(const struct scene *scene, str text, str kind, bool leads) {
    for (const struct event_word *word = first_of(scene, WORD_MEETING); word; word = word->next)
        if (str_equal(word->says, kind) && tells_by(scene, text, word, leads))
            return true;
    return false;
}

/* Which pairs of bytes a text has, as far as their lower bits tell them apart: most words have one that it lacks. */
enum { PAIR_BITS = 6, PAIRS = 1 << 2 * PAIR_BITS };
struct pairs { uint64_t bits[PAIRS / 64]; };

static unsigned pair_at(str text, size_t at) {
    unsigned mask = (1u << PAIR_BITS) - 1;
    return ((unsigned char)text.data[at] & mask) << PAIR_BITS | ((unsigned char)text.data[at + 1] & mask);
}

static void find_pairs(struct pairs *pairs, str text) {
    for (size_t at = 0; at + 1 < text.size; at++)
        pairs->bits[pair_at(text, at) / 64] |= UINT64_C(1) << pair_at(text, at) % 64;
}

static bool has_pairs(const struct pairs *pairs, str word) {
    for (size_t at = 0; at + 1 < word.size; at++)
        if (!(pairs->bits[pair_at(word, at) / 64] >> pair_at(word, at) % 64 & 1))
            return false;
    return true;
}

struct words_met { const struct event_word **items; uint32_t count, room; };

/* The words of the list for such races that the article has somewhere. */
static struct words_met find_words(const struct scene *scene, const struct pairs *pairs, str kind) {
    struct words_met met = {0};
    for (const struct event_word *word = first_of(scene, WORD_MEETING); word; word = word->next)
        if (str_equal(word->says, kind) && has_pairs(pairs, word->phrase) &&
            str_find(scene->article->text, word->phrase, 0) < scene->article->text.size)
            *LIST_ADD(&met, scene->arena) = word;
    return met;
}

/* In how many sentences the article tells of such races. */
static int weight_of_kind(const struct scene *scene, const struct pairs *pairs, str kind) {
    struct words_met met = find_words(scene, pairs, kind);
    int weight = 0;
    for (uint32_t s = 0; met.count && s < scene->article->sentences.count && s < SENTENCES_READ; s++) {
        bool in_title = scene->article->paragraphs.items[race_paragraph(scene, s)].kind == BLOCK_TITLE, tells = false;
        for (uint32_t i = 0; i < met.count && !tells; i++)
            tells = tells_by(scene, scene->views[s].text, met.items[i], s < LEAD_SENTENCES);
        weight += !tells ? 0 : in_title ? HEADLINE_COUNTS : 1;
    }
    return weight;
}

/* Whether a time of 5000m or more has hundredths, as no road's has. */
static bool has_long_time_of_track(const struct scene *scene) {
    enum { HUNDREDTH = 10, LONG_LEAST = 12 * 60 * 1000, LONG_MOST = 60 * 60 * 1000 }; /* milliseconds */
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            bool is_time = find->entity == scene->x->id.time && find->value.type == VALUE_MARK;
            if (is_time && find->value.mark.step == HUNDREDTH && find->value.mark.amount >= LONG_LEAST && find->value.mark.amount < LONG_MOST)
                return true;
        }
    return false;
}

/* Whether the article tells of a meeting in a stadium: of several of its races and contests, or of one and of a long race that was timed so. */
static bool is_of_stadium(const struct scene *scene, int road, int track) {
    return !scene->is_cross_country && !road && (track >= TRACK_LEAST || (track && has_long_time_of_track(scene)));
}

void race_tell_kind_of_meeting(struct scene *scene) {
    struct pairs pairs = {{0}};
    find_pairs(&pairs, scene->article->text);
    int walks = weight_of_kind(scene, &pairs, STR("walk"));
    bool is_name_of_meeting = tells_kind(scene, scene->main_competition, STR("cross-country"), true);
    int over_fields = weight_of_kind(scene, &pairs, STR("cross-country")), track = weight_of_kind(scene, &pairs, STR("track")),
        road = weight_of_kind(scene, &pairs, STR("road"));
    bool is_track_meeting = track >= TRACK_LEAST && track > over_fields * TRACK_TIMES;   /* of one who has run cross-country */
    scene->is_cross_country = is_name_of_meeting || (over_fields > road && !is_track_meeting);
    scene->is_walk = walks > 0;
    scene->is_walk_report = walks >= REPORT_LEAST && track <= walks;   /* not of a meeting that had a walk, too */
    scene->is_track_report = is_of_stadium(scene, road, track);
}

/* text: the words that name the event: "3K" is run over fields, "3000m" on the track. */
static str code_in_context(const struct scene *scene, str code, str text) {
    str says = scene->is_walk ? says_of_code(scene, WORD_WALKED, code) : (str){0};
    if (!says.size && scene->is_walk_report)
        says = says_of_code(scene, WORD_WALKED_TRACK, code);
    if (!says.size && scene->is_track_report)
        says = says_of_code(scene, WORD_TRACKED, code);
    bool is_relay = str_find_char(code, 'x', 0) < code.size;
    if (says.size || !scene->is_cross_country || is_relay)
        return says.size ? says : code;
    text = str_lower(text, scene->arena);
    for (const struct event_word *word = first_of(scene, WORD_LONG); word; word = word->next)
        if (str_ends_with(code, word->phrase) || str_ends_with(text, word->phrase))
            return word->says;
    return code;
}

const struct event *race_over_hurdles(const struct scene *scene, const struct event *event) {
    str over = says_of_code(scene, WORD_HURDLED, event->code);
    return over.size ? event_find(scene->x->events, over) : NULL;
}

const struct event *race_walked(const struct scene *scene, uint32_t sentence, const struct event *event) {
    if (!scene->is_walk || event->class != EVENT_TRACK || !tells_kind(scene, scene->views[sentence].text, STR("walk"), true))
        return event;
    str walked = says_of_code(scene, WORD_WALKED_TRACK, event->code);
    return walked.size ? event_find(scene->x->events, walked) : event;
}

/* "the Norborough Fell Race", "the road relays": a race that has no code, and takes any time. What is told of it is of no other. */
static const struct event race_without_code = {.class = EVENT_TRACK, .quantity = QUANTITY_TIME, .low = 60000, .high = INT64_MAX};

const struct event *race_event_of_text(const struct scene *scene, str text) {
    str code = scene_event_code(scene, phrase_in_context(scene, text));
    if (!code.size)
        return str_equal(race_word_says(scene, WORD_CARRIED, text), STR("other")) ? &race_without_code : NULL;
    code = code_in_context(scene, code, text);
    const struct event *event = event_find(scene->x->events, code);
    if (event)
        return event;
    /* The same event each time it is named. */
    for (uint32_t i = 0; i < scene->events.count; i++)
        if (str_equal(scene->events.items[i].event->code, code))
            return scene->events.items[i].event;
    struct event *other = ARENA_NEW(scene->arena, struct event);
    *other = race_of_distance(scene, code);
    return other;
}

/* "… Marathon", "… Cross Country", "the Norborough Mile": the competition's name carries the event. */
const struct event *race_event_of_competition(const struct scene *scene, str name) {
    str code = race_word_says(scene, WORD_CARRIED, name);
    if (str_equal(code, STR("other")))
        return &race_without_code;
    return code.size ? event_find(scene->x->events, code) : NULL;
}

/* "the 2000 Olympic champion": no distance, where nothing behind the number says that it is one. */
static bool is_year(str words) {
    while (words.size) {
        str number = str_cut(&words, ' ');
        int64_t year;
        bool is_like_one = number.size == 4 && (str_starts_with(number, STR("19")) || str_starts_with(number, STR("20")));
        if (is_like_one && str_to_int(number, &year))
            return !str_starts_with(words, STR("m")) && str_find(words, STR("steeple"), 0) == words.size;
    }
    return false;
}

/* "the Irish 1500m record", "the heptathlon champion": the longest run of words in it that names an event. */
const struct event *race_event_inside(const struct scene *scene, str name) {
    for (size_t start = 0; start < name.size; start = str_find_char(name, ' ', start) + 1)
        for (size_t end = name.size; end > start; end--)
            if ((end == name.size || name.data[end] == ' ')) {
                str words = str_slice(name, start, end), code = is_year(words) ? (str){0} : scene_event_code(scene, words);
                if (code.size)
                    return event_find(scene->x->events, code_in_context(scene, code, words));
            }
    return NULL;
}
