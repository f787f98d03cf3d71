"""What a page shows runs alone: pasted into an empty interpreter with just what it needs, and where
it imports something, in the folder that the page's zip of all the code unpacks to.

A block is what a reader pastes at once: a region, or a fence of examples. What it needs are the
blocks further up on the page that bind the names it uses, and what those need in turn. The blocks
of figures and those of experiments lean on each other, all others on the page.
"""

import ast
import json
import subprocess
import sys
from codeop import compile_command
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from doctest import DocTestParser
from functools import cached_property
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts.check.names import ALWAYS, names
from scripts.core.paths import SNIPPETS, relative
from scripts.make.figures import all_figures
from scripts.page import assets
from scripts.read import examples
from scripts.read.markdown import EMBED, fences, pages, read_regions

BLANK = Path(__file__).with_name("blank.py")
DRAWN = {(figure.path, figure.function) for figure in all_figures().values()}
PAGES = [page for page in pages() if "```py" in page.read_text("utf-8")]

# Names that a page shows too late or never: a region or an import further up is wanted.
LACKING = {
    "02-ordinary-network": {"_draw_lines", "_line"},
    "13-depth": {"forward", "he", "initialise", "np", "relu", "rms"},
}


@dataclass(frozen=True)
class Block:
    """A region or, where `file` is "", a fence of examples; `at` is its place on the page."""

    at: str
    text: str
    file: str = ""
    region: str = ""

    @property
    def lane(self) -> str:
        """`figures` or `experiments`, or else "": the page itself."""
        return self.file.rpartition("/")[0]

    @cached_property
    def code(self) -> str:
        """What is run, without what it prints."""
        return self.text if self.file else examples.sources(self.text)

    @cached_property
    def functions(self) -> dict[str, str]:
        """The functions it defines, each with the examples of its docstring."""
        defined = [node for node in ast.parse(self.code).body if isinstance(node, ast.FunctionDef)]
        return {node.name: examples.sources(ast.get_docstring(node) or "") for node in defined}

    @cached_property
    def binds(self) -> set[str]:
        """The names it binds."""
        return names(self.code)[0]

    @cached_property
    def uses(self) -> set[str]:
        """The names it takes from elsewhere, also for the examples of its docstrings."""
        shown = {name for tried in self.functions.values() for name in names(tried)[1]}
        return (names(self.code)[1] | (shown - self.binds)) - ALWAYS

    @property
    def documented(self) -> list[str]:
        """The functions whose docstrings are tried; an experiment's would take too long."""
        return [] if self.lane else [*self.functions]

    @property
    def draws(self) -> str:
        """The function that draws a figure, if this is one."""
        return self.region if (f"snippets/{self.file}", self.region) in DRAWN else ""


def read(page: Path) -> list[Block]:
    """The blocks of a page, in order."""
    blocks = []
    for fence in fences(page.read_text("utf-8")):
        if fence.info == "pycon":
            blocks.append(Block(f"{relative(page)}:{fence.line}", "\n".join(fence.lines) + "\n"))
        for number, line in enumerate(fence.lines, fence.line):
            if embed := EMBED.match(line):
                region = read_regions(SNIPPETS / embed[1])[0][embed[2]]
                blocks.append(Block(f"{relative(page)}:{number}", region.text, embed[1], embed[2]))
    return blocks


def needs(block: Block, page: list[Block]) -> tuple[list[Block], dict[str, str]]:
    """The blocks it takes to run one, in the page's order, and where a name lacks its binding."""
    needed: set[Block] = set()
    lacking: dict[str, str] = {}
    waiting = [block]
    while waiting:
        each = waiting.pop()
        above = takewhile(lambda one, each=each: one is not each, page)
        binds = {name: one for one in above if one.lane == block.lane for name in one.binds}
        lacking |= dict.fromkeys(each.uses - binds.keys(), each.at)
        found = {binds[name] for name in each.uses & binds.keys()} - needed
        needed |= found
        waiting += found
    return [one for one in page if one in needed], lacking


