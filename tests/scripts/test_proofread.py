"""The proofreader's list bites where no other check can."""

import json
from pathlib import Path

import pytest

from scripts import proofread

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
    "embedded code": (
        "a.md",
        '```python\n--8<-- "a.py:start"\n```',
        '```python\n--8<-- "a.py:end"\n```',
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
def test_a_change_is_found_on_its_line(tmp_path: Path, name: str, said: str, other: str) -> None:
    approved = [piece for _, piece in _pieces(tmp_path / name, f"\n\n{said}\n")]
    now = _pieces(tmp_path / name, f"\n\n{other}\n")
    problems = list(proofread.compare(name, approved, now))
    assert problems, f"{approved} is all that is listed"
    at = 2 + next(n for n, pair in enumerate(_lines(said, other), 1) if pair[0] != pair[1])
    assert all(3 <= problem.line <= at for problem in problems)


def _lines(said: str, other: str) -> zip:
    return zip(said.splitlines(), other.splitlines(), strict=True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "0.25<!-- = f(2) --> is one of both"),
        ("a.md", "```pycon\n>>> f(x)\n3\n```"),
        ("a.py", '"""Add.\n\n>>> 1 + 1\n2\n"""\nx = 3  # --8<-- [start:add]'),
    ],
)
def test_what_other_checks_hold_is_not_listed(tmp_path: Path, name: str, text: str) -> None:
    assert _pieces(tmp_path / name, text) == []


def _pieces(path: Path, text: str) -> proofread.Pieces:
    path.write_text(text, "utf-8")
    return proofread.pieces(path)


def test_a_file_that_is_gone_and_one_that_is_new_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = json.loads(proofread.LIST.read_text("utf-8"))
    listed["docs/en/gone.md"] = listed.pop("docs/en/14-digits.md")
    monkeypatch.setattr(proofread, "LIST", tmp_path / "proofread.json")
    proofread.LIST.write_text(json.dumps(listed), "utf-8")
    told = [str(problem) for problem in proofread.find_problems()]
    assert [problem.partition(":")[0] for problem in told] == [
        "docs/en/gone.md",
        "docs/en/14-digits.md",
    ]
    assert all(problem.endswith(proofread.REMEDY) for problem in told)


def test_approved_is_approved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = proofread.LIST.read_bytes()
    monkeypatch.setattr(proofread, "LIST", tmp_path / "proofread.json")
    assert proofread.approve() == 0
    assert proofread.find_problems() == []
    assert proofread.LIST.read_bytes() == before
