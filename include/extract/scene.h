/*
 * The scene is what the files of extract share while one article is read. For extract alone; extract.c shows the order in which
 * its functions are called.
 *
 * The words used here:
 *   find        what a rule, or C, has found in a sentence: a name, a time, an event (rule/rulebook.h)
 *   draft       what a claim rule says of a sentence, before anybody knows who "he" is; placings.c and marks.c make claims of drafts
 *   sentence    an index into article->sentences
 *   local, at   a span, or a byte, of that sentence; scene_span leads to the article's text
 *   person      an index into reading->people, or NOBODY
 *
 * Memory lives in the scene's arena, as long as the article is read. Pointers to finds are good until the view of their sentence
 * changes.
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
enum { EVENT_WORD_USES_MOST = 32 };
struct event_word {
    str phrase, says;
    int use;
    const struct event_word *next;   /* of the same use */
};

/* What C looks for around what rules found, see around.h. */
enum around_use {
    AROUND_RELAY, AROUND_RUNNERS, AROUND_LEAD, AROUND_WIN, AROUND_SAID_OF_OPENER, AROUND_CALLING, AROUND_BORN, AROUND_PEOPLES, AROUND_TOWNSMAN,
    AROUND_CHAMPIONSHIPS, AROUND_TRIALS, AROUND_TRIALS_AND, AROUND_THREE, AROUND_GROUP, AROUND_TITLE, AROUND_YEARS, AROUND_UNIT, AROUND_MADE_UP,
    AROUND_RACE, AROUND_RUN, AROUND_AGO, AROUND_HERE, AROUND_END, AROUND_THIS_RACE, AROUND_THEIR_MARKS, AROUND_LOST, AROUND_APART,
    AROUND_COMPARED, AROUND_EARLIER, AROUND_HELD_BY, AROUND_RECORD_OF, AROUND_ALL_THREE, AROUND_CLASS, AROUND_FOLLOWED, AROUND_NO_SUBJECT,
    AROUND_FEMALE, AROUND_MALE, AROUND_OPENS_ASIDE, AROUND_CREW, AROUND_SET_THEN, AROUND_RESPECTIVELY, AROUND_OF_LIST,
    AROUND_CLASS_OF_RACE,
    AROUND_USES
};
struct around_words { str *items; uint32_t count, room; };

struct extractor {
    const struct rulebook *book;
    const struct events *events;
    const struct quote_words *quote_words;
    struct matcher *matcher;
    struct entity_ids id;
    uint32_t first_layer_after_names; /* the layers before it run over the whole article before people are looked for */
    uint32_t first_layer_of_titles, first_layer_of_facts;    /* from the one to the other names are wide: names_widen */
    uint32_t first_layer_of_results, first_layer_of_homes;   /* the same */
    uint32_t first_layer_of_marks;                           /* drafts of results before it stand in the order of their words */
    struct arena arena;               /* lives as long as the extractor, not the article */
    const struct rule_list *not_names, *lead_words, *towns, *given_names, *tie_words, *name_particles, *doing_verbs, *placed_words;
    struct table event_codes;         /* kept over all articles: phrase → code of the event that it names, a str */
    struct table figure_strains;      /* kept over all articles: how weak a figure is in an event, see race_fit.c */
    struct event_word *event_words;
    uint32_t event_word_count;
    const struct event_word *event_words_of[EVENT_WORD_USES_MOST];   /* the first of each use */
    struct around_words around[AROUND_USES];
    struct table topic_phrases;       /* the list topic, see topic_words.c */
};

enum { NOBODY = -1 };

/* A field of a draft. Its find is a copy, because later layers may change the view that it came from. */
struct draft_field {
    str name;
    bool is_find;
    struct find find;     /* if is_find; entity is -1 for plain words */
    str constant;         /* else: the text that the rule gives */
};

