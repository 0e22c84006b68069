/*
 * Which meeting an article reports. Every championships or meeting that it names has points for where it is named and how: in the
 * headline or the lead, behind "won", before a day. It loses them where the words tell of somebody's past ("third at the Tokyo
 * Olympics", "who fell in the Olympic final a year ago") or of what lies ahead.
 */
#include "race.h"

/* Sentences of the lead, and what being named in each is worth; later ones are worth POINTS_LATER. */
enum { LEAD_SENTENCES = 6 };
static const int points_of_lead[LEAD_SENTENCES] = {24, 18, 14, 10, 8, 6};

enum {
    POINTS_TITLE = 22,
    POINTS_LATER = 3,
    POINTS_WON = 16,          /* "won the Norborough Marathon", "beats Fox to world gold" */
    POINTS_ON_DAY = 8,        /* "at the world championships on Monday" */
    POINTS_SCENE = 5,         /* "at the" */
    LOST_BY_PAST = 30,        /* told with another time */
    LOST_BY_RELATIVE = 20,    /* behind "who", or between commas behind a name */
    LOST_BY_AHEAD = 28,       /* "hopes to run at" */
    LOST_BY_SPEECH = 10,
    MORE_MOST = 12,           /* for being named again */
    POINTS_LEAST = 3,         /* fewer tell of no meeting */
    MENTIONS_MOST = 64,
};

/* Bytes behind a name in which a title, a prize or another time is told with it. */
enum { CAPTION_MOST = 6, PRIZE_WITHIN = 30, TIME_WITHIN = 48 };

/* A meeting that is named somewhere. */
struct meeting {
    str name;
    str key;                  /* what names of one meeting share */
    int16_t year;
    int points, best;         /* of all its mentions, and of the one that names it best */
};

static str behind_find(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t most) {
    str text = scene->views[sentence].text;
    size_t end = find->span.end + most < text.size ? find->span.end + most : text.size;
    str words = str_slice(text, find->span.end, end);
    static const char ends[] = {',', ';', ':', '('};
    for (size_t i = 0; i < sizeof ends; i++)
        words = str_slice(words, 0, str_find_char(words, ends[i], 0));
    return words;
}

/* The words of the sentence up to the find, without "the". */
static str before_find(const struct scene *scene, uint32_t sentence, const struct find *find) {
    str before = str_slice(scene->views[sentence].text, 0, find->span.start);
    return str_ends_with(before, STR("the ")) ? str_slice(before, 0, before.size - 4) : before;
}

/* "the world and Olympic 1500m champion": what stands between the two tells only of what. */
static bool leads_to_title(const struct scene *scene, uint32_t sentence, const struct find *find, const struct find *title) {
    const struct entity_ids *id = &scene->x->id;
    str text = scene->views[sentence].text;
    uint32_t at = find->span.end;
    for (const struct find *other = find + 1; other <= title; other++) {
        str between = other->span.start > at ? str_slice(text, at, other->span.start) : (str){0};
        bool tells_what = other == title || other->entity == id->honour || other->entity == id->event || other->entity == id->racesex;
        if (!tells_what || between.size > CAPTION_MOST || str_find(between, STR("the "), 0) < between.size ||
            str_find_char(between, ',', 0) < between.size)
            return false;
        at = other->span.end;
    }
    return true;
}

/* The title or record that the words lead to: "world champion", "the Olympic 1500m record"; NULL. */
static const struct find *title_behind(const struct scene *scene, uint32_t sentence, const struct find *find) {
    for (LIST_EACH(struct find, other, &scene->views[sentence].finds)) {
        bool is_title = other->entity == scene->x->id.title || other->entity == scene->x->id.record;
        if (is_title && other->span.start >= find->span.end && other->span.start <= find->span.end + PRIZE_WITHIN &&
            leads_to_title(scene, sentence, find, other))
            return other;
    }
    return NULL;
}

