/* What the rows of the table call; each group of commands has a file of its own. */
#ifndef PHOTOFINISH_CLI_COMMANDS_H
#define PHOTOFINISH_CLI_COMMANDS_H

#include "base/arena.h"
#include "cli/command.h"

/* run_commands.c: the stages */
int command_run(struct call *call);
int command_extract(struct call *call);
int command_reconcile(struct call *call);

/* reference.c */
int command_reference_load(struct call *call);

/* claims.c */
int reconcile_claims(struct call *call);

/* audit.c */
int command_audit(struct call *call);

/* fetch.c: the network */
int command_fetch(struct call *call);
/* Fetches those of the call's arguments that are web addresses into fetched.warc.gz beside the database, and puts that archive in
 * their place. *missed: how many could not be had. */
enum status fetch_inputs(struct call *call, const char *database, uint32_t *missed, struct arena *arena, struct error *error);

/* read_commands.c: an input before anything is looked for in it */
int command_text(struct call *call);
int command_sentences(struct call *call);

/* values.c: one string in, one value out */
int command_mark(struct call *call);
int command_event(struct call *call);
int command_resolve_date(struct call *call);

/* list_commands.c, explain.c, decide.c: a database */
int command_facts(struct call *call);
int command_quotes(struct call *call);
int command_discrepancies(struct call *call);
int command_show(struct call *call);
int command_explain(struct call *call);
int command_decide(struct call *call);

/* report_commands.c: a database, handed on */
int command_report(struct call *call);
int command_export(struct call *call);
int command_check(struct call *call);

/* rules_commands.c, rules_profile.c: the rule files */
int command_rules_test(struct call *call);
int command_rules_image(struct call *call);
int command_rules_list(struct call *call);
int command_rules_profile(struct call *call);
int explain_why_not(struct call *call, const char *rule);

/* manual.c: the table of commands for man and the shells */
int command_manual(struct call *call);
int command_completions(struct call *call);

/* eval.c */
int command_eval(struct call *call);

#endif
