"""Every page as a reader's browser sees it: light and dark, wide and narrow."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
)

from scripts.core.paths import DOCS
from scripts.make.labs import all_labs
from scripts.read.lab import Lab
from scripts.read.markdown import pages as chapters
from tests.site.chromium import HEIGHT, screen
from tests.site.hands import TWO_FRAMES
from tests.thorough.test_pasted import read

PARTS = 4  # so that all who test have some of the pages
UNFOLD = "document.querySelectorAll('details').forEach((each) => (each.open = true))"
AUDIT = Path(__file__).with_name("audit.js").read_text("utf-8")


def listen(context: BrowserContext, server: str) -> tuple[Page, list[str]]:
    """A tab, and the list to which the browser's complaints of what it opens are added."""
    page, complaints = context.new_page(), []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text}")

    def ask(request: Request) -> None:
        if not request.url.startswith((server, "data:", "blob:")):
            complaints.append(f"third party: {request.url}")

    def answer(response: Response) -> None:
        if not response.ok and response.status != 304:  # which says that nothing has changed
            complaints.append(f"status {response.status}: {response.url}")

    def miss(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # which is ours: we went on to the next page
            complaints.append(f"failed: {request.url}")

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(f"script: {error.message}"))
    page.on("request", ask)
    page.on("requestfailed", miss)
    page.on("response", answer)
    return page, complaints


def change(page: Page, scheme: str, width: int) -> None:
    """Let the reader's system have another scheme, and another window, and wait for it."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=scheme)
    page.evaluate(TWO_FRAMES)


def settle(page: Page, address: str) -> None:
    """Open a page and wait until the theme's script and the fonts are there, and painted."""
    page.goto(address)
    page.wait_for_selector("body[data-md-color-media]")  # the palette is chosen
    page.evaluate("document.fonts.ready")
    page.evaluate(TWO_FRAMES)


def test_every_chapter_and_every_lab_is_a_page(pages: list[str]) -> None:
    found = [page for page in pages if page.endswith("/") or not page]
    assert len(found) == len(chapters(DOCS)) + len(all_labs())


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(
    "views",
    [[(1280, "light"), (640, "dark")], [(320, "dark"), (390, "light")]],
    ids=["wide", "narrow"],
)
def test_pages_are_sound(
    browser: Browser, halting_server: str, pages: list[str], views: list, part: int
) -> None:
    """640 pixels are what 200 % zoom leaves of 1280, and 320 what 400 % does; the second time, all
    is unfolded.
    """
    [(width, scheme), (other_width, other_scheme)] = views
    problems = []
    with screen(browser, scheme, width) as context:
        page, complaints = listen(context, halting_server)
        for address in pages[part::PARTS]:
            change(page, scheme, width)
            settle(page, halting_server + address)
            found = page.evaluate(AUDIT, scheme)
            page.evaluate(UNFOLD)
            change(page, other_scheme, other_width)
            page.evaluate("shifts.length = 0")  # all moves where the width is another
            found += complaints + page.evaluate(AUDIT, other_scheme)
            problems += [f"/{address}: {problem}" for problem in found]
            complaints.clear()
    assert not problems, "\n".join(problems)


BREAKAGES = {
    '<svg class="figure" role="img"></svg>': "no accessible name: <svg",
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">': "no accessible name: <img",
    r'<span class="arithmatex">\(x\)</span>': "a formula's source is left: <span",
    "<p>an area of $x^2$ metres</p>": "a formula's source is left: an area",
    '<b class="katex-error">x</b>': "a formula failed: <b",
    '<img data-figure="gone" alt="gone">': "a figure's place is empty: <img",
    "<!-- = f(3) -->": "a comment is left:  = f(3)",
    "<p>3&lt;!-- = f(3) --&gt;</p>": "a mark shows: 3<!-- = f(3)",
    '<i id="same"></i><i id="same"></i>': "twice the same id: same",
    '<svg class="figure" aria-label="a"><path d="M0 0H9" style="stroke: #0000f3"/></svg>': (
        "a figure's colour is not the theme's: rgb(0, 0, 243)"
    ),
    '<svg class="figure" aria-label="b"><text x="9999" y="9">far</text></svg>': (
        "a figure's text is cut off: far"
    ),
    '<p style="width: 9999px">wide</p>': "scrolls sideways: /",
    '<div style="overflow: hidden"><b style="margin-left: 9999px">hidden</b></div>': (
        'sticks out of the screen: <b style="margin-left'
    ),
    "<script>console.error('a complaint')</script>": "console: a complaint",
    "<script>throw new Error('a mistake')</script>": "script: a mistake",
    "<script>onload = () => document.querySelector('main').prepend('late')</script>": "moves by 0.",
    '<img src="gone.png" alt="gone">': "status 404: http://127.0.0.1",
    '<img src="http://elsewhere.invalid/x.png" alt="x">': "third party: http://elsewhere.invalid",
    '<link rel="stylesheet" href="http://elsewhere.invalid/x.css">': "failed: http://elsewhere",
    "<style>body { background: #fff !important }</style>": "is not dark: rgb(",
}


