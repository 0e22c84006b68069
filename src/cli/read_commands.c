/* text and sentences: what an input is made into before anything is looked for in it. */
#include "acquire/acquire.h"
#include "acquire/html.h"
#include "base/json.h"
#include "cli/commands.h"
#include "cli/rules_folder.h"
#include "cli/terminal.h"
#include "normalise/normalise.h"
#include "normalise/sentence_words.h"

/* What is done with each document; number counts from 0. */
typedef void print_document(const struct document *document, const struct content *content, const struct sentence_words *words,
                            uint64_t number, struct arena *arena);

struct readers {
    struct html_words *html;
    struct sentence_words *sentences;
};

static enum status load_readers(const struct call *call, struct readers *readers, struct arena *arena, struct error *error) {
    const char *folder;
    enum status status = rules_folder_find(call_value(call, "rules"), &folder, arena, error);
    if (status == OK)
        status = html_words_load(folder, &readers->html, error);
    if (status == OK)
        status = sentence_words_load(folder, &readers->sentences, error);
    return status;
}

/* Reads every document of the arguments; what can't be read is told and the rest goes on. */
static enum status each_document(struct call *call, const struct readers *readers, print_document *print, bool *troubled,
                                 struct error *error) {
    struct inputs *inputs;
    struct input_options options = {0};
    enum status status = inputs_open(call->arguments, call->count, &options, &inputs, error);
    if (status != OK)
        return status;
    struct arena arena = {0};
    uint64_t number = 0;
    for (;;) {
        struct document document = {0};
        struct content content = {0};
        enum input_step step = inputs_next(inputs, &arena, &document, error);
        if (step == INPUT_END)
            break;
        if (step == INPUT_TROUBLE || content_read(&document, readers->html, &arena, &content, error) != OK) {
            tell("%s", error->text);
            *troubled = true;
        } else {
            print(&document, &content, readers->sentences, number++, &arena);
        }
        arena_reset(&arena);
    }
    inputs_close(inputs);
    arena_close(&arena);
    return OK;
}

static int read_inputs(struct call *call, print_document *print) {
    struct arena arena = {0};
    struct error error = {0};
    struct readers readers = {0};
    bool troubled = false;
    enum status status = load_readers(call, &readers, &arena, &error);
    if (status == OK)
        status = each_document(call, &readers, print, &troubled, &error);
    int code = exit_of(status, &error);
    html_words_free(readers.html);
    sentence_words_free(readers.sentences);
    arena_close(&arena);
    return code == EXIT_DONE && troubled ? EXIT_WORLD : code;
}

/* The blocks of the body, apart by a blank line. */
static str body_of(const struct content *content, struct arena *arena) {
    char *body = arena_alloc(arena, content->text.size + 2 * content->blocks.count + 1);
    size_t size = 0;
    for (uint32_t i = 0; i < content->blocks.count; i++) {
        const struct block *block = &content->blocks.items[i];
        str text = str_trim(span_str(content->text, block->span));
        if (block->kind == BLOCK_TITLE || !text.size)
            continue;
        if (size) {
            memcpy(body + size, "\n\n", 2);
            size += 2;
        }
        memcpy(body + size, text.data, text.size);
        size += text.size;
    }
    return (str){body, size};
}

static void print_text(const struct document *document, const struct content *content, const struct sentence_words *words,
                       uint64_t number, struct arena *arena) {
    (void)document, (void)words;
    str body = body_of(content, arena);
    if (number)
        terminal_write(STR("\n"));
    terminal_write(body);
    if (body.size)
        terminal_write(STR("\n"));
}

static void print_json(const struct document *document, const struct content *content, const struct sentence_words *words,
                       uint64_t number, struct arena *arena) {
    (void)document, (void)words, (void)number;
    struct buffer line = {0};
    buffer_add_char(&line, '{');
    json_write_member(&line, "title", content->title.size ? content->title : (str){0});
    json_write_member(&line, "date", content->date.size ? content->date : (str){0});
    json_write_member(&line, "author", content->author.size ? content->author : (str){0});
    json_write_member(&line, "text", body_of(content, arena));
    buffer_add(&line, STR("}\n"));
    terminal_write(buffer_str(&line));
    buffer_close(&line);
}

int command_text(struct call *call) {
    int format = call_choice(call, "format", "text|json");
    return format < 0 ? EXIT_USAGE : read_inputs(call, format ? print_json : print_text);
}

/* A line end inside a sentence, of a hard-wrapped text, would make two of it. */
static void print_line(str sentence, struct arena *arena) {
    char *line = str_to_c(sentence, arena);
    for (size_t i = 0; i < sentence.size; i++)
        if (line[i] == '\n' || line[i] == '\r' || line[i] == '\t')
            line[i] = ' ';
    terminal_print("%s\n", line);
}

static void print_sentences(const struct document *document, const struct content *content, const struct sentence_words *words,
                            uint64_t number, struct arena *arena) {
    (void)number;
    struct article article = {0};
    normalise(document, content, words, &article, arena);
    for (LIST_EACH(struct sentence, sentence, &article.sentences))
        if (article.paragraphs.items[sentence->paragraph].kind != BLOCK_TITLE)
            print_line(article_words(&article, sentence->span), arena);
}

int command_sentences(struct call *call) {
    return read_inputs(call, print_sentences);
}
