#include "cli/command.h"
#include "cli/terminal.h"

int main(int argc, char **argv) {
    terminal_open();
    return terminal_close(command_main(argc, argv));
}
