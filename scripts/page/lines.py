"""Naming the line of what MkDocs or KaTeX complains of."""

import logging
import re
from pathlib import Path

from scripts.core.paths import relative
from scripts.core.problem import Problem
from scripts.read.markdown import line_of, pages

_LINK = re.compile(r"Doc file '(?P<page>[^']+)' contains an? .*?link '(?P<link>[^']+)'")


class LineOfLink(logging.Filter):
    """Put file and line before what MkDocs says of a dead link."""

    def __init__(self, docs: Path) -> None:
        super().__init__()
        self.docs = docs

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every message through."""
        message = record.getMessage()
        if found := _LINK.match(message):
            page = self.docs / found["page"]
            line = line_of(page.read_text("utf-8"), f"]({found['link']}")
            record.msg, record.args = str(Problem(relative(page), line, message)), ()
        return True


def locate(formula: str, error: str) -> Problem:
    """The problem of a formula at the place where it stands first."""
    for page in pages():
        if formula in (text := page.read_text("utf-8")):
            return Problem(relative(page), line_of(text, formula), error)
    return Problem("docs", 1, f"{error}: {formula}")
