/*
 * Private to the question which race is meant: what the words of an event mean in this article (race_words.c), where events are
 * named and what for (race_mentions.c), what the article is mainly about (race_main.c), what earlier claims tell (race_told.c);
 * race.c chooses among them.
 */
#ifndef PHOTOFINISH_EXTRACT_RACE_H
#define PHOTOFINISH_EXTRACT_RACE_H

#include "extract/scene.h"

/* What a row of the list event-word is for. */
enum event_word_use {
    WORD_ATHLETE,
    WORD_WHOLE,
    WORD_CARRIED,
    WORD_OF_SEX,
    WORD_MEETING,
    WORD_WALKED,
    WORD_LONG,
    WORD_HURDLED,
    WORD_UNNAMED,
    WORD_WALKED_TRACK,
    WORD_RUNNER,
    WORD_SEXED,
    WORD_DOUBLE,
    WORD_WHEELED,
    WORD_CHAMPIONSHIPS,
    WORD_HONOUR,
    WORD_WON_IN,
    WORD_LEG,
    WORD_TIMED,
    WORD_GAINED,
    WORD_HELD,
    WORD_ELSEWHERE,
    WORD_WON,
    WORD_PRIZE,
    WORD_PAST,
    WORD_AHEAD,
    WORD_NO_MEETING,
    WORD_OTHER_RACE,
    WORD_OPENER,
    WORD_NOT_RUN,
    WORD_TRACKED
};

/* race_words.c. What the first word of the list with this use says that text holds, in either letter case; empty: none. */
str race_word_says(const struct scene *scene, enum event_word_use use, str text);
/* Where the text, in small letters, has a phrase of this use, and what it says; an empty span: nowhere. */
struct span race_word_at(const struct scene *scene, enum event_word_use use, str lower, str *says);
/* Whether lower, a text in small letters, has a phrase of this use as words of its own; whether the text ends in one and a blank; whether
 * it begins with a blank and one, be it only as the beginning of a word. */
bool race_words_hold(const struct scene *scene, enum event_word_use use, str lower);
bool race_words_end(const struct scene *scene, enum event_word_use use, str text);
bool race_words_begin(const struct scene *scene, enum event_word_use use, str text);
/* Whether the text begins with one, in either letter case, and a blank. */
bool race_words_begin_with(const struct scene *scene, enum event_word_use use, str text);
/* Cross-country, walks: they change what a bare distance means. */
void race_tell_kind_of_meeting(struct scene *scene);
/* The event with this code when it is run over hurdles; NULL where it is none that is. */
const struct event *race_over_hurdles(const struct scene *scene, const struct event *event);
/* The same distance walked, where the sentence speaks of walks. */
const struct event *race_walked(const struct scene *scene, uint32_t sentence, const struct event *event);
/* The event inside a longer name: "the Irish 1500m record", the Norborough Mile. NULL: none. */
const struct event *race_event_inside(const struct scene *scene, str name);
const struct event *race_event_of_competition(const struct scene *scene, str name);
enum sex race_sex_of_words(const struct scene *scene, str text);
/* Whether the event is one of the other sex's: men run no 100m hurdles. */
bool race_is_of_other_sex(const struct scene *scene, const struct event *event, enum sex sex);

/* race_distance.c. The event of a code that the table lacks, with what its length tells of the times that it takes. */
struct event race_of_distance(const struct scene *scene, str code);

/* race_meant.c. What "the hurdles", "the relay", "the shorter race", "this event" mean; NULL: something else, or nobody tells. */
const struct event *race_meant(const struct scene *scene, uint32_t sentence, struct span span, str text);
/* "In the men's race": of the event that was named last; NULL: the find is no such word, or nobody tells. */
const struct event *race_of_sex(const struct scene *scene, uint32_t sentence, const struct find *find);
/* "the women's 800m", "the men's and women's 800m": whose race the words before the event say it is. */
enum sex race_sex_before(const struct scene *scene, uint32_t sentence, struct span span);
/* Letters that may have swallowed an event's. */
bool race_holds_events(const struct scene *scene, const struct find *find);

