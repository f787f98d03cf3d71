"""How every figure looked when somebody last looked at it and approved.

An assertion holds the fact that a figure shows; a look holds the rest, such as where a label
stands.
"""

import re
from math import sqrt

from scripts.check import record
from scripts.check.record import Look
from scripts.core import digest
from scripts.core.problem import Problem
from scripts.make.figures import Figure, all_figures

PLACES = re.compile(r'(?<= )(?:d|x|y|transform)="[^"]*"')
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
STEPS = (sqrt(2), sqrt(3))
PIXELS = 0.05


def look(svg: str) -> Look:
    """What is kept of a drawing: its digest, that of all but its coordinates, and two sums.

    The sums weigh each coordinate with 1 + the fractional part of i√2, or i√3. Another processor
    may round a coordinate otherwise, by a hundredth of a pixel; sums within `PIXELS` agree.
    """
    places = [float(n) for place in PLACES.findall(svg) for n in NUMBER.findall(place)]
    sums = [sum((1 + i * step % 1) * n for i, n in enumerate(places)) for step in STEPS]
    rest = PLACES.sub(lambda place: NUMBER.sub("0", place[0]), svg)
    short = [digest.of(each)[:16] for each in (svg, rest)]
    return [*short, *(round(value, 2) for value in sums)]


def differs(was: Look, now: Look) -> str:
    """How a drawing differs from the one that was approved, "" if it doesn't."""
    if was[0] == now[0]:
        return ""
    if was[1] != now[1]:
        return "other colours, marks or words"
    moved = max(abs(a - b) for a, b in zip(was[2:], now[2:], strict=True))
    return f"its coordinates moved by {moved:.2f}" if moved > PIXELS else ""


def problem(figure: Figure, svg: str) -> Problem | None:
    """What is wrong with a figure's look, if anything."""
    was = record.of(figure.path).looks.get(figure.name)
    how = differs(was, look(svg)) if was else "nobody has looked at it yet"
    what = f"{figure.name} looks other than approved ({how}); "
    remedy = record.remedy(record.slug_of(figure.path))
    return Problem(figure.path, figure.line, what + remedy) if how else None


def find_problems() -> list[Problem]:
    """Looks of figures that are no more."""
    known = all_figures()
    return [
        Problem(f"tests/approved/{slug}.json", 1, f"{name} is no figure; {record.remedy(slug)}")
        for slug, each in record.load().items()
        for name in each.looks.keys() - known.keys()
    ]
