#include "acquire/follow.h"

#include "acquire/exchange.h"
#include "base/list.h"
#include "base/table.h"

struct links { str *items; uint32_t count, room; };

/* Links of entries in order, and in held what is a document of its own. */
static void read_inputs(struct inputs *inputs, const struct network *network, struct links *links, struct table *held, struct arena *arena) {
    struct arena scratch = {0};
    for (;;) {
        struct document document = {0};
        struct error error;
        enum input_step step = inputs_next(inputs, &scratch, &document, &error);
        if (step == INPUT_END)
            break;
        str address = step == INPUT_DOCUMENT ? exchange_address(network, document.uri, (str){0}, arena) : (str){0};
        if (address.size && document.format == FORMAT_FEED_ENTRY)
            *LIST_ADD(links, arena) = address;
        else if (address.size)
            *table_slot(held, address, arena) = held;
        arena_reset(&scratch);
    }
    arena_close(&scratch);
}

enum status pages_find(char *const *paths, uint32_t count, const struct input_options *options, struct pages *pages, struct arena *arena,
                       struct error *error) {
    struct inputs *inputs;
    struct network network;
    char **files = ARENA_ARRAY(arena, count + 1, char *);
    uint32_t file_count = 0;
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(paths[i], "-") != 0)
            files[file_count++] = paths[i];
    enum status status = network_open(&network, error);
    if (status == OK)
        status = inputs_open(files, file_count, options, &inputs, error);
    if (status != OK)
        return status;
    struct links links = {0};
    struct table held = {0};
    read_inputs(inputs, &network, &links, &held, arena);
    inputs_close(inputs);
    for (LIST_EACH(str, link, &links)) {
        if (table_find(&held, *link))
            continue;
        *table_slot(&held, *link, arena) = &held;
        *LIST_ADD(pages, arena) = str_to_c(*link, arena);
    }
    return OK;
}
