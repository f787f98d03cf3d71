"""What holds for every picture that answers back, whatever it shows."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.chromium import screen
from tests.site.hands import alive, says

Z = 63 * "0"
PICTURES = {  # on which page, and addresses that make no sense
    "bend": ("", "ReLU ReLU,1,2 none,0,0,360 sin,0,0,0 none,9999,0,0 none,1e9,0,0"),
    "correct": (
        "03-linear-classifier/",
        "one,0,0 clouds,101,0 clouds,0,161 rings,0,0 clouds xor,0,-1",
    ),
    "weights": ("06-stacking/", "tanh,1,1,1,1,1,1,1,1,1 none,1,2 none,9,0,0,0,0,0,0,0,0"),
    "votes": ("08-threshold/", "4,0,0,0,0,0,0,0,0,0 3,0,0,0 2,9999,0,0,0,0,0,0,0,0"),
    "back": (
        "10-gradients/",
        f"tanh,3 tanh,11{11 * ',1'} tanh,3{10 * ',1'},999 sin,3{11 * ',1'}",
    ),
    "slopes": ("11-activations/", "NaN,float64 1 1001,float32 1,float16 1e9,float64"),
    "learn": (
        "12-hidden-layer/",
        "tanh sin,3,0,0.05,0 tanh,9,0,0.05,0 tanh,3,0,1e9,0 tanh,3,0,0.05,2001 "
        "tanh,3,10,0.05,0 tanh,3,0,0.05,-1",
    ),
    "chain": ("13-depth/", "tanh,11,0,100 tanh,0,0,1 tanh,9,700,1 sin,1,1,1"),
    "digit": ("14-digits/", f"bent bent,{Z} bent,h{Z} tanh,0{Z} bent,00{Z}"),
    "window": (
        "01-where-it-sits/",
        f"7,1,ReLU,max,pool 1,1,relu,max,pool 1,1,ReLU,max,pool,0123 1,1,ReLU,max,pool,{64 * 'h'}",
    ),
}
FIGURE = "figure:has(.hands) svg.figure"
CONTROLS = "all => all.map(each => each.type === 'radio' ? each.checked : each.value)"


def _alive(page: Page, name: str, address: str) -> Page:
    alive(page, address)
    if name == "learn":  # its numbers come from a worker
        page.locator(".tiles li").first.wait_for()
    return page


def _drawn(page: Page) -> list[str]:
    return page.locator(FIGURE).evaluate_all("all => all.map(each => each.innerHTML)")


def _state(page: Page) -> tuple[list[str], list[str]]:
    return _drawn(page), page.locator(".hands input").evaluate_all(CONTROLS)


@pytest.mark.parametrize("name", PICTURES)
def test_a_strange_address_is_told_and_gives_the_start(wide: Page, server: str, name: str) -> None:
    place, addresses = PICTURES[name]
    page = _alive(wide, name, server + place)
    start = _state(page)
    for strange in [*addresses.split(), "", "NaN", "%%%"]:
        _alive(page, name, f"{server}{place}#{name}={strange}")
        assert "makes sense" in says(page), strange
        assert _state(page) == start, strange


def test_it_is_loaded_when_it_comes_near(browser: Browser, server: str) -> None:
    with screen(browser) as context:
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{server}08-threshold/", wait_until="networkidle")
        assert not [url for url in asked if url.endswith(("votes.js", "threshold-votes.json"))]
        with page.expect_request("**/votes.js"):
            page.locator(FIGURE).scroll_into_view_if_needed()


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_not_loaded_leaves_the_figure(browser: Browser, server: str, name: str) -> None:
    address = server + PICTURES[name][0]
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        expect(page.locator(":is(.hands, .alive):visible")).to_have_count(0)
        still = _drawn(page)
        assert "moves" in "".join(still)
    for lost in ("*.json", f"{name}.js"):
        with screen(browser) as context:
            page = context.new_page()
            page.route(f"**/explorables/{lost}", lambda route: route.abort())
            page.goto(f"{address}#{name}=")
            expect(page.locator(".says")).to_contain_text("could not be loaded")
            assert _drawn(page) == still


LAYERS = "all => all.map(each => Number(getComputedStyle(each).zIndex) || 0)"


def test_what_stays_in_sight_covers_the_buttons_below_it(browser: Browser, server: str) -> None:
    with screen(browser, width=390) as context:
        page = alive(context.new_page(), server)
        [stage] = page.locator(".stage").evaluate_all(LAYERS)
        assert stage > max(page.locator(".hands, .hands *").evaluate_all(LAYERS))
