/* Targets that read files: the bytes stand in one that only memory holds. */
#include <dirent.h>
#include <sys/mman.h>
#include <unistd.h>

#include "acquire/acquire.h"
#include "acquire/warc.h"
#include "base/file.h"
#include "fuzz.h"
#include "rule/check.h"

enum { DOCUMENT_MOST = 1024 * 1024 };

static int file_of(str bytes) {
    int file = memfd_create("fuzz", MFD_CLOEXEC);
    REQUIRE(file >= 0 && write(file, bytes.data, bytes.size) == (ssize_t)bytes.size);
    return file;
}

static void read_warc(const char *path) {
    struct arena arena = {0};
    struct error error = {{0}};
    struct stream *stream;
    if (stream_open(path, &stream, &error) != OK)
        return;
    struct warc *warc = warc_open(stream, path, DOCUMENT_MOST);
    for (enum input_step step = INPUT_DOCUMENT; step != INPUT_END; arena_reset(&arena)) {
        struct document document = {0};
        step = warc_next(warc, &arena, &document, &error);
        REQUIRE(step != INPUT_TROUBLE || error.text[0]);
        REQUIRE(step != INPUT_DOCUMENT || document.bytes.size <= DOCUMENT_MOST);
    }
    warc_close(warc);
    stream_close(stream);
    arena_close(&arena);
}

static void read_input(char *path) {
    struct arena arena = {0};
    struct error error = {{0}};
    struct inputs *inputs;
    struct input_options options = {.largest = DOCUMENT_MOST};
    if (inputs_open(&path, 1, &options, &inputs, &error) != OK)
        return;
    for (enum input_step step = INPUT_DOCUMENT; step != INPUT_END; arena_reset(&arena)) {
        struct document document = {0};
        struct content content = {0};
        step = inputs_next(inputs, &arena, &document, &error);
        REQUIRE(step != INPUT_TROUBLE || error.text[0]);
        if (step == INPUT_DOCUMENT)
            content_read(&document, NULL, &arena, &content, &error);
    }
    inputs_close(inputs);
    arena_close(&arena);
}

void fuzz_warc(str bytes) {
    char path[64];
    int file = file_of(bytes);
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    read_warc(path);
    read_input(path);
    close(file);
}

/* ---- rule files: in a folder of their own, for a rulebook is a folder */

static char rule_folder[64], rule_file[96];

static void remove_rule_folder(void) {
    unlink(rule_file);
    rmdir(rule_folder);
}

static void make_rule_folder(void) {
    snprintf(rule_folder, sizeof rule_folder, "%s", access("/dev/shm", W_OK) == 0 ? "/dev/shm/rules-XXXXXX" : "/tmp/rules-XXXXXX");
    REQUIRE(mkdtemp(rule_folder));
    snprintf(rule_file, sizeof rule_file, "%s/10-a.rules", rule_folder);
    atexit(remove_rule_folder);
}

static void find_all(const struct rulebook *book, enum engine engine, struct view *view, struct hits *hits, struct arena *arena, bool *limited) {
    const str text = STR("On Sunday Josh Kerr won gold in 3:29.38, 0.27sec ahead of \"Jakob\" - his first (a+b) title in 2023, aaaaaaaa b.");
    struct matcher *matcher = matcher_open(book, engine);
    view_open(view, text, arena);
    for (uint32_t layer = 0; layer < rulebook_layer_count(book); layer++) {
        matcher_find(matcher, layer, view);
        matcher_claim(matcher, layer, view, hits, arena);
    }
    *limited |= matcher_warning(matcher, arena).size > 0;
    matcher_close(matcher);
}

/* Both engines find the same, but where a rule met a limit: the gated one tries it at fewer places and may not meet it. */
static void check_engines(const struct rulebook *book) {
    struct arena arena = {0};
    struct view views[2];
    struct hits hits[2] = {{0}};
    bool limited = false;
    find_all(book, ENGINE_GATED, &views[0], &hits[0], &arena, &limited);
    find_all(book, ENGINE_NAIVE, &views[1], &hits[1], &arena, &limited);
    if (!limited) {
        REQUIRE(views[0].finds.count == views[1].finds.count && hits[0].count == hits[1].count);
        for (uint32_t i = 0; i < views[0].finds.count; i++)
            REQUIRE(views[0].finds.items[i].span.start == views[1].finds.items[i].span.start &&
                    views[0].finds.items[i].span.end == views[1].finds.items[i].span.end &&
                    views[0].finds.items[i].rule == views[1].finds.items[i].rule);
        for (uint32_t i = 0; i < hits[0].count; i++)
            REQUIRE(hits[0].items[i].span.start == hits[1].items[i].span.start && hits[0].items[i].span.end == hits[1].items[i].span.end &&
                    hits[0].items[i].rule == hits[1].items[i].rule);
    }
    arena_close(&arena);
}

void fuzz_rule(str bytes) {
    if (!rule_folder[0])
        make_rule_folder();
    FILE *file = fopen(rule_file, "wb");
    REQUIRE(file && fwrite(bytes.data, 1, bytes.size, file) == bytes.size && fclose(file) == 0);
    struct rulebook *book;
    struct error error = {{0}};
    enum status status = rulebook_load(rule_folder, &book, &error);
    REQUIRE((status == OK) == (book != NULL));
    REQUIRE(status == OK || strstr(error.text, "10-a.rules"));
    if (status != OK)
        return;
    REQUIRE(rulebook_compile_all(book, &error) == OK);   /* what loading takes, PCRE2 takes */
    rulebook_test(book, NULL, NULL);
    check_engines(book);
    rulebook_close(book);
}
