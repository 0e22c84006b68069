/* What an article is about: athletics or not, and which race each of its claims belongs to. */
#include <criterion/criterion.h>

#include "article_reader.h"
#include "base/buffer.h"

TestSuite(race, .init = article_reader_load, .fini = article_reader_drop);

static const struct topic_case {
    const char *shows, *text;
    bool is_athletics;
} topics[] = {
    {"a race on the track", "Ann Bell won the 400m in 51.20 at the indoor championships.", true},
    {"a race in the pool", "Ann Bell won the 400m freestyle in 4:01.20. The swimmer took bronze in the 200m breaststroke.", false},
    {"a race on wheels", "CYCLING - Ann Bell of Italy won the 4,000 metres individual pursuit in 4:31.20 at the velodrome, a world record.", false},
    {"a race on ice", "Speed skating: Ann Bell won the 1500m in 1:58.20 and was second in the 500m in 39.21.", false},
    {"a race of cars", "Motor racing: drivers' practice times for the Grand Prix: 1. Dan Orme, Ferrari, 1:51.20; 2. Al Fox, McLaren, 1:51.31.", false},
    {"a race of horses", "Jockey Dan Orme won the stakes over five furlongs at the racecourse in a course record of 57.20 seconds.", false},
    {"three sports in one", "Triathlon: Ann Bell beat the other triathletes by 10 seconds after a 10km run of 33:20.", false},
    {"a runner who also swims", "Ann Bell, who won the 800m in 2:01.20 and the 1500m in 4:10.31, used to be a swimmer.", true},
    {"distances that are swum", "Ann Bell won the women's 200m freestyle race in 1:54.39, splitting 55.10. She has won the 400m free and will race in the 800m and 1500m.", false},
    {"a race on skis", "Ann Bell won the 10-kilometer sprint in 23 minutes, 25.1 seconds after one penalty lap. Dora Fox shot clean and was third.", false},
    {"a race on the road that hardly names what it is", "Ann Bell had never won a marathon. She came home in 2:31:10 and Dora Fox in 2:33:04.", true},
    {"races told by names and times alone",
     "Ann Bell was seventh in 20:23.43 at the Class 5A regional. Dora Fox (21:30.21) and Eve Ray (21:33.12) took 18th and 19th for Malby High. "
     "Mia Dow was 22nd in 21:48.34.", true},
    {"clock times of nobody", "3:29.38 3:29.38 3:29.38 3:29.38 3:29.38 3:29.38 said Ann Bell.", false},
    {"two clock times", "The song by Ann Bell lasts 2:30.12 and the one by Dora Fox 3:45.21, said the band, who have won a prize.", false},
    {"a film that takes as long", "The film by Ann Bell runs for 2:31:10, and the next by Dora Fox for 2:33:04; the show won a prize.", false},
};

Test(race, other_timed_sports_are_no_athletics) {
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++) {
        struct arena arena = {0};
        struct reading reading;
        article_reader_read(str_of(topics[i].text), &reading, &arena);
        cr_expect_eq(reading.is_athletics, topics[i].is_athletics, "%s", topics[i].shows);
        cr_expect_eq(reading.claims.count > 0, topics[i].is_athletics, "%s: %u claims", topics[i].shows, reading.claims.count);
        arena_close(&arena);
    }
}

/* "Name EVENT PLACE" of placings and "EVENT value" of marks, in the order they are claimed. */
static str races_of(str text, struct arena *arena) {
    struct reading reading;
    struct buffer out = {0};
    article_reader_read(text, &reading, arena);
    for (LIST_EACH(struct claim, claim, &reading.claims)) {
        str name = claim->person >= 0 ? reading.people.items[claim->person].name : STR("nobody");
        str event = claim->event.size ? claim->event : STR("?");
        buffer_print(&out, "%s", out.size ? ", " : "");
        if (claim->kind == CLAIM_PLACING)
            buffer_print(&out, "%.*s %.*s %d", STR_ARG(name), STR_ARG(event), claim->place);
        else
            buffer_print(&out, "%.*s %.*s", STR_ARG(span_str(reading.article->text, claim->span)), STR_ARG(event));
    }
    str result = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    return result;
}

