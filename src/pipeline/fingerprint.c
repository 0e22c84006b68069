#include "pipeline/fingerprint.h"

#include "base/file.h"

static const struct { const char *folder, *ending; } deciding[] = {{"", ".rules"}, {"/lexicon", ".tsv"}, {"/html", ".tsv"}};

static enum status add_files(const char *folder, const char *ending, struct sha256_stream *stream, struct error *error) {
    struct arena arena = {0}, of_file = {0};
    struct paths paths = {0};
    enum status status = file_list(folder, ending, &paths, &arena, error);
    for (uint32_t i = 0; status == OK && i < paths.count; i++) {
        str bytes;
        arena_reset(&of_file);
        status = file_read(paths.items[i], 0, &bytes, &of_file, error);
        if (status != OK)
            break;
        struct sha256 hash = sha256_of(bytes);
        sha256_add(stream, file_name(str_of(paths.items[i])));
        sha256_add(stream, (str){(const char *)hash.bytes, sizeof hash.bytes});
    }
    arena_close(&arena);
    arena_close(&of_file);
    return status;
}

enum status fingerprint_of_rules(const char *rules_folder, struct sha256 *rules, struct error *error) {
    struct arena arena = {0};
    struct sha256_stream *stream = sha256_open();
    enum status status = OK;
    for (size_t i = 0; status == OK && i < sizeof deciding / sizeof *deciding; i++) {
        str folder = str_print(&arena, "%s%s", rules_folder, deciding[i].folder);
        status = add_files(folder.data, deciding[i].ending, stream, error);
    }
    *rules = sha256_close(stream);
    arena_close(&arena);
    return status;
}

struct sha256 fingerprint_with(str name, const struct sha256 *rules) {
    struct sha256_stream *stream = sha256_open();
    sha256_add(stream, name);
    sha256_add(stream, (str){(const char *)rules->bytes, sizeof rules->bytes});
    return sha256_close(stream);
}
