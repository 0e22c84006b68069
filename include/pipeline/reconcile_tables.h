/* The tables of the rules folder that reconcile is told of: competitions, their other names, outlets. */
#ifndef PHOTOFINISH_PIPELINE_RECONCILE_TABLES_H
#define PHOTOFINISH_PIPELINE_RECONCILE_TABLES_H

#include "reconcile/reconcile.h"

/* The texts live in the arena; one that the folder does not have is empty. Other options are left alone. */
enum status reconcile_tables_read(const char *rules_folder, struct reconcile_options *options, struct arena *arena, struct error *error);

#endif
