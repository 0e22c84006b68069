#include "base/buffer.h"
#include "rule_folder.h"

#include "../../src/rule/maker.h"

static const char words[] =
    "# Pieces that every later file may use.\n"
    "piece  took        took|claimed|won|earned|(settl|claim|tak|winn)ing( for)?\n"
    "piece  only-hoped  would have|could have|hop(es|ed|ing) to|bid(ding)? to\n"
    "list   event       events.tsv\n";

static const char events[] =
    "# written for this test\n"
    "name\tcode\n"
    "100m\t100m\n"
    "100m hurdles\t100mH\n"
    "high jump\tHJ\n"
    "1500m\t1500m\n"
    "10,000m\t10000m\n";

static const char names[] =
    "entity athlete\n"
    "    (Josh|Ann) {Upper}\\w+\n"
    "    Kerr\n"
    "    + a run by Josh Kerr => Josh Kerr\n"
    "    + the Kerr way\n"
    "    - all lower case\n"
    "entity pronoun\n"
    "    he|she\n"
    "    + then he won\n"
    "    - the shed of Hector\n";

static const char marks[] =
    "entity time\n"
    "    (?<m>\\d\\d?):(?<s>\\d\\d(\\.\\d\\d?)?)\n"
    "    (?<m>\\d\\d?) minutes?,? (and )?(?<s>\\d\\d?(\\.\\d\\d?)?) ?(s|sec|seconds?)\n"
    "    as          clock\n"
    "    not after   at\n"
    "    + victory in a time of 3:29.38         => 3:29.38\n"
    "    + finished in 3 minutes, 29.28 seconds => 3:29.28\n"
    "    + in 3 minutes 5 seconds               => 3:05\n"
    "    - the final at 21:15 local time\n"
    "entity medal\n"
    "    (gold|silver|bronze)( medals?)?\n"
    "    as  medal\n"
    "    + took gold => gold\n"
    "    + the Silver medal => silver\n"
    "    - a golden day\n";

static const char events_layer[] =
    "entity event\n"
    "    {event}\n"
    "    as  lookup event code\n"
    "    + the 100m hurdles final => 100mH\n"
    "    + in the High Jump       => HJ\n"
    "    + a 10,000m race         => 10000m\n"
    "    - the 1100m mark\n"
    "    - high jumper\n";

static const char results[] =
    "piece  who  @athlete|@pronoun\n"
    "claim medal-won\n"
    "    {who:athlete} {took} (the |a shock )?(@event )?@medal( in @time)?\n"
    "    with {who:athlete} {took} @medal( in @time)?\n"
    "    gives       placing  athlete  event?  place=medal\n"
    "    gives       result   athlete  event?  place=medal  mark=time\n"
    "    unless      {only-hoped}\n"
    "    + with [athlete Kerr] settling for [medal silver] in [time 3:29.65]   => placing athlete=Kerr place=silver; result mark=3:29.65\n"
    "    + [pronoun he] won [event 1500m] [medal gold] => placing athlete=he event=1500m place=gold\n"
    "    - [athlete Kerr] would have won [medal gold] in another year\n"
    "    - Kerr won [medal gold]\n"
    "claim beat\n"
    "    @athlete beat @athlete\n"
    "    gives  placing  athlete  rival=athlete2  place=1\n"
    "    gives  result  athlete  mark=\"by hand\"\n"
    "    + [athlete Josh Kerr] beat [athlete Ann Lee] => placing athlete=Josh Kerr rival=Ann Lee place=1; result mark=by hand\n"
    "    - [athlete Kerr] beat nobody\n";

static struct rule_folder folder;
static struct rulebook *book;

