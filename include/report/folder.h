/*
 * A folder that appears at once: it is filled under another name and put in its place when it is complete. What is there
 * already is replaced only when it is of the same make, told by a marker file.
 *
 *     const char *partial;
 *     folder_begin("site", ".photofinish-report", &partial, arena, &error);
 *     ... write into partial ...
 *     folder_finish("site", ".photofinish-report", partial, &error);       // or folder_abandon(partial)
 */
#ifndef PHOTOFINISH_REPORT_FOLDER_H
#define PHOTOFINISH_REPORT_FOLDER_H

#include "base/error.h"
#include "base/str.h"

/* Makes PATH.partial, empty but for the marker; an older one, of a run that was killed, is removed. FAILED_USAGE when PATH is
 * there, not empty, and without the marker. */
enum status folder_begin(const char *path, const char *marker, const char **partial, struct arena *arena, struct error *error);
enum status folder_finish(const char *path, const char *marker, const char *partial, struct error *error);
void folder_abandon(const char *partial);

#endif
