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
     "Emma Tolland F, Kara Voss F"},
    {"a coach is no athlete", "James Haldane won the 800m final. His coach, Dan Mackley, was pleased with the 800m.", "James Haldane M"},
    {"a meeting is nobody", "James Haldane won the 800m at the Foxdale Invitational and the Foxdale Relays.", "James Haldane M"},
    {"a town is nobody", "James Haldane won the 800m in Great Malby. He likes Great Malby.", "James Haldane M"},
    {"and so does a pronoun that can only be one person",
     "Lee Tarkvi ran the 800m in Leeds. She led from the bell. The men's 800m was won by Lee Oulen on an athletics track.", "Lee Tarkvi F, Lee Oulen M"},
    {"words in capitals in front of a full name are none of it", "MALBY ATHLETE Anna Birk won the 400m in 55.50.", "Anna Birk F"},
    {"but a given name may be", "JAMES Haldane won the 800m in 1:45.20.", "JAMES Haldane"},
    {"nor is who comes from a town", "Behind were Winnipegger Brunelda Orme and Vancouverite Nilda Birk in the women's 400m in 55.50.", "Brunelda Orme F, Nilda Birk F"},
    {"a nickname stands in the name", "Patrick \"the Machine\" Orme won the 400m in 45.50.", "Patrick \"the Machine\" Orme M"},
    {"a people in front of a name is none of it, either", "Behind were Marylanders James Orme and Anna Birk in the 400m in 55.50.", "James Orme M, Anna Birk F"},
    {"nor is an adjective or adverb that opens the sentence", "Unheralded Akshvi Tarkon won the 400m in 50.11. Presumably Oulen Besk was second.",
     "Akshvi Tarkon, Oulen Besk"},
    {"nor any word that opens it, where the name stands alone elsewhere",
     "Tarkvi Oulen and Besvi Deme ran the 400m. Evergreen Tarkvi Oulen won the 400m in 50.11.", "Tarkvi Oulen, Besvi Deme"},
    {"a sentence begins behind a dateline", "Malby, Aug 20 (PTA) Unheralded Akshvi Tarkon won the 100m in 10.22.", "Akshvi Tarkon"},
    {"initials may stand behind a name", "Malby's Akshvi T won the pole vault with 5.20m. Akshvi cleared 5.00m, too, and beat Oulen Besk D (4.90m).",
     "Akshvi T, Oulen Besk D"},
    {"a letter that counts things is no initial", "Anna Birk won heat A of the 800m in 2:01.20. Plan B was a sprint.", "Anna Birk F"},
    {"a ground is nobody, in small letters either", "James Haldane won the 800m in 1:45.20 at the Mark Orme stadium.", "James Haldane M"},
    {"a town's people in front of a full name is none of it", "The 400m went to Malbyster and Aucklander James Haldane in 50.11.", "James Haldane M"},
    {"a surname may look like a pronoun", "China's He Tarkvi won the women's 400m in 50.11.", "He Tarkvi F"},
    {"the race tells the sex", "The women's 800m went to Tarkvi Oulen in 2:01.20 on an athletics track.", "Tarkvi Oulen F"},
    {"the pronoun tells it", "Tarkvi Oulen won the 800m in 2:01.20. She led all the way.", "Tarkvi Oulen F"},
    {"one race of women does not make men women",
     "Daniel Orme won the 800m ahead of Tesvi Beklu. The women's race went to Anna Birk.", "Daniel Orme M, Tesvi Beklu M, Anna Birk F"},
    {"a heading tells whose results follow",
     "Athletics results\n\nMen\n\n100m: 1 S Oker (Malby) 11.1; 2 D Lom (Foxdale) 11.3.\n\nWomen\n\n100m: 1 E Farr (Malby) 12.4.",
     "S Oker M, D Lom M, E Farr F"},
    {"who runs against women is one", "Anna Birk won the 800m in 2:01.20. Birk held off Tesvi Beklu in the last metres.", "Anna Birk F, Tesvi Beklu F"},
    {"capitals are initials where a club or a mark in brackets stands behind",
     "Anna Birk won the women's 800m. MKR Ferro(Army) 2:03.10 took second place while HWK Beklu (Navy) 2:04.50 ended up third.",
     "Anna Birk F, MKR Ferro F, HWK Beklu F"},
    {"a particle with a capital belongs to the surname", "Andre De Moor won the 100m in 10.10. De Moor was pleased.", "Andre De Moor M"},
    {"a surname of two words is one where it stands alone", "Anna Hunter Birk won the 800m in 2:01.20. Hunter Birk was pleased.", "Anna Hunter Birk F"},
    {"the father's surname is enough", "Anna García León won the 5000m in 15:21.10. García was pleased, and García led throughout.", "Anna García León F"},
    {"a word that is small elsewhere stands inside a name", "They were pleased. James Were Obiya won the 800m in 1:45.20.", "James Were Obiya M"},
    {"and begins one behind its owner", "It was just right. Kenya's Just Kwabe-Orme won the 800m in 1:45.20.", "Just Kwabe-Orme"},
    {"a ground's name goes on with what a person did", "Emma Haldane won the 400m. She beat Marlow's Armal Hall, who ran 51.20.", "Emma Haldane F, Armal Hall"},
    {"a team's nickname is nobody", "Emma Haldane won the 400m. The Razorbacks won the day. The No. 1 ranked Razorbacks ran well, and the Razorbacks took points.",
     "Emma Haldane F"},
    {"a nickname between marks is part of the name", "James 'Abs' Haldane won the 800m in 1:45.20. Haldane was pleased.", "James 'Abs' Haldane M"},
    {"a town before a surname is no given name", "James Haldane won the 800m. A year ago in Daegu Haldane led the 800m, too.", "James Haldane M"},
    {"a mother's name", "James Haldane won the 800m. Mum Wilma Haldane was pleased. Poor Haldane was tired after the 800m.", "James Haldane M, Wilma Haldane F"},
    {"a given name opens a sentence though the word is small elsewhere",
     "The mark stood for a year. Mark Haldane won the 1500m in 3:40.10.", "Mark Haldane M"},
    {"initials behind an owner are the athlete's", "Malby College's K.P. Sarna won the triple jump with 13.31m. Sarna was pleased.", "K.P. Sarna"},
    {"behind two owners, and a long one", "It went to M.G. College's N.V. Sarna and Savitri Phule Pune College's Rohan Pawle in the long jump.", "N.V. Sarna M, Rohan Pawle M"},
    {"initials that are a degree, too", "Emma Haldane jumped 14.11m in the triple jump. M.A. Prajva was second.", "Emma Haldane F, M.A. Prajva"},
    {"where somebody lives is no part of the name", "Emma Haldane won the 800m from Great Malby-based Margaret Chelvo.", "Emma Haldane F, Margaret Chelvo F"},
    {"who owns a coach is none", "James Haldane won the 800m. Mark Voss's former coach at the club was pleased.", "James Haldane M, Mark Voss M"},
    {"a surname that is a country's name", "On Sunday Hannah England won the 800m in 2:01.20.", "Hannah England F"},
    {"a surname that leads in elsewhere, before a nation", "Yaselin Best (TUR) won the 800m in 2:01.20.", "Yaselin Best"},
    {"a surname that names a ground elsewhere, before an age", "Yaselin Hall, 24, won the 800m in 2:01.20.", "Yaselin Hall"},
    {"a surname that is an article before vowels", "An Yulan won the women's 800m in 2:01.20.", "An Yulan F"},
    {"an article before a vowel is none", "An Ethiopian, Yulan Bell, won the women's 800m in 2:01.20.", "Yulan Bell F"},
    {"a surname that is a people's name", "Mark English won the 800m in 1:45.20.", "Mark English M"},
    {"sisters share a surname", "Sisters Anna and Emma Haldane were first and second in the 800m. Anna led.", "Emma Haldane F, Anna F"},
    {"a dateline is nobody", "SANTA MALBA - James Haldane won the 800m in 1:45.20.\n\nHaldane was pleased.", "James Haldane M"},
    {"nor is one with its date", "SANTA MALBA, April 10 - James Haldane won the 800m. Emma Tolland from Santa Malba was second.", "James Haldane M, Emma Tolland F"},
    {"a longer name is the shorter one, too", "Mark Voss lost to Hamad Feizo Dahlan from Malby in the high jump. Hamad Feizo was pleased.",
     "Mark Voss M, Hamad Feizo Dahlan M"},
    {"initials without points before what people do", "The men's 800m saw RDUS Suranta take gold, and S Orlowa and WGAK Weliba were next.",
     "RDUS Suranta M, S Orlowa M, WGAK Weliba M"},
    {"but an office of that name is nobody", "HSBC Holding was pleased as James Haldane won the 800m.", "James Haldane M"},
    {"many initials are one name", "James Haldane won the high jump with the 1.90m of K. H. G. T. S. Dipwa.", "James Haldane M, K. H. G. T. S. Dipwa M"},
    {"a club that begins like a person", "James Haldane won the 400m ahead of Mark Voss of Cameron Blazers (46.59).", "James Haldane M, Mark Voss M"},
    {"nor is it another who has its name", "Emma Cameron ran the 400m. James Haldane won the 400m from Mark Voss of Cameron Blazers.",
     "Emma Cameron F, James Haldane M, Mark Voss M"},
    {"the town of a school", "Emma Haldane of Holy Cross College, Gampora equalled the high jump record.", "Emma Haldane F"},
    {"a sister of one name who ran", "Emma Haldane won the 200m in 23.10. Her twin sister, Kyla, clinched the bronze in 23.87.", "Emma Haldane F, Kyla F"},
    {"a plural of two words before a name", "Sri Lankans Tharu Amaso and Lakra Sugon were second and third in the 100m.", "Tharu Amaso, Lakra Sugon"},
    {"nor is who stands behind an article", "James Haldane won the 800m.\n\n\"I am so happy,\" the Malbian said.", "James Haldane M"},
    {"a people's name is a given name before a surname", "Finn Haldane won the 800m in 1:45.20. Haldane was pleased.", "Finn Haldane M"},
    {"one deed that only athletes do is enough for a surname alone",
     "James Haldane threw the javelin 84.19m, while Cakstis responded with 82.92m.", "James Haldane M, Cakstis M"},
    {"a surname behind the name of the race is an athlete's",
     "100m: James Haldane won in 10.02.\n\n800m: Cakstis started fast and led to the last bend.", "James Haldane M, Cakstis"},
    {"or with a place and a mark", "James Haldane won the 800m in 1:45.20. In third: Cakstis 1:46.10.", "James Haldane M, Cakstis"},
    {"surnames alone in a row of results", "800m: 1. James Haldane 1:45.20, 2. Cakstis 1:46.10.", "James Haldane M, Cakstis M"},
    {"so is a quote", "James Haldane won the 800m. \"I am so happy,\" said Claxby.", "James Haldane M, Claxby"},
    {"a club that owns an athlete is nobody", "James Haldane was edged out in the 800m by Whitby's Emma Tolland in 2:01.20.",
     "James Haldane M, Emma Tolland F"},
    {"where somebody is from is nobody", "The junior from Pako Pako took the long jump at 7.19m ahead of James Haldane.", "James Haldane M"},
    {"a champion of old is an athlete in another office",
     "His coach Dan Mackley, himself the 1992 Olympic steeplechase champion, saw James Haldane win the 800m.", "Dan Mackley M, James Haldane M"},
    {"a wrestler is no athlete here", "James Haldane won the 800m and met wrestler Mark Voss.", "James Haldane M"},
    {"an order to the reader is no given name", "Remember James Haldane, fourth in the 800m in 1:45.20.", "James Haldane M"},
    {"a name begins behind a word for one of a club", "The 800m was won by North Malby Harrier James Haldane, and Donore Harrier Mark Voss was second.",
     "James Haldane M, Mark Voss M"},
    {"a surname that is a small word elsewhere", "Wiseman Were won the men's 800m. Were was third in the 1500m, and there were few who ran both.", "Wiseman Were M"},
    {"what a thrower is called is no name", "James Haldane won the 800m. Shotputter Mark Voss took gold with 17.84m.", "James Haldane M, Mark Voss M"},
    {"whom somebody represents is nobody", "Emma Tolland won the 800m in 2:01.20 while Eva Holm, representing Prisons came third in 2:03.20.",
     "Emma Tolland F, Eva Holm F"},
    {"whom a medal is owed to is an athlete", "Malby took two medals in the men's 400m thanks to Percy Marton (53.00) and James Haldane (54.40).",
     "Percy Marton M, James Haldane M"},
    {"a school that has a person's name is nobody", "Edwin Orme High were second in the relay. Mark Voss won the 400m ahead of Edwin Orme (84).", "Mark Voss M"},
    {"nor is one that owns a full name", "Mark Voss won the 400m ahead of Edwin Orme's Emma Haldane in 51.10.", "Mark Voss M, Emma Haldane F"},
    {"a town of which a school is named", "Mark Voss won the 800m. Tull High beat Malbora College for the title, and Malbora edged out Tull.", "Mark Voss M"},
    {"who has another middle name is somebody else", "Will Boit Tarkvi won the 800m in 1:45.20 and Will Kipsang Tarkvi the 1500m.",
     "Will Boit Tarkvi M, Will Kipsang Tarkvi M"},
    {"who is thanked and ran is an athlete", "Mark Voss won the 800m in 1:45.20. Thanks to Mark Voss for the course and to Dan Orme for recording times.", "Mark Voss M"},
    {"one name in a row of results", "100m: 1. Anna Haldane (Mal, 11.70s), 2. Pooja (Orm, 11.88), 3. Emma Tolland (Tul, 11.91).",
     "Anna Haldane F, Emma Tolland F, Pooja F"},
    {"a given name of two before a ground", "Mark Voss won the 400m in 45.50. Khi-Anthony Hall of Malby was second.", "Mark Voss M, Khi-Anthony Hall"},
    {"a rank is no part of the name", "Private First Class Dina Fox won the 5000m in 16:10.20.", "Dina Fox F"},
    {"nor is one with a mark behind a comma", "60 Meter Hurdles - Shanel Brisva, 7.90 seconds\n\nMark Voss won the 800m in 1:45.20.", "Shanel Brisva, Mark Voss M"},
    {"a given name is none of its tail's openers", "Serefi Aneli Unarva led the 100m. Serafi Aneli Unarva won the 100m in 11.69.", "Serefi Aneli Unarva"},
    {"who is beaten by her twin has run", "Tia Orme won the women's 100m in 11.49 ahead of twin sister Tina Orme (11.50).", "Tia Orme F, Tina Orme F"},
    {"a town with a mark behind is nobody", "Mark Voss won the 5000m in 14:10.20 and James Haldane won at Rickmansford (14:29.10).", "Mark Voss M, James Haldane M"},
    {"a full name begins behind a club's", "Mark Voss won the 800m in 1:45.20. Behind was Donore Harriers Dan Orme in 1:46.10.", "Mark Voss M, Dan Orme M"},
    {"a team's nickname of two words is nobody", "Anna Birk won the 800m in 2:01.20. The Blue Corbers were led by Emma Tolland.", "Anna Birk F, Emma Tolland F"},
    {"a dash is no part of a name", "Mark Voss and James Haldane ran the 4x400m: Mark- 51.80, James- 52.50.", "Mark Voss M, James Haldane M"},
    {"a line of a list is no headline", "Shot put - 9. Anna Haldane, South Malby, 33-07.75\n\nMark Voss won the 800m in 1:45.20.", "Anna Haldane F, Mark Voss M"},
    {"who ran a relay stands in brackets", "4x800m relay - 9. Malby-Story (Anna Haldane, Emma Tolland, Eva Holm, Ina Orme), 10:08.39",
     "Anna Haldane F, Emma Tolland F, Eva Holm F, Ina Orme F"},
    {"three brothers share a surname", "Jacob, Mark and James Haldane were first, second and third in the 800m.", "James Haldane M, Jacob M, Mark M"},
    {"a duo is nobody's home", "Mark Voss won the men's 800m in 1:47.30 ahead of the Malby Duo of James Haldane and Dan Orme.",
     "Mark Voss M, James Haldane M, Dan Orme M"},
    {"A is an initial before a club", "Men's 800m: J Haldane (Foxdale AC), A Tolland (Malby Harriers).", "J Haldane M, A Tolland M"},
    {"a list of results in one line is no headline", "Athletics, men's 800m: 1 James HALDANE 1:45.20 2 Mark VOSS 1:46.10 3 Dan ORME 1:47.30",
     "James HALDANE M, Mark VOSS M, Dan ORME M"},
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