static void open_book(void) {
    folder = rule_folder_open();
    rule_folder_write(&folder, "00-words.rules", str_of(words));
    rule_folder_write(&folder, "events.tsv", str_of(events));
    rule_folder_write(&folder, "10-names.rules", str_of(names));
    rule_folder_write(&folder, "20-marks.rules", str_of(marks));
    rule_folder_write(&folder, "30-events.rules", str_of(events_layer));
    rule_folder_write(&folder, "50-results.rules", str_of(results));
    book = rule_folder_load(&folder);
}

static void close_book(void) {
    rulebook_close(book);
    rule_folder_remove(&folder);
}

Test(rulebook, every_example_does_what_it_says, .init = open_book, .fini = close_book) {
    struct rule_check check = rulebook_test(book, print_failure, NULL);
    cr_assert_eq(check.failed, 0);
    cr_assert_eq(check.examples, 23);
    cr_assert_eq(check.without_counter_example, 0);
}

Test(rulebook, layers_entities_lists_and_rules_can_be_asked_for, .init = open_book, .fini = close_book) {
    cr_assert_eq(rulebook_layer_count(book), 5);
    cr_assert(str_equal(rulebook_layer_name(book, 2), STR("20-marks")));
    cr_assert_eq(rulebook_layer_number(book, 4), 50);
    cr_assert(str_equal(rulebook_entity_name(book, rulebook_entity(book, STR("time"))), STR("time")));
    cr_assert_eq(rulebook_entity(book, STR("tmie")), -1);
    cr_assert(str_equal(rulebook_lookup(book, STR("event"), STR("HIGH jump"), STR("code")), STR("HJ")));
    cr_assert(rulebook_lookup(book, STR("event"), STR("low jump"), STR("code")).data == NULL);
    cr_assert_eq(rulebook_list_count(book, STR("event")), 5);
    cr_assert(str_equal(rulebook_list_cell(book, STR("event"), 1, STR("code")), STR("100mH")));
    const struct rule *rule = rulebook_rule(book, rulebook_rule_count(book) - 1);
    cr_assert(str_equal(rule_name(rule), STR("beat")));
    cr_assert(rule_is_claim(rule));
    cr_assert(str_equal(rule_origin(rule).file, STR("50-results.rules")));
    cr_assert_eq(rule_origin(rule).line, 12);
}

static struct {
    const char *rule, *text, *answer;
} questions[] = {
    {"medal-won", "[athlete Kerr] took the [event 1500m] title",
     "50-results.rules:3:52: the pattern gets as far as \"[athlete Kerr] took the [event 1500m] \"; then it wants  @medal  where the text says "
     "\"title\""},
    {"medal-won", "[athlete Kerr] would have won [medal gold]",
     "50-results.rules:3:19: the pattern gets as far as \"[athlete Kerr] \"; then it wants  {took}  where the text says"},
    {"medal-won", "hoping to beat him [athlete Kerr] won [medal gold]",
     "50-results.rules:7:17: \"[athlete Kerr] won [medal gold]\" matches, but this speaks against it: {only-hoped}"},
    {"medal-won", "nothing at all", "50-results.rules:2: not even the beginning of a pattern is in the text"},
    {"beat", "Josh Kerr beat Ann Lee", "it does match: \"[athlete Josh Kerr] beat [athlete Ann Lee]\""},
    {"time", "at 21:15 they ran", "20-marks.rules:5:17: \"21:15\" matches, but this speaks against it: at"},
    {"time", "in 3:299", "20-marks.rules:2:5: the pattern gets as far as \"3:29\", which is all of it, but there a word goes on  where the text says \"9\""},
};

static const struct rule *rule_called(const char *name) {
    for (uint32_t i = 0; i < rulebook_rule_count(book); i++)
        if (str_equal(rule_name(rulebook_rule(book, i)), str_of(name)))
            return rulebook_rule(book, i);
    return NULL;
}

