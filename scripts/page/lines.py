"""Naming the line of what MkDocs or KaTeX complains of."""

import logging
import re
from collections import Counter
from pathlib import Path

from scripts.core.paths import relative
from scripts.core.problem import Problem
from scripts.core.texts import text_of
from scripts.make.formulas import Formula
from scripts.read.lab import Lab
from scripts.read.markdown import line_of
from scripts.read.marks import MARK, TOKEN

_LINK = re.compile(r"Doc file '(?P<page>[^']+)' contains an? .*?link '(?P<link>[^']+)'")


class LineOfLink(logging.Filter):
    """Put file and line before what MkDocs says of a dead link."""

    def __init__(self, docs: Path) -> None:
        super().__init__()
        self.docs = docs
        self.told: Counter[str] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every message through; the same one again is about the next such link."""
        message = record.getMessage()
        if found := _LINK.match(message):
            page = self.docs / found["page"]
            lines = _lines_of_link(text_of(page), found["link"])[self.told[message] :]
            self.told[message] += 1
            record.msg = str(Problem(relative(page), lines[0] if lines else 1, message))
            record.args = ()
        return True


def _lines_of_link(text: str, link: str) -> list[int]:
    """The lines of a page that link there, outside of code."""
    leads = re.compile(rf"(?:\]\(<?|\]:\s*<?|\b(?:href|src)=[\"']?){re.escape(link)}(?=[\s)>\"'])")
    code = [t.span() for t in TOKEN.finditer(text) if t.lastgroup in ("fence", "code", "comment")]
    places = (found.start() for found in leads.finditer(text))
    return [line_of(text, at) for at in places if not any(a <= at < b for a, b in code)]


def locate(source: Path, formula: Formula, error: str) -> list[Problem]:
    """The problem of a formula at each place where a page or a lab has it."""
    texts = [(0, text_of(source))]
    if source.suffix == ".py":
        cells = (cell for cell in Lab(source).cells if cell.kind == "markdown")
        texts = [(cell.line - 1, cell.text) for cell in cells]
    lines = [
        above + line_of(text, token.start())
        for above, text in texts
        for token in TOKEN.finditer(text)
        if _is(formula, token)
    ]
    where, what = relative(source), error if lines else f"{error}: {formula[0]}"
    return [Problem(where, line, what) for line in lines or [1]]


def _is(formula: Formula, token: re.Match[str]) -> bool:
    kind = "display" if formula[1] else "math"
    inside = MARK.sub("", token[0]).strip("$").split()
    return token.lastgroup == kind and inside == formula[0].strip("$").split()