def job(blocks: list[Block], documented: Sequence[str] = (), draws: str = "") -> dict:
    """What the empty interpreter shall do: paste blocks, try docstrings, call what draws."""
    pasted = [(block.at, block.text, not block.file) for block in blocks]
    return {"blocks": pasted, "documented": documented, "draws": draws}


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[subprocess.Popen]:
    """An empty interpreter that begins where a reader has unpacked the code."""
    folder = tmp_path_factory.mktemp("downloads")
    with ZipFile(BytesIO(assets.all_the_code())) as packed:
        packed.extractall(folder)
    with subprocess.Popen(
        [sys.executable, "-I", "-W", "error", BLANK],
        cwd=folder / "bend-the-line",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        yield process


def paste(jobs: list[dict], blank: subprocess.Popen) -> list[list[str]]:
    """What went wrong in each job."""
    print(json.dumps(jobs), file=blank.stdin, flush=True)
    lines = [*takewhile(lambda line: line != "null\n", blank.stdout)]
    told = dict(json.loads(line) for line in reversed(lines))
    return [told[number] for number in range(len(jobs))]


def at_a_prompt(code: str) -> list[str]:
    """The statements that an interactive interpreter takes from what is pasted, line by line."""
    taken, waiting = [], ""
    for line in code.splitlines():
        waiting += f"{line}\n"
        if compile_command(waiting.removesuffix("\n"), symbol="single"):
            taken.append(waiting.strip("\n"))
            waiting = ""
    assert not waiting, f"the prompt still waits for the end of {waiting!r}"
    return [statement for statement in taken if statement]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_run_at_a_prompt_and_in_a_file(page: Path) -> None:
    for block in (each for each in read(page) if not each.file):
        tried = [each.source.strip("\n") for each in DocTestParser().get_examples(block.text)]
        try:
            assert at_a_prompt(block.code) == tried
            assert len(ast.parse(block.code).body) == len(tried)
        except (SyntaxError, AssertionError) as error:
            pytest.fail(f"{block.at}: pasted, it is not what was tried: {error}", pytrace=False)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_block_runs_with_just_what_it_needs(page: Path, blank: subprocess.Popen) -> None:
    """Then the page as a whole, from top to bottom, with nothing but itself."""
    blocks = read(page)
    found = {block: needs(block, blocks) for block in blocks}
    lacking = {name: at for _, names in found.values() for name, at in names.items()}
    unbound = [f"{at}: {name!r} is bound by nothing further up" for name, at in lacking.items()]
    assert lacking.keys() == LACKING.get(page.stem, set()), (
        "show or import what is missing, and forget in LACKING what no longer is\n"
        + "\n".join(unbound)
    )
    alone = [block for block in blocks if not found[block][1]]
    jobs = [job([*found[each][0], each], each.documented, each.draws) for each in alone]
    whole = job([block for block in blocks if not block.lane])
    places = [f"{block.at}: pasted alone" for block in alone] + [f"{relative(page)}:1: as a whole"]
    told = zip(places, paste([*jobs, whole], blank), strict=True)
    wrong = [f"{place}, {what}" for place, said in told for what in said]
    assert not wrong, "\n".join(wrong)


def test_a_name_is_sought_further_up_and_no_more_is_pasted_than_is_used() -> None:
    first = Block("p:1", "x = 1\n", "a.py")
    other = Block("p:2", "y = 2\n", "a.py")
    figure = Block("p:3", "x = 3\n", "figures/a.py")
    last = Block("p:4", ">>> x + z\n")
    below = Block("p:5", "z = 4\n", "a.py")
    assert needs(last, [first, other, figure, last, below]) == ([first], {"z": "p:4"})


WRONG = [
    (Block("p:7", "\n1 / 0\n", "a.py"), {}, "division by zero') at p:7, its line 2"),
    (Block("p:7", "import warnings as w\nw.warn('no')\n", "a.py"), {}, "UserWarning('no')"),
    (Block("p:7", ">>> 1 + 1\n3\n"), {}, "Expected:\n    3\nGot:\n    2"),
    (Block("p:7", ">>> 1 == 1\n1\n"), {}, "Got:\n    True"),
    (Block("p:7", ">>> np.pi\n"), {}, "name 'np' is not defined"),
    (
        Block("p:7", "def f():\n    '''>>> 1\n    2\n    '''\n", "a.py"),
        {"documented": ["f"]},
        "Got:\n    1",
    ),
    (Block("p:7", "def f():\n    return 7\n", "a.py"), {"draws": "f"}, "f() returns <class 'int'>"),
    (Block("p:7", "import os\nos._exit(3)\n", "a.py"), {}, "ended its interpreter"),
]


def test_what_goes_wrong_is_told_of_each_and_of_no_other(blank: subprocess.Popen) -> None:
    fine = Block("p:8", "x = 1\n", "a.py")
    jobs = [job([fine, block], **asked) for block, asked, _ in WRONG]
    other, *told = paste([job([fine]), *jobs], blank)
    for said, (_, _, what) in zip(told, WRONG, strict=True):
        assert what in "\n".join(said)
    assert not other