Test(rulebook, why_a_rule_does_not_match_is_told_with_the_place, .init = open_book, .fini = close_book) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        str said;
        struct error error = {0};
        cr_assert_eq(rule_why_not(book, rule_called(questions[i].rule), str_of(questions[i].text), &said, &arena, &error), OK);
        cr_expect(strstr(said.data, questions[i].answer), "%s: %s\n  hoped for: %s\n  came:      %s",
                  questions[i].rule, questions[i].text, questions[i].answer, said.data);
    }
    arena_close(&arena);
}

Test(rulebook, the_gate_of_a_rule_can_be_shown, .init = open_book, .fini = close_book) {
    struct arena arena = {0};
    str gate = rule_gate(rule_called("beat"), &arena);
    cr_expect_str_eq(gate.data, "needs @athlete and \"beat\"; begins with @athlete");
    arena_close(&arena);
}

static void find_all(struct matcher *matcher, struct view *view) {
    for (uint32_t layer = 0; layer < rulebook_layer_count(book); layer++)
        matcher_find(matcher, layer, view);
}

Test(rulebook, what_a_layer_finds_is_one_letter_for_the_next, .init = open_book, .fini = close_book) {
    struct arena arena = {0};
    struct matcher *matcher = matcher_open(book, ENGINE_GATED);
    struct view view;
    str text = STR("Yesterday Josh Kerr took the 1500m gold in 3:29.38.");
    view_open(&view, text, &arena);
    find_all(matcher, &view);
    cr_assert_eq(view.finds.count, 4);
    cr_assert_eq(view.shadow_size, strlen("Yesterday X took the X X in X."));
    struct hits hits = {0};
    matcher_claim(matcher, 4, &view, &hits, &arena);
    cr_assert_eq(hits.count, 1);
    str said = span_str(text, hits.items[0].span);
    cr_assert(str_equal(said, STR("Josh Kerr took the 1500m gold in 3:29.38")), "%.*s", STR_ARG(said));
    cr_assert_eq(hits.items[0].gives.count, 2);
    cr_assert_eq(hits.items[0].captures[3].find, 3);
    matcher_close(matcher);
    arena_close(&arena);
}

Test(rulebook, a_find_in_a_view_can_be_added_replaced_and_removed) {
    struct arena arena = {0};
    struct view view;
    view_open(&view, STR("the young Josh Kerr won"), &arena);
    struct find kerr = {.span = {15, 19}, .entity = 0}, josh = {.span = {10, 19}, .entity = 1},
                half = {.span = {12, 17}, .entity = 2};
    cr_assert(view_add(&view, &kerr));
    cr_assert(view_add(&view, &josh), "a find that holds an older one replaces it");
    cr_assert(!view_add(&view, &half), "a find that cuts an older one is refused");
    cr_assert_eq(view.finds.count, 1);
    view_refresh(&view);
    cr_assert_str_eq(view.shadow, "the young \x02 won");
    cr_assert_eq(view_back(&view, 11), 19);
    view_remove(&view, 0);
    view_refresh(&view);
    cr_assert_str_eq(view.shadow, "the young Josh Kerr won");
    arena_close(&arena);
}

Test(rulebook, a_control_character_of_the_text_is_not_taken_for_a_letter) {
    struct arena arena = {0};
    struct view view;
    view_open(&view, STR("a\x01" "b"), &arena);
    cr_assert_str_eq(view.shadow, "a\x7F" "b");
    arena_close(&arena);
}

/* ---- mistakes ---- */

