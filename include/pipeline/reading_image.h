/*
 * An image: rules and words as they lie in memory when they are loaded, with what a matcher has found out about them while it read
 * their examples and some articles. Loading 130 files and deriving automata from patterns is most of what a start does; with an image both
 * are read from one file.
 *
 *     reading_image_write("build/photofinish.image", "rules", inputs, input_count, &error);
 *
 *     if (!reading_image_take("build/photofinish.image", "rules", &tools))           // in a later process
 *         status = reading_tools_open("rules", ENGINE_GATED, &tools, &error);
 *
 * An image fits one build of the program and one state of the rules, to the byte, and is passed over by all others; what is found in an
 * article is the same with and without it.
 */
#ifndef PHOTOFINISH_PIPELINE_READING_IMAGE_H
#define PHOTOFINISH_PIPELINE_READING_IMAGE_H

#include "pipeline/reading_tools.h"

/* inputs: articles like those that will be read. The same program, rules and inputs make the same bytes. */
enum status reading_image_write(const char *path, const char *rules_folder, char *const *inputs, uint32_t input_count, struct error *error);

/* False, and tools are untouched, when there is no image of this program and these rules, or it cannot be trusted (region_take). */
bool reading_image_take(const char *path, const char *rules_folder, struct reading_tools *tools);

#endif