struct draft {
    uint32_t sentence;
    const struct rule *rule;
    uint32_t order;       /* number of the match; its drafts (one for each "gives" of the rule) share it */
    struct span span;     /* the whole match, in the sentence */
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
    uint32_t announces;   /* the last of the sentences behind its own paragraph that it is meant for; 0: none (race_wheelchairs.c) */
    bool in_title, in_heading;
    bool is_aside;        /* says what somebody is or once won, not what is run here: "400m runners", "the 800m champion" */
    bool is_of_medal;     /* an aside, but only because of the medal or word behind it: "her 800m gold" */
    bool is_of_title;     /* an aside because a title stands behind it */
    bool is_left_out;     /* "skipped the 800m" */
    bool is_passing;      /* "decathlete Garland": counts for its own sentence, not for those that follow */
    bool is_part;         /* "10km in 29:21" in a marathon: a part of the road race that the article is about */
    bool in_relative;     /* "Merritt, who took bronze in the 400m", "since he won 400m gold": counts for its own clause only */
};

/* Whether the sentence is about this event: not named as an aside, nor in passing, nor in a relative clause. */
static inline bool event_mention_is_outright(const struct event_mention *m) { return !m->is_aside && !m->is_passing && !m->in_relative; }

/* A place that the text says somebody took. Each telling has an entry, though those that repeat one another make one claim. */
struct told_place {
    int32_t person;
    int place;
    const struct event *event;
    uint32_t sentence;
    struct span span;     /* in the sentence */
    bool is_aside;        /* a title, or a place of another day */
    bool is_of_old;       /* the words around it date it to a year before that of the article's races */
};

/* One place of a chain such as "Ann Bell first, Eve Fox third", with the name that it belongs to (placing_chains.c). */
struct chained_place {
    uint32_t sentence, first;    /* first: index in scene.chained of the first place of the same chain */
    const struct find *place, *name;
    const struct draft *draft;   /* that tells this place; NULL: none does so far */
    bool is_closed;              /* "fifth all-time": the word behind speaks of another order, so the chain by itself claims nothing */
};

struct scene {
    struct extractor *x;
    const struct article *article;
    struct reading *reading;
    struct arena *arena;
    struct view *views;              /* one for each sentence */
    LIST_OF(struct draft) drafts;    /* in order of sentence; those of results by place, others by layer */
    uint32_t *first_draft;           /* by sentence: index of its first draft; one more entry at the end */
    LIST_OF(struct event_mention) events;
    uint32_t *first_event;           /* the same for events */
    uint32_t *section;               /* by sentence: how many headings, or entries of a live report, stand before it */
    const struct event *main_event;  /* what the article is mainly about (race_main.c), or NULL */
    str main_competition;            /* the same, as the article writes it; empty when not told */
    int16_t main_year;               /* of that; 0 when neither the article's words nor its date tell */
    bool is_cross_country, is_walk;  /* the article says so, which changes what a bare distance means */
    bool is_track_report;            /* it tells of several races and contests of a stadium: "the 5K" is run on its track */
    bool is_walk_report;             /* the whole article is about walks: distances on the track are walked as well */
    bool main_in_title;              /* the headline names main_event */
    bool one_event;                  /* nearly every mention of an event is one of main_event */
    bool lists_starters;             /* the article's rows of names say who starts, not who has finished */
    struct { const struct draft **items; uint32_t count, room; } titles; /* drafts that give a named person an honour, in order */
    int32_t *subject;                /* by sentence: the person it is about, or NOBODY */
    int32_t *told_subject;           /* the same for the narrator's words alone, without direct speech */
    uint32_t *namings;               /* by person, teams left out: how often the article names them */
    int32_t headliner;               /* the athlete whom the headline names, if it names one only; else NOBODY */
    const struct event **person_event; /* by person: the event of the last claim made of them, or NULL */
    const struct event **own_event;  /* by person below own_event_count: the event they do, told anywhere in the article, or NULL */
    uint32_t own_event_count;        /* people known before claims were made; teams that claims add come behind them */
    LIST_OF(struct told_place) told_places; /* in the order in which they were found */
    struct spoken_list spoken;       /* direct speech, in reading order; found before it is known who speaks */
    LIST_OF(struct chained_place) chained;   /* by sentence, then place */
};