/* "Name CODE, Name CODE" of the athletes. */
static str nations_of(str text, struct arena *arena) {
    struct reading reading;
    struct buffer out = {0};
    article_reader_read(text, &reading, arena);
    for (LIST_EACH(struct person, person, &reading.people))
        if (person->is_athlete && !person->is_team)
            buffer_print(&out, "%s%.*s %.*s", out.size ? ", " : "", STR_ARG(person->name), STR_ARG(person->nation));
    str result = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    return result;
}

static const struct people_case nation_cases[] = {
    {"a plural opens a list", "Americans Carl Haldane (1984), Mark Voss (1988) and James Orme won the 100m.",
     "Carl Haldane USA, Mark Voss USA, James Orme USA"},
    {"a singular does not", "Dutchman Carl Haldane and Mark Voss of Spain won their heats of the 100m.", "Carl Haldane NED, Mark Voss ESP"},
    {"a nation's record is broken by its own", "Emma Haldane broke her own Irish 60m hurdles record with 8.06. Anna Voss was third.",
     "Emma Haldane IRL, Anna Voss "},
    {"so is the one who held it", "Emma Haldane broke Anna Voss's long-standing Irish record in the 60m with 7.37.",
     "Emma Haldane IRL, Anna Voss IRL"},
    {"nobody owns an all-comers' record", "Emma Haldane set a British all-comers' record of 14:32.10 in the 5000m.", "Emma Haldane "},
    {"South America is no country", "Emma Haldane broke the South American record with 14:32.10 in the 5000m.", "Emma Haldane "},
    {"the first Briton to win is one", "Emma Haldane became the first British woman to win the 800m title.", "Emma Haldane GBR"},
    {"no Briton since", "No Briton had won the 800m since Emma Haldane in 2004. Kenya's Faith Voss won it in 1:58.10.",
     "Emma Haldane GBR, Faith Voss KEN"},
    {"compatriots share a nation", "Kenya's Faith Voss won the 800m ahead of her compatriot Emma Haldane.", "Faith Voss KEN, Emma Haldane KEN"},
    {"either way round", "Faith Voss won the 800m ahead of team-mate Emma Haldane. Haldane, a Kenyan, was pleased.", "Faith Voss KEN, Emma Haldane KEN"},
    {"a fellow Norwegian is not the only one", "Carl Haldane ran 3:29.65 for silver, and fellow Norwegian Mark Voss took bronze in the 1500m.",
     "Carl Haldane NOR, Mark Voss NOR"},
    {"the Swede is who is beaten when the winner is none",
     "Russia's Carl Voss won the high jump. He beat Mark Haldane into second place to end the Swede's unbeaten record.",
     "Carl Voss RUS, Mark Haldane SWE"},
    {"a description after a contrast is of somebody else", "Carl Haldane led the 1500m, but the Scot Mark Voss drew level.",
     "Carl Haldane , Mark Voss GBR"},
    {"Greek doctors are nobody in the race", "Carl Haldane won the 1500m in 3:40.10. The Greek doctors were pleased.", "Carl Haldane "},
    {"who wins a country's first gold", "Emma Haldane captured China's first medal in the 800m final. Anna Voss beat Kenya's first medallist.", "Emma Haldane CHN, Anna Voss "},
    {"a country's runners swept the medals",
     "American hosts swept the podium as Carl Haldane won the 100m in 9.86 seconds, ahead of Mark Voss and James Orme. Dan Birk was fourth.",
     "Carl Haldane USA, Mark Voss USA, James Orme USA, Dan Birk "},
    {"a town's own", "Toronto's Emma Haldane was eighth in the 800m.", "Emma Haldane CAN"},
    {"who leads a country's team home", "South Africa's men won the 4x100m relay, with Carl Haldane leading the team home in 37.61.", "Carl Haldane RSA"},
    {"a medal for a country", "Faith Voss won Kenya their first gold in the 10,000m.", "Faith Voss KEN"},
    {"a headline's verb parts people and name", "Belgian student upsets Haldane\n\nEmma Haldane was second in the 800m.", "Emma Haldane "},
    {"a pair is the two who were named before", "Emma Haldane and Carl Voss will fight the bans for missed tests. The Greek pair were out of the 100m.",
     "Emma Haldane GRE, Carl Voss GRE"},
    {"but not one of three", "Emma Haldane, Carl Voss and Mark Orme ran the 100m. The Greek pair were pleased.", "Emma Haldane , Carl Voss , Mark Orme "},
    {"a headline's pair is named behind it", "Greek duo cleared\n\nSprinters Emma Haldane and Carl Voss were cleared of missing the 100m.",
     "Emma Haldane GRE, Carl Voss GRE"},
    {"whom one description tells is no stranger to the next",
     "Carl Voss could meet Mark Haldane in the 5000m as the Ethiopian is the champion. But the Moroccan will decide later.",
     "Carl Voss MAR, Mark Haldane ETH"},
    {"three of one nation", "Britain's Emma Haldane, Anna Voss and Dora Orme each reached the 200m final.", "Emma Haldane GBR, Anna Voss GBR, Dora Orme GBR"},
    {"not of three nations", "Britain's Emma Haldane, Anna Voss of Kenya and Dora Orme reached the 200m final.", "Emma Haldane GBR, Anna Voss KEN, Dora Orme "},
    {"what a federation does it does to its own", "Kenya's athletics body has suspended marathon runner-up Emma Haldane.", "Emma Haldane KEN"},
    {"for the Australians", "Elsewhere for the Australians, Emma Haldane was out of the 800m and Carl Voss won the long jump.", "Emma Haldane AUS, Carl Voss AUS"},
    {"a home town", "Emma Haldane, a 21-year-old from Brisbane, won the 800m.", "Emma Haldane AUS"},
    {"a town and its state", "Carl Voss never looked back. The 31-year-old from London, Ont., won the decathlon.", "Carl Voss CAN"},
    {"where somebody won is no home", "Emma Haldane, the 800m champion of London 2017, won the 800m.", "Emma Haldane "},
    {"a home favourite is from where the meeting is", "Home favourite Emma Haldane was third in the 800m at the Paris Diamond League.", "Emma Haldane FRA"},
    {"who ran together is of the team's country",
     "Italy got a bronze in the 4x400m relay as well, Emma Haldane, Anna Voss, Dora Orme and Eve Birk smashing the record with 3:19.20.",
     "Emma Haldane ITA, Anna Voss ITA, Dora Orme ITA, Eve Birk ITA"},
    {"whom the sentence before has introduced", "Carl Voss won the 10,000m. Half a second behind came a tall American. Mark Orme ran 27:30.10.",
     "Carl Voss , Mark Orme USA"},
    {"two of them", "Carl Voss won the 10,000m. The other two Americans were not there. Mark Orme was 13th and James Birk 19th.",
     "Carl Voss , Mark Orme USA, James Birk USA"},
    {"a sweep is of all three", "Jamaican sweep\n\nEmma Haldane won the 100m in 10.61. Anna Voss got the silver in 10.74. Dora Orme took bronze. Eve Birk was fourth.",
     "Emma Haldane JAM, Anna Voss JAM, Dora Orme JAM, Eve Birk "},
    {"the star of a town", "Emma Haldane won the 800m in 2:01.20. The Dundee star led throughout.", "Emma Haldane GBR"},
    {"trials are one country's", "Emma Haldane won the 800m in 2:01.20 at the US Olympic trials. Kenya's Faith Voss watched.", "Emma Haldane USA, Faith Voss KEN"},
    {"championships of the world are not", "Emma Haldane won the 800m in 2:01.20 at the World Championships in Japan.", "Emma Haldane "},
    {"a sponsor before the country", "Emma Haldane won the 800m in 2:01.20 at the Malvo UK Championships. Anna Voss was second.", "Emma Haldane GBR, Anna Voss GBR"},
    {"trials for other championships", "Emma Haldane won the 800m in 2:01.20 at the British European Indoor Trials and UK Championships. Anna Voss was second.",
     "Emma Haldane GBR, Anna Voss GBR"},
    {"trials that a country owns", "Emma Haldane won the 800m in 2:01.20 at Jamaica's Olympic trials. Winston Voss of Guyana was second in the 400m.",
     "Emma Haldane JAM, Winston Voss GUY"},
    {"a national meeting's country is that of its towns",
     "Emma Haldane of Kerala won the 800m in 2:01.20 at the national inter-State championships. Tamil Nadu's Anna Voss was second and Dora Orme third.",
     "Emma Haldane IND, Anna Voss IND, Dora Orme IND"},
    {"an international meeting has none", "Emma Haldane won the 800m in 2:01.20 at the Asian Championships in Pune. Anna Voss was second.", "Emma Haldane , Anna Voss "},
    {"championships behind a country's abbreviation", "Emma Haldane won the 800m in 2:01.20 at the SA Senior Championships. Anna Voss was second.",
     "Emma Haldane RSA, Anna Voss RSA"},
    {"a meeting that one country alone holds", "Emma Haldane won the 800m in 2:01.20 at the Federation Cup in Bhubaneswar. Anna Voss was second.",
     "Emma Haldane IND, Anna Voss IND"},
    {"the place of other championships",
     "LEEDS: Emma Haldane won the 800m at the national championships in 2:01.20, inside the standard for the World Championships in Budapest. "
     "Anna Voss was second.",
     "Emma Haldane GBR, Anna Voss GBR"},
    {"a headline about trials",
     "Trials notebook: Haldane again\n\nEmma Haldane won the 800m in 2:01.20 in Eugene. Anna Voss of Portland was second and Dora Orme of Tucson third.",
     "Emma Haldane USA, Anna Voss USA, Dora Orme USA"},
    {"the list of a chosen team",
     "Emma Haldane is included in the British squad for the World Championships. Dora Orme is also selected. Anna Voss is left out.\n\n"
     "Women\n100m: E Farr (Malby AC), A Lom (Foxdale Harriers).",
     "Emma Haldane GBR, Dora Orme GBR, Anna Voss GBR, E Farr GBR, A Lom GBR"},
    {"a team in brackets", "Jamaica's men (Carl Haldane, Mark Voss and James Orme) were second in the 100m.", "Carl Haldane JAM, Mark Voss JAM, James Orme JAM"},
    {"who is chosen for a country's team",
     "Emma Haldane will run the 800m for Britain at next month's World Championships. Carl Voss is also included. There is no place for Dora Orme. "
     "Kenya's Faith Birk is the 800m favourite, and Eve Lom will be there.",
     "Emma Haldane GBR, Carl Voss GBR, Dora Orme GBR, Faith Birk KEN, Eve Lom "},
    {"a relay team's nation is its runners'", "The Indian quartet of Amit Voss, Raj Orme, Arun Haldane and Dev Birk ran 2:59.05 in the 4x400m relay.",
     "Amit Voss IND, Raj Orme IND, Arun Haldane IND, Dev Birk IND"},
};

