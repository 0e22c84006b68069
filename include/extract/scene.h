/*
 * The scene is what the files of extract share while one article is read: sentences with their shadows, people, and the drafts
 * of claims that the rules made, before anybody knows who "he" is. For extract alone.
 */
#ifndef PHOTOFINISH_EXTRACT_SCENE_H
#define PHOTOFINISH_EXTRACT_SCENE_H

#include "extract/extract.h"

/* The entities that C itself speaks of, by their names in rules/. */
#define EXTRACT_ENTITIES(X)                                                                                         \
    X(age) X(year) X(date) X(noise) X(stretch) X(event) X(competition) X(barrier) X(gap) X(time) X(length) X(points) \
    X(wind) X(figure) X(code) X(nation) X(people) X(name) X(athlete) X(official) X(pronoun) X(medal) X(title)        \
    X(place) X(record) X(round) X(racesex) X(honour) X(description) X(team) X(home)

struct entity_ids {
#define X(name) int name;
    EXTRACT_ENTITIES(X)
#undef X
};

/* A row of the list event-word, see race_words.c. */
struct event_word {
    str phrase, says;
    int use;
};

struct extractor {
    const struct rulebook *book;
    const struct events *events;
    const struct quote_words *quote_words;
    struct matcher *matcher;
    struct entity_ids id;
    uint32_t first_layer_after_names; /* layers before it run first over the whole article, then people are found */
    uint32_t first_layer_of_results, first_layer_of_homes;
    struct arena arena;               /* for the extractor's life */
    const struct rule_list *not_names, *lead_words, *topic, *towns, *given_names, *tie_words;
    struct table event_codes;         /* what phrases were found to be, over all articles: code, a str */
    struct table figure_strains;      /* and how weak figures are in events, see race_fit.c */
    struct event_word *event_words;
    uint32_t event_word_count;
    int64_t *topic_weights;           /* by row of the list topic; below 0: for another sport */
};

enum { NOBODY = -1 };

/* A find of a draft, copied out of the view so that later layers may change the view. */
struct draft_field {
    str name;
    bool is_find;
    struct find find;     /* span in the sentence; for plain words entity is -1 */
    str constant;         /* where the rule gave a constant */
};

struct draft {
    uint32_t sentence;
    const struct rule *rule;
    uint32_t order;       /* of the hit: gives of one hit share it */
    struct span span;     /* of the whole match, in the sentence */
    str kind;             /* "placing", "whose", "object" … */
    struct draft_field *fields;
    uint32_t field_count;
};

/* An event that the article names, in reading order. */
struct event_mention {
    uint32_t sentence;
    struct span span;     /* in the sentence */
    const struct event *event;
    enum sex sex;
    bool in_title, in_heading;
    bool is_aside;        /* tells what somebody is or once won: "400m runners", "the 800m champion" */
    bool is_of_medal;     /* an aside only because of the medal or word behind it: "her 800m gold" */
    bool is_of_title;     /* an aside because a title follows it */
    bool is_passing;      /* "decathlete Garland": tells of its own sentence, but the next ones are not about it */
    bool is_part;         /* "10km in 29:21", in a marathon: a part of the article's road race */
    bool in_relative;     /* "Merritt, who took bronze in the 400m", "since he won 400m gold": sets no scene beyond its clause */
};

/* What the sentence itself is about, and not only what somebody is or once won. */
static inline bool event_mention_is_outright(const struct event_mention *m) { return !m->is_aside && !m->is_passing && !m->in_relative; }

/* A place that somebody is told to have taken, whether or not it was told before. */
struct told_place {
    int32_t person;
    int place;
    const struct event *event;
    uint32_t sentence;
    struct span span;     /* in the sentence */
    bool is_aside;        /* a title, or told of another day */
    bool is_of_old;       /* the words around it date it before the year of the article's races */
};

/* A place of a chain, "Ann Bell first, Eve Fox third": with the name that it belongs to. */
struct chained_place {
    uint32_t sentence, first;    /* first of the same chain, in scene.chained */
    const struct find *place, *name;
    const struct draft *draft;   /* that told it; NULL: none yet */
    bool is_closed;              /* what follows the place says that only a rule can tell it */
};

