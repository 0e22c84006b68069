#include "acquire/network.h"

#include <dlfcn.h>
#include <string.h>

static const char library[] = "libcurl.so.4";   /* the name of its interface since 2006 */

static const char *const names[] = {
#define NETWORK_CALL(name) "curl_" #name,
    NETWORK_CALLS(NETWORK_CALL)
#undef NETWORK_CALL
};

_Static_assert(sizeof(struct network) == sizeof names, "one call for each name");

enum status network_open(struct network *network, struct error *error) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!handle)
        return error_set(error, FAILED_SYSTEM, "the network library can't be loaded (%s); install libcurl", dlerror());
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        void *call = dlsym(handle, names[i]);
        if (!call)
            return error_set(error, FAILED_SYSTEM, "the network library %s is too old (%s); install a newer libcurl", library, dlerror());
        memcpy((char *)network + i * sizeof call, &call, sizeof call);   /* C knows no way from an object's address to a function's */
    }
    return OK;
}
