"""What no code can prove, as somebody last read and approved it.

A mark holds a number. It doesn't hold the words of an alt text, a caption or a table, the letters
of a formula, the index of a name, a number word without a mark, what a link leads to, or the volume
of a journal. `tests/proofread.json` lists these by file, in their order. `make doctest` compares;
`python -m scripts proofread` approves what is there.
"""

import io
import json
import os
import re
import tokenize
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from scripts.marks import NAMES, NUMBER_WORDS
from scripts.paths import DOCS, ROOT, SNIPPETS, relative
from scripts.problem import Problem

LIST = ROOT / "tests/proofread.json"
REMEDY = "if that is right, approve it with: .venv/bin/python -m scripts proofread"

_PLAIN_WORDS = ("zero", "one", "once", "both")  # seldom meant as numbers
_WORD = rf"\b(?i:{'|'.join(NUMBER_WORDS.keys() - {*_PLAIN_WORDS})})(?:s|th|ths)?\b"
_INDEXED = r"[^\W\d]\w*?[⁰¹²³⁴-⁹₀-₉]\w*"
_FENCE = r"^[ \t]*```[^\n]*\n.*?^[ \t]*```$"
_IN_PAGE = re.compile(
    rf"(?P<checked><!--.*?-->|{_FENCE})"  # elsewhere; of fences, those that embed code are listed
    r"|!\[.*?\]\(figures/[\w-]+\.svg\)"
    r"|(?<=^/// caption\n).*?(?=^///$)"
    r"|^[ \t]*\|.*?$"  # rows of tables
    r"|[-−]?\$\$.+?\$\$|[-−]?(?<!\\)\$[^$\n]+?\$"  # formulas
    r"|(?<=\]\()[^\s)]+"  # what is linked
    rf"|\b(?:{'|'.join(map(re.escape, NAMES))})\b|{_INDEXED}|{_WORD}",
    re.DOTALL | re.MULTILINE,
)
_NUMBER = re.compile(r"[-−]?\d[\d,.]*(?: ?%)?(?=<!-- =)")  # its mark holds it
_IN_CODE = re.compile(rf"{_INDEXED}|\d[\d_,]*(?:\.\d+)*|{_WORD}")
_IN_REFERENCES = re.compile(r"^.*\d.*$", re.MULTILINE)
_EXAMPLE = re.compile(r"^[ \t]*>>> .*?(?=^[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)

type Pieces = list[tuple[int, str]]


def files() -> list[Path]:
    """The pages, the references, the labs and the snippets."""
    found = [*DOCS.rglob("*.md"), DOCS / "references.json", *DOCS.rglob("*.py")]
    return sorted([*found, *SNIPPETS.rglob("*.py")])


def pieces(path: Path) -> Pieces:
    """What of a file no code can prove, each piece with its line."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        prose = _prose(text)
        return [(line, found[0]) for line, said in prose for found in _IN_CODE.finditer(said)]
    pattern = _IN_PAGE if path.suffix == ".md" else _IN_REFERENCES
    return [
        (text.count("\n", 0, found.start()) + 1, " ".join(_NUMBER.sub("", found[0]).split()))
        for found in pattern.finditer(text)
        if not found.groupdict().get("checked") or "--8<--" in found[0]
    ]


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """The comments and the docstrings of a module, line by line, without examples."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and "--8<--" not in token.string:
            yield token.start[0], token.string
        elif token.type == tokenize.STRING and token.string.startswith('"""'):
            said = _EXAMPLE.sub(lambda example: "\n" * example[0].count("\n"), token.string)
            yield from enumerate(said.splitlines(), token.start[0])


def find_problems() -> list[Problem]:
    """Where a file says other than what was approved."""
    approved = json.loads(LIST.read_text("utf-8")) if LIST.exists() else {}
    now = {relative(path): pieces(path) for path in files()}
    gone = [Problem(file, 1, f"is gone; {REMEDY}") for file in approved.keys() - now.keys()]
    return gone + [
        problem for file in now for problem in compare(file, approved.get(file, []), now[file])
    ]


def compare(file: str, approved: list[str], now: Pieces) -> Iterator[Problem]:
    """Where the pieces of a file are others than the approved ones, or in another order."""
    said = [piece for _, piece in now]
    for same, a, b, c, d in SequenceMatcher(None, approved, said, autojunk=False).get_opcodes():
        if same != "equal":
            line = now[min(c, len(now) - 1)][0] if now else 1
            was, is_now = (", ".join(each) or "nothing" for each in (approved[a:b], said[c:d]))
            what = f"{is_now} stands where {was} was approved, and no other check can tell"
            yield Problem(file, line, f"{what}; {REMEDY}")


def approve() -> int:
    """Keep what every file says now, and tell of what is new."""
    for problem in find_problems():
        print(str(problem).removesuffix(f"; {REMEDY}"))
    said = {relative(path): [piece for _, piece in pieces(path)] for path in files()}
    aside = LIST.with_suffix(f".{os.getpid()}")
    aside.write_text(json.dumps(said, ensure_ascii=False, indent=0) + "\n", "utf-8")
    aside.replace(LIST)
    return 0
