/* Words that no text can match, for an earlier layer always makes a letter of them, are named; those that may live are not. */
#include "rule_folder.h"

static const char *const early = "entity pronoun\n    he|she|his|her\n"
                                 "entity date\n    (this|last) (year|season)('s)?\n"
                                 "entity place\n    first|second\n    not after   his|for the\n    not before  ( (man|lap))\n"
                                 "entity shade\n    (?<!dark )(red|blue)(?! sky)\n"
                                 "entity land\n    Norway\n    exact\n"
                                 "entity name\n    (?-i:{Upper}{lower}+)\n    exact\n    provisional\n";

static const struct { const char *lines, *dead; } cases[] = {
    {"    on (his|her|the) way", "2:9 his @pronoun, 2:13 her @pronoun"},
    {"    that (hi|thi)s way", "2:11 his @pronoun"},
    {"    on(?= his )", "2:11 his @pronoun"},
    {"    on(?= his)", ""},                                   /* history */
    {"    the(se|m) ways", ""},
    {"    won\n    not after   by his", "3:20 his @pronoun"},
    {"    won\n    not before  her|it", "3:17 her @pronoun"},
    {"    won\n    unless      he", "3:17 he @pronoun"},
    {"    won (this (year|season)|today)", "2:10 this year @date"},
    {"    won (last|this)", ""},                              /* this week */
    {"    was second in it", "2:9 second @place"},
    {"    was second", ""},                                   /* was second man */
    {"    the second", ""},                                   /* for the second */
    {"    second in it", ""},                                 /* his second in it */
    {"    was second man", ""},
    {"    was second( [a-z]+)?", ""},                         /* was second man */
    {"    light red door", "2:11 red @shade"},
    {"    red door", ""},                                     /* dark red door */
    {"    light red", ""},                                    /* light red sky */
    {"    in Norway", "2:8 Norway @land"},
    {"    in norway", ""},
    {"    in Oslo", ""},                                      /* @name is provisional */
    {"    (his |her |own )*way", "2:6 his @pronoun, 2:11 her @pronoun"},
    {"    [a-z]*his way", ""},
    {"    ([@pronoun]|its) @pronoun way", ""},
};

struct told { char text[400]; size_t size; };

static void tell(void *context, const struct check_failure *failure) {
    struct told *told = context;
    if (failure->finding != CHECK_DEAD_WORD)
        return;
    size_t from = str_find(failure->message, STR("\""), 0) + 1, to = str_find(failure->message, STR("\""), from);
    size_t at = str_find(failure->message, STR("write ["), 0) + 7, end = str_find_char(failure->message, ']', at);
    str place = str_slice(failure->place, str_find(failure->place, STR(".rules:"), 0) + 7, failure->place.size);
    str words = str_slice(failure->message, from, to), letter = str_slice(failure->message, at, end);
    told->size += (size_t)snprintf(told->text + told->size, sizeof told->text - told->size, "%s%.*s %.*s %.*s", told->size ? ", " : "",
                                   STR_ARG(place), STR_ARG(words), STR_ARG(letter));
}

Test(rule_dead_words, only_words_that_can_never_match_are_named) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rule_folder folder = rule_folder_open();
        struct told told = {.size = 0};
        char claim[400];
        snprintf(claim, sizeof claim, "claim c\n%s\n    gives  placing  place=1\n", cases[i].lines);
        rule_folder_write(&folder, "10-early.rules", str_of(early));
        rule_folder_write(&folder, "50-late.rules", str_of(claim));
        struct rulebook *book = rule_folder_load(&folder);
        rulebook_test(book, tell, &told);
        cr_expect_str_eq(told.text, cases[i].dead, "%s\n    hoped for: %s\n    came:      %s\n", cases[i].lines, cases[i].dead, told.text);
        rulebook_close(book);
        rule_folder_remove(&folder);
    }
}

Test(rule_dead_words, a_word_of_a_piece_is_dead_when_it_is_so_for_all_that_use_it) {
    static const struct { const char *late; uint32_t dead; } uses[] = {
        {"claim c\n    {whose} way\n    gives  placing  place=1\n", 2},
        {"claim c\n    way\n    not after   {whose}\n    gives  placing  place=1\nclaim d\n    {whose} day\n    gives  placing  place=1\n", 2},
        {"claim c\n    [a-z]{whose} way\n    gives  placing  place=1\nclaim d\n    {whose} day\n    gives  placing  place=1\n", 0},
    };
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
        struct rule_folder folder = rule_folder_open();
        rule_folder_write(&folder, "00-words.rules", STR("piece whose  his|her|our\n"));
        rule_folder_write(&folder, "10-early.rules", str_of(early));
        rule_folder_write(&folder, "50-late.rules", str_of(uses[i].late));
        struct rulebook *book = rule_folder_load(&folder);
        cr_expect_eq(rulebook_test(book, NULL, NULL).dead_words, uses[i].dead, "%s", uses[i].late);
        rulebook_close(book);
        rule_folder_remove(&folder);
    }
}
