"""The picture to draw digits in: played through by mouse, finger and keyboard, held to Python."""

import json
import re
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from snippets.digits import NETWORKS, answer, cut, forward, network, softmax
from snippets.handwriting import handwriting, leave_out
from snippets.results import result
from snippets.vectors.digits import INK, TRAINED, start
from tests.site.chromium import screen
from tests.site.hands import Place, alive, button, drag, heard, insight, picture, says, spot, swipe

PAGE = "14-digits/"
IMAGES, LABELS = handwriting()
LEARNT, TEST = leave_out(0)
START = start()
TWO = START["digits"][START["first"]]
BLANK = 64 * "0"
SQUARE = re.compile(
    r"M ?([-\d.]+) ([-\d.]+) ?v ?([-\d.]+) ?h ?[-\d.]+ ?v ?-[-\d.]+ ?z"  # as a figure has it
    r"|M([-\d.]+) ([-\d.]+)h([-\d.]+)v[-\d.]+h-[-\d.]+z"  # as the picture draws it
)
page = picture(PAGE)
_button = partial(button, exact=True)


def _figure(page: Page) -> Locator:
    return page.locator("figure:has(.hands) svg.figure").first


def _alive(page: Page, server: str, state: str = "") -> Page:
    return alive(page, f"{server}{PAGE}{state and f'#digit={state}'}")


def _at(page: Page, x: float, y: float) -> Place:
    """Where a place of the paper is on the screen, in pixels of the drawing."""
    svg = page.locator(".stage svg")
    svg.evaluate("svg => svg.scrollIntoView({ block: 'center' })")
    return spot(svg, (x + 0.1) / 8.2, (y + 0.1) / 8.2)


def _line(page: Page, *way: Place) -> None:
    drag(page, *(_at(page, *place) for place in way))


def _drawn(page: Page) -> str:
    return str(page.evaluate("location.hash")).partition(",")[2]


def _shares(kind: str, signs: str) -> np.ndarray:
    """The ten shares, as Python has them."""
    image = np.array([INK.index(sign) for sign in signs]).reshape(1, 8, 8) / 16
    f, _, shares = NETWORKS[TRAINED[kind]]
    return softmax(forward(cut(image), network(kind), f, shares)[-1])[0]


def _percent(share: float) -> str:
    return "over 99 %" if share >= 0.995 else f"{100 * share:.0f} %"


def _read(shares: np.ndarray) -> str:
    """What is to be said of them."""
    first, *others = np.argsort(-shares)[:3]
    then = [f", then {n}: {_percent(shares[n])}" for n in others if shares[n] >= 0.005]
    return f"Read as {first}: {_percent(shares[first])}{''.join(then)}."


def _squares(paths: list[str]) -> np.ndarray:
    """The corner and the side of each square, in their order."""
    found = [[part for part in square if part] for path in paths for square in SQUARE.findall(path)]
    return np.array(found, dtype=float).reshape(-1, 3)


def _paths(svg: Locator, look: str) -> list[str]:
    return [path.get_attribute("d") or "" for path in svg.locator(look).all()]


def test_rounding_the_weights_costs_no_digit() -> None:
    """And what it misreads of the form is what the chapter's unrounded networks misread."""
    for kind, name in TRAINED.items():
        measured = np.array(list(result("digits-forms")[name][0]), dtype=int)
        rounded = answer(cut(IMAGES), network(kind), NETWORKS[name])
        assert np.array_equal(rounded[TEST], measured[TEST])
        wrong = np.flatnonzero(measured[TEST] != LABELS[TEST])
        assert START["misread"][kind] == wrong.tolist()


def test_every_digit_fills_the_paper_from_top_to_bottom_and_is_in_the_middle() -> None:
    assert (IMAGES[:, [0, 7]].max(axis=2) > 0).all()
    across = IMAGES.sum(axis=1) @ (np.arange(8) + 0.5) / IMAGES.sum(axis=(1, 2))
    assert np.percentile(abs(across - 4), 95) < 1


