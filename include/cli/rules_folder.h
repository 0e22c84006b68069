/* Where the rules and their image are, when the user does not say. */
#ifndef PHOTOFINISH_CLI_RULES_FOLDER_H
#define PHOTOFINISH_CLI_RULES_FOLDER_H

#include "base/arena.h"
#include "base/error.h"

/*
 * The first of: chosen (of --rules); $PHOTOFINISH_RULES; "rules" beside the folder of the program (build/photofinish in a
 * source tree); "share/photofinish/rules" there (PREFIX/bin/photofinish, wherever PREFIX has been moved to); "rules" in
 * the working folder. What was named by hand is taken as it is; of the others the first that is a folder. Fails
 * with all the places that were looked at.
 */
enum status rules_folder_find(const char *chosen, const char **folder, struct arena *arena, struct error *error);

/* The image of the rules (pipeline/reading_image.h): $PHOTOFINISH_IMAGE, and when that is empty none; else "photofinish.image" beside the
 * program, or "lib/photofinish/photofinish.image" beside its folder. Whether there is such a file nobody has looked. */
const char *rules_image_path(struct arena *arena);

#endif
