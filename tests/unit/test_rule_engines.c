/* The gate may never lose a match: rules and sentences made by chance, read by both engines, must give the same. */
#include "base/buffer.h"
#include "base/utf8.h"
#include "chance.h"
#include "rule_folder.h"

static const char *const vocabulary[] = {
    "Kerr", "Bol", "M\xC3\xBCller", "won", "WON", "took", "gold", "Silver", "medal", "medals", "the", "a", "in", "3:29.38", "12.5", "7",
    "(+0.3)", "-", ",", ";", "but", "half-mile", "O'Brien", "\xC3\x89tienne", "100m", "100m hurdles", "hurdles", "ran", "France", ":",
    "\xE2\x82\xAC" "500", "would have", "he", "she", "\x01", "won\x02",
};

static const char *const atoms[] = {
    "Kerr", "won", "took", "gold", "medals?", "{took}", "{metal}", "{race}", "(@number)", "(@number:other)", "(@person)", "{who}", "{who:winner}",
    "\\d+", "\\d\\d?", "[A-Z]\\w+", "{Upper}\\w+", "{word}", "the", "(the |a )?", "(won|took) ?", "{gap}", ".", ".{0,5}", "[^,;]{1,4}",
    "[^@number,;]+", "(?-i:the)", "\xC3\xBC", "[\xC3\xA9\xC3\xBC]", "-", "'", "[(]", ":", ",", "\\b", "(?= )", "(?!gold)", "(?<=a )",
    "(gold|silver)( medals?)?", "(?<w>\\w+)", "(he|she|it) ", "{any}", "s?", "[a-c]", "(?>a|an)", "\\S", "half-?mile", "(ra|wo)n", "{letter}+",
};

static void add_pattern(struct buffer *out, struct chance *chance) {
    uint32_t count = 1 + chance_below(chance, 5);
    for (uint32_t i = 0; i < count; i++) {
        bool is_group = chance_below(chance, 8) == 0;
        buffer_add_text(out, is_group ? "(" : "");
        buffer_add_text(out, atoms[chance_below(chance, sizeof atoms / sizeof *atoms)]);
        if (is_group) {
            buffer_print(out, "|%s", atoms[chance_below(chance, sizeof atoms / sizeof *atoms)]);
            buffer_add_text(out, chance_below(chance, 2) ? ")" : " )?");
        }
        if (i + 1 < count && chance_below(chance, 5))
            buffer_add_char(out, ' ');
    }
}

enum findings { ENTITIES_AND_CLAIMS, CLAIMS_ONLY };

static void add_rules(struct buffer *out, struct chance *chance, uint32_t book, enum findings findings) {
    static const char *const guards[] = {"not after  the|{took}", "not before  @number|gold",
                                         "unless  would have|{race}"};
    for (uint32_t i = 0; i < (findings == CLAIMS_ONLY ? 3 : 14); i++) {
        bool is_claim = findings == CLAIMS_ONLY || i >= 6;
        buffer_print(out, "%s r%u-%u\n    ", is_claim ? "claim" : "entity", book, i);
        add_pattern(out, chance);
        if (chance_below(chance, 2)) {
            buffer_add_text(out, "\n    ");
            add_pattern(out, chance);
        }
        if (is_claim)
            buffer_add_text(out, "\n    gives  other  place=1");
        if (is_claim && !chance_below(chance, 6))
            buffer_add_text(out, "\n    overlaps");
        if (!chance_below(chance, 8))
            buffer_print(out, "\n    priority  %u", chance_below(chance, 3));
        if (!chance_below(chance, 8))
            buffer_add_text(out, "\n    exact");
        if (!chance_below(chance, 4))
            buffer_print(out, "\n    %s", guards[chance_below(chance, 3)]);
        buffer_add_char(out, '\n');
    }
}

static str make_sentence(struct chance *chance, struct arena *arena) {
    struct buffer out = {0};
    uint32_t count = 1 + chance_below(chance, 24);
    for (uint32_t i = 0; i < count; i++)
        buffer_print(&out, "%s%s", i && chance_below(chance, 12) ? " " : "",
                     vocabulary[chance_below(chance, sizeof vocabulary / sizeof *vocabulary)]);
    str sentence = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    return sentence;
}

/* What C adds may stand anywhere, even inside a word. */
static void add_find(struct view *view, uint32_t at) {
    view_add(view, &(struct find){.span = {at, at + 2}, .entity = 0, .person = -1});
    view_refresh(view);
}

/* Everything that an engine makes of a sentence, as text. */
static str read_with(struct matcher *matcher, const struct rulebook *book, str sentence, struct arena *arena) {
    struct buffer out = {0};
    struct view view;
    view_open(&view, sentence, arena);
    if (sentence.size % 3 == 0)
        add_find(&view, (uint32_t)sentence.size / 3);
    for (uint32_t layer = 0; layer < rulebook_layer_count(book); layer++) {
        struct hits hits = {0};
        /* Layers of claims share what was read of the shadow, unless it changes between them. */
        if (layer + 1 == rulebook_layer_count(book) && sentence.size % 4 == 0)
            add_find(&view, (uint32_t)sentence.size / 2);
        matcher_find(matcher, layer, &view);
        matcher_claim(matcher, layer, &view, &hits, arena);
        for (LIST_EACH(struct find, find, &view.finds))
            buffer_print(&out, "%u:%u-%u=%u ", layer, find->span.start, find->span.end,
                         find->rule ? rule_index(find->rule) : 999);
        for (LIST_EACH(struct hit, hit, &hits)) {
            buffer_print(&out, "%u:[%u-%u=%u", layer, hit->span.start, hit->span.end, rule_index(hit->rule));
            for (uint32_t c = 0; c < hit->capture_count; c++)
                buffer_print(&out, " %.*s@%u-%u", STR_ARG(hit->captures[c].name), hit->captures[c].span.start,
                             hit->captures[c].span.end);
            buffer_add_text(&out, "] ");
        }
    }
    str all = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    return all;
}

