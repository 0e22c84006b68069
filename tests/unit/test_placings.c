/* Who took which place, by how the sentence tells it. */
#include "base/buffer.h"
#include "placing_cases.h"

TestSuite(placings, .init = article_reader_load, .fini = article_reader_drop);

static const struct placing_case ones[] = {
    {"several places of one", "Athletics in Malby. In the women's 400m Ann Bell had finished second, third and fifth in her three previous finals.",
     "Ann Bell 400m 2, Ann Bell 400m 3, Ann Bell 400m 5"},
    {"after hope has gone", "Athletics in Malby. In the women's 400m initial hope ebbed away and Ann Bell came in sixth.", "Ann Bell 400m 6"},
    {"a medal's position", "Athletics in Malby. In the women's 400m Ann Bell finished in the silver medal position.", "Ann Bell 400m 2"},
    {"one of two races against others", "Athletics in Malby. Ann Bell ran 46.25 in the 400m versus Eve Fox (46.20) and placed fourth overall.", "Ann Bell 400m 4"},
    {"in two towns", "Athletics in Malby. In the women's 400m Ann Bell was fifth in Turku and third in Lahti.", "Ann Bell 400m 5, Ann Bell 400m 3"},
    {"a relative who won is an athlete", "Jo Ray won the 100m. The long jump went to her cousin Ed Lane.", "Jo Ray 100m 1, Ed Lane LJ 1"},
    {"two who won one each", "Ann Bell and Gus Dow captured the women's hammer and men's javelin.", "Ann Bell HT 1, Gus Dow JT 1"},
    {"each of two", "Ann Bell and Gus Dow ran the 400m, each cruising to titles.", "Ann Bell 400m 1, Gus Dow 400m 1"},
    {"what came of a failure", "Ann Bell failed to advance from her 400m heat after crossing the line fourth.", "Ann Bell 400m 4"},
    {"what is told of one who will be joined", "Eve Fox ran the 400m. She will be joined in the final by Ann Bell who won the third heat.", "Ann Bell 400m 1"},
    {"what came of small hopes", "Ann Bell ran the 400m. Bell wasn't expected to trouble anybody and was 31st.", "Ann Bell 400m 31"},
    {"a prospect who is named has won", "Rising prospect Ann Bell won the 400m.", "Ann Bell 400m 1"},
    {"a prospect is no win", "Ann Bell is a prospect to win the 400m.", ""},
    {"the throw that she had left", "Ann Bell used her final attempt to win the long jump.", "Ann Bell LJ 1"},
    {"one each of two places", "Eve Fox ran the 400m. The girls got fifth- and sixth-place finishes from Ann Bell (57.20) and Jo Ray (58.01).", "Ann Bell 400m 5, Jo Ray 400m 6"},
    {"the other one, behind a conjunction", "American Eve Fox got the better of Ann Bell last year, but the Jamaican won the 100m in 10.87.", "Ann Bell 100m 1"},
    {"a finalist is somebody", "Ann Bell, the world indoor finalist, ran. The world indoor finalist outclassed the likes of Eve Fox to win the 60m.", "Ann Bell 60m 1"},
    {"the heat by its number", "Ann Bell ran 11.32 in the 100m to win Heat 3.", "Ann Bell 100m 1"},
    {"she who follows the comma", "Ann Bell ran the 400m. Seventh here last year, she led, and Eve Fox ran 55.20 to place 25th.", "Ann Bell 400m 7, Eve Fox 400m 25"},
    {"what is told of the beaten has ended",
     "Ann Bell won the shot. In the discus she needed her last throw to pass Eve Fox, who'd led; and she won the javelin.", "Ann Bell SP 1, Ann Bell JT 1"},
    {"the nearest of two names", "In the 1500m Gus Dow and Ed Lane, sixth in 3:42.04, went through.", "Ed Lane 1500m 6"},
    {"two of whom both are told", "Ann Bell and pole vaulter Eve Fox both won bronze.", "Ann Bell PV 3, Eve Fox PV 3"},
    {"one each of two races that were won", "The senior 400m races were won by Gus Dow (45.20) and Ann Bell (51.31).", "Gus Dow 400m 1, Ann Bell 400m 1"},
    {"silver, and who took bronze", "In the women's 800m Eve Fox had to settle for silver and American Ann Bell for bronze.", "Eve Fox 800m 2, Ann Bell 800m 3"},
    {"on his heels", "Ed Lane was eighth in the men's 400m and Gus Dow was on his heels in ninth place.", "Ed Lane 400m 8, Gus Dow 400m 9"},
};

Test(placings, what_one_has_done) {
    EXPECT_ALL_OF(ones);
}