/* scene.c */
bool scene_word_in(const struct rule_list *words, str word);  /* letter case as listed */
bool scene_goes_on_with_verb(const struct scene *scene, str behind); /* " won", " scribbled": behind who did it */
const struct draft_field *draft_field(const struct draft *draft, const char *name);   /* the field of that name, or NULL */
struct span scene_span(const struct scene *scene, uint32_t sentence, struct span local); /* from the sentence to the article's text */
str scene_find_text(const struct scene *scene, uint32_t sentence, struct span local);    /* the words that stand there */
void scene_collect_drafts(struct scene *scene, uint32_t sentence, uint32_t layer);       /* runs the layer's claim rules */
str scene_event_code(const struct scene *scene, str phrase); /* code of the event that the phrase names, empty for none; remembered */
struct find *scene_find_at(const struct scene *scene, uint32_t sentence, struct span local); /* the first find that overlaps, or NULL */

bool scene_is_mark(const struct scene *scene, const struct find *find);   /* a time, figure, length or points */
bool scene_names(const struct scene *scene, uint32_t sentence, int32_t person);   /* does the sentence say that person's name? */
/* Whether all names that begin before the byte are of one person. *only goes in as that person, or as NOBODY for whoever it is, and
 * comes out as the person named, or unchanged when nobody is. */
bool scene_names_only(const struct scene *scene, uint32_t sentence, uint32_t before, int32_t *only);
/* Is an apostrophe behind the find? "Fox's team-mate", "Barbados' runner". */
bool scene_is_possessive(const struct scene *scene, uint32_t sentence, const struct find *find);
const struct event *scene_event_within(const struct scene *scene, uint32_t sentence, struct span local);   /* named there, or NULL */
bool person_is_among(const int32_t *people, uint32_t count, int32_t person);

/* The sentence's draft of that kind whose field of that name stands at local, or NULL. */
const struct draft *scene_role_at(const struct scene *scene, uint32_t sentence, const char *kind, const char *field, struct span local);
/* Whether there is one. So rules tell C what a name is: kind "object" says that it is no subject. */
bool scene_has_role(const struct scene *scene, uint32_t sentence, const char *kind, const char *field, struct span local);

/* The sex that a find of the entity racesex names: "men's", "girls'". */
enum sex scene_sex_of_race(const struct scene *scene, uint32_t sentence, const struct find *find);

/* widen.c: while names are wide, "Ann Bell of Kenya" and "Ann Bell of Malby Harriers" are one find each; the finds in the words behind
 * the name are taken out of the view until names are narrow again. */
struct widened {
    LIST_OF(struct find) taken;   /* taken out of the view */
    uint32_t count;               /* names that are wide */
};
void names_widen(const struct scene *scene, uint32_t sentence, struct widened *widened);
void names_narrow(const struct scene *scene, uint32_t sentence, const struct widened *widened);
void find_narrow(const struct scene *scene, struct find *find);   /* narrows a copy of a find, if it is wide */
struct span span_narrow(const struct scene *scene, const struct view *view, struct span span);   /* narrows a match that ends with a wide name */

/* people.c: decides which capitalised names are people, learns surnames, puts @athlete and @official into the views. */
void people_find(struct scene *scene);
/* lost_subjects.c: whether the sentence begins a paragraph with a small letter: the page has lost the name before it. */
bool lost_subject_opens(const struct scene *scene, uint32_t sentence);
/* Whether this sentence, or one shortly before it, has lost its subject, so that a surname alone may mean the lost person. */
bool lost_subject_may_be_meant(const struct scene *scene, uint32_t sentence);
/* Who was lost where the sentence opens so: the first whom the text then calls by a surname alone, or NOBODY. */
int32_t lost_subject(const struct scene *scene, uint32_t sentence);