static struct {
    const char *name;
    const char *rules;      /* 20-b.rules; 10-a.rules has entity medal on line 1 and piece took on line 4 */
    const char *error;      /* behind the folder and a slash */
} mistakes[] = {
    {"unknown entity", "claim x\n    @medals won\n    gives  placing  place=1\n",
     "20-b.rules:2:5: claim x: no entity is called @medals; @medal is found in 10-a.rules:1"},
    {"entity of the same layer", "entity y\n    why\nclaim x\n    so @y\n    gives  placing  place=1\n",
     "20-b.rules:4:8: claim x: @y is found in this same layer (20-b.rules:1); only what an earlier layer finds can be used"},
    {"unknown piece", "entity x\n    he {tok} it\n", "20-b.rules:2:8: entity x: no piece or list is called {tok}; did you mean {took}?"},
    {"error inside a repeat", "entity x\n    ab(c\n", "20-b.rules:2:7: entity x: this ( is never closed"},
    {"closing too much", "entity x\n    ab)c\n", "20-b.rules:2:7: entity x: there is no ( for this )"},
    {"nothing to repeat", "entity x\n    *c\n", "20-b.rules:2:5: entity x: there is nothing before this * to repeat; write \\* for the sign itself"},
    {"what only PCRE2 sees", "entity x\n    a(?<=b+)c\n", "20-b.rules:2:6: entity x: lookbehind assertion is not fixed length"},
    {"unknown field", "claim x\n    @medal won\n    gives  placing  athlete\n",
     "20-b.rules:3:21: claim x: nothing is captured as athlete"},
    {"misspelt kind", "claim x\n    @medal won\n    gives  plaicng  medal\n",
     "20-b.rules:3:12: claim x: no claim is of the kind plaicng; did you mean placing?"},
    {"entity as constant", "claim x\n    nobody won\n    gives  placing  place=medal\n",
     "20-b.rules:3:27: claim x: nothing is captured as medal"},
    {"unknown maker", "entity x\n    \\d+\n    as  clok\n", "20-b.rules:3:9: entity x: no maker is called clok; did you mean clock?"},
    {"one blank behind as", "entity x\n    \\d+\n    as clock\n",
     "20-b.rules:3:5: entity x: two blanks or a tab are wanted after \"as\"; if these words are a pattern, put ( ) around them"},
    {"no pattern", "claim x\n    gives  placing  place=1\n", "20-b.rules:1:1: claim x: a pattern is wanted on an indented line"},
    {"no gives", "claim x\n    he won\n",
     "20-b.rules:1:1: claim x: nothing is given; add a line such as: gives  placing  athlete  place=1"},
    {"unknown directive", "clam x\n    he won\n",
     "20-b.rules:1:1: a line in the first column begins with piece, list, entity or claim; did you mean claim?"},
    {"indented without a head", "    he won\n", "20-b.rules:1:5: an indented line belongs to a piece, entity or claim above it; there is none"},
    {"curly quote", "entity x\n    he\xE2\x80\x99s\n", "20-b.rules:2:7: texts are folded before they are matched: write ' here"},
    {"no UTF-8", "entity x\n    he\xFFs\n", "20-b.rules:2:7: this byte is no UTF-8; save the file as UTF-8"},
    {"piece twice", "piece took a\n", "20-b.rules:1:1: piece took: this name is taken by the piece in "},
    {"piece that comes later", "entity x\n    he {late} it\npiece late  came late to\n",
     "20-b.rules:2:8: entity x: no piece or list is called {late}; one must be written before it is used"},
    {"claim twice", "claim x\n    he won\n    gives  placing  place=1\nclaim x\n    she won\n    gives  placing  place=1\n",
     "20-b.rules:4:1: claim x: there is a claim of this name in 20-b.rules:1 already"},
    {"recursion", "entity x\n    a(?R)\n", "20-b.rules:2:6: entity x: (? may be followed by : <name> = ! <= <! > i: or -i:"},
    {"missing list", "list x none.tsv\n", "20-b.rules:1:8: list x: "},
    {"list outside", "list x ../none.tsv\n", "20-b.rules:1:8: list x: a list lies inside the rules folder"},
};

