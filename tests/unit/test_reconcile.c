#include <criterion/criterion.h>

#include "reconcile_cases.h"

static void add_all(struct cases *cases, const char *const *lines) {
    for (; *lines; lines++)
        cases_add(cases, *lines);
    cases_run(cases);
}

Test(reconcile, a_misprint_is_found_by_the_papers_own_margin) {
    struct cases cases = {0};
    add_all(&cases, (const char *[]){
        "000 result 'Josh Kerr' 3:29.38 place=1", "000 margin 'Josh Kerr' 0.27 rival='Jakob Ingebrigtsen'",
        "000 result 'Jakob Ingebrigtsen' 3:29.65 place=2",
        "001 result 'Josh Kerr' 3:29.28 place=1", "001 margin 'Josh Kerr' .27",
        "001 placing 'Jakob Ingebrigtsen' - place=2",
        "002 result 'Josh Kerr' 3:29.38 place=1", "002 result 'Jakob Ingebrigtsen' 3:29.65 place=2", NULL});
    const struct discrepancy *found = cases_discrepancy(&cases, DISCREPANCY_MARK);
    cr_assert(found && cases.findings.discrepancies.count == 1, "%s", cases_tell(&cases));
    cr_expect(found->verdict == VERDICT_RESOLVED && str_equal(found->preferred, STR("3:29.38")), "%s", cases_tell(&cases));
    cr_expect(str_equal(found->explanation, STR("3:29.28 (001) is contradicted by 3:29.38 (000 and 002). 001's own winning margin of 0.27 added to "
        "it gives 3:29.55, but the runner-up ran 3:29.65 (000 and 002), and 3:29.65 − 0.27 = 3:29.38. One digit differs: a misprint.")),
        "%s", cases_tell(&cases));
    cases_close(&cases);
}