/* "Olympic champion Fox": whom the title only describes. */
static bool is_said_of_name(const struct scene *scene, uint32_t sentence, const struct find *title) {
    const struct find *end = scene->views[sentence].finds.items + scene->views[sentence].finds.count;
    return title + 1 < end && title[1].span.start == title->span.end + 1 && title[1].entity == scene->x->id.athlete;
}

/* "World 1500m gold", "the Olympic 400 metres", "her world title". */
static bool is_followed_by_prize(const struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct entity_ids *id = &scene->x->id;
    str behind = behind_find(scene, sentence, find, PRIZE_WITHIN);
    for (LIST_EACH(struct find, other, &scene->views[sentence].finds))
        if (other->span.start >= find->span.end && other->span.start <= find->span.end + behind.size &&
            (other->entity == id->medal || other->entity == id->event || other->entity == id->round))
            return true;
    return race_words_hold(scene, WORD_PRIZE, str_lower(behind, scene->arena));
}

/* "A silver medallist at the delayed Tokyo Games": where somebody's title is from. */
static bool tells_origin_of_title(const struct scene *scene, uint32_t sentence, const struct find *find) {
    enum { BETWEEN_MOST = 24 };
    static const char *const beginnings[] = {" at ", " in ", " from ", " of "};
    const struct view *view = &scene->views[sentence];
    for (LIST_EACH(const struct find, title, &view->finds)) {
        if (title->entity != scene->x->id.title || title->span.end > find->span.start || find->span.start - title->span.end > BETWEEN_MOST)
            continue;
        str words = scene_find_text(scene, sentence, title->span);
        if (str_starts_with_any(str_slice(view->text, title->span.end, find->span.start), ALL_OF(beginnings)) &&
            !str_ends_with(words, STR("winner")))
            return true;
    }
    return false;
}

/* "Fox, who fell in the Olympic final a year ago, won", "Fox, third at the Tokyo Olympics, won". */
static bool is_told_aside(const struct scene *scene, uint32_t sentence, const struct find *find) {
    static const char *const scenes[] = {"in ", "at ", "on ", "and ", "but "};
    str text = scene->views[sentence].text, before = str_slice(text, 0, find->span.start);
    size_t who = before.size, comma = before.size;
    for (size_t at = str_find(before, STR(" who"), 0); at < before.size; at = str_find(before, STR(" who"), at + 1))
        who = at;
    if (who < before.size && str_find_char(before, ',', who) == before.size && str_find_char(before, ')', who) == before.size)
        return true;
    for (size_t at = str_find(before, STR(", "), 0); at < before.size; at = str_find(before, STR(", "), at + 1))
        comma = at;
    if (comma == before.size || str_find_char(text, ',', find->span.end) == text.size)
        return false;
    str words = str_slice(before, comma + 2, before.size), first = str_slice(words, 0, str_find_char(words, ' ', 0));
    if (str_ends_with(first, STR("ing")) || str_starts_with_any(words, ALL_OF(scenes)) || !words.size)
        return false;
    for (LIST_EACH(struct find, name, &scene->views[sentence].finds))
        if (name->entity == scene->x->id.athlete && (name->span.end == comma || (name->span.end < comma && text.data[name->span.end] == '(')))
            return true;
    return false;
}

/* "last April's Norborough Marathon". */
static bool is_last(str before) {
    enum { LAST_WITHIN = 18 };
    str end = before.size > LAST_WITHIN ? str_slice(before, before.size - LAST_WITHIN, before.size) : before;
    return str_ends_with(before, STR("'s ")) && str_find(end, STR("last "), 0) < end.size;
}

/* "Qualified for the World Championships", "her first race since the Olympics", in 2018 "the 2015 championships": a meeting that lies ahead
 * or is long over. "The best in the world", "a world record" are none at all. */
