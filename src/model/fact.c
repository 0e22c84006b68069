#include "model/fact.h"

static const char *const verdicts[] = {
    "agreed", "agreed-lower-precision", "single-source", "resolved", "unresolved", "internal-inconsistency",
    "arithmetic-mismatch", "superseded", "refuted-by-reference", "not-comparable", "extraction-suspect", "derived",
};
static const char *const kinds[] = {
    "mark", "place", "margin", "order", "split", "record", "name", "nation", "age", "date", "event",
    "quote-wording", "quote-speaker", "revision",
};

enum { VERDICTS = sizeof verdicts / sizeof *verdicts, KINDS = sizeof kinds / sizeof *kinds };

const char *verdict_name(enum verdict verdict) { return verdicts[verdict]; }
const char *discrepancy_kind_name(enum discrepancy_kind kind) { return kinds[kind]; }

bool verdict_of(str name, enum verdict *verdict) {
    for (int i = 0; i < VERDICTS; i++)
        if (str_equal(name, str_of(verdicts[i]))) {
            *verdict = (enum verdict)i;
            return true;
        }
    return false;
}

bool discrepancy_kind_of(str name, enum discrepancy_kind *kind) {
    for (int i = 0; i < KINDS; i++)
        if (str_equal(name, str_of(kinds[i]))) {
            *kind = (enum discrepancy_kind)i;
            return true;
        }
    return false;
}

bool statements_share_sentence(const struct statement *a, const struct statement *b) {
    return a->sentence_id && a->sentence_id == b->sentence_id && sha256_equal(a->document, b->document);
}
