/* Which patterns may match at a place, as the automaton says it: never too few, and of those that a glance rules out none. */
#include <criterion/criterion.h>

#include "../../src/rule/automaton.h"
#include "../../src/rule/cells.h"
#include "../../src/rule/gate.h"
#include "../../src/rule/letter.h"
#include "../../src/rule/pattern.h"

enum { PATTERNS_MOST = 8 };

static struct arena arena;

static int no_entity(void *context, str name, const char **why_not) {
    (void)context;
    if (why_not)
        *why_not = "no entities here";
    return str_equal(name, STR("mark")) ? 0 : -1;
}

static const struct node *tree_of(const char *pattern) {
    static struct lists lists;
    static struct pieces pieces;
    struct supplies supplies = {0};
    struct scope scope = {.arena = &arena, .supplies = &supplies, .pieces = &pieces, .lists = &lists, .entity = no_entity};
    struct node *tree;
    struct error error = {0};
    struct source_line *line = ARENA_NEW(&arena, struct source_line);
    line->text = str_of(pattern);
    cr_assert_eq(pattern_parse(&scope, line, true, &tree, &error), OK, "%s: %s", pattern, error.text);
    return tree;
}

struct world {
    const struct node *trees[PATTERNS_MOST];
    struct automaton_budget budget;
    struct automaton *automaton;
};

static void world_open(struct world *world, const char *const *patterns, int64_t credit) {
    uint32_t count = 0;
    for (; patterns[count]; count++)
        world->trees[count] = tree_of(patterns[count]);
    world->budget = (struct automaton_budget){.credit = credit};
    world->automaton = automaton_open(world->trees, count, &world->budget);
}

static const uint64_t *possible_behind(struct world *world, uint32_t state, str text, uint32_t at) {
    return automaton_possible(world->automaton, automaton_finish(world->automaton, state, text, at));
}

static uint64_t possible_at(struct world *world, const char *text, uint32_t at) {
    const uint64_t *possible = possible_behind(world, automaton_start(world->automaton, at == 0), str_of(text), at);
    return possible ? *possible : 0;
}

static void forget_all(void) { arena_close(&arena); }

static const struct { const char *pattern, *text; uint32_t at; bool may; } cases[] = {
    {"won|took", "won", 0, true},
    {"won|took", "WON gold", 0, true},
    {"won|took", "wondered", 0, false},
    {"won|took", "she won", 4, true},
    {"(won|took) the", "won a medal", 0, false},
    {"(won|took)( the)? gold", "took gold", 0, true},
    {"[a-z]+ed in", "jumped over", 0, false},
    {"[a-z]+ed in", "jumped in", 0, true},
    {"\\d+(\\.\\d+)?m", "8.11m", 0, true},
    {"\\d+(\\.\\d+)?m", "8.11 m", 0, false},
    {"\\d{3}", "12", 0, false},
    {"\\d{3}", "123", 0, true},
    {"\\d{2,20}x", "123456789012x", 0, true},
    {"(a ){2}b", "a a b", 0, true},
    {"(a ){2}b", "a b", 0, false},
    {"(a? ?)+b", "a a a b", 0, true},
    {"@mark wins", "\x01 wins", 0, true},
    {"@mark wins", "\x02 wins", 0, false},
    {"[@mark,] ?x", "\x01 x", 0, true},
    {"[^@mark]x", "\x01x", 0, false},
    {"[^@mark]x", "\x02x", 0, true},
    {"^then", "then", 0, true},
    {"^then", "and then", 4, false},
    {"(then|so)$", "so then", 3, true},
    {"(then|so)$", "so then", 0, false},
    {"m\xC3\xBCller", "M\xC3\xBCller ran", 0, true},
    {"{letter}+ ran", "\xC3\x89va ran", 0, true},
    {"[\xC3\xA9]t\xC3\xA9 x", "\xC3\xA9t\xC3\xA9 y", 0, false},
    {"(\xC3\xA9va|bo) ran", "\xC3\xA9va ran", 0, true},
    {"(\xC3\xA9va|bo) ran", "bo ran", 0, true},
    {"(\xC3\xA9va|bo) ran", "so ran", 0, false},
    {"((a |b )?c|d)e", "ce", 0, true},
    {"(x*|d)e", "e", 0, true},
    {"{word} ran", "O'Brien-x ran", 0, true},
    {"won(?= gold)", "won gold", 0, true},
    {"won(?= gold)", "won silver", 0, false},
    {"won(?= go)", "won gold", 0, true},
    {"won(?=d)", "wonder", 0, false},
    {"won(?=,|$)", "won", 0, true},
    {"won(?= gold) [a-z]+", "won silver", 0, true},
    {"won(?= (a(?= b)|c))", "won a b", 0, true},
    /* What can't be read is perhaps. */
    {"from [^;]{0,40}gold", "from here on", 0, true},
    {"a {gap} b", "a c; d", 0, true},
    {"a(?! b) b", "a b", 0, true},
    {"(?<w>a+) \\k<w>b", "a c", 0, true},
    /* "perhaps" behind so many bytes, but not before. */
    {"(ab ?){3,900}c", "ab ab ab d", 0, false},
    {"(ab ?){3,900}c", "ab ab ab c", 0, true},
};