static bool is_elsewhere(const struct scene *scene, uint32_t sentence, const struct find *find) {
    str text = scene->views[sentence].text, name = scene_find_text(scene, sentence, find->span);
    str before = str_slice(text, 0, find->span.start), behind = str_slice(text, find->span.end, text.size);
    bool has_article = str_ends_with(before, STR("the "));
    if (has_article && find->entity == scene->x->id.honour && str_equal_ignoring_case(name, STR("world")) &&
        !title_behind(scene, sentence, find) && !is_followed_by_prize(scene, sentence, find))
        return str_ends_with(before, STR("in the ")) || str_ends_with(before, STR("of the ")) || str_starts_with(behind, STR(" number "));
    int16_t own = race_year_in(name), today = scene->main_year;
    return is_last(before) || race_words_end(scene, WORD_ELSEWHERE, before_find(scene, sentence, find)) ||
           race_words_begin(scene, WORD_NO_MEETING, behind) || (own && today && own < today - 1);
}

/* "a year ago", "last summer", "in 2012". */
static bool is_of_other_time(const struct scene *scene, uint32_t sentence, const struct find *find) {
    str lower = str_lower(behind_find(scene, sentence, find, TIME_WITHIN), scene->arena);
    int16_t year = race_year_beside(scene, sentence, find), today = scene->main_year;
    uint32_t end = find->span.end + (uint32_t)lower.size;
    for (LIST_EACH(struct find, other, &scene->views[sentence].finds))
        if (!year && other->entity == scene->x->id.year && other->span.start >= find->span.end && other->span.end <= end)
            year = (int16_t)other->value.number;
    return race_words_hold(scene, WORD_PAST, lower) || (year && today && year != today);
}

/* "hopes to be fit for", "will run at": the words of the clause before. */
static bool is_ahead(const struct scene *scene, uint32_t sentence, const struct find *find) {
    enum { CLAUSE_MOST = 240 };
    str text = scene->views[sentence].text;
    uint32_t start = find->span.start, first = start > CLAUSE_MOST ? start - CLAUSE_MOST : 0;
    while (start > first && text.data[start - 1] != ',' && text.data[start - 1] != ';')
        start--;
    return race_words_hold(scene, WORD_AHEAD, str_lower(span_str(text, span_of(start, find->span.start)), scene->arena));
}

static bool is_on_day(const struct scene *scene, uint32_t sentence, const struct find *find) {
    enum { DAY_WITHIN = 24 };
    for (LIST_EACH(struct find, date, &scene->views[sentence].finds))
        if (date->entity == scene->x->id.date && date->span.start > find->span.end && date->span.start - find->span.end <= DAY_WITHIN &&
            str_find(str_slice(scene->views[sentence].text, find->span.end, date->span.start), STR(","), 0) ==
                date->span.start - find->span.end)
            return true;
    return false;
}

/* What the words around the name tell of another day than the one that is reported. */
static int lost_by_words(const struct scene *scene, uint32_t sentence, const struct find *find) {
    int16_t own = race_year_in(scene_find_text(scene, sentence, find->span));
    int lost = (!own || own != scene->main_year) && is_of_other_time(scene, sentence, find) ? LOST_BY_PAST : 0;
    lost += is_told_aside(scene, sentence, find) ? LOST_BY_RELATIVE : 0;
    lost += is_ahead(scene, sentence, find) ? LOST_BY_AHEAD : 0;
    return lost + (speakers_quoted(scene, sentence, find->span) ? LOST_BY_SPEECH : 0);
}

