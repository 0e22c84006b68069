# Repeats the articles given until there are WANTED of them, as JSON lines; each round adds its number to the digits behind a
# point or a colon, so that marks differ and stay plausible.
#   awk -v WANTED=20000 -f corpus.awk ARTICLE…
# So everybody speaks of the same few races: the worst that a reader of news can meet. With NAMES each round has athletes, towns, meetings and
# years of its own, as a year of many newspapers has:
#   awk -v WANTED=20000 -v NAMES=tests/bench/names.tsv -f corpus.awk ARTICLE…
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
# A word of three syllables that depends on the two numbers.
function invented(a, b,    n) {
    n = (a * 7919 + b * 104729 + 12345) % 274625
    return toupper(substr(syllables[n % 65], 1, 1)) substr(syllables[n % 65], 2) syllables[int(n / 65) % 65] syllables[int(n / 4225) % 65]
}
# What stands for the text in this round.
function renamed(text, round,    kind, number) {
    if (text ~ /^(19|20)[0-9][0-9]$/)
        return 1950 + (text + round * 3) % 75
    kind = kinds[text]
    number = numbers[text]
    if (kind == "name")
        return invented(number, round)
    if (kind == "town")
        return invented(number, round) "ton"
    return invented(1000, round) "ton Games"
}
# The line cut into what stays and what is replaced, in turn.
function cut(line, article, number,    count) {
    count = 0
    while (match(line, pattern)) {
        pieces[article, number, ++count] = substr(line, 1, RSTART - 1)
        pieces[article, number, ++count] = substr(line, RSTART, RLENGTH)
        line = substr(line, RSTART + RLENGTH)
    }
    pieces[article, number, ++count] = line
    piece_count[article, number] = count
}
function made_of(article, number, round,    out, i) {
    if (!NAMES)
        return turned(lines[article, number], round)
    out = ""
    for (i = 1; i <= piece_count[article, number]; i++)
        out = out (i % 2 ? turned(pieces[article, number, i], round) : renamed(pieces[article, number, i], round))
    return out
}
BEGIN {
    for (i = 0; i < 65; i++)
        syllables[i] = substr("bdfgklmnprstv", i % 13 + 1, 1) substr("aeiou", int(i / 13) + 1, 1)
    pattern = "(19|20)[0-9][0-9]"
    while (NAMES && (getline row < NAMES) > 0)
        if (row !~ /^#/ && split(row, cells, "\t") == 2 && cells[1] != "text") {
            kinds[cells[1]] = cells[2]
            numbers[cells[1]] = ++known
            pattern = pattern "|" cells[1]
        }
}
FNR == 1 { count++ }
/^(url|date): / { next }
/^title: / { lines[count, 0] = escaped(substr($0, 8)); next }
{ lines[count, ++size[count]] = escaped($0) }
END {
    for (article = 1; NAMES && article <= count; article++)
        for (i = 0; i <= size[article]; i++)
            cut(lines[article, i], article, i)
    for (made = 0; made < WANTED; made++) {
        article = made % count + 1
        round = int(made / count)
        text = ""
        for (i = 1; i <= size[article]; i++)
            text = text (i > 1 ? "\\n" : "") made_of(article, i, round)
        day = NAMES ? sprintf("%d-%02d-%02d", 1990 + round % 35, round % 12 + 1, round % 28 + 1) : sprintf("2024-05-%02d", round % 28 + 1)
        outlet = NAMES ? "paper" (made * 7 + round) % 200 : "bench"
        printf "{\"url\":\"https://%s.example/%d\",\"date\":\"%s\",\"title\":\"%s\",\"text\":\"%s\"}\n", outlet, made, day, made_of(article, 0, round), text
    }
}
