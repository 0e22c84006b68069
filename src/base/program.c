#include "base/program.h"

#include <elf.h>
#include <link.h>
#include <string.h>

static size_t padded(size_t size) { return (size + 3) / 4 * 4; }

/* Notes lie one behind the other: a header, the owner's name, what it says, both padded to four bytes. */
static str build_id_in(const char *notes, size_t size) {
    for (size_t at = 0; at + sizeof(ElfW(Nhdr)) <= size;) {
        ElfW(Nhdr) note;
        memcpy(&note, notes + at, sizeof note);
        const char *name = notes + at + sizeof note, *said = name + padded(note.n_namesz);
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof "GNU" && memcmp(name, "GNU", sizeof "GNU") == 0)
            return (str){said, note.n_descsz};
        at = (size_t)(said - notes) + padded(note.n_descsz);
    }
    return (str){0};
}

/* The program is the first of all that is loaded. */
static int look_at_first(struct dl_phdr_info *loaded, size_t size, void *found) {
    (void)size;
    str *id = found;
    for (int i = 0; i < loaded->dlpi_phnum && !id->size; i++)
        if (loaded->dlpi_phdr[i].p_type == PT_NOTE)
            *id = build_id_in((const char *)loaded->dlpi_addr + loaded->dlpi_phdr[i].p_vaddr, loaded->dlpi_phdr[i].p_memsz);
    return 1;
}

str program_build_id(void) {
    str id = {0};
    dl_iterate_phdr(look_at_first, &id);
    return id;
}
