"""The picture that goes with a link to the site."""

import io
from base64 import b64encode

from scripts.figures import Figure

WIDTH, HEIGHT, DPI = 1200, 630, 100  # pixels, as Open Graph asks for
COLORS = {
    "INK": "#22252b",
    "GRID": "#e3e0da",
    "PAPER": "#fffefb",
    "CIRCLE": "#0072b2",
    "TRIANGLE": "#c44f00",
    "LINE": "#007a5a",
    "SECOND": "#a8478a",
}


class Card(Figure):
    """The one drawing that is no SVG: nobody who shows a card would take one."""

    def drawn(self) -> str:
        """The card as a PNG, in Base64."""
        picture = io.BytesIO()
        self.run().savefig(picture, format="png", dpi=DPI, metadata={"Software": None})
        return b64encode(picture.getvalue()).decode()


CARD = Card("card", "scripts.card", "draw", "scripts/card.py", 1)


def draw() -> object:
    """The home page's bent boundary beside the site's name, in the site's own colours.

    Call it in a process that draws nothing else: the stand-ins for the colours are replaced.
    """
    from snippets import drawing, index, points

    for name, color in COLORS.items():
        setattr(drawing, name, color)
    figure, axes = drawing.panel(equal=True)
    drawing.draw_classes(axes, *points.rings())
    drawing.draw_regions(axes, lambda x: index.network(x, index.relu))
    figure.set_layout_engine("none")
    figure.set_size_inches(WIDTH / DPI, HEIGHT / DPI)
    figure.set_facecolor(COLORS["PAPER"])
    axes.set_position((0.5, 0.04, 0.48, 0.92))
    axes.set_axis_off()
    figure.text(0.06, 0.56, "Bend the Line", size=44, weight="bold", color=COLORS["INK"])
    question = "Why do neural networks\nneed activation functions?"
    figure.text(0.06, 0.38, question, size=22, color=COLORS["INK"])
    return figure