/* people_facts.c: nation and age, as the rules about people tell them beside a name. */
void people_learn(struct scene *scene);
/* people_sex.c, before pronouns are bound: sex by given name, and by the races that somebody is named with. */
void people_learn_sex(struct scene *scene);
/* Once the claims are made: the sex of those whom pronouns did not tell either. */
void people_settle_sex(struct scene *scene);

/* people_nation.c: the nation that words name, "the Swiss runner", "Britain's captain"; empty where they name none. */
str people_nation_in(const struct scene *scene, str text);
/* Once it is known who "he" is: the nations of those for whom none stood beside their name. */
void people_settle_nations(struct scene *scene);
/* people_groups.c: the athletes whom "the Greek pair", or a headline's "Belgian sprinter", means. Fills group, which has room for
 * GROUP_MOST, and returns how many; 0 when it cannot be told. */
enum { GROUP_MOST = 3 };
uint32_t people_of_group(const struct scene *scene, const struct draft *draft, int32_t *group);
/* people_home.c: the country of a town that the words name; empty where they name none. */
str people_country_in(const struct scene *scene, str text);
/* The nation in which the meeting of the article is held; empty where the article does not say. */
str people_host_nation(const struct scene *scene);
/* Once the claims are made: "a Jamaican sweep" gives its nation to those who took the first places. */
void people_settle_sweeps(struct scene *scene);
/* people_domestic.c, once the claims are made: who competes in a meeting for one country's athletes alone has its nation, if the
 * article tells no other. */
void people_settle_domestic(struct scene *scene);

/* who.c: binds pronouns and descriptions to people, and fills scene.subject. */
void who_resolve(struct scene *scene);
/* The subject at that byte of the sentence; else the person whom the sentence is about, or NOBODY. */
int32_t who_subject_at(const struct scene *scene, uint32_t sentence, uint32_t at);
/* The same for owners of marks, where a possessive counts too: "Stobbs' old mark of 13.22m" is Stobbs'. */
int32_t who_owner_at(const struct scene *scene, uint32_t sentence, uint32_t at);
/* who_roles.c. The person of a captured find (athlete, pronoun, description, team), NOBODY where none is known. */
int32_t who_of_field(const struct scene *scene, uint32_t sentence, const struct draft_field *field);
/* Whether the name there is no subject: somebody beaten, behind, matched or spoken of (60-objects.rules). */
bool who_is_object(const struct scene *scene, uint32_t sentence, struct span local);
/* The same, or somebody behind a preposition: whom the words before govern. */
bool who_is_governed(const struct scene *scene, uint32_t sentence, struct span local);
/* ", making light of": whether the words behind a name go on with a comma and a participle. */
bool who_opens_participle(str behind);
/* Whether the name there begins a clause of its own: in "third was Fox, and Bell won" Bell does, and is not third as well. */
bool who_opens_clause(const struct scene *scene, uint32_t sentence, struct span local);
bool who_is_one(const struct scene *scene, const struct find *find);   /* athlete, pronoun, description or team */
/* who_clause.c. "Fox reeled in Bell and crossed the line in 3:54.20": whether, before byte limit, the sentence has left Bell (local) for another verb
 * of Fox's. */
bool who_has_gone_on(const struct scene *scene, uint32_t sentence, struct span local, uint32_t limit);
/* "Fox, who had trained with Bell, was fourth": Bell is named in a clause that ends before the place. */
bool who_is_in_ended_clause(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t at);
/* "Fox could not follow when Bell attacked, and dropped to sixth", "Fox led until Bell, the winner, passed her and finished fourth": the sentence
 * has gone back to Fox; where no comma says so, because Bell has a place already. */
