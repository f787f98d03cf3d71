"""What the renderer shows as code or as a formula has been read, or is refused with its line."""

import re

import pytest

from scripts.check import program, shown
from scripts.core.paths import NODE_MODULES, ROOT
from scripts.read.lab import Lab
from scripts.read.numbers import departs, signs

NEXT = "\n"
CODE = "```pycon\n>>> 1 + 1\n2\n```\n"
ALL_READ = [
    f"{CODE}\n`a` and ``b ` c`` and $x$, and\n$y +\nz$<!-- = 1 -->\n\n$$\nz\n$$\n",
    f'??? answer "Title"\n\n    {CODE.replace(NEXT, NEXT + "    ")}\n\n1. An item\n\n    $$x$$\n',
    "---\ntitle: the `code` and $x$\n---\n\n## A `head` of $x$ {: #a }\n",
    "| `a` | $b$ |\n|--|--|\n| c | `d` |\n",
    "Term · 词 {: #a }\n:   An `a`.\n\n![An `alt` and $x$](figures/a-b.svg)\n",
    '~~~~python\n--8<-- "points.py:rings"\n~~~~\n',
    "\\`no code\\` and \\$no formula\\$, and 5 \\$ and 6 \\$.",
]
NOT_READ = {  # and the line that has to be named
    f"> a quote\n>\n> {CODE.replace(chr(10), chr(10) + '> ')}": 4,
    "Text.\n\n    indented = 1\n": 3,
    "Text.\n\n<pre>\nraw = 1\n</pre>\n": 4,
    "Text.\n\n<pre><code>&gt;&gt;&gt; 1 + 1\n3</code></pre>\n": 3,
    "A <code>f(x)</code>.": 1,
    "A\n<samp>f(x)</samp>.": 2,
    "A\n<kbd>x</kbd>.": 2,
    "Text.\n\n<script>\nlet x = 1\n</script>\n": 4,
    "Text.\n\n<div markdown>\n    <pre>a</pre>\n</div>\n": 4,
    "So\n\\(1 \\leq 2\\).": 2,
    "Text.\n\n\\[\nx \\leq y\n\\]\n": 4,
    "Text.\n\n\\begin{align}\nx \\leq y\n\\end{align}\n": 3,
    "> So $a\n> < b$.": 1,
    "[$a < b$ in chapter 4](04-not-separable.md)": 1,
    "[`a < b`, Runge (1901)](references.md#runge1901)": 1,
    "$$x$$ in a line": 1,
    "The first `x`.\n\n<code>x</code>\n\nThe last `x`.": 3,
}


@pytest.mark.parametrize("text", ALL_READ)
def test_what_is_shown_as_code_or_formula_was_read(text: str) -> None:
    assert [*shown.unread(text)] == []


@pytest.mark.parametrize("text", NOT_READ)
def test_what_was_not_read_is_named_with_its_line(text: str) -> None:
    problems = [*shown.unread(text)]
    assert problems
    assert {line for line, _what in problems} == {NOT_READ[text]}, problems


def test_each_of_several_is_named_where_it_stands() -> None:
    text = "<code>x</code> or `x`,\n\n`x` or\n<code>x</code>, `x`,\n\n<code>x</code>"
    assert [line for line, _what in shown.unread(text)] == [1, 4, 6]


def test_a_lab_runs_no_example_in_its_texts() -> None:
    [(line, what)] = shown.unread(f"Text.\n\n{CODE}", runs=False)
    assert line == 4
    assert "is shown as a block of code, and no check reads it there" in what


def test_whatever_katex_sets_as_a_relation_is_one() -> None:
    """But arrows, which stand in other blocks of Unicode, and what says why."""
    katex = (NODE_MODULES / "katex/dist/katex.mjs").read_text("utf-8")
    symbols = re.findall(r'defineSymbol\(math, \w+, rel, "\\u(2[2a]..)", "\\(\\\w+)"', katex)
    names = {name: chr(int(code, 16)) for code, name in symbols}
    for other in r"\therefore \because \pitchfork \backepsilon \origof \imageof \multimap".split():
        del names[other]
    assert len(names) > 100
    unseen = [name for name in names if not signs(f"{name} x")[1]]
    unseen += [sign for sign in names.values() if not signs(sign)[1]]
    assert not unseen


@pytest.mark.parametrize("less", [r"\le", r"\leq", r"\leqslant", "≤", "⩽"])
def test_a_relation_is_the_same_however_it_is_written(less: str) -> None:
    assert departs(f"1 {less} 2", "1 <= 2") == ""
    assert departs(f"1 {less} 2", "1 < 2") == "relations"
    assert departs(f"1 {less.replace('l', 'g').replace('≤', '≥').replace('⩽', '⩾')} 2", "1 <= 2")


@pytest.mark.parametrize(
    "other",
    [r"\neq", r"\not=", r"\not =", "≠", r"\approx", "≡", r"\ll", r"\in", r"\nless", r"\sim"],
)
def test_another_relation_than_that_of_the_check_is_told(other: str) -> None:
    assert departs(f"1 {other} 2", "1 <= 2") == "relations"


@pytest.mark.parametrize(
    ("lab", "line", "what"),
    [
        ("import numpy\n\n# %%\n1\n", 1, "before the first cell"),
        ("# %%\n1\n\n#%%\n2\n", 4, "begins no cell"),
        ("# %%\n1\n# %% Title\n2\n", 3, "begins no cell"),
        ("# %% [markdown]\n# A\n# %% [raw]\n# B\n", 3, "begins no cell"),
        ("# %% [markdown]\n# A\n# %%%\n2\n", 3, "begins no cell"),
        ("# %% [markdown]\n# A\n# +\nx = 2\n", 4, "code in a text"),
        ("# %% [markdown]\n# A\n#\n# In[1]:\n  x = 2\n", 5, "code in a text"),
        ("# %% [markdown]\n# A\n#\n#     x = 2\n", 4, "no check reads it there"),
        ("# %% [markdown]\n# >>> f(x)\n", 2, "an example outside a pycon fence is not run"),
    ],
)
def test_a_lab_hides_no_code(tmp_path, lab: str, line: int, what: str) -> None:
    path = tmp_path / "04-lab.py"
    path.write_text(lab, "utf-8")
    said = program.read_lab(path).problems
    assert [each.line for each in said if what in each.what] == [line], said


def test_our_labs_hide_none() -> None:
    labs = sorted((ROOT / "docs").glob("*/labs/*.py"))
    assert labs
    assert [wrong for lab in labs for wrong in Lab(lab).problems] == []
