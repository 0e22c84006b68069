/*
 * Private to the finding of people: names as the text writes them (names.c, name_….c), and the people whom their fuller forms have
 * made known, to be found again by any part of a name (known.c).
 */
#ifndef PHOTOFINISH_EXTRACT_NAMES_H
#define PHOTOFINISH_EXTRACT_NAMES_H

#include "extract/scene.h"

enum { NAME_TOKENS_MOST = 8 };

struct name_words {
    str text;              /* of the name: "Josh Kerr", possessive left off */
    struct span span;      /* in the sentence */
    struct span tokens[NAME_TOKENS_MOST];
    uint32_t count;
    uint32_t sentence;
    bool is_official, is_relative, is_place, is_person, is_voice, is_credit, in_title, starts_sentence, lacks_lead;
    bool is_town;          /* surely a place or club: "Ballarat's Jo Quick", "the girl from Slade Quay" */
    bool is_home;          /* "Jo Quick of Lewis Hall": where somebody is from, given name or not */
    bool is_determined;    /* "the Canberran": one word behind an article calls nobody by his name */
    bool is_club;          /* runs a relay: no person */
    bool is_bracketed;     /* a club or a mark in brackets stands behind it, as behind the names of results */
    bool is_performer;     /* does what only a competitor or a speaker does; is_person too */
    bool was_athlete;      /* whatever the office is now */
    bool is_kin;           /* "her sister Lisa, the champion": somebody's, and has competed too; a given name alone may call them */
    int32_t person;        /* index in known, NOBODY */
};

/* How often one text stands in the article as a name. */
struct name_count {
    uint32_t mentions, person_cues, performer_cues;
    uint32_t town_cues;
    uint32_t home_cues;
    uint32_t school_cues;  /* times that it began the name of a school or owned a full name: "Edwin Orme High", "Edwin Orme's Ann Fox" */
    uint32_t other_cues;   /* times that a cue called it a place or a byline */
    uint32_t several_cues; /* times that it is many: "the Razorbacks" */
};

struct name_list {
    struct scene *scene;
    struct name_words *items; /* in reading order */
    uint32_t count, room;
    struct table counts;      /* text → struct name_count */
    struct table small_words; /* words that the article writes with a small letter */
    struct table surnames;    /* last words of names that begin with a given name, as far as names have been cut */
};

/* names.c. All names of the article, in reading order, and how often each text stands there as one; in the scene's arena. */
void names_cut(struct name_list *names, struct scene *scene);
struct name_count *name_count_slot(struct name_list *names, str text);
struct name_count name_count_of(const struct name_list *names, str text);
bool name_is_place(const struct name_list *names, str text);   /* more often called so than not */
str name_words(const struct name_list *names, const struct name_words *name, uint32_t from, uint32_t to); /* tokens from … to - 1 */
str name_token(const struct name_list *names, const struct name_words *name, uint32_t index);

/* name_split.c. Adds the names of one sequence of capitalised words: "El Campo's Oliver Dow" has two. */
void names_split(struct name_list *names, uint32_t sentence, struct span found, bool in_title);

/* name_cues.c. What stands around the names of the sentence, which begin at from, is noted with them. */
void names_take_cues(struct name_list *names, uint32_t sentence, uint32_t from);
bool name_stands_in_parentheses(const struct scene *scene, const struct name_words *name); /* "A Bell (Harrow)": behind another name */

/* name_small_words.c. */
void names_collect_small_words(struct name_list *names);
bool name_is_ordinary_word(const struct name_list *names, str token); /* "Pundits": small elsewhere in the article */

/* clubs.c: where clubs run relays, in the order of the sentences. */
struct club {
    uint32_t sentence;
    struct span span;      /* in the sentence: "Tull State women" */
    struct span name;      /* of the club alone */
};
struct club_list {
    struct club *items;
    uint32_t count, room;
};
void clubs_find(const struct name_list *names, struct club_list *clubs);

struct spelling {
    str text;
    uint32_t times;
};

/* What is learnt about one person before it is said in the reading. */
struct known {
    str given, surname;          /* of the fullest form; given may be initials */
    str folded_given, folded_surname;
    LIST_OF(struct spelling) spellings;
    uint32_t official_cues, relative_cues, athlete_cues, mentions;
    uint32_t last_seen;          /* sentence of the latest mention before the place that is looked at, plus one */
    bool has_initials;
};

struct known_list {
    struct known *items;
    uint32_t count, room;
    struct table by_word;        /* last word of a surname, first word of a given name, start of a surname → struct candidates */
};

/* known.c */
struct known *known_add(struct known_list *list, str given, str surname, bool initials, struct arena *arena);
void known_rename_given(struct known_list *list, struct known *known, str given, struct arena *arena);
/* Whom the full name means; NULL: nobody yet. */
struct known *known_find_full(const struct known_list *list, str given, str surname, bool initials, struct arena *arena);
/* Whom a short form means: by surname, then by given name, then (fuzzy) misspelt; the one seen latest when several fit; NOBODY. */
int32_t known_find_short(const struct known_list *list, str text, bool fuzzy, struct arena *arena);
void known_count_spelling(struct known *known, str text, struct arena *arena);
str known_best_spelling(const struct known *known);

#endif