static const struct placing_case rivals[] = {
    {"at the line just before her", "Athletics in Malby. Ann Bell won the women's 400m, getting to the line just before Eve Fox.", "Ann Bell 400m 1, Eve Fox 400m 2"},
    {"trailing her across the line", "Athletics in Malby. Ann Bell won the women's 400m. Trailing Bell across the line was Eve Fox.", "Ann Bell 400m 1, Eve Fox 400m 2"},
    {"beat off competition from two", "Athletics in Malby. Ann Bell beat off stiff competition from Eve Fox and Mia Dow to win the women's 400m.",
     "Ann Bell 400m 1, Eve Fox 400m 2, Mia Dow 400m 3"},
    {"the leading Briton", "Athletics in Malby. In the women's 400m Ann Bell was the leading Briton as she beat Eve Fox to the line.", ""},
    {"after beating her into second", "Athletics in Malby. Ann Bell ran a record of 50.85 in the women's 400m after pipping Eve Fox into second.", "Eve Fox 400m 2, Ann Bell 400m 1"},
    {"whose mark stands behind hers", "Athletics in Malby. In the women's 400m Ann Bell ran 50.96 ahead of Eve Fox in 51.25.", "Ann Bell 400m 1, Eve Fox 400m 2"},
    {"a mark behind her who was second is nobody's win", "Athletics in Malby. Ann Bell finished the women's 400m in 51.59 behind Finland's second placed Eve Fox.", "Eve Fox 400m 2"},
    {"a holder of two records", "Athletics in Malby. Ann Bell won the women's 400m ahead of Eve Fox in 50.90 and British 100m and 200m record-holder Mia Dow.",
     "Ann Bell 400m 1, Eve Fox 400m 2, Mia Dow 400m 3"},
    {"two behind a winner", "Ann Bell won the women's 800m ahead of Eve Fox and Jo Ray.", "Ann Bell 800m 1, Eve Fox 800m 2, Jo Ray 800m 3"},
    {"two who were in front", "Jo Ray was third behind Ann Bell and Eve Fox in the women's 800m.", "Jo Ray 800m 3, Ann Bell 800m 1, Eve Fox 800m 2"},
    {"ahead of somebody, counted from the place", "Eve Fox took second in the women's 800m in 2:01.20, ahead of Jo Ray.", "Eve Fox 800m 2, Jo Ray 800m 3"},
    {"a list of those behind with what they ran", "Ann Bell won the women's 800m ahead of Eve Fox, who clocked 2:01.20, and Jo Ray, who finished in 2:02.10.",
     "Ann Bell 800m 1, Eve Fox 800m 2, Jo Ray 800m 3"},
    {"whose mark is told next came next", "Ann Bell won the women's 800m in 2:01.10, with Eve Fox clocking 2:01.20.", "Ann Bell 800m 1, Eve Fox 800m 2"},
    {"whose mark is told next ran elsewhere", "Ann Bell won the women's 800m in 2:01.10, with Eve Fox clocking 2:01.20 in her heat.", "Ann Bell 800m 1"},
    {"counted from the place that the sentence before told",
     "Ann Bell was third in the women's 800m. Bell outsprinted Eve Fox to the line.", "Ann Bell 800m 3, Eve Fox 800m 4"},
    {"who has no place finishes ahead as the winner", "Ann Bell clocked 51.20 in the 400m to finish well clear of Eve Fox.", "Ann Bell 400m 1, Eve Fox 400m 2"},
    {"by so much only from a place that is known", "Ann Bell ran 51.20 in the 400m, a stride ahead of Eve Fox.", ""},
    {"who beats a team is a team", "Italy won the 4x100m relay. Al Orme, Tom Ash, Gus Dow and Ed Lane ran well and held off Cuba by 0.05 seconds.", "Italy 4x100m 1, Cuba 4x100m 2"},
    {"beaten, though only named as the rival of the sentence before",
     "Ann Bell won the 800m. She was well up on Eve Fox at the bell. Bell's 1:58.20 beat her by two seconds.", "Ann Bell 800m 1, Eve Fox 800m 2"},
    {"since when somebody won", "Ann Bell won the 800m. Nobody did so since Eve Fox kept Jo Ray at bay for bronze.", "Ann Bell 800m 1, Jo Ray 800m 4, Eve Fox 800m 3"},
    {"pipped by", "Ann Bell ran her best 400m but was pipped to victory by Eve Fox.", "Eve Fox 400m 1, Ann Bell 400m 2"},
    {"beaten on another day", "Ann Bell won the 400m. Jo Ray, who beat Eve Fox in Malby last week, was fifth.", "Ann Bell 400m 1, Jo Ray 400m 5"},
    {"not far off in third", "Ann Bell won the 400m. Eve Fox wasn't too far off either in third in 51.35.", "Ann Bell 400m 1, Eve Fox 400m 3"},
    {"third quickest is no place", "Ann Bell won the 400m. Eve Fox, who was third quickest of the year, fell.", "Ann Bell 400m 1"},
    {"second to somebody, beside the name", "Ann Bell, second to American Eve Fox in 2011, won the 400m.", "Ann Bell 400m 1, Ann Bell 400m 2, Eve Fox 400m 1"},
    {"with three who all won", "Ann Bell won her heat of the 400m. The Finns were fast with Gus Dow (45.08), Al Orme (45.97) and Ned Ash all getting easy victories.",
     "Ann Bell 400m 1, Gus Dow 400m 1, Al Orme 400m 1, Ned Ash 400m 1"},
    {"two beaten by more and more", "Athletics in Malby. Ann Bell won the marathon, beating runner-up Eve Fox by more than a minute and Jo Ray by five minutes.",
     "Eve Fox marathon 2, Ann Bell marathon 1, Jo Ray marathon 3"},
    {"a place that counts more than the one overall", "Ann Bell won the women's marathon and was 17th overall, beating Eve Fox (2:38:54) and Jo Ray (2:46:09).",
     "Ann Bell marathon 1, Ann Bell marathon 17, Eve Fox marathon 2, Jo Ray marathon 3"},
    {"beaten in a year before", "Athletics in Malby. Ann Bell won the women's 400m. Seven years ago Eve Fox outkicked her by two seconds.",
     "Ann Bell 400m 1, Eve Fox 400m 1, Ann Bell 400m 2"},
    {"beaten after a win that an old one is told with", "Athletics in Malby. Ann Bell regained the women's 400m title that she won in 1987. Bell outkicked Eve Fox to the line.",
     "Ann Bell 400m 1, Eve Fox 400m 2"},
    {"who comes behind, but before the third", "Athletics in Malby. The women's 400m was fast. Ann Bell was five metres behind, Eve Fox third.", "Eve Fox 400m 3, Ann Bell 400m 2"},
    {"who comes behind, but before the fifth", "Athletics in Malby. The women's 400m was fast. Ann Bell was five metres behind, Eve Fox fifth.", "Eve Fox 400m 5"},
    {"behind her whose place was told last", "Athletics in Malby. Ann Bell was second in the women's 400m, and there were bests for fourth-placed Jo Ray and the teenager behind her, Amy Orme.",
     "Ann Bell 400m 2, Jo Ray 400m 4, Amy Orme 400m 5"},
    {"places behind her whose place was told last", "Athletics in Malby. Ann Bell won the women's 400m from Eve Fox. Jo Ray was sixth. Amy Orme was two places behind her.",
     "Ann Bell 400m 1, Jo Ray 400m 6, Eve Fox 400m 2, Amy Orme 400m 8"},
    {"a medal and who was in front", "Athletics in Malby. Ann Bell ran the 400m well: silver, three tenths behind Eve Fox.", "Ann Bell 400m 2, Eve Fox 400m 1"},
    {"a first after somebody is behind nobody", "Athletics in Malby. Ann Bell won the 400m. It was her first gold after Eve Fox won the 800m.", "Ann Bell 400m 1, Eve Fox 800m 1"},
    {"what may stand before the one beaten", "Athletics in Malby. Ann Bell won the 400m, beating 1988 world junior champion Eve Fox by a second.",
     "Eve Fox 400m 1, Ann Bell 400m 1, Eve Fox 400m 2"},
    {"two of one school", "Athletics in Malby. Ann Bell won the 400m, beating the St Olave High pair of Eve Fox (54.27) and Jo Ray (54.29).",
     "Ann Bell 400m 1, Eve Fox 400m 2, Jo Ray 400m 3"},
    {"what she is, between the name and the mark", "Athletics in Malby. Ann Bell won the 400m ahead of Eve Fox, the junior champion, 54.69, and Jo Ray, 55.47.",
     "Eve Fox 400m 1, Ann Bell 400m 1, Eve Fox 400m 2, Jo Ray 400m 3"},
    {"beaten to a title", "Athletics in Malby. Ann Bell beat Eve Fox to the British 400m title.", "Ann Bell 400m 1, Eve Fox 400m 2"},
    {"who begins a sentence behind a stretch of time", "Jo Ray won the triple jump. Within two hours Ann Bell won the 100m ahead of Eve Fox.", "Jo Ray TJ 1, Ann Bell 100m 1, Eve Fox 100m 2"},
    {"who begins a sentence behind a preposition", "Jo Ray won the triple jump. In a close finish to the second semifinal, Ann Bell clocked 51.05 in the 400m to edge out Eve Fox.",
     "Jo Ray TJ 1, Ann Bell 400m 1, Eve Fox 400m 2"},
    {"a place overall, and who was behind", "Athletics in Malby. Ann Bell won the women's marathon in 2:31:52, good for 19th overall, ahead of Eve Fox.",
     "Ann Bell marathon 1, Ann Bell marathon 19, Eve Fox marathon 2"},
    {"the nearer of two races", "Athletics in Malby. Al Bell won the 10,000m gold; later he took the 5000m, clocking 14:11.05 to leave Tom Ash (14:12.30) behind.",
     "Al Bell 5000m 1, Al Bell 10000m 1, Tom Ash 5000m 2"},
    {"so far back between two names", "Athletics in Malby. The 800m was won by Ann Bell in 2:01.10, from Eve Fox, one second adrift, and Jo Ray.",
     "Ann Bell 800m 1, Eve Fox 800m 2, Jo Ray 800m 3"},
    {"marks of those in front", "Athletics in Malby. Jo Ray was third in the 800m behind Ann Bell's 1:58.10, a meeting record, and Eve Fox's 1:58.40.",
     "Jo Ray 800m 3, Ann Bell 800m 1, Eve Fox 800m 2"},
    {"a win behind another place", "Athletics in Malby. Jo Ray, for whom many predicted the title, was fourth in the 800m, a metre in front of Eve Fox.", "Jo Ray 800m 4, Eve Fox 800m 5"},
    {"finished behind in a time", "Athletics in Malby. Ann Bell took silver in the 800m as she finished behind Eve Fox in 2:01.30.", "Ann Bell 800m 2, Eve Fox 800m 1"},
    {"close to the winner", "Athletics in Malby. Ann Bell cleared 6.79m in the long jump to finish just a centimetre down on winner Eve Fox.", "Eve Fox LJ 1, Ann Bell LJ 2"},
    {"far from the winner", "Athletics in Malby. Ann Bell ran the 5000m in 16:10.20, over a minute behind winner Eve Fox.", "Eve Fox 5000m 1"},
    {"two medals, and who was in front", "Athletics in Malby. Ann Bell was happy, having won bronze in the 400m in 2012 and silver four years later behind Eve Fox.",
     "Ann Bell 400m 3, Ann Bell 400m 2, Eve Fox 400m 1"},
    {"who comes behind the place", "Athletics in Malby. Ann Bell won the marathon. Fifth in 2:35:29, and 20 seconds adrift of Jo Ray, was Eve Fox.",
     "Ann Bell marathon 1, Eve Fox marathon 5"},
    {"in front with an event to go", "Athletics in Malby. Ann Bell won the heptathlon. Eve Fox slipped to fourth behind Jo Ray with one event to go.", "Ann Bell heptathlon 1"},
    {"one into second and one into third", "Athletics in Malby. Ann Bell won the 60m, beating Eve Fox into second and five-time finalist Jo Ray into third.",
     "Ann Bell 60m 1, Eve Fox 60m 2, Jo Ray 60m 3"},
    {"lost to, in a relative clause that names the race", "Athletics in Malby. Al Bell, who had lost to Tom Ash by 0.09 seconds in the 200m on Friday, was tired.", "Tom Ash 200m 1, Al Bell 200m 2"},
    {"lost to, in a relative clause", "Athletics in Malby. Al Bell, who had lost to Tom Ash by 0.09 seconds, won the 200m on Friday.", "Al Bell 200m 1"},
    {"a place from somebody", "Athletics in Malby. Ann Bell won the 400m and Jo Ray took the third automatic spot by a hundredth from Eve Fox.",
     "Ann Bell 400m 1, Eve Fox 400m 4, Jo Ray 400m 3"},
    {"the line first, over others", "Athletics in Malby. Ann Bell got to the line first in the 1500m in 4:10.12, over Eve Fox (4:10.17) and Jo Ray (4:10.43).",
     "Ann Bell 1500m 1, Eve Fox 1500m 2, Jo Ray 1500m 3"},
    {"winners of other years", "Athletics in Malby. Ann Bell won the mile. She joined Eve Fox (1982-83) and Jo Ray (1990) as the only women to win the mile twice.",
     "Ann Bell mile 1, Eve Fox mile 1, Jo Ray mile 1"},
    {"titles that were shared", "Ann Bell won the 800m. She surpassed the mark of five titles she shared with Eve Fox and Jo Ray.",
     "Ann Bell 800m 1, Eve Fox 800m 1, Jo Ray 800m 1"},
    {"who joins somebody in a pack has won nothing", "Ann Bell won the 800m. Eve Fox joined Jo Ray as the only women under two minutes.", "Ann Bell 800m 1"},
    {"she, where men are told of before",
     "Athletics in Malby. Gus Dow won the men's marathon. While Dow was pressed by Al Orme, the women's race turned into a runaway for Ann Bell.\nShe became the first Italian to win the women's division.",
     "Gus Dow marathon 1, Ann Bell marathon 1"},
    {"she, of whom nobody knows", "Athletics in Malby. Gus Dow won the men's marathon from Al Orme. She came fourth in 2:30:10.", "Gus Dow marathon 1, Al Orme marathon 2"},
    {"two things that the beaten one is", "Athletics in Malby. Gus Dow won the hammer with a throw on his third attempt to edge compatriot and reigning Olympic champion Al Orme by 95 centimetres.",
     "Al Orme HT 1, Gus Dow HT 1, Al Orme HT 2"},
    {"edged on a countback", "Gus Dow took silver in the pole vault with 5.89m, edging world record holder Al Orme on a countback.", "Gus Dow PV 2, Al Orme PV 3"},
    {"a country's two medals are nobody's both", "China swept both gold and silver medals in the 800m, with Ann Bell and Eve Fox finishing first and second.",
     "Ann Bell 800m 1, Eve Fox 800m 2"},
    {"two races with a mark each", "Ann Bell won the 400m hurdles - 59.8 secs and the 800m 2:10.4 secs.", "Ann Bell 400mH 1, Ann Bell 800m 1"},
    {"wins in two events", "Ann Bell had wins in the long jump and the 200m.", "Ann Bell LJ 1, Ann Bell 200m 1"},
    {"the latter took it", "Eve Fox was second in the 400m. Ann Bell was joined by Jo Ray as the latter took bronze.", "Eve Fox 400m 2, Jo Ray 400m 3"},
    {"the former took it", "Ann Bell and Eve Fox ran the 400m, which the former won in 52.10.", "Ann Bell 400m 1"},
    {"who came later, and by how much", "Ann Bell won the 400m while Eve Fox arrived at the finish line almost 30 seconds later.", "Ann Bell 400m 1, Eve Fox 400m 2"},
    {"a list of those who follow, as long as it is",
     "Ann Bell was second in the 400m in 52.10, followed by Eve Fox (52.59), junior Jo Ray (53.10), Ida Dow, Una Orme and Kit Lind.",
     "Ann Bell 400m 2, Eve Fox 400m 3, Jo Ray 400m 4, Ida Dow 400m 5, Una Orme 400m 6, Kit Lind 400m 7"},
    {"a list that does not end is none", "Ann Bell won the 400m, followed by Eve Fox, Jo Ray, Ida Dow.", "Ann Bell 400m 1, Eve Fox 400m 2"},
    {"who is let take a place has it", "Ann Bell won the 400m, even encouraging Eve Fox to take the runner-up spot.", "Ann Bell 400m 1, Eve Fox 400m 2"},
    {"beaten to a place by who won", "Ann Bell ran 52.10 to win the 400m and edge out Eve Fox to second place in 52.59.", "Ann Bell 400m 1, Eve Fox 400m 2"},
    {"beaten to a place by who took it", "Ann Bell beat Eve Fox to second place in the 400m.", "Eve Fox 400m 3, Ann Bell 400m 2"},
    {"behind names with their clubs", "Ann Bell won the 400m from Eve Fox of Racers Track Club and Jo Ray of Kenya Police.",
     "Ann Bell 400m 1, Eve Fox 400m 2, Jo Ray 400m 3"},
    {"two medals with two marks", "Athletics in Malby. Ann Bell and Eve Fox bagged the silver (52.59) and the bronze (53.55) in the 400m.",
     "Ann Bell 400m 2, Eve Fox 400m 3"},
    {"a country's place in the medal table", "Ann Bell won the 400m in 52.10. Norway finished third with 23 medals, the Bahamas fourth with nine.", "Ann Bell 400m 1"},
    {"beaten on the way to the place", "Ann Bell won the 400m. Eve Fox got the better of Jo Ray down the homestretch for the runner-up spot.",
     "Ann Bell 400m 1, Jo Ray 400m 3, Eve Fox 400m 2"},
    {"who only follows a leader has no place", "Ann Bell took the lead of the 800m and was followed by Eve Fox.", ""},
    {"what stands between dashes speaks of nothing else", "Ann Bell - another contender - was an emphatic winner in the 400m.", "Ann Bell 400m 1"},
    {"neighbours by two numbers", "Ann Bell (Rome) and Eve Fox (Oslo) finished 2-3 in the 400m.", "Ann Bell 400m 2, Eve Fox 400m 3"},
    {"how many titles somebody has is no place", "Ann Bell won her 15th overall 400m title.", "Ann Bell 400m 1"},
    {"one more edition of a race", "Athletics: Ann Bell won the 15th edition of the Leeds 5K in 15:20.", "Ann Bell 5k 1"},
    {"her country's first champion", "Ann Bell threw 19.62m in the shot put and became her country's first-ever world indoor champion.", "Ann Bell SP 1"},
    {"a hope beats nobody", "Ann Bell hopes to beat Eve Fox and Jo Ray in the 400m.", ""},
    {"told to be farther back than right behind", "Ann Bell won the 400m ahead of Eve Fox, who had to settle for bronze.", "Ann Bell 400m 1, Eve Fox 400m 3"},
    {"who has won is beaten to no second place", "Ann Bell ran on in the 400m to win and edge out Eve Fox to second place in 51.80.",
     "Ann Bell 400m 1, Eve Fox 400m 2"},
    {"medals of other days are no place to count from",
     "Ann Bell won the 400m. \"I have had so many silvers at Finnish championships before so it is great to get a gold,\" said Bell, who crossed the line in 52.13 ahead of Eve Fox (52.97) and Jo Ray (53.15).",
     "Ann Bell 400m 1, Ann Bell 400m 2, Eve Fox 400m 2, Jo Ray 400m 3"},
    {"beaten by the two in front", "Jo Ray was third in the 400m. She was beaten by Ann Bell and the American Eve Fox.", "Jo Ray 400m 3, Ann Bell 400m 1, Eve Fox 400m 2"},
    {"beaten by two", "Jo Ray was beaten in the 400m by Ann Bell and the American Eve Fox.", "Ann Bell 400m 1, Eve Fox 400m 2, Jo Ray 400m 3"},
    {"an event of another day names no race",
     "Gus Dow enjoyed a double 60m success in his first race since he won 100m gold at the Olympic Games. Dow cruised home ahead of Al Orme.",
     "Gus Dow 60m 1, Gus Dow 100m 1, Al Orme 60m 2"},
    {"another race than that of the paragraph before", "Ned Ash won the 200m from Al Orme.\n\nIn the men's race Gus Dow, 20.24, beat Tom Hale, 20.54.",
     "Ned Ash 200m 1, Al Orme 200m 2, Gus Dow 200m 1, Tom Hale 200m 2"},
    {"counted from the place of this year, not from that of the last", "In the women's 1500m Ann Bell, who was only fifth in last year's edition, cut the tape in 4:19.70, upsetting Eve Fox (4:20.30).",
     "Ann Bell 1500m 1, Ann Bell 1500m 5, Eve Fox 1500m 2"},
    {"who did not start is another than who took bronze", "In the women's 800m Jo Ray did not finish and Ann Bell moved up to win bronze in 2:01.20.", "Ann Bell 800m 3"},
};

