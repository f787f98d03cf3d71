"""The words in the figures: one table has them all, so that another language can replace them."""

import csv
import re
from html import unescape
from itertools import pairwise

import pytest

from scripts.core.paths import DOCS, relative
from scripts.core.texts import text_of
from scripts.make.figures import Figure, all_figures
from tests.failing import none_of

FILE = DOCS / "figures.csv"
HERE = relative(FILE)
TABLE = [row["en"] for row in csv.DictReader(text_of(FILE).splitlines())]
TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")
WORD = re.compile(r"[A-Za-z]{2}")  # no numeral, no x₁, no σ


@pytest.fixture(scope="module")
def said() -> dict[str, Figure]:
    """Each text with a word in it, and a figure that says it."""
    drawn = {figure: figure.fresh() for figure in all_figures().values()}
    if stale := [figure.name for figure, svg in drawn.items() if not svg]:
        pytest.skip(f"{stale[0]} is out of date; `make figures` draws it")
    texts = [(unescape(text), f) for f, svg in drawn.items() for text in TEXT.findall(svg)]
    return {text: figure for text, figure in texts if WORD.search(text)}


def test_what_a_figure_says_is_in_the_table(said: dict[str, Figure]) -> None:
    missing = [(said[text], text) for text in said.keys() - {*TABLE}]
    none_of(f"{f.path}:{f.line}: {text!r} isn't in {HERE}; add it" for f, text in missing)


def test_what_is_in_the_table_is_said_by_a_figure(said: dict[str, Figure]) -> None:
    rows = [(line, text) for line, text in enumerate(TABLE, 2) if text not in said]
    none_of(f"{HERE}:{line}: no figure says {text!r}; remove it" for line, text in rows)


def test_the_table_is_in_alphabetical_order() -> None:
    """Whatever the case; and nothing is in it twice."""
    pairs = pairwise((text.casefold(), text) for text in TABLE)
    late = [(line, text) for line, (row, text) in enumerate(pairs, 3) if row >= text]
    none_of(
        f"{HERE}:{line}: {text!r} is twice there or out of place; move it"
        for line, (_, text) in late
    )
