/* Who is meant where a place is told: by a word for several, by what somebody is, by a clause that is not about whoever was named last. */
#include "placing_cases.h"

TestSuite(meant, .init = article_reader_load, .fini = article_reader_drop);

static const struct placing_case subjects[] = {
    {"the last of two has the clause behind her", "Jo Ray ran the women's 800m behind Ann Bell and Eve Fox, who finished fifth in 2:01.20.", "Eve Fox 800m 5"},
    {"what there was is not hers", "Ann Bell won the women's 800m, and there was real quality in third place too in Kenya's Eve Fox.", "Ann Bell 800m 1, Eve Fox 800m 3"},
    {"what is on her heels takes her place", "Ann Bell was eighth in the women's 800m and Eve Fox was on her heels in ninth place.", "Ann Bell 800m 8, Eve Fox 800m 9"},
    {"each clause has its own subject",
     "Ann Bell of Malby, who finished fifth in the 100m, was second in the women's 800m in 2:01.20, while Eve Fox of Marlow, who finished sixth in the 100m, claimed third in 2:01.90.",
     "Ann Bell 100m 5, Ann Bell 800m 2, Eve Fox 100m 6, Eve Fox 800m 3"},
    {"the latter goes on in the next sentence",
     "In the women's 800m Ann Bell was overtaken by Eve Fox, only for the latter to trip. She dropped to eighth.", "Eve Fox 800m 8"},
    {"who took up running won nothing", "Among the runners of the marathon was Ann Bell, who took up marathon running at 70.", ""},
    {"her own clause follows what opens the sentence",
     "The women's 800m was won by Jo Ray. Seventeenth here in each of the past two seasons, she was too good for all, and Eve Fox ran 2:09.20 to place 25th.",
     "Jo Ray 800m 1, Jo Ray 800m 17, Eve Fox 800m 25"},
    {"a champion of whom nobody knows who that is", "Ann Bell broke a record in the 100m. In the 400m Eve Fox ran well past the Olympic champion.", ""},
    {"nor what that one did", "Ann Bell won the women's 800m. Eve Fox ran the last lap beside the Olympic champion, who was eighth.", "Ann Bell 800m 1"},
    {"who stands in the aside that opens a sentence is not the champion",
     "Ignoring two false starts of Ann Bell and Eve Fox, the Olympic champion ran well in the women's 800m.", ""},
    {"whose throw it was, not the one whom the sentence names before",
     "With Eve Fox taking the hammer with 77.90m, Ann Bell's final round throw of 72.32m was her biggest of the year but enough only for seventh.", "Eve Fox HT 1, Ann Bell HT 7"},
    {"a newcomer, not the one of other paragraphs who bears that title",
     "Rio Olympics bronze medallist Ann Bell won the shot put.\n\nElsewhere, vaulter Eve Fox won the pole vault.\n\nThe Rio Olympics bronze medallist cleared 4.61m and beat Jo Ray by 5cm.",
     "Ann Bell SP 3, Ann Bell SP 1, Eve Fox PV 1, Eve Fox PV 3, Jo Ray PV 2"},
    {"who is named behind she is somebody else", "Ann Bell led the women's javelin. The Colombian was next. She had one more turn after Bell but could not answer and took silver.", ""},
    {"the one who is meant stands behind", "Ann Bell won the women's 800m. The runner-up in 2:01.20 was the woman who won last year, Eve Fox.", "Ann Bell 800m 1, Eve Fox 800m 2"},
};

Test(meant, by_the_clause) {
    EXPECT_ALL_OF(subjects);
}

static const struct placing_case descriptions[] = {
    {"whom a participle goes on about is who was beaten", "Jo Ray was fifth in the men's 800m. Gus Dow beat Al Orme over 400m, catching the Grenadian late.",
     "Jo Ray 800m 5, Gus Dow 400m 1, Al Orme 400m 2"},
    {"by whom somebody was beaten is spoken of next", "In the women's high jump Ann Bell was beaten by Eve Fox. The Ukrainian was fifth in the 100m.",
     "Eve Fox 100m 5, Eve Fox HJ 1, Ann Bell HJ 2"},
    {"what is set beside the clause is its subject's", "Ann Bell was fifth in the women's 800m. Eve Fox won the pole vault with 4.87m, an almost routine win for the Ukrainian.",
     "Ann Bell 800m 5, Eve Fox PV 1"},
};

Test(meant, by_what_somebody_is_called) {
    EXPECT_ALL_OF(descriptions);
}

