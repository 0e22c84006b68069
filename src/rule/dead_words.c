#include <assert.h>

#include "dead_words.h"

#include "gate.h"
#include "spell.h"

enum {
    TRIES_MOST = 200 * 1000,   /* our own rules take a tenth of them; rules that are made to be slow get no answer */
    NEIGHBOURS_MOST = 6,       /* ways to spell what stands beside a word, */
    REACH_MOST = 40,           /* and how long */
    WAITED_FOR_MOST = 400,
};

/* What stands on one side of a part of a pattern, nearest first. */
enum beside_kind {
    BESIDE_NODE,
    BESIDE_EDGE,   /* anything behind a word edge */
    BESIDE_OPEN,   /* anything, perhaps more of the same word */
};
struct beside { enum beside_kind kind; const struct node *node; const struct beside *beyond; };

/* How much of it can be spelled, and what comes then. */
struct reach { struct spellings texts; enum beside_kind then; };

/* A literal between two spellings of what the pattern has beside it. */
struct word {
    str before, text, after;
    struct { const struct rule **items; uint32_t count, room; } takers;
    struct span taken;         /* by the first of them, of the three put together */
};

enum verdict { VERDICT_NONE, VERDICT_ALIVE, VERDICT_DEAD };

struct search {
    const struct rulebook *book;
    struct matcher *matcher;
    struct dead_words *dead;
    struct arena *arena;       /* of what is found */
    struct arena scratch;      /* for one pattern, */
    struct arena views;        /* and for one try */
    struct table verdicts;     /* by place: a piece has several trees, and many users */
    uint32_t tries;
    const struct rule *rule;   /* whose pattern is at hand; */
    uint32_t layers;           /* what so many layers find are letters in it */
};

/* ---- one try ---- */

/* Bytes as a shadow has them: letters become finds. */
static struct view *view_of_shadow(str shadow, struct arena *arena) {
    struct view *view = ARENA_NEW(arena, struct view);
    char *text = arena_alloc(arena, shadow.size + 1);
    for (size_t i = 0; i < shadow.size; i++)
        text[i] = byte_is_letter((unsigned char)shadow.data[i]) ? 'X' : shadow.data[i];
    view_open(view, (str){text, shadow.size}, arena);
    for (size_t i = 0; i < shadow.size; i++)
        for (int entity = 0; entity < LETTERS_MOST && text[i] == 'X'; entity++)
            if (entity_letters[entity] == (unsigned char)shadow.data[i])
                view_add(view, &(struct find){.span = span_of(i, i + 1), .entity = entity, .person = -1, .extra = -1});
    view_refresh(view);
    return view;
}

/* Does an earlier layer take some of the word, with these beyond what the pattern has beside it? Who does is remembered. */
static bool is_taken(struct search *search, struct word *word, str before, str after) {
    const struct rule *taker = NULL;
    arena_reset(&search->views);
    search->tries++;
    str shadow = str_print(&search->views, "%.*s%.*s%.*s%.*s%.*s", STR_ARG(before), STR_ARG(word->before), STR_ARG(word->text),
                           STR_ARG(word->after), STR_ARG(after));
    struct view *view = view_of_shadow(shadow, &search->views);
    for (uint32_t layer = 0; layer < search->layers; layer++)
        matcher_find(search->matcher, layer, view);
    size_t start = before.size + word->before.size;
    for (LIST_EACH(struct find, find, &view->finds)) {
        if (taker || !find->rule || find->rule->is_provisional || !span_overlaps(find->span, span_of(start, start + word->text.size)))
            continue;
        taker = find->rule;
        if (!word->takers.count)
            word->taken = find->span;
    }
    bool is_known = !taker;
    for (uint32_t i = 0; i < word->takers.count; i++)
        is_known |= word->takers.items[i] == taker;
    if (!is_known)
        *LIST_ADD(&word->takers, &search->scratch) = taker;
    return taker != NULL;
}

/* ---- what a rule could wait for ---- */

/* Texts that it does not bear before and behind its match. */
struct unwanted { struct spellings before, after; };

