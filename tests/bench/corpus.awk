# Repeats the articles given until there are WANTED of them, as JSON lines; each round adds its number to the digits behind a
# point or a colon, so that marks differ and stay plausible.
#   awk -v WANTED=20000 -f corpus.awk ARTICLE…
function escaped(text) {
    gsub(/\\/, "\\\\", text)
    gsub(/"/, "\\\"", text)
    gsub(/\t/, "\\t", text)
    return text
}
function turned(line, round,    out, at) {
    out = ""
    while (match(line, /[.:][0-9]/)) {
        out = out substr(line, 1, RSTART) ((substr(line, RSTART + 1, 1) + round) % (substr(line, RSTART, 1) == ":" ? 6 : 10))
        line = substr(line, RSTART + 2)
    }
    return out line
}
FNR == 1 { count++ }
/^(url|date): / { next }
/^title: / { titles[count] = escaped(substr($0, 8)); next }
{ lines[count, ++size[count]] = escaped($0) }
END {
    for (made = 0; made < WANTED; made++) {
        article = made % count + 1
        round = int(made / count)
        text = ""
        for (i = 1; i <= size[article]; i++)
            text = text (i > 1 ? "\\n" : "") turned(lines[article, i], round)
        printf "{\"url\":\"https://bench.example/%d\",\"date\":\"2024-05-%02d\",\"title\":\"%s\",\"text\":\"%s\"}\n", made, round % 28 + 1, turned(titles[article], round), text
    }
}
