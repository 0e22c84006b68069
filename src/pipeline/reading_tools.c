#include "pipeline/reading_tools.h"

enum status reading_tools_open(const char *rules_folder, enum engine engine, struct reading_tools *tools, struct error *error) {
    *tools = (struct reading_tools){.engine = engine};
    enum status status = rulebook_load(rules_folder, &tools->book, error);
    if (status == OK)
        status = events_load(rules_folder, &tools->events, &tools->arena, error);
    if (status == OK)
        status = html_words_load(rules_folder, &tools->html_words, error);
    if (status == OK)
        status = sentence_words_load(rules_folder, &tools->sentence_words, error);
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
    *tools = (struct reading_tools){0};
}
