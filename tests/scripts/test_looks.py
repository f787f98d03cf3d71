"""What a look notices, and what it forgives."""

import json
from pathlib import Path

import pytest

from scripts import looks

SVG = '<svg><path d="M1.5 2L3 4" style="opacity:0.45"/><text x="7">b = 2</text></svg>'


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with one approved look."""
    monkeypatch.setattr(looks, "LOOKS", tmp_path / "looks.json")
    looks.LOOKS.write_text(json.dumps({"a-b": looks.look(SVG)}), "utf-8")
    return looks.LOOKS


def test_the_same_drawing_agrees() -> None:
    assert looks.differs("a-b", SVG) == ""


def test_the_rounding_of_another_processor_is_forgiven() -> None:
    assert looks.differs("a-b", SVG.replace("1.5", "1.51")) == ""


@pytest.mark.parametrize(
    ("old", "new", "how"),
    [
        ("1.5", "1.6", "moved by"),
        ('x="7"', 'x="8"', "moved by"),
        ("M1.5 2", "M2 1.5", "moved by"),
        ("0.45", "0.43", "other marks or words"),
        ("b = 2", "b = 3", "other marks or words"),
        ("L3 4", "L3 4L5 6", "other marks or words"),
    ],
)
def test_a_change_that_can_be_seen_is_noticed(old: str, new: str, how: str) -> None:
    assert old in SVG
    assert how in looks.differs("a-b", SVG.replace(old, new))


def test_a_new_figure_wants_to_be_looked_at() -> None:
    assert looks.differs("c-d", SVG).startswith("c-d has never been approved; look at it")


def test_a_look_without_a_figure_is_named() -> None:
    (problem,) = looks.find_problems()
    assert str(problem).endswith("looks.json:1: a-b: the look of no figure; remove it with: "
                                 ".venv/bin/python -m scripts looks")  # fmt: skip
