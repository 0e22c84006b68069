#include <criterion/criterion.h>
#include <time.h>

#include "base/buffer.h"
#include "extract/quotes.h"
#include "normalise/normalise.h"

static struct arena rules;
static struct quote_words words;
static struct sentence_words *sentence_words;

static void load(void) {
    struct error error = {0};
    cr_assert(quote_words_load("rules", &words, &rules, &error) == OK, "%s", error.text);
    cr_assert(sentence_words_load("rules", &sentence_words, &error) == OK, "%s", error.text);
}

static void drop(void) {
    sentence_words_free(sentence_words);
    arena_close(&rules);
}

TestSuite(quotes, .init = load, .fini = drop);

struct read_quotes {
    struct document document;
    struct content content;
    struct article article;
    struct spoken_list spoken;
    struct quote_list quotes;
};

/* Lines of text are paragraphs. */
static struct read_quotes *read_text(str text, const struct speaker_lookup *lookup, struct arena *arena) {
    struct read_quotes *read = ARENA_NEW(arena, struct read_quotes);
    read->document.bytes = read->content.text = text;
    offsets_add(&read->content.map, (uint32_t)text.size, span_of(0, text.size), arena);
    for (size_t at = 0; at < text.size;) {
        size_t end = str_find_char(text, '\n', at);
        *LIST_ADD(&read->content.blocks, arena) = (struct block){span_of(at, end), BLOCK_PARAGRAPH};
        at = end + 1;
    }
    normalise(&read->document, &read->content, sentence_words, &read->article, arena);
    quotes_find(&read->article, &words, &read->spoken, arena);
    quotes_name(&read->article, &words, &read->spoken, lookup, &read->quotes, arena);
    return read;
}

/* "SPEAKER: words" of each quote, as the page prints the words, one a line. */
static str told(str text, struct arena *arena) {
    const struct read_quotes *read = read_text(text, NULL, arena);
    struct buffer out = {0};
    for (LIST_EACH(const struct quote, quote, &read->quotes)) {
        str printed = article_words(&read->article, quote->span);
        buffer_print(&out, "%s%.*s: %.*s", out.size ? "\n" : "", STR_ARG(quote->speaker), STR_ARG(printed));
    }
    str result = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    return result;
}