Test(rulebook, a_mistake_is_answered_with_file_line_column_and_remedy) {
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct rule_folder wrong = rule_folder_open();
        rule_folder_write(&wrong, "10-a.rules", STR("entity medal\n    gold|silver\n\npiece took  took|won\n"));
        rule_folder_write(&wrong, "20-b.rules", str_of(mistakes[i].rules));
        struct rulebook *none = NULL;
        struct error error = {0};
        enum status status = rulebook_load(wrong.path, &none, &error);
        const char *place = strstr(error.text, "20-b.rules");
        cr_expect(status == FAILED_INPUT && none == NULL, "%s: is taken", mistakes[i].name);
        cr_expect(place && strncmp(place, mistakes[i].error, strlen(mistakes[i].error)) == 0,
                  "%s\n  hoped for: %s\n  came:      %s", mistakes[i].name, mistakes[i].error, error.text);
        rule_folder_remove(&wrong);
    }
}

/* Rules are read side by side, so a later mistake may be met first. */
Test(rulebook, of_several_mistakes_the_first_is_told) {
    struct buffer rules = {0};
    for (unsigned i = 1; i <= 400; i++)
        buffer_print(&rules, "claim x%u\n    %s\n    gives  placing  place=1\n", i, i % 100 ? "{took}" : "(took");
    for (unsigned round = 0; round < 10; round++) {
        struct rule_folder wrong = rule_folder_open();
        rule_folder_write(&wrong, "10-a.rules", STR("piece took  took|won\n"));
        rule_folder_write(&wrong, "20-b.rules", buffer_str(&rules));
        struct rulebook *none = NULL;
        struct error error = {0};
        cr_expect_eq(rulebook_load(wrong.path, &none, &error), FAILED_INPUT);
        cr_expect(strstr(error.text, "20-b.rules:299:5: claim x100: this ( is never closed"), "%s", error.text);
        rule_folder_remove(&wrong);
    }
    buffer_close(&rules);
}

/* ---- the language, line by line ---- */

/* A pattern against a text: what it matches first, "" for nothing. */
static struct {
    const char *pattern, *text, *match;
} patterns[] = {
    {"ran", "she ran home", "ran"},
    {"ran", "France", ""},
    {"ran", "RAN", "RAN"},
    {"(?-i:ran)", "RAN", ""},
    {"Bol", "B\xC3\xB6l", ""},
    {"M[\xC3\xBCu]ller", "the M\xC3\xBCller race", "M\xC3\xBCller"},
    {"M[^a-z]ller", "M\xC3\xBCller", "M\xC3\xBCller"},
    {"M.ller", "M\xC3\xBCller", "M\xC3\xBCller"},
    {"M..ller", "M\xC3\xBCller", ""},
    {"[\xC3\xA0-\xC3\xBF]+", "\xC3\xA9\xC3\xA9", "\xC3\xA9\xC3\xA9"},
    {"{Upper}\\w+", "in \xC3\x89tienne", "\xC3\x89tienne"},
    {"{Upper}\\w+", "in lower", ""},
    {"{word} won", "it was O'Brien-Smith won", "O'Brien-Smith won"},
    {"\\d{2,3}", "1 and 1234 and 12", "12"},
    {"\\d{2}", "123 45", "45"},
    {"\xC3\xA9?t\xC3\xA9", "\xC3\xA9t\xC3\xA9", "\xC3\xA9t\xC3\xA9"},
    {"a {gap}z", "a long way to z", "a long way to z"},
    {"a {gap}z", "a long way; to z", ""},
    {"a {gap}zoo", "a kazoo", ""},
    {"(?<w>\\w+) and \\k<w>", "on and on", "on and on"},
    {"(?<w>\\w+) and \\k<w>", "on and off", ""},
    {"half-\\bmile", "a half-mile", "half-mile"},
    {"^he", "he said he", "he"},
    {"^won", "he won", ""},
    {"won$", "he won", "won"},
    {"[(]\\+?\\d\\.\\d[)]", "(+0.3)", "(+0.3)"},
    {"gold(?= medal)", "gold plate, gold medal", "gold"},
    {"no(?! way)", "no way, no", "no"},
    {"win|winner|winner takes", "winner takes all", "winner"},
    {"win\n    winner\n    winner takes", "winner takes all", "winner takes"},
};