def test_the_audit_bites(browser: Browser, server: str, site: Path) -> None:
    """One page with everything wrong: each thing is found."""
    whole = (site / "index.html").read_text("utf-8")
    broken = whole.replace("</article>", "\n".join(BREAKAGES) + "</article>")
    broken = re.sub(r"<meta http-equiv=.content-security-policy.[^>]*>", "", broken)
    with screen(browser, "dark", 390) as context:
        context.route(server, lambda route: route.fulfill(body=broken, content_type="text/html"))
        page, problems = listen(context, server)
        settle(page, server)
        problems += page.evaluate(AUDIT, "dark")
    missed = [
        html
        for html, expected in BREAKAGES.items()
        if not any(problem.startswith(expected) for problem in problems)
    ]
    assert not missed, "not found: " + "\n".join(missed) + "\nfound: " + "\n".join(problems)


def test_the_palette_button_goes_round_and_is_remembered(browser: Browser, server: str) -> None:
    with screen(browser, "light") as context:
        page = context.new_page()
        page.goto(server)

        def background() -> str:
            return page.evaluate("getComputedStyle(document.body).backgroundColor")

        def click(title: str) -> None:
            page.get_by_title(title).click()
            page.mouse.move(0, HEIGHT / 2)  # a tooltip borrows the title while the mouse is there

        light = background()
        click("Switch to light mode")
        assert background() == light, "light mode differs from the light system's colours"
        click("Switch to dark mode")
        dark = background()
        assert dark != light, "the button changes nothing"
        page.reload()
        assert background() == dark, "the choice is forgotten on the next page"
        click("Switch to the system's mode")
        assert background() == light, "the way back to the system's mode is lost"


def test_search_finds_a_term_and_leads_to_it(browser: Browser, server: str) -> None:
    with screen(browser) as context:
        page = context.new_page()
        page.goto(server)
        page.get_by_role("textbox", name="Search").press_sequentially("pre-activation")
        page.locator(".md-search-result__link:visible", has_text="pre-activation").first.click()
        page.wait_for_url(re.compile("[?&]h="))
        shown = re.compile("pre-activation", re.IGNORECASE)
        expect(page.locator("article")).to_contain_text(shown, use_inner_text=True)


SOUGHT = {  # what is pasted into the search, and a page that it has to find
    "σ": "08-threshold/",
    "σ(kz)": "08-threshold/",
    "ReLU": "11-activations/",
    "heaviside": "08-threshold/",
    "x²": "07-curved-boundary/",
    "e^-x": "11-activations/",
    "1E-5": "10-gradients/",
    "LeNet-5": "01-where-it-sits/",
    "f(x)": "05-polynomials/",
    "y = wx + b": "02-ordinary-network/",
    "激活函数": "glossary/",
    "优化算法": "glossary/",
}


def test_search_finds_what_comes_without_a_key(browser: Browser, server: str) -> None:
    with screen(browser) as context:
        page = context.new_page()
        page.goto(server)
        field = page.get_by_role("textbox", name="Search")
        for words, found in SOUGHT.items():
            field.fill("qqqq")
            expect(page.locator(".md-search-result__link")).to_have_count(0)
            field.fill(words)
            hits = page.locator(f'.md-search-result__link[href*="/{found}"]')
            expect(hits, f"{words} doesn't find {found}").not_to_have_count(0)
        assert hits.first.inner_text().startswith("Glossary")
        for digit in "0123456789":
            field.fill("qqqq")
            expect(page.locator(".md-search-result__link")).to_have_count(0)
            field.fill(digit)
            hits = page.locator(".md-search-result__link")
            expect(hits, f"{digit} finds nothing").not_to_have_count(0)


def test_search_holds_formulas_as_text(site: Path) -> None:
    for index in site.rglob("search_index.json"):
        entries = json.loads(index.read_text("utf-8"))["docs"]
        text = "\n".join(entry[part] for entry in entries for part in ("title", "text"))
        assert not re.findall(r"\\[(\[].{0,60}", text)
        assert "σ(z) = 1/(1 + e^(−z))" in text


def test_search_holds_no_mark(site: Path) -> None:
    for index in site.rglob("search_index.json"):
        left = re.findall(r"(?:<|&lt;)!--.{0,60}|--8<--.{0,60}", index.read_text("utf-8"))
        assert not left, f"{index.relative_to(site)} has {left}"


def test_search_holds_the_text_and_not_what_draws_the_figures(site: Path) -> None:
    for index in site.rglob("search_index.json"):
        text = index.read_text("utf-8")
        assert "np.heaviside" in text
        assert "-&gt; Figure" not in text, "what draws a figure answers nobody's question"


