/* Ctrl-C and SIGTERM: the first asks to stop after the article in hand, the second ends the program at once. */
#ifndef PHOTOFINISH_CLI_INTERRUPT_H
#define PHOTOFINISH_CLI_INTERRUPT_H

#include <signal.h>

/* Not 0 as soon as somebody asked. */
const volatile sig_atomic_t *interrupt_watch(void);

#endif