bool who_is_in_paused_clause(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t at);
/* who_of_two.c. "the latter", "the former": words that mean one of two who were named before. */
bool who_is_one_of_two(str words);
/* who_clause.c. Whether the find is a pronoun that is no subject: "she repaid him with 49.72", "beat her in 49.20". */
bool who_is_objective(const struct scene *scene, uint32_t sentence, const struct find *find);
/* who_subject.c. "Watched by Fox, the Ethiopian took gold": the description right behind the name, up to the place, is the subject, whoever that is. */
bool who_yields_to_description(const struct scene *scene, uint32_t sentence, const struct find *name, uint32_t before);
/* who_roles.c. Whether the words right behind the find go on about the person: "Fox, who", "Fox finishing". */
bool who_has_relative(const struct scene *scene, uint32_t sentence, const struct find *find);

/* teams.c: where a relay is meant, a nation stands for its team of four. The person that stands for the team of this find (of the
 * entity team), made when it is new; NOBODY: no relay is meant, or nobody tells whose team it is. */
int32_t teams_bind(struct scene *scene, uint32_t sentence, const struct find *find);
/* Whether the team is called by its club or school, "Calder High", and the name holds no event. */
bool teams_is_club(const struct scene *scene, const struct find *find);
/* The team of the nation, or the club, that the words name; NOBODY: they name none. */
int32_t teams_named(const struct scene *scene, uint32_t sentence, struct span span);
/* The team of the nation named nearest before the byte, else behind it, else the last team named; NOBODY where there is none. */
int32_t teams_near(const struct scene *scene, uint32_t sentence, uint32_t at, int32_t person);

/* race_words.c: reads the list event-word into the extractor, once. */
void race_words_load(struct extractor *x);
/* race_mentions.c: fills scene.events. */
void race_find_events(struct scene *scene);
/* "discus thrower Fox": the person before whose name the event stands as what he is; NOBODY: it stands so before none. */
int32_t race_kind_of(const struct scene *scene, const struct event_mention *m);
/* race_people.c, once it is known whom sentences are about: fills scene.own_event. */
void race_learn_people(struct scene *scene);
/* race.c: the event of the mark or place that stands at local. mark and figure say what was measured (NULL and empty for a place): an
 * event that cannot give it is not chosen. NULL: nobody can tell. */
const struct event *race_event_at(const struct scene *scene, uint32_t sentence, struct span local, int32_t person,
                                  const struct mark *mark, str figure);
/* race_beside.c. Whether the mark that the place there was taken with, if one is told beside it, can be of the event. */
bool race_takes_mark_of_placing(const struct scene *scene, uint32_t sentence, struct span local, int32_t person, const struct event *event);
/* race_told.c. The event of the race that a split belongs to, which is not the stretch that the sentence names. NULL: nobody can tell. */
const struct event *race_event_of_split(const struct scene *scene, uint32_t sentence, int32_t person);
/* race_mentions.c. "won the 100m in 11.20 and the 200m in 22.40": "and the 200m" looks like the next part of a race, but where no part stands before it, it
 * is a race. Its words; empty where the find is a part after all, or no stretch. */
str race_of_stretch(const struct scene *scene, uint32_t sentence, const struct find *find);
/* race_told.c. Whether this event, named in the sentence, is only a part of the road race that the article is about. */
bool race_is_part_of_main(const struct scene *scene, uint32_t sentence, const struct event *event);
/* race_fit.c. Whether the event is one of the disciplines of the combined event: the 800m of the heptathlon. */
bool race_is_discipline_of(const struct scene *scene, const struct event *event, const struct event *combined);
/* race_combined.c: the heptathlon, say, that the article is about, where event is only one of its disciplines and the draft tells a place
 * of the whole; else event. */
const struct event *race_or_combined(const struct scene *scene, const struct draft *draft, int32_t person, const struct event *event);
/* race_titles.c. Whether championships with these words in their name hold the event: the Olympics hold no 60m and no mile. */
bool race_is_held_at(const struct scene *scene, str championships, const struct event *event);
/* race_fit.c. Whether the event is one of those with these codes (apart by commas), or "races": all that are timed. */
bool race_is_among(str codes, const struct event *event);
/* Of the events with these codes the one named nearest that can give the mark. Where none is named and may_guess, the
 * one with the lowest record. NULL: none. */