def test_next_leads_through_all_pages_and_previous_back(site: Path, pages: list[str]) -> None:
    seen: list[str] = []
    for index in sorted(site.rglob("search/search_index.json")):
        path = index.parent.parent / "index.html"
        seen.append(path.parent.relative_to(site).as_posix())
        while following := _beside(path, "next"):
            assert _beside(following, "prev") == path, f"{following} doesn't lead back to {path}"
            path = following
            seen.append(path.parent.relative_to(site).as_posix())
    ways = [page.removesuffix("/") or "." for page in pages if not page.endswith("404.html")]
    assert sorted(seen) == sorted(ways)


def _beside(page: Path, where: str) -> Path | None:
    link = rf'<a href="([^"]+)" class="md-footer__link md-footer__link--{where}"'
    found = re.search(link, page.read_text("utf-8"))
    return (page.parent / found[1] / "index.html").resolve() if found else None


COPIED = """async (code) => {
  code.parentElement.querySelector(".md-code__button").click();
  const byButton = await navigator.clipboard.readText();
  getSelection().selectAllChildren(code);
  document.execCommand("copy");
  return [byButton, await navigator.clipboard.readText()];
}"""
HAS_BUTTONS = """() => [...document.querySelectorAll("pre > code")]
  .filter((code) => !code.closest("details:not([open])"))
  .every((code) => code.parentElement.querySelector("nav"))"""


@pytest.mark.parametrize("address", ["05-polynomials", "labs/04-not-separable"])
def test_what_is_copied_is_what_was_tried(browser: Browser, server: str, address: str) -> None:
    """By the button and by hand: examples and regions of a chapter, the cells of a lab."""
    path = DOCS / "en" / address
    if path.parent.name == "labs":
        cells = Lab(path.with_suffix(".py")).cells
        tried = [cell.text for cell in cells if cell.kind != "markdown"]
    else:
        tried = [block.code for block in read(path.with_suffix(".md"))]
    with screen(browser) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"{server}{address}/")
        page.evaluate(UNFOLD)
        page.wait_for_function(HAS_BUTTONS)
        codes = page.locator("[aria-label=Code] code").all()
        copied = [code.evaluate(COPIED) for code in codes]
    assert len(copied) == len(tried)
    for (by_button, by_hand), text in zip(copied, tried, strict=True):
        assert by_button == by_hand.strip("\n") == text.strip("\n")


SOFT = "Steepness is no new knob on a network: give a unit k times its weights and k times its bias"
SELECT = """(element) => {
  getSelection().selectAllChildren(element);
  document.execCommand("copy");
  return navigator.clipboard.readText();
}"""


@pytest.mark.parametrize(
    ("scripts", "step"),
    [(True, r"\sigma(z) = \frac{1}{1 + e^{-z}}"), (False, "σ(z)=11+e−z")],
    ids=["with scripts", "without"],
)
def test_a_formula_is_text_once_and_a_heading_is_its_words(
    browser: Browser, server: str, scripts: bool, step: str
) -> None:
    """With scripts, what is copied is its source."""
    with browser.new_context(java_script_enabled=scripts) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"{server}08-threshold/")
        article = page.locator("article")
        assert article.locator("div.formula").first.evaluate(SELECT).strip() == step
        article.evaluate("(a) => a.querySelectorAll('details').forEach((d) => (d.open = true))")
        assert SOFT in article.locator("p", has_text="Steepness is no").evaluate(SELECT)
        heading = article.locator("h2", has_text="A softer step")
        assert heading.evaluate(SELECT) == "A softer step"
        drawn = article.locator(".katex-html")
        assert drawn.count() >= 5, "too few formulas to believe it"
        assert not "".join(drawn.all_text_contents())


SPACED = """  // the distances of WCAG 1.4.12, which a reader may ask for
const sheet = new CSSStyleSheet();
sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
document.adoptedStyleSheets = [sheet];
"""
# Formulas are left out: with taller lines their struts stick out of the box, and no ink does.
CUT = """() => [...document.querySelectorAll("article *, .md-header *")]
  .filter((e) => !e.closest("svg, .formula"))
  .filter((e) => /hidden|clip/.test(getComputedStyle(e).overflowY) && e.clientHeight > 1)
  .filter((e) => e.scrollHeight > e.clientHeight + 1)
  .map((e) => `cut off: ${e.outerHTML.slice(0, 90)}`)
"""


def test_wider_spaces_lose_nothing(browser: Browser, server: str) -> None:
    with screen(browser, "light", 320) as context:
        context.add_init_script(SPACED)
        page = context.new_page()
        settle(page, f"{server}07-curved-boundary/")
        spacing = page.locator("article p").first.evaluate("p => getComputedStyle(p).letterSpacing")
        assert spacing != "normal", "the page isn't spaced at all"
        problems = page.evaluate(AUDIT, "light") + page.evaluate(CUT)
    assert not problems, "\n".join(problems)
