/* What pages do better with JavaScript: tables sort, search.html searches, keys lead through an article. Nothing needs it. */
"use strict";

/* --- tables sort by the column whose head is chosen --- */

function cellValue(row, column) {
    const text = row.cells[column].textContent.trim();
    const number = text.replace(/,/g, "");
    if (/^[-+]?\d+(\.\d+)?$/.test(number)) return Number(number);
    const clock = /^(?:(\d+):)?(\d+):(\d\d(?:\.\d+)?)$/.exec(text);
    return clock ? Number(clock[1] || 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]) : text.toLowerCase();
}

function compareValues(a, b) {
    if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
    return typeof a === "number" ? -1 : 1; /* numbers before words */
}

function sortTable(table, heads, column) {
    const descending = heads[column].getAttribute("aria-sort") === "ascending";
    heads.forEach(head => head.removeAttribute("aria-sort"));
    heads[column].setAttribute("aria-sort", descending ? "descending" : "ascending");
    const body = table.tBodies[0];
    const rows = Array.from(body.rows, (row, at) => ({row, at, value: cellValue(row, column)}));
    rows.sort((a, b) => (descending ? -1 : 1) * compareValues(a.value, b.value) || a.at - b.at);
    body.append(...rows.map(entry => entry.row));
}

function makeSortable(table) {
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
        if (!head.textContent.trim()) return;
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = head.textContent;
        button.addEventListener("click", () => sortTable(table, heads, column));
        head.replaceChildren(button);
    });
}

document.querySelectorAll("table.sortable").forEach(makeSortable);

/* --- search.html: the data come as scripts, loaded when somebody begins to search --- */

const found = [];
let whenLoaded = () => {};

/* Called by data/N.js with rows of kind, title, address, what stands beside it, more words. */
function photofinish(rows) {
    for (const row of rows) found.push({row, words: fold(row[1] + " " + row[3] + " " + row[4])});
    whenLoaded();
}

function fold(text) { return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(); }

function makeSearch(place) {
    const root = document.body.dataset.root;
    const kinds = ["discrepancy", "athlete", "race", "article", "quote"];
    const limit = 200;
    const add = (parent, name, properties) => parent.appendChild(Object.assign(document.createElement(name), properties));

    const label = add(place, "label", {textContent: "A name, a figure such as 3:29.38, a race, words of a headline or a quote"});
    const input = add(label, "input", {type: "search", autocomplete: "off", spellcheck: false});
    const chosen = add(place, "fieldset", {});
    add(chosen, "legend", {textContent: "Kinds"});
    const boxes = kinds.map(kind => {
        const box = add(chosen, "label", {});
        const check = add(box, "input", {type: "checkbox", checked: true, value: kind});
        box.append(" " + kind);
        check.addEventListener("change", show);
        return check;
    });
    const status = add(place, "p", {className: "note"});
    status.setAttribute("role", "status");
    const wide = add(place, "div", {className: "wide", hidden: true});
    const table = add(wide, "table", {className: "sortable"});
    const head = add(add(table, "thead", {}), "tr", {});
    ["Kind", "What", ""].forEach(text => { add(head, "th", {textContent: text, scope: "col"}); });
    const body = add(table, "tbody", {});
    makeSortable(table);

    function show() {
        const words = fold(input.value).split(/\s+/).filter(Boolean);
        const wanted = new Set(boxes.filter(box => box.checked).map(box => box.value));
        const hits = !words.length ? [] : found.filter(entry => wanted.has(entry.row[0]) && words.every(word => entry.words.includes(word)));
        body.replaceChildren(...hits.slice(0, limit).map(entry => {
            const [kind, title, address, beside] = entry.row;
            const row = document.createElement("tr");
            add(row, "td", {textContent: kind});
            const cell = add(row, "th", {scope: "row"});
            add(cell, "a", {textContent: title, href: root + address});
            add(row, "td", {textContent: beside});
            return row;
        }));
        wide.hidden = !hits.length;
        status.textContent = !words.length ? "" : hits.length > limit ? `${hits.length} found, the first ${limit} shown` : `${hits.length} found`;
        history.replaceState(null, "", input.value ? "#" + encodeURIComponent(input.value) : location.pathname);
    }

    let asked = false;
    function load() {
        if (asked) return;
        asked = true;
        const shards = Number(place.dataset.shards);
        for (let i = 1; i <= shards; i++) add(document.head, "script", {src: `${root}data/${i}.js`});
    }
    whenLoaded = () => { if (input.value) show(); };
    input.addEventListener("focus", load);
    input.addEventListener("input", () => { load(); show(); });
    if (location.hash.length > 1) {
        try { input.value = decodeURIComponent(location.hash.slice(1)); } catch { input.value = ""; }
        load();
    }
    input.focus();
}

const searchPlace = document.getElementById("search");
if (searchPlace) makeSearch(searchPlace);

/* --- an article: "n" and "p" lead to the next and the previous thing that was understood --- */

const understood = Array.from(document.querySelectorAll(".text a.mark, .text a.athlete, .notes a.falls"));
if (understood.length)
    document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.altKey || event.metaKey || (event.key !== "n" && event.key !== "p")) return;
        const at = understood.indexOf(document.activeElement);
        const next = at < 0 ? 0 : at + (event.key === "n" ? 1 : -1);
        if (understood[next]) understood[next].focus();
    });
