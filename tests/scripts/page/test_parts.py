"""The parts of a built page."""

from scripts.page import parts


def test_of_a_few_pictures_each_has_a_letter_that_is_seen_and_heard() -> None:
    images = "".join(f'<img data-figure="{name}" alt="a {name}">\n' for name in ("one", "two"))
    counted = parts.FIGURE.sub(parts._count, f"<figure>\n<p>{images}</p></figure>")
    drawn = parts.fill_places(counted, dict.fromkeys(("one", "two"), "<svg><g></g></svg>"))
    assert '<figure class="of-2">' in drawn
    assert 'aria-label="A: a one"' in drawn
    assert 'aria-hidden="true">B</text></svg>' in drawn
