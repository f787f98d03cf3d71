"""What a look notices, and what it forgives."""

import pytest

from scripts.check.looks import differs, look

SVG = '<svg><path d="M1.5 2L3 4" style="opacity:0.45"/><text x="7">b = 2</text></svg>'


def test_the_same_drawing_agrees() -> None:
    assert differs(look(SVG), look(SVG)) == ""


def test_the_rounding_of_another_processor_is_forgiven() -> None:
    assert differs(look(SVG), look(SVG.replace("1.5", "1.51"))) == ""


@pytest.mark.parametrize(
    ("old", "new", "how"),
    [
        ("1.5", "1.6", "moved by"),
        ('x="7"', 'x="8"', "moved by"),
        ("M1.5 2", "M2 1.5", "moved by"),
        ("0.45", "0.43", "other colours, marks or words"),
        ("b = 2", "b = 3", "other colours, marks or words"),
        ("L3 4", "L3 4L5 6", "other colours, marks or words"),
    ],
)
def test_a_change_that_can_be_seen_is_noticed(old: str, new: str, how: str) -> None:
    assert old in SVG
    assert how in differs(look(SVG), look(SVG.replace(old, new)))
