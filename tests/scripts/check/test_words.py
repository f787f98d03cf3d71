"""What no code can prove is held by its digest."""

import pytest

from scripts.check import words

CHANGES = {
    "a fraction upside down": ("a.md", r"$\frac{n-k}{s}$", r"$\frac{s}{n-k}$"),
    "a minus before a formula": ("a.md", "$1/n$", "$\N{MINUS SIGN}1/n$"),
    "a minus outside of a formula": ("a.md", "$1/n$", "\N{MINUS SIGN}$1/n$"),
    "an index for a power": ("a.md", "$(y-t)^2$", "$(y-t)_2$"),
    "another function": ("a.md", r"$$\sin x$$", r"$$\cos x$$"),
    "an index": ("a.md", "from x₁, W₂D", "from x₂, W₂D"),
    "indices in another order": ("a.md", "W₂DW₁", "W₁DW₂"),
    "a type": ("a.md", "in float64", "in float32"),
    "a number word": ("a.md", "six corners", "seven corners"),
    "a fraction as a word": ("a.md", "a hundredth", "a thousandth"),
    "a word whose mark was dropped": ("a.md", "Three<!-- = len(x) -->", "Seven"),
    "a link": ("a.md", "[chapter](06-stacking.md)", "[chapter](07-depth.md)"),
    "figures in another order": (
        "a.md",
        "![a](figures/a.svg) ![a](figures/b.svg)",
        "![a](figures/b.svg) ![a](figures/a.svg)",
    ),
    "a side in an alt text": ("a.md", "![left](figures/a.svg)", "![right](figures/a.svg)"),
    "a word of a caption": (
        "a.md",
        "/// caption\nSolid: of tanh.\n///",
        "/// caption\nDashed: of tanh.\n///",
    ),
    "labels of a table": ("a.md", "| | ReLU | tanh |", "| | tanh | ReLU |"),
    "cells of a table, with their marks": (
        "a.md",
        "| 7<!-- = f(2) --> | 5 %<!-- = f(3) --> |",
        "| 5 %<!-- = f(3) --> | 7<!-- = f(2) --> |",
    ),
    "the volume of a journal": ("a.json", '"volume": "5"', '"volume": "6"'),
    "a power in a docstring": ("a.py", '"""Sum of x₁² and x₂³."""', '"""Sum of x₁² and x₂²."""'),
    "a number in a comment": ("a.py", "x = 1  # image 12", "x = 1  # image 13"),
    "behind an example": (
        "a.py",
        '"""Add.\n\n>>> 1 + 1\n2\n\nGives 12.\n"""',
        '"""Add.\n\n>>> 1 + 1\n2\n\nGives 13.\n"""',
    ),
}


@pytest.mark.parametrize(("name", "said", "other"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_found_on_its_line(name: str, said: str, other: str) -> None:
    approved = words.pieces(name, f"\n\n{said}\n")
    now = words.pieces(name, f"\n\n{other}\n")
    problems = list(words.compare(name, [words.short(piece) for _, piece in approved], now))
    assert problems, f"{approved} is all that is held"
    at = 2 + next(n for n, pair in enumerate(_lines(said, other), 1) if pair[0] != pair[1])
    assert all(3 <= problem.line <= at for problem in problems)


def _lines(said: str, other: str) -> zip:
    return zip(said.splitlines(), other.splitlines(), strict=True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "0.25<!-- = f(2) --> is one of both"),
        ("a.md", "```pycon\n>>> f(x)\n3\n```"),
        ("a.md", '```python\n--8<-- "a.py:start"\n```'),
        ("a.py", '"""Add.\n\n>>> 1 + 1\n2\n"""\nx = 3  # --8<-- [start:add]'),
    ],
)
def test_what_other_checks_hold_is_not_held(name: str, text: str) -> None:
    assert words.pieces(name, text) == []
