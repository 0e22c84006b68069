// One pass of a peer over JSON lines, as a program of its own: node peers.js LIBRARY ARTICLES.jsonl
// Prints how much it found, so that nothing can be left out of the work.
const fs = require("fs");
const [, , library, path] = process.argv;
let sentences = 0, entities = 0;

function wink() {
    const its = require("wink-nlp/src/its.js");
    const nlp = require("wink-nlp")(require("wink-eng-lite-web-model"), ["sbd", "ner"]);
    return text => {
        const doc = nlp.readDoc(text);
        sentences += doc.sentences().out().length;
        entities += doc.entities().out(its.detail).length;
    };
}

function compromise() {
    const nlp = require("compromise");
    return text => {
        const doc = nlp(text);
        sentences += doc.length;
        entities += doc.people().length + doc.numbers().length + doc.places().length;
    };
}

const read = { wink, compromise }[library]();
for (const line of fs.readFileSync(path, "utf8").split("\n"))
    if (line) read(JSON.parse(line).text);
console.log(`${sentences} sentences, ${entities} entities`);
