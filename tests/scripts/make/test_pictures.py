"""The README's picture is what the figures and the site's colours make of it."""

from scripts.make import drawing, pictures
from scripts.make.figures import all_figures


def test_the_committed_picture_is_the_current_one() -> None:
    assert not drawing.Drawing().wait()
    figures = all_figures()
    assert figures.keys() >= {*pictures.PANELS}, "scripts/make/pictures.py: PANELS: no such figure"
    panels = [figures[name].kept() for name in pictures.PANELS]
    assert pictures.README.read_text("utf-8") == pictures.readme(panels), "make approve"