struct scene {
    struct extractor *x;
    const struct article *article;
    struct reading *reading;
    struct arena *arena;
    struct view *views;              /* one for each sentence */
    LIST_OF(struct draft) drafts;    /* in order of sentence, then layer */
    uint32_t *first_draft;           /* for each sentence, and one more */
    LIST_OF(struct event_mention) events;
    uint32_t *first_event;           /* for each sentence, and one more */
    uint32_t *section;               /* for each sentence: how many headings, or entries of a live report, stand before it */
    const struct event *main_event;  /* of the headline or lead */
    str main_competition;            /* what the article is about, as it writes it; empty */
    int16_t main_year;               /* 0 when neither it nor the article's date tells */
    bool is_cross_country, is_walk;  /* its words say so: they change what a bare distance means */
    bool is_walk_report;             /* it is about walks: distances on the track are walked as well */
    bool main_in_title;              /* the headline names main_event */
    bool one_event;                  /* nearly all that is said of events is said of main_event */
    bool lists_starters;             /* its rows of names say who starts, not who has finished */
    struct { const struct draft **items; uint32_t count, room; } titles; /* drafts that give a named person an honour, in order */
    int32_t *subject;                /* for each sentence: the person it is about, or NOBODY */
    int32_t *told_subject;           /* the same, but of the narrator's words alone: direct speech speaks of others */
    uint32_t *namings;               /* for each person who is no team: how often the article names them */
    int32_t headliner;               /* the one athlete whom the headline names, or NOBODY */
    const struct event **person_event; /* for each person: the event last tied to them */
    const struct event **own_event;  /* for each person who was known before claims were made: what they do, wherever it is told */
    uint32_t own_event_count;
    LIST_OF(struct told_place) told_places; /* in the order in which they were found */
    struct spoken_list spoken;       /* direct speech, in reading order; known before anybody knows who speaks */
    LIST_OF(struct chained_place) chained;   /* by sentence, then place */
};

/* scene.c */
bool scene_word_in(const struct rule_list *words, str word);  /* letter case as listed */
const struct draft_field *draft_field(const struct draft *draft, const char *name);
struct span scene_span(const struct scene *scene, uint32_t sentence, struct span local); /* sentence → article */
str scene_find_text(const struct scene *scene, uint32_t sentence, struct span local);
void scene_collect_drafts(struct scene *scene, uint32_t sentence, uint32_t layer);
str scene_event_code(const struct scene *scene, str phrase); /* event_of_phrase, asked once for each phrase */
struct find *scene_find_at(const struct scene *scene, uint32_t sentence, struct span local); /* the find that covers it, or NULL */

bool scene_is_mark(const struct scene *scene, const struct find *find);   /* a time, figure, length or points */
bool scene_names(const struct scene *scene, uint32_t sentence, int32_t person);   /* by name */
/* Whether the names that begin before the place are all of one person, *only, who may be known from elsewhere (else NOBODY) and is then the one. */
bool scene_names_only(const struct scene *scene, uint32_t sentence, uint32_t before, int32_t *only);
const struct event *scene_event_within(const struct scene *scene, uint32_t sentence, struct span local);   /* named there; NULL */
bool person_is_among(const int32_t *people, uint32_t count, int32_t person);

/* The draft of that kind in the sentence whose field stands at the place; NULL. */
const struct draft *scene_role_at(const struct scene *scene, uint32_t sentence, const char *kind, const char *field, struct span local);
/* Whether there is one: "this name is an object". */
bool scene_has_role(const struct scene *scene, uint32_t sentence, const char *kind, const char *field, struct span local);

/* widen.c: while names are wide, "Ann Bell of Kenya" and "Ann Bell of Malby Harriers" are one find; what was found in the words behind is none. */
struct widened {
    LIST_OF(struct find) taken;
    uint32_t count;          /* of names that are wide */
};
void names_widen(const struct scene *scene, uint32_t sentence, struct widened *widened);
void names_narrow(const struct scene *scene, uint32_t sentence, const struct widened *widened);
void find_narrow(const struct scene *scene, struct find *find);   /* a copy of a find that may be wide */
struct span span_narrow(const struct scene *scene, const struct view *view, struct span span);   /* of a match that may end with one */

/* The sex that a find of the entity racesex names: "men's", "girls'". */
enum sex scene_sex_of_race(const struct scene *scene, uint32_t sentence, const struct find *find);