Test(automaton, says_what_may_match_at_a_place, .fini = forget_all) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world world;
        world_open(&world, (const char *const[]){cases[i].pattern, NULL}, INT64_MAX);
        cr_expect_eq(possible_at(&world, cases[i].text, cases[i].at) != 0, cases[i].may, "\"%s\" at %u of \"%s\"", cases[i].pattern,
                     cases[i].at, cases[i].text);
        automaton_close(world.automaton);
        cr_expect_eq(world.budget.held, 0, "what was held is given back");
    }
}

static const char *const several[] = {"won", "won the", "won [^;]* gold", "took", NULL};

Test(automaton, tells_patterns_that_were_read_to_their_ends_from_those_that_are_only_possible, .fini = forget_all) {
    struct world world;
    world_open(&world, several, INT64_MAX);
    const uint64_t *possible = possible_behind(&world, automaton_start(world.automaton, false), STR("won the gold"), 0);
    cr_assert(possible);
    cr_expect_eq(possible[0], 7);
    cr_expect_eq(possible[1], 3);
    automaton_close(world.automaton);
}

Test(automaton, goes_on_from_the_state_behind_a_word, .fini = forget_all) {
    struct world world;
    world_open(&world, several, INT64_MAX);
    uint32_t start = automaton_start(world.automaton, false), behind = automaton_read(world.automaton, start, STR("won"));
    const uint64_t *possible = possible_behind(&world, behind, STR("so won the"), 6);
    cr_assert(possible);
    cr_expect_eq(possible[0], 7);
    cr_expect_eq(automaton_read(world.automaton, start, STR("wins")), STATE_NOTHING);
    automaton_close(world.automaton);
}

Test(automaton, lets_everything_pass_that_is_alive_when_it_may_not_grow, .fini = forget_all) {
    struct world world;
    world_open(&world, several, 0);
    cr_expect_eq(possible_at(&world, "jumped", 0), 15, "no credit: nothing is ruled out");
    cr_expect_eq(automaton_read(world.automaton, automaton_start(world.automaton, false), STR("jumped")), STATE_UNKNOWN);
    world.budget.credit = 1000;
    cr_expect_eq(possible_at(&world, "jumped", 0), 0);
    world.budget.credit = 0;
    cr_expect_eq(possible_at(&world, "jumps", 0), 0, "what is known stays known");
    automaton_close(world.automaton);
}

Test(automaton, says_the_same_once_it_has_forgotten, .fini = forget_all) {
    struct world world;
    world_open(&world, several, INT64_MAX);
    uint64_t before = possible_at(&world, "won the gold", 0);
    cr_expect_gt(world.budget.held, 0);
    automaton_forget(world.automaton);
    cr_expect_eq(world.budget.held, 0);
    cr_expect_eq(possible_at(&world, "won the gold", 0), before);
    automaton_close(world.automaton);
}