static const struct quote_case {
    const char *shows, *text, *quotes;
} cases[] = {
    /* where the cue stands */
    {"said X behind", "Lena Virtala won.\n\"I knew it would be close,\" said Virtala.", "Lena Virtala: I knew it would be close,"},
    {"X said behind", "Lena Virtala won.\n\"I knew it would be close,\" Virtala said.", "Lena Virtala: I knew it would be close,"},
    {"before, with a colon", "Lena Virtala said: \"I knew it would be close.\"", "Lena Virtala: I knew it would be close."},
    {"before, with a listener", "Lena Virtala told the paper on Friday: \"I knew it would be close.\"",
     "Lena Virtala: I knew it would be close."},
    {"before, with a comma and an adverb", "Virtala later added, \"It was close.\"", "Virtala: It was close."},
    {"between two halves", "\"It was close,\" said Lena Virtala, \"but I had more left.\"",
     "Lena Virtala: It was close,\nLena Virtala: but I had more left."},
    {"the second half takes the speaker of the first", "\"It was close,\" Lena Virtala said. \"I had more left.\"",
     "Lena Virtala: It was close,\nLena Virtala: I had more left."},
    {"a new cue in the same paragraph", "\"It was close,\" said Lena Virtala. \"I was beaten fairly,\" said Ilse Brandt.",
     "Lena Virtala: It was close,\nIlse Brandt: I was beaten fairly,"},
    {"a cue before each", "Lena Virtala said: \"It was close.\" Ilse Brandt replied: \"I was beaten fairly.\"",
     "Lena Virtala: It was close.\nIlse Brandt: I was beaten fairly."},
    {"according to", "The track was \"as hard as a motorway\", according to Ilse Brandt.", "Ilse Brandt: as hard as a motorway"},
    {"a clause between name and verb", "\"It was close,\" said Lena Virtala, who is 24. Ilse Brandt, who fell at the bell, said: \"My leg hurts.\"",
     "Lena Virtala: It was close,\nIlse Brandt: My leg hurts."},
    {"an age between name and verb", "Ilse Brandt, 31, said: \"My leg hurts a little.\"", "Ilse Brandt: My leg hurts a little."},
    {"two verbs, one subject", "Ilse Brandt smiled and said: \"My leg hurts a little.\"", "Ilse Brandt: My leg hurts a little."},
    {"a question", "\"Why should I stop now?\" asked Ilse Brandt.", "Ilse Brandt: Why should I stop now?"},
    {"the narrator goes on behind", "\"I am happy now.\" Brandt takes the train home on Monday.\nIlse Brandt said: \"I am tired too.\"",
     "Ilse Brandt: I am happy now.\nIlse Brandt: I am tired too."},
    /* who it is */
    {"a pronoun is the subject of the sentence before", "Ilse Brandt beat Lena Virtala in June.\n\"It was close,\" she said.", "Ilse Brandt: It was close,"},
    {"a pronoun passes over the wrong sex", "Anna Virtala trains with John Brandt.\n\"It was close,\" he said.", "John Brandt: It was close,"},
    {"a role and a name", "\"We watch it closely,\" said Northport race director David Belford.", "David Belford: We watch it closely,"},
    {"a title and a name", "\"We watch it closely,\" Sen. Mary Tolland said. \"It matters,\" Mrs. Tolland added.",
     "Mary Tolland: We watch it closely,\nMary Tolland: It matters,"},
    {"a coach named behind a comma", "\"We watch it closely,\" said Brandt's coach, Amy Lind.", "Amy Lind: We watch it closely,"},
    {"a coach without a name", "\"We watch it closely,\" said Brandt's coach.", "Brandt's coach: We watch it closely,"},
    {"a description without its article", "\"We watch it closely,\" said an ABC spokesman.", "ABC spokesman: We watch it closely,"},
    {"a description with what hangs on it", "\"We watch it closely,\" said a spokesman for the Tolland campaign.",
     "spokesman for the Tolland campaign: We watch it closely,"},
    {"the age tells who", "Ilse Brandt, 31, beat Lena Virtala, 24, in June.\n\"It was close,\" said the 24-year-old.", "Lena Virtala: It was close,"},
    {"the office tells who", "Minister Olga Grange came. Ilse Brandt won.\nThe minister said: \"We are all proud today.\"", "Olga Grange: We are all proud today."},
    {"a paragraph that ends in a colon", "Lena Virtala won.\nIlse Brandt wrote later:\n\"It was close.\"", "Ilse Brandt: It was close."},
    {"a cue at the end of the sentence", "The race that \"nobody wanted to run\" was hers, Ilse Brandt said.", "Ilse Brandt: nobody wanted to run"},
    {"a participle", "Ilse Brandt left early, adding: \"My leg hurts.\"", "Ilse Brandt: My leg hurts."},
    {"a dateline", "NORTHPORT, June 4 (AP) - Ilse Brandt was \"one step from the top of it\" on Friday.", "Ilse Brandt: one step from the top of it"},
    {"a body by its acronym", "The Fair Running Unit of Norway (FRUN) met.\n\"We banned one more runner today,\" the FRUN said.",
     "Fair Running Unit of Norway: We banned one more runner today,"},
    {"a nation of two islands before a name", "\"I knew it would be close,\" said veteran Trinidad and Tobago sprinter Ilse Brandt.",
     "Ilse Brandt: I knew it would be close,"},
    {"a title before a name, in council", "\"I knew it would be close,\" said Councillor Ilse Brandt.", "Ilse Brandt: I knew it would be close,"},
    {"a relative who has no more than a given name", "Carl Brandt won. His mother, Wilma, wept. \"He gets his legs from my side,\" she said.",
     "Wilma: He gets his legs from my side,"},
    {"two offices before a name", "\"It is a lot easier now,\" points out former champion and club coach Ilse Brandt.", "Ilse Brandt: It is a lot easier now,"},
    {"who tells the sentence between two speeches",
     "\"I am done with it,\" said Lena Virtala. Her coach Ilse Brandt said the public would back her. \"It would be so good to see her run.\"",
     "Lena Virtala: I am done with it,\nIlse Brandt: It would be so good to see her run."},
    {"a club's president, though no list knows her name",
     "Ilse Brandt won at home. Malby Harriers president Noelda Purt said the phone had rung all day. \"We are all so proud,\" she said.",
     "Noelda Purt: We are all so proud,"},
    {"who tells the sentence before, in commas", "Olaf Seko, said Carl Brandt, had rung him up. \"He told me to eat a steak.\"",
     "Carl Brandt: He told me to eat a steak."},
    {"two words behind a verb of saying", "The federation said it was \"very surprised\" by the verdict.", "federation: very surprised"},
    /* who goes on */
    {"a pronoun behind what somebody has just said",
     "\"It was close,\" said Carl Brandt, whose father John ran here once.\n\"Lord Hale showed me the stadium,\" he added.",
     "Carl Brandt: It was close,\nCarl Brandt: Lord Hale showed me the stadium,"},
    {"but not where the narrator has told of another man", "\"It was close,\" said Carl Brandt.\nJohn Hale was third. \"My leg hurts,\" he said.",
     "Carl Brandt: It was close,\nJohn Hale: My leg hurts,"},
    {"nor a woman behind a man", "Anna Lind won from Carl Brandt.\n\"It was close,\" said Carl Brandt.\n\"I had more left,\" she said.",
     "Carl Brandt: It was close,\nAnna Lind: I had more left,"},
    {"it of a body", "The ABC said the case was \"closed for good today\". It added that he had been \"told of it in June\".",
     "ABC: closed for good today\nABC: told of it in June"},
    {"the statement of a body", "An ABC statement said: \"It was close.\" The statement continued: \"We will look at it again.\"",
     "ABC statement: It was close.\nABC statement: We will look at it again."},
    /* whose words they are called */
    {"his verdict", "Carl Brandt ran again.\n\"It is further than I thought,\" was his verdict.", "Carl Brandt: It is further than I thought,"},
    {"somebody's verdict", "\"It is further than I thought,\" was Carl Brandt's cheerful verdict on the race.", "Carl Brandt: It is further than I thought,"},
    {"a verdict before a colon", "Coach Olga Lind's verdict: \"He went off like a train.\"", "Olga Lind: He went off like a train."},
    {"her own words", "Ilse Brandt ran for bronze, which cost her, in her own words, \"all that was left of me\".", "Ilse Brandt: all that was left of me"},
    {"how somebody described it", "\"The hardest race of my life\" was how Ilse Brandt described it.", "Ilse Brandt: The hardest race of my life"},
    {"in the words of somebody", "In the words of Ilse Brandt, third on the day, it was \"a medal like any other medal\".",
     "Ilse Brandt: a medal like any other medal"},
    {"for somebody, it was", "For Ilse Brandt, third on the day, it was \"the best day of my life\".", "Ilse Brandt: the best day of my life"},
    {"a short reply", "Ilse Brandt wrote: \"A medal is a medal.\" \"Come home soon,\" came Lena Virtala's reply.",
     "Ilse Brandt: A medal is a medal.\nLena Virtala: Come home soon,"},
    {"who was asked", "Did Ilse Brandt expect to win? \"Not at all, I had no plan.\"", "Ilse Brandt: Not at all, I had no plan."},
    {"nobody's verdict", "\"It is further than we thought,\" was the verdict.", ": It is further than we thought,"},
    /* descriptions */
    {"two records and one holder", "Carl Brandt came.\n\"I knew it would be close,\" the 200m and 400m record holder told Radio North.",
     "Carl Brandt: I knew it would be close,"},
    {"the name before the body that employs her", "Olga Lind, a spokeswoman for the ruling body the ABC, which banned him, said: \"We cannot comment.\"",
     "Olga Lind: We cannot comment."},
    {"the coach is who was called so", "Olga Lind, the coach, came. Ilse Brandt won.\n\"I had no plan at all,\" the coach said.",
     "Olga Lind: I had no plan at all,"},
    {"and no athlete", "Ilse Brandt won.\n\"I had no plan at all,\" the coach said.", "coach: I had no plan at all,"},
    {"a name before who", "It gets harder for Ilse Brandt, who has already admitted she \"does not like it any more\".", "Ilse Brandt: does not like it any more"},
    {"a given name that is also a verb", "\"It was close,\" said Will Brandt.", "Will Brandt: It was close,"},
    {"a mother's name", "Mum Wilma said: \"It was close.\"", "Wilma: It was close."},
    {"nobody", "\"We are all so very proud of you today.\"", ": We are all so very proud of you today."},
    /* who writes, and who answers */
    {"whoever writes asks", "Ilse Brandt sat down.\n\"Are you nervous now?\" I asked.\n\"I sleep badly before races,\" she said.",
     ": Are you nervous now?\nIlse Brandt: I sleep badly before races,"},
    {"and is answered in the same breath", "\"I sleep badly,\" says Ilse Brandt. \"Are you nervous now?\" I ask her. \"Not since I was ten.\"",
     "Ilse Brandt: I sleep badly,\n: Are you nervous now?\nIlse Brandt: Not since I was ten."},
    {"initials in an interview", "Ilse Brandt: \"It felt like flying, really.\"\nQ: And the last bend?\nIB: \"I closed both my eyes.\"",
     "Ilse Brandt: It felt like flying, really.\nIlse Brandt: I closed both my eyes."},
    {"who is asked, with words behind", "\"Can we both have gold?\" Ilse Brandt asked him.", "Ilse Brandt: Can we both have gold?"},
    {"a name behind a colon", "\"It was all or nothing\": Ilse Brandt on her last lap.", "Ilse Brandt: It was all or nothing"},
    {"so said somebody", "\"That's not a race, that's a robbery.\" So said Ilse Brandt when she had seen the picture.",
     "Ilse Brandt: That's not a race, that's a robbery."},
    {"these were the words of somebody", "\"I felt awful.\" These were the words of Ilse Brandt, and she looked it.", "Ilse Brandt: I felt awful."},
    {"all that somebody said", "\"No comment,\" was all Ilse Brandt would say.", "Ilse Brandt: No comment,"},
    {"told by a coach", "Ilse Brandt had been told by her coach, Olga Lind, to \"run until the lights go out\".", "Olga Lind: run until the lights go out"},
    {"a gain hailed by somebody", "Ilse Brandt won, a victory hailed by Olga Lind as \"a dream come true for us all\".", "Olga Lind: a dream come true for us all"},
    {"advised by somebody", "Ilse Brandt had been advised by Olga Lind to \"sit and kick\".", "Olga Lind: sit and kick"},
    {"somebody's post", "Ilse Brandt's Instagram post said it all: \"No words, just tears.\"", "Ilse Brandt: No words, just tears."},
    {"a manager in apposition", "\"We were robbed,\" Malta's team manager, Olga Lind, told the paper.", "Olga Lind: We were robbed,"},
    {"a father by his given name", "Ilse Brandt won. Her father Carl, who drove her, wept. \"She earned every bit of it,\" he said.", "Carl: She earned every bit of it,"},
    {"praise from somebody", "Lena Virtala won. There was praise, too, from Ilse Brandt: \"Lena was out of this world.\"",
     "Ilse Brandt: Lena was out of this world."},
    {"asked about it", "Asked whether she would run again, Ilse Brandt was coy. \"We will see in June.\"", "Ilse Brandt: We will see in June."},
    {"a clause in commas", "\"It hurts,\" Ilse Brandt, her eyes red, said.", "Ilse Brandt: It hurts,"},
    {"the hour is nobody", "Lena Virtala won.\n8.42pm: Ilse Brandt has the microphone. \"I am lost for words, I am.\"", "Ilse Brandt: I am lost for words, I am."},
    {"somebody else's sentence between",
     "Ilse Brandt was gracious. \"She was better than me today.\" Lena Virtala was less so. \"I expected that to be easier.\"",
     "Ilse Brandt: She was better than me today.\nLena Virtala: I expected that to be easier."},
    {"a mother without a name", "Carl Brandt won. His mother was in the stands. \"He was always late for everything,\" she said.",
     "His mother: He was always late for everything,"},
    {"a champion's mother", "Carl Brandt won. The new champion's mother was there. \"He was always late for everything,\" she said.",
     "The new champion's mother: He was always late for everything,"},
    {"a director with a name", "Carl Brandt won. The club's director of endurance, Olga Lind, was glad. \"He was always late for everything,\" she said.",
     "Olga Lind: He was always late for everything,"},
    {"her coach has been named", "Her coach, Olga Lind, watched.\n\"She has never looked better,\" said her coach.", "Olga Lind: She has never looked better,"},
    {"words behind a paragraph about one person", "Lena Virtala set a record in the rain.\n\"I like hills. I always liked hills.\"\nIlse Brandt has just won the marathon.",
     "Lena Virtala: I like hills. I always liked hills."},
    {"said by what she is at a university", "Lena Virtala came second in the 400m.\n\"I thought I had it there,\" said the 24-year-old Bradford University graduate, who is a Finn.",
     "Lena Virtala: I thought I had it there,"},
    {"words that open the article", "\"I like hills. I always liked hills.\"\nIlse Brandt has just won the marathon.", "Ilse Brandt: I like hills. I always liked hills."},
    {"hasn't is no name", "Ilse Brandt was third. Hasn't raced since. \"I would not be here if I had no chance,\" she said.",
     "Ilse Brandt: I would not be here if I had no chance,"},
    /* inside sentences */
    {"a part of a sentence", "Ilse Brandt called the plan \"a gift to the lazy and the late\" on Friday.", "Ilse Brandt: a gift to the lazy and the late"},
    {"the subject of a sentence without a verb of saying", "In June, Ilse Brandt went for \"one last big try at it all\" in Rome.",
     "Ilse Brandt: one last big try at it all"},
    /* several paragraphs */
    {"paragraphs that open and do not close", "Ilse Brandt said: \"It was close.\n\"I had more left.\n\"I will be back.\"",
     "Ilse Brandt: It was close.\nIlse Brandt: I had more left.\nIlse Brandt: I will be back."},
    {"a cue only in the last of them", "\"It was close.\n\"I had more left,\" said Ilse Brandt.", "Ilse Brandt: It was close.\nIlse Brandt: I had more left,"},
    {"a paragraph without a cue", "\"It was close,\" said Ilse Brandt.\nThe crowd rose.\n\"I had more left.\"", "Ilse Brandt: It was close,\nIlse Brandt: I had more left."},
    {"no marks at the paragraphs between", "Ilse Brandt wrote: \"It was close.\nI had more left.\nI will be back.\"",
     "Ilse Brandt: It was close.\nIlse Brandt: I had more left.\nIlse Brandt: I will be back."},
    /* marks */
    {"curly marks", "\u201CI knew it\u2019d be close,\u201D said Ilse Brandt.", "Ilse Brandt: I knew it\u2019d be close,"},
    {"guillemets", "\u00ABI knew it would be close,\u00BB said Ilse Brandt.", "Ilse Brandt: I knew it would be close,"},
    {"low German marks", "\u201EI knew it would be close\u201C, said Ilse Brandt.", "Ilse Brandt: I knew it would be close"},
    {"single marks and apostrophes", "\u2018I knew it\u2019d be the athletes\u2019 day,\u2019 said Ilse Brandt. \u2018It\u2019s ours.\u2019",
     "Ilse Brandt: I knew it\u2019d be the athletes\u2019 day,\nIlse Brandt: It\u2019s ours."},
    {"single-quote style without signs at the end", "\u2018It was close,\u2019 said Ilse Brandt. \u2018I had more left.\u2019\nBrandt called it \u2018a gift to all the runners\u2019 who came.",
     "Ilse Brandt: It was close,\nIlse Brandt: I had more left.\nIlse Brandt: a gift to all the runners"},
    {"doubles inside single-quote style", "\u2018It was close,\u2019 said Ilse Brandt. \u2018They cried \u201CRun on now, run!\u201D and I ran.\u2019",
     "Ilse Brandt: It was close,\nIlse Brandt: They cried \u201CRun on now, run!\u201D and I ran."},
    {"straight single marks", "'I didn't know it'd be close,' said Ilse Brandt.", "Ilse Brandt: I didn't know it'd be close,"},
    {"quotes inside quotes", "\"He told me 'run now' and I ran,\" said Ilse Brandt.", "Ilse Brandt: He told me 'run now' and I ran,"},
    {"the same marks inside", "\"I never liked the word \"impossible\" much,\" said Ilse Brandt.", "Ilse Brandt: I never liked the word \"impossible\" much,"},
    {"a lost closing mark", "\"It was close,\" said Ilse Brandt. \"I had more left. \"I will be back.\"",
     "Ilse Brandt: It was close,\nIlse Brandt: I had more left.\nIlse Brandt: I will be back."},
    {"a closing mark that opens", "Ilse Brandt won.\u201DIt was close,\u201D Brandt said.", "Ilse Brandt: It was close,"},
    {"a blank on the wrong side", "\"It was so close, \"she said of it.\nIlse Brandt won.", ": It was so close,"},
    {"lost before the cue", "\"It was so close, said Ilse Brandt. She flew home.", "Ilse Brandt: It was so close,"},
    {"inches are no marks", "Mia Holt, who stands 5'9\", cleared 6'2\" and smiled.", ""},
    /* no speech */
    {"a scare quote", "The \"clean\" list was long and the \"Big Five\" ran.", ""},
    {"a nickname", "Marcia \"Flash\" Price won the race.", ""},
    {"a title of a work", "She read \"The Long Way Home Again\" on the train.", ""},
    {"a title before a name", "She was on \"Two Long Laps,\" Ilse Brandt's own show, in May.", ""},
    {"a headline in single marks", "The paper wrote 'Virtala strikes gold' on its front page.", ""},
    {"apostrophes alone", "The runners' coach said the '90s weren't theirs and rock 'n' roll won't help.", ""},
    {"an empty pair", "She said \"\" and \" \" and left.", ""},
    {"a lone mark", "She said \" and left.", ""},
};

