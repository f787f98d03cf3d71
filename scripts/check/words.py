"""What no code can prove, as somebody last read and approved it.

A mark holds a number. It doesn't hold the words of an alt text, a caption or a table, the letters
of a formula, the index of a name, a number word without a mark, what a link leads to, or the volume
of a journal. The digests of these pieces, in their order, are in the chapter's record.
"""

import io
import re
import tokenize
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

from scripts.check import record
from scripts.core import committed, digest
from scripts.core.paths import DOCS, ROOT, SNIPPETS, ours, relative
from scripts.core.problem import Problem
from scripts.core.texts import misread, text_of
from scripts.read.examples import malformed
from scripts.read.markdown import CAPTION, COMMENT, FENCE, FORMULA, IMAGE, ROW, line_of
from scripts.read.numbers import NAMES, NUMBER_WORDS

_PLAIN_WORDS = ("zero", "one", "once", "both")  # seldom meant as numbers
_WORD = rf"\b(?i:{'|'.join(NUMBER_WORDS.keys() - {*_PLAIN_WORDS})})(?:s|th|ths)?\b"
_INDEXED = r"[^\W\d]\w*?[⁰¹²³⁴-⁹₀-₉]\w*"
_IN_PAGE = re.compile(
    rf"(?P<checked>{COMMENT}|{FENCE})"  # elsewhere
    rf"|{IMAGE.pattern}"
    rf"|{CAPTION}"
    rf"|{ROW}"
    rf"|[-−]?(?:{FORMULA})"
    r"|(?<=\]\()[^\s)]+"  # what is linked
    rf"|\b(?:{'|'.join(map(re.escape, NAMES))})\b|{_INDEXED}|{_WORD}",
    re.DOTALL | re.MULTILINE,
)
_NUMBER = re.compile(r"[-−]?\d[\d,.]*(?:\s?%)?(?=<!-- =)")  # its mark holds it
_IN_CODE = re.compile(rf"{_INDEXED}|\d[\d_,]*(?:\.\d+)*|{_WORD}")
_IN_REFERENCES = re.compile(r"^.*\d.*$", re.MULTILINE)
_EXAMPLE = re.compile(r"^[ \t]*>>> .*?(?=^[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)

type Pieces = list[tuple[int, str]]


def files() -> list[Path]:
    """The pages, the references, the labs and the snippets."""
    found = [*ours(DOCS, "**/*.md"), DOCS / "references.json", *ours(DOCS, "**/*.py")]
    return sorted([*found, *ours(SNIPPETS, "**/*.py")])


def pieces(file: str, text: str) -> Pieces:
    """What of a file no code can prove, each piece with its line."""
    if file.endswith(".py"):
        prose = _prose(text)
        return [(line, found[0]) for line, said in prose for found in _IN_CODE.finditer(said)]
    pattern = _IN_PAGE if file.endswith(".md") else _IN_REFERENCES
    return [
        (line_of(text, found.start()), " ".join(_NUMBER.sub("", found[0]).split()))
        for found in pattern.finditer(text)
        if not found.groupdict().get("checked")
    ]


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """The comments and the docstrings of a module, line by line, without examples."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and "--8<--" not in token.string:
            yield token.start[0], token.string
        elif token.type == tokenize.STRING and token.string.startswith('"""'):
            said = _EXAMPLE.sub(lambda example: "\n" * example[0].count("\n"), token.string)
            yield from enumerate(said.splitlines(), token.start[0])


def short(piece: str) -> str:
    """What is kept of a piece."""
    return digest.of(piece)[:8]


def find_problems() -> list[Problem]:
    """Where a file says other than what was approved."""
    problems = []
    for path in (path for path in files() if not (misread(path) or malformed(path))):
        now = pieces(file := relative(path), text_of(path))
        problems += compare(file, record.of(file).words.get(file, []), now)
    return problems


def find_needless() -> list[Problem]:
    """What is approved of files that are no more."""
    return [
        Problem(f"tests/approved/{slug}.json", 1, f"{file} is gone; {record.remedy(slug)}")
        for slug, each in record.load().items()
        for file in each.words
        if not (ROOT / file).exists()
    ]


def compare(file: str, approved: list[str], now: Pieces) -> Iterator[Problem]:
    """Where the pieces of a file are others than the approved ones, or in another order."""
    said = [short(piece) for _, piece in now]
    if said == approved:
        return
    known = {short(piece): piece for _, piece in pieces(file, committed.text(ROOT / file))}
    for same, a, b, c, d in SequenceMatcher(None, approved, said, autojunk=False).get_opcodes():
        for was, is_now in zip_longest(approved[a:b], now[c:d]) if same != "equal" else ():
            line, piece = is_now or now[min(d, len(now) - 1)] if now else (1, "")
            old = known.get(was, "something else") if was else "nothing"
            what = f"{piece if is_now else 'nothing'} stands where {old} was approved"
            what = f"{what}, and no other check can tell; {record.remedy(record.slug_of(file))}"
            yield Problem(file, line, what)