def test_what_it_starts_from_is_pythons(site: Path) -> None:
    text = (site / "assets/explorables/digits-start.json").read_text("utf-8")
    assert json.loads(text) == START
    ink = 16 * IMAGES.reshape(-1, 64).sum(axis=1)
    assert START["ink"] == [ink.min(), ink.max()]
    assert len(START["digits"]) == len(START["labels"]) == len(TEST)


@pytest.mark.parametrize("kind", TRAINED)
def test_it_reads_what_python_reads(wide: Page, server: str, kind: str) -> None:
    rng = np.random.default_rng(len(kind))
    noise = ["".join(INK[n] for n in rng.integers(0, 17, 64)) for _ in range(3)]
    for signs in (TWO, START["digits"][27], BLANK, 64 * "g", *noise):
        _alive(wide, server, f"{kind},{signs}")
        shares = _shares(kind, signs)
        assert says(wide).endswith(_read(shares))
        expect(_figure(wide).get_by_text(f"read as: {shares.argmax()}")).to_have_count(1)
        bars = wide.locator(".ten i").evaluate_all("all => all.map((i) => i.style.height)")
        assert [float(bar.strip("%")) for bar in bars] == pytest.approx(
            (100 * shares).tolist(), abs=1e-3
        )


def test_alive_it_shows_what_the_figure_showed(browser: Browser, wide: Page, server: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server + PAGE)
        figures = page.locator("figure:has(.hands) svg.figure").all()
        before = [_squares(_paths(svg, ".moves path, path.moves")) for svg in figures]
        boxes = [svg.get_attribute("viewBox") for svg in figures]
        assert [len(squares) for squares in before[:2]] == [len(TWO) - TWO.count("0"), 72]
    page = _alive(wide, server)
    figures = page.locator("figure:has(.hands) svg.figure").all()
    after = [_squares(_paths(svg, ".ink, .full, .hollow")) for svg in figures]
    assert [svg.get_attribute("viewBox") for svg in figures] == boxes
    for was, now in zip(before, after, strict=True):
        assert len(now) == len(was)
        apart = abs(now[:, None] - was).max(axis=2)
        assert apart.min(axis=0).max() < 0.3 and apart.min(axis=1).max() < 0.3


def test_nothing_moves_when_it_comes_alive(browser: Browser, server: str) -> None:
    for width in (1280, 390, 320):
        with screen(browser, width=width) as context:
            lost, page = context.new_page(), context.new_page()
            lost.route("**/digits-start.json", lambda route: route.abort())
            lost.goto(server + PAGE)
            _figure(lost).scroll_into_view_if_needed()
            expect(lost.locator(".says")).to_contain_text("could not be loaded")
            _alive(page, server)
            sizes = "figure:has(.hands) > figcaption, figure:has(.hands) svg.figure"
            measure = "all => all.map((e) => e.getBoundingClientRect().top + scrollY)"
            was, now = (each.locator(sizes).evaluate_all(measure) for each in (lost, page))
            assert now == pytest.approx(was, abs=1)


def test_by_mouse_a_stroke_lights_its_map_and_blank_paper_is_a_digit(page: Page) -> None:
    _button(page, "Clear").click()
    assert says(page) == f"Blank paper. {_read(_shares('bent', BLANK))}"
    assert _shares("bent", BLANK).max() > 0.99
    expect(insight(page)).to_contain_text("Blank paper, and it names a digit")
    _line(page, (1, 4.75), (7, 4.75))
    expect(insight(page)).to_contain_text("Found it: map 4 lights up")
    expect(heard(page)).to_contain_text("Found it: map 4 lights up")
    assert says(page) == f"Your drawing. {_read(_shares('bent', _drawn(page)))}"
    label = page.locator("figure:has(.hands) svg.figure").nth(2).get_attribute("aria-label")
    assert label and "largest number is in map 4" in label


def test_by_mouse_no_digit_is_read_as_one(page: Page) -> None:
    _button(page, "Clear").click()
    _line(page, (4, 1), (4, 7))
    expect(insight(page)).to_contain_text("Found it: it has no word for")
    assert _shares("bent", _drawn(page)).max() >= 0.9
    ink = sum(INK.index(sign) for sign in _drawn(page))
    assert ink < START["ink"][0]


