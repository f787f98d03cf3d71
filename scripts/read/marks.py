"""Numbers in the text and the marks that give their source; nothing here runs a page.

the slope is 0.25<!-- = slope(0.0) -->          a value: it is what the expression gives
$f(2) = 4$<!-- : f(2) == 4 -->                  a statement: true, and with the same numerals
`max(0, 3) == 3`<!-- true -->                   a statement that is its own expression
width 7<!-- given: the 7 of a theorem -->       no code can give it; the reason stands here
[Runge (1901)](references.md#runge1901)         a citation: the year is that of the work
"""

import re
from dataclasses import dataclass
from functools import cache
from html import unescape

from scripts.read.markdown import CODE, COMMENT, DISPLAY, FENCE, INLINE, line_of
from scripts.read.numbers import NAMES, NUMBER, NUMERAL, SCRIPT, WORD, numerals, signs

MARK = re.compile(r"<!-- (?:(?P<kind>=|:|given:) (?P<body>.*?)|(?P<true>true)) -->", re.DOTALL)

# In the order in which they are tried; the first group of each names what it is.
TOKEN = re.compile(
    rf"(?P<comment>{COMMENT})"
    rf"|(?P<fence>{FENCE})"
    rf"|(?P<display>{DISPLAY})"
    rf"|(?P<math>{INLINE})"
    rf"|(?P<code>{CODE})"
    r"|(?P<box>\[(?P<id>C\d\d)\]\([\w./-]*#(?P=id)\))"
    r"|(?P<chapter>\[[^\[\]]*\d[^\[\]]*\]\((?:\.\./)?\d+-[^\s)]*\))"
    r"|(?P<citation>\[[^\[\]]*\]\((?:\.\./)?references\.md#[^\s)]*\))"
    r"|(?P<target>\]\([^\s)]*(?=\)|[ ][\"'])|\{:?(?:[ ]*[.#][\w-]+)+[ ]*\}|<https?:[^>]*>)"
    r"|(?P<entity>&(?:\#?\w+);)"
    r"|(?P<item>^[ \t]*\d+\.[ ])"
    r"|(?P<claim>\bC\d\d\b)"
    rf"|(?P<name>\b(?:{'|'.join(map(re.escape, NAMES))})\b|\b[A-Za-z_]+\d\w*)"
    rf"|(?P<number>{NUMBER}|{SCRIPT})"
    rf"|(?P<word>{WORD})",
    re.DOTALL | re.MULTILINE,
)
_CLAIM = re.compile(r"\b(?:test_)?C\d\d(?:\b|_(?=(?:holds|depends|wrong)(?:\b|_)))")


@dataclass(frozen=True)
class Marked:
    """Something in the text and its mark: kind is "=", ":" or "given:"."""

    line: int
    shown: str
    kind: str
    body: str


@cache
def read(text: str) -> tuple[list[Marked], list[tuple[int, str]]]:
    """What is marked in a page, and (line, what is wrong) for each number without a source."""
    marked: list[Marked] = []
    problems: list[tuple[int, str]] = []
    pending: re.Match[str] | None = None
    item = 0

    def complain(at: int, what: str) -> None:
        problems.append((line_of(text, at), what))

    for token in TOKEN.finditer(text):
        kind = token.lastgroup
        if token["comment"] and not (mark := MARK.fullmatch(token[0])):
            complain(token.start(), f"{token[0]!r} is no mark; see CONTRIBUTING.md")
        elif token["comment"]:
            between = text[pending.end() : token.start()] if pending else "?"
            if pending and not between.strip("*_ \n\t"):
                line = line_of(text, pending.start())
                shown = " ".join(pending[0].strip("$`").split())
                body = mark["body"] or shown
                if wrong := _misused(pending, mark["kind"] or ":", shown, body):
                    complain(pending.start(), wrong)
                marked.append(Marked(line, shown, mark["kind"] or ":", body))
                pending = None
            else:
                complain(token.start(), f"the mark {token[0]!r} has nothing to cover before it")
        elif kind == "entity":
            character = unescape(token[0])
            if any(c.isnumeric() or c in "-+−%.," for c in character):
                complain(token.start(), f"{token[0]} hides {character!r}; write that")
        elif kind in ("display", "math", "code", "number", "word", "name"):
            if pending:
                complain(pending.start(), _without_source(pending[0]))
            pending = token if _needs_mark(token) else None
        elif kind == "chapter":
            shown, target = token[0].split("](")
            number = target.removeprefix("../").partition("-")[0]
            if {int(n) for n in re.findall(r"\d+", shown)} != {int(number)}:
                complain(token.start(), f"{token[0]} names another chapter than it links to")
        elif kind == "citation":
            shown, target = token[0].split("](")
            year = re.findall(r"\d+", target)
            if re.findall(r"\d+", shown) != year:
                what = f"links to a work of {' '.join(year) or 'no year'}; say that, and no other"
                complain(token.start(), f"{token[0]} {what} number")
        elif kind == "item":
            before, item = item, int(token[0].strip(" \t."))
            if item not in (1, before + 1):
                complain(token.start(), f"item {item} of a list comes after item {before}")
    if pending:
        complain(pending.start(), _without_source(pending[0]))
    return marked, problems


def _without_source(shown: str) -> str:
    return f"{shown!r} has no source; put <!-- = expression --> or <!-- given: reason --> behind it"


def _misused(covered: re.Match[str], kind: str, shown: str, body: str) -> str:
    if kind == ":" and covered.lastgroup in ("number", "word", "name"):
        return f"{shown!r} is no statement; give its value with <!-- = expression -->"
    if kind != "given:" and "#" in body:
        return f"the mark of {shown!r} has a comment in it; numerals there say nothing"
    if kind == "given:" and covered.lastgroup in ("math", "display") and shown not in body:
        return f"{shown!r} is given, but its reason {body!r} does not name it"
    if kind == "given:" and not set(numerals(shown)) <= set(numerals(body)):
        return f"{shown!r} is given, but its reason {body!r} does not name the number"
    return ""


def _needs_mark(token: re.Match[str]) -> bool:
    inside = _CLAIM.sub("", token[0].strip("`"))
    if (token["display"] or token["math"]) and any(signs(inside)):
        return True
    return inside not in NAMES and bool(token["number"] or token["word"] or NUMERAL.search(inside))
