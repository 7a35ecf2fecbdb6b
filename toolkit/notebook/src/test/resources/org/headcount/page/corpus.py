"""Compares HTML made of Markdown with nbconvert's: visible text, formulas, and the targets of links.

Standard input: a JSON array of {"name", "markdown", "html"}. Standard output: a JSON array of differences.
"""
import json
import re
import sys
from html.parser import HTMLParser
from urllib.parse import unquote

from nbconvert.filters.markdown import markdown2html_mistune

BLOCKS = {"p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "br", "hr",
          "ul", "ol", "table", "summary", "details", "center"}
# What MathJax takes for formulas in a notebook's page.
MATH = re.compile(r"\$\$(.+?)\$\$|\\\[(.+?)\\\]|\\\((.+?)\\\)|(?<!\\)\$([^$\n]+?)(?<!\\)\$"
                  r"|(\\begin\{(\w+\*?)\}.+?\\end\{\6\})", re.S)


class Seen(HTMLParser):
    """What a reader sees of HTML."""

    def __init__(self, mathjax):
        super().__init__(convert_charrefs=True)
        self.mathjax = mathjax
        self.text = []
        self.prose = []
        self.targets = []
        self.code = 0
        self.hidden = []
        self.tex = None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if self.hidden or "anchor-link" in (attributes.get("class") or "") or tag in ("style", "script"):
            if tag not in ("br", "hr", "img"):
                self.hidden.append(tag)
            return
        if tag == "math" or (tag in ("span", "div") and attributes.get("class") == "tex"):
            self.tex = ""
            self.tag = tag
        if tag in ("pre", "code"):
            self.flush()
            self.code += 1
        if tag in BLOCKS:
            self.flush()
            self.text.append("\n")
        if tag == "img":
            self.flush()
            self.text.append(" [picture: " + (attributes.get("alt") or "") + "] ")
        if tag == "a" and attributes.get("href"):
            self.targets.append("to " + unquote(attributes["href"]))
        for name in ("id", "name"):
            if attributes.get(name) and (tag == "a" or tag in ("h1", "h2", "h3", "h4", "h5", "h6")):
                self.targets.append("at " + unquote(attributes[name]))

    def handle_endtag(self, tag):
        if self.hidden:
            if tag == self.hidden[-1]:
                self.hidden.pop()
            return
        if tag in ("pre", "code"):
            self.code -= 1
        if tag in BLOCKS:
            self.flush()
            self.text.append("\n")
        if self.tex is not None and tag == self.tag:
            self.prose.append("\x00" + self.formula(self.tex) + "\x00")
            self.tex = None

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_data(self, data):
        if self.hidden:
            return
        if self.tex is not None:
            # Only the annotation has the words of the formula; what comes before it is its drawing.
            self.tex = data if data.strip() else self.tex
        elif self.code:
            self.text.append(data)
        else:
            self.prose.append(data)

    @staticmethod
    def formula(tex):
        return " <formula " + re.sub(r"\s+", "", tex) + "> "

    def flush(self):
        text = "".join(self.prose)
        self.prose = []
        if self.mathjax:
            text = MATH.sub(lambda m: self.formula(next(g for g in m.groups() if g)), text).replace("\\$", "$")
        self.text.append(text.replace("\x00", ""))

    def words(self):
        self.flush()
        return " ".join("".join(self.text).split())


def seen(html, mathjax):
    reader = Seen(mathjax)
    reader.feed(html)
    reader.close()
    return reader.words(), reader.targets


differences = []
for each in json.load(sys.stdin):
    theirs = seen(markdown2html_mistune(each["markdown"]), True)
    ours = seen(each["html"], False)
    for what, a, b in zip(("text", "targets"), theirs, ours):
        if a != b:
            differences.append({"name": each["name"], "what": what, "nbconvert": str(a), "ours": str(b)})
json.dump(differences, sys.stdout)
