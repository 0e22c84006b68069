/* `photofinish extract` over many inputs. */
#include "pipeline/extract_run.h"

#include <errno.h>

#include "base/file.h"
#include "pipeline/conveyor.h"
#include "pipeline/extract_lines.h"

struct extract_load {
    struct intake_load intake;
    struct buffer out;
};

struct extraction {
    struct intake intake;
    FILE *out;
};

static enum status fill(void *context, void *load, struct arena *arena, bool *more, struct error *error) {
    struct extraction *extraction = context;
    return intake_fill(&extraction->intake, &((struct extract_load *)load)->intake, arena, more, error);
}

static void work(void *context, void *tool, void *argument, struct arena *arena) {
    (void)context;
    struct desk *desk = tool;
    struct extract_load *load = argument;
    for (LIST_EACH(struct intake_item, item, &load->intake.list))
        if (desk_read(desk, item, arena))
            extract_lines(&desk->reading, &load->out, &desk->arena);
}

static enum status finish(void *context, void *argument, struct error *error) {
    struct extraction *extraction = context;
    struct extract_load *load = argument;
    intake_tell(&extraction->intake, &load->intake);
    size_t written = load->out.size ? fwrite(load->out.data, 1, load->out.size, extraction->out) : 0;
    bool whole = written == load->out.size;
    return whole ? OK : error_set(error, FAILED_SYSTEM, "the output could not be written: %s", file_reason(errno));
}

static void drop(void *load) {
    buffer_close(&((struct extract_load *)load)->out);
}

static void *tool_open(void *context) {
    return desk_open(((struct extraction *)context)->intake.options->tools);
}

static void tool_close(void *context, void *tool) {
    intake_leave(&((struct extraction *)context)->intake, tool);
}

enum status extract_run(const struct intake_options *options, FILE *out, struct extract_summary *summary, struct error *error) {
    struct extraction extraction = {.out = out};
    enum status status = intake_open(&extraction.intake, options, error);
    if (status != OK)
        return status;
    struct conveyor conveyor = {.context = &extraction, .load_size = sizeof(struct extract_load), .fill = fill, .work = work,
                                .finish = finish, .drop = drop,
                                .tool_open = tool_open, .tool_close = tool_close, .stop = options->stop};
    status = conveyor_run(&conveyor, options->threads, error);
    if (status == OK && fflush(out) != 0)
        status = error_set(error, FAILED_SYSTEM, "the output could not be written: %s", file_reason(errno));
    *summary = (struct extract_summary){extraction.intake.documents, extraction.intake.troubles, extraction.intake.bytes};
    intake_close(&extraction.intake);
    return status;
}
