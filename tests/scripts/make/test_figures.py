"""Which figures there are, and what is done about one that is out of date or damaged."""

from pathlib import Path

import pytest

from scripts.core import digest, kept
from scripts.make import figures
from scripts.make.figures import Figure

FIGURE = Figure("a-b", "snippets.figures.a", "b", "snippets/figures/a.py", 1)


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one file that the figure was drawn from."""
    monkeypatch.setattr(figures, "FIGURES", tmp_path)
    source = tmp_path / "source.txt"
    source.write_text("one", "utf-8")
    FIGURE.keep("<svg/>", {str(source): digest.of_file(source)})
    return source


def test_a_figure_stays_fresh_while_nothing_changes(source: Path) -> None:
    assert FIGURE.fresh() == FIGURE.kept() == "<svg/>"
    source.write_text("two", "utf-8")
    assert FIGURE.fresh() == ""
    assert FIGURE.kept() == "<svg/>"


@pytest.mark.parametrize("name", ["python", "numpy", "matplotlib", "contourpy"])
def test_another_version_makes_it_stale(
    source: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert FIGURE.fresh()
    other = kept.installed() | {name: "0"}
    monkeypatch.setattr(kept, "installed", lambda: other)
    assert not FIGURE.fresh()


def test_public_functions_are_figures(tmp_path: Path) -> None:
    (tmp_path / "one_two.py").write_text("def best_line(): ...\ndef _help(): ...\nX = 1\n", "utf-8")
    (tmp_path / "_shared.py").write_text("def no(): ...\n", "utf-8")
    assert list(figures.all_figures(tmp_path)) == ["one-two-best-line"]