def test_by_mouse_a_seven_is_read_and_rubbed_out(page: Page) -> None:
    _button(page, "Clear").click()
    _line(page, (1.8, 0.8), (5.9, 0.8), (4.5, 4), (3.6, 7.4))
    _line(page, (3, 4), (5.6, 4))
    assert says(page).startswith("Your drawing. Read as 7")
    expect(insight(page)).to_contain_text("Yours is a strange hand to it")
    page.get_by_role("radio", name="Rubber").check()
    _line(page, (0.5, 0.5), (7.5, 0.5))
    assert _drawn(page)[:8] == 8 * "0"
    assert _drawn(page)[8:] != 56 * "0"
    page.get_by_role("radio", name="Pen").check()
    page.mouse.click(*_at(page, 7.5, 7.5))
    assert _drawn(page)[63] == "g"


def test_the_pen_leaves_in_a_pixel_how_many_of_its_sixteen_dots_it_passed(page: Page) -> None:
    _button(page, "Clear").click()
    page.mouse.click(*_at(page, 3.5, 2.5))
    dots = (np.arange(32) + 0.5) / 4
    passed = np.hypot(dots[None] - 3.5, dots[:, None] - 2.5) < 0.75
    counted = passed.reshape(8, 4, 8, 4).sum(axis=(1, 3)).ravel()
    assert _drawn(page) == "".join(INK[n] for n in counted)


