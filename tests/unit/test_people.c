#include <criterion/criterion.h>

#include "article_reader.h"
#include "base/buffer.h"

TestSuite(people, .init = article_reader_load, .fini = article_reader_drop);

/* "Name SEX, Name SEX" of the athletes, in the order they were learnt. */
static str athletes_of(str text, struct arena *arena) {
    struct reading reading;
    struct buffer out = {0};
    article_reader_read(text, &reading, arena);
    for (LIST_EACH(struct person, person, &reading.people))
        if (person->is_athlete && !person->is_team)
            buffer_print(&out, "%s%.*s%s", out.size ? ", " : "", STR_ARG(person->name),
                         person->sex == SEX_MALE ? " M" : person->sex == SEX_FEMALE ? " F" : "");
    str result = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    return result;
}

static const struct people_case {
    const char *shows, *text, *athletes;
} cases[] = {
    {"a surname means the full name", "James Haldane won the 800m in 1:45.20. Haldane led all the way.", "James Haldane M"},
    {"a misspelt surname too", "James Haldanen won the 800m in 1:45.20. Haldannen led all the way.", "James Haldanen M"},
    {"brothers stay apart", "James Haldane won the 800m. Mark Haldane was second in the 800m.", "James Haldane M, Mark Haldane M"},
    {"a longer name ends where it ends alone",
     "James Haldane Storms home in the 800m. James Haldane won the 800m in 1:45.20.", "James Haldane M"},
    {"a word before the name is no part of it", "Seniors Emma Tolland and Kara Voss ran the 400m in 55.10 and 55.20.",
     "Emma Tolland F, Kara Voss"},
    {"a coach is no athlete", "James Haldane won the 800m final. His coach, Dan Mackley, was pleased with the 800m.", "James Haldane M"},
    {"a meeting is nobody", "James Haldane won the 800m at the Foxdale Invitational and the Foxdale Relays.", "James Haldane M"},
    {"a town is nobody", "James Haldane won the 800m in Great Malby. He likes Great Malby.", "James Haldane M"},
    {"the race tells the sex", "The women's 800m went to Tarkvi Oulen in 2:01.20 on an athletics track.", "Tarkvi Oulen F"},
    {"the pronoun tells it", "Tarkvi Oulen won the 800m in 2:01.20. She led all the way.", "Tarkvi Oulen F"},
    {"one race of women does not make men women",
     "Daniel Orme won the 800m ahead of Tesvi Beklu. The women's race went to Anna Birk.", "Daniel Orme M, Tesvi Beklu, Anna Birk F"},
    {"football has no athletes", "James Haldane had a shot after 35 minutes and Mark Voss won the ball.", ""},
    {"a shot at goal is no shot put",
     "Voss had a shot, then Haldane had a shot, and Orme won a corner. Another shot followed, and a shot from Birk.", ""},
};

Test(people, are_found_by_their_names_and_what_stands_around_them) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        str got = athletes_of(str_of(cases[i].text), &arena);
        cr_expect(str_equal(got, str_of(cases[i].athletes)), "%s: hoped for «%s», got «%.*s»", cases[i].shows, cases[i].athletes,
                  STR_ARG(got));
        arena_close(&arena);
    }
}

static uint32_t count_people(uint32_t many, struct arena *arena) {
    struct buffer text = {0};
    for (uint32_t i = 0; i < many; i++) {
        char a = (char)('a' + i % 26), b = (char)('a' + i / 26 % 26), c = (char)('a' + i / 676 % 26);
        buffer_print(&text, "James Kal%c%c%cen won the 800m in 1:45.20.\n", a, b, c);
    }
    struct reading reading;
    article_reader_read(str_copy(buffer_str(&text), arena), &reading, arena);
    buffer_close(&text);
    return reading.people.count;
}

Test(people, ten_thousand_namesakes_are_read_in_seconds, .timeout = 60) {
    struct arena arena = {0};
    cr_expect(count_people(10000, &arena) > 0);
    arena_close(&arena);
}
