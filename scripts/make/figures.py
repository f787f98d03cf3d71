"""Figures: which there are, what each looks like, and whether it has to be drawn again.

A public function of `snippets/figures/<slug>.py` draws one figure, `<slug>-<function>`.
"""

import io
from pathlib import Path

from scripts.core import kept
from scripts.core.paths import CACHE, DRAWINGS
from scripts.make.svg import to_page
from scripts.read.functions import Function, public

FIGURES = CACHE / "figures"
LIBRARIES = ("contourpy", "kiwisolver", "matplotlib", "numpy", "pillow", "python")


class Figure(Function):
    """One figure: its name, and the function that draws it."""

    @property
    def file(self) -> Path:
        """Where the drawn figure is kept."""
        return FIGURES / f"{self.name}.json"

    def drawn(self) -> str:
        """The figure as the page shows it, as SVG: its function is called."""
        from snippets.drawing import CSS

        buffer = io.StringIO()
        self.run().savefig(buffer, format="svg", metadata={"Date": None})
        return to_page(buffer.getvalue(), self.name, CSS)

    def keep(self, drawing: str, files: dict[str, str]) -> None:
        """Keep what was drawn from these files."""
        kept.keep(self.file, drawing, files=files, libraries=LIBRARIES)

    def kept(self) -> str:
        """What was drawn last; "" if that can't be trusted."""
        found = kept.read(self.file)
        return found.result if found else ""

    def fresh(self) -> str:
        """What was drawn, if nothing that it was drawn from has changed; else ""."""
        return kept.fresh(self.file) or ""


def all_figures(folder: Path = DRAWINGS) -> dict[str, Figure]:
    """Every figure that a public function in `folder` draws, by name; read, not imported."""
    return public(folder, Figure)
