#!/usr/bin/env python3
"""Writes articles that try to harm whoever shows them: hostile.py FOLDER."""
import os
import sys

folder = sys.argv[1]

ARTICLES = {
    "hostile-script.txt": (
        "url: javascript:alert('url')\n"
        "date: 2016-08-15\n"
        "title: <script>window.harmed = 1</script>Eve </title><script>window.harmed = 2</script> wins\n\n"
        "Eve O'Brien-<img src=x onerror=\"window.harmed = 3\"> won the women's 100m at the Olympic Games in Rio in 10.71sec.\n\n"
        "\"I ran <svg onload='window.harmed = 4'> \u2028 fast\" </script><script>window.harmed = 5</script>, said Eve O'Brien. "
        "<a href=\"javascript:window.harmed = 6\">Read on</a> &lt;b&gt; {{7*7}} ${window.harmed = 7}\n"),
    "hostile-direction.txt": (
        "date: 2016-08-15\n"
        "title: \u202eEve wins\n\n"
        "Eve Adams won the women's 200m at the Olympic Games in Rio in \u202e17.22\u202c seconds, \u2067ahead of Bo Lee\u2069 in 22.01sec.\n"),
    "hostile-long.txt": (
        "date: 2016-08-15\n"
        "title: " + "W" * 10000 + "\n\n"
        "Jo " + "Ba" * 5000 + " won the women's 400m at the Olympic Games in Rio in 49.44sec. " + "9" * 10000 + "\n\n"
        + "x" * 200000 + "\n"),
    "hostile-page.html": (
        "<html><head><title>A &amp;amp; B</title><meta name=date content=2016-08-15></head><body><article><h1>Gold &lt;script&gt;window.harmed = 8"
        "&lt;/script&gt;</h1><p>Bo Ward won the men's 800m at the Olympic Games in Rio in 1min 42.15sec, he &quot;flew&quot; past everybody "
        "on the last bend and threw his arms up.</p><p onclick='window.harmed = 9'>Al Grey was second in 1:42.61 and Cy Kent third, the same "
        "three as in the semi-final on Saturday evening.</p><script>window.harmed = 10</script></article></body></html>"),
}

for name, text in ARTICLES.items():
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text)
