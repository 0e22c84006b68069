#include "model/claim.h"

static const char *const sexes[] = {NULL, "M", "F", "X"};
static const char *const medals[] = {NULL, "gold", "silver", "bronze"};
static const char *const rounds[] = {NULL, "final", "semi-final", "quarter-final", "heat", "qualification", "preliminary"};
static const char *const kinds[] = {"result", "split", "margin", "best", "record", "standard", "attempt", "other", "placing"};

enum { SEXES = sizeof sexes / sizeof *sexes, MEDALS = sizeof medals / sizeof *medals,
       ROUNDS = sizeof rounds / sizeof *rounds, KINDS = sizeof kinds / sizeof *kinds };

static int index_of(str name, const char *const *names, int count) {
    for (int i = 0; i < count; i++)
        if (names[i] && str_equal(name, str_of(names[i])))
            return i;
    return -1;
}

const char *sex_name(enum sex sex) { return sexes[sex]; }
const char *medal_name(enum medal medal) { return medals[medal]; }
const char *round_name(enum round round) { return rounds[round]; }
const char *claim_kind_name(enum claim_kind kind) { return kinds[kind]; }

enum sex sex_of(str name) {
    int index = index_of(name, sexes, SEXES);
    return index < 0 ? SEX_UNKNOWN : (enum sex)index;
}

enum medal medal_of(str name) {
    int index = index_of(name, medals, MEDALS);
    return index < 0 ? MEDAL_NONE : (enum medal)index;
}

enum round round_of(str name) {
    int index = index_of(name, rounds, ROUNDS);
    return index < 0 ? ROUND_UNKNOWN : (enum round)index;
}

bool claim_kind_of(str name, enum claim_kind *kind) {
    int index = index_of(name, kinds, KINDS);
    if (index >= 0)
        *kind = (enum claim_kind)index;
    return index >= 0;
}
