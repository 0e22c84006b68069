/* What this program is. */
#ifndef PHOTOFINISH_BASE_PROGRAM_H
#define PHOTOFINISH_BASE_PROGRAM_H

#include "base/str.h"

/* The build ID that the linker has given it (a hash of all that it is made of, in the ELF note NT_GNU_BUILD_ID); empty when it gave none. */
str program_build_id(void);

#endif