Test(quotes, words_and_speakers_are_found) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        str got = told(str_of(cases[i].text), &arena);
        cr_expect(str_equal(got, str_of(cases[i].quotes)), "%s: hoped for\n%s\ngot\n%.*s", cases[i].shows, cases[i].quotes, STR_ARG(got));
        arena_close(&arena);
    }
}

Test(quotes, every_quote_names_the_row_that_told_its_speaker) {
    struct arena arena = {0};
    struct read_quotes *read = read_text(STR("\"It was close,\" said Ilse Brandt. \"I had more left.\"\n\"Nobody knows who said this.\""), NULL, &arena);
    cr_assert(read->quotes.count == 3);
    cr_assert(str_equal(read->quotes.items[0].rule.file, STR("lexicon/say-verbs.tsv")));
    cr_assert(str_equal(read->quotes.items[1].rule.file, STR("lexicon/quote-rules.tsv")));
    for (LIST_EACH(const struct quote, quote, &read->quotes))
        cr_assert(quote->rule.line > 2 && quote->rule.hash);
    cr_assert(read->spoken.items[1].continues == 0 && read->spoken.items[0].form == SPEAKER_NAME);
    arena_close(&arena);
}

static bool find_brandt(void *context, const struct article *article, const struct spoken *spoken, str *name, int32_t *person) {
    (*(int *)context)++;
    if (!str_equal(span_str(article->text, spoken->speaker), STR("the Dane")))
        return false;
    *name = STR("Ilse Brandt");
    *person = 7;
    return true;
}