static void add_looks(struct search *search, struct unwanted *unwanted, const struct node *node) {
    if (node->kind == NODE_LOOK && node->text.data[node->text.size - 1] == '!')
        node_spell(node->child, SPELL_SOME, WAITED_FOR_MOST, node->text.data[1] == '<' ? &unwanted->before : &unwanted->after,
                   &search->scratch);
    for (const struct node *child = node->child; child; child = child->next)
        add_looks(search, unwanted, child);
}

static struct unwanted unwanted_by(struct search *search, const struct rule *rule) {
    struct unwanted unwanted = {0};
    for (LIST_EACH(struct guard, guard, &rule->guards))
        node_spell(guard->code->tree, SPELL_SOME, WAITED_FOR_MOST,
                   guard->kind == GUARD_NOT_BEFORE ? &unwanted.after : &unwanted.before, &search->scratch);
    for (uint32_t i = 0; i < rule->branches.count; i++)
        add_looks(search, &unwanted, rule->branches.items[i]->tree);
    return unwanted;
}

/* "for the" before a pattern that has "the " before the word: "for ", for the rest is there. Each way to put them together is tried. */
static bool is_taken_beside(struct search *search, struct word *word, str text, enum side side) {
    str known = side == AT_START ? word->before : word->after;
    for (size_t common = 0; common <= text.size && common <= known.size; common++) {
        bool is_start = side == AT_START;
        str rest = is_start ? str_slice(text, 0, text.size - common) : str_slice(text, common, text.size);
        str seam = is_start ? str_slice(text, text.size - common, text.size) : str_slice(text, 0, common);
        str there = is_start ? str_slice(known, 0, common) : str_slice(known, known.size - common, known.size);
        if (str_equal_ignoring_case(seam, there) && !is_taken(search, word, is_start ? rest : STR(""), is_start ? STR("") : rest))
            return false;
    }
    return true;
}

static bool is_taken_from_all(struct search *search, struct word *word, const struct spellings *unwanted, enum side side) {
    for (LIST_EACH(str, text, unwanted)) {
        str apart = str_print(&search->scratch, side == AT_START ? "%.*s " : " %.*s", STR_ARG(*text));
        if (!is_taken_beside(search, word, *text, side) || !is_taken_beside(search, word, apart, side))
            return false;
    }
    return true;
}

/* ---- one literal ---- */

static void reach_out(struct search *search, const struct beside *beside, enum side side, struct reach *reach) {
    struct spellings *texts = &reach->texts;
    *LIST_ADD(texts, &search->scratch) = STR("");
    for (; beside->kind == BESIDE_NODE; beside = beside->beyond) {
        struct spellings own = {0}, *first = side == AT_START ? &own : texts, *second = side == AT_START ? texts : &own;
        if (!node_spell(beside->node, SPELL_ALL, NEIGHBOURS_MOST, &own, &search->scratch) ||
            !spellings_cross(first, second, NEIGHBOURS_MOST, &search->scratch)) {
            unsigned near = side_of(beside->node, side == AT_START ? AT_END : AT_START);
            reach->then = near == WITH_OTHER_BYTE ? BESIDE_EDGE : BESIDE_OPEN;
            return;
        }
        *texts = *first;
        if (texts->items[0].size > REACH_MOST) {
            reach->then = BESIDE_OPEN;
            return;
        }
    }
    reach->then = beside->kind;
}

/* Nothing, and other words. */
static struct spellings usual_beyond(struct search *search, const struct reach *reach, enum side side) {
    struct spellings usual = {0};
    *LIST_ADD(&usual, &search->scratch) = STR("");
    *LIST_ADD(&usual, &search->scratch) = side == AT_START ? STR("zq ") : STR(" zq");
    if (reach->then == BESIDE_OPEN)
        *LIST_ADD(&usual, &search->scratch) = STR("zq");
    return usual;
}

