"""The article's claims: the ledger, the chapters' boxes and the tests say the same."""

import ast
import builtins
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.core.paths import DOCS, ROOT, ours, relative
from scripts.core.texts import misread, parsed, text_of
from scripts.read.markdown import Fence, chapters, fences, number_of
from scripts.read.marks import MARK
from tests.failing import none_of

CLAIMS = [f"C{number:02}" for number in range(1, 41)]
LEDGER = DOCS / "en" / "claims.md"
CHAPTERS = chapters(DOCS / "en")
TESTS = ROOT / "tests" / "snippets"

BOX = re.compile(r"[ \t]*(?:!!!|\?\?\?\+?) +(holds|depends|wrong)\b *(.*)")
TITLE = re.compile(r'"(C\d\d) · (Holds|Depends|Wrong): \S.*"')
NAMED = re.compile(r"(?<![A-Za-z\d])C\d\d(?![A-Za-z\d])")
TEST = re.compile(r"test_(C\d\d)_(holds|depends|wrong)(?:_\w+)?")
SOURCE = re.compile(r"`(test_\w+)` in `([\w./]+)`")


@dataclass(frozen=True)
class Box:
    """A claim's box in a chapter, or its entry in the ledger; `title` is what a reader sees."""

    page: Path
    line: int
    kind: str
    title: str
    text: str

    @property
    def at(self) -> str:
        """Its place as "file:line"."""
        return f"{relative(self.page)}:{self.line}"

    @property
    def claim(self) -> str:
        """Its id, "" if its title isn't of the form that all have."""
        title = TITLE.fullmatch(self.title)
        return title[1] if title and title[2].lower() == self.kind else ""


@dataclass(frozen=True)
class ClaimTest:
    """A function that tests a claim."""

    module: Path
    line: int
    name: str

    @property
    def at(self) -> str:
        """Its place as "file:line"."""
        return f"{relative(self.module)}:{self.line}"

    @property
    def says(self) -> tuple[str, ...]:
        """Id and verdict, nothing if its name isn't of the form that all have."""
        name = TEST.fullmatch(self.name)
        return name.groups() if name else ()


def boxes(page: Path) -> list[Box]:
    """Read the claims' boxes of a page, each with all the lines up to the next."""
    lines = text_of(page).splitlines()
    found = [(number, box) for number, line in enumerate(lines) if (box := BOX.fullmatch(line))]
    ends = [number for number, _ in found] + [len(lines)]
    return [
        Box(page, start + 1, box[1], MARK.sub("", box[2]).strip(), "\n".join(lines[start:end]))
        for (start, box), end in zip(found, ends[1:], strict=True)
    ]


def claim_tests(module: Path) -> list[ClaimTest]:
    """Read, without importing it, a module's tests of claims."""
    body = [] if misread(module) else parsed(module).body  # told elsewhere
    return [
        ClaimTest(module, node.lineno, node.name)
        for node in body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_C")
    ]


def module_of(chapter: Path) -> Path:
    """Find the test module of a chapter: `04-not-separable.md` has `test_not_separable.py`."""
    slug = re.sub(r"^\d+-", "", chapter.stem)
    return TESTS / f"test_{slug.replace('-', '_')}.py"


def names(fence: Fence) -> tuple[set[str], set[str]]:
    """The names that the examples of a fence read, and those that they bind."""
    prompts = [line[4:] for line in fence.lines if line.startswith((">>> ", "... "))]
    nodes = list(ast.walk(ast.parse("\n".join(prompts))))
    read = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    bound = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    bound |= {n.asname or n.name for n in nodes if isinstance(n, ast.alias)}
    bound |= {n.arg for n in nodes if isinstance(n, ast.arg)}
    return read, bound


IN_CHAPTERS = [box for chapter in CHAPTERS for box in boxes(chapter)]
IN_LEDGER = boxes(LEDGER)
ALL_TESTS = [test for module in ours(TESTS, "test_*.py") for test in claim_tests(module)]


def test_every_box_has_an_id_and_its_verdict_as_a_word() -> None:
    none_of(
        f"{box.at}: a box of type {box.kind!r} with the title {box.title}; "
        f'write "C05 · {box.kind.title()}: …"'
        for box in IN_CHAPTERS + IN_LEDGER
        if not box.claim
    )


def test_all_forty_claims_have_one_box_and_one_entry() -> None:
    """A claim that loses its box or its entry, gets a second one, or isn't one, is named."""

    def miscounted(where: str, every: list[Box], what: str) -> Iterator[str]:
        places = {claim: [] for claim in CLAIMS}
        for box in every:
            places.setdefault(box.claim, []).append(box.at)
        for claim, found in places.items():
            if claim and claim not in CLAIMS:
                yield f"{found[0]}: there is no claim {claim}; the last is {CLAIMS[-1]}"
            elif claim and not found:
                yield f"{where}: {claim} has no {what}; write one"
            elif claim and len(found) > 1:
                yield f"{found[1]}: {claim} has a second {what}; the first is at {found[0]}"

    none_of(
        [
            *miscounted(relative(DOCS / "en"), IN_CHAPTERS, "box in a chapter"),
            *miscounted(f"{relative(LEDGER)}:1", IN_LEDGER, "entry in the ledger"),
        ]
    )


