#include "reconcile/claims.h"

#include <stdlib.h>

#include "base/csv.h"
#include "base/sort.h"
#include "claims_table.h"

static void write_answer(struct buffer *out, const struct item *item, str value, double confidence) {
    csv_write(out, item->object);
    csv_write(out, item->attribute);
    csv_write(out, value);
    buffer_print(out, ",%.3f", confidence < 0 ? 0 : confidence > 1 ? 1 : confidence);
    csv_write_end(out);
}

/* More votes, or a higher probability; among equals the first in the order of bytes. */
static const struct claimed_value *best_value(const struct item *item, enum claims_engine engine) {
    const struct claimed_value *best = NULL;
    for (LIST_EACH(const struct claimed_value, value, &item->values)) {
        double own = engine == CLAIMS_MAJORITY ? value->claims : value->probability;
        double most = !best ? -1 : engine == CLAIMS_MAJORITY ? best->claims : best->probability;
        if (!best || own > most + 1e-12 || (own > most - 1e-12 && str_compare(value->key, best->key) < 0))
            best = value;
    }
    return best;
}

static int compare_parts(const void *a, const void *b) {
    const struct claimed_part *x = *(const struct claimed_part *const *)a, *y = *(const struct claimed_part *const *)b;
    if (x->claims != y->claims)
        return x->claims > y->claims ? -1 : 1;
    return str_compare(x->text, y->text);
}

/* The parts that are probably true, most named first; sure of all of them and of the absence of the rest. */
static void write_list(struct buffer *out, struct item *item, struct arena *arena) {
    const struct claimed_part **parts = ARENA_ARRAY(arena, item->parts.count + 1, const struct claimed_part *);
    uint32_t count = 0;
    double confidence = 1;
    for (LIST_EACH(struct claimed_part, part, &item->parts)) {
        double sure = part->probability > 0.5 ? part->probability : 1 - part->probability;
        confidence = sure < confidence ? sure : confidence;
        if (part->probability > 0.5)
            parts[count++] = part;
    }
    if (!count) {   /* nothing is likely: the part that is least unlikely */
        confidence = 0;
        for (LIST_EACH(struct claimed_part, part, &item->parts)) {
            if (count && part->probability <= confidence)
                continue;
            parts[0] = part;
            count = 1;
            confidence = part->probability;
        }
    }
    sort_items(parts, count, sizeof *parts, compare_parts);
    struct buffer value = {0};
    for (uint32_t i = 0; i < count; i++)
        buffer_print(&value, "%s%.*s", i ? ";" : "", STR_ARG(parts[i]->text));
    write_answer(out, item, buffer_str(&value), confidence);
    buffer_close(&value);
}

static void count_parts(struct item *item) {
    for (LIST_EACH(struct claimed_value, value, &item->values))
        for (LIST_EACH(uint32_t, part, &value->parts))
            item->parts.items[*part].claims += value->claims;
}

enum status claims_reconcile(str csv, const char *path, enum claims_engine engine, struct buffer *out, struct error *error) {
    struct arena arena = {0};
    struct claims_table table;
    enum status status = claims_table_read(&table, csv, path, engine == CLAIMS_MAJORITY ? LISTS_MOST_FREQUENT : LISTS_UNITED, &arena, error);
    if (status == OK) {
        if (engine == CLAIMS_DISCOVERY) {
            claims_solve_single(&table);
            claims_solve_lists(&table);
        }
        buffer_add_text(out, "object,attribute,value,confidence\n");
        for (LIST_EACH(struct item, item, &table.items)) {
            const struct claimed_value *best = best_value(item, engine);
            if (!best)
                continue;
            if (engine == CLAIMS_DISCOVERY && item->is_list) {
                count_parts(item);
                write_list(out, item, &arena);
            } else {
                bool is_counted = engine == CLAIMS_MAJORITY && item->claims.count;
                write_answer(out, item, best->text, is_counted ? (double)best->claims / item->claims.count : engine == CLAIMS_MAJORITY ? 0 : best->probability);
            }
        }
    }
    arena_close(&arena);
    return status;
}
