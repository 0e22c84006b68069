/* reconcile --claims: truth discovery over a CSV of plain claims; touches no database. */
#include "base/file.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "reconcile/claims.h"

int reconcile_claims(struct call *call) {
    const char *path = call_value(call, "claims");
    enum claims_engine engine = call_has(call, "majority") ? CLAIMS_MAJORITY : CLAIMS_DISCOVERY;
    struct arena arena = {0};
    struct buffer out = {0};
    struct error error = {0};
    str csv;
    enum status status = file_read(strcmp(path, "-") ? path : "/dev/stdin", 0, &csv, &arena, &error);
    if (status == OK)
        status = claims_reconcile(csv, path, engine, &out, &error);
    if (status == OK)
        terminal_write(buffer_str(&out));
    else
        tell("%s", error.text);
    buffer_close(&out);
    arena_close(&arena);
    return status == OK ? EXIT_DONE : EXIT_WORLD;
}