static const struct race_case {
    const char *shows, *text, *races;
} races[] = {
    {"a second class of the race before is none of a race to come, though the article names that most",
     "Dan Orme won the 110m hurdles in 13.71.\n\nAl Fox ran the fastest time in Class Two, stopping the clock at 14.49 to take gold.\n\n"
     "Gus Dow won the 100m in 10.73. Lee Poe won the Class Two 100m in 11.03 and Ron Vale the Class Three 100m in 11.40.",
     "Dan Orme 110mH 1, Al Fox 110mH 1, Gus Dow 100m 1, Lee Poe 100m 1, Ron Vale 100m 1, 13.71 110mH, 14.49 110mH, 10.73 100m, 11.03 100m, 11.40 100m"},
    {"a race named aside is what its sentence tells of where a mark of it follows",
     "In the 800m Eve Ray won in 2:01.20.\n\nAnn Fox, winner of the last two European 1500m titles, finished in 3:52.96. Dora Orme was third.",
     "Eve Ray 800m 1, Ann Fox 1500m 1, Dora Orme 1500m 3, 2:01.20 800m, 3:52.96 1500m"},
    {"a meeting that had a walk, too, has other races that are run",
     "Ann Bell won the 20km race walk. Dora Fox walked to second. The walker Mia Dow was third. In the long jump Eve Oak was first. "
     "Una Ely took the high jump. Meg Day won the shot put. Fay Roe was first in the javelin. Dan Vale was first in the 10,000m.",
     "Ann Bell 20kmW 1, Dora Fox 20kmW 2, Mia Dow 20kmW 3, Eve Oak LJ 1, Una Ely HJ 1, Meg Day SP 1, Fay Roe JT 1, Dan Vale 10000m 1"},
    {"the combined event of the paragraph goes before that of the article",
     "Ann Bell leads the heptathlon with 3,985 points. Eve Oak has 3,921 in the heptathlon.\n\nIn the decathlon Dan Orme was ahead with 4,498 points. He put "
     "the shot 15.84m. Lee Poe was sixth.",
     "Lee Poe decathlon 6, 3,985 points heptathlon, 3,921 heptathlon, 4,498 points decathlon, 15.84m SP"},
    {"whom a champion beat stands in the race of the title",
     "Al Fox won the men's 1500m.\n\nWorld champion Ann Bell edged Eve Oak to win the women's 100m hurdles in 12.55.",
     "Al Fox 1500m 1, Ann Bell 100mH 1, Eve Oak 100mH 2, 12.55 100mH"},
    {"a long jumper may clear a length, where nobody vaults", "Ann Bell won the women's long jump. She produced her best jump, clearing 6.55 metres.",
     "Ann Bell LJ 1, 6.55 metres LJ"},
    {"who follows in another race is not next to who was placed before", "The 1500m was won by Gus Dow. In the 3000m, Dan Orme covered the distance in 8:16.22 while Lee Poe followed in 8:16.56.",
     "Gus Dow 1500m 1, Dan Orme 3000m 1, Lee Poe 3000m 2, 8:16.22 3000m, 8:16.56 3000m"},
    {"a length is of the event that the lengths before were of",
     "Ann Bell won the 100m in 11.20. In the fourth round Dora Fox jumped 7.10m. The first measured 6.80m.",
     "Ann Bell 100m 1, 11.20 100m, 7.10m LJ, 6.80m LJ"},
    {"a time that its race can't be won in is a misprint, and of no race named elsewhere",
     "Dan Orme had won the 200m in 19.80. On Friday Italy won the men's 4x100m relay in 34.27 seconds.", "Dan Orme 200m 1, Italy 4x100m 1, 19.80 200m, 34.27 seconds 4x100m"},
    {"a combined event that nobody names", "They said 6,810 for Ann Bell and 6,775 for Dora Fox. Bell lost little over 200m, in 25.10, and Fox ran the 800m in 2:09.07.",
     "6,810 heptathlon, 6,775 heptathlon, 25.10 200m, 2:09.07 800m"},
    {"but a part of the race is a part", "Ann Bell won the 800m in 2:01.20. She went through 400m in 58.4.", "Ann Bell 800m 1, 2:01.20 800m, 58.4 800m"},
    {"the race of the place before, though only a record names it",
     "Dan Orme ran 8:11.16 over two miles and may win over 5,000 metres in Rome.\n\nTom Ash, who holds the 200m record, was fifth in 20.61. Victory went to the Cuban Gus Dow in an impressive 20.06.",
     "Tom Ash 200m 5, Gus Dow 200m 1, 8:11.16 2 miles, 20.61 200m, 20.06 200m"},
    {"hours printed with a point are of a race that takes hours",
     "Athletics: Dan Orme took victory in the London Marathon. In the men's race Orme beat Al Fox, who holds the 5,000 metres and 10,000 metres world "
     "records, to win in 2:05.48.\n\nTom Ash was the first home in 2:14.49.\n\nJo Dow was 15th in 2:15.04.\n\nGus Dow finished 29th in 2:24.11.",
     "Dan Orme marathon 1, Tom Ash marathon 1, Jo Dow marathon 15, Gus Dow marathon 29, Al Fox marathon 2, 2:05.48 marathon, 2:14.49 marathon, "
     "2:15.04 marathon, 2:24.11 marathon"},
    {"a first title is no first part",
     "Ann Bell won the 800m in 2:03.54. Dora Fox won her first 400m indoor title in 52.04.", "Ann Bell 800m 1, Dora Fox 400m 1, 2:03.54 800m, 52.04 400m"},
    {"a title has no race of somebody behind it",
     "Ann Bell won the 1500m in 3:58.25. With Olympic champion Dora Fox away, and Eve Orme set on the 5000m, all was well.",
     "Ann Bell 1500m 1, Dora Fox 1500m 1, 3:58.25 1500m"},
    {"the winner of a title over another distance",
     "Ann Bell beat Eve Orme, winner of this winter's European indoor 200m title, in the 100m final in 11.25.", "Eve Orme 200m 1, Ann Bell 100m 1, Eve Orme 100m 2, 11.25 100m"},
    {"second to somebody in a race of its own",
     "Ann Bell won the 400m and came second to Eve Orme, 33, of Malby, in the women's pole vault.", "Ann Bell 400m 1, Ann Bell PV 2, Eve Orme PV 1"},
    {"her vault is in the pole vault", "The triple jump was won by Dora Fox. Ann Bell was second to Eve Orme, though her vault on the first day was a best.",
     "Dora Fox TJ 1, Ann Bell PV 2, Eve Orme PV 1"},
    {"no length is run", "Italy won the 4x400m relay. Tom Ash won his third title with an effort of 89.72 metres.", "Italy 4x400m 1, Tom Ash ? 1, 89.72 metres ?"},
    {"a good long jump is no bad triple jump",
     "Long jump champion Ann Bell won again with 8.41m. Eve Orme was fifth with 8.15m. Dora Fox won the triple jump.",
     "Ann Bell LJ 1, Eve Orme LJ 5, Dora Fox TJ 1, 8.41m LJ, 8.15m LJ"},
    {"who comes home in a figure ran it",
     "Ann Bell won the shot put with 18.40m and Dora Fox the 60m in 7.20. Eve Orme limped home last in 14.02.",
     "Ann Bell SP 1, Dora Fox 60m 1, 18.40m SP, 7.20 60m, 14.02 60m"},
    {"a record goes with the mark before it",
     "Ann Bell won the shot put with 18.40m.\nEve Orme jumped 6.71m for bronze. The old record, 6.68m, had belonged to Dora Fox.",
     "Ann Bell SP 1, Eve Orme SP 3, 18.40m SP, 6.71m LJ, 6.68m LJ"},
    {"the mark before does not make a weak one of this",
     "Ann Bell took the 100m in 11.94 and the 200m in 24.38. Dora Fox followed her in both, in 12.10 and 24.91.",
     "Ann Bell 100m 1, Ann Bell 200m 1, 11.94 100m, 24.38 200m, 12.10 100m, 24.91 200m"},
    {"the course of a cross-country race is no road race",
     "The universities held their cross country championships in Leeds. Gus Fox (34:41) was 20th over the 10km course.",
     "Gus Fox cross-country 20, 34:41 cross-country"},
    {"one win in each of the races that are named in one breath", "Ann Bell won the 800m in 2:01.20 and the 1500m in 4:10.31. The shot put and the discus went to Eve Orme.",
     "Ann Bell 800m 1, Ann Bell 1500m 1, Eve Orme DT 1, Eve Orme SP 1, 2:01.20 800m, 4:10.31 1500m"},
    {"but not where the last is somebody else's", "Ann Bell won the 100m and the 200m went to Eve Orme.", "Ann Bell 100m 1, Eve Orme 200m 1"},
    {"two who won two races won one each", "Ann Bell and Eve Orme won the 100m and the 200m.", "Ann Bell 100m 1, Eve Orme 200m 1"},
    {"a race of other championships sets no scene",
     "Ann Bell won the half marathon of the Norborough Games.\n\nEve Orme, fifth over 5,000m at the Athens Olympics, led early. Dora Fox was second.",
     "Ann Bell half-marathon 1, Eve Orme 5000m 5, Dora Fox half-marathon 2"},
    {"a year is no distance", "Ann Bell won the heptathlon. Dora Fox, the 2000 Olympic champion, watched.", "Ann Bell heptathlon 1, Dora Fox heptathlon 1"},
    {"silver in a bare figure, of the throw that the sentence is about",
     "Gus Dow won the 400m in 45.10. The women's javelin saw Ann Bell win with 66.10m while Eve Fox had to settle for silver in 65.20.",
     "Gus Dow 400m 1, Eve Fox JT 2, 45.10 400m, 66.10m JT, 65.20 JT, Ann Bell JT 1"},
    {"so many metres ahead are no race", "Ann Bell, who won the steeplechase at the 2011 Games, finished at least 50 metres ahead of Eve Fox.", "Ann Bell 3000mSC 1, Eve Fox 3000mSC 2"},
    {"a mixed relay's times are no men's", "Canada won the mixed 4x100m relay. They ran 40.30, with Jamaica clocking 40.44. Ghana won the men's 4x100m in 37.90.",
     "Canada 4x100mX 1, Ghana 4x100m 1, Jamaica 4x100mX 2, 40.30 4x100mX, 40.44 4x100mX, 37.90 4x100m"},
    {"the individual race in a report of a relay", "Italy won the 4x400m relay. Ann Bell had taken silver in the individual.", "Italy 4x400m 1, Ann Bell 400m 2"},
    {"who leaps is no vaulter where nobody vaults", "The heptathlon began slowly. Ann Bell put the shot 14.91m. She leapt 6.38m.",
     "14.91m SP, 6.38m LJ"},
    {"who leaps in a vault vaults", "Ann Bell won the pole vault with a leap of 4.80m.", "Ann Bell PV 1, 4.80m PV"},
    {"what verbs name", "Ann Bell leads the heptathlon. She high jumped 1.92m, then long jumped 6.60m.", "1.92m HJ, 6.60m LJ"},
    {"a double by its name", "At the athletics meeting Ann Bell completed the sprint double.", "Ann Bell 100m 1, Ann Bell 200m 1"},
    {"the men's race behind the women's", "Ann Bell won the women's 60m in 7.20. The men's race went to Dan Orme.\n\nThe long jump is on Sunday.",
     "Ann Bell 60m 1, Dan Orme 60m 1, 7.20 60m"},
    {"a heptathlon's report may tell of a race", "Ann Bell won the heptathlon with 6,410 points.\n\nEve Orme won the 800m in 1:59.20. Dora Fox was third.\n\nThe triple jump is on Sunday.",
     "Ann Bell heptathlon 1, Eve Orme 800m 1, Dora Fox 800m 3, 6,410 points heptathlon, 1:59.20 800m"},
    {"a row of marks in the order of a heptathlon", "Ann Bell won the heptathlon. Her marks: 13.61 (+0.4), 1.66, 13.02 and 24.80.",
     "Ann Bell heptathlon 1, 13.61 100mH, +0.4 100mH, 1.66 HJ, 13.02 SP, 24.80 200m"},
    {"but its disciplines only lead up to places", "Ann Bell won the heptathlon. Eve Orme ran the 800m in 2:09.20. She was third with 6,210 points.",
     "Ann Bell heptathlon 1, Eve Orme heptathlon 3, 2:09.20 800m, 6,210 points heptathlon"},
    {"marks tell the disciplines of a decathlon",
     "Gus Dow won the decathlon with 8,410 points. He went 10.63, long jumped 7.44m before lunch, then ran a lap in 46.90.\n\nHe hurdled 13.75.",
     "Gus Dow decathlon 1, 8,410 points decathlon, 10.63 100m, 7.44m LJ, 46.90 400m, 13.75 110mH"},
    {"a title is of no discipline that is named behind it", "Gus Dow won the decathlon. The Olympic bronze medallist was 15th in the pole vault.",
     "Gus Dow decathlon 1, Gus Dow decathlon 3, Gus Dow PV 15"},
    {"but a poor mark of several tells none", "Gus Dow won the decathlon with 8,410 points. On Sunday he had 12.10m.", "Gus Dow decathlon 1, 8,410 points decathlon, 12.10m ?"},
    {"a fell race has no code", "Ann Bell won the 800m in 2:01.20.\n\nLONG HOWE FELL RACE\n\nGus Dow was third in 47:12.",
     "Ann Bell 800m 1, Gus Dow ? 3, 2:01.20 800m, 47:12 ?"},
    {"a heading ends what was spoken of", "Ann Bell won the 800m in 2:01.20.\n\nINDOORS\n\nGus Dow was third in the 60m. Ed Lane was fourth.",
     "Ann Bell 800m 1, Gus Dow 60m 3, Ed Lane 60m 4, 2:01.20 800m"},
    {"whose hurdles they were", "Ann Bell won the heptathlon. Dan Orme was glad. He took the hurdles title in 13.20.",
     "Ann Bell heptathlon 1, Dan Orme 110mH 1, 13.20 110mH"},
    {"a marathon that nobody names",
     "Long-distance runner Dan Orme won on the roads in 2:07:34, a course record that the athletics federation will keep. Al Fox crossed in 2:07:52 and Ed Lane in 2:09:15.", "Dan Orme marathon 1, 2:07:34 marathon, 2:07:52 marathon, 2:09:15 marathon"},
    {"the hurdles of a heptathlon", "Ann Bell won the heptathlon. She took 12.54 seconds to skip over the hurdles.", "Ann Bell heptathlon 1, 12.54 seconds 100mH"},
    {"110 metres have hurdles", "Dan Orme won the 110 metres race in 13.12.", "Dan Orme 110mH 1, 13.12 110mH"},
    {"points part those who do many events", "Ann Bell won the heptathlon. In the 800m she clocked 2:10.20. She won by 35 points.",
     "Ann Bell heptathlon 1, 2:10.20 800m, 35 points heptathlon"},
    {"the mark before in the sentence tells the race",
     "Ann Bell won the 60m in 7.20. Dora Fox broke her own 60m hurdles record by clocking 8.06, behind Eve Orme (7.96).",
     "Ann Bell 60m 1, 7.20 60m, 8.06 60mH, 7.96 60mH"},
    {"the clause's own event",
     "Ann Bell won the 400m in 51.20 and was third in the 800m.", "Ann Bell 400m 1, Ann Bell 800m 3, 51.20 400m"},
    {"a mark is of a race that takes it",
     "Ann Bell won the women's marathon on Sunday. Dora Fox - who had run the 1500m in 2008 - placed 68th in 2:53:26.",
     "Ann Bell marathon 1, Dora Fox marathon 68, 2:53:26 marathon"},
    {"a title before a rival's name names no race",
     "Ann Bell won the women's 100m in 11.08, pushing the 60m world indoor champion Dora Fox into second.",
     "Dora Fox 60m 1, Ann Bell 100m 1, Dora Fox 100m 2, 11.08 100m"},
    {"a later race does not draw an earlier one's mark",
     "Dow will run the world indoor 3000m in Wenlow. Gus Dow clocked 7:26.10 there last year and then won over 1500m in Malby.",
     "Gus Dow 1500m 1, 7:26.10 3000m"},
    {"a heading holds for the rows below it",
     "Results of the athletics meeting\nWomen's javelin\n1. Ann Bell (Italy) 60.20 metres\nMen's 100\n1. Gus Dow (Cuba) 10.08",
     "Ann Bell JT 1, Gus Dow 100m 1, 60.20 metres JT, 10.08 100m"},
    {"who is said to have run it in a relative clause ran the article's race outside it",
     "Gus Dow won the 200m final. Al Orme, who took bronze in the 400m on Sunday, was sixth.",
     "Gus Dow 200m 1, Al Orme 400m 3, Al Orme 200m 6"},
    {"medals without their races name no race, and nothing where the place is told",
     "Ann Bell won the 400m in 51.20. Once she was cheered for her four gold medals. Dora Fox, who won four gold medals in 1936, gave her the cup.",
     "Ann Bell 400m 1, Dora Fox ? 1, 51.20 400m"},
    {"the title of another, no team of the future, tells of which race a medal was",
     "Gus Dow, the Olympic 100m champion, and Al Orme, the silver medallist in Wenlow, will run in the 4x100m team.",
     "Gus Dow 100m 1, Al Orme 100m 2"},
    {"a rival's mark behind the place tells the race as well",
     "Gus Dow won the 3000m in Malby. He also runs the 1500m. Al Orme finished third behind his friends, clocking 7:27.98.",
     "Gus Dow 3000m 1, Al Orme 3000m 3, 7:27.98 3000m"},
    {"the other sex's race is the weaker candidate",
     "Ann Bell won the women's 800m in 1:58.20. The men's 400m was cold. She won by a stride.",
     "Ann Bell 800m 1, 1:58.20 800m"},
    {"bare distances in brackets, before a comma and before a day",
     "Ann Bell won the 1,500 (4:05.99) and was second in the 800, clocking 2:01.22. Dora Fox clocked 22.81 to win the 200.",
     "Ann Bell 1500m 1, Ann Bell 800m 2, Dora Fox 200m 1, 4:05.99 1500m, 2:01.22 800m, 22.81 200m"},
    {"a distance that was passed, or is the unit of a speed, is no race",
     "Athletics: a wind of 30 miles an hour met the runners on the road. Five miles into the rain Dora Fox led. Ann Bell won the marathon in 2:31:10, with Fox second.",
     "Ann Bell marathon 1, Dora Fox marathon 2, 2:31:10 marathon"},
    {"a race in hurdles by any order of words, and the relay told before",
     "Ann Bell won over 400 metres of hurdles in 54.10. Italy won the 4x100m relay on Friday. Dora Fox was third in the 200m; in the relay Italy ran 42.90.",
     "Ann Bell 400mH 1, Italy 4x100m 1, Dora Fox 200m 3, 54.10 400mH, 42.90 4x100m"},
    {"a title is of an event that its championships hold",
     "Athletics: Gus Dow won the mile in 3:52.20 from a field of fine milers on the track. Al Orme, the Olympic champion, was fourth.",
     "Gus Dow mile 1, Al Orme ? 1, Al Orme mile 4, 3:52.20 mile"},
    {"a former champion whom the article only hears tells of no race",
     "Gus Dow won the 200m in 20.40. Former world champion Al Orme said that he had seen worse.",
     "Gus Dow 200m 1, Al Orme ? 1, 20.40 200m"},
    {"a former champion who ran has won the race that he runs",
     "Gus Dow won the 200m in 20.40. Al Orme, a former world champion, was third.",
     "Gus Dow 200m 1, Al Orme 200m 1, Al Orme 200m 3, 20.40 200m"},
    {"what kind of athlete somebody is counts for that person, not for the sentences behind",
     "Gus Dow won the 400m in 46.10 from decathlete Al Orme. Tom Ash was third.",
     "Gus Dow 400m 1, Tom Ash 400m 3, Al Orme 400m 2, 46.10 400m"},
    {"another race of years ago is not what the next sentences tell of",
     "date: 2012-08-12\n\nGus Dow won the javelin with 84.50m. Nobody at home had won anything since Al Orme won the 100 metres in Wenlow 36 years ago. Tom Ash got the bronze.",
     "Gus Dow JT 1, Al Orme 100m 1, Tom Ash JT 3, 84.50m JT"},
    {"races that do not belong to the heptathlon lead up to nothing of it",
     "Ann Bell won the heptathlon with 6,620 points after a javelin throw of 48.10m. Gus Dow won the 10,000 metres in 27:30.42. Al Orme was second.",
     "Ann Bell heptathlon 1, Gus Dow 10000m 1, Al Orme 10000m 2, 6,620 points heptathlon, 48.10m JT, 27:30.42 10000m"},
    {"a mark in brackets is of the event right before them", "Ann Bell won the shot (9.02m), the discus (22.40m) and the hammer (31.15m).",
     "Ann Bell SP 1, Ann Bell DT 1, Ann Bell HT 1, 9.02m SP, 22.40m DT, 31.15m HT"},
    {"an event in brackets belongs to the mark before it",
     "Gus Dow won the decathlon with bests of 10.78 (100), 48.31 (400) and 4:29.94 (1,500).",
     "Gus Dow decathlon 1, 10.78 100m, 48.31 400m, 4:29.94 1500m"},
    {"a clause of its own has its own event",
     "Gus Dow led the way in the shot (16.20m) and discus (50.10m), and was runner-up to Al Orme in the hammer.",
     "Gus Dow SP 1, Gus Dow DT 1, Gus Dow HT 2, Al Orme HT 1, 16.20m SP, 50.10m DT"},
    {"the mark that a place was taken with tells its race, whatever it was called",
     "Ann Bell won the 60m hurdles in 7.98. Dora Fox missed the world 3000m record.\n\nEve Orr took second in a season's best 8:41.40.",
     "Ann Bell 60mH 1, Eve Orr 3000m 2, 7.98 60mH, 8:41.40 3000m"},
    {"marks tell of a race that is never named",
     "Athletics: Gus Dow led seven men round the track twice in 1:43.10. Al Orme was second in 1:43.77 and Tom Ash third in 1:44.02. He had worried at 200m.",
     "Al Orme 800m 2, Tom Ash 800m 3, 1:43.10 800m, 1:43.77 800m, 1:44.02 800m, Gus Dow 800m 1"},
    {"marks that no event takes that is named tell of one that never is",
     "Athletics: Ann Bell took silver behind Dora Fox, who clocked 10.71. Bell's 10.83 seconds was a record. Her better distance, the 200m, begins on Monday.\n\n"
     "Eve Orr was third in 10.9. Ida Poe won the pole vault with 4.95m and the relay team ran 3:12.27.",
     "Ann Bell 100m 2, Eve Orr 100m 3, Ida Poe PV 1, Dora Fox 100m 1, 10.71 100m, 10.83 seconds 100m, 10.9 100m, 4.95m PV, 3:12.27 ?"},
    {"throws that nothing but a javelin flies", "Athletics: Gus Dow won his third title with an effort of 89.72 metres. Al Orme was second with 86.92m. Dow's best throw is 90.88.",
     "Gus Dow JT 1, Al Orme JT 2, 89.72 metres JT, 86.92m JT, 90.88 JT"},
    {"times that look like feet tell of no shot", "Athletics: Ann Bell was home in 69-09 in the Malby run. Dora Fox was second. Gus Dow took 60-01 and Al Orme 61-02. The marathon is in May.",
     "Dora Fox marathon 2, Ann Bell marathon 1, 69-09 ?, 60-01 ?, 61-02 ?"},
    {"a wheelchair race is as long as the road race that it goes with",
     "Athletics: Ann Bell won the Malby 10k in 30:32. Dora Fox was second. The women's wheelchair race was won by Eve Orr in 21:28. Ida Poe (22:30) was second.",
     "Ann Bell 10k 1, Dora Fox 10k 2, Eve Orr wheelchair 10k 1, Ida Poe wheelchair 10k 2, 30:32 10k, 21:28 wheelchair 10k, 22:30 wheelchair 10k"},
    {"an ultra marathon is no marathon",
     "Athletics: Gus Dow won the half-marathon in 1:03:15. Al Orme fell short in the main 56km Ultra Marathon race.\n\nTom Ash claimed victory in 3:09:43.",
     "Gus Dow half-marathon 1, Tom Ash 56km 1, 1:03:15 half-marathon, 3:09:43 56km"},
    {"the fastest race of a life over high hurdles is no part of one",
     "Gus Dow ran the fastest 60-meter high hurdles race of his life, 7.54 seconds. The long jump is today.\n\nAl Orme was second in 7.60.",
     "Al Orme 60mH 2, 7.54 seconds 60mH, 7.60 60mH, Gus Dow 60mH 1"},
    {"what stands in another's clause is no event of whom the sentence is about",
     "Ann Bell won the 1500m in 4:02.70.\n\nWith Olympic champion Dora Fox away, and Eve Orr set on the 5000m, nobody was near.",
     "Ann Bell 1500m 1, Dora Fox 1500m 1, 4:02.70 1500m"},
    {"a title of past games took no mark of today",
     "Gus Dow won the decathlon with 8,678 points.\n\nHe ran the 100m in 10.20. Olympic bronze medallist Al Orme equalled his best with 10.34.",
     "Gus Dow decathlon 1, Al Orme decathlon 3, 8,678 points decathlon, 10.20 100m, 10.34 100m"},
    {"another's title that follows says nothing of who is only called the champion",
     "Ann Bell won the 100m in 10.90.\n\nReigning champion Dora Fox, 200m champion Eve Orr and Ida Poe watched.",
     "Ann Bell 100m 1, Dora Fox 100m 1, Eve Orr 200m 1, 10.90 100m"},
    {"those who come in together ran the same race",
     "Al Orme won the 5000m in 13:50.90.\n\nAnn Bell won the 3,000m. The steeplechase is on Sunday.\n\n"
     "She clocked 9:45.4 to win and edge out Dora Fox to second place in 9:51.8 as Eve Orr came third in 10:32.6.",
     "Al Orme 5000m 1, Ann Bell 3000m 1, Eve Orr 3000m 3, Dora Fox 3000m 2, 13:50.90 5000m, 9:45.4 3000m, 9:51.8 3000m, 10:32.6 3000m"},
    {"a race that is named since is what the next place is of",
     "Gus Dow won the triple jump with 16.33m. Ann Bell won the 100m hurdles in 13.59. Dora Fox (Malby) 13.90 took second place.",
     "Gus Dow TJ 1, Ann Bell 100mH 1, Dora Fox 100mH 2, 16.33m TJ, 13.59 100mH, 13.90 100mH"},
    {"over fields nobody runs on the track", "Ann Bell won the cross-country race over 8,000m. Dora Fox got back to second place.",
     "Ann Bell cross-country 1, Dora Fox cross-country 2"},
    {"a headline's record, and the mark that is broken, name a race",
     "title: Dow sets 400 record\n\nATHLETICS: Gus Dow broke the 400-meter mark with 43.18. He ran 19.32 over 200 meters in his youth.\n\n"
     "He left them far behind, with runner-up Al Orme more than a second back at 44.29.",
     "Al Orme 400m 2, 43.18 400m, 19.32 200m, 44.29 400m"},
    {"what somebody is in shape for is not run yet",
     "Ann Bell proved she is in good shape for the Malby Marathon after finishing second behind Dora Fox in the Norborough Run.\n\nThe 10-kilometre road race was her first.",
     "Ann Bell 10k 2, Dora Fox 10k 1"},
    {"a race over barriers may be called by its length alone",
     "Kenyans swept the steeplechase in Rome on Friday. Dan Orme won the 3,000-metre race. Al Fox was second.",
     "Dan Orme 3000mSC 1, Al Fox 3000mSC 2"},
    {"a text that has moved on to another race stays there",
     "title: Orme wins the shot put\n\nDan Orme won the shot put with 21.90m.\n\nThe other gold went to Al Fox, who ran away from them all to win the men's "
     "10,000 metres.\n\nGus Dow was second.",
     "Dan Orme SP 1, Al Fox 10000m 1, Gus Dow 10000m 2, 21.90m SP"},
    {"a second headline sets no scene",
     "title: Bell, Fox cruise\n\nMalby's Orme makes hurdles final\n\nAnn Bell and Dora Fox made their 400-meter races look easy at the athletics championships.\n\n"
     "She is glad.\n\nEve Poe took second.\n\nAl Orme ran the men's 400 hurdles.",
     "Ann Bell 400m 1, Dora Fox 400m 1, Eve Poe 400m 2"},
    {"a place that was taken with a good mark of a discipline is of it, where the report tells of other events",
     "title: Bell wins pentathlon\n\nAnn Bell won the pentathlon with 4,800 points. The 60m went to Ida Poe.\n\nDora Fox retained her shot put title with 19.28 metres.\n\n"
     "Eve Orr took silver with 18.36.",
     "Ann Bell pentathlon 1, Ida Poe 60m 1, Dora Fox SP 1, Eve Orr SP 2, 4,800 points pentathlon, 19.28 metres SP, 18.36 SP"},
    {"who is named before the event does it, not who is named last",
     "Wins for Bell and Fox. Ann Bell and Dora Fox claimed victories in Malby.\n\nBell won the 800m in 1:58.20 from Eve Orr.\n\nFox won the 400m in 50.14 from Ida Poe.\n\nAl Orme ran the 200m in 20.40.\n\nTom Ash ran the 100m in 10.20.",
     "Ann Bell 800m 1, Dora Fox 400m 1, Eve Orr 800m 2, Ida Poe 400m 2, 1:58.20 800m, 50.14 400m, 20.40 200m, 10.20 100m"},
    {"what was to come later is not what the report is about",
     "Gus Dow, who was saving himself for the 1,500m, won the 800m final.\n\nThe clock stopped at 1:43.10. Al Orme was second in 1:43.77.\n\nTom Ash was fourth.\n\nThe 1,500m is on Friday.",
     "Gus Dow 800m 1, Al Orme 800m 2, Tom Ash 800m 4, 1:43.10 800m, 1:43.77 800m"},
    {"a distance that the table lacks takes no time that nobody could run",
     "Athletics: Gus Dow won the 20km walk, twenty rounds of one kilometre, on the track. Al Orme was second in 1:21:58.",
     "Gus Dow 20kmW 1, Al Orme 20kmW 2, 1:21:58 20kmW"},
    {"the heats of a race are no part of another",
     "Ann Bell won the 1500m in 4:02.70. Gus Dow did not come beyond the 100m heats; he was sixth in 10.29.",
     "Ann Bell 1500m 1, Gus Dow 100m 6, 4:02.70 1500m, 10.29 100m"},
    {"the shorter race of two, and the longer one",
     "Gus Dow ran the 1500m and the 3000m in Malby. He took the shorter race in 3:41.20. In the longer race he was fourth.",
     "Gus Dow 1500m 1, Gus Dow 3000m 4, 3:41.20 1500m"},
    {"this event is the one named last",
     "Gus Dow won the 800m in 1:43.10. Al Orme, who was fifth in this event last year, was third.",
     "Gus Dow 800m 1, Al Orme 800m 5, Al Orme 800m 3, 1:43.10 800m"},
    {"the next part of a race is one like that before it",
     "Gus Dow won the 400m. He passed 200m in 20.5 seconds, 300m in 31.0, and crossed the line in 43.03.",
     "Gus Dow 400m 1, 20.5 seconds 400m, 31.0 400m, 43.03 400m"},
    {"what somebody is, between commas behind the name, tells of another race",
     "Athletics: Ann Bell won the 35km race walk in 2:39:16. Dora Fox, also the runner-up over 20km, was second again in 2:40:03.",
     "Ann Bell 35kmW 1, Dora Fox 20kmW 2, Dora Fox 35kmW 2, 2:39:16 35kmW, 2:40:03 35kmW"},
    {"a win of another race, between commas behind the name, tells nothing of this one",
     "The women's 1500m was the race of the day. Ann Bell won it in 4:01.35. Eve Fox, fresh from winning the 800m in Rome, was third.",
     "Ann Bell 1500m 1, Eve Fox 1500m 3, Eve Fox 800m 1, 4:01.35 1500m"},
    {"a race that was left out is not the one told",
     "The women's 1500m was the race of the day. Ann Bell won it in 4:01.35. Eve Fox decided against the 800m and was rewarded with second.",
     "Ann Bell 1500m 1, Eve Fox 1500m 2, 4:01.35 1500m"},
    {"nor is that of a phrase that opens the sentence",
     "The women's 1500m was the race of the day. Ann Bell won it in 4:01.35. After second place in the 800m on Friday, Eve Fox was third here.",
     "Ann Bell 1500m 1, Eve Fox 1500m 3, 4:01.35 1500m"},
    {"nor is the race of a year ago",
     "The women's 1500m was the race of the day. Ann Bell won it in 4:01.35. Eve Fox was second, just as in the 800m a year ago.",
     "Ann Bell 1500m 1, Eve Fox 1500m 2, 4:01.35 1500m"},
    {"a 5K of which nothing tells a track is run on the road", "Athletics: Ann Bell won the 5K in Malby in 16:55. Eve Fox was second in 17:07.", "Ann Bell 5k 1, Eve Fox 5k 2, 16:55 5k, 17:07 5k"},
    {"a track meeting is no cross-country for one who has run there",
     "Ann Bell, of the New Malby cross country team, ran at the Malby Track and Field Invitational. She won the 10K in 35:27.11 and was third in "
     "the steeplechase. Eve Fox threw the javelin.",
     "Ann Bell 10000m 1, Ann Bell 3000mSC 3, 35:27.11 10000m"},
    {"that event is the one that the sentence has named",
     "The women's 100m went to Ann Bell in 11.02. Eve Fox, third in the 200m in Rome, won that event here in 22.40.",
     "Ann Bell 100m 1, Eve Fox 200m 3, Eve Fox 200m 1, 11.02 100m, 22.40 200m"},
    {"a place goes with the marks that the next sentence tells",
     "Ann Bell won the high jump with 1.96m.\n\nBut world 1500m champion Gus Dow had to settle for second.\n\nAl Orme passed Dow in the home straight and won in 3:28.82.",
     "Ann Bell HJ 1, Gus Dow 1500m 1, Gus Dow 1500m 2, Al Orme 1500m 1, 1.96m HJ, 3:28.82 1500m"},
    {"a hurdler's title is of no vault", "Pole vault record for Ann Bell\n\nAnn Bell cleared 4.92m to win the pole vault in Malby.\n\nOlympic champion Gus Dow won the 60m hurdles in 7.53.",
     "Ann Bell PV 1, Gus Dow ? 1, Gus Dow 60mH 1, 4.92m PV, 7.53 60mH"},
    {"cross-country as one thing among others makes none either",
     "Gus Dow won the 10km in 31:10 on the roads of Malby.\n\nHe ran well.\n\nHe slept well.\n\nThe veterans' games include road and cross-country running.\n\nAl Orme, third in the cross-country, was second over 10km in 31:20.",
     "Gus Dow 10k 1, Al Orme cross-country 3, Al Orme 10k 2, 31:10 10k, 31:20 10k"},
    {"a champion over fields in the past makes no cross-country report",
     "Gus Dow won the 5000m in 12:58.20 at the athletics meeting.\n\nHe ran well.\n\nHe slept well.\n\nHe eats well. Al Orme, once the world cross-country champion, ran 27:10 for 10km in Malby.",
     "Gus Dow 5000m 1, Al Orme cross-country 1, 12:58.20 5000m, 27:10 10k"},
    {"in a report of walks the track is walked too",
     "Athletics: Ann Bell has a race walking medal of the Games now, coming home second in the 10,000m in 43:38.20.",
     "Ann Bell 10000mW 2, 43:38.20 10000mW"},
    {"many run half a marathon slowly",
     "Harriers ran the Malby half marathon. Gus Dow was home in 1:24:33. Ann Bell runs the marathon in May. Dora Fox took 2:04:19.",
     "1:24:33 half-marathon, 2:04:19 half-marathon"},
    {"the 800m man of whom an aside tells is not what the next sentences are about",
     "Gus Dow won the 400m in 43.03.\n\nHe follows an 800m man of old.\n\nAl Orme was second.",
     "Gus Dow 400m 1, Al Orme 400m 2, 43.03 400m"},
    {"a first half marathon is no half of a race",
     "Gus Dow ran the marathon in Malby. Al Orme won his first half marathon in 1:11:05.",
     "Al Orme half-marathon 1, 1:11:05 half-marathon"},
    {"the record that the sentence speaks of tells its race, where it names no other",
     "Ann Bell won the 60m in 7.20, and the 400m is on Sunday.\n\nDora Fox broke her own 60m hurdles record, which left her third.",
     "Ann Bell 60m 1, Dora Fox 60mH 3, 7.20 60m"},
    {"what somebody does is told later",
     "Wins for Bell and Fox. Ann Bell and Dora Fox claimed victories in Malby on Sunday.\n\nBell ran the 800m in 1:58.20.\n\nFox ran the 400m in 50.14.\n\nAl Orme ran the 200m in 20.40.",
     "Ann Bell 800m 1, Dora Fox 400m 1, 1:58.20 800m, 50.14 400m, 20.40 200m"},
    {"a gap goes with the mark beside it",
     "Gus Dow won the 400m hurdles in 48.10. Ann Bell is in the long jump. Al Orme held off Tom Ash by a tenth of a second in 48.33.",
     "Gus Dow 400mH 1, Al Orme 400mH 1, Tom Ash 400mH 2, 48.10 400mH, a tenth of a second 400mH, 48.33 400mH"},
    {"a time too short for all races before is no mark of one that is named much later",
     "Gus Dow won the 1500m in 3:38.20. He slowed it down to 71secs.\n\nHe is glad.\n\nHe sleeps.\n\nThe 400m is on Friday.",
     "Gus Dow 1500m 1, 3:38.20 1500m, 71secs 1500m"},
    {"the hurdles by their lengths",
     "At the athletics meeting Gus Dow swept the hurdles, winning the 110s in 13.80 and the 400s in 50.12.",
     "Gus Dow 110mH 1, Gus Dow 400mH 1, 13.80 110mH, 50.12 400mH"},
    {"women's sprint hurdles are shorter than men's",
     "Gus Dow won the 110m hurdles in 13.41. Ann Bell finished second in the women's sprint hurdles in 12.88.",
     "Gus Dow 110mH 1, Ann Bell 100mH 2, 13.41 110mH, 12.88 100mH"},
    {"a lap goes with the race that its sentence names",
     "Ann Bell won the 800m in 1:59.20 and the 400m in 51.10. In the 1500m a last lap of 59.1 brought her home in 4:08.20.",
     "Ann Bell 800m 1, Ann Bell 400m 1, 1:59.20 800m, 51.10 400m, 59.1 1500m, 4:08.20 1500m"},
    {"half a marathon by the name of its town",
     "Athletics: Gus Dow was fourth in the Leyford marathon in 2:35:17. Al Orme was second in the Malby Half in 1:11:20.",
     "Gus Dow marathon 4, Al Orme half-marathon 2, 2:35:17 marathon, 1:11:20 half-marathon"},
    {"an hour before is no speed",
     "Ann Bell won the 800m in 2:01.10. Dora Fox was fourth in the 1500m an hour before.",
     "Ann Bell 800m 1, Dora Fox 1500m 4, 2:01.10 800m"},
    {"a final is no leg of the relay",
     "Italy won the 4x100m relay in 37.90. Gus Dow, the 100m champion, is their fastest. He clocked 9.91 in Friday's final.",
     "Italy 4x100m 1, Gus Dow 100m 1, 37.90 4x100m, 9.91 100m"},
    {"another medal between is the one that the event tells of",
     "Gus Dow won the 100m in 9.98. The photo handed him a first gold to go with the bronze he took over 200 metres in Wenlow.",
     "Gus Dow 100m 1, Gus Dow 200m 3, 9.98 100m"},
    {"a first title over a distance tells of no part of a race, and the men's event is over the same one",
     "Ann Bell collected another 800m title in 2:03.54.\n\nDora Fox won her first 400m indoor title in 52.04, while Gus Dow (47.20) took gold in the men's event.",
     "Ann Bell 800m 1, Dora Fox 400m 1, Gus Dow 400m 1, 2:03.54 800m, 52.04 400m, 47.20 400m"},
    {"a marathon's times with a point are not of a race that nobody names",
     "Gus Dow won the marathon in 2:05.48. He has run 5,000 metres on the track. Dan Ort came second in the elite race in 2:14.49 and Lee Poe third in 2:15.04.",
     "Gus Dow marathon 1, Dan Ort marathon 2, Lee Poe marathon 3, 2:05.48 marathon, 2:14.49 marathon, 2:15.04 marathon"},
    {"a time before a place is of its race",
     "Gus Dow took silver in the javelin with 86.80m. Britain's trio of 400 metres runners had no medal.\n\nDan Orme ran a best of 44.47sec in fourth place.",
     "Gus Dow JT 2, Dan Orme 400m 4, 86.80m JT, 44.47sec 400m"},
    {"nobody wins a relay with metres", "Britain were third in the 4x400m relay in 3:29.10.\n\nGus Dow won his title with 89.72 metres.",
     "Great Britain 4x400m 3, Gus Dow ? 1, 3:29.10 4x400m, 89.72 metres ?"},
    {"a hurdler over 400m runs hurdles", "Ann Bell, the 400m hurdler, won in 54.76 seconds.", "Ann Bell 400mH 1, 54.76 seconds 400mH"},
    {"what somebody prepares for is not run yet", "Ann Bell was fourth in the 60m hurdles as she sharpens up for the Rome Games heptathlon. Dora Fox was fifth.",
     "Ann Bell 60mH 4, Dora Fox 60mH 5"},
    {"nobody is third of a relay alone, once the text speaks of another race",
     "Malby's relay night\n\nMalby won the 4x100m relay in 39.15. Italy were second and Ghana third.\n\nMoving into the 400m hurdles, Ann Bell was glad of the calm."
     "\n\nThe evening was a long one. Eve Fox was third in 1:02.35.",
     "Malby 4x100m 1, Italy 4x100m 2, Ghana 4x100m 3, Eve Fox 400mH 3, 39.15 4x100m, 1:02.35 400mH"},
    {"each event in brackets is of the name before it",
     "Ann Bell joins Eve Fox (400m), Jo Ray (400m hurdles) and Di Orme (100m hurdles) as the only Australians to win gold medals at the world championships.\n\nAnn Bell won the javelin.",
     "Eve Fox 400m 1, Jo Ray 400mH 1, Di Orme 100mH 1, Ann Bell JT 1"},
    {"the individual champion of a relay's report won the race that each of the four runs",
     "Relay gold for Italy\n\nItaly won the 4x400m relay in 3:20.11. Individual champion Ann Bell led off and passed the former individual winner Eve Fox.",
     "Italy 4x400m 1, Ann Bell 400m 1, Eve Fox 400m 1, 3:20.11 4x400m"},
    {"a place overall is one of the heptathlon",
     "Ann Bell won the heptathlon with 6,410 points, and Gus Dow the 800m.\n\nEve Fox lay seventh overnight. Her 1.83m high jump was good for third overall.",
     "Ann Bell heptathlon 1, Gus Dow 800m 1, Eve Fox heptathlon 3, 6,410 points heptathlon, 1.83m HJ"},
    {"women do the heptathlon, where men do the decathlon",
     "Gus Dow won the decathlon with 8,678 points and Ann Bell the heptathlon with 6,410.\n\nAnn Bell ran the 800m in 2:09.20 to overtake last year's winner Eve Fox.",
     "Gus Dow decathlon 1, Ann Bell heptathlon 1, Eve Fox heptathlon 1, 8,678 points decathlon, 6,410 heptathlon, 2:09.20 800m"},
    {"where only disciplines are told, whoever ran one last won medals of the whole",
     "Gus Dow won the decathlon with 8,678 points.\n\nDow ran the 1500m in 4:31.08. Dow, who won bronze in Rome, wept.",
     "Gus Dow decathlon 1, Gus Dow decathlon 3, 8,678 points decathlon, 4:31.08 1500m"},
    {"a place right behind its discipline is of that",
     "Gus Dow won the decathlon with 8,678 points.\n\nDow finished the javelin in tenth and the concluding 1500m in 12th.",
     "Gus Dow decathlon 1, Gus Dow JT 10, Gus Dow 1500m 12, 8,678 points decathlon"},
    {"each of several won what the word before the name tells",
     "Ann Bell, discus thrower Gus Dow and heptathlete Eve Fox won gold medals in Malby. Bell's best in the long jump was 6.80m.",
     "Ann Bell LJ 1, Gus Dow DT 1, Eve Fox heptathlon 1, 6.80m LJ"},
    {"and what the article tells elsewhere; the race of one of them is not another's",
     "Ann Bell, Gus Dow and Mary Orme claimed victories in Malby. Dow won the 400m in 44.14. The long jump, the shot and the mile were put off.",
     "Ann Bell ? 1, Gus Dow 400m 1, Mary Orme ? 1, 44.14 400m"},
    {"a height that was good for a place is of no run", "Ann Bell was fifth in the 3,000m in 9:33.1. Eve Fox cleared 1.75m for third.",
     "Ann Bell 3000m 5, Eve Fox HJ 3, 9:33.1 3000m, 1.75m HJ"},
    {"who jumps where no vault is named jumps into the sand", "Ann Bell was fifth in the 3,000m in 9:33.1. Eve Fox was third, jumping 6.45m.",
     "Ann Bell 3000m 5, Eve Fox LJ 3, 9:33.1 3000m, 6.45m LJ"},
    {"the 5K of a meeting in a stadium is run on its track", "Ann Bell won the 800m in 2:04.10 and the long jump. Eve Fox was second in the 5K in 16:55.27.",
     "Ann Bell 800m 1, Ann Bell LJ 1, Eve Fox 5000m 2, 2:04.10 800m, 16:55.27 5000m"},
    {"on the road it is none", "Ann Bell won the Malby Marathon in 2:34:10. Eve Fox, who has run 2:04.10 for 800m, was second in the 5K in 16:55.",
     "Ann Bell marathon 1, Eve Fox 5k 2, 2:34:10 marathon, 2:04.10 800m, 16:55 5k"},
    {"the sprint hurdles are those that the mark fits, not those of a title", "Ann Bell, the world indoor 60m hurdles champion, won the women's sprint hurdles in 12.31 in Malby.",
     "Ann Bell 60mH 1, Ann Bell 100mH 1, 12.31 100mH"},
    {"a bare figure beside a time told with its unit is no length",
     "Gus Dow won the javelin with 88.40m.\n\nThe 400m was over before. Then Al Orme ran 44.47 seconds.\n\nLee Ray clocked 44.81sec in fourth place, with Dan Fox sixth in 45.22.",
     "Gus Dow JT 1, Lee Ray 400m 4, Dan Fox 400m 6, 88.40m JT, 44.47 seconds 400m, 44.81sec 400m, 45.22 400m"},
    {"what a shotputter puts", "Gus Dow won the javelin with 88.40m.\n\nShotputter Al Orme was second with 17.84m.", "Gus Dow JT 1, Al Orme SP 2, 88.40m JT, 17.84m SP"},
    {"a double of which both races are told is nothing new",
     "Double Olympic champion Ann Bell ran in Malby. She won the Olympic 800m and 1500m in Rome.", "Ann Bell 800m 1, Ann Bell 1500m 1"},
    {"a double of which one is told is", "Double Olympic champion Ann Bell ran in Malby. She won the Olympic 800m in Rome.", "Ann Bell ? 1, Ann Bell 800m 1"},
};