/* Lines apart by ";" and what must come of them: kind verdict preferred, or "-" for no discrepancy at all. */
static const struct { const char *why, *lines, *hoped; } stories[] = {
    {"two against one", "a result 'Ann Ode' 3:59.10 place=1;b result 'Ann Ode' 3:59.10 place=1;c result 'Ann Ode' 3:59.70 place=1", "mark resolved 3:59.10"},
    {"one against one stays open", "a result 'Ann Ode' 3:59.10 place=1;b result 'Ann Ode' 3:59.70 place=1", "mark unresolved "},
    {"a coarser figure agrees", "a result 'Ann Ode' 3:59.13 place=1;b result 'Ann Ode' 3:59.1 place=1", "-"},
    {"near is not agreeing", "a result 'Ann Ode' 3:59.13 place=1;b result 'Ann Ode' 3:59.14 place=1;c result 'Ann Ode' 3:59.13", "mark resolved 3:59.13"},
    {"copies of one error are one voice", "a result 'Ann Ode' 3:59.10 place=1;b result 'Ann Ode' 3:59.10 place=1;c result 'Ann Ode' 3:59.10 place=1;d result 'Ann Ode' 3:59.70 place=1;e result 'Ann Ode' 3:59.70 place=1;"
     "a result 'Bea Lin' 4:00.22 place=2;b result 'Bea Lin' 4:00.22 place=2;c result 'Bea Lin' 4:00.22 place=2;d result 'Bea Lin' 4:00.82 place=2;e result 'Bea Lin' 4:00.82 place=2;"
     "a result 'Cat Moe' 4:01.33 place=3;d result 'Cat Moe' 4:01.93 place=3;e result 'Cat Moe' 4:01.93 place=3", "mark resolved 3:59.10; mark resolved 4:00.22; mark unresolved "},
    {"an official list refutes", "list result 'Ann Ode' 3:59.10 place=1 reference;b result 'Ann Ode' 3:59.70 place=1", "mark refuted-by-reference 3:59.10"},
    {"heat and final are two races", "a result 'Ann Ode' 4:05.12 round=heat;b result 'Ann Ode' 3:59.10 place=1;c result 'Ann Ode' 3:59.10", "-"},
    {"an untold round is compared with nothing when heats are told", "a result 'Ann Ode' 4:05.12 round=heat;b result 'Ann Ode' 4:03.12 round=;c result 'Ann Ode' 3:59.10 place=1", "-"},
    {"other years are other races", "a result 'Ann Ode' 3:59.10 year=2022 place=1;b result 'Ann Ode' 3:59.70 place=1", "-"},
    {"split, best and result never contradict", "a result 'Ann Ode' 3:59.10 place=1;b split 'Ann Ode' 0:59.10 part='last 400m';c best 'Ann Ode' 3:58.10 record=PB", "-"},
    {"a mark far from the other without a place is no contradiction", "a result 'Ann Ode' 3:59.10 place=1;b result 'Ann Ode' 4:12.88;c result 'Ann Ode' 3:59.10", "-"},
    {"a place against two", "a result 'Ann Ode' 3:59.10 place=4;b result 'Ann Ode' 3:59.10 place=4;c result 'Ann Ode' 3:59.10 place=5", "place resolved 4"},
    {"a place that is told with the mark of others", "a result 'Ann Ode' 6.95 event=LJ place=4;b result 'Ann Ode' 6.95 event=LJ place=4;c placing 'Ann Ode' - event=LJ competition= place=5 sentence=7;"
     "c result 'Ann Ode' 6.95 event=LJ competition= sentence=7", "place resolved 4"},
    {"a bare place may be another race's", "a placing 'Ann Ode' - place=4;b placing 'Ann Ode' - place=4;c placing 'Ann Ode' - place=5", "-"},
    {"the result printed again with a slip", "a result 'Ann Ode' 3:59.10 place=4;a result 'Ann Ode' 3:59.70;b result 'Ann Ode' 3:59.10 place=4;c result 'Ann Ode' 3:59.10", "mark internal-inconsistency 3:59.10"},
    {"the winner's mark given to the runner-up alone", "a result 'Ann Ode' 3:59.10 place=1;a result 'Bea Lin' 3:59.40 place=2;b result 'Ann Ode' 3:59.10 place=1;b result 'Bea Lin' 3:59.40 place=2;c result 'Bea Lin' 3:59.10 place=2", "mark resolved 3:59.40"},
    {"brothers are two people", "a result 'Jakob Berg' 3:31.10 place=1;b result 'Filip Berg' 3:31.70 place=2", "-"},
    {"accents and initials are one name", "a result 'Zoë Núñez' 3:59.10 place=1;b result 'Z. Nunez' 3:59.10;c result 'Nunez' 3:59.1", "-"},
    {"a misspelt name is a finding of its own", "a result 'Ann Odekirk' 3:59.10 place=1;b result 'Ann Odekirk' 3:59.10 place=1;c result 'Ann Odekrik' 3:59.10 place=1", "name resolved Ann Odekirk"},
    {"a weakly read mark blames the reading", "a result 'Ann Ode' 3:59.10 place=1;b result 'Ann Ode' 3:59.10;c result 'Ann Ode' 4:01.77 weak", "-"},
    {"headline against text", "a result 'Ann Ode' 5.42 title event=LJ;a result 'Ann Ode' 5.24 event=LJ place=1", "mark internal-inconsistency "},
    {"the best of a series is the result", "a result 'Ann Ode' 6.31 event=LJ;a result 'Ann Ode' 6.51 event=LJ;b result 'Ann Ode' 6.51 event=LJ place=1", "-"},
    {"a margin that does not fit", "a result 'Ann Ode' 6810 event=heptathlon place=1;a result 'Bea Lin' 6775 event=heptathlon place=2;a margin 'Ann Ode' 45 event=heptathlon", "margin arithmetic-mismatch "},
    {"a better mark behind", "a result 'Ann Ode' 11.02 event=SP place=2;a result 'Bea Lin' 11.20 event=SP place=3", "order internal-inconsistency "},
    {"a better mark behind, in a list of places with marks beside them", "a placing 'Ann Ode' - event=SP place=2 sentence=1;a result 'Ann Ode' 11.02 event=SP sentence=1;"
     "a placing 'Bea Lin' - event=SP place=3 sentence=1;a result 'Bea Lin' 11.20 event=SP sentence=1", "order internal-inconsistency "},
    {"also where only the position tells whose marks they are", "a placing 'Ann Ode' - event=SP place=2 sentence=1;a result 'Ann Ode' 11.02 event=SP sentence=1 weak;"
     "a placing 'Bea Lin' - event=SP place=3 sentence=1;a result 'Bea Lin' 11.20 event=SP sentence=1 weak", "order internal-inconsistency "},
    {"a mark in another sentence than the place may be another throw", "a placing 'Ann Ode' - event=SP place=2 sentence=1;a result 'Ann Ode' 11.02 event=SP sentence=2;"
     "a placing 'Bea Lin' - event=SP place=3 sentence=3;a result 'Bea Lin' 11.20 event=SP sentence=3", "-"},
    {"men and women under one roof", "a result 'Ann Ode' 2:18:34 event=marathon place=2 sex=;a result 'Bo Lin' 2:08:16 event=marathon place=4 sex=", "-"},
    {"equal marks may have different places", "a result 'Ann Ode' 10.12 event=100m place=3;a result 'Bea Lin' 10.12 event=100m place=4", "-"},
    {"a split longer than the race", "a split 'Ann Ode' 4:02.10 part=1200m;a result 'Ann Ode' 3:59.10", "split arithmetic-mismatch "},
    {"two halves make the whole", "a split 'Ann Ode' 1:00:48 part=halfway event=marathon;a split 'Ann Ode' 59:47 part='second half' event=marathon;a result 'Ann Ode' 2:00:35 event=marathon;b split 'Ann Ode' 1:00:58 part=halfway event=marathon", "split resolved 1:00:48"},
    {"parts are one however they are worded", "a split 'Ann Ode' 1:00:48 part='through halfway' event=marathon;a split 'Ann Ode' 59:47 part='the second half' event=marathon;a result 'Ann Ode' 2:00:35 event=marathon;b split 'Ann Ode' 1:00:58 part=Halfway event=marathon", "split resolved 1:00:48"},
    {"also in kilometres and metres", "a split 'Ann Ode' 14:31.2 part='passed 5km' event=10000m;b split 'Ann Ode' 14:37.2 part='through 5,000 metres' event=10000m", "split unresolved "},
    {"splits of parts that nobody names are of several parts", "a split 'Ann Ode' 14:24.0 event=10000m;a split 'Ann Ode' 14:21.0 event=10000m;b split 'Ann Ode' 14:29.0 event=10000m", "-"},
    {"the first hundred metres are not the last", "a split 'Ann Ode' 11.96 part='the first 100' event=400m;b split 'Ann Ode' 11.98 part='the last 100 meters' event=400m", "-"},
    {"a record must beat the old one", "a result 'India' 2:59.05 event=4x400m record=AR;a record 'Japan' 2:29.51 event=4x400m record=AR", "record arithmetic-mismatch "},
    {"a record beats the old one", "a result 'India' 2:59.05 event=4x400m record=AR;a record 'Japan' 2:59.51 event=4x400m record=AR", "-"},
    {"wind over two metres is no record", "a result 'Ann Ode' 10.82 event=100m record=NR wind=+2.4", "record arithmetic-mismatch "},
    {"a wind without a sign tells no direction", "list result 'Ann Ode' 19.78 event=200m place=1 wind=-0.5 reference;b result 'Ann Ode' 19.78 event=200m place=1 wind=0.5", "-"},
    {"wind of two metres is", "a result 'Ann Ode' 10.82 event=100m record=NR wind=+2.0", "-"},
    {"a standing record in two figures", "a result 'Bea Lin' 43.03 event=400m place=1;b result 'Bea Lin' 43.03 event=400m;c result 'Bea Lin' 43.03 event=400m;"
     "a record 'Ann Ode' 43.18 event=400m record=WR year=1999;b record 'Ann Ode' 43.18 event=400m record=WR year=1999;c record 'Ann Ode' 43.29 event=400m record=WR year=1999", "record resolved 43.18"},
    {"nations by votes", "a result 'Ann Ode' 3:59.10 nation=SRB;b result 'Ann Ode' 3:59.10 nation=SRB;c result 'Ann Ode' 3:59.10 nation=CRO", "nation resolved SRB"},
    {"ages by votes", "a result 'Ann Ode' 3:59.10 age=21;b result 'Ann Ode' 3:59.10 age=21;c result 'Ann Ode' 3:59.10 age=22", "age resolved 21"},
    {"a day outside the championships", "a result 'Ann Ode' 3:59.10 date=2023-09-23", "date arithmetic-mismatch "},
    {"a day inside", "a result 'Ann Ode' 3:59.10 date=2023-08-23", "-"},
    {"a corrected page", "a result 'Ann Ode' 3:59.30 place=2 uri=http://x.example/1 published=2023-08-23;b result 'Ann Ode' 3:59.20 place=2 uri=http://x.example/1 published=2023-08-24", "revision superseded 3:59.20"},
    {"a correction that made it worse", "a result 'Ann Ode' 20.12 event=200m place=3 uri=http://x.example/1 published=2023-08-23;b result 'Ann Ode' 20.13 event=200m place=3 uri=http://x.example/1 published=2023-08-24;"
     "c result 'Ann Ode' 20.12 event=200m place=3;d result 'Ann Ode' 20.12 event=200m place=3", "mark resolved 20.12; revision superseded 20.12"},
    {"hand times", "a result 'Ann Ode' 11.1 event=100m hand place=1;b result 'Ann Ode' 11.26 event=100m place=1", "-"},
    {"feet and metres", "a result 'Ann Ode' '23ft 6in' event=LJ place=1 feet;b result 'Ann Ode' 7.17 event=LJ place=1", "-"},
    {"a title of other years without a year", "a placing 'Ann Ode' - place=1 year=0 round=;a placing 'Ann Ode' - place=2;b placing 'Ann Ode' - place=2", "-"},
    {"an untold mark of a report that tells of a heat is the final's", "a result 'Ann Ode' 4:05.12 round=heat;a result 'Bea Lin' 3:59.10 round= place=1;b result 'Bea Lin' 3:59.10 round=;c result 'Bea Lin' 3:59.70 round=", "mark resolved 3:59.10"},
    {"a round that has its own mark is no other mark's", "a result 'Ann Ode' 44.45 event=400m round=semi-final;a placing 'Ann Ode' - round=semi-final place=2;a result 'Ann Ode' 43.03 event=400m round=;a placing 'Ann Ode' - round= place=1 event=400m;"
     "b result 'Ann Ode' 43.03 event=400m round=;b placing 'Ann Ode' - round= place=1 event=400m;c result 'Ann Ode' 45.03 event=400m round=", "mark resolved 43.03"},
    {"beside the mark that others have, a slip that beats it is no other jump", "a result 'Ann Ode' 7.17 event=LJ;a result 'Ann Ode' 7.67 event=LJ;b result 'Ann Ode' 7.17 event=LJ;c result 'Ann Ode' 7.17 event=LJ", "mark internal-inconsistency 7.17"},
    {"a shorter jump is another jump", "a result 'Ann Ode' 7.17 event=LJ;a result 'Ann Ode' 7.07 event=LJ;b result 'Ann Ode' 7.17 event=LJ;c result 'Ann Ode' 7.17 event=LJ", "-"},
    {"but not when it is a record", "a result 'Ann Ode' 7.17 event=LJ;a result 'Ann Ode' 7.07 event=LJ record=NR;b result 'Ann Ode' 7.17 event=LJ;c result 'Ann Ode' 7.17 event=LJ", "mark internal-inconsistency 7.17"},
    {"nor when nobody jumps so short", "a result 'Ann Ode' 7.17 event=LJ;a result 'Ann Ode' 2.17 event=LJ;b result 'Ann Ode' 7.17 event=LJ;c result 'Ann Ode' 7.17 event=LJ", "mark internal-inconsistency 7.17"},
    {"others agree on the best of a series, and the series has a slip of it", "a result 'Ann Ode' 15.34 event=TJ;a result 'Ann Ode' 15.41 event=TJ;b result 'Ann Ode' 15.74 event=TJ;c result 'Ann Ode' 15.74 event=TJ", "mark resolved 15.74"},
    {"a digit of feet and inches", "a result 'Ann Ode' '23-2 3/4' event=LJ feet;b result 'Ann Ode' 7.08 event=LJ;c result 'Ann Ode' 7.08 event=LJ;d result 'Ann Ode' '23-7 3/4' event=LJ feet", "mark resolved 7.08"},
    {"inches are exact to the quarter", "a result 'Ann Ode' '22-9 1/2' event=LJ feet;b result 'Ann Ode' 6.95 event=LJ;c result 'Ann Ode' 6.95 event=LJ", "-"},
    {"two athletes in one wrong time", "a result 'Ann Ode' 20.12 event=200m place=3;a result 'Bea Lin' 20.12 event=200m place=4;b result 'Ann Ode' 20.12 event=200m;c result 'Ann Ode' 23.12 event=200m;c result 'Bea Lin' 23.12 event=200m", "mark resolved 20.12; mark unresolved "},
    {"a relay team without its code is the same team", "a result 'Jamaica' 37.27 event=4x100m nation=JAM;b result 'Jamaica' 37.27 event=4x100m nation=JAM;c result 'Jamaica' 31.27 event=4x100m", "mark resolved 37.27"},
    {"a bare figure that nobody jumps is still a height", "a result 'Ann Ode' 2.02 event=HJ;b result 'Ann Ode' 2.02 event=HJ;c result 'Bea Lin' 2.00 event=HJ;d result 'Ann Ode' 6.02 event=HJ time", "mark resolved 2.02"},
    {"the photo finish tells thousandths, and a slip is one of the hundredths", "a result 'Ann Ode' 9.784 event=100m place=1;b result 'Ann Ode' 9.79 event=100m;c result 'Ann Ode' 5.79 event=100m", "mark resolved 9.784"},
    {"a mark that strayed into another year comes home", "a result 'Ann Ode' 3:59.12 place=1;a result 'Bea Lin' 3:59.80 place=2;b result 'Ann Ode' 3:59.12 place=1;b result 'Bea Lin' 3:59.80 place=2;"
     "c result 'Ann Ode' 3:59.12 place=1;c result 'Bea Lin' 3:59.60 year=2022 round=", "mark resolved 3:59.80"},
    {"last year's mark stays last year's where the paper has this year's too", "a result 'Ann Ode' 3:59.12 place=1;a result 'Bea Lin' 3:59.80 place=2;b result 'Ann Ode' 3:59.12 place=1;b result 'Bea Lin' 3:59.80 place=2;"
     "c result 'Ann Ode' 3:59.12 place=1;c result 'Bea Lin' 3:59.80 place=2;c result 'Bea Lin' 3:59.60 year=2022 round=", "-"},
    {"a paper of another race keeps its marks", "a result 'Bea Lin' 3:59.80 place=2;b result 'Bea Lin' 3:59.80 place=2;c result 'Bea Lin' 3:59.60 year=2022 place=4", "-"},
    {"a split of no part that is a slip of the result is a misprint", "a result 'Ann Ode' 3:59.12 place=1;b result 'Ann Ode' 3:59.12 place=1;c split 'Ann Ode' 3:09.12", "mark resolved 3:59.12"},
    {"a margin to nobody that is a slip of the result is a misprint", "a result 'Ann Ode' 9.79 event=100m place=1;b result 'Ann Ode' 9.79 event=100m place=1;c margin 'Ann Ode' 0.79 event=100m weak", "mark resolved 9.79"},
    {"one to somebody is none", "a result 'Ann Ode' 9.79 event=100m place=1;b result 'Ann Ode' 9.79 event=100m place=1;c margin 'Ann Ode' 0.79 event=100m rival='Bea Lin'", "-"},
    {"feet are no witness of a figure that they agree with loosely", "a result 'Ann Ode' 7.08 event=LJ place=3;b result 'Ann Ode' 7.08 event=LJ place=3;c result 'Ann Ode' 7.08 feet event=LJ;d result 'Ann Ode' 7.07 event=LJ", "mark resolved 7.08"},
    {"a split of a part is none", "a result 'Ann Ode' 3:59.12 place=1;b result 'Ann Ode' 3:59.12 place=1;c split 'Ann Ode' 3:09.12 part=1200m", "-"},
    {"thousandths that fit the hundredths of others are no misprint", "a result 'Ann Ode' 9.784 event=100m place=1;a result 'Ann Ode' 9.789 event=100m;b result 'Ann Ode' 9.79 event=100m;c result 'Ann Ode' 9.79 event=100m", "-"},
    {"nobody reports games that have not begun", "a result 'Ann Ode' 2:16:16 event=marathon competition='London Marathon' year=2024 published=2024-04-22;b result 'Ann Ode' 2:16:16 event=marathon competition='Olympic Games' year=2024 published=2024-04-22;"
     "c result 'Ann Ode' 2:16:56 event=marathon competition='London Marathon' year=2024 published=2024-04-22", "mark resolved 2:16:16"},
    {"of two names the one that is news", "a result 'Ann Ode' 43.76 event=400m competition='Olympic Games' year=2016 published=2016-08-16;a result 'Bea Lin' 43.85 event=400m competition='Olympic Games' year=2016 published=2016-08-16;"
     "b result 'Ann Ode' 43.76 event=400m competition='Olympic Games' year=2012 published=2016-08-16;b result 'Bea Lin' 43.85 event=400m competition='Olympic Games' year=2012 published=2016-08-16;"
     "b result 'Cat Moe' 44.21 event=400m competition='Olympic Games' year=2016 published=2016-08-16;c result 'Cat Moe' 44.21 event=400m competition='Olympic Games' year=2016 published=2016-08-16;a result 'Cat Moe' 44.71 event=400m competition='Olympic Games' year=2016 published=2016-08-16", "mark resolved 44.21"},
    {"a time that no clock shows is a finding of its own", "a result 'Ann Ode' 3:79.12 impossible", "mark arithmetic-mismatch "},
    {"and a misprint where others have the mark", "a result 'Ann Ode' 3:79.12 impossible;b result 'Ann Ode' 3:59.12", "mark resolved 3:59.12"},
    {"a name a slip apart with the same place is one, whatever else was won", "a result 'Ann Odekirk' 3:59.10 place=2;b result 'Ann Odekirk' 3:59.10 place=2;c placing 'Ann Odekrik' - place=2;c placing 'Ann Odekrik' - place=1;c result 'Ann Odekrik' 3:59.70", "mark resolved 3:59.10; name resolved Ann Odekirk"},
    {"a figure read for the wrong athlete is a misprint of its owner's", "a result 'Ann Ode' 3:59.12 place=1;a result 'Bea Lin' 3:59.61 place=2;b result 'Ann Ode' 3:59.12 place=1;b result 'Bea Lin' 3:59.61 place=2;"
     "c placing 'Bea Lin' - place=2;c result 'Bea Lin' 3:59.72 weak", "mark resolved 3:59.12"},
    {"but not where the paper has the right figure, too", "a result 'Ann Ode' 3:59.12 place=1;a result 'Bea Lin' 4:01.55 place=2;b result 'Ann Ode' 3:59.12 place=1;b result 'Bea Lin' 4:01.55 place=2;"
     "c result 'Ann Ode' 3:59.12 place=1;c result 'Bea Lin' 3:59.72", "-"},
    {"the wrong athlete's nation does not come along", "a result 'Ann Ode' 3:59.12 place=1 nation=GBR;a result 'Bea Lin' 4:01.55 place=2;b result 'Ann Ode' 3:59.12 place=1 nation=GBR;b result 'Bea Lin' 4:01.55 place=2;c result 'Bea Lin' 3:59.12 nation=BEL", "-"},
    {"and one read for nobody", "a result 'Ann Ode' 3:59.12 place=1;b result 'Ann Ode' 3:59.12 place=1;c result '' 3:59.72", "mark resolved 3:59.12"},
    {"and one read for what is no athlete", "a result 'Ann Ode' 3:59.12 place=1;b result 'Ann Ode' 3:59.12 place=1;c result 'Harbour Park' 3:59.72 weak", "mark resolved 3:59.12"},
    {"an unknown athlete's figure that is told firmly stays hers", "a result 'Ann Ode' 3:59.12 place=1;b result 'Ann Ode' 3:59.12 place=1;c result 'Cat Moe' 3:59.72", "-"},
    {"a figure that may be either's stays where it is", "a result 'Ann Ode' 3:59.12 place=1;a result 'Bea Lin' 3:59.82 place=2;b result 'Ann Ode' 3:59.12 place=1;b result 'Bea Lin' 3:59.82 place=2;c result '' 3:59.72", "-"},
    {"an equal figure read for the wrong athlete speaks for its owner", "a result 'Ann Ode' 3:59.12 place=1;a result 'Bea Lin' 4:01.55 place=2;b result 'Ann Ode' 3:59.72 place=1;c result 'Bea Lin' 3:59.12 weak", "mark resolved 3:59.12"},
    {"a record of the result's figure is the result", "a result 'Ann Ode' 3:59.12 place=1;b result 'Ann Ode' 3:59.12 place=1;c placing 'Ann Ode' - place=1;c record 'Ann Ode' 3:59.72 record=WR", "mark resolved 3:59.12"},
    {"an old record beside the result is none", "a result 'Ann Ode' 3:59.12 place=1;b result 'Ann Ode' 3:59.12 place=1;c result 'Ann Ode' 3:59.12;c record 'Ann Ode' 3:59.72 record=NR", "-"},
    {"two figures of which one paper has both, and others each, are two races", "a result 'Ann Ode' 9.81 event=100m;b result 'Ann Ode' 9.81 event=100m;b result 'Ann Ode' 9.91 event=100m;c result 'Ann Ode' 9.91 event=100m", "-"},
    {"a short figure may be another race's", "a result 'Ann Ode' 9.79 event=100m;b result 'Ann Ode' 9.79 event=100m;c result 'Ann Ode' 9.79 event=100m;c result 'Ann Ode' 9.89 event=100m weak round=", "-"},
    {"but not where its own words tell the round", "a result 'Ann Ode' 9.79 event=100m;b result 'Ann Ode' 9.79 event=100m;c result 'Ann Ode' 9.79 event=100m;c result 'Ann Ode' 9.89 event=100m weak", "mark internal-inconsistency 9.79"},
    {"nor where it is told of two who had the same", "a result 'Ann Ode' 9.79 event=100m;b result 'Ann Ode' 9.79 event=100m;b result 'Bea Lin' 9.79 event=100m place=2;"
     "c result 'Ann Ode' 9.79 event=100m;c result 'Ann Ode' 9.89 event=100m weak round= at=700;c result 'Bea Lin' 9.89 event=100m weak round= at=700", "mark internal-inconsistency 9.79; mark unresolved "},
    {"a distance and the next figure, in feet, are one throw", "a result 'Ann Ode' 22.91 event=SP;b result 'Ann Ode' 22.91 event=SP;c result 'Ann Ode' 21.95 event=SP at=100;c result 'Ann Ode' 22.31 event=SP at=200;c result 'Ann Ode' '75ft 2in' event=SP feet at=240", "mark internal-inconsistency 22.91"},
    {"the only one in metres and the only one in feet are one, too", "a result 'Ann Ode' 22.91 event=SP;b result 'Ann Ode' 22.91 event=SP;c result 'Ann Ode' 22.31 event=SP at=200;c result 'Bea Lin' 20.31 event=SP at=300;c result 'Ann Ode' '75ft 2in' event=SP feet at=700", "mark internal-inconsistency 22.91"},
    {"one of several throws is another one", "a result 'Ann Ode' 22.91 event=SP;b result 'Ann Ode' 22.91 event=SP;c result 'Ann Ode' 22.31 event=SP at=200;c result 'Ann Ode' 22.05 event=SP at=300;c result 'Ann Ode' '75ft 2in' event=SP feet at=700", "-"},
    {"a round figure that somebody hopes for is no result", "a result 'Ann Ode' 15.74 event=TJ;b result 'Ann Ode' 15.74 event=TJ;c result 'Ann Ode' 16 event=TJ;c result 'Ann Ode' 15.34 event=TJ", "mark resolved 15.74"},
    {"2:00:85 is a misprint and not 2:01:25", "a result 'Ann Ode' 2:00:35 event=marathon;b result 'Ann Ode' 2:00:35 event=marathon;c result 'Ann Ode' 2:00:85 event=marathon impossible;c result 'Ann Ode' 2:01:25 event=marathon", "mark resolved 2:00:35"},
    {"the defending champion won another time", "a placing 'Ann Ode' - place=1 year=0 weak;a placing 'Ann Ode' - place=2;a result 'Ann Ode' 3:59.10;b placing 'Ann Ode' - place=1 year=0 weak;b placing 'Ann Ode' - place=2;b result 'Ann Ode' 3:59.10;c placing 'Ann Ode' - place=1 year=0 weak;c placing 'Ann Ode' - place=2;c result 'Ann Ode' 3:59.10", "-"},
    {"a figure that another paper has in another round is no slip", "a result 'Ann Ode' 9.81 event=100m round=semi-final;b result 'Ann Ode' 9.81 event=100m round=semi-final;b placing 'Bea Lin' - place=1 event=100m round=;b result 'Ann Ode' 9.91 event=100m round=;c placing 'Bea Lin' - place=1 event=100m round=;c result 'Ann Ode' 9.91 event=100m round=", "-"},
    {"a paper that puts two on one place tells of two rounds", "a placing 'Ann Ode' - event=100m place=3 sentence=1;a result 'Ann Ode' 10.76 event=100m place=3 sentence=1;a placing 'Bea Lin' - event=100m place=3 sentence=2;a result 'Bea Lin' 11.05 event=100m place=3 sentence=2", "-"},
    {"margins to nobody are to several rivals", "a result 'Ann Ode' 2:27:36 event=marathon place=2;a margin 'Ann Ode' 16 event=marathon;a margin 'Ann Ode' 10 event=marathon", "-"},
    {"the day of a record is not the race's", "a result 'Ann Ode' 3:59.10 date=2023-02-18 sentence=1;a record 'Ann Ode' 3:59.24 date=2023-02-18 record=WR sentence=1", "-"},
    {"a coarse figure means the finer one of its own paper", "a result 'Ann Ode' 15.74 event=TJ;a result 'Ann Ode' 16 event=TJ;b result 'Ann Ode' 15.74 event=TJ;c result 'Ann Ode' 15.72 event=TJ", "mark resolved 15.74"},
};

