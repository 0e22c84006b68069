/*
 * `photofinish report`: a store and the files it was made from, as a folder of HTML.
 */
#ifndef PHOTOFINISH_PIPELINE_REPORT_RUN_H
#define PHOTOFINISH_PIPELINE_REPORT_RUN_H

#include "pipeline/reading_tools.h"
#include "report/report.h"

struct report_run_options {
    const char *database;
    const char *folder;
    const char *title, *version;       /* as in struct report_options */
    const struct reading_tools *tools;
};

enum status report_run(const struct report_run_options *options, struct report_summary *summary, struct error *error);

#endif
