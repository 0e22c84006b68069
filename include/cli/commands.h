/* What the rows of the table call; each group of commands has a file of its own. */
#ifndef PHOTOFINISH_CLI_COMMANDS_H
#define PHOTOFINISH_CLI_COMMANDS_H

#include "cli/command.h"

/* values.c: one string in, one value out */
int command_mark(struct call *call);
int command_event(struct call *call);

/* eval.c */
int command_eval(struct call *call);

#endif
