#include "base/memory.h"
#include "cli/command.h"
#include "cli/terminal.h"

int main(int argc, char **argv) {
    memory_begin();
    terminal_open();
    return terminal_close(command_main(argc, argv));
}
