#include "pipeline/reconcile_tables.h"

#include "base/file.h"

static enum status read_table(const char *folder, const char *name, str *text, struct arena *arena, struct error *error) {
    struct paths paths = {0};
    *text = (str){0};
    enum status status = file_list(str_print(arena, "%s/lexicon", folder).data, name, &paths, arena, error);
    return status == OK && paths.count ? file_read(str_print(arena, "%s/lexicon/%s", folder, name).data, 0, text, arena, error) : status;
}

enum status reconcile_tables_read(const char *rules_folder, struct reconcile_options *options, struct arena *arena, struct error *error) {
    const struct { const char *name; str *text; } files[] = {
        {"competitions.tsv", &options->competitions}, {"competition-names.tsv", &options->competition_names}, {"sources.tsv", &options->sources}};
    enum status status = OK;
    for (size_t i = 0; i < sizeof files / sizeof *files && status == OK; i++)
        status = read_table(rules_folder, files[i].name, files[i].text, arena, error);
    return status;
}
