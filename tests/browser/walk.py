#!/usr/bin/env python3
"""Walks through a written report with a headless Chromium, as a reader would: walk.py BROWSER SITE [PICTURES].

Speaks the DevTools protocol over a pipe, so that nothing but Python's own library is needed. Prints what is not as hoped,
then "N passed, N failed".
"""
import base64
import html
import json
import os
import re
import select
import subprocess
import sys
import tempfile
import time
import urllib.parse

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars", "--remote-debugging-pipe"]
PATIENCE = 30  # seconds for one answer


class Browser:
    """One tab. What it complains about and what it asks for is kept until it is looked at."""

    def __init__(self, program):
        self.profile = tempfile.TemporaryDirectory()
        to_browser, self.out = os.pipe()
        self.into, from_browser = os.pipe()

        def arrange():  # the pipe's ends must be 3 and 4
            os.dup2(to_browser, 13)
            os.dup2(from_browser, 14)
            os.dup2(13, 3)
            os.dup2(14, 4)

        self.process = subprocess.Popen([program, *FLAGS, f"--user-data-dir={self.profile.name}", "about:blank"], preexec_fn=arrange,
                                        close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.pending, self.number, self.session = b"", 0, None
        self.complaints, self.requests, self.loaded = [], [], False
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(domain + ".enable")

    def close(self):
        self.process.terminate()
        self.process.wait()
        for _ in range(20):
            try:
                self.profile.cleanup()
                return
            except OSError:
                time.sleep(0.1)

    def receive(self):
        until = time.monotonic() + PATIENCE
        while b"\0" not in self.pending:
            if not select.select([self.into], [], [], max(0, until - time.monotonic()))[0]:
                raise SystemExit("the browser does not answer\n0 passed, 1 failed")
            piece = os.read(self.into, 1 << 16)
            if not piece:
                raise SystemExit("the browser ended\n0 passed, 1 failed")
            self.pending += piece
        message, self.pending = self.pending.split(b"\0", 1)
        return json.loads(message)

    def note(self, event):
        what = event.get("params", {})
        match event.get("method"):
            case "Runtime.exceptionThrown":
                self.complaints.append("exception: " + json.dumps(what["exceptionDetails"])[:300])
            case "Runtime.consoleAPICalled" if what["type"] in ("error", "warning", "assert"):
                self.complaints.append("console: " + json.dumps(what["args"])[:300])
            case "Log.entryAdded" if what["entry"]["level"] in ("error", "warning"):
                self.complaints.append("log: " + what["entry"]["text"][:300])
            case "Network.requestWillBeSent":
                self.requests.append(what["request"]["url"])
            case "Page.loadEventFired":
                self.loaded = True
            case "Page.javascriptDialogOpening":
                self.complaints.append("dialog: " + what["message"])
                self.ask("Page.handleJavaScriptDialog", accept=True)

    def ask(self, method, **parameters):
        self.number += 1
        number = self.number
        message = {"id": number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == number:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']}\n0 passed, 1 failed")
                return answer["result"]
            self.note(answer)

    def go(self, address):
        self.loaded = False
        self.ask("Page.navigate", url=address)
        while not self.loaded:
            self.note(self.receive())

    def value(self, expression):
        result = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        return result["result"].get("value")

    def key(self, key, code=0, text=""):
        common = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **common)

    def size(self, width, height):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)

    def picture(self, path):
        data = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))