Test(automaton, says_the_same_once_it_has_rested, .fini = forget_all) {
    struct world world;
    world_open(&world, several, INT64_MAX);
    uint64_t won = possible_at(&world, "won the gold", 0);
    for (unsigned rests = 0; rests < 3; rests++) {
        automaton_rest(world.automaton);
        world.budget.credit = 0;
        cr_expect_eq(possible_at(&world, "won the gold", 0), won, "what is known stays known");
        world.budget.credit = INT64_MAX;
        cr_expect_eq(possible_at(&world, "took", 0), 8);
        cr_expect_eq(possible_at(&world, "tomorrow", 0), 0);
    }
    automaton_close(world.automaton);
    cr_expect_eq(world.budget.held, 0);
}

/* How many cells are alive behind a byte that is read from one. */
static uint32_t alive_behind(struct cells *cells, uint32_t cell, unsigned char byte) {
    uint64_t possible = 0, is_read = 0;
    cells_begin(cells, byte, BEFORE_OTHER, &possible, &is_read);
    cells_read(cells, cell);
    return cells->alive.count;
}

Test(automaton, a_cell_that_was_read_long_ago_is_read_again, .fini = forget_all) {
    for (uint32_t ago = UINT16_MAX - 1; ago <= UINT16_MAX + 1; ago++) {   /* readings are numbered anew behind so many */
        struct cells cells = {.arena = &arena};
        uint32_t rare = cell_of_tree(&cells, tree_of("won"), 0), often = cell_of_tree(&cells, tree_of("took"), 1);
        cr_expect_eq(alive_behind(&cells, rare, 'w'), 1);
        for (uint32_t i = 1; i < ago; i++)
            cr_assert_eq(alive_behind(&cells, often, 't'), 1);
        cr_expect_eq(alive_behind(&cells, rare, 'w'), 1, "%u readings ago", ago);
        cells_forget(&cells);
    }
}

Test(automaton, leaves_the_bit_of_no_pattern_alone, .fini = forget_all) {
    struct automaton_budget budget = {.credit = INT64_MAX};
    const struct node *trees[] = {tree_of("won"), NULL, tree_of("wo\\w")};
    struct world world = {.automaton = automaton_open(trees, 3, &budget)};
    cr_expect_eq(possible_at(&world, "won", 0), 5);
    budget.credit = 0;
    cr_expect_eq(possible_at(&world, "took", 0), 5, "without credit all are possible that there are");
    automaton_close(world.automaton);
}

Test(automaton, knows_each_letter_of_an_entity) {
    for (unsigned entity = 0; entity < LETTERS_MOST; entity++)
        cr_expect_eq(letter_entity(entity_letters[entity]), entity);
}

Test(automaton, a_set_begins_with_its_bytes_in_either_case_its_letters_and_the_leads_of_what_is_beyond_ascii, .fini = forget_all) {
    struct set set = {.letters = 1 | UINT64_C(1) << (LETTERS_MOST - 1)};
    set_add(&set, 'Y', 'c', &arena);
    set_add(&set, '5', '5', &arena);
    for (unsigned is_wide = 0; is_wide < 2; is_wide++) {
        if (is_wide)
            set_add(&set, 0xE9, 0xE9, &arena);
        for (unsigned byte = 1; byte < 256; byte++) {
            unsigned char own = (unsigned char)byte;
            bool in_case = own < 0x80 && set_has(&set, own), in_other = own < 0x80 && char_is_letter((char)own) && set_has(&set, own ^ 0x20u);
            bool letter = byte_is_letter(own) && set.letters >> letter_entity(own) & 1;
            bool lead = is_wide && own >= 0x80 && !byte_is_letter(own);
            struct byte_set exact = set_first_bytes(&set, false), caseless = set_first_bytes(&set, true);
            cr_expect_eq(byte_set_has(&exact, own), in_case || letter || lead, "%x", byte);
            cr_expect_eq(byte_set_has(&caseless, own), in_case || in_other || letter || lead, "%x, caseless", byte);
        }
    }
}
