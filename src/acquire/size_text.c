#include "size_text.h"

#include <stdbool.h>
#include <stdio.h>

struct size_text size_text(uint64_t bytes) {
    bool is_small = bytes < 1 << 20;
    struct size_text size;
    snprintf(size.text, sizeof size.text, "%llu %s", (unsigned long long)(is_small ? bytes : bytes >> 20), is_small ? "bytes" : "MiB");
    return size;
}
