#include "base/tsv.h"

#include "base/file.h"

static bool next_line(struct tsv *tsv) {
    while (str_line(&tsv->rest, &tsv->row)) {
        tsv->line++;
        if (tsv->row.size && tsv->row.data[0] != '#')
            return true;
    }
    return false;
}

static int32_t column_named(str header, str name) {
    int32_t i = 0;
    for (str rest = header; rest.size; i++)
        if (str_equal(str_trim(str_cut(&rest, '\t')), name))
            return i;
    return -1;
}

enum status tsv_open(const char *path, str names, struct tsv *tsv, struct arena *arena, struct error *error) {
    *tsv = (struct tsv){.path = path};
    enum status status = file_read(path, 0, &tsv->rest, arena, error);
    if (status != OK)
        return status;
    if (!next_line(tsv))
        return error_set(error, FAILED_INPUT, "%s:1: no line of column names; expected: %.*s", path, STR_ARG(names));
    while (names.size) {
        str name = str_cut(&names, ' ');
        int32_t column = column_named(tsv->row, name);
        if (column < 0 || tsv->column_count == TSV_COLUMNS_MOST)
            return error_set(error, FAILED_INPUT, "%s:%u: no column is called %.*s; the line of names is \"%.*s\"", path,
                             tsv->line, STR_ARG(name), STR_ARG(tsv->row));
        tsv->columns[tsv->column_count++] = column;
    }
    return OK;
}

bool tsv_next(struct tsv *tsv) {
    return next_line(tsv);
}

str tsv_cell(const struct tsv *tsv, uint32_t column) {
    str rest = tsv->row;
    for (int32_t i = 0; i < tsv->columns[column] && rest.size; i++)
        str_cut(&rest, '\t');
    return str_trim(str_cut(&rest, '\t'));
}