Test(rule_engines, the_gate_loses_and_invents_nothing, .timeout = 120) {
    struct chance chance = {42};
    struct arena arena = {0};
    uint64_t matched = 0;
    uint32_t refused = 0;
    for (uint32_t round = 0; round < 60; round++) {
        struct rule_folder folder = rule_folder_open();
        struct buffer rules = {0};
        rule_folder_write(&folder, "00-words.rules",
                          STR("piece took  took|won\npiece metal  gold|silver|bronze\nlist race races.tsv\n"
                              "piece who @person|he|@number\n"));
        rule_folder_write(&folder, "races.tsv", STR("# made up\nname\n100m\n100m hurdles\nhalf-mile\nran\nFrance\n"));
        rule_folder_write(&folder, "10-first.rules",
                          STR("entity number\n    \\d+(\\.\\d+)?\nentity person\n    Kerr|Bol\n    M\xC3\xBCller\n"));
        add_rules(&rules, &chance, round, ENTITIES_AND_CLAIMS);
        rule_folder_write(&folder, "20-chance.rules", buffer_str(&rules));
        buffer_clear(&rules);
        /* What a matcher has learned of words that stand side by side must not be taken for letters that come between them. */
        add_rules(&rules, &chance, 1000 + round, ENTITIES_AND_CLAIMS);
        rule_folder_write(&folder, "30-chance.rules", buffer_str(&rules));
        for (uint32_t layer = 4; layer < 7; layer++) {
            char name[32];
            snprintf(name, sizeof name, "%u0-chance.rules", layer);
            buffer_clear(&rules);
            add_rules(&rules, &chance, layer * 1000 + round, CLAIMS_ONLY);
            rule_folder_write(&folder, name, buffer_str(&rules));
        }
        struct rulebook *book;
        struct error error = {0};
        if (rulebook_load(folder.path, &book, &error) != OK) {
            /* Chance also writes what the language refuses, such as a pattern that looks like an example. */
            refused++;
        } else {
            struct matcher *gated = matcher_open(book, ENGINE_GATED), *naive = matcher_open(book, ENGINE_NAIVE);
            for (uint32_t i = 0; i < 100; i++) {
                str sentence = make_sentence(&chance, &arena);
                str fast = read_with(gated, book, sentence, &arena), plain = read_with(naive, book, sentence, &arena);
                cr_assert(str_equal(fast, plain), "\"%.*s\"\n  gated: %.*s\n  naive: %.*s\n%.*s", STR_ARG(sentence),
                          STR_ARG(fast), STR_ARG(plain), STR_ARG(buffer_str(&rules)));
                matched += plain.size;
                arena_reset(&arena);
            }
            matcher_close(gated);
            matcher_close(naive);
            rulebook_close(book);
        }
        buffer_close(&rules);
        rule_folder_remove(&folder);
    }
    cr_assert_lt(refused, 20, "most of the rules must be taken to prove anything");
    cr_assert_gt(matched, 100000, "the rules must match something to prove anything");
    arena_close(&arena);
}

/* What PCRE2 is given of a set stands for its members and for nothing else: one engine asks the set, the other one that text. */
Test(rule_engines, a_set_has_the_same_members_for_both) {
    static const struct { const char *pattern; uint32_t from, to; bool (*is)(uint32_t); } sets[] = {
        {"<[\xC2\xA2-\xC5\xBF]>", 0xA2, 0x17F, NULL}, {"<[\xC3\xA9-\xC3\xBC]>", 0xE9, 0xFC, NULL}, {"<[\xC7\x80-\xDF\xBF]>", 0x1C0, 0x7FF, NULL},
        {"<[\xC2\xBF-\xE0\xA0\x80]>", 0xBF, 0x800, NULL}, {"<{Upper}>", 0, 0x24F, utf8_is_upper}, {"<{lower}>", 0, 0x24F, utf8_is_lower}, {"<{letter}>", 0, 0x24F, utf8_is_letter},
    };
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        struct rule_folder folder = rule_folder_open();
        struct buffer rules = {0}, text = {0};
        buffer_print(&rules, "entity member\n    %s\n    exact\n", sets[i].pattern);
        rule_folder_write(&folder, "10-a.rules", buffer_str(&rules));
        struct rulebook *book = rule_folder_load(&folder);
        struct arena arena = {0};
        for (int engine = ENGINE_GATED; engine <= ENGINE_NAIVE; engine++) {
            struct matcher *matcher = matcher_open(book, (enum engine)engine);
            for (uint32_t point = 0xA1; point <= 0x801; point++) {
                bool is_member = point >= sets[i].from && point <= sets[i].to && (!sets[i].is || sets[i].is(point));
                struct view view;
                char bytes[4];
                buffer_clear(&text);
                buffer_add_char(&text, '<');
                buffer_add(&text, (str){bytes, utf8_encode(point, bytes)});
                buffer_add_char(&text, '>');
                view_open(&view, buffer_str(&text), &arena);
                matcher_find(matcher, 0, &view);
                cr_expect_eq(view.finds.count, is_member, "%s: U+%04X (engine %d)", sets[i].pattern, point, engine);
                arena_reset(&arena);
            }
            matcher_close(matcher);
        }
        arena_close(&arena);
        rulebook_close(book);
        rule_folder_remove(&folder);
        buffer_close(&rules);
        buffer_close(&text);
    }
}
