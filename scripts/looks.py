"""How every figure looked when somebody last looked at it and approved.

An assertion holds the fact that a figure shows; a look holds the rest, such as where a label
stands. `make doctest` compares; `python -m scripts looks` approves what is drawn now.
"""

import hashlib
import json
import os
import re
from math import sqrt

from scripts.figures import Drawing, all_figures, load, tell
from scripts.paths import DRAWINGS, relative
from scripts.problem import Problem

LOOKS = DRAWINGS / "looks.json"
PLACES = re.compile(r'(?<= )(?:d|x|y|transform)="[^"]*"')
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
STEPS = (sqrt(2), sqrt(3))
PIXELS = 0.05
REMEDY = "look at it (make serve), then approve it with: .venv/bin/python -m scripts looks"

type Look = list[str | float]


def digest(text: str) -> str:
    """Sixteen hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def look(svg: str) -> Look:
    """What is kept of a drawing: its digest, that of all but its coordinates, and two sums.

    The sums weigh each coordinate with 1 + the fractional part of i√2, or i√3. Another processor
    may round a coordinate otherwise, by a hundredth of a pixel; sums within `PIXELS` agree.
    """
    places = [float(n) for place in PLACES.findall(svg) for n in NUMBER.findall(place)]
    sums = [sum((1 + i * step % 1) * n for i, n in enumerate(places)) for step in STEPS]
    rest = PLACES.sub(lambda place: NUMBER.sub("0", place[0]), svg)
    return [digest(svg), digest(rest), *(round(value, 2) for value in sums)]


def approved() -> dict[str, Look]:
    """The approved looks, by name of the figure; none if there is no such file."""
    return json.loads(LOOKS.read_text("utf-8")) if LOOKS.exists() else {}


def differs(name: str, svg: str) -> str:
    """How a drawing differs from the one that was approved, "" if it doesn't."""
    if name not in (known := approved()):
        return f"{name} has never been approved; {REMEDY}"
    was = known[name]
    if was[0] == digest(svg):
        return ""
    now = look(svg)
    moved = max(abs(a - b) for a, b in zip(was[2:], now[2:], strict=True))
    if was[1] == now[1] and moved <= PIXELS:
        return ""
    how = f"its coordinates moved by {moved:.2f}" if was[1] == now[1] else "other marks or words"
    return f"{name} looks other than approved ({how}); {REMEDY}"


def find_problems() -> list[Problem]:
    """Looks of figures that are no more."""
    lines = LOOKS.read_text("utf-8").splitlines() if LOOKS.exists() else []
    names = {line.split('"')[1]: number for number, line in enumerate(lines, 1) if '"' in line}
    gone = names.keys() - all_figures().keys()
    what = "the look of no figure; remove it with: .venv/bin/python -m scripts looks"
    return sorted(Problem(relative(LOOKS), names[name], f"{name}: {what}") for name in gone)


def approve() -> int:
    """Draw what is out of date, and keep how every figure looks now."""
    if problems := Drawing().wait():
        print(*problems, sep="\n")
        return 1
    drawn = {figure.name: load(figure)[1] for figure in all_figures().values()}
    for name, svg in drawn.items():
        if differs(name, svg):
            tell(f"approved: {name}")
    lines = [f"{json.dumps(name)}: {json.dumps(look(svg))}" for name, svg in sorted(drawn.items())]
    aside = LOOKS.with_suffix(f".{os.getpid()}")
    aside.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    aside.replace(LOOKS)
    return 0