/* A pair, told in as many ways as papers have for it. */
static const struct placing_case pairs[] = {
    {"of their clubs", "In the women's 800m Ann Bell(2:01.20) of Navy and Eve Fox of Air Force (2:02.30) took second and third places respectively.",
     "Ann Bell 800m 2, Eve Fox 800m 3"},
    {"as the runner-up to somebody else", "In the 400m Eve Fox overhauled the American Jo Ray as runner-up to the record holder, Ann Bell.",
     "Jo Ray 400m 3, Eve Fox 400m 2, Ann Bell 400m 1"},
    {"by defeat", "Eve Fox led the 400m, but for once the defeat, to her old rival Ann Bell, did not matter.", "Ann Bell 400m 1, Eve Fox 400m 2"},
    {"by a margin", "Ann Bell beat Eve Fox by three strides in the women's 1500m.", "Ann Bell 1500m 1, Eve Fox 1500m 2"},
    {"by two marks", "In the women's 400m Ann Bell held off Eve Fox, 51.10 to 51.12.", "Ann Bell 400m 1, Eve Fox 400m 2"},
    {"caught where nobody can answer", "In the women's 800m Ann Bell caught Eve Fox on the line.", "Ann Bell 800m 1, Eve Fox 800m 2"},
    {"caught where the race goes on", "In the women's 1500m Ann Bell caught Eve Fox at the bell.", ""},
    {"a pronoun is the other one", "Eve Fox led the women's 800m, but Ann Bell outkicked her by two seconds.", "Ann Bell 800m 1, Eve Fox 800m 2"},
    {"a pronoun that owns is nobody's rival", "Ann Bell led the women's 800m, but Eve Fox beat her rivals.", "Eve Fox 800m 1"},
    {"only for somebody to", "In the men's 800m Tom Ash led into the straight, only for Gus Dow to pip him on the line.", "Gus Dow 800m 1, Tom Ash 800m 2"},
    {"overhauled, beside the name", "In the women's 1500m Eve Fox, overhauled in the last ten metres by Ann Bell, took silver.", "Eve Fox 1500m 2, Ann Bell 1500m 1"},
    {"lost by so much", "In the women's 200m Eve Fox ran 24.60, losing by .02 of a second to Ann Bell.", "Ann Bell 200m 1, Eve Fox 200m 2"},
    {"lost in another town", "In the women's 200m Eve Fox was timed at 24.60 after losing to Ann Bell in Oslo.", ""},
    {"chased home", "Eve Fox took silver in the women's 800m, chasing Ann Bell home.", "Eve Fox 800m 2, Ann Bell 800m 1"},
    {"chased home by", "Chased home by Eve Fox, Ann Bell won the women's 800m.", "Ann Bell 800m 1, Eve Fox 800m 2"},
    {"followed, two of them", "Ann Bell won the women's 400m, followed home by Eve Fox and Jo Ray.", "Ann Bell 400m 1, Eve Fox 400m 2, Jo Ray 400m 3"},
    {"followed her in", "Ann Bell won the women's 800m in 2:01.20. Eve Fox followed her in.", "Ann Bell 800m 1, Eve Fox 800m 2"},
    {"with so much between", "Ann Bell won the women's 5000m, with Eve Fox nearly half a minute behind.", "Ann Bell 5000m 1, Eve Fox 5000m 2"},
    {"a sentence later", "Ann Bell won the women's 800m. Eve Fox was three metres behind.", "Ann Bell 800m 1, Eve Fox 800m 2"},
    {"behind, before the verb", "Ann Bell won the women's 800m. A stride behind came Eve Fox.", "Ann Bell 800m 1, Eve Fox 800m 2"},
    {"who came closest", "Ann Bell won the javelin. Eve Fox came closest with 58.20m.", "Ann Bell JT 1, Eve Fox JT 2"},
    {"short of the winner", "In the long jump Al Orme took silver with 8.19m, three centimetres short of Gus Dow.", "Al Orme LJ 2, Gus Dow LJ 1"},
    {"behind one of two nobody knows whom", "Jo Ray was third in the women's 800m, a second behind Eve Fox.", "Jo Ray 800m 3"},
    {"behind one of two when the other is known", "Ann Bell won the women's 800m in 2:01.20 and Jo Ray was third, a second behind Eve Fox. Fox led at the bell and said she was tired.",
     "Ann Bell 800m 1, Jo Ray 800m 3, Eve Fox 800m 2"},
    {"the better of two for bronze", "In the women's 800m Ann Bell got the better of Eve Fox for bronze.", "Eve Fox 800m 4, Ann Bell 800m 3"},
    {"beaten into second, not to it", "Ann Bell beat Eve Fox into second in the women's 800m.", "Eve Fox 800m 2, Ann Bell 800m 1"},
    {"missed a medal to somebody", "In the women's 1500m Eve Fox missed out on bronze by seven hundredths to Ann Bell.", "Eve Fox 1500m 4, Ann Bell 1500m 3"},
    {"one place behind", "Eve Fox placed fourth in the women's 1500m, one place behind Ann Bell.", "Eve Fox 1500m 4, Ann Bell 1500m 3"},
    {"as a list of results would put it", "Gus Dow came home in 10.92 in the men's 100m. Al Orme took the 200m in 21.90, from Tom Ash, 22.04.",
     "Al Orme 200m 1, Tom Ash 200m 2"},
    {"two followed, one of them with an aside", "Ann Bell won the women's 800m in 2:01.20. Eve Fox (2:02.10) and Jo Ray, the junior, followed her in.",
     "Ann Bell 800m 1, Eve Fox 800m 2, Jo Ray 800m 3"},
    {"denied a medal by", "In the women's 1500m Eve Fox was denied bronze by Ann Bell.", "Eve Fox 1500m 4, Ann Bell 1500m 3"},
    {"relay teams", "The United States won the men's 4x400m by a vest from Botswana.", "United States 4x400m 1, Botswana 4x400m 2"},
    {"a record is beaten by nobody", "Ann Bell beat Eve Fox's 800m record by two tenths.", ""},
    {"a ranking is no race", "Ann Bell leads the 800m rankings ahead of Eve Fox.", ""},
};

/* Places that nobody names, because what is told of others leaves no choice. */
static const struct placing_case left[] = {
    {"two between two", "Ann Bell won the women's 800m in 2:01.20 and Eve Fox was fourth. Between them came the Finns Jo Ray and Kim Orme.",
     "Ann Bell 800m 1, Eve Fox 800m 4, Jo Ray 800m 2, Kim Orme 800m 3"},
    {"one is not enough for two places", "Ann Bell won the women's 800m in 2:01.20 and Eve Fox was fourth. Between them came Jo Ray.",
     "Ann Bell 800m 1, Eve Fox 800m 4"},
    {"the medal that is left", "Ann Bell won the women's 800m, Eve Fox took silver and Jo Ray put another Finn on the podium.",
     "Ann Bell 800m 1, Eve Fox 800m 2, Jo Ray 800m 3"},
    {"two medals are left for one", "Ann Bell won the women's 800m and Jo Ray put another Finn on the podium.", "Ann Bell 800m 1"},
    {"bronze without its name", "Ann Bell won the women's 800m and Jo Ray snatched the last place on the podium.", "Ann Bell 800m 1, Jo Ray 800m 3"},
    {"who was in front of the second", "In the women's 800m Ann Bell crossed the line in 2:01.20, with Eve Fox clinging on for second.",
     "Eve Fox 800m 2, Ann Bell 800m 1"},
    {"who was in front of nobody", "In the women's 800m Ann Bell crossed the line in 2:01.20.", ""},
    {"who has another place was not in front", "In the women's 800m Ann Bell's 2:04.20 brought only bronze, and Eve Fox was second.",
     "Ann Bell 800m 3, Eve Fox 800m 2"},
    {"who follows whom has won", "Ann Bell won the women's 800m. Eve Fox and Jo Ray followed in 2:02.10 and 2:02.50.",
     "Ann Bell 800m 1, Eve Fox 800m 2, Jo Ray 800m 3"},
    {"counted from who is named beside", "Ann Bell won the women's 800m from Eve Fox, with Jo Ray a further two seconds away.",
     "Ann Bell 800m 1, Eve Fox 800m 2, Jo Ray 800m 3"},
    {"whom only one beat", "In the women's 800m Eve Fox was beaten only by Ann Bell.", "Eve Fox 800m 2, Ann Bell 800m 1"},
    {"whom only two beat", "Jo Ray was pleased with her women's 800m. Only Ann Bell and Eve Fox finished ahead of her.",
     "Jo Ray 800m 3, Ann Bell 800m 1, Eve Fox 800m 2"},
    {"edged into fourth by", "In the women's 800m Jo Ray was edged into fourth by Eve Fox.", "Jo Ray 800m 4, Eve Fox 800m 3"},
    {"two places behind", "Ann Bell was fifth in the women's 800m and Eve Fox was two places behind her.", "Ann Bell 800m 5, Eve Fox 800m 7"},
    {"of two in front one is called the winner", "In the women's 800m Jo Ray was third behind Eve Fox and surprise winner Ann Bell.",
     "Ann Bell 800m 1, Jo Ray 800m 3, Eve Fox 800m 2"},
    {"of two who fought out the finish one got home", "In the women's 800m Ann Bell and Eve Fox fought out the finish, Bell getting home by a tenth.",
     "Ann Bell 800m 1, Eve Fox 800m 2"},
    {"a race that goes on is no finish", "In the women's 800m Ann Bell and Eve Fox went stride for stride. Bell faded to fifth.", "Ann Bell 800m 5"},
    {"who is let win is the subject", "In the women's 800m Eve Fox fell, leaving Ann Bell to collect the title in 2:01.20.", "Ann Bell 800m 1"},
    {"behind him, the subject", "Gus Dow won the men's 800m. Behind him Al Orme outsprinted Tom Ash for second.", "Gus Dow 800m 1, Al Orme 800m 2, Tom Ash 800m 3"},
    {"three names and three places", "In the men's 800m Gus Dow, Al Orme and Tom Ash were first, second and third.",
     "Gus Dow 800m 1, Al Orme 800m 2, Tom Ash 800m 3"},
    {"what a country's athletes won is nobody's own",
     "Ann Bell won the 400m. In all, the Scots won two gold medals, three silver and four bronze. The Kenyans took a silver and a bronze.", "Ann Bell 400m 1"},
    {"the space of an hour", "Ann Bell won the 400m. In the space of 60 minutes she took bronze in the 100m, too.", "Ann Bell 400m 1, Ann Bell 100m 3"},
    {"qualification is no race", "Bell wins Olympic qualification. Ann Bell was third in the 800m.", "Ann Bell 800m 3"},
    {"medals under a belt", "Eve Fox won the 800m from Ann Bell, who has two championship gold medals under her belt.", "Eve Fox 800m 1, Ann Bell ? 1, Ann Bell 800m 2"},
    {"joined the winner", "In the men's 800m Al Orme and Tom Ash joined the winner Gus Dow on the podium.", "Gus Dow 800m 1, Al Orme 800m 2, Tom Ash 800m 3"},
    {"led them home", "In the men's 800m Gus Dow led Al Orme home by a second.", "Gus Dow 800m 1, Al Orme 800m 2"},
    {"wins from several beat nobody", "The hosts got wins from Gus Dow in the 100m and Al Orme in the shot.", "Gus Dow 100m 1, Al Orme SP 1"},
    {"the better of a sprint for it", "In the sprint for bronze in the women's 800m Eve Fox edged Jo Ray.", "Jo Ray 800m 4, Eve Fox 800m 3"},
};