static bool is_always_taken(struct search *search, struct word *word, const struct reach *left, const struct reach *right) {
    struct spellings before = usual_beyond(search, left, AT_START), after = usual_beyond(search, right, AT_END);
    for (uint32_t i = 0; i < before.count * after.count; i++)
        if (!is_taken(search, word, before.items[i / after.count], after.items[i % after.count]))
            return false;
    for (uint32_t i = 0; i < word->takers.count; i++) {
        struct unwanted unwanted = unwanted_by(search, word->takers.items[i]);
        if (!is_taken_from_all(search, word, &unwanted.before, AT_START) || !is_taken_from_all(search, word, &unwanted.after, AT_END))
            return false;
    }
    return true;
}

static bool has_word(str text) {
    for (size_t i = 0; i < text.size; i++)
        if (byte_is_word((unsigned char)text.data[i]))
            return true;
    return false;
}

/* Letters as their names. */
static str in_words(const struct search *search, str shadow) {
    struct buffer out = {0};
    for (size_t i = 0; i < shadow.size; i++) {
        int entity = (int)search->book->entities.count - 1;
        while (entity >= 0 && entity_letters[entity] != (unsigned char)shadow.data[i])
            entity--;
        if (entity < 0)
            buffer_add_char(&out, shadow.data[i]);
        else
            buffer_print(&out, "@%.*s", STR_ARG(search->book->entities.items[entity].name));
    }
    str words = str_copy(str_trim(buffer_str(&out)), search->arena);
    buffer_close(&out);
    return words;
}

static void add_dead(struct search *search, const struct node *literal, const struct word *word) {
    assert(word->takers.items); /* what is dead is so because something takes it */
    str all = str_print(&search->scratch, "%.*s%.*s%.*s", STR_ARG(word->before), STR_ARG(word->text), STR_ARG(word->after));
    struct place place = node_place(literal);
    if (word->taken.start > word->before.size)
        place.column += word->taken.start - (uint32_t)word->before.size;
    *LIST_ADD(search->dead, search->arena) =
        (struct dead_word){.rule = search->rule, .literal = node_place(literal), .place = place,
                           .is_rest = word->taken.start < word->before.size,
                           .words = in_words(search, span_str(all, word->taken)), .taker = word->takers.items[0]};
}

static enum verdict verdict_on(struct search *search, const struct node *literal, const struct beside *left, const struct beside *right) {
    struct reach before = {0}, after = {0};
    struct word first = {.text = literal->text};
    reach_out(search, left, AT_START, &before);
    reach_out(search, right, AT_END, &after);
    for (uint32_t i = 0; i < before.texts.count * after.texts.count; i++) {
        struct word word = {.before = before.texts.items[i / after.texts.count], .text = literal->text,
                            .after = after.texts.items[i % after.texts.count]};
        if (!is_always_taken(search, &word, &before, &after))
            return VERDICT_ALIVE;
        if (!i)
            first = word;
    }
    add_dead(search, literal, &first);
    return VERDICT_DEAD;
}

static enum verdict *verdict_at(struct search *search, struct place place) {
    struct { const char *file; uint32_t line, column; } bytes = {place.file.data, place.line, place.column};
    str key = {(const char *)&bytes, sizeof bytes};
    enum verdict *verdict = table_find(&search->verdicts, key);
    if (!verdict) {
        verdict = ARENA_NEW(search->arena, enum verdict);
        *table_slot(&search->verdicts, str_copy(key, search->arena), search->arena) = verdict;
    }
    return verdict;
}

/* A word that is dead in one use of its piece is asked about again in the next. */
static void judge(struct search *search, const struct node *literal, const struct beside *left, const struct beside *right) {
    if (!has_word(literal->text) || search->tries > TRIES_MOST)
        return;
    enum verdict *verdict = verdict_at(search, node_place(literal)), before = *verdict;
    if (before == VERDICT_ALIVE)
        return;
    uint32_t count = search->dead->count;
    *verdict = verdict_on(search, literal, left, right);
    if (before == VERDICT_DEAD)
        search->dead->count = count;
}

/* ---- all of a pattern ---- */

static const struct beside open_side = {.kind = BESIDE_OPEN}, edge_side = {.kind = BESIDE_EDGE};

