#include "store/store.h"

static const unsigned char metadata[] = {
#include "store/datasette.json.inc"
};

str store_datasette(void) { return (str){(const char *)metadata, sizeof metadata}; }