Test(placings, what_is_told_of_others_leaves_no_choice) {
    EXPECT_ALL_OF(left);
}

Test(placings, a_pair_is_told_in_many_ways) {
    EXPECT_ALL_OF(pairs);
}

Test(placings, who_finished_ahead_or_behind_has_a_place_too) {
    EXPECT_ALL_OF(rivals);
}

static const struct placing_case wins[] = {
    {"won with a mark from her", "Athletics in Malby. Ann Bell was only third in a women's 400m competition won with an effort of 50.95 from Marlow's Eve Fox.", "Eve Fox 400m 1, Ann Bell 400m 3"},
    {"a team's win through others", "Athletics in Malby. The hosts, without Eve Fox and Mia Dow, did claim a win through Ann Bell in the women's 100m.", "Ann Bell 100m 1"},
    {"a mark that was enough", "Athletics in Malby. The women's discus was wet. Ann Bell's last throw of 61.20m was easily enough for the win.", "Ann Bell DT 1"},
    {"a mark that was not enough", "Athletics in Malby. The women's discus was wet. Ann Bell's last throw of 61.20m was not enough for the win.", ""},
    {"the race of an age group", "Athletics in Malby. There was a best for Ann Bell (Malby AC), who won the u20s' 100m in 12.00.", "Ann Bell 100m 1"},
    {"next in the race of one's own sex", "Dan Orme won the men's 800m. Ann Bell won the women's. Gus Dow and Lee Poe were next best in the men's race.",
     "Dan Orme 800m 1, Ann Bell 800m 1, Gus Dow 800m 2, Lee Poe 800m 3"},
    {"a team-mate is no team", "In the 1500m, Dan Orme drew away to beat Gus Dow and his Malby team mate Lee Poe by several lengths.",
     "Dan Orme 1500m 1, Gus Dow 1500m 2, Lee Poe 1500m 3"},
    {"a team's medals are theirs who won them", "Bermuda took gold and silver in the girls' 400m through Ann Bell (54.10) and Dora Fox (55.20).",
     "Ann Bell 400m 1, Dora Fox 400m 2"},
    {"a capitalised name before the race", "Ann Bell won the Wenlow Harriers cross-country race on Sunday.", "Ann Bell cross-country 1"},
    {"first home of all", "Athletics: Gus Dow won the 10km road race in 31:20. The first woman to finish was Ann Bell in 38:20.", "Gus Dow 10k 1, Ann Bell 10k 1"},
    {"first of a club is not first", "Running the 10km, Ann Bell was the first woman home for Wenlow Harriers.", ""},
    {"easily", "The 5000m was slow. Ann Bell was never troubled, winning leisurely in 15:30.10.", "Ann Bell 5000m 1"},
    {"a day before by", "Athletics in Malby: the women's 400m, won on Friday by Ann Bell in 51.20, was dull.", "Ann Bell 400m 1"},
    {"the race he won", "Gus Dow also ran in the 200m. He was happier with the 110m hurdles he won in 13.71.", "Gus Dow 110mH 1"},
    {"the winner in a with", "It was a slow women's 800m, with Ann Bell of Kenya the winner and Eve Fox next.", "Ann Bell 800m 1, Eve Fox 800m 2"},
    {"one, two and three", "In the steeplechase Al Orme, Gus Dow and Ned Ash brought home a 1-2-3 in style.", "Al Orme 3000mSC 1, Gus Dow 3000mSC 2, Ned Ash 3000mSC 3"},
    {"the medal he took", "Sprinter Gus Dow set the gold medal beside the bronze he collected over 200 metres in Tokyo.", "Gus Dow 200m 3"},
    {"a result with its place", "Javelin results: Ann Bell 41.07m (1st), Eve Fox 38.20m (2nd).", "Ann Bell JT 1, Eve Fox JT 2"},
    {"a double champion's races are not this one", "Double Olympic champion Ann Bell won the 1000m in 2:35.39 on the indoor track.", "Ann Bell ? 1, Ann Bell 1000m 1"},
    {"a double champion who throws", "Double Olympic champion Ann Bell was third in the javelin.", "Ann Bell JT 1, Ann Bell JT 3"},
};

Test(placings, who_won_and_who_holds_a_title) {
    EXPECT_ALL_OF(wins);
}

static const struct placing_case relays[] = {
    {"two home nations", "Athletics in Malby. England won the 4x400m relay from Scotland in 3:01.10.", "England 4x400m 1, Scotland 4x400m 2"},
    {"a team is called by its nation's full name", "The British quartet came in fourth in the 4x200m relay.", "Great Britain 4x200m 4"},
    {"the quartet are those whose win it was", "The quartet held off favourites the USA to win Italy's first medal in the sprint relay.",
     "Italy 4x100m 1, USA 4x100m 2"},
    {"who ran together have the place of their team",
     "Italy won gold in the women's 4x400m relay. The four of them - Ann Bell, Dora Fox, Eve Lind and Jo Kern - wept.",
     "Italy 4x400m 1, Ann Bell 4x400m 1, Dora Fox 4x400m 1, Eve Lind 4x400m 1, Jo Kern 4x400m 1"},
    {"one of the crew has it too", "Gus Dow was part of the Italian quartet who came from behind to win the 4x100m gold.",
     "Italy 4x100m 1, Gus Dow 4x100m 1"},
    {"those in parentheses are not the subject", "Athletics: the 4x100m relay was last. The United States (Al Orme, Gus Dow, Jo Ray and Ned Ash) had to make do with silver.",
     "United States 4x100m 2"},
    {"a team by its title", "Italy won the 4x100m relay. Japan, the bronze medallists in Rome, were fifth.", "Italy 4x100m 1, Japan 4x100m 5, Japan 4x100m 3"},
    {"a victorious team", "Gus Dow ran the 60m against another member of Britain's victorious men's 4x100m relay team - Al Orme - in Wenlow.",
     "Great Britain 4x100m 1, Al Orme 4x100m 1"},
    {"two of them, two places", "Athletics: Gus Dow and Al Orme were second and third in the 800m.", "Gus Dow 800m 2, Al Orme 800m 3"},
    {"two teams, two places", "Poland and Italy were second and third in the 4x400m relay.", "Poland 4x400m 2, Italy 4x400m 3"},
    {"with whom she won it", "Ann Bell won 4x400m relay gold with Dora Fox, Eve Lind and Jo Kern.",
     "Ann Bell 4x400m 1, Dora Fox 4x400m 1, Eve Lind 4x400m 1, Jo Kern 4x400m 1"},
    {"who set the record is not said to have won", "Italy won the 4x100m relay. Ann Bell, Dora Fox, Eve Lind and Jo Kern were cheered.", "Italy 4x100m 1"},
    {"a heat is the team's alone",
     "The Italian quartet of Ann Bell, Dora Fox, Eve Lind and Jo Kern won their heat of the 4x400m relay.", "Italy 4x400m 1"},
    {"a medal told of the quartet is not its runners'",
     "The Italian quartet of Ann Bell, Dora Fox, Eve Lind and Jo Kern settled for silver in the 4x400m relay.", "Italy 4x400m 2"},
    {"the relay may be named later", "Gus Dow won relay gold in Rome. He ran the last leg of the 4x100m there.", "Gus Dow 4x100m 1"},
    {"teams behind a team, one with its title", "Italy won the 4x100m relay in 37.61, edging the United States and Olympic champions Canada.",
     "Italy 4x100m 1, United States 4x100m 2, Canada 4x100m 3"},
    {"the last of those who were beaten does not win the next race", "Ghana won the 4x100m in 42.21 from Spain and Jamaica, and Italy won the 4x400m in 3:24.13.",
     "Ghana 4x100m 1, Italy 4x400m 1, Spain 4x100m 2, Jamaica 4x100m 3"},
    {"a team upsets another", "Jamaica were favourites in the 4x100m relay. Instead, Italy upset the United States to take gold in 37.47 seconds.",
     "Italy 4x100m 1, United States 4x100m 2"},
    {"a team's title before its name", "Italy took silver in the 4x100m relay in 42.12 and two-time defending champions Jamaica earned bronze in 42.19.",
     "Italy 4x100m 2, Jamaica 4x100m 3, Jamaica 4x100m 1"},
    {"a team wins two relays", "Ghana's men won the 4x100-meter and 4x400-meter relays.", "Ghana 4x100m 1, Ghana 4x400m 1"},
    {"who is named with the team's name has its place only by name",
     "Canada won the mixed 4x100m relay. The Canadian team of Ann Bell, Dora Fox, Gus Dow and Al Orme finished ahead of Jamaica and Ghana.",
     "Canada 4x100mX 1, Jamaica 4x100mX 2, Ghana 4x100mX 3"},
    {"the team whose time comes next is next", "Canada won the 4x100m relay in 40.30, with Jamaica second in 40.44 and the team from Italy finishing in 40.88.",
     "Canada 4x100m 1, Jamaica 4x100m 2, Italy 4x100m 3"},
    {"teams behind the winners are second and third", "The United States won the 4x400m relay ahead of Jamaica and Russia.",
     "United States 4x400m 1, Jamaica 4x400m 2, Russia 4x400m 3"},
    {"what another clause denies is not denied here", "Gus Dow missed out in the 4x200m relay as the Italian quartet came in fourth.",
     "Italy 4x200m 4"},
};

Test(placings, relay_teams_and_those_who_ran_for_them) {
    EXPECT_ALL_OF(relays);
}

