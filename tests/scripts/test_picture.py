"""The README's picture is what the figures and the site's colours make of it."""

from scripts import picture


def test_the_committed_picture_is_the_current_one() -> None:
    current = picture.PICTURE.read_text("utf-8")
    assert current == picture.draw(), "python -m scripts picture draws it anew"
