"""The card is drawn in the colours of the site."""

import re

from scripts.card import COLORS
from scripts.paths import ASSETS

VARIABLE = re.compile(r"--([\w-]+): (#\w+);")


def test_the_colours_are_those_of_the_light_site() -> None:
    style = (ASSETS / "site.css").read_text("utf-8").split('[data-md-color-scheme="slate"]')[0]
    site = dict(VARIABLE.findall(style))
    site["fig-ink"] = site["md-default-fg-color"]
    assert {name: site[f"fig-{name.lower()}"] for name in COLORS} == COLORS