static const struct placing_case homes[] = {
    {"where somebody is from, though it looks like a name", "Ann Bell of Edwin Allen, who placed fifth in the 100m, won the women's 800m.", "Ann Bell 100m 5, Ann Bell 800m 1"},
    {"a state of the list of homes", "Ann Bell won the women's 800m ahead of Eve Fox of Haryana (2:01.20) and Jo Ray of Andhra Pradesh (2:01.90).",
     "Ann Bell 800m 1, Eve Fox 800m 2, Jo Ray 800m 3"},
    {"a county behind the town", "Ann Bell of Letterken, Co Donnell, won the women's 800m.", "Ann Bell 800m 1"},
    {"the town of a saint's school", "The women's 800m was won by Ann Bell of St Brendan's, Killarn, who had led throughout.", "Ann Bell 800m 1"},
    {"nor by the university that stands before the name", "The University of Malby's Ann Bell won the women's 800m.", "Ann Bell 800m 1"},
    {"a resident's town", "Ann Bell was there. The Upper Merley resident won the women's 800m.", "Ann Bell 800m 1"},
};

Test(meant, not_by_the_place_somebody_is_from) {
    EXPECT_ALL_OF(homes);
}

static const struct placing_case rows[] = {
    {"who she is stands between the name and the mark", "Ann Bell won the women's 800m ahead of Eve Fox, the former champion, 2:01.20 and Jo Ray, 2:01.90.",
     "Eve Fox 800m 1, Ann Bell 800m 1, Eve Fox 800m 2, Jo Ray 800m 3"},
    {"a pair of two", "Ann Bell won the women's 800m ahead of the American pair of Eve Fox (2:01.20) and Jo Ray (2:01.90).", "Ann Bell 800m 1, Eve Fox 800m 2, Jo Ray 800m 3"},
    {"a nation that ends in s", "Ann Bell won the women's 800m from Barbados' Eve Fox.", "Ann Bell 800m 1, Eve Fox 800m 2"},
    {"a sister who is beaten has run", "Ann Bell won the women's 800m ahead of her sister Eve Bell and Jo Ray.", "Ann Bell 800m 1, Eve Bell 800m 2, Jo Ray 800m 3"},
    {"two with two places between them", "Malby's Ann Bell and Marlow's Eve Fox had to settle for second and third in the women's 800m, Bell in 2:01.20 and Fox in 2:01.90.",
     "Ann Bell 800m 2, Eve Fox 800m 3"},
    {"two with two medals between them", "In the women's 800m Ann Bell and Eve Fox, who both ran 2:01.20, took silver and bronze respectively.", "Ann Bell 800m 2, Eve Fox 800m 3"},
    {"finishes from two", "Malby got fifth- and sixth-place finishes from Ann Bell and Eve Fox in the women's 800m.", "Ann Bell 800m 5, Eve Fox 800m 6"},
    {"prevailing for silver is no win", "The women's 800m was won by Jo Ray. Ann Bell prevailed over Eve Fox for the silver.", "Jo Ray 800m 1, Ann Bell 800m 2, Eve Fox 800m 3"},
};

Test(meant, by_the_order_of_a_row) {
    EXPECT_ALL_OF(rows);
}

static const struct placing_case crews[] = {
    {"four who take silver for a country take it for its team",
     "The race was the women's 4x400m relay. Ann Bell, Eve Fox, Jo Ray and Amy Lind took silver in 3:24.32 for Italy.",
     "Ann Bell 4x400m 2, Eve Fox 4x400m 2, Jo Ray 4x400m 2, Amy Lind 4x400m 2, Italy 4x400m 2"},
    {"a place without a medal is the team's alone",
     "The race was the women's 4x400m relay. Ann Bell, Eve Fox, Jo Ray and Amy Lind finished third in 3:24.32 for Italy.", "Italy 4x400m 3"},
    {"of a crew at the head of a sentence the team is placed", "The quad of Ann Bell, Eve Fox, Jo Ray and Amy Lind accounted for sixth place in the 4x400m relay.", ""},
    {"the crew that took silver", "The silver medal winning 4x400m team was Ann Bell, Eve Fox and Jo Ray.", "Ann Bell 4x400m 2, Eve Fox 4x400m 2, Jo Ray 4x400m 2"},
    {"one of a crew with silver", "Ann Bell featured on the silver medal-winning 4x400m squad.", "Ann Bell 4x400m 2"},
};

Test(meant, of_a_crew) {
    EXPECT_ALL_OF(crews);
}