Test(rulebook, patterns_mean_what_the_reference_says) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct rule_folder small = rule_folder_open();
        rule_folder_write(&small, "10-a.rules", str_print(&arena, "entity x\n    %s\n", patterns[i].pattern));
        struct rulebook *one = rule_folder_load(&small);
        for (int engine = ENGINE_GATED; engine <= ENGINE_NAIVE; engine++) {
            struct matcher *matcher = matcher_open(one, (enum engine)engine);
            struct view view;
            view_open(&view, str_of(patterns[i].text), &arena);
            matcher_find(matcher, 0, &view);
            str found = view.finds.count ? span_str(view.text, view.finds.items[0].span) : STR("");
            cr_expect(str_equal(found, str_of(patterns[i].match)),
                      "%s on \"%s\" (engine %d)\n  hoped for: %s\n  came:      %.*s", patterns[i].pattern,
                      patterns[i].text, engine, patterns[i].match, STR_ARG(found));
            matcher_close(matcher);
        }
        rulebook_close(one);
        rule_folder_remove(&small);
    }
    arena_close(&arena);
}

/* ---- letters and captures ---- */

/* A claim's pattern against a marked-up text: what is captured, "" for no match. */
static struct {
    const char *pattern, *text, *captures;
} captures[] = {
    {"@athlete beat @athlete", "[athlete Kerr] beat [athlete Bol]", "athlete=Kerr athlete2=Bol"},
    {"@athlete (beat @athlete|lost to @athlete)", "[athlete Kerr] lost to [athlete Bol]", "athlete=Kerr athlete2=Bol"},
    {"@athlete won by @time:margin", "[athlete Kerr] won by [time 0.2]", "athlete=Kerr margin=0.2"},
    {"{who} won", "[pronoun he] won", "pronoun=he"},
    {"{who:winner} won", "[pronoun he] won", "winner=he"},
    {"{who:winner} beat {who:loser}", "[athlete Kerr] beat [pronoun him]", "winner=Kerr loser=him"},
    {"@athlete-led", "an [athlete Kerr]-led race", "athlete=Kerr"},
    {"@athlete: winner", "[athlete Kerr]: winner", "athlete=Kerr"},
    {"a.c @time", "a[pronoun b]c [time 1.0]", ""},
    {"a{any}c @time", "a[pronoun b]c [time 1.0]", "time=1.0"},
    {"x [^,]+ @time", "x a [pronoun b] c [time 1.0]", "time=1.0"},
    {"x .+ @time", "x a [pronoun b] c [time 1.0]", ""},
    {"x [^@pronoun]+ @time", "x a [pronoun b] c [time 1.0]", ""},
    {"x [^@athlete,]+ @time", "x a [pronoun b] c [time 1.0]", "time=1.0"},
    {"x [^@athlete,]+ @time", "x a [athlete b] c [time 1.0]", ""},
    {"[@athlete@pronoun] in @time", "[pronoun he] in [time 1.0]", "time=1.0"},
    {"@athlete {gap}@time", "[athlete Kerr] in [pronoun his] best race ran [time 1.0]", "athlete=Kerr time=1.0"},
    {"@athlete {gap}@time", "[athlete Kerr] and [athlete Bol] ran [time 1.0]", "athlete=Bol time=1.0"},
    {"@time (for|by) (?<who>\\w+)", "[time 1.0] by Kerr", "time=1.0 who=Kerr"},
    {"ran @time( @time)?", "ran [time 1.0]", "time=1.0"},
    {"{country.people} @time", "Kenyan [time 1.0]", "time=1.0"},
    {"{country} @time", "Kenyan [time 1.0]", ""},
};