static const struct placing_case teams[] = {
    {"a nation that claims a win", "A botched changeover in the 4x200m relay cost Italy a chance of the final as France claimed victory.", "France 4x200m 1"},
    {"a college", "In the 4x400m relay Tull State won in 3:17.66. The athletes were pleased.", "Tull State 4x400m 1"},
    {"a school whose name has an event's word in it", "Calder High were second in the 4x400m relay in 3:11.20. The athletes were pleased.", "Calder High 4x400m 2"},
    {"a club that is said to have won it", "The 4x100m relay was won by Malby Harriers in 43.9. The athletes were pleased.", "Malby Harriers 4x100m 1"},
    {"no club where nobody tells of a relay", "Tull State won the day. Ann Bell won the 100m in 11.20.", "Ann Bell 100m 1"},
    {"the Americans are a team", "Botswana won the 4x400m relay in 2:57.76. The Americans were second in 2:57.83.",
     "Botswana 4x400m 1, United States 4x400m 2"},
    {"from whom it was won by a vest", "In the 4x400m relay Italy won it by a vest from Botswana, 2:54.43 to 2:54.53.", "Italy 4x400m 1, Botswana 4x400m 2"},
    {"they", "In the 4x100m relay Japan were the revelation. Abe Cole cheered. They chased the champions and came second in 37.68.", "Japan 4x100m 2"},
    {"medals of a relay are not its victory", "The bronze medals in the 4x100m relay went to Canada.", "Canada 4x100m 3"},
    {"a nation wins no race of one", "Ann Bell of Italy was third in the 800m in 2:01.20 as Kenya claimed victory.", "Ann Bell 800m 3"},
    {"a school is told by who runs for it", "At the meeting the Tull women finished fourth in the 4x400m relay, and Dell's men were third in the 4x100m relay.",
     "Tull 4x400m 4, Dell 4x100m 3"},
    {"a college is told by its capitals", "The 4x100m relay was close. UCLA won the relay in 39.20.", "UCLA 4x100m 1"},
    {"a nickname is no team's name", "The 4x100m relay was close. The Miners' foursome won it in 39.20.", ""},
    {"a team beats many in no order", "In the 4x400m relay, Oregon beat Texas and six other teams.", "Oregon 4x400m 1"},
};

Test(placings, in_a_relay_the_team_takes_the_place) {
    EXPECT_ALL_OF(teams);
}

static const struct placing_case subjects[] = {
    {"a relative clause that has ended", "Ann Bell, who had trained with Eve Fox all year, was fourth in the 400m in 49.79.", "Ann Bell 400m 4"},
    {"first of the sentence: in second place", "Jo Ray won the 800m. In second place Ann Bell, also of Kenya, was well behind.", "Jo Ray 800m 1, Ann Bell 800m 2"},
    {"a mark for a medal", "Coming back from injury, Ann Bell ran 51.48 for gold in the 400m, with Eve Fox second.", "Ann Bell 400m 1, Eve Fox 400m 2"},
    {"a medal for a nation", "In the 800m another teenager, Abe Cole, closed fast to give Kenya bronze in 1:42.53.", "Abe Cole 800m 3"},
    {"the last of a chain", "In the cross-country race Ann Bell was tenth, Eve Fox 19th and Jo Ray 33rd.",
     "Ann Bell cross-country 10, Eve Fox cross-country 19, Jo Ray cross-country 33"},
    {"places with names in parentheses", "The cross-country harriers placed first (Eve Bell), third (Ann Fox) and sixth (Jo Ray).",
     "Eve Bell cross-country 1, Ann Fox cross-country 3, Jo Ray cross-country 6"},
    {"the first woman to win", "At the Wenlow marathon she became famous. Ann Bell became the first Italian woman to win the marathon since the war.", "Ann Bell marathon 1"},
    {"the race of the sentence beats the one before", "Ann Bell won the pole vault with 4.80m. Eve Fox won Kenya their first gold as she kicked away to hold off Jo Ray in a slow, tactical 10,000m final.",
     "Ann Bell PV 1, Eve Fox 10000m 1, Jo Ray 10000m 2"},
    {"hurdlers run over hurdles", "The women's high hurdlers stepped up for their 100 metres race. Ann Bell won in 12.60.", "Ann Bell 100mH 1"},
    {"a place in the middle of a race", "By 600m to go in the 1500m the Scot was second. Then Gus Dow won in 3:40.10.", "Gus Dow 1500m 1"},
    {"a runners-up spot", "In the 800m Ann Bell claimed the runners-up spot in 2:03.10.", "Ann Bell 800m 2"},
    {"a field that was beaten", "Ann Bell began her season on the track well, beating a world-class field over 5000 metres in 15:20.10.", "Ann Bell 5000m 1"},
    {"a race that somebody ruled", "It was a cold 800m. Ann Bell dominated the race in 2:01.20.", "Ann Bell 800m 1"},
    {"a distance on the way", "Ann Bell won the 800m in 1:58.20, going through 400 metres, 57.4, alone. Eve Fox was second.", "Ann Bell 800m 1, Eve Fox 800m 2"},
    {"a race of another year", "Nobody from here had won since Al Orme won the 100m in Rome. Ann Bell threw the javelin 61.20m. She took gold.", "Al Orme 100m 1, Ann Bell JT 1"},
    {"who makes light of somebody's absence is the subject still",
     "Gus Dow won the 100m. Ned Ash, making light of the absence of record-holder Al Orme, sped to victory in the 200m.", "Gus Dow 100m 1, Ned Ash 200m 1"},
    {"who ran behind two winners in two races", "Ann Bell went to Rome to finish runner-up to Italy's Eve Fox with 11.28 in the 100m and France's Jo Ray in the 200m.",
     "Ann Bell 100m 2, Ann Bell 200m 2, Eve Fox 100m 1, Jo Ray 200m 1"},
    {"a title of last season", "Ann Bell was in Rome. Last season's world 800m silver medallist ran 2:01.20.", "Ann Bell 800m 2"},
    {"a title with her age", "It was a slow 10k run. Ann Bell, 29, the second place finisher at last November's Rome Marathon, led.", "Ann Bell marathon 2"},
    {"a third", "Ann Bell won the long jump with 6.20m and added a third in the triple jump.", "Ann Bell LJ 1, Ann Bell TJ 3"},
};

Test(placings, the_subject_of_the_clause_took_the_place) {
    EXPECT_ALL_OF(subjects);
}

