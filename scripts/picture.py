"""The picture of the README: the two figures of the home page in one file, in light and dark."""

import re

from scripts.figures import Drawing, all_figures, load
from scripts.paths import ASSETS, ROOT

PICTURE = ROOT / "docs/assets/bend.svg"
FIGURES = ("not-separable-best-line", "index-bent")
THEME = re.compile(r"--(?:fig-[\w]+|md-default-fg-color): [^;]+;")


def draw() -> str:
    """The figures side by side, in the site's own colours."""
    Drawing().wait()
    figures = all_figures()
    panels = [load(figures[name])[1] for name in FIGURES]
    width, height = map(float, re.findall(r'viewBox="0 0 (\S+) (\S+)"', panels[0])[0])
    placed = (
        panel.replace("<svg ", f'<svg x="{number * width:g}" height="{height:g}" ', 1)
        for number, panel in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * width:g} {height:g}" '
        f'font-family="system-ui, sans-serif" style="color:var(--md-default-fg-color)">'
        f"<style>{_colors()}</style>{''.join(placed)}</svg>\n"
    )


def _colors() -> str:
    style = (ASSETS / "site.css").read_text("utf-8")
    shared, light, dark = (
        "".join(THEME.findall(style.split(head, 1)[1].split("}", 1)[0]))
        for head in (
            ":root {",
            '[data-md-color-scheme="default"] {',
            '[data-md-color-scheme="slate"] {',
        )
    )
    return f":root{{{shared}{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"


def write() -> int:
    """Draw the README's picture anew."""
    PICTURE.write_text(draw(), "utf-8")
    return 0
