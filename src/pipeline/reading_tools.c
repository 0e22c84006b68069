#include "pipeline/reading_tools.h"

#include <pthread.h>

#include "base/region.h"
#include "pipeline/fingerprint.h"

/* Hash of the sources that read: other sources may find something else in the same articles. */
static const char reading_seal[] =
#include "pipeline/reading.seal"
;

/* Everything but the rules; neither knows of the other, so they are read at the same time. */
struct words_reading {
    const char *folder;
    struct reading_tools *tools;
    enum status status;
    struct error error;
};

static enum status read_words(const char *folder, struct reading_tools *tools, struct error *error) {
    enum status status = events_load(folder, &tools->events, &tools->arena, error);
    if (status == OK)
        status = quote_words_load(folder, &tools->quote_words, &tools->arena, error);
    if (status == OK)
        status = meeting_tables_load(folder, &tools->meetings, &tools->arena, error);
    if (status == OK)
        status = credits_load(folder, &tools->credits, &tools->arena, error);
    if (status == OK)
        status = html_words_load(folder, &tools->html_words, error);
    if (status == OK)
        status = sentence_words_load(folder, &tools->sentence_words, error);
    return status;
}

static void *words_main(void *argument) {
    struct words_reading *reading = argument;
    reading->status = read_words(reading->folder, reading->tools, &reading->error);
    return NULL;
}

/* What is wrong with the rules is told first, whoever is ready first. */
enum status reading_tools_open(const char *rules_folder, enum engine engine, struct reading_tools *tools, struct error *error) {
    *tools = (struct reading_tools){.engine = engine};
    struct words_reading words = {.folder = rules_folder, .tools = tools};
    pthread_t thread;
    bool is_aside = !region_is_recording() && pthread_create(&thread, NULL, words_main, &words) == 0;
    enum status status = rulebook_load(rules_folder, &tools->book, error);
    if (is_aside)
        pthread_join(thread, NULL);
    else
        words_main(&words);
    if (status == OK && words.status != OK) {
        status = words.status;
        *error = words.error;
    }
    if (status != OK)
        reading_tools_close(tools);
    return status;
}

void reading_tools_close(struct reading_tools *tools) {
    if (tools->sentence_words)
        sentence_words_free(tools->sentence_words);
    if (tools->html_words)
        html_words_free(tools->html_words);
    if (tools->book)
        rulebook_close(tools->book);
    arena_close(&tools->arena);
    if (tools->is_image)
        region_close();
    *tools = (struct reading_tools){0};
}

enum status reading_tools_begin(const struct reading_tools *tools, struct store *store, struct error *error) {
    struct sha256 rules = tools->rules;
    enum status status = tools->is_image ? OK : fingerprint_of_rules(rulebook_folder(tools->book), &rules, error);
    return status == OK ? store_begin(store, fingerprint_with(str_of(reading_seal), &rules), error) : status;
}