Test(quotes, whoever_knows_the_people_is_asked_first) {
    struct arena arena = {0};
    int asked = 0;
    struct speaker_lookup lookup = {.find = find_brandt, .context = &asked};
    struct read_quotes *read = read_text(STR("\"It was close,\" said the Dane. \"I had more left.\"\n\"I was second,\" said Lena Virtala."), &lookup, &arena);
    cr_assert(read->quotes.count == 3 && asked == 2);
    cr_assert(str_equal(read->quotes.items[1].speaker, STR("Ilse Brandt")) && read->quotes.items[1].person == 7);
    cr_assert(str_equal(read->quotes.items[2].speaker, STR("Lena Virtala")) && read->quotes.items[2].person == -1);
    arena_close(&arena);
}

static double seconds_for(const char *piece, size_t times) {
    struct arena arena = {0};
    size_t size = strlen(piece);
    char *text = arena_alloc(&arena, size * times);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * size, piece, size);
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    read_text((str){text, size * times}, NULL, &arena);
    clock_gettime(CLOCK_MONOTONIC, &end);
    arena_close(&arena);
    return (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
}

Test(quotes, hostile_texts_take_linear_time, .timeout = 120) {
    static const char *const pieces[] = {
        "\"", "'", "\" ", " \"a", "\"a\" ", "'a b c d,' ", "\"I am, 'a,' so,\" he said. ", "\"a b c d e\" he said ", "\u201C", "\u201D ",
        "A B \"we go on and on\" ", "\"we are here\n", "he said, ", "a, b, said \"we go on and on\" ",
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        double small = seconds_for(pieces[i], 20000), large = seconds_for(pieces[i], 200000);
        cr_expect(large < 40 * small + 0.5, "\"%s\": %.2f s for 20,000 of them, %.2f s for 200,000", pieces[i], small, large);
    }
}

