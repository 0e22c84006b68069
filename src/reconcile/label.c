#include "label.h"

str label_of(str doc) {
    static const char *const endings[] = {".txt", ".html", ".htm"};
    size_t start = 0;
    for (size_t i = 0; i < doc.size; i++)
        if (doc.data[i] == '/')
            start = i + 1;
    str label = str_slice(doc, start, doc.size);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends_with(label, str_of(endings[i]))) {
            label = str_slice(label, 0, label.size - strlen(endings[i]));
            break;
        }
    return label.size ? label : doc;
}