static const struct placing_case held[] = {
    {"a record of places", "Gus Dow won the decathlon. At the outdoor championships he has a record of 18th, third, second and fifth.",
     "Gus Dow decathlon 1, Gus Dow decathlon 18, Gus Dow decathlon 3, Gus Dow decathlon 2, Gus Dow decathlon 5"},
    {"the best that somebody could do", "Ann Bell won the high jump. A year ago she started in Rome and could do no better than 1.82m and a 10th place.",
     "Ann Bell HJ 1, Ann Bell HJ 10"},
    {"a tight battle is a race", "Ann Bell won a tight battle in the women's 800m in 1:58.20. Eve Fox won a close battle in 51.47 in the women's 400m.",
     "Ann Bell 800m 1, Eve Fox 400m 1"},
    {"places that fall are one's of several years", "Ann Bell won the 800m. She has been seventh, fifth and second at the world championships.",
     "Ann Bell 800m 1, Ann Bell 800m 7, Ann Bell 800m 5, Ann Bell 800m 2"},
    {"one of several rivals by his title", "Gus Dow won the shot put, finishing ahead of two former world champions, the Commonwealth champion and the world indoor champion.",
     "Gus Dow SP 1"},
    {"who defends a title has won it", "Athletics: Ann Bell will not defend her title in the 5000m.", "Ann Bell 5000m 1"},
    {"a title that is stripped", "Gus Dow was stripped of his world 100m title after a failed test.", "Gus Dow 100m 1"},
    {"medals in a list without verbs", "Pole vaulter Ann Bell has form: bronze at the worlds in Eugene in 2022 with 4.80m, Commonwealth gold that same year.",
     "Ann Bell PV 3, Ann Bell PV 1"},
    {"medals counted", "Javelin thrower Gus Dow leaves with a haul including two silvers and one Olympic bronze.", "Gus Dow JT 2, Gus Dow JT 3"},
    {"the first since another", "Gus Dow became the first man since Al Orme in 1936 to win two steeplechase titles.",
     "Al Orme 3000mSC 1, Gus Dow 3000mSC 1"},
    {"wins of several are of races that nobody names", "A record in the women's 4x400m and victories for Gus Dow, Al Orme and Ann Bell lit up the athletics in Rome.",
     "Gus Dow ? 1, Al Orme ? 1, Ann Bell ? 1"},
    {"the second of several with an aside", "Second were Ann Bell, who was ill, in the 1500m and Eve Fox in the shot.", "Ann Bell 1500m 2, Eve Fox SP 2"},
    {"medallists of two places by name, one each", "The world 800m gold and silver medallists, Gus Dow and Al Orme, will run in Rome.", "Gus Dow 800m 1, Al Orme 800m 2"},
    {"what a country has won is nobody's", "Al Orme took the 800m in Rome. India thus led the medal standings with 12 gold, five silver and 12 bronze.", "Al Orme 800m 1"},
    {"what somebody else won while they did names none of theirs", "Gus Dow and Al Orme both secured back-to-back victories in Rome, while Ann Bell won the 800m.",
     "Gus Dow ? 1, Al Orme ? 1, Ann Bell 800m 1"},
    {"what stands before a name does", "Javelin star Ann Bell, sprinter Gus Dow and long jumper Al Orme had all secured victories in Rome.", "Gus Dow ? 1, Al Orme LJ 1"},
    {"until somebody does", "Wins by Gus Dow, Al Orme and Ann Bell lit up the athletics in Rome.\n\nDow won the 800m.",
     "Al Orme ? 1, Ann Bell ? 1, Gus Dow 800m 1"},
    {"a race that lies ahead", "Women's 60m hurdles in Rome\n\nAnn Bell won in 7.86, with Eve Fox fourth in 8.26 as she sharpens up for the Oslo heptathlon.",
     "Ann Bell 60mH 1, Eve Fox 60mH 4"},
    {"a title between a name and the verb is the subject's", "Al Orme led the 800m. Behind Gus Dow, the Olympic champion took silver.",
     "Al Orme 800m 1, Al Orme 800m 2"},
    {"the record's event is the title's", "Ann Bell, the world champion and world record holder at 50km, watched the women's 20km walk.", "Ann Bell 50km 1"},
    {"the champion in an event", "European champion in triple jump Gus Dow will not jump in Rome.", "Gus Dow TJ 1"},
    {"a win to go with another",
     "Ann Bell won the 3000m steeplechase, adding the crown to her 5000m triumph on Friday. Eve Fox held on for third.",
     "Ann Bell 3000mSC 1, Ann Bell 5000m 1, Eve Fox 3000mSC 3"},
    {"a title by which somebody is called", "Athletics: Ann Bell ran the marathon in London. \"I was tired,\" said the two-time champion.", "Ann Bell marathon 1"},
    {"a title in parentheses", "The 100m men came, among them Britain's (1980 champion) Al Orme.", "Al Orme 100m 1"},
    {"two titles in one apposition", "The pole vault began. Gus Dow, the 2002 champion and Sydney silver medallist, was out.", "Gus Dow PV 1, Gus Dow PV 2"},
    {"a coach who was a champion himself", "Ann Bell won the 800m. Her coach Al Orme, himself the 1992 Olympic steeplechase silver medallist, wept.",
     "Ann Bell 800m 1, Al Orme 3000mSC 2"},
    {"champions in a list, nobody says of which races", "The women's 100m was slow. Olympic champions Ann Bell, Eve Fox and Jo Ray were out of it.",
     "Ann Bell ? 1, Eve Fox ? 1, Jo Ray ? 1"},
    {"a plural behind two names is of both", "Gus Dow and Al Orme, the 2007 and 2005 world champions, ran the 800m.", "Gus Dow 800m 1, Al Orme 800m 1"},
    {"a singular of the second", "Gus Dow and Al Orme, the world champion, ran the 800m.", "Al Orme 800m 1"},
    {"what somebody won before is no race of today", "Jo Ray was third in the women's 800m, edging her sister Eve Ray, who had won the last two.", "Jo Ray 800m 3, Eve Ray 800m 1, Eve Ray 800m 4"},
    {"a career without verbs", "Ann Bell won the women's 400m final on Sunday. Eve Fox was fifth but has never liked the race: second on her debut in 2001, fourth a year later.",
     "Ann Bell 400m 1, Eve Fox 400m 5, Eve Fox 400m 2, Eve Fox 400m 4"},
    {"a sentence without its subject", "Ann Bell was fifth in the women's 400m final on Sunday. European champion in 2001, runner-up in 2003, eleventh in Paris.",
     "Ann Bell 400m 5, Ann Bell 400m 1, Ann Bell 400m 2, Ann Bell 400m 11"},
    {"a race by its town", "Ann Bell won the women's 400m final in Leeds on Sunday. Eve Fox, who took New York in 1996, was third.", "Ann Bell 400m 1, Eve Fox 400m 3, Eve Fox 400m 1"},
    {"kin who are told by their given names", "Ann Bell won the women's 800m. Her sister Mia, the 2004 champion, was fourth.", "Ann Bell 800m 1, Mia 800m 1, Mia 800m 4"},
    {"a set of titles", "Ann Bell was third in the women's shot put final. She completed her set of European and world titles last year.", "Ann Bell SP 3, Ann Bell SP 1"},
    {"four champions behind a dash", "The women's marathon was slow. The past Olympic marathon champions - Ann Bell, Eve Fox and Jo Ray - ran well.", "Ann Bell marathon 1, Eve Fox marathon 1, Jo Ray marathon 1"},
    {"whose crown was taken", "Ann Bell won the 800m to dethrone her rival Eve Fox.", "Ann Bell 800m 1, Eve Fox 800m 1"},
    {"a school in an apposition has won, not who was named before",
     "Gus Dow was sixth in the cross-country race. Tull, the defending conference champion, easily won the race with 23 points.", "Gus Dow cross-country 6"},
    {"a bare number behind the hurdles", "Gus Dow won the 110m hurdles and 100, and smiled.", "Gus Dow 110mH 1, Gus Dow 100m 1"},
    {"of her team-mate the sentences behind tell", "Ann Bell won the javelin. Her team-mate, freshman Eve Fox, was as busy. She won the long jump.", "Ann Bell JT 1, Eve Fox LJ 1"},
    {"a school has many seniors", "Ann Bell, a senior, won the javelin.\nJo Ray led the shot.\nThen came the relays, and rain. It rained on.\nEve Fox was alone in the hammer. The Tull senior won in 60.10m.",
     "Ann Bell JT 1, Eve Fox HT 1"},
    {"a race named after somebody", "Athletics: Gus Dow battled the wind to win his second straight Bowerman Mile in 3:50.10.", "Gus Dow mile 1"},
    {"a title before another's name is the other's", "Hurdler Ann Bell, Olympic 100m champion Eve Fox and others run the 200m.", "Eve Fox 100m 1"},
    {"a mark for a medal", "In the women's 400m Ann Bell ran 51.48 for gold.", "Ann Bell 400m 1"},
    {"a title won in whatever words", "Athletics: Ann Bell of Kenya won a third wheelchair title in succession in the marathon.", "Ann Bell wheelchair marathon 1"},
    {"the last to win it", "Gus Dow won the 800m. The last Kenyan to win the race was Al Orme four years ago.", "Gus Dow 800m 1, Al Orme 800m 1"},
    {"an Olympic title is won in no mile", "Athletics: Olympic champion Gus Dow won the mile in 3:52.10.", "Gus Dow ? 1, Gus Dow mile 1"},
    {"nor in a relay that nobody says", "Olympic champion Gus Dow will run the last leg of the 4x100m relay.", "Gus Dow ? 1"},
    {"somebody else in the speaker's words",
     "Ann Bell won the 800m. \"Gus Dow runs the javelin there, where he is the defending champion,\" said sprinter Al Orme.", "Ann Bell 800m 1, Gus Dow JT 1"},
    {"himself in his own words", "Ann Bell won the 800m. \"I saw Gus Dow, and I finished second,\" said sprinter Al Orme.", "Ann Bell 800m 1, Al Orme 800m 2"},
    {"what kind of champion", "Athletics: double Olympic champion decathlete Al Orme retired at 34.", "Al Orme decathlon 1"},
    {"the runners-up spot", "Ann Bell ran the 3000m and claimed the runners-up spot in 9:05.73.", "Ann Bell 3000m 2"},
    {"beaten to gold", "Gus Dow beat Al Orme to 800m gold in 2000.", "Gus Dow 800m 1, Al Orme 800m 2"},
    {"a title lost", "Gus Dow lost his world 800m title to Al Orme in Paris.", "Gus Dow 800m 1, Al Orme 800m 1"},
    {"a medal with its name behind it", "Gus Dow won his first major 800m medal, a bronze, in Munich.", "Gus Dow 800m 3"},
    {"a miss that ended with a medal", "Gus Dow missed out on 800m gold and had to settle for silver.", "Gus Dow 800m 2"},
    {"several titles to a name", "Athletics: Ann Bell has three European javelin titles to her name.", "Ann Bell JT 1"},
    {"a title in parentheses behind the name", "Athletics: Gus Dow (Olympic 800m silver medallist in 2004) is fit.", "Gus Dow 800m 2"},
    {"a title before its race and its name", "Athletics: a bronze medallist in the 800m in Paris, Gus Dow is fit.", "Gus Dow 800m 3"},
    {"hopes for a title are none", "Athletics: Gus Dow's world title hopes ended in the 800m heats.", ""},
    {"champions together are nobody alone", "Ann Bell ran the marathon. The Olympic champions were all there.", ""},
    {"a team's medal is not the runner's", "Ann Bell missed the marathon, and the Italy team won bronze in Brussels.", ""},
    {"a title that opens the sentence is of whom the comma ends at", "Runner-up to Eve Fox in the 400m in Malby last year, Ann Bell has not raced since.", "Ann Bell 400m 2, Eve Fox 400m 1"},
    {"somebody won although nobody could stop her", "Ann Bell ran the 400m in Malby. Nobody could catch Bell as she took the title.", "Ann Bell 400m 1"},
    {"somebody did not win", "Ann Bell ran the 400m in Malby. Bell didn't win the gold.", ""},
    {"the field beaten", "Ann Bell ran the 400m in Malby. Bell demolished the field in 50.12.", "Ann Bell 400m 1"},
    {"chasing a first title", "Ann Bell ran the 400m in Malby. Bell is chasing her first title.", ""},
    {"chasing a fourth title tells of the others", "Ann Bell ran the 400m in Malby. Bell is chasing her fourth straight title.", "Ann Bell 400m 1"},
    {"a nation's medals are nobody's", "Ann Bell ran the 400m. It was Australia's 100th Olympic gold in Sydney.", ""},
};

Test(placings, medals_and_titles_told_in_passing) {
    EXPECT_ALL_OF(held);
}

