/* libFuzzer's entry: `fuzz TARGET FOLDER… -max_total_time=30`. */
#include "fuzz.h"

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static fuzz_target *target;

int LLVMFuzzerInitialize(int *count, char ***arguments) {
    target = *count > 1 ? fuzz_target_of((*arguments)[1]) : NULL;
    if (!target) {
        fprintf(stderr, "usage: fuzz TARGET [FOLDER or FILE…] [-option…]; the targets stand in tests/fuzz/fuzz.h\n");
        exit(2);
    }
    (*arguments)[1] = (*arguments)[0];
    ++*arguments;
    --*count;
    target((str){"", 0});   /* loads the rules where they are wanted, which may take longer than any input may */
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    target((str){(const char *)data, size});
    return 0;
}