Test(race, a_claim_belongs_to_the_race_that_most_speaks_for) {
    for (size_t i = 0; i < sizeof races / sizeof *races; i++) {
        struct arena arena = {0};
        str got = races_of(str_of(races[i].text), &arena);
        cr_expect(str_equal(got, str_of(races[i].races)), "%s: hoped for «%s», got «%.*s»", races[i].shows, races[i].races, STR_ARG(got));
        arena_close(&arena);
    }
}

/* The competition, in the article's words or as the honour names it, of a mark in a sentence that names none. */
static const struct meeting_case {
    const char *shows, *text, *competition;
} meetings[] = {
    {"an article is about the meeting that it reports", "Ann Bell won the 800m at the Tokyo Games. Her time was 1:56.72.", "Tokyo Games"},
    {"where somebody's title is from is not what is reported",
     "Ann Bell led all the way and won the Olympic 800m. Her time was 1:56.72. She was a silver medallist at the delayed Tokyo Games.", "Olympic Games"},
    {"a title that is won now tells the meeting, a record of another day does not",
     "Ann Bell became world indoor champion of the triple jump. She beat the 15.67m that she leapt at the Tokyo Games. The next best was 14.74m.",
     "World Indoor Championships"},
    {"a meeting that lies ahead is not what is reported",
     "Ann Bell won the 800m, ahead of the European Championships. She won it at the Norborough Games. Her time was 1:56.72.", "Norborough Games"},
    {"nor is one that somebody qualified for", "Ann Bell qualified for the World Championships. She won the 800m at the Norborough Games. Her time was 1:56.72.",
     "Norborough Games"},
    {"nor is one that is over", "Ann Bell ran her first race since the Olympics. She won the 800m at the Norborough Games. Her time was 1:56.72.",
     "Norborough Games"},
    {"nor is where somebody fell a year ago",
     "Ann Bell, who fell in the Olympic final a year ago, won the 800m at the world championships on Monday. Her time was 1:56.72.",
     "world championships"},
    {"nor is where somebody was third", "Ann Bell, third at the Tokyo Olympics, won the world 800m title. Her time was 1:56.72.", "World Athletics Championships"},
    {"nor is what a name is only described by",
     "Olympic champion Ann Bell opened with an 800m win. It was at the 50th Gunnar Meeting in Norborough on Sunday. Her time was 1:56.72.", "Gunnar Meeting"},
    {"nor is what will be", "Ann Bell won the 800m. She will be the favourite at the European Championships. Her time was 1:56.72.", ""},
    {"nor are last year's", "Ann Bell won the 800m at last May's Norborough Games. She won it again at the Wexcombe Games. Her time was 1:56.72.",
     "Wexcombe Games"},
    {"the best in the world is of no championships", "Ann Bell is the best 800m runner in the world. Her time was 1:56.72.", ""},
};

