#include "pattern.h"

enum { NAME_MOST = 48 };

/* Levenshtein distance of two short names. */
static unsigned distance(str a, str b) {
    unsigned row[NAME_MOST + 1];
    for (unsigned j = 0; j <= b.size; j++)
        row[j] = j;
    for (unsigned i = 1; i <= a.size; i++) {
        unsigned corner = row[0];
        row[0] = i;
        for (unsigned j = 1; j <= b.size; j++) {
            unsigned best = corner + (a.data[i - 1] != b.data[j - 1]);
            corner = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[b.size];
}

void nearest_try(struct nearest *nearest, str candidate) {
    if (!candidate.size || candidate.size > NAME_MOST || nearest->name.size > NAME_MOST)
        return;
    unsigned away = distance(nearest->name, candidate);
    if (away > 1 + nearest->name.size / 4 || away >= candidate.size)
        return;
    if (nearest->best.size && away >= nearest->distance)
        return;
    nearest->best = candidate;
    nearest->distance = away;
}