Test(rulebook, letters_are_captured_by_role) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof captures / sizeof *captures; i++) {
        struct rule_folder small = rule_folder_open();
        rule_folder_write(
            &small, "10-a.rules",
            STR("entity athlete\nentity time\nentity pronoun\npiece who @athlete|@pronoun\nlist country c.tsv\n"));
        rule_folder_write(&small, "c.tsv", STR("# made up\nname\tpeople\nKenya\tKenyan\n"));
        rule_folder_write(&small, "20-b.rules",
                          str_print(&arena, "claim x\n    %s\n    gives  other  place=1\n", captures[i].pattern));
        struct rulebook *one = rule_folder_load(&small);
        for (int engine = ENGINE_GATED; engine <= ENGINE_NAIVE; engine++) {
            struct matcher *matcher = matcher_open(one, (enum engine)engine);
            struct view view;
            struct error error;
            struct hits hits = {0};
            cr_assert(view_open_marked(&view, one, matcher, str_of(captures[i].text), &arena, &error) == OK, "%s",
                      error.text);
            matcher_claim(matcher, 1, &view, &hits, &arena);
            str said = STR("");
            for (uint32_t c = 0; hits.count && c < hits.items[0].capture_count; c++) {
                const struct capture *capture = &hits.items[0].captures[c];
                said = str_print(&arena, "%.*s%s%.*s=%.*s", STR_ARG(said), c ? " " : "", STR_ARG(capture->name),
                                 STR_ARG(span_str(view.text, capture->span)));
            }
            cr_expect(str_equal(said, str_of(captures[i].captures)),
                      "%s on %s (engine %d)\n  hoped for: %s\n  came:      %.*s", captures[i].pattern,
                      captures[i].text, engine, captures[i].captures, STR_ARG(said));
            matcher_close(matcher);
        }
        rulebook_close(one);
        rule_folder_remove(&small);
    }
    arena_close(&arena);
}

Test(rulebook, priority_and_overlaps_change_who_wins) {
    static const struct { const char *extra; const char *said; } cases[] = {
        {"", "[he won] "}, {"    priority  1\n", "[he] "}, {"    overlaps\n", "[he won] [he] "},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rule_folder small = rule_folder_open();
        rule_folder_write(&small, "10-a.rules",
                          str_print(&arena,
                                    "claim long\n    he won\n    gives  other  place=1\nclaim short\n    he\n"
                                    "    gives  other  place=1\n%s",
                                    cases[i].extra));
        struct rulebook *one = rule_folder_load(&small);
        struct matcher *matcher = matcher_open(one, ENGINE_GATED);
        struct view view;
        struct hits hits = {0};
        view_open(&view, STR("so he won"), &arena);
        matcher_claim(matcher, 0, &view, &hits, &arena);
        str said = STR("");
        for (LIST_EACH(struct hit, hit, &hits))
            said = str_print(&arena, "%.*s[%.*s] ", STR_ARG(said), STR_ARG(span_str(view.text, hit->span)));
        cr_expect(str_equal(said, str_of(cases[i].said)), "%s\n  hoped for: %s\n  came:      %.*s", cases[i].extra,
                  cases[i].said, STR_ARG(said));
        matcher_close(matcher);
        rulebook_close(one);
        rule_folder_remove(&small);
    }
    arena_close(&arena);
}

Test(rulebook, numbers_are_read_in_digits_and_words) {
    static const struct { const char *text; int64_t value; } cases[] = {
        {"7", 7}, {"8,961", 8961}, {"21st", 21}, {"second", 2}, {"twenty-third", 23}, {"two hundred and six", 206},
        {"nineteen hundred", 1900}, {"three thousand", 3000}, {"1,23", -1}, {"two three", -1}, {"and", -1}, {"", -1}, {"a hundred", 100},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t value = -1;
        bool read = number_read(str_of(cases[i].text), &value);
        cr_expect(read ? value == cases[i].value : cases[i].value == -1, "\"%s\": %s %lld", cases[i].text,
                  read ? "" : "refused", (long long)value);
    }
}
