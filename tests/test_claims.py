"""The article's claims: the chapters' boxes, their tests and this ledger say the same."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from scripts.paths import DOCS, ROOT, relative

VERDICTS = {
    "C01": "depends",
    "C02": "depends",
    "C03": "depends",
    "C04": "depends",
    "C05": "holds",
    "C06": "depends",
    "C07": "wrong",
    "C08": "depends",
    "C09": "holds",
    "C10": "wrong",
    "C11": "holds",
    "C12": "depends",
    "C13": "holds",
    "C14": "holds",
    "C15": "depends",
    "C16": "depends",
    "C17": "depends",
    "C18": "wrong",
    "C19": "wrong",
    "C20": "depends",
    "C21": "depends",
    "C22": "depends",
    "C23": "depends",
    "C24": "depends",
    "C25": "depends",
    "C26": "wrong",
    "C27": "holds",
    "C28": "wrong",
    "C29": "wrong",
    "C30": "wrong",
    "C32": "depends",
    "C33": "depends",
    "C34": "depends",
    "C35": "holds",
    "C36": "depends",
    "C37": "holds",
    "C38": "wrong",
    "C39": "depends",
}

CHAPTERS = sorted((DOCS / "en").glob("*.md"))
TESTS = ROOT / "tests" / "snippets"

BOX = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?) +(holds|depends|wrong)\b *(.*)$")
TITLE = re.compile(r'"(C\d\d) · (Holds|Depends|Wrong): \S.*"')
TEST = re.compile(r"test_(C\d\d)_([a-z]+)(?:_\w+)?")


def claim_boxes(chapter: Path) -> list[tuple[str, str, str, str]]:
    """Read the claim boxes of a chapter: id, type and title word of each, and its "file:line"."""
    boxes = []
    for number, line in enumerate(chapter.read_text("utf-8").splitlines(), 1):
        if box := BOX.match(line):
            title = TITLE.fullmatch(box[2].strip())
            claim, word = title.groups() if title else (f"no id in {box[2]}", "nothing readable")
            boxes.append((claim, box[1], word.lower(), f"{relative(chapter)}:{number}"))
    return boxes


def claim_tests(module: Path) -> list[tuple[str, str, str]]:
    """Read, without importing it, a module's tests of claims: id, verdict, "file:line"."""
    tests = []
    for node in ast.parse(module.read_text("utf-8"), str(module)).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_C"):
            name = TEST.fullmatch(node.name)
            claim, verdict = name.groups() if name else (node.name, "unreadable")
            tests.append((claim, verdict, f"{relative(module)}:{node.lineno}"))
    return tests


def module_of(chapter: Path) -> Path:
    """Find the test module of a chapter: `04-not-separable.md` has `test_not_separable.py`."""
    slug = re.sub(r"^\d+-", "", chapter.stem)
    return TESTS / f"test_{slug.replace('-', '_')}.py"


def none_of(problems: Iterable[str]) -> None:
    """Fail and list the problems, one a line, if there are any."""
    if lines := sorted(problems):
        pytest.fail("\n".join(lines), pytrace=False)


def test_every_box_says_what_the_ledger_says() -> None:
    """Type and title word are the ledger's verdict."""
    none_of(
        f"{at}: {claim} has a box of type {kind!r} whose title says {word!r}; "
        f"the ledger says {VERDICTS.get(claim, 'nothing')!r}"
        for chapter in CHAPTERS
        for claim, kind, word, at in claim_boxes(chapter)
        if {kind, word} != {VERDICTS.get(claim)}
    )


def test_every_claim_of_the_ledger_has_one_box() -> None:
    """A claim that loses its box, or gets a second one, is named."""
    places = {claim: [] for claim in VERDICTS}
    for chapter in CHAPTERS:
        for claim, _, _, at in claim_boxes(chapter):
            places.setdefault(claim, []).append(at)
    none_of(
        f"{' and '.join(found) or 'docs/en'}: {claim} has {len(found)} boxes, not one"
        for claim, found in places.items()
        if len(found) != 1
    )


def test_every_box_has_its_test_and_every_test_its_box() -> None:
    """A box of chapter 04 and a test of `test_not_separable.py` have the same id and verdict."""
    boxes = {
        (module_of(chapter), claim, kind): at
        for chapter in CHAPTERS
        for claim, kind, _, at in claim_boxes(chapter)
    }
    tests = {
        (module, claim, verdict): at
        for module in sorted(TESTS.glob("test_*.py"))
        for claim, verdict, at in claim_tests(module)
    }
    missing = [
        f"{boxes[key]}: this box needs a test_{key[1]}_{key[2]} in {relative(key[0])}"
        for key in boxes.keys() - tests.keys()
    ]
    needless = [
        f"{tests[key]}: no box of this chapter says that {key[1]} is {key[2]!r}"
        for key in tests.keys() - boxes.keys()
    ]
    none_of(missing + needless)


def test_chapters_speak_only_of_claims_in_the_ledger() -> None:
    """An id in the running text is a claim's, too."""
    none_of(
        f"{relative(chapter)}:{number}: {claim} is no claim of the ledger"
        for chapter in CHAPTERS
        for number, line in enumerate(chapter.read_text("utf-8").splitlines(), 1)
        for claim in re.findall(r"\bC\d\d\b", line)
        if claim not in VERDICTS
    )
