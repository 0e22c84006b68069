#include "store_story.h"

#include "base/buffer.h"

static struct testimony *testimony_number(int number, struct arena *arena) {
    struct document *document = ARENA_NEW(arena, struct document);
    str bytes = str_print(arena, "Athlete %d won in 3:%02d.38", number, number);
    *document = (struct document){.name = str_print(arena, "%d.txt", number), .uri = str_print(arena, "u%d", number), .source = STR("daily.example"),
                                  .path = str_print(arena, "%d.txt", number), .bytes = bytes, .hash = sha256_of(bytes)};
    struct testimony *t = ARENA_NEW(arena, struct testimony);
    *t = (struct testimony){.document = document, .is_athletics = true};
    *LIST_ADD(&t->people, arena) = (struct testimony_person){.name = str_print(arena, "Athlete %d", number), .is_athlete = true, .bytes = {0, 9}};
    *LIST_ADD(&t->sentences, arena) = (struct testimony_sentence){{0, (uint32_t)bytes.size}, bytes};
    *LIST_ADD(&t->claims, arena) = (struct testimony_claim){
        .person = 0, .rival = -1,
        .statement = {.bytes = {17, 24}, .quoted = STR("x"), .rule = {STR("50.rules"), (uint32_t)number % 5, 7}, .kind = CLAIM_RESULT,
                      .event = str_print(arena, "%dm", number % 9), .mark = {QUANTITY_TIME, UNIT_MS, 180000 + number, 10, 0}}};
    return t;
}

static enum status add_documents(struct store *store, struct arena *arena, struct error *error) {
    enum status status = store_begin(store, (struct sha256){{1}}, error);
    for (int i = 0; status == OK && i < STORY_DOCUMENTS; i++) {
        enum store_known known;
        status = store_add(store, testimony_number(i, arena), NULL, (str){0}, &known, error);
    }
    if (status == OK)
        status = store_commit(store, error);
    return status == OK ? store_index(store, error) : status;
}

/* Each claim is a race of its own, with one fact. A race that is there already is left. */
static enum status add_races(struct store *store, struct arena *arena, struct error *error) {
    enum status status = OK;
    for (int64_t id = 1; status == OK && id <= STORY_DOCUMENTS; id++) {
        struct statement statement;
        struct store_race race = {.id = id * 1000, .signature = 5}, old;
        bool found;
        status = store_race_at(store, race.id, &old, &found, error);
        if (status != OK || (found && old.id == race.id))
            continue;
        status = store_statements(store, &id, 1, &statement, arena, error);
        struct fact fact = {.key = str_print(arena, "k%lld", (long long)id), .athlete = statement.athlete, .event = statement.event,
                            .attribute = STR("mark"), .value = str_print(arena, "%lld", (long long)statement.mark.amount)};
        *LIST_ADD(&fact.support, arena) = (struct fact_support){&statement, STANCE_SUPPORTS};
        if (status == OK)
            status = store_save_race(store, &race, STR("race"), &fact, 1, NULL, 0, error);
    }
    return status;
}

enum status story_tell(const char *path, struct error *error) {
    struct arena arena = {0};
    struct store *store = NULL;
    enum status status = store_open(path, STORE_WRITE, &store, error);
    if (status == OK)
        store_batch_size(store, STORY_BATCH);
    if (status == OK)
        status = add_documents(store, &arena, error);
    if (status == OK)
        status = add_races(store, &arena, error);
    if (status == OK)
        status = store_end(store, error);
    store_close(store);
    arena_close(&arena);
    return status;
}

struct telling {
    struct buffer out;
};

static enum status tell_fact(void *context, const struct fact *fact, struct error *error) {
    (void)error;
    struct telling *telling = context;
    buffer_print(&telling->out, "fact %lld %.*s %.*s %.*s %u\n", (long long)fact->id, STR_ARG(fact->key), STR_ARG(fact->athlete),
                 STR_ARG(fact->value), fact->support.count);
    return OK;
}

static enum status tell_statement(void *context, const struct statement *s, struct error *error) {
    (void)error;
    struct telling *telling = context;
    buffer_print(&telling->out, "claim %lld %lld %.*s %.*s %.*s %lld %u\n", (long long)s->id, (long long)s->document_id, STR_ARG(s->doc),
                 STR_ARG(s->athlete), STR_ARG(s->event), (long long)s->mark.amount, s->rule.line);
    return OK;
}

str story_read(const char *path, struct arena *arena) {
    struct telling telling = {{0}};
    struct error error = {{0}};
    struct store *store = NULL;
    str complaint = {0};
    enum status status = store_open(path, STORE_READ, &store, &error);
    if (status == OK)
        status = store_check(store, &complaint, arena, &error);
    if (status == OK)
        status = store_each_statement(store, tell_statement, &telling, &error);
    if (status == OK)
        status = store_facts(store, &(struct store_filter){0}, tell_fact, &telling, &error);
    store_close(store);
    buffer_print(&telling.out, "%s%.*s", error.text, STR_ARG(complaint));
    str text = str_copy(buffer_str(&telling.out), arena);
    buffer_close(&telling.out);
    return text;
}
