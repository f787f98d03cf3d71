"""A page is run as a program, and what disagrees is named with its line."""

from pathlib import Path

import pytest

from scripts.check import program
from scripts.core.paths import ROOT


def run(folder: Path, text: str) -> list[str]:
    """Write a page, run it, and return everything that is wrong with it."""
    page = folder / "page.md"
    page.write_text(text, "utf-8")
    read = program.read(page)
    read.run()
    failed = [f"{step.at}: {step.error}" for step in read.steps + read.marks if step.error]
    return [str(each).removeprefix(f"{page}:") for each in [*read.problems, *failed]]


EXAMPLE = "```pycon\n>>> a = 3\n>>> a\n3\n```\n"


def test_a_page_that_agrees(tmp_path: Path) -> None:
    text = f"3<!-- = a --> and $a = 3$<!-- : a == 3 -->, `a + 1 == 4`<!-- true -->\n\n{EXAMPLE}"
    assert run(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4<!-- = a -->\n\n" + EXAMPLE, "1: the text shows '4', the code gives 3 (a)"),
        ("```pycon\n>>> 1 + 1\n3\n```", "2: the page shows '3', the code gives '2'"),
        ("```pycon\n>>> 1 / 0\n1\n```", "2: '1 / 0' raised ZeroDivisionError"),
        ("```python\nprint(1)\n```", "2: code in a python fence that no snippet holds"),
        ("```py\n>>> 1\n```", "1: a fence of kind 'py'"),
        ("    >>> 1\n", "1: an example outside a pycon fence is not run"),
        ("$a = 3$<!-- : a == 4 -->\n\n" + EXAMPLE, "have different numerals"),
        ("$a = 4$<!-- : a == 4 -->\n\n" + EXAMPLE, "1: 'a = 4' is not so"),
        ("`a == 4`<!-- true -->\n\n" + EXAMPLE, "1: 'a == 4' is not so"),
        ("5<!-- = b -->", "1: 'b' is bound by nothing on this page"),
        ("```pycon\n>>> 1 + 1\n2\n\n7 apples\n```", "5: '7 apples' is no example's output"),
        ("```pycon\n7 apples\n>>> 1 + 1\n2\n```", "2: '7 apples' is no example's output"),
        ("```pycon\n7 apples\n```", "2: '7 apples' is no example's output"),
        ("```pycon\n>>> 1 + 1  # doctest: +SKIP\n7\n```", "2: a page takes no doctest directives"),
        ("```pycon\n>>> 1 + 1  # 7 apples\n2\n```", "2: a number in '# 7 apples'"),
        ("```pycon\n>>> 1 == 1\n1\n```", "2: the page shows '1', the code gives 'True'"),
        ("```console\n$ make test\n999 passed\n```", "1: a fence of kind 'console'"),
        ("$a + 7$<!-- : a + 7 -->\n\n" + EXAMPLE, "1: 'a + 7' is not so"),
        ("$a + 3$<!-- : a - 3 == 0 -->\n\n" + EXAMPLE, "have different numerals"),
        ("$a - 3$<!-- : a + 3 -->\n\n" + EXAMPLE, "have different signs"),
        ("$a > 3$<!-- : a >= 3 -->\n\n" + EXAMPLE, "have different relations"),
        ("$(1, 2)$<!-- : (1, 2) -->", "1: '(1, 2)' is not so"),
        ("$1 \\geq 2$<!-- : 1 <= 2 -->", "have different relations"),
        ("$1 &lt; 2$<!-- : 1 <= 2 -->", "1: '1 &lt; 2' is not shown as a formula"),
        ("So &#49;<!-- = 49 --> and &minus;5<!-- = 5 -->.", "1: &minus; hides '−'"),
        ("> ```pycon\n> >>> 1 + 1\n> 3\n> ```", "2: '>>> 1 + 1 3' is shown as a block"),
        ("```pycon\n>>>print(1)\n```", "2: an example that can't be read: it lacks blank after"),
        ("```pycon\n>>> 1\n1\n  >>> 2\n 2\n```", "5: an example that can't be read: it has incon"),
        ("```pycon\n>>> 1  # doctest: +FOO\n1\n```", "2: an example that can't be read: it has an"),
        ("```pycon\n>>> x = (1\n```", "2: 'x = (1' raised SyntaxError"),
        ("One.\n\n```pycon\n>>> 1\n1\n", "3: a fence that never ends; close it as it was"),
        ('One.\n\n--8<-- "points.py:rings"\n', "3: code is embedded in a way that nobody checks"),
        ('```python\n-8<- "points.py:rings"\n```', "2: code is embedded in a way that nobody che"),
        ("```pycon\n>>> raise SystemExit(3)\n```", "2: 'raise SystemExit(3)' raised SystemExit(3)"),
        (
            '```pycon\n>>> import warnings\n>>> warnings.warn("x")\n```',
            "3: 'warnings.warn(\"x\")' raised UserWarning",
        ),
    ],
)
def test_a_page_that_disagrees(tmp_path: Path, text: str, expected: str) -> None:
    wrong = run(tmp_path, text)
    assert any(expected in line for line in wrong), wrong


@pytest.mark.parametrize("broken", [">>>print(1)", ">>> x = (1", ">>> exit()"])
def test_nothing_is_run_behind_what_is_broken(tmp_path: Path, broken: str) -> None:
    text = f"```pycon\n{broken}\n```\n\n```pycon\n>>> 1 + 1\n3\n```\n\nOne 1<!-- = 2 -->."
    assert [line.partition(":")[0] for line in run(tmp_path, text)] == ["2"]


def test_a_region_runs_where_the_page_shows_it(tmp_path: Path) -> None:
    shown = '```python\n--8<-- "points.py:rings"\n```\n\n'
    example = "```pycon\n>>> rings(4)[0].shape\n(4, 2)\n```\n"
    assert run(tmp_path, shown + example) == []
    assert "NameError" in run(tmp_path, example + shown)[0]


def test_the_examples_of_the_contributors_guide(tmp_path: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## Numbers have sources")[1]
    setup = text[text.index("```pycon") : text.index("```markdown")]
    examples = text[text.index("```markdown\n") :].removeprefix("```markdown\n").split("```")[0]
    assert run(tmp_path, setup + examples) == []
    assert run(tmp_path, setup + examples.replace("54.5", "54.6"))