static const struct placing_case lists[] = {
    {"two medals taken by two", "Athletics in Malby. In the women's 800m the silver and bronze medals were taken by Ann Bell and Eve Fox.", "Ann Bell 800m 2, Eve Fox 800m 3"},
    {"also of a club", "Athletics in Malby. The women's 800m was fast. Ann Bell (2:02.86), also of Malby Harriers, and Eve Fox (2:03.28) finished second and third.",
     "Ann Bell 800m 2, Eve Fox 800m 3"},
    {"places that do not follow one another", "Athletics in Malby. The scorers in the women's 10km race were Ann Bell, Eve Fox and Mia Dow, who finished in fifth, sixth and thirteenth.",
     "Ann Bell 10k 5, Eve Fox 10k 6, Mia Dow 10k 13"},
    {"one followed by the next, who is followed too", "Athletics in Malby. Ann Bell won the women's 800m, followed by Eve Fox (2:01.29), followed by Mia Dow.",
     "Ann Bell 800m 1, Eve Fox 800m 2, Mia Dow 800m 3"},
    {"other places are no minor ones", "Athletics in Malby. Other second places went to Ann Bell in the 800m and Eve Fox in the long jump.", "Ann Bell 800m 2, Eve Fox LJ 2"},
    {"winners of schools, with the race in the head",
     "Athletics: other girls' 3,200m winners were Kilby's Ann Bell, Dell's Eve Fox and Green Lodge's Jo Ray.", "Ann Bell 3200m 1, Eve Fox 3200m 1, Jo Ray 3200m 1"},
    {"who completes the podium is third", "Lena Dorn won the shot put from Mia Kolb, and Sara Engel completed the podium.", "Lena Dorn SP 1, Sara Engel SP 3, Mia Kolb SP 2"},
    {"two who join the winner", "Gus Dow won the decathlon; Al Orme and Ned Ash took the minor medals.", "Gus Dow decathlon 1, Al Orme decathlon 2, Ned Ash decathlon 3"},
    {"a list that ends with the fourth", "Ann Bell won the cross-country race. Eve Fox, Jo Ray and Kim Holt made it a Kenyan top four.",
     "Ann Bell cross-country 1, Eve Fox cross-country 2, Jo Ray cross-country 3, Kim Holt cross-country 4"},
    {"three who fill the podium", "Ann Bell, Eve Fox and Jo Ray filled the podium in the 800m.", "Ann Bell 800m 1, Eve Fox 800m 2, Jo Ray 800m 3"},
    {"two cannot fill it", "Ann Bell and Eve Fox filled the podium in the 800m.", ""},
    {"medals in that order", "The women's 5000m medals went to Ann Bell, Eve Fox and Jo Ray, in that order.", "Ann Bell 5000m 1, Eve Fox 5000m 2, Jo Ray 5000m 3"},
    {"a one-two of", "Malby had a one-two finish in the triple jump from Ann Bell and Eve Fox.", "Ann Bell TJ 1, Eve Fox TJ 2"},
    {"given a one-two by", "Ann Bell and Eve Fox gave Malby a one-two finish in the triple jump.", "Ann Bell TJ 1, Eve Fox TJ 2"},
    {"a pair of medals", "The 1500m was won by Hal Aziz, and Gus Dow and Al Orme made it a silver and a bronze for Italy.",
     "Hal Aziz 1500m 1, Gus Dow 1500m 2, Al Orme 1500m 3"},
    {"no sweep of titles is a place", "Ann Bell completed a clean sweep of the sprint titles in the 100m.", "Ann Bell 100m 1"},
    {"hopes complete nothing", "Ann Bell won the 800m. Eve Fox and Jo Ray hoped to complete the podium.", "Ann Bell 800m 1"},
    {"a row for two", "High jump: 1 Ann Bell 1.60, 2= Eve Fox and Jo Ray 1.55, 4 Kim Holt 1.50.", "Ann Bell HJ 1, Eve Fox HJ 2, Jo Ray HJ 2, Kim Holt HJ 4"},
    {"rows behind a head", "Results of the women's shot put: Lena Dorn 18.10m, Mia Kolb 17.50m, Sara Engel 17.02m.", "Lena Dorn SP 1, Mia Kolb SP 2, Sara Engel SP 3"},
    {"rows sentence by sentence", "The 200m final was close. Gus Dow, 20.10. Al Orme, 20.11. Nobody knew it.", "Gus Dow 200m 1, Al Orme 200m 2"},
    {"rows that have their places", "3000m: Al Orme 9:37.40 (4th).\n1500m: Gus Dow 4:24.19 (7th).", "Al Orme 3000m 4, Gus Dow 1500m 7"},
    {"seasons' bests are no results", "Shot put season's bests: Lena Dorn 18.10m, Mia Kolb 17.50m, Sara Engel 17.02m.", ""},
    {"a pair of places for two", "Second and third in the 100m were Ann Bell and Eve Fox.", "Ann Bell 100m 2, Eve Fox 100m 3"},
    {"winners in their events", "Athletics in Malby. Also winning were Gus Dow in the 100m and Al Orme in the javelin.", "Gus Dow 100m 1, Al Orme JT 1"},
    {"winners among others, an event before a name",
     "Athletics in Malby. The crowd saw victories by a string of visitors, among them Norway's Gus Dow in the discus, hammer thrower Al Orme and long jumper Ned Ash of Ireland.",
     "Gus Dow DT 1, Al Orme HT 1, Ned Ash LJ 1"},
    {"each in the race beside the name", "Athletics in Malby. Ann Bell (javelin, 56.96m), Eve Fox in the shot and 800m runner Jo Ray also won gold medals.",
     "Ann Bell JT 1, Eve Fox SP 1, Jo Ray 800m 1"},
    {"one of the list has a place of her own", "Athletics in Malby. Ann Bell (second in the 800m) and Eve Fox (shot) won.", "Eve Fox SP 1, Ann Bell 800m 2"},
    {"whom a verb before the list governs", "Athletics in Malby. Ann Bell beat Eve Fox (800m), Jo Ray (shot) also won.", "Jo Ray SP 1, Ann Bell 800m 1, Eve Fox 800m 2"},
    {"thirds from", "Athletics in Malby. There were thirds from Gus Dow in the 100m and Al Orme in the javelin.", "Gus Dow 100m 3, Al Orme JT 3"},
    {"whom the list does not reach", "Finishing second were Gus Dow (100m) and Al Orme (javelin), while Ned Ash was third in the high jump.",
     "Gus Dow 100m 2, Ned Ash HJ 3, Al Orme JT 2"},
    {"the same in both", "Ann Bell was runner-up in both the 100m and the 200m.", "Ann Bell 100m 2, Ann Bell 200m 2"},
    {"behind a possessor", "Gus Dow won the 1500m from Al Orme. The podium was rounded out by Dow's team-mate, Ned Ash.",
     "Gus Dow 1500m 1, Ned Ash 1500m 3, Al Orme 1500m 2"},
    {"swept behind", "Malby swept the 5000m behind Gus Dow (14:01.2), Al Orme (14:05.0) and Ned Ash (14:06.3).", "Gus Dow 5000m 1, Al Orme 5000m 2, Ned Ash 5000m 3"},
    {"joint places", "Joint third in the high jump were Ann Bell and Eve Fox.", "Ann Bell HJ 3, Eve Fox HJ 3"},
    {"joint with", "Ann Bell was joint third in the high jump with Eve Fox.", "Ann Bell HJ 3, Eve Fox HJ 3"},
    {"place and event behind the name", "Athletics in Malby. Not winners, but: Al Orme 2nd High Jump 1.85m, Jo Ray 3rd Shot 9.77m.", "Al Orme HJ 2, Jo Ray SP 3"},
    {"place in brackets behind the event", "Athletics in Malby. Well done to Ann Bell, who turned out in the 1500m (3rd, 5:31.8) and the 3000m (2nd, 11:50.2).",
     "Ann Bell 1500m 3, Ann Bell 3000m 2"},
    {"winners of the day", "Athletics in Malby.\nOther winners on the day:\n400mH: Al Orme 57.9; hammer: Gus Dow 45.11m.", "Al Orme 400mH 1, Gus Dow HT 1"},
    {"marks without winners", "Athletics in Malby.\nOn the day:\n400mH: Al Orme 57.9; hammer: Gus Dow 45.11m.", ""},
    {"scorers with bare numbers", "The scorers in the cross-country race were Ann Bell 20, Eve Fox 33 and Jo Ray 115.",
     "Ann Bell cross-country 20, Eve Fox cross-country 33, Jo Ray cross-country 115"},
    {"rows in brackets", "The cross-country team packed well (12 Ann Bell, 15 Eve Fox, 20 Jo Ray).",
     "Ann Bell cross-country 12, Eve Fox cross-country 15, Jo Ray cross-country 20"},
};

/* Where a name begins a clause, and where only commas stand around what she is from. */
static const struct placing_case joints[] = {
    {"a verb has been told of the name before", "In the women's 800m Ann Bell, Eve Fox and Jo Ray came fourth, fifth and sixth, and Amy Lind won.",
     "Amy Lind 800m 1, Ann Bell 800m 4, Eve Fox 800m 5, Jo Ray 800m 6"},
    {"a semicolon joins no names", "Joint second in the women's 800m were Ann Bell and Eve Fox; Jo Ray led at halfway.", "Ann Bell 800m 2, Eve Fox 800m 2"},
    {"a title behind 'and' is not hers", "Silver in the women's 800m went to Ann Bell, and the high jump title went to Eve Fox.", "Eve Fox HJ 1, Ann Bell 800m 2"},
    {"commas around a country part nothing", "In the women's 800m Ann Bell, of Kenya, was second and Eve Fox, of Poland, third.", "Ann Bell 800m 2, Eve Fox 800m 3"},
    {"a country between two names", "Ann Bell beat Eve Fox, of Poland, and Jo Ray in the women's 800m.", "Ann Bell 800m 1, Eve Fox 800m 2, Jo Ray 800m 3"},
};

Test(placings, joints_of_clauses_and_of_names) {
    EXPECT_ALL_OF(joints);
}

Test(placings, lists_tell_places_by_their_order) {
    EXPECT_ALL_OF(lists);
}

static const struct placing_case chains[] = {
    {"names first", "Ann Bell was first in the 800m, Eve Fox third and Jo Ray fifth.", "Ann Bell 800m 1, Eve Fox 800m 3, Jo Ray 800m 5"},
    {"places first", "Athletics: first in the mile was Ann Bell, second Eve Fox, third Jo Ray.", "Ann Bell mile 1, Eve Fox mile 2, Jo Ray mile 3"},
    {"places first, with marks", "Fourth, in 2:01.20, was Ann Bell; fifth, in 2:01.30, Eve Fox; sixth Jo Ray. All ran the 800m.", "Ann Bell 800m 4, Jo Ray 800m 6, Eve Fox 800m 5"},
    {"places first, without a verb", "The cross-country team packed well: 12th Ann Bell, 15th Eve Fox, 20th Jo Ray and 31st Kim Holt.",
     "Ann Bell cross-country 12, Eve Fox cross-country 15, Jo Ray cross-country 20, Kim Holt cross-country 31"},
    {"medals to names", "In the 5000m Kip Rono took gold, with silver going to Gus Dow and bronze to Al Orme.", "Kip Rono 5000m 1, Gus Dow 5000m 2, Al Orme 5000m 3"},
    {"behind somebody is no chain", "Ann Bell, who took silver in Rome in 2022 behind Eve Fox and bronze in Malby, won the discus.",
     "Ann Bell DT 1, Ann Bell DT 2, Ann Bell DT 3, Eve Fox DT 1"},
    {"another order is none of the chain's", "Ann Bell won the 10km road race as first lady and Eve Fox as first female veteran.", "Ann Bell 10k 1"},
    {"each has the event behind its place", "Ann Bell placed second in the 100m, Eve Fox was third in the 800m and Jo Ray fifth in the javelin.",
     "Ann Bell 100m 2, Eve Fox 800m 3, Jo Ray JT 5"},
};

Test(placings, a_chain_of_names_and_places_tells_which_come_first) {
    EXPECT_ALL_OF(chains);
}

static const struct placing_case numbers[] = {
    {"places of a club", "The cross-country girls ran well: Flo Dent(6), Eve Fox (7) and Ann Bell(16) scored. Al Orme(107) ran too.",
     "Flo Dent cross-country 6, Eve Fox cross-country 7, Ann Bell cross-country 16, Al Orme cross-country 107"},
    {"ages", "Jo Dahl (23) and Al Orme (19) run the 1500m.", ""},
    {"ages in a cross-country race", "Jo Dahl (23) and Al Orme (19) run the cross-country race.", ""},
    {"one number alone", "Flo Dent (6) watched her sister in the cross-country race.", ""},
};

Test(placings, numbers_in_brackets_are_places_or_ages_together) {
    EXPECT_ALL_OF(numbers);
}

static const struct placing_case elliptical[] = {
    {"a medal with an aside", "The 100m was close. Silver, and a sliver, for Gus Dow.", "Gus Dow 100m 2"},
    {"behind the medals", "Ann Bell won the 400m in 50.11. Behind the medals, agonisingly, came Eve Fox in 50.90.", "Ann Bell 400m 1, Eve Fox 400m 4"},
    {"a medal missed by a little", "Ann Bell ran the 800m. She missed out on bronze by seven hundredths of a second.", "Ann Bell 800m 4"},
    {"hung on a round and its mark", "Gus Dow cut a dejected figure, 11th in a slow, tactical 1500m final in 3:51.75.", "Gus Dow 1500m 11"},
    {"the first female home", "Athletics: Ann Bell, who hopes to run on, was the first female home in the mile.", "Ann Bell mile 1"},
    {"this time", "Ann Bell, third in the 800m in May, was this time fifth.", "Ann Bell 800m 3, Ann Bell 800m 5"},
    {"none more so than is no denial", "The cross-country boys ran well, none more so than Gus Dow who beat off a rival to coast home first.", "Gus Dow cross-country 1"},
    {"just outside the medals", "Gus Dow finished just outside the medals in the 100m.", "Gus Dow 100m 4"},
    {"followed by two", "Athletics: Gus Dow won the marathon, followed by Kip Rono and Abe Tola.", "Gus Dow marathon 1, Kip Rono marathon 2, Abe Tola marathon 3"},
    {"in brackets behind the verb", "Ann Bell ran the cross-country race in Malby and had a good race (9th).", "Ann Bell cross-country 9"},
    {"next", "In the 100m Ann Bell was fourth in 10.91. Eve Fox (10.97) was next.", "Ann Bell 100m 4, Eve Fox 100m 5"},
    {"the next two", "Ann Bell won the 200m in 21.80. Then came Eve Fox, at 21.90, and Jo Ray, at 21.91.", "Ann Bell 200m 1, Eve Fox 200m 2, Jo Ray 200m 3"},
    {"next week", "Ann Bell was fourth in the 100m. Eve Fox runs next week.", "Ann Bell 100m 4"},
    {"ahead of one with a place", "Gus Dow finished third in the 5000m, a second ahead of Al Orme in fourth.", "Gus Dow 5000m 3, Al Orme 5000m 4"},
    {"a place alone", "Athletics: Ann Bell ran the marathon in Malby. Fifth.", "Ann Bell marathon 5"},
    {"among the ladies", "The second lady home in the 10km road race was Ann Bell in 38:01.", "Ann Bell 10k 2"},
    {"dragged to second", "Ann Bell won the 1500m, dragging Australia's Eve Fox to second.", "Ann Bell 1500m 1, Eve Fox 1500m 2"},
    {"what a colon tells", "It was not to be for Ann Bell in the 200m: fourth, 22.16.", "Ann Bell 200m 4"},
    {"of course", "The women's 400m was run last. Ann Bell, inevitably, in 49.11.", "Ann Bell 400m 1"},
    {"moved up", "Ann Bell's last leap in the triple jump, 12.40m, moved her from third to first.", "Ann Bell TJ 1"},
    {"moved up at the bell", "In the 1500m Ann Bell moved from fifth to second at the bell.", ""},
    {"moved up in a list", "A javelin throw of 61.20m lifted Ann Bell to second place on the UK all-time list.", ""},
    {"followed by", "The 10km road race was won by Dan Pike, with Joe Platt second, followed by Ash Peary in 13th (37:58).",
     "Dan Pike 10k 1, Joe Platt 10k 2, Ash Peary 10k 13"},
    {"no better than", "Ann Bell could manage no better than seventh in the 1500m.", "Ann Bell 1500m 7"},
    {"enough only for", "Ann Bell's last hammer throw of 72.32m was her best but enough only for seventh.", "Ann Bell HT 7"},
    {"as the second female home", "Athletics: Ann Bell ran the 2000m as the second female home (7:10.79).", "Ann Bell 2000m 2"},
    {"in her category, and overall", "In the cross-country race Ann Bell was 3rd in her V40 category and 33rd overall.", "Ann Bell cross-country 3, Ann Bell cross-country 33"},
    {"glued to the next word", "In the cross-country race Ann Bell was 65thin 36:36.", "Ann Bell cross-country 65"},
    {"over the line only to be disqualified", "Italy crossed the line third in the 4x100m relay, only to be disqualified.", ""},
    {"in a list of the world", "Ann Bell, third in the world rankings, runs the 1500m.", ""},
};