static void tell_one(struct cases *cases, struct buffer *out) {
    if (!cases->findings.discrepancies.count)
        buffer_add_text(out, "-");
    for (LIST_EACH(const struct discrepancy, d, &cases->findings.discrepancies))
        buffer_print(out, "%s%s %s %.*s", out->size ? "; " : "", discrepancy_kind_name(d->kind), verdict_name(d->verdict), STR_ARG(d->preferred));
}

Test(reconcile, every_story_has_its_verdict) {
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        struct cases cases = {0};
        str rest = str_of(stories[i].lines);
        while (rest.size)
            cases_add(&cases, str_to_c(str_cut(&rest, ';'), &cases.arena));
        cases_run(&cases);
        struct buffer got = {0};
        tell_one(&cases, &got);
        cr_expect(str_equal(buffer_str(&got), str_of(stories[i].hoped)), "%s: hoped for %s, got %.*s%s", stories[i].why, stories[i].hoped,
                  STR_ARG(buffer_str(&got)), cases_tell(&cases));
        buffer_close(&got);
        cases_close(&cases);
    }
}

/* What an editor reads: the evidence where there is some, and where there is none what is known and what is not. */
static const struct { const char *lines, *hoped; } sentences[] = {
    {"a result 'Ann Ode' 1:58.4 event=800m place=1;b result 'Ann Ode' 1:58.9 event=800m place=1",
     "1:58.4 (a) and 1:58.9 (b) cannot both be right. They are one digit apart, so one of them is probably a misprint; nothing else that is reported "
     "of this race, no margin, no rival's mark and no result list, says which."},
    {"a result 'Ann Ode' 1:58.40 event=800m place=1;b result 'Ann Ode' 2:01.77 event=800m place=1",
     "1:58.40 (a) and 2:01.77 (b) cannot both be right. Nothing else that is reported of this race, no margin, no rival's mark and no result list, "
     "tells which is right."},
    {"a result 'Ann Ode' 5.42 title event=LJ;a result 'Ann Ode' 5.24 event=LJ place=1",
     "a says 5.42 in its headline and 5.24 in its text. They differ in the order of two neighbouring digits, so one of them is probably a misprint; "
     "nobody else reports it, so nothing says which."},
    {"a result 'Ann Ode' 6.95 event=LJ place=4;b result 'Ann Ode' 6.95 event=LJ place=4;c result 'Ann Ode' 6.95 event=LJ place=5;b result 'Bea Lin' 6.81 event=LJ place=5",
     "Fifth place (c) is contradicted by fourth place (a and b). Fifth was Lin with 6.81 (b), and 6.95 is better."},
    {"a result 'Ann Ode' 6810 event=heptathlon place=1;a result 'Bea Lin' 6775 event=heptathlon place=2;b result 'Ann Ode' 6810 event=heptathlon place=1;"
     "b result 'Bea Lin' 6775 event=heptathlon place=2;a margin 'Ann Ode' 35 weak event=heptathlon;b margin 'Ann Ode' 45 weak event=heptathlon",
     "A margin of 45 (b) is contradicted by a margin of 35 (a). 6810 less 6775 is 35. One digit differs: a misprint."},
    {"a result 'Ann Ode' 20.03 event=200m place=2 uri=http://x.example/1 published=2023-08-23;b result 'Ann Ode' 20.02 event=200m place=2 uri=http://x.example/1 published=2023-08-24;"
     "c result 'Ann Ode' 20.02 event=200m place=2", "a gave the mark as 20.03; a later version of the same page (b) has 20.02. The new figure is also that of c."},
    {"a result 'Ann Ode' 9.79 event=100m;b result 'Ann Ode' 9.79 event=100m;c result 'Ann Ode' 9.79 event=100m;c result 'Ann Ode' 9.89 event=100m",
     "c says 9.89 in one place and 9.79 in another. 9.79 is also the figure of a and b. One digit differs: a misprint."},
    {"a result 'Ann Ode' 22.91 event=SP;b result 'Ann Ode' 22.91 event=SP;c result 'Ann Ode' '70ft 2in' event=SP feet place=1",
     "70ft 2in, or 21.39 (c) is contradicted by 22.91 (a and b). Two independent reports stand against one. One digit differs: a misprint."},
    {"list result 'Ann Ode' 19.78 event=200m place=1 wind=-0.5 reference;b result 'Ann Ode' 19.78 event=200m place=1 wind=+0.5",
     "The official list (list) has -0.5; b says +0.5. The wind is turned round: the one is a headwind, the other blew from behind."},
    {"a result 'Ann Ode' 3:59.10;b result 'Ann Ode' 3:59.10;c result 'Ann Ode' 3:59.70",
     "3:59.70 (c) is contradicted by 3:59.10 (a and b). Two independent reports stand against one. One digit differs: a misprint."},
};

Test(reconcile, explanations_say_what_is_known_and_no_more) {
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        struct cases cases = {0};
        str rest = str_of(sentences[i].lines);
        while (rest.size)
            cases_add(&cases, str_to_c(str_cut(&rest, ';'), &cases.arena));
        cases_run(&cases);
        cr_assert(cases.findings.discrepancies.count == 1, "%s gives\n%s", sentences[i].lines, cases_tell(&cases));
        str got = cases.findings.discrepancies.items[0].explanation;
        cr_expect(str_equal(got, str_of(sentences[i].hoped)), "hoped for\n%s\ngot\n%.*s", sentences[i].hoped, STR_ARG(got));
        cases_close(&cases);
    }
}