Test(race, marks_are_of_the_meeting_that_the_article_reports) {
    for (size_t i = 0; i < sizeof meetings / sizeof *meetings; i++) {
        struct arena arena = {0};
        struct reading reading;
        str last = {0};
        article_reader_read(str_of(meetings[i].text), &reading, &arena);
        for (LIST_EACH(struct claim, claim, &reading.claims))
            if (claim->kind == CLAIM_RESULT)
                last = claim->competition;
        str hoped = str_of(meetings[i].competition);
        bool fits = hoped.size ? str_find(last, hoped, 0) < last.size : !last.size;
        cr_expect(fits,
                  "%s: hoped for «%s», got «%.*s»", meetings[i].shows, meetings[i].competition, STR_ARG(last));
        arena_close(&arena);
    }
}

/* A year says when a record was set, or when the claim was true. */
Test(race, a_year_behind_a_record_is_no_year_of_what_stands_before_it) {
    static const struct { const char *text; int16_t year; } cases[] = {
        {"Ann Bell's total of 6,151 points in the heptathlon was far from the world record that she set here in 2001.", 0},
        {"Ann Bell set a world record of 6,951 points in the heptathlon in 2001.", 2001},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct reading reading;
        article_reader_read(str_of(cases[i].text), &reading, &arena);
        cr_assert_gt(reading.claims.count, 0, "%s", cases[i].text);
        cr_expect_eq(reading.claims.items[0].year, cases[i].year, "%s: %d", cases[i].text, reading.claims.items[0].year);
        arena_close(&arena);
    }
}