/* race_class.c. The class of age or school of the race that is told there, "20" of "the U20 200m"; empty: none is named. */
str race_class(const struct scene *scene, uint32_t sentence, uint32_t at);
/* Both are named, and are not the same. */
bool race_is_of_other_class(str one, str other);

/* race_sections.c. Where the text turns to something else. */
void race_find_sections(struct scene *scene);

/* race_mentions.c. Whether the sentence reports something: a mark, or a place that is not a title. */
bool race_is_reported(const struct scene *scene, uint32_t sentence);
/* "runner", "hurdlers": what somebody is, behind the event or without it. */
bool race_is_runner(const struct scene *scene, str word);

/* race_main.c. Which event the article is mainly about, and which of its distances are only parts of that race. */
void race_choose_main(struct scene *scene);

/* race_wheelchairs.c. Held with the race on foot, which the report is about, unless it names none. */
bool race_is_in_wheelchairs(const struct event *event);
/* Finds what is told of it in paragraphs of their own. */
void race_announce_wheelchairs(struct scene *scene);

/* race_meeting.c. The year inside a name, or beside it; 0: none is told. */
int16_t race_year_in(str text);
int16_t race_year_beside(const struct scene *scene, uint32_t sentence, const struct find *find);
/* What championships a name is of, by the first row of the list that it holds; empty: of others. */
str race_kind_of_meeting(const struct scene *scene, str name);
/* The name without "the". */
str race_without_article(str name);
/* Whether the words beside the event tell it of other championships than those that are reported. */
bool race_is_of_other_meeting(const struct scene *scene, uint32_t sentence, struct span event);

/* race_told.c. What the person's latest claim up to here is about, as far as it did not only tell a title; NULL: nothing. */
const struct event *race_of_claims(const struct scene *scene, uint32_t sentence, struct span local, int32_t person);
/* The race of the latest mark that the paragraph, or the sentence, has told so far; NULL: none yet. */
const struct event *race_told_last(const struct scene *scene, uint32_t sentence, bool in_sentence);
uint32_t race_paragraph(const struct scene *scene, uint32_t sentence);
/* The sentences of the paragraph: from the first to behind the last. */
struct span race_paragraph_sentences(const struct scene *scene, uint32_t sentence);

/* race_people.c. Whether somebody else is named in a clause of his own that begins in this stretch of the sentence. */
bool race_is_others_clause(const struct scene *scene, uint32_t sentence, int32_t person, struct span between);

/* race_titles.c. Whether the title, or the place told with its championships, that names no event itself can be of this one. */
bool race_place_may_be_of(const struct scene *scene, uint32_t sentence, struct span span, bool is_title, int32_t person,
                          const struct event *event);
/* "former champion Dow", of whom no sentence tells a mark or a place: of which race, nobody says. */
bool race_is_only_a_former_champion(const struct scene *scene, uint32_t sentence, struct span title, int32_t person);

/* race_fit.c. Whether a mark, or the figure as printed where there is one, can be a result of the event, and how far from the best ever it
 * is: 0 to 3. -1: it can't. mark NULL and no figure: 0. */
int race_strain(const struct event *event, const struct mark *mark, str figure);
/* The same for a figure, remembered. */
int race_strain_of_figure(const struct scene *scene, const struct event *event, str figure);
/* The same for what was found in a sentence; -1 also where it is no time, length, figure or points. */
int race_strain_of_find(const struct scene *scene, const struct event *event, uint32_t sentence, const struct find *find);
/* Whether the figure would be a good mark of the event if one of its digits were another: "34.27 seconds" for a 4x100m. False for what
 * may be the time of a part of it. */
bool race_is_digit_away(const struct event *event, str figure);

/*
 * "He went 10.63 and 7.44m", in a decathlon: the one of its disciplines to whose best the mark comes clearly nearest; NULL: none does.
 */
const struct event *race_discipline_of_mark(const struct scene *scene, const struct event *combined, const struct mark *mark, str figure);

/* "10.94, 7.62m, 15.12m, 2.00m": the discipline that the mark is of by its place in such a row (race_series.c); NULL: it is in none. */
const struct event *race_in_series(const struct scene *scene, uint32_t sentence, const struct find *find);

#endif
