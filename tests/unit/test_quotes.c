#include <criterion/criterion.h>

#include "base/buffer.h"
#include "reconcile/print.h"
#include "reconcile/reconcile.h"

static struct utterance said(const char *doc, const char *speaker, const char *text) {
    return (struct utterance){.document = sha256_of(str_of(doc)), .doc = str_of(doc), .speaker = str_of(speaker), .text = str_of(text)};
}

static const struct { const char *why, *speaker_a, *text_a, *speaker_b, *text_b, *hoped; } pairs[] = {
    {"another wording", "Lena Holt", "I knew from the bell that nobody would come past me tonight", "Holt",
     "I knew at the bell nobody was going to come past me tonight", "quote-wording unresolved "},
    {"the same words, cut short", "Lena Holt", "I knew from the bell that nobody would come past me tonight", "Lena Holt",
     "nobody would come past me tonight", ""},
    {"marks and capitals aside", "Lena Holt", "Well, I knew it from the bell on: nobody would pass", "Lena Holt",
     "well I knew it from the bell on, nobody would pass.", ""},
    {"other things altogether", "Lena Holt", "I knew from the bell that nobody would come past me tonight", "Lena Holt",
     "My coach told me in the morning to wait for the last bend", ""},
    {"another mouth", "Lena Holt", "I knew from the bell that nobody would come past me tonight", "Maja Brandt",
     "I knew from the bell that nobody would come past me tonight", "quote-speaker unresolved "},
    {"common phrases", "Lena Holt", "I am so happy", "Maja Brandt", "I am so happy", ""},
};

Test(quotes, versions_of_one_utterance_are_told_from_other_words) {
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct arena arena = {0};
        struct findings findings = {0};
        struct utterance utterances[] = {said("a", pairs[i].speaker_a, pairs[i].text_a), said("b", pairs[i].speaker_b, pairs[i].text_b)};
        reconcile_quotes(NULL, utterances, 2, NULL, 0, &arena, &findings);
        struct buffer got = {0};
        for (LIST_EACH(struct discrepancy, d, &findings.discrepancies))
            buffer_print(&got, "%s %s %.*s", discrepancy_kind_name(d->kind), verdict_name(d->verdict), STR_ARG(d->preferred));
        cr_expect(str_equal(buffer_str(&got), str_of(pairs[i].hoped)), "%s: hoped for [%s], got [%.*s]", pairs[i].why, pairs[i].hoped, STR_ARG(buffer_str(&got)));
        buffer_close(&got);
        arena_close(&arena);
    }
}

Test(quotes, the_difference_is_told_word_by_word) {
    struct arena arena = {0};
    struct findings findings = {0};
    struct utterance utterances[] = {said("a", "Lena Holt", "I could hear her coming all the way down the straight"),
                                     said("b", "Lena Holt", "I heard her coming all the way up the straight")};
    reconcile_quotes(NULL, utterances, 2, NULL, 0, &arena, &findings);
    cr_assert(findings.discrepancies.count == 1);
    str told = findings.discrepancies.items[0].explanation;
    cr_assert(str_equal(told, STR("a and b print one utterance in two wordings: “could hear” against “heard”; “down” against “up”. "
                                  "Only a recording could tell which are the words.")), "%.*s", STR_ARG(told));
    arena_close(&arena);
}

Test(quotes, two_papers_outweigh_one_about_who_spoke) {
    struct arena arena = {0};
    struct findings findings = {0};
    const char *words = "I knew from the bell that nobody would come past me tonight";
    struct utterance utterances[] = {said("a", "Lena Holt", words), said("b", "Maja Brandt", words), said("c", "Holt", words)};
    reconcile_quotes(NULL, utterances, 3, NULL, 0, &arena, &findings);
    cr_assert(findings.discrepancies.count == 1);
    const struct discrepancy *found = &findings.discrepancies.items[0];
    cr_assert(found->kind == DISCREPANCY_QUOTE_SPEAKER && str_equal(found->preferred, STR("Lena Holt")), "%.*s", STR_ARG(found->explanation));
    arena_close(&arena);
}

static const char report[] =
    "HARBOUR BAY - Lena Holt won the women's 1500 metres at the Harbour Games on Sunday, going to the front with two laps to run and holding "
    "off Maja Brandt by a stride. It was the third time this season that the two had met, and the first that Holt came out ahead. "
    "“I knew from the bell that nobody would come past me,” she said. The pace had been slow until the third lap, when the field bunched up.";

Test(prints, a_rewrite_is_a_copy_and_another_report_is_not) {
    struct arena arena = {0};
    str copy = STR("A stride decided it by the bay. Lena Holt won the women's 1500 metres at the Harbour Games on Sunday, going to the front with two "
                   "laps to run and holding off Maja Brandt by a stride. It was the third time this season that the two had met.");
    str other = STR("Maja Brandt was beaten at last. The Brandt of the spring would have answered Lena Holt's move with two laps left; on Sunday she let "
                    "her go, and the 1500 metres of the Harbour Games were gone by the third bend. “I knew from the bell that nobody would come past "
                    "me,” the winner said, and the stands agreed with her. Nobody else was near them when they crossed the line together.");
    struct sha256 none = {{0}};
    struct document_print a = print_of(none, (str){0}, str_of(report), &arena), b = print_of(none, (str){0}, copy, &arena), c = print_of(none, (str){0}, other, &arena);
    cr_assert(print_containment(&a, &b) >= PRINT_COPIED, "%u", print_containment(&a, &b));
    cr_assert(print_containment(&a, &c) < 60, "quotes must not count: %u", print_containment(&a, &c));
    arena_close(&arena);
}