const struct event *race_event_among(const struct scene *scene, uint32_t sentence, str codes, const struct mark *mark, bool may_guess);
/* race_words.c: the event that the words name in this article, or NULL. A race without a code ("the Norborough Fell Race") is an event of
 * its own that takes any time. */
const struct event *race_event_of_text(const struct scene *scene, str text);
/* race_list.c: all events of the list ("the 800m and the 1500m") that names this one, where the draft is told of them all; else none. */
enum { LISTED_MOST = 6 };
struct listed_events {
    const struct event *items[LISTED_MOST];
    uint32_t count;
};
void race_listed(const struct scene *scene, const struct draft *draft, const struct event *event, struct listed_events *listed);
/* The races of a draft of kind "one-breath", and how many: none where a relay is among them, which one alone does not run. */
uint32_t race_list_races(const struct scene *scene, const struct draft *list, const struct event *races[LISTED_MOST]);
/* "Bell and Fox won gold in the 100m and 200m respectively": which race of the list is the person's; the event itself where it is not shared out. */
const struct event *race_shared_out(const struct scene *scene, uint32_t sentence, int32_t person, const struct event *event);
/* race_reported.c: finds the competition and year that the article is about. */
void race_find_meeting(struct scene *scene);
/* race_meeting.c. Whether the name is that of the meeting that the article reports. */
bool race_is_main_meeting(const struct scene *scene, str name);
/* Fills in what the claim lacks of competition, year, round, sex and time, for the words at local. */
void race_place_claim(const struct scene *scene, uint32_t sentence, struct span local, struct claim *claim);

/* unreal.c: whether the words there read like a result and are none: a question, odds, a ranking, a race that is still on. */
bool unreal_at(const struct scene *scene, uint32_t sentence, struct span local);
/* Whether figures of the sentence are no marks, but odds, votes, or what somebody ran in a dream. */
bool unreal_mark_at(const struct scene *scene, uint32_t sentence);
/* Whether the sentence is a row of starters, where the mark beside each name is their best. */
bool unreal_best_at(const struct scene *scene, uint32_t sentence);
/* Once the drafts are found: fills scene.lists_starters. */
void unreal_find(struct scene *scene);

/* placing_subjects.c: who took a place where the rule names nobody, in the order of the text. An item may be NOBODY. */
enum { SUBJECTS_MOST = 8 };
struct subjects {
    int32_t items[SUBJECTS_MOST];
    uint32_t count;
};
void placing_subjects(const struct scene *scene, const struct draft *draft, struct subjects *subjects);

/* marks.c and placings.c: drafts and finds become claims, which go into the reading. */
void placings_claim(struct scene *scene);
void marks_claim(struct scene *scene);
/* placing_mark.c, once marks are claimed: a place without a race has that of its mark. */
void placings_take_races_of_marks(struct scene *scene);
/* placing_by_mark.c, last: places that only the order of the marks tells. */
void placings_claim_by_marks(struct scene *scene);

/* speakers.c: finds direct speech (scene.spoken), before it is known who speaks. */
void speakers_hear(struct scene *scene);
/* Whether the words there stand in direct speech. */
bool speakers_quoted(const struct scene *scene, uint32_t sentence, struct span local);
/* Once it is known who "he" is: quotes with their speakers, into the reading. */
void speakers_find(struct scene *scene);
/* After speakers_find: whether the words there stand in a quote; *person is then its speaker, or NOBODY. */
bool speakers_says(const struct scene *scene, uint32_t sentence, struct span local, int32_t *person);
/* Sets in_quote for the claims that stand in quotes. */
void speakers_note_claims(struct scene *scene);

/* topic.c: whether the article is about athletics at all. */
bool topic_is_athletics(const struct scene *scene);
/* topic_words.c: reads the list topic into the extractor, once. */
void topic_words_load(struct extractor *x);

#endif