Test(placings, places_told_without_a_verb_of_their_own) {
    EXPECT_ALL_OF(elliptical);
}

static const struct placing_case precise[] = {
    {"two with their marks, two places", "Gus Dow (8:23.75) and Al Orme (8:26.47) were second and third in the steeplechase.", "Gus Dow 3000mSC 2, Al Orme 3000mSC 3"},
    {"two places of one list are no subjects together", "In the cross-country race Ann Bell was 106th in 41:16, and Eve Fox finished 112th.",
     "Ann Bell cross-country 106, Eve Fox cross-country 112"},
    {"and one of two", "The women's 800m began with Ann Bell and Eve Fox, who was third in Rome.", "Eve Fox 800m 3"},
    {"a group of a club", "Ann Bell won the 400m. The Rams' men were sixth.", "Ann Bell 400m 1"},
    {"a team by its points", "Ann Bell won the 400m for Malby, who came second of nine teams.", "Ann Bell 400m 1"},
    {"first home for a club", "First home for us in the 10km road race was Al Orme, 9th in 42:10.", "Al Orme 10k 9"},
    {"the second-fastest", "Gus Dow, the second-fastest man over 800m, is back.", ""},
    {"first to do what", "Ann Bell ran the 400m. She was first to embrace the champion.", ""},
    {"a category of age", "In the cross-country race Gus Dow was first MV50.", ""},
    {"a points table", "Athletics in Malby: Ann Bell won the 400m. Britain led, with France one point behind in third.", "Ann Bell 400m 1"},
    {"the second veteran", "In the cross-country race Gus Dow was the second veteran home in 51:32.", ""},
    {"not over yet", "One throw from the end of the shot put Gus Dow was fourth.", ""},
    {"a mark that took a place", "Ann Bell needs the 13.66m that took eighth in the triple jump in 2023.", ""},
    {"ranks are no places", "In the long jump Ann Bell's 6.10m ranks 11th nationally.", ""},
    {"no race's half is a place", "Gus Dow ran the first half of the marathon in 61:06 and the second in 60:33.", ""},
    {"the name behind the verb", "Seventh in the cross-country race was Al Orme, and in fifth, with a medal to show for a fast 17:37, was Gus Dow.",
     "Al Orme cross-country 7, Gus Dow cross-country 5"},
};

Test(placings, what_only_looks_like_a_place_is_none) {
    EXPECT_ALL_OF(precise);
}

/* What reads like a result and is none. Each text names its race, so that nothing but the words themselves keeps the place back. */
static const struct placing_case unreal[] = {
    {"a school's place and points", "Ann Bell won the women's 800m. Malby tied for 29th with eight points.", "Ann Bell 800m 1"},
    {"what somebody always does", "Ann Bell runs the women's 800m. She nearly always wins.", ""},
    {"age groups among all", "Ann Bell won the women's 800m. The M50s placed third and fourth among the men.", "Ann Bell 800m 1"},
    {"a question", "Did Ann Bell win gold in the women's 800m, or was Eve Fox first?", ""},
    {"a question about a champion, who is one", "Can the Olympic 800m champion Ann Bell win here?", "Ann Bell 800m 1"},
    {"what was not to be", "Should Ann Bell finish second in the women's 800m, the town will dance.", ""},
    {"a dream", "In our imaginary women's 800m final Ann Bell wins. Eve Fox finishes second, Jo Ray third.", ""},
    {"a rumour", "The women's 800m is tomorrow. Nobody believed the story that Ann Bell had finished second.", ""},
    {"odds", "Ann Bell is the 6-4 favourite in the women's 800m, with Eve Fox second in the betting.", ""},
    {"who was the favourite has won all the same", "Ann Bell, the 6-4 favourite, won the women's 800m.", "Ann Bell 800m 1"},
    {"a vote, and what follows of it", "The women's 800m is tomorrow. Ann Bell polled 61 per cent of the votes. Eve Fox was second and Jo Ray third.", ""},
    {"behind a vote a race is told again", "Ann Bell polled 61 per cent of the votes. Eve Fox was second. Jo Ray won the women's 800m.", "Jo Ray 800m 1"},
    {"a ranking, and what follows of it", "Ann Bell leads the world rankings in the women's 800m. Eve Fox is second and Jo Ray third.", ""},
    {"a place on a list", "Ann Bell won the women's 800m in 1:58.20, which put her fourth on the British all-time list.", "Ann Bell 800m 1"},
    {"a race that is still on", "Women's marathon: Ann Bell leads, Eve Fox is second and Jo Ray third.", ""},
    {"where somebody stood on the way", "Ann Bell cleared the last barrier in third, and won the steeplechase.", "Ann Bell 3000mSC 1"},
    {"what a kind of runner does", "Ann Bell runs the women's 800m. She is the kind of runner who finishes second.", ""},
    {"on course for it", "Ann Bell was on course to finish second in the women's 800m when she fell.", ""},
    {"legs of a relay to come", "Ann Bell will run first, Eve Fox second and Jo Ray third in the 4x100m.", ""},
    {"off the last bend", "Ann Bell came off the last bend in fourth and ran past them all in the women's 800m.", ""},
    {"good for a team", "Ann Bell was 12th in the women's cross-country race, good enough for team gold.", "Ann Bell cross-country 12"},
    {"places within a wish", "Ann Bell is expected to win gold in the women's 800m, Eve Fox silver.", ""},
    {"hoped for, lost, and won by another", "Ann Bell hoped to win the women's 800m but was beaten, with Eve Fox taking gold.", "Eve Fox 800m 1"},
    {"taken back in the same breath", "Ann Bell was first across the line in the women's 800m but was later thrown out.", ""},
    {"reserves", "Ann Bell runs the women's 800m, with Eve Fox first reserve and Jo Ray second reserve.", ""},
    {"another game", "Ann Bell of the 800m squad took three wickets. Eve Fox was first in, Jo Ray second.", ""},
    {"won, and no race", "Ann Bell won the respect of 800m runners from Eve Fox to Jo Ray.", ""},
    {"rows of starters", "Start list: women's 800m\n\n1 Ann Bell 1:58.20\n\n2 Eve Fox 1:58.90", ""},
    {"what a picture shows", "Women's 800m in pictures\n\n1. Ann Bell waves to the crowd.\n\n2. Eve Fox warms up in lane four.", ""},
};

Test(placings, what_reads_like_a_result_and_is_none_gives_no_place) {
    EXPECT_ALL_OF(unreal);
}

/* The place is somebody's whom the article names nowhere else: not the athlete's before. */
static const struct placing_case strangers[] = {
    {"a team's points bring no relay place", "Tull State won the 4x400m relay. The Tull State women scored 72.33 points in placing fourth behind Marlow.", "Tull State 4x400m 1"},
    {"in history", "Ann Bell won the women's 800m. Bell is only the third Finn in history to break two minutes, behind Eve Fox and Jo Ray.", "Ann Bell 800m 1"},
    {"a brother of whom nothing but his name is told", "Ann Bell won the women's 800m. Bell's brother Stephen was happy. He was eighth.", "Ann Bell 800m 1"},
    {"a surname alone", "Ann Bell won the 10,000m. The Russian, Anufriev, was third.", "Ann Bell 10000m 1"},
    {"a team by its nickname", "Ann Bell won the women's 800m. The Hilltoppers were third.", "Ann Bell 800m 1"},
    {"whom a speaker has in mind", "\"My two guys were first and second in the 800m,\" said Ann Bell.", ""},
    {"a crew without its team's name", "The relay team of Ann Bell, Eve Fox, Jo Ray and Amy Lind placed second in the 4x400m in 3:51.20.", ""},
    {"her friend, whoever that is", "Ann Bell won the women's 800m and waited for her old friend, who was sixth.", "Ann Bell 800m 1"},
    {"her team's place is not hers", "Ann Bell won the women's 800m. Her team trailed in sixth.", "Ann Bell 800m 1"},
    {"left behind to collect the title", "Ann Bell fell in the women's 800m, leaving Eve Fox to collect the title in 2:01.10.", "Eve Fox 800m 1"},
    {"the first of a team's own", "The women's 800m: Malby's first woman was Ann Bell.", ""},
    {"whoever speaks of a club has not won", "The 800m was won by Ann Bell. \"This time we won,\" said chairman Bert Hall.", "Ann Bell 800m 1"},
    {"the apposition is hers", "Ann Bell won the women's 800m. Eve Fox, Bell's compatriot, came eighth.", "Ann Bell 800m 1, Eve Fox 800m 8"},
};

Test(placings, a_place_of_a_stranger_is_nobodys) {
    EXPECT_ALL_OF(strangers);
}

/* "Name ROUND PLACE" of placings; "-" where no round is told. */
static str rounds_of(str text, struct arena *arena) {
    struct reading reading;
    struct buffer out = {0};
    article_reader_read(text, &reading, arena);
    for (LIST_EACH(struct claim, claim, &reading.claims))
        if (claim->kind == CLAIM_PLACING)
            buffer_print(&out, "%s%.*s %s %d", out.size ? ", " : "", STR_ARG(reading.people.items[claim->person].name),
                         round_name(claim->round) ? round_name(claim->round) : "-", claim->place);
    str result = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    return result;
}

static const struct placing_case rounds[] = {
    {"the head of the sentence", "Women's 800m. In the second semi-final Ann Bell edged Eve Fox.", "Ann Bell semi-final 1, Eve Fox semi-final 2"},
    {"who took a heat", "Women's 800m. The second heat went to Ann Bell, and Eve Fox took the third heat.", "Ann Bell heat 1, Eve Fox heat 1"},
    {"the heats' winners", "Women's 800m. The heats were won by Ann Bell and Eve Fox.", "Ann Bell heat 1, Eve Fox heat 1"},
    {"the round behind the place", "Women's 800m. Ann Bell, who won her heat, was third in the final.", "Ann Bell heat 1, Ann Bell final 3"},
};

Test(placings, the_round_is_that_of_the_clause) {
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++) {
        struct arena arena = {0};
        str got = rounds_of(str_of(rounds[i].text), &arena);
        cr_expect(str_equal(got, str_of(rounds[i].placings)), "%s: hoped for «%s», got «%.*s»", rounds[i].shows, rounds[i].placings, STR_ARG(got));
        arena_close(&arena);
    }
}