/* people.c: decides which capitalised names are people, learns surnames, puts @athlete and @official into the views. */
void people_find(struct scene *scene);
/* lost_subjects.c: a paragraph that begins with a small letter has lost the name it began with. */
bool lost_subject_opens(const struct scene *scene, uint32_t sentence);
/* Whether this sentence or one of those before it has lost its subject, so that a surname by itself may mean it. */
bool lost_subject_may_be_meant(const struct scene *scene, uint32_t sentence);
/* Who was lost at the sentence that opens so: whom the text then calls by a surname alone; NOBODY. */
int32_t lost_subject(const struct scene *scene, uint32_t sentence);

/* people_facts.c: nation, age, sex, from the drafts of the people rules. */
void people_learn(struct scene *scene);
/* people_sex.c: by given name and by the races that somebody is named with, before pronouns are bound … */
void people_learn_sex(struct scene *scene);
/* … and the sex of those whom no pronoun told either, once the claims are made. */
void people_settle_sex(struct scene *scene);

/* people_nation.c: the nation that words name, "the Swiss runner", "Britain's captain"; empty where they name none. */
str people_nation_in(const struct scene *scene, str text);
/* … and the nations of those who are not told from beside their names, once it is known who "he" is. */
void people_settle_nations(struct scene *scene);
/* people_groups.c: the athletes whom "the Greek pair" or a headline means; how many were put into group, which has room for GROUP_MOST. */
enum { GROUP_MOST = 3 };
uint32_t people_of_group(const struct scene *scene, const struct draft *draft, int32_t *group);
/* people_home.c: the country of a town that the words name; empty. */
str people_country_in(const struct scene *scene, str text);
/* The nation where what the article reports is held; empty where it does not say. */
str people_host_nation(const struct scene *scene);
/* Once the claims are made: "a Jamaican sweep" is of those who took the first places. */
void people_settle_sweeps(struct scene *scene);
/* people_domestic.c. Once the claims are made: who competes in a meeting for one country alone is of it, if nothing else is told. */
void people_settle_domestic(struct scene *scene);

/* who.c, who_clause.c, who_described.c: binds pronouns and descriptions to people; tells the subject at a place. */
void who_resolve(struct scene *scene);
int32_t who_subject_at(const struct scene *scene, uint32_t sentence, uint32_t at);
/* The same, but somebody's possession counts: whose "Stobbs' old mark of 13.22m" is. */
int32_t who_owner_at(const struct scene *scene, uint32_t sentence, uint32_t at);
/* The person of a captured find (athlete, pronoun, description, team), NOBODY where none is known. */
int32_t who_of_field(const struct scene *scene, uint32_t sentence, const struct draft_field *field);
bool who_is_object(const struct scene *scene, uint32_t sentence, struct span local);
/* "third was Fox, and Bell won": Bell begins a clause, and neither shares Fox's part in the one before nor is governed by its words. */
bool who_opens_clause(const struct scene *scene, uint32_t sentence, struct span local);
bool who_is_one(const struct scene *scene, const struct find *find);   /* athlete, pronoun, description or team */
/* "Fox reeled in Bell and crossed the line in 3:54.20": whether the sentence has gone on from Bell before the limit, with a verb of Fox's. */
bool who_has_gone_on(const struct scene *scene, uint32_t sentence, struct span local, uint32_t limit);
/* "the latter", "the former": words that mean one of two who were named before. */
bool who_is_one_of_two(str words);
/* "she repaid him with 49.72", "beat her in 49.20": a pronoun that is no subject. */
bool who_is_objective(const struct scene *scene, uint32_t sentence, const struct find *find);
/* "Fox, who", "Fox finishing": the words right behind say more of the person. */
bool who_has_relative(const struct scene *scene, uint32_t sentence, const struct find *find);

/* teams.c: a nation stands for its four where a relay is meant. The team of a find of the entity team gets a person of its own;
 * NOBODY: no relay is meant, or nobody tells whose team it is. */
int32_t teams_bind(struct scene *scene, uint32_t sentence, const struct find *find);
/* "Calder High": a team by the name of its club or school, in which no event is named. */
bool teams_is_club(const struct scene *scene, const struct find *find);
/* The team of the nation named nearest before the place, else after it, else the last team; NOBODY where there is none. */
int32_t teams_near(const struct scene *scene, uint32_t sentence, uint32_t at, int32_t person);