Test(quotes, any_text_is_read_without_harm_and_spans_stay_inside) {
    static const char *const parts[] = {"\"", "'", "\u201C", "\u201D", "\u2018", " said ", "Ilse Brandt", "he", ", ", ". ", "\n", ": ", "the ", "-",
                                        "according ", "5'9\"", "(", ")", "adding ", "coach", "of ", "\u00BB", "who ", "Mr. "};
    uint32_t state = 5;
    for (int i = 0; i < 3000; i++) {
        struct arena arena = {0};
        char text[512] = "";
        for (int k = 0; k < 24; k++) {
            state = state * 1664525u + 1013904223u;
            strcat(text, parts[(state >> 16) % (sizeof parts / sizeof *parts)]);
        }
        const struct read_quotes *read = read_text(str_of(text), NULL, &arena);
        cr_assert(read->quotes.count == read->spoken.count);
        uint32_t end = 0;
        for (LIST_EACH(const struct spoken, spoken, &read->spoken)) {
            cr_assert(spoken->span.start >= end && spoken->span.end > spoken->span.start, "%s", text);
            cr_assert(spoken->span.end <= read->article.text.size && spoken->speaker.end <= read->article.text.size);
            cr_assert(spoken->rule.file.size && spoken->rule.line, "%s", text);
            cr_assert((spoken->form == SPEAKER_NONE) == span_is_empty(spoken->speaker), "%s", text);
            end = spoken->span.end;
        }
        arena_close(&arena);
    }
}