def test_by_keyboard_a_pixel_is_inked_and_rubbed_out(page: Page) -> None:
    pixel = page.locator(".handle")
    expect(pixel).to_have_accessible_name("Row 1, column 1: paper")
    pixel.focus()
    page.keyboard.press("ArrowUp")
    expect(heard(page)).to_contain_text("That is the edge of the paper. Row 1, column 1: paper")
    for key in ("ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    expect(pixel).to_have_accessible_name("Row 2, column 2: paper")
    expect(heard(page)).to_have_text("Row 2, column 2: paper")
    for key, name, sign in (
        ("Space", "half", "8"),
        ("Enter", "ink", "g"),
        ("Space", "ink", "g"),
        ("Backspace", "half", "8"),
        ("Backspace", "paper", "0"),
        ("Backspace", "paper", "0"),
    ):
        page.keyboard.press(key)
        expect(pixel).to_have_accessible_name(f"Row 2, column 2: {name}")
        assert _drawn(page) == f"{TWO[:9]}{sign}{TWO[10:]}"
        shares = _shares("bent", _drawn(page))
        expect(heard(page)).to_contain_text(f"column 2: {name}")
        assert says(page).endswith(_read(shares))
    page.keyboard.press("Shift+ArrowRight")
    expect(pixel).to_have_accessible_name(re.compile("Row 2, column 6"))
    assert PAGE in page.url


def test_by_keyboard_every_button_is_reached(page: Page) -> None:
    page.locator(".handle").focus()
    names, name = [], "document.activeElement.ariaLabel || document.activeElement.textContent"
    for _ in range(10):
        page.keyboard.press("Tab")
        names.append(page.evaluate(name))
    ways = [f"Move it {way}" for way in ("left", "right", "up", "down")]
    jumps = ["Start again", "Next digit", "Next misread"]
    assert names == ["Pen", "Clear", *ways, "bent", *jumps]


def test_by_finger_it_is_tapped_and_then_drawn_on_and_till_then_the_page_scrolls(
    browser: Browser, server: str
) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        page = _alive(context.new_page(), server)
        swipe(page, _at(page, 4, 6), _at(page, 4, 2))
        assert not page.evaluate("location.hash"), "a finger that scrolls has drawn"
        _alive(page, server)  # as a tap while it still scrolls only stops it
        page.touchscreen.tap(*_at(page, 0.5, 0.5))
        page.wait_for_function("location.hash")
        assert _drawn(page)[0] == "g"
        start, end = _at(page, 0.5, 0.5), _at(page, 0.5, 7.5)
        before = page.evaluate("scrollY")
        swipe(page, start, end)
        assert page.evaluate("scrollY") == before
        assert _drawn(page)[::8] == 8 * "g"
        _button(page, "Clear").tap()
        assert says(page).startswith("Blank paper")


def test_moved_by_a_pixel_the_two_is_another_and_comes_back(page: Page) -> None:
    _button(page, "Move it left").click()
    expect(insight(page)).to_contain_text("The answer holds")
    assert says(page).startswith("A test digit, somebody's 2, moved. Read as 2")
    for _ in range(2):
        _button(page, "Move it right").click()
    image = np.zeros((8, 8))
    image[:, 1:] = IMAGES[12][:, :-1]
    moved = "".join(INK[int(n)] for n in 16 * image.ravel())
    assert _drawn(page) == moved
    assert says(page) == f"A test digit, somebody's 2, moved. {_read(_shares('bent', moved))}"
    expect(insight(page)).to_contain_text("Found it: moved, and another answer")
    expect(heard(page)).to_contain_text("Found it: moved, and another answer")
    _button(page, "Move it left").click()
    assert _drawn(page) == TWO
    for _ in range(9):
        _button(page, "Move it up").click()
    expect(heard(page)).to_contain_text("No ink is left")
    for _ in range(7):
        _button(page, "Move it down").click()
    assert _drawn(page) == TWO


@pytest.mark.parametrize("kind", TRAINED)
def test_each_misread_digit_is_a_strange_hand(wide: Page, server: str, kind: str) -> None:
    page = _alive(wide, server)
    page.get_by_role("radio", name=kind).check()
    places = START["misread"][kind]
    later = [place for place in places if place > START["first"]]
    for place in [*later, places[0]]:
        _button(page, "Next misread").click()
        shares = _shares(kind, START["digits"][place])
        meant = LABELS[TEST][place]
        assert shares.argmax() != meant
        assert says(page) == f"A test digit, somebody's {meant}. {_read(shares)}"
        expect(insight(page)).to_contain_text(
            f"Found it: a form that it hasn't seen. Whoever wrote this meant {meant}."
        )
        expect(insight(page)).to_contain_text(f"130 digits, {len(places)} are misread")
    _button(page, "Next digit").click()
    assert says(page).startswith(f"A test digit, somebody's {LABELS[places[0] + 1]}.")


def test_the_straight_network_keeps_what_is_minus(page: Page) -> None:
    pooled = page.locator("figure:has(.hands) svg.figure").nth(3)
    hollow = pooled.locator(".hollow")
    assert hollow.get_attribute("d") == ""
    page.get_by_role("radio", name="straight").check()
    assert hollow.get_attribute("d") != ""
    expect(pooled.get_by_text("after average pooling")).to_have_count(1)
    expect(insight(page)).to_contain_text("This network has no bend")
    expect(insight(page)).to_contain_text(f"misreads {len(START['misread']['straight'])} of")
    assert page.evaluate("location.hash") == f"#digit=straight,{TWO}"
    _button(page, "Next digit").click()
    _button(page, "Start again").click()
    expect(pooled.get_by_text("after ReLU and max-pooling")).to_have_count(1)
    expect(page.get_by_role("radio", name="bent")).to_be_checked()
    assert page.evaluate("location.hash") == f"#digit=bent,{TWO}"
    expect(insight(page)).to_contain_text("Draw over the two")


def test_a_digit_read_right_is_told(page: Page) -> None:
    _button(page, "Next digit").click()
    assert says(page).startswith("A test digit, somebody's 3. Read as 3")
    expect(insight(page)).to_contain_text("misreads 4 of the form's 130 digits")


def test_nobody_hears_of_it_who_has_not_touched_it(page: Page) -> None:
    page.wait_for_function("document.querySelector('.says').textContent.includes('over 99')")
    page.locator(".handle").focus()
    expect(heard(page)).to_be_empty()