static void walk(struct search *search, const struct node *node, const struct beside *left, const struct beside *right);

static void walk_sequence(struct search *search, const struct node *sequence, const struct beside *left, const struct beside *right) {
    uint32_t count = 0;
    for (const struct node *child = sequence->child; child; child = child->next)
        count++;
    struct beside *after = ARENA_ARRAY(&search->scratch, count + 1, struct beside);
    const struct node **children = ARENA_ARRAY(&search->scratch, count + 1, const struct node *);
    count = 0;
    for (const struct node *child = sequence->child; child; child = child->next)
        children[count++] = child;
    for (uint32_t i = count; i-- > 0;)
        after[i] = (struct beside){BESIDE_NODE, children[i], i + 1 < count ? &after[i + 1] : right};
    for (uint32_t i = 0; i < count; i++) {
        walk(search, children[i], left, i + 1 < count ? &after[i + 1] : right);
        struct beside *before = ARENA_NEW(&search->scratch, struct beside);
        *before = (struct beside){BESIDE_NODE, children[i], left};
        left = before;
    }
}

/* Beside a round of a repeat stands another, or what stands beside them all. */
static const struct beside *beside_round(const struct node *round, const struct beside *beside, enum side side) {
    enum side near = side == AT_START ? AT_END : AT_START;
    if (side_of(round, near) & WITH_WORD_BYTE)
        return &open_side;
    while (beside->kind == BESIDE_NODE && side_of(beside->node, near) == CAN_BE_EMPTY)
        beside = beside->beyond;
    bool is_edge = beside->kind == BESIDE_NODE ? side_of(beside->node, near) == WITH_OTHER_BYTE : beside->kind == BESIDE_EDGE;
    return is_edge ? &edge_side : &open_side;
}

static void walk(struct search *search, const struct node *node, const struct beside *left, const struct beside *right) {
    if (node->kind == NODE_BYTES)
        judge(search, node, left, right);
    if (node->kind == NODE_SEQUENCE) {
        walk_sequence(search, node, left, right);
        return;
    }
    if (node->kind == NODE_REPEAT && node->most > 1) {
        left = beside_round(node->child, left, AT_START);
        right = beside_round(node->child, right, AT_END);
    }
    if (node->kind == NODE_LOOK && !str_equal(node->text, STR("?>")))
        *(node->text.data[1] == '<' ? &left : &right) = &open_side;
    for (const struct node *child = node->child; child; child = child->next)
        walk(search, child, left, right);
}

static void walk_pattern(struct search *search, const struct node *tree) {
    walk(search, tree, &edge_side, &edge_side);
    arena_reset(&search->scratch);
}

/* Those that were alive in a later use are out; and of what one find takes, its first word is enough. */
static void keep_certain(struct search *search) {
    uint32_t kept = 0;
    struct dead_words *dead = search->dead;
    for (uint32_t i = 0; i < dead->count && search->tries <= TRIES_MOST; i++) {
        struct dead_word one = dead->items[i], *last = kept ? &dead->items[kept - 1] : NULL;
        bool is_same = one.is_rest && last && last->place.line == one.place.line && last->taker == one.taker;
        if (*verdict_at(search, one.literal) == VERDICT_DEAD && !is_same)
            dead->items[kept++] = one;
    }
    dead->count = kept;
}

void dead_words_find(struct dead_words *dead, const struct rulebook *book, struct matcher *matcher, struct arena *arena) {
    struct search search = {.book = book, .matcher = matcher, .dead = dead, .arena = arena};
    for (uint32_t i = 0; i < book->rules.count; i++) {
        search.rule = book->rules.items[i];
        search.layers = search.rule->layer + search.rule->is_claim;
        for (uint32_t b = 0; b < search.rule->branches.count; b++)
            if (!search.rule->branches.items[b]->phrases)
                walk_pattern(&search, search.rule->branches.items[b]->tree);
        for (LIST_EACH(struct guard, guard, &search.rule->guards))
            walk_pattern(&search, guard->code->tree);
    }
    keep_certain(&search);
    arena_close(&search.scratch);
    arena_close(&search.views);
}