/* race_words.c, race_mentions.c, race.c, race_meeting.c: which event, competition and round a place of the text is about. */
void race_words_load(struct extractor *x);
void race_find_events(struct scene *scene);
/* race_people.c: which event each person does; once it is known whom sentences are about. */
void race_learn_people(struct scene *scene);
const struct event *race_event_at(const struct scene *scene, uint32_t sentence, struct span local, int32_t person,
                                  const struct mark *mark, str figure);
/* The event of the race that a split belongs to: never the stretch that the sentence names. */
const struct event *race_event_of_split(const struct scene *scene, uint32_t sentence, int32_t person);
/* "won the 100m in 11.20 and the 200m in 22.40": what looks like the next part of a race is a race where no part stands before it.
 * Its words; empty: it is a part, or no stretch. */
str race_of_stretch(const struct scene *scene, uint32_t sentence, const struct find *find);
/* Whether the event that the sentence names is only a part of the road race that the article is about. */
bool race_is_part_of_main(const struct scene *scene, uint32_t sentence, const struct event *event);
/* Whether the event is one of those that make up the combined one. */
bool race_is_discipline_of(const struct scene *scene, const struct event *event, const struct event *combined);
/* race_combined.c. The combined event that the article is about, where the event of the draft's place is only one of its disciplines; else event. */
const struct event *race_or_combined(const struct scene *scene, const struct draft *draft, int32_t person, const struct event *event);
/* Whether championships with these words in their name hold the event: the Olympics no 60m and no mile. */
bool race_is_held_at(const struct scene *scene, str championships, const struct event *event);
/* Of the events with these codes (apart by commas) the one that takes the mark and is named nearest; with may_guess the one of the
 * lowest record where none is named. NULL: none. */
const struct event *race_event_among(const struct scene *scene, uint32_t sentence, str codes, const struct mark *mark, bool may_guess);
const struct event *race_event_of_text(const struct scene *scene, str text);
/* race_list.c. The events of a list that names this one ("the 800m and the 1500m"), where the draft is told of them all; else none. */
enum { LISTED_MOST = 6 };
struct listed_events {
    const struct event *items[LISTED_MOST];
    uint32_t count;
};
void race_listed(const struct scene *scene, const struct draft *draft, const struct event *event, struct listed_events *listed);
void race_find_meeting(struct scene *scene);
void race_place_claim(const struct scene *scene, uint32_t sentence, struct span local, struct claim *claim);

/* unreal.c: whether what stands there reads like a result and is none, a question, odds, a ranking, a race that is still on … */
bool unreal_at(const struct scene *scene, uint32_t sentence, struct span local);
/* … whether figures of the sentence are no marks, but odds, votes, or what somebody ran in a dream … */
bool unreal_mark_at(const struct scene *scene, uint32_t sentence);
/* … or, in a row of starters, the best of each … */
bool unreal_best_at(const struct scene *scene, uint32_t sentence);
/* Once the drafts are found: whether the rows of the article say who starts, not who has finished (scene.lists_starters). */
void unreal_find(struct scene *scene);

/* placing_subjects.c: who took a place where the rule names nobody, in the order of the text; one may be NOBODY. */
enum { SUBJECTS_MOST = 8 };
struct subjects {
    int32_t items[SUBJECTS_MOST];
    uint32_t count;
};
void placing_subjects(const struct scene *scene, const struct draft *draft, struct subjects *subjects);

/* marks.c and placings.c: drafts and finds become claims. */
void marks_claim(struct scene *scene);
void placings_claim(struct scene *scene);

/* speakers.c: first what is direct speech … */
void speakers_hear(struct scene *scene);
/* Whether the place of the sentence stands in direct speech. */
bool speakers_quoted(const struct scene *scene, uint32_t sentence, struct span local);
/* … then quotes with the people who speak. */
void speakers_find(struct scene *scene);
/* True when the span of the sentence stands inside a quote; *person is who says it, or NOBODY. */
bool speakers_says(const struct scene *scene, uint32_t sentence, struct span local, int32_t *person);
/* Tells the claims that stand inside quotes. */
void speakers_note_claims(struct scene *scene);

/* topic.c */
bool topic_is_athletics(const struct scene *scene);

#endif
