#include "cli/commands.h"

#include "cli/listing.h"

#define OPTIONS(...) ((const struct option *const[]){__VA_ARGS__, NULL})

static const struct option rules = {"rules", 'r', "DIR", "the rules folder (else $PHOTOFINISH_RULES, or the one that came along)"};
static const struct option event = {"event", 'e', "CODE", "the event it is a mark of: 2.33 is 2:33 for 800m, 2.33 for HJ"};

static const struct option gold = {"gold", 'g', "DIR", "annotations: STEM.json or STEM.ann (brat) for STEM.txt"};
static const struct option texts = {"texts", 0, "DIR", "articles, when they are in no usual place beside the gold"};
static const struct option found = {"found", 0, "FILE", "score the saved output of `extract` instead of extracting"};
static const struct option errors = {"errors", 'e', NULL, "list every slip with the words around it"};
static const struct option by_kind = {"kinds", 0, NULL, "also by kind of mark"};
static const struct option by_rule = {"by-rule", 0, NULL, "also by rule: how often right and wrong"};
static const struct option baseline = {"baseline", 'b', "FILE", "saved output of `extract` to compare with: what is gained and lost"};
static const struct option bar = {"bar", 0, "F1|FILE", "exit 1 when a headline row, or a row that FILE lists, is below this"};

const struct command commands[] = {
    {"mark", command_mark, "STRING", 1, 1, "read one mark: prints its value, a tab and what it measures; exit 1 when it is none",
     OPTIONS(&event, &rules), NULL},
    {"event", command_event, "STRING", 1, 1, "print the code of an event: `110 m hurdles` gives 110mH; exit 1 when it is none",
     OPTIONS(&rules), NULL},
    {"eval", command_eval, "--gold DIR [INPUT…]", 0, ARGUMENTS_MANY, "measure extraction against annotated articles",
     OPTIONS(&gold, &texts, &found, &errors, &by_kind, &by_rule, &baseline, &bar),
     "Counts are summed over the articles. Names match without case, accents and punctuation; marks match when value and\n"
     "place in the text do; quotes match when nine words in ten do. The lenient rows also take a last name for a full one."},
    {0},
};
