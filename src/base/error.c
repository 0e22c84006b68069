#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void fill(char *text, const char *format, va_list values) {
    int length = vsnprintf(text, ERROR_SIZE, format, values);
    if (length < 0)
        text[0] = 0;
    if (length >= ERROR_SIZE)
        memcpy(text + ERROR_SIZE - 4, "...", 4);
}

enum status (error_set)(struct error *error, enum status status, const char *format, ...) {
    if (error) {
        va_list values;
        va_start(values, format);
        fill(error->text, format, values);
        va_end(values);
    }
    return status;
}

void error_prefix(struct error *error, const char *format, ...) {
    if (!error)
        return;
    char old[ERROR_SIZE];
    memcpy(old, error->text, sizeof old);
    va_list values;
    va_start(values, format);
    fill(error->text, format, values);
    va_end(values);
    size_t at = strlen(error->text);
    int length = snprintf(error->text + at, ERROR_SIZE - at, ": %s", old);
    if (length >= 0 && at + (size_t)length >= ERROR_SIZE)
        memcpy(error->text + ERROR_SIZE - 4, "...", 4);
}
