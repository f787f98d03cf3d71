"""Regions: what is read, and what is refused."""

from pathlib import Path

import pytest

from scripts import sources


def read(folder: Path, text: str) -> tuple[dict[str, sources.Region], list[tuple[int, str]]]:
    path = folder / "snippet.py"
    path.write_text(text, "utf-8")
    regions, problems = sources.read_regions(path)
    return regions, [(problem.line, problem.what) for problem in problems]


def test_a_region_is_what_stands_between_its_markers(tmp_path: Path) -> None:
    regions, problems = read(
        tmp_path, "a = 1\n# --8<-- [start:b]\nb = 2\n# --8<-- [end:b]\nc = 3\n"
    )
    assert (regions["b"].text, regions["b"].line, problems) == ("b = 2", 2, [])


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("# --8<-- [start:b]\nb = 2\n", 1, "never closed"),
        ("# --8<-- [start:b]\n# --8<-- [start:c]\nc = 1\n# --8<-- [end:c]\n", 1, "never closed"),
        ("x = 1\n# --8<-- [end:b]\n", 2, "has no start"),
        ("# --8<-- [start:b]\n\n# --8<-- [end:b]\n", 1, "is empty"),
        (2 * "# --8<-- [start:b]\nb = 2\n# --8<-- [end:b]\n", 4, "twice"),
        ("# --8<-- [begin:b]\n", 1, "unreadable marker"),
    ],
)
def test_a_broken_region_is_named(tmp_path: Path, text: str, line: int, what: str) -> None:
    problems = read(tmp_path, text)[1]
    assert [at for at, said in problems if what in said] == [line], problems


def test_an_image_is_read_over_lines_and_brackets() -> None:
    for alt in ("a [b] c\nd", "a<!-- = b[c[0]] -->"):
        image = sources.IMAGE.search(f"![{alt}](figures/one-two.svg)")
        assert image
        assert image.groups() == (alt, "one-two")


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
    problems = sources._undescribed(sources.DOCS / "en/page.md", page + below)
    assert [problem.line for problem in problems] == found
