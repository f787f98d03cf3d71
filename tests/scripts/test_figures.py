"""What makes a figure fresh, stale, or unreadable."""

from pathlib import Path

import pytest

from scripts import figures, provenance
from scripts.figures import Figure


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Figure, Path]:
    """A figure that was drawn from one file, and that file."""
    monkeypatch.setattr(figures, "FIGURES", tmp_path)
    source = tmp_path / "source.py"
    source.write_text("one", "utf-8")
    figure = Figure("a-b", "snippets.figures.a", "b", "snippets/figures/a.py", 1)
    figures.save(figure, "<svg/>", {str(source): provenance.digest(source)})
    return figure, source


def test_a_figure_stays_fresh_while_nothing_changes(drawn: tuple[Figure, Path]) -> None:
    assert figures.is_fresh(drawn[0])
    assert figures.load(drawn[0])[1] == "<svg/>"


def test_a_changed_source_makes_it_stale_and_the_old_bytes_fresh(
    drawn: tuple[Figure, Path],
) -> None:
    figure, source = drawn
    source.write_text("two", "utf-8")
    assert not figures.is_fresh(figure)
    source.write_text("one", "utf-8")
    assert figures.is_fresh(figure)


def test_a_removed_source_makes_it_stale(drawn: tuple[Figure, Path]) -> None:
    drawn[1].unlink()
    assert not figures.is_fresh(drawn[0])


@pytest.mark.parametrize("name", ["python", "numpy", "matplotlib", "contourpy"])
def test_another_version_makes_it_stale(
    drawn: tuple[Figure, Path], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = figures.versions() | {name: "0"}
    monkeypatch.setattr(figures, "versions", lambda: other)
    assert not figures.is_fresh(drawn[0])


def test_a_drawing_that_was_edited_or_cut_is_not_trusted(drawn: tuple[Figure, Path]) -> None:
    figure = drawn[0]
    whole = figure.file.read_text("utf-8")
    for broken in (whole.replace("<svg/>", "<svg></svg>"), whole[:40], whole[:-8], ""):
        figure.file.write_text(broken, "utf-8")
        assert not figures.is_fresh(figure), broken


def test_public_functions_are_figures(tmp_path: Path) -> None:
    (tmp_path / "one_two.py").write_text("def best_line(): ...\ndef _help(): ...\nX = 1\n", "utf-8")
    (tmp_path / "_shared.py").write_text("def no(): ...\n", "utf-8")
    assert list(figures.all_figures(tmp_path)) == ["one-two-best-line"]