def test_the_ledger_counts_its_verdicts() -> None:
    told = re.findall(r"given: (\d+) of the verdicts below: (\w+)", text_of(LEDGER))
    counted = Counter(box.kind.capitalize() for box in IN_LEDGER)
    assert {kind: int(number) for number, kind in told} == counted, relative(LEDGER)


def test_the_ledger_says_what_the_chapters_say() -> None:
    """The same verdict and the same paraphrase, word for word."""
    chapters = {box.claim: box for box in IN_CHAPTERS}
    none_of(
        f"{entry.at}: the ledger says {entry.title}, {box.at} says {box.title}; make them agree"
        for entry in IN_LEDGER
        if (box := chapters.get(entry.claim)) and entry.title != box.title
    )


def test_every_box_has_its_test_and_every_test_its_box() -> None:
    """A box of chapter 04 and a test of `test_not_separable.py` have the same id and verdict."""
    said = {(module_of(box.page), box.claim, box.kind) for box in IN_CHAPTERS}
    tested = {(test.module, *test.says) for test in ALL_TESTS}
    missing = [
        f"{box.at}: this box needs a test_{box.claim}_{box.kind} in {relative(module_of(box.page))}"
        for box in IN_CHAPTERS
        if box.claim and (module_of(box.page), box.claim, box.kind) not in tested
    ]
    needless = [
        f"{test.at}: no box of this chapter is tested by {test.name}; rename it as the box says"
        for test in ALL_TESTS
        if (test.module, *test.says) not in said
    ]
    none_of(missing + needless)


def test_every_entry_leads_to_its_chapter_and_to_its_test() -> None:
    """Under the chapter's title, with a link to the box, and with a test that is there."""
    chapters = {box.claim: box.page for box in IN_CHAPTERS}
    there = {(test.name, relative(test.module)) for test in ALL_TESTS}
    text = text_of(LEDGER).splitlines()

    def wrong(entry: Box, chapter: Path) -> Iterator[str]:
        number = number_of(chapter)
        title = re.search(r"^title: (.*)$", text_of(chapter), re.MULTILINE)[1]
        heading = f"## [{number} · {title}]({chapter.name})"
        above = [line for line in text[: entry.line] if line.startswith("## ")]
        if above[-1:] != [heading]:
            yield f"{entry.at}: {entry.claim} belongs under the heading {heading}"
        link = f"[Chapter {number}]({chapter.name}#{entry.claim})"
        if re.findall(r"\[Chapter \d+\]\([^)]*\)", entry.text) != [link]:
            yield f"{entry.at}: {entry.claim} needs the link {link}, and no other of the kind"
        named = SOURCE.findall(entry.text)
        module = relative(module_of(chapter))
        if [file for _, file in named] != [module]:
            yield f"{entry.at}: name one test of {entry.claim}, as `test_…` in `{module}`"
        for name, file in named:
            if (name, file) not in there or not name.startswith(f"test_{entry.claim}_{entry.kind}"):
                yield f"{entry.at}: {name} is no test of {entry.claim} in {file}; name one that is"

    none_of(
        problem
        for entry in IN_LEDGER
        if entry.claim in chapters
        for problem in wrong(entry, chapters[entry.claim])
    )


def test_every_entry_has_a_check_that_stands_on_its_own() -> None:
    """It reads only names that it or the page's first examples bind, and leaves those alone."""
    examples = [fence for fence in fences(text_of(LEDGER)) if fence.info == "pycon"]
    _, first = names(examples[0])
    given = first | set(dir(builtins))

    def wrong(entry: Box) -> Iterator[str]:
        end = entry.line + entry.text.count("\n")
        inside = [fence for fence in examples if entry.line < fence.line <= end]
        if len(inside) != 1:
            yield f"{entry.at}: {entry.claim} has {len(inside)} pycon fences; give it one check"
        for fence in inside:
            read, bound = names(fence)
            place = f"{relative(LEDGER)}:{fence.line}"
            for name in read - bound - given:
                yield f"{place}: the check of {entry.claim} doesn't define {name}; it has to"
            for name in bound & first:
                yield f"{place}: the check of {entry.claim} changes {name}; take another name"

    none_of(problem for entry in IN_LEDGER for problem in wrong(entry))


def test_pages_speak_only_of_claims_that_there_are() -> None:
    """An id in the running text, or in code, is a claim's, too."""
    none_of(
        f"{relative(page)}:{number}: there is no claim {claim}; the last is {CLAIMS[-1]}"
        for page in ours(DOCS / "en", "*.md")
        for number, line in enumerate(text_of(page).splitlines(), 1)
        for claim in NAMED.findall(line)
        if claim not in CLAIMS
    )


def test_a_claim_in_the_text_is_a_link_to_it() -> None:
    wrong = []
    for page in [*CHAPTERS, LEDGER]:
        for number, line in enumerate(text_of(page).splitlines(), 1):
            told = re.sub(r"\[(C\d\d)\]\([\w.-]*#\1\)", "", line)
            told = re.sub(r'"C\d\d · |#C\d\d\b|`.*?`', "", told)
            wrong += [f"{relative(page)}:{number}: {claim}" for claim in NAMED.findall(told)]
    assert not wrong, "link each to its box: [C05](04-not-separable.md#C05)\n" + "\n".join(wrong)
