/*
 * Private to the choice of a race: the points in one table, the place of the text whose race is asked for, and the candidates that
 * collect points. race.c chooses; what a mention in the sentence is worth is asked of race_sentence.c, what the marks beside tell of
 * race_beside.c.
 */
#ifndef PHOTOFINISH_EXTRACT_RACE_CHOICE_H
#define PHOTOFINISH_EXTRACT_RACE_CHOICE_H

#include "race.h"

/* Points. What stands in the claim's own clause beats all; what was said last in its paragraph beats the athlete's event. */
enum {
    POINTS_IN_BRACKETS = 140, /* "Dow (200m)" */
    POINTS_BESIDE = 130,      /* the claim's own words hold it */
    POINTS_LEADS_TO = 125,    /* "the closing 1500m in 12th" */
    POINTS_FOLLOWS = 145,     /* "fifth in the 100m" */
    POINTS_SENTENCE = 110,    /* less a quarter of the distance in bytes, 33 at most */
    POINTS_OWN_TITLE = 90,    /* "the women's 5000m champion with a time of" */
    POINTS_OF_MEDAL = 66,     /* an aside in the placing's sentence, where no race is named outright */
    POINTS_OF_RECORD = 60,    /* of the record that the sentence speaks of, where it names nothing else */
    POINTS_NAMED_HERE = 76,   /* more than this only mentions in the sentence have */
    POINTS_OTHER_TITLE = 70,  /* "Dow, the 100m champion, and Fox, the silver medallist" */
    POINTS_SUBJECTS_TITLE = 50, /* "world 1500m champion Dow was second" */
    POINTS_ELSEWHERE = 20,    /* in the sentence, but in a clause that the claim stands outside */
    POINTS_PARAGRAPH = 75,    /* named last in the paragraph; also in a heading above it */
    POINTS_PARAGRAPH_OLDER = 52,
    POINTS_NEAR = 41,         /* named last, less three for each sentence since */
    POINTS_MEDAL_BEFORE = 43, /* "claimed heptathlon gold" earlier in the paragraph */
    POINTS_OLDER = 15,
    POINTS_ASIDE = 8,
    POINTS_LATER_BESIDE = 18, /* further on in the paragraph */
    POINTS_LATER = 4,
    POINTS_LATER_PASSED = -20, /* of a mark, where events were named before: it tells of one of those, or of a part */
    POINTS_OWN_RELATIVE = 60, /* "Fox, who clocked 6.61 over 60m", for what is said of her later */
    POINTS_PERSON = 45,       /* what the person's latest claim is about */
    POINTS_PERSON_LATER = 30, /* or another one */
    POINTS_PERSON_ELSEWHERE = 20, /* what else the article says that the person does */
    POINTS_TOLD_HERE = 110,   /* the mark before in the sentence came from it */
    POINTS_TOLD_BESIDE = 74,  /* … in the paragraph */
    POINTS_PLACED_HERE = 60,  /* the place told before it in the sentence was of it */
    POINTS_PLACED_BESIDE = 40, /* of a place with its mark, the place told before it in the paragraph was of it */
    POINTS_PLACED_BEFORE = 20, /* of a place without */
    POINTS_MAIN = 10, POINTS_ONE_EVENT = 20, POINTS_IN_TITLE = 5,
    LOST_BY_SEX = 20,
    LOST_BY_OTHER_SEX = 40,   /* men run no 100m hurdles */
    LOST_BY_ALONE = 40,       /* a relay of which the text speaks no more, for the place of one alone, where it speaks of another race … */
    SPOKEN_OF_LEAST = 20,     /* … that has more points than this for being named */
    LOST_BY_CLAUSE = 10,      /* for each clause that ends between, two at most */
    LOST_BY_MARKS = 60,       /* where it takes none of the marks that a place is told with, and another does */
    LOST_BY_NEXT_MARKS = 25,  /* … of those that the next sentence tells */
    LOST_BY_WEAK_MARKS = 30,  /* where they would be weak ones */
    POINTS_LEAST = -20,       /* below: nothing fits */
    POINTS_SECOND_BEST = 40,  /* at least, where a title can't be of the event that most speaks for */
};

/* By how much farther the mark is from the best ever than in the event where it is nearest. */
enum { STRAIN_MOST = 3, STRAIN_NONE, WEAK_MARK = 2 };

enum {
    LATEST_WITHIN = 7,        /* sentences since an event was named last: then it is no more what is spoken of */
    SOON = 2,                 /* sentences ahead that an event may be named in for the first time */
    MENTIONS_AWAY = 64,       /* so many mentions of events are looked back over, and ahead */
    CANDIDATES_MOST = 64,
    OTHERS_BESIDE_NAMED = 4,  /* where the sentence names the race, all else counts a quarter */
    OWN_TITLE_WITHIN = 30,    /* bytes from a title's event to the mark that it is told with */
    TITLE_MARK_WITHIN = 2,    /* bytes from a title to a mark that it was won with: "the champion (6.61)" */
    OWN_MARK_WITHIN = 60,     /* bytes from a placing to the mark it was taken with */
    FOLLOWS_WITHIN = 44,      /* bytes from the claim to the event that follows it closely */
    RIVALS_WITHIN = 90,       /* the same, where rivals are named between */
    MARKS_BESIDE = 6,         /* marks of a sentence that are asked whether an event takes them */
    PART_WITHIN = 5,          /* bytes from a part of the race to its time: " in " */
    APPOSED_WITHIN = 24,      /* bytes from a name to the comma behind what stands with it: "Fox (Kenya), third in" */
    CLAUSES_MOST = 2,
    CLAUSES_WITHIN = 300,     /* bytes between claim and event; farther away is another clause, whatever stands between */
    DISTANCE_COUNTED = 132,
};

/* A place of the text whose race is asked for. */
struct asked {
    const struct scene *scene;
    uint32_t sentence;
    struct span local;
    int32_t person;
    const struct mark *mark;  /* what the race gave, read or as printed */
    str figure;
    bool is_placing, is_title;
    bool is_timed;            /* the words say that the figure is a time */
};

struct candidate {
    const struct event *event;
    int strain;               /* -1: the mark can't come from it */
    int named, others;        /* points for the best place that names it, and for all else; of those it can't come from, only named */
    int beside;               /* for the marks that a place is told with */
    bool is_named;
};

struct candidates {
    struct candidate items[CANDIDATES_MOST];
    uint32_t count;
};

/* race_sentence.c. The points of an event for being named in the sentence of the place that is asked for. */
int race_points_in_sentence(const struct asked *asked, const struct event_mention *m);

/* race_beside.c. The mark that a place was taken with; NULL: none is told. */
const struct find *race_mark_of_placing(const struct asked *asked);
/* Takes points from the events that the marks beside a place or a gap cannot be of, where they can be of others. */
void race_weigh_marks_beside(const struct asked *asked, struct candidates *candidates);

#endif
