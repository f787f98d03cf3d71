"""A page on paper, in colours that the system sets, and with more contrast."""

import pytest
from playwright.sync_api import Browser

from tests.site.chromium import screen
from tests.site.test_pages import AUDIT, HAS_BUTTONS, settle

PAPER = 718  # pixels between the margins of A4
FOLDED = """() => [...document.querySelectorAll("details > :not(summary)")]
  .filter((part) => !part.offsetHeight || !part.checkVisibility({ contentVisibilityAuto: true }))
  .map((part) => `folded away: ${part.outerHTML.slice(0, 90)}`)
"""
CUT = """() => [...document.querySelectorAll("article *:not(svg *, .formula *)")]
  .filter((part) => /auto|scroll|hidden|clip/.test(getComputedStyle(part).overflowX))
  .filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 1)
  .map((part) => `cut off: ${part.outerHTML.slice(0, 90)}`)
"""
# Whatever a mask cuts out of a background has to have another colour than what is behind it.
UNSEEN = """() => {
  const canvas = document.body.appendChild(document.createElement("i"));
  canvas.style.background = "Canvas";
  const nothing = [getComputedStyle(canvas).backgroundColor, "rgba(0, 0, 0, 0)"];
  return [...document.querySelectorAll("body *")].flatMap((each) => ["::before", "::after"]
    .map((side) => getComputedStyle(each, side))
    .filter((style) => style.content !== "none" && style.maskImage !== "none")
    .filter((style) => nothing.includes(style.backgroundColor))
    .map(() => `an icon vanishes: ${each.outerHTML.slice(0, 90)}`));
}"""
TEXT = "p, a:not(.headerlink, .md-button), figcaption, summary, .admonition-title, code span"
INK = f"article :is({TEXT})"
CONTRAST = """(selector) => {
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).map((v) => ((v / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  return Math.min(...[...document.querySelectorAll(selector)].map((each) => {
    const ink = light(getComputedStyle(each).color);
    return Math.max(ink, paper) / Math.min(ink, paper);
  }));
}"""


def test_paper_is_light_and_shows_the_whole_page(
    browser: Browser, server: str, pages: list[str]
) -> None:
    problems = []
    with screen(browser, "dark", PAPER) as context:
        page = context.new_page()
        for address in pages:
            page.emulate_media(media="screen")
            settle(page, server + address)
            page.emulate_media(media="print")
            found = page.evaluate(AUDIT, "light") + page.evaluate(FOLDED) + page.evaluate(CUT)
            problems += [f"/{address}: {each}" for each in found if "moves by" not in each]
            if page.evaluate(CONTRAST, INK) < 4.5:
                problems.append(f"/{address}: pale")
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_vanishes_in_forced_colours(browser: Browser, server: str, scheme: str) -> None:
    with screen(browser, scheme) as context:
        page = context.new_page()
        page.emulate_media(forced_colors="active")
        for address in ("11-activations/?h=sigmoid", "labs/04-not-separable/", "claims/"):
            page.goto(server + address)
            page.wait_for_function(HAS_BUTTONS)
            assert not page.evaluate(UNSEEN), address
        page.goto(f"{server}11-activations/?h=sigmoid")
        mark = page.locator("article mark").first
        mark.wait_for()
        painted = "(e) => getComputedStyle(e).backgroundColor"
        paper = page.evaluate(painted, page.locator("body").element_handle())
        assert mark.evaluate(painted) != paper, "what was searched for looks like the rest"
        figure = page.locator("svg.figure").first.evaluate(painted)
        assert figure not in ("rgba(0, 0, 0, 0)", ""), "a figure has no paper for its own colours"


def test_more_contrast_is_there_for_who_asks(browser: Browser, server: str) -> None:
    with screen(browser, "dark") as context:
        page = context.new_page()
        found = []
        for contrast in ("no-preference", "more"):
            page.emulate_media(contrast=contrast)
            settle(page, f"{server}11-activations/")
            found.append(page.evaluate(CONTRAST, INK))
    assert found[0] < 7 <= found[1]  # WCAG's level AAA
