"""What the labs share: a word on an answer, and a picture that fits any page."""

import io
from collections.abc import Callable

import matplotlib as mpl
from matplotlib.figure import Figure

from snippets.drawing import CSS, STYLE

mpl.rcParams.update(STYLE)


def check(solves: Callable[..., bool], *answers: object) -> None:
    """Say whether the answers solve the exercise; `...` stands for one that is still open.

    solves: takes the answers; its docstring says what they have to do.

    >>> def is_even(n):
    ...     "An even number leaves nothing when it is divided by two."
    ...     return n % 2 == 0
    >>> check(is_even, ...)
    Your turn.
    >>> check(is_even, 3)
    Not yet. An even number leaves nothing when it is divided by two.
    >>> check(is_even, 4)
    Right.
    """
    if any(answer is ... for answer in answers):
        print("Your turn.")
        return
    try:
        solved = bool(solves(*answers))
    except Exception as error:
        print(f"Not yet. The answer raised {error!r}.")
        return
    print("Right." if solved else f"Not yet. {solves.__doc__}")


class Picture:
    """A figure as an SVG with a text that says what it shows."""

    def __init__(self, figure: Figure, alt: str) -> None:
        self.figure, self.alt = figure, alt

    def __repr__(self) -> str:
        """What is shown where no picture can be."""
        return self.alt

    def _repr_svg_(self) -> tuple[str, dict]:
        """What Jupyter shows, in colours that follow the page, and the text beside it."""
        drawn = io.StringIO()
        self.figure.savefig(drawn, format="svg", metadata={"Date": None})
        svg = drawn.getvalue()
        for stand_in, color in CSS.items():
            svg = svg.replace(stand_in, color)
        return svg, {"alt": self.alt, "needs_background": "light"}