/* 0 or less: not what is reported. */
static int points_of(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t body) {
    static const char *const scenes[] = {" at ", "At ", " of ", " in "};
    bool in_title = scene->article->paragraphs.items[scene->article->sentences.items[sentence].paragraph].kind == BLOCK_TITLE;
    bool is_honour = find->entity == scene->x->id.honour, is_lead = in_title || body < LEAD_SENTENCES;
    const struct find *title = title_behind(scene, sentence, find);
    str before = before_find(scene, sentence, find);
    bool has_prize = is_followed_by_prize(scene, sentence, find);
    bool is_gained = title ? race_words_end(scene, WORD_GAINED, before) : race_words_end(scene, WORD_WON, before) && (!is_honour || has_prize);
    bool is_past_title = title && !is_gained && (title->entity == scene->x->id.record || is_said_of_name(scene, sentence, title));
    if (is_elsewhere(scene, sentence, find) || tells_origin_of_title(scene, sentence, find) || is_past_title)
        return 0;
    int points = in_title ? POINTS_TITLE : is_lead ? points_of_lead[body] : POINTS_LATER;
    bool is_scene = is_lead && str_ends_with_any(before, ALL_OF(scenes)), is_on = is_on_day(scene, sentence, find);
    if ((is_honour || title) && !is_gained)
        points /= !title && has_prize && (is_scene || is_on || in_title) ? 2 : 4;
    points += (is_gained ? POINTS_WON : 0) + (is_on ? POINTS_ON_DAY : 0) + (is_scene ? POINTS_SCENE : 0);
    return points - lost_by_words(scene, sentence, find);
}

static struct meeting *meeting_of(struct meeting *meetings, uint32_t *count, str key) {
    for (uint32_t i = 0; i < *count; i++)
        if (str_equal(meetings[i].key, key))
            return &meetings[i];
    if (*count == MENTIONS_MOST)
        return NULL;
    meetings[*count] = (struct meeting){.key = key};
    return &meetings[(*count)++];
}

static void add_mention(struct scene *scene, struct meeting *meetings, uint32_t *count, uint32_t sentence, const struct find *find, int points) {
    str name = find->entity == scene->x->id.honour ? find->value.text : scene_find_text(scene, sentence, find->span);
    str kind = race_kind_of_meeting(scene, name);
    struct meeting *meeting = meeting_of(meetings, count, kind.size ? kind : str_lower(race_without_article(name), scene->arena));
    if (!meeting)
        return;
    meeting->points += points;
    int16_t year = race_year_beside(scene, sentence, find);
    if (points > meeting->best) {
        meeting->best = points;
        meeting->name = name;
    }
    meeting->year = meeting->year ? meeting->year : year;
}

/* What is named often is meant, but not what is only named often. */
static int points_in_all(const struct meeting *meeting) {
    int more = meeting->points - meeting->best;
    return meeting->best + (more > MORE_MOST ? MORE_MOST : more);
}

/* The year of the article; where no date tells it, the latest that is named. */
static int16_t year_of_article(const struct scene *scene) {
    int16_t latest = scene->article->date.year;
    for (uint32_t s = 0; !scene->article->date.year && s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            bool is_meeting = find->entity == scene->x->id.competition;
            int16_t year = find->entity == scene->x->id.year ? (int16_t)find->value.number
                           : is_meeting ? race_year_in(scene_find_text(scene, s, find->span)) : 0;
            latest = year > latest ? year : latest;
        }
    return latest;
}

void race_find_meeting(struct scene *scene) {
    struct meeting meetings[MENTIONS_MOST];
    uint32_t count = 0, body = 0;
    scene->main_year = year_of_article(scene);   /* what tells of another is no report */
    for (uint32_t s = 0; s < scene->article->sentences.count; s++) {
        bool in_title = scene->article->paragraphs.items[scene->article->sentences.items[s].paragraph].kind == BLOCK_TITLE;
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            bool is_one = find->entity == scene->x->id.competition || find->entity == scene->x->id.honour;
            int points = is_one ? points_of(scene, s, find, body) : 0;
            if (points > 0)
                add_mention(scene, meetings, &count, s, find, points);
        }
        body += !in_title;
    }
    const struct meeting *best = NULL;
    for (uint32_t i = 0; i < count; i++)
        if (points_in_all(&meetings[i]) >= POINTS_LEAST && (!best || points_in_all(&meetings[i]) > points_in_all(best)))
            best = &meetings[i];
    scene->main_competition = best ? best->name : (str){0};
    scene->main_year = best && best->year ? best->year : scene->article->date.year;
}
