/* The targets by their names. */
#include "fuzz.h"

static const struct { const char *name; fuzz_target *target; } targets[] = {
#define X(name) {#name, fuzz_##name},
    FUZZ_TARGETS(X)
#undef X
};

fuzz_target *fuzz_target_of(const char *name) {
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
        if (strcmp(targets[i].name, name) == 0)
            return targets[i].target;
    return NULL;
}

const char *fuzz_rules(void) {
    const char *named = getenv("PHOTOFINISH_RULES");
    return named && *named ? named : "rules";
}
