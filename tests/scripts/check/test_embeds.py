"""Which figures have to be described."""

import pytest

from scripts.check import embeds
from scripts.core.paths import DOCS

LONG = "It says one thing. And another. " * 7
KEYS = "Dots: one thing. Squares: another. Dotted: a third."
SHOWN = '\n??? shown "What the figure shows"\n\n    Three things.\n'


@pytest.mark.parametrize(
    ("alt", "caption", "below", "found"),
    [
        ("One thing.", "Dots: one thing. Squares: another.", "", []),
        ("One thing.", KEYS, "", [2]),
        ("One thing.", KEYS, SHOWN, []),
        (LONG, "A caption.", "", [2]),
        (LONG, "A caption.", SHOWN, []),
        ("One<!-- = " + "1 + " * 99 + "0 --> thing.", "A caption.", "", []),
    ],
)
def test_what_shows_more_than_one_thing_is_described(
    alt: str, caption: str, below: str, found: list[int]
) -> None:
    page = f"\n![One](figures/a-a.svg)\n![{alt}](figures/a-b.svg)\n\n/// caption\n{caption}\n///\n"
    problems = embeds._undescribed(DOCS / "en/page.md", page + below)
    assert [problem.line for problem in problems] == found