class Walk:
    def __init__(self, browser, site, pictures):
        self.browser, self.site, self.pictures = browser, os.path.realpath(site), pictures
        self.passed = self.failed = 0
        self.pages = sorted(os.path.relpath(os.path.join(folder, name), self.site)
                            for folder, _, names in os.walk(self.site) for name in names if name.endswith(".html"))
        self.texts = {page: open(os.path.join(self.site, page), encoding="utf-8").read() for page in self.pages}

    def hope(self, what, truth, got=""):
        self.passed += bool(truth)
        self.failed += not truth
        if not truth:
            print(f"not ok: {what} {got}")

    def address(self, page):
        return "file://" + urllib.parse.quote(os.path.join(self.site, page))

    def open(self, page):
        self.browser.go(self.address(page))

    def page_with(self, folder, *texts):
        return next((p for p in self.pages if p.startswith(folder) and all(t in self.texts[p] for t in texts)), None)

    # --- what the walk looks at ---

    def links(self):
        names = {page: re.findall(r' id="([^"]*)"', text) for page, text in self.texts.items()}
        for page, text in self.texts.items():
            self.hope(f"{page}: under a megabyte", len(text.encode()) < 1_000_000, len(text.encode()))
            self.hope(f"{page}: no name twice", len(names[page]) == len(set(names[page])))
            bad = []
            for link in re.findall(r'(?:href|src)="([^"]*)"', text):
                link = html.unescape(link)
                if link.startswith(("https://", "http://")):
                    continue
                path, _, anchor = link.partition("#")
                target = os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page
                if not os.path.exists(os.path.join(self.site, target)) or (anchor and target in names and anchor not in names[target]):
                    bad.append(link)
            self.hope(f"{page}: every link leads somewhere", not bad, bad[:3])

    def every_page(self):
        self.browser.size(360, 740)
        for page in self.pages:
            self.browser.complaints.clear()
            self.browser.requests.clear()
            self.open(page)
            state = self.browser.value(
                "({harmed: typeof window.harmed, h1: document.querySelectorAll('h1').length, main: !!document.querySelector('main'),"
                " wide: document.documentElement.scrollWidth - innerWidth, styled: getComputedStyle(document.querySelector('.masthead .name'))"
                ".fontWeight, mode: document.compatMode})")
            self.hope(f"{page}: no complaint", not self.browser.complaints, self.browser.complaints[:2])
            outside = [r for r in self.browser.requests if not r.startswith("file://" + urllib.parse.quote(self.site) + "/")]
            self.hope(f"{page}: nothing is asked for outside the folder", not outside, outside[:3])
            self.hope(f"{page}: hostile text does nothing", state["harmed"] == "undefined", state["harmed"])
            self.hope(f"{page}: one heading, one main, styled", state["h1"] == 1 and state["main"] and state["styled"] == "700", state)
            self.hope(f"{page}: no wider than a phone", state["wide"] <= 0, f"by {state['wide']} pixels")

    def keyboard(self):
        self.browser.size(1200, 900)
        self.open("index.html")
        stops = []
        for _ in range(14):
            self.browser.key("Tab", 9)
            stops.append(self.browser.value("document.activeElement.textContent.trim() + '|' + (document.activeElement.offsetLeft >= 0)"
                                            " + '|' + getComputedStyle(document.activeElement).outlineStyle"))
        self.hope("the first stop skips to the content", stops[0].startswith("Skip to the content"), stops[0])
        self.hope("every stop is seen", all(s.endswith("|true|solid") for s in stops), stops)
        self.hope("stops go on", len({s.split("|")[0] for s in stops}) > 10, stops)
        self.open("index.html")
        self.browser.key("Tab", 9)
        self.browser.key("Enter", 13, "\r")
        self.hope("Enter on it goes to the content", self.browser.value("location.hash + document.activeElement.id") == "#mainmain")
        for _ in range(2):
            self.browser.key("Tab", 9)
        self.hope("and on from there", self.browser.value("document.querySelector('main').contains(document.activeElement)"))

    def sorting(self):
        self.open("athletes.html")
        column = "Array.from(document.querySelectorAll('tbody tr'), r => Number(r.cells[2].textContent.replace(',', '')))"
        self.browser.value("document.querySelectorAll('thead button')[2].click()")
        values = self.browser.value(column)
        self.hope("a table sorts", len(values) > 20 and values == sorted(values), values[:9])
        self.browser.value("document.querySelectorAll('thead button')[2].click()")
        self.hope("and the other way", self.browser.value(column) == sorted(values, reverse=True))
        self.hope("a reader hears how", self.browser.value("document.querySelectorAll('thead th')[2].getAttribute('aria-sort')") == "descending")

    def searching(self):
        self.open("search.html")
        self.hope("the field waits", self.browser.value("document.activeElement.type") == "search")
        for letter in "ingebrigtsen":
            self.browser.key(letter, ord(letter.upper()), letter)
        until = time.monotonic() + 10
        while not self.browser.value("document.querySelectorAll('#search tbody a').length") and time.monotonic() < until:
            time.sleep(0.1)
        found = self.browser.value("Array.from(document.querySelectorAll('#search tbody a'), a => a.textContent)")
        self.hope("a name is found", any("Jakob Ingebrigtsen" in f for f in found), found[:5])
        self.hope("what was found is told", "found" in self.browser.value("document.querySelector('#search [role=status]').textContent"))
        self.browser.value("document.querySelector('#search tbody a').click()")
        time.sleep(0.5)
        self.hope("and leads to its page", "search.html" not in self.browser.value("location.pathname"))

    def article(self):
        page = self.page_with("article/", "Kerr beats Ingebrigtsen")
        self.open(page)
        shown = "getComputedStyle(document.querySelector('.row p .mark')).borderBottomStyle"
        self.hope("marks are marked", self.browser.value(shown) == "solid")
        self.browser.value("document.getElementById('t-mark').click()")
        self.hope("a toggle takes the marks away", self.browser.value(shown) == "none")
        self.hope("and their notes", self.browser.value("getComputedStyle(document.querySelector('.notes .mark')).display") == "none")
        self.browser.value("document.getElementById('t-mark').click()")
        self.browser.key("n", 78, "n")
        first = self.browser.value("document.activeElement.textContent")
        self.browser.key("n", 78, "n")
        self.hope("n leads from one to the next", first and self.browser.value("document.activeElement.textContent") != first)
        link = self.browser.value("document.querySelector('.row p a.mark').href")
        self.browser.go(link)
        self.hope("a mark leads to its fact", self.browser.value("document.querySelector(':target') !== null && "
                                                                "document.querySelector(':target').classList.contains('fact')"), link)
        back = self.browser.value("document.querySelector(':target .witness .where a').href")
        self.browser.go(back)
        self.hope("a fact leads to the words", "3:29" in (self.browser.value("document.querySelector(':target').textContent") or ""), back)

    def without_script(self):
        self.browser.ask("Emulation.setScriptExecutionDisabled", value=True)
        for page in ("index.html", "search.html", self.page_with("article/", "Kerr beats Ingebrigtsen")):
            self.browser.complaints.clear()
            self.open(page)
            tree = self.browser.ask("DOM.getDocument", depth=-1)
            self.hope(f"{page}: whole without JavaScript", "Photofinish" in json.dumps(tree) and not self.browser.complaints, self.browser.complaints)
        self.browser.ask("Emulation.setScriptExecutionDisabled", value=False)

    def hostile(self):
        script, direction = self.page_with("article/", "window.harmed = 5"), self.page_with("article/", "[U+202E]17.22")
        self.hope("scripts of an article are shown as text", script is not None)
        self.hope("an address that is no web address is no link", script and "where it was published" not in self.texts[script])
        self.hope("marks that turn the direction round are shown", direction is not None)
        dangerous = [p for p in self.pages if re.search(r'(?:href|src)="\s*(?:javascript|data|vbscript):', self.texts[p], re.I)]
        self.hope("no link runs anything", not dangerous, dangerous)
        unseen = [p for p in self.pages if re.search("[\u202a-\u202e\u2066-\u2069]", self.texts[p])]
        self.hope("no page turns the direction round", not unseen, unseen)

    def drawing(self):
        """The axis of a discrepancy: figures and margins in words and drawn, ticks apart from each other, on every width."""
        page = self.page_with("discrepancy/", "misses Ingebrigtsen")
        self.hope("a margin is laid from each value", page and "meets Ingebrigtsen" in self.texts[page])
        overlaps = ("(() => { const boxes = Array.from(document.querySelectorAll('.axis-row .tick'), t => t.getBoundingClientRect());"
                    " return boxes.length < 2 || boxes.some((a, i) => boxes.slice(i + 1).some(b => a.left < b.right && b.left < a.right)); })()")
        bands = ("Array.from(document.querySelectorAll('.axis-row rect'), r => r.getBoundingClientRect())"
                 ".every(r => r.width >= 1 && r.left >= 0 && r.right <= innerWidth)")
        for width in (360, 800, 1200):
            self.browser.size(width, 900)
            self.open(page)
            self.hope(f"ticks do not run into each other, {width} wide", not self.browser.value(overlaps))
            self.hope(f"all bands are seen, {width} wide", self.browser.value(bands))
        cited = self.browser.value("Array.from(document.querySelectorAll('.lead a.cited'), a => a.textContent)")
        self.hope("an explanation leads to the articles that it names", "1500m-budapest-american" in (cited or []), cited)

    def contrast(self):
        """Words against what is behind them, as WCAG 2.1 counts: 4.5 to 1 for all of them."""
        script = """(() => {
            const rgb = c => (c.match(/[\\d.]+/g) || []).map(Number);
            const light = c => { const [r, g, b] = rgb(c).map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
                                 return .2126 * r + .7152 * g + .0722 * b; };
            const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor, p = rgb(c);
                                  if (p.length < 4 || p[3] > .5) return c; } return 'rgb(255,255,255)'; };
            const poor = new Set();
            for (const e of document.querySelectorAll('main *, header *, footer *')) {
                if (!Array.from(e.childNodes).some(n => n.nodeType === 3 && n.data.trim()) || e.closest('svg') || !e.getClientRects().length) continue;
                const a = light(getComputedStyle(e).color), b = light(behind(e));
                const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
                if (ratio < 4.5) poor.add(e.tagName + '.' + e.className + ' ' + ratio.toFixed(2));
            }
            return Array.from(poor); })()"""
        for scheme in ("light", "dark"):
            self.browser.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            for page in self.gallery().values():
                if page:
                    self.open(page)
                    poor = self.browser.value(script)
                    self.hope(f"{page}: enough contrast, {scheme}", poor == [], poor)
        self.browser.ask("Emulation.setEmulatedMedia", features=[])

    def printing(self):
        self.open(self.page_with("discrepancy/", "3:29.28") or "index.html")
        self.browser.ask("Emulation.setEmulatedMedia", media="print")
        self.hope("paper has no navigation", self.browser.value("getComputedStyle(document.querySelector('.masthead nav')).display") == "none")
        self.browser.ask("Emulation.setEmulatedMedia", media="")

    def gallery(self):
        """One page of each kind."""
        return {"overview": "index.html", "discrepancy": self.page_with("discrepancy/", "3:29.28"), "article": self.page_with("article/", "Kerr beats Ingebrigtsen"),
                "race": self.page_with("race/", "3:29.38"), "athlete": self.page_with("athlete/", "<h1>Josh Kerr"), "rules": "rules.html",
                "rule": self.page_with("rule/", "<h3>"), "search": "search.html", "athletes": "athletes.html", "articles": "articles.html"}

    def take_pictures(self):
        os.makedirs(self.pictures, exist_ok=True)
        for media, scheme in (("", "light"), ("", "dark"), ("print", "light")):
            self.browser.ask("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])
            for width in (800,) if media else (390, 1200):
                self.browser.size(width, 900)
                for name, page in self.gallery().items():
                    if page:
                        self.open(page)
                        self.browser.picture(os.path.join(self.pictures, f"{name}-{media or scheme}-{width}.png"))


def main():
    browser = Browser(sys.argv[1])
    try:
        walk = Walk(browser, sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None)
        for step in (walk.links, walk.every_page, walk.keyboard, walk.sorting, walk.searching, walk.article, walk.drawing, walk.contrast, walk.hostile,
                     walk.printing, walk.without_script):
            step()
        if walk.pictures:
            walk.take_pictures()
    finally:
        browser.close()
    print(f"{walk.passed} passed, {walk.failed} failed")
    sys.exit(1 if walk.failed else 0)


main()