Test(people, have_the_nation_that_the_article_tells) {
    for (size_t i = 0; i < sizeof nation_cases / sizeof *nation_cases; i++) {
        struct arena arena = {0};
        str got = nations_of(str_of(nation_cases[i].text), &arena);
        cr_expect(str_equal(got, str_of(nation_cases[i].athletes)), "%s: hoped for «%s», got «%.*s»", nation_cases[i].shows,
                  nation_cases[i].athletes, STR_ARG(got));
        arena_close(&arena);
    }
}

/* The speakers of the quotes, apart by commas. */
static str speakers_of(str text, struct arena *arena) {
    struct reading reading;
    struct buffer out = {0};
    article_reader_read(text, &reading, arena);
    for (LIST_EACH(struct quote, quote, &reading.quotes))
        buffer_print(&out, "%s%.*s", out.size ? ", " : "", STR_ARG(quote->speaker));
    str result = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    return result;
}

static const struct people_case speaker_cases[] = {
    {"a nickname", "Emma Haldane won the 800m in 2:01.20.\n\"I am a fierce competitor,\" said the Pocket Rocket.", "Emma Haldane"},
    {"what no list knows", "Emma Haldane won the 800m in 2:01.20.\n\"I had no plan at all,\" said the mother-of-two.", "Emma Haldane"},
    {"\"her\" in somebody's own words is not who the description behind them cannot be",
     "Emma Haldane won the 800m in 2:01.20.\nIda Brandt was second.\nHaldane had led throughout.\n"
     "\"I was like a mother who is waiting for her baby,\" said the 29-year-old.", "Emma Haldane"},
    {"a body says we", "Emma Haldane won the 800m in 2:01.20.\n\"We had no plan at all,\" said the Running Board.", "Running Board"},
    {"a Kenyan of whom the narrator has just told, not one of before",
     "Anna Voss won the 800m. The bronze went to Dora Orme of Kenya.\nEmma Haldane set the record in 2018. She was injured before the 800m.\n"
     "\"I am happy with it,\" said the Kenyan.", "Emma Haldane"},
    {"she of the sentence before", "Anna Voss won the 800m. \"I was fast,\" said Voss.\nDoes Emma Haldane eye the record? She laughs. \"You don't run for time.\"",
     "Anna Voss, Emma Haldane"},
    {"a coach is no athlete", "Emma Haldane won the 800m in 2:01.20.\n\"I had no plan at all,\" said the coach.", "coach"},
    {"an age that nobody told, behind somebody named in passing",
     "Emma Haldane won the 800m in 2:01.20. Haldane led throughout. Dora Orme was eighth.\n\"I had no plan at all,\" said the 24-year-old.",
     "Emma Haldane"},
    {"whom the paragraph before was about, not the last of its placed",
     "Emma Haldane won the 800m! She led at the bell and she has run 1:57.20. Dora Orme was second, Anna Voss third.\n\n\"I am so grateful,\" she said.",
     "Emma Haldane"},
    {"and not whom the article names most often",
     "Emma Haldane won the 800m in May. Haldane won again in June.\n\nDora Orme beat Haldane in Rome. She was best of the heats in 2:00.10.\n\n"
     "\"I am so grateful,\" she said.", "Dora Orme"},
    {"behind a paragraph about nobody, whom the article is about",
     "Emma Haldane won the 800m in 1:57.20. Haldane was delighted, and Haldane cried.\n\nDora Orme was seventh. She had been the last to qualify.\n\n"
     "Nobody from here had won before, and the next championships come home.\n\n\"I hope to see you all,\" she said.", "Emma Haldane"},
    {"the winner by the place that she took", "Emma Haldane beat Dora Orme in the 800m. Orme led at the bell.\n\n\"I am so grateful,\" the winner said.", "Emma Haldane"},
    {"the loser by hers", "Emma Haldane won the 800m ahead of Dora Orme. Haldane led at the bell.\n\n\"It hurts me,\" the runner-up said.", "Dora Orme"},
    {"a favourite by what she was called", "Emma Haldane won the 800m from Dora Orme, the favourite. Haldane led.\n\n\"It hurts me,\" the favourite said.", "Dora Orme"},
    {"by a shorter form of the name", "Emma El Haldane won the 800m in 1:57.20.\n\nThen El Haldane cried. She said the wait was over. \"It was a black hole in my life,\" she said.",
     "Emma El Haldane"},
    {"a title in another event", "Emma Haldane won the 800m. Dora Orme, the world 100m hurdles champion, was there.\n"
     "Haldane smiled. \"I had no plan at all,\" said the world 800m champion.", "Emma Haldane"},
};

Test(people, speak_by_what_they_are_called) {
    for (size_t i = 0; i < sizeof speaker_cases / sizeof *speaker_cases; i++) {
        struct arena arena = {0};
        str got = speakers_of(str_of(speaker_cases[i].text), &arena);
        cr_expect(str_equal(got, str_of(speaker_cases[i].athletes)), "%s: hoped for «%s», got «%.*s»", speaker_cases[i].shows,
                  speaker_cases[i].athletes, STR_ARG(got));
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
