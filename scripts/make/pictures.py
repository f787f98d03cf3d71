"""What is drawn beside the figures: the card of a link to the site, the README's picture, and the
numbers that a picture which answers back starts from.
"""

import io
import json
import re
from base64 import b64encode
from runpy import run_path

from scripts.core.paths import ASSETS, SNIPPETS, VECTORS
from scripts.make.figures import Figure, all_figures
from scripts.read.functions import public

WIDTH, HEIGHT, DPI = 1200, 630, 100  # pixels, as Open Graph asks for
README = ASSETS / "bend.svg"
PANELS = ("not-separable-best-line", "index-bent")


class Card(Figure):
    """The one drawing that is no SVG: nobody who shows a card would take one."""

    def drawn(self) -> str:
        """The card as a PNG, in Base64."""
        picture = io.BytesIO()
        self.run().savefig(picture, format="png", dpi=DPI, metadata={"Software": None})
        return b64encode(picture.getvalue()).decode()


class Vectors(Figure):
    """Numbers for the page's script: `snippets/vectors/<slug>.py` gives those of one picture."""

    def drawn(self) -> str:
        """The numbers as JSON."""
        return json.dumps(self.run())


CARD = Card("card", "scripts.make.pictures", "card", "scripts/make/pictures.py", 1)


def all_drawings() -> dict[str, Figure]:
    """Every figure, the card, and all vectors."""
    return all_figures() | {CARD.name: CARD} | all_vectors()


def all_vectors() -> dict[str, Vectors]:
    """Every set of numbers that a function in `VECTORS` gives, by name; read, not imported."""
    return public(VECTORS, Vectors)


def card() -> object:
    """The home page's bent boundary beside the site's name, in the site's own colours.

    Call it in a process that draws nothing else: the stand-ins for the colours are replaced.
    """
    from snippets import drawing, index, points
    from snippets.palette import LIGHT

    for name, color in LIGHT.items():
        setattr(drawing, name.upper(), color)
    figure, axes = drawing.panel(equal=True)
    rings, labels = points.rings()  # rounded: the last bits, which processors see otherwise,
    drawing.draw_classes(axes, rings.round(9), labels)  # would colour a pixel otherwise
    drawing.draw_regions(axes, lambda x: index.network(x, index.relu).round(9))
    figure.set_layout_engine("none")
    figure.set_size_inches(WIDTH / DPI, HEIGHT / DPI)
    figure.set_facecolor(LIGHT["paper"])
    axes.set_position((0.5, 0.04, 0.48, 0.92))
    axes.set_axis_off()
    figure.text(0.06, 0.56, "Bend the Line", size=44, weight="bold", color=LIGHT["ink"])
    question = "Why do neural networks\nneed activation functions?"
    figure.text(0.06, 0.38, question, size=22, color=LIGHT["ink"])
    return figure


def readme(panels: list[str]) -> str:
    """The README's picture: the drawn `PANELS` side by side, in light and dark."""
    width, height = map(float, re.findall(r'viewBox="0 0 (\S+) (\S+)"', panels[0])[0])
    placed = (
        panel.replace("<svg ", f'<svg x="{number * width:g}" height="{height:g}" ', 1)
        for number, panel in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * width:g} {height:g}" '
        f'font-family="system-ui, sans-serif" style="color:var(--fig-ink)">'
        f"<style>{palette('@media(prefers-color-scheme:dark){:root', '}')}</style>"
        f"{''.join(placed)}</svg>\n"
    )


def palette(dark: str, end: str = "") -> str:
    """The colours as CSS; `dark` and `end` stand around those by night."""
    colors = run_path(str(SNIPPETS / "palette.py"))  # as it is now: a preview lives long
    day, night = (
        "".join(f"--fig-{name}:{color};" for name, color in colors[time].items())
        for time in ("LIGHT", "DARK")
    )
    return f":root{{{day}}}{dark}{{{night}}}{end}\n"
