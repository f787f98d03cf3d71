"""Run and Edit: every block of every page, as a reader presses its button."""

import json
import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from scripts.core.paths import DOCS, ours
from scripts.measure.first_output import Packing
from scripts.read.markdown import fences
from tests.site.chromium import screen
from tests.site.conftest import Quiet
from tests.site.test_axe import violations
from tests.site.test_pages import change, listen, settle

EDITION = DOCS / "en"
PAGES = [path for path in ours(EDITION, "**/*.md") if any(fences(path.read_text("utf-8")))]
NAMES = [path.relative_to(EDITION).with_suffix("").as_posix() for path in PAGES]
NAMES += [f"labs/{path.stem}" for path in ours(EDITION, "labs/*.py")]
LONG = 60_000  # milliseconds: the machine may be busy
FORGET = "({ nextElementSibling: next }) => next?.matches('.outcome') && next.replaceChildren()"
IS_OVER = """(number) => {
  const block = document.querySelector(`[data-block="${number}"]`);
  const out = block.nextElementSibling;
  return out?.matches(".outcome") && out.childElementCount && !block.matches("[data-running]");
}"""
IS_KEPT = """async () => {
  const kept = await (await caches.open("run")).keys();
  return navigator.serviceWorker.controller && kept.some(({ url }) => url.includes("numpy.zip"));
}"""
SMALL = """[...document.querySelectorAll(".run button, .outcome button")]
  .filter((button) => button.offsetParent)
  .filter((button) => button.offsetWidth < 44 || button.offsetHeight < 44)
  .map((button) => button.textContent)"""
RUN_ALL = """async () => {
  const [failed, same] = [[], []];
  for (const block of document.querySelectorAll("[data-block]")) {
    const button = block.querySelector("button.start");
    if (!button) continue;
    button.click();
    const out = () => block.nextElementSibling;
    const isShown = () => out()?.matches(".outcome") && !out().hidden;
    const isOver = () => isShown() && !out().querySelector(".state");
    while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 10));
    const number = Number(block.dataset.block);
    const isWrong = out().querySelector(".differs, .error, .told");
    if (isWrong) failed.push(`block ${number + 1}: ${out().textContent}`);
    if (out().querySelector(".same")) same.push(number);
    document.querySelectorAll(".outcome").forEach((shown) => shown.replaceChildren());
  }
  return { failed, same };
}"""


def block(page: Page, number: int) -> Locator:
    """A block by its number from 1, unfolded."""
    found = page.locator(f"[data-block='{number - 1}']")
    found.evaluate(
        "(b) => { for (let e = b; (e = e.parentElement); ) if (e.open === false) e.open = true }"
    )
    return found


def output(found: Locator) -> Locator:
    """What is shown below a block."""
    return found.locator("xpath=following-sibling::*[1]")


def run(page: Page, number: int, code: str = "") -> Locator:
    """Write code into a block, if there is some, and run it to its end."""
    found = block(page, number)
    if code:
        write(page, number, code)
    found.evaluate(FORGET)
    found.get_by_role("button", name="Run").click()
    return finish(found)


def write(page: Page, number: int, code: str) -> Locator:
    """Edit a block."""
    found = block(page, number)
    if not found.locator("textarea").count():
        found.get_by_role("button", name="Edit").click()
    found.locator("textarea").fill(code)
    return found


def finish(found: Locator) -> Locator:
    """Wait until a block has run; what it shows."""
    number = int(found.get_attribute("data-block"))
    found.page.wait_for_function(IS_OVER, arg=number, timeout=LONG)
    return output(found)


def program_of(site: Path, name: str) -> list[dict]:
    """What a page's blocks are, as the page itself is told."""
    return json.loads((site / f"assets/run/pages/{name}.json").read_text("utf-8"))


def first_example(site: Path, name: str) -> int:
    """The number of a page's first block that prints something."""
    return next(n for n, b in enumerate(program_of(site, name), 1) if any(b.get("wants", [])))


@pytest.fixture
def tab(browser: Browser, server: str) -> Iterator[tuple[Page, list[str]]]:
    """A tab, and what its browser complains of."""
    with screen(browser) as context:
        yield listen(context, server)


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who goes from page to page, and keeps what has come."""
    with screen(browser) as context:
        yield context


@pytest.mark.parametrize("name", NAMES)
def test_each_block_does_as_the_text_says(
    reader: BrowserContext, server: str, site: Path, name: str
) -> None:
    page, complaints = listen(reader, server)
    page.set_default_timeout(4 * LONG)
    page.goto(f"{server}{'' if name == 'index' else name + '/'}")
    blocks = program_of(site, name)
    assert page.locator("[data-block]").count() == len(blocks)
    told = page.evaluate(RUN_ALL)
    assert not told["failed"], "\n".join(told["failed"])
    printing = [n for n, b in enumerate(blocks) if any(b.get("wants", [])) and "why" not in b]
    assert told["same"] == printing, "each that prints is compared with the text"
    assert not complaints, "\n".join(complaints)
    page.close()


NOT_RUN = {"06-stacking": {"sympy"}, "deeper/11-activations": {"mpmath", "scipy"}}


def test_what_is_not_run_says_why(site: Path) -> None:
    """Experiments take minutes; a few blocks want a library that a page doesn't bring."""
    for name in NAMES:
        whys = [b["why"] for b in program_of(site, name) if "why" in b]
        lacking = {why.split()[2].rstrip(",") for why in whys if "wants" in why}
        assert lacking <= NOT_RUN.get(name, set()), name


def test_a_changed_weight_bends_nothing(tab: tuple[Page, list[str]], server: str) -> None:
    """In chapter 6 the nine weights are changed, and the collapse holds."""
    page, complaints = tab
    page.goto(f"{server}06-stacking/")
    found = page.locator("[data-block]", has_text=">>> nine =").first
    number = int(found.get_attribute("data-block")) + 1
    code = "nine = (2, -1, 1, 2, -2, -1, 1, 2, 5)\nu1, u2 = two_weights(nine)\n"
    code += "print(abs(u1 * 3 - u2 * 7 - nine_weights(3, -7, nine)) < 1e-12)"
    expect(run(page, number, code)).to_contain_text("True")
    assert not complaints


def test_an_edit_differs_line_by_line_and_is_reset(
    tab: tuple[Page, list[str]], server: str, site: Path
) -> None:
    page, _ = tab
    number = first_example(site, "02-ordinary-network")
    page.goto(f"{server}02-ordinary-network/")
    expect(run(page, number).locator(".same")).to_be_visible()
    source = program_of(site, "02-ordinary-network")[number - 1]["source"]
    shown = run(page, number, f"{source}\nprint('mine')".replace("\n\n", "\n"))
    expect(shown).to_contain_text("mine")
    page.reload()
    found = block(page, number)
    expect(found.locator("textarea")).to_have_value(re.compile("mine"))
    found.get_by_role("button", name="Reset").click()
    expect(output(found).locator("ins")).to_contain_text("mine")
    output(found).get_by_role("button", name="Undo").click()
    expect(found.locator("textarea")).to_have_count(0)
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(block(page, number).locator("textarea")).to_have_count(0)


def test_a_link_brings_an_edit_and_never_runs_it(browser: Browser, server: str, site: Path) -> None:
    number = first_example(site, "02-ordinary-network")
    told = program_of(site, "02-ordinary-network")[number - 1]
    with screen(browser) as context:
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{server}02-ordinary-network/#run={number - 1}~{told['id']}~print('linked')")
        found = block(page, number)
        expect(found.locator("textarea")).to_have_value("print('linked')")
        expect(output(found)).to_contain_text("hasn't run")
        assert not [url for url in asked if "worker.js" in url]
        expect(run(page, number)).to_contain_text("linked")


def test_an_edit_of_what_has_changed_since_is_offered_not_applied(
    browser: Browser, server: str, site: Path
) -> None:
    number = first_example(site, "02-ordinary-network")
    with screen(browser) as context:
        page = context.new_page()
        page.goto(f"{server}02-ordinary-network/")
        edit = json.dumps({"of": "00000000", "source": "print('older')"})
        page.evaluate(
            "([n, edit]) => localStorage.setItem(`run:${location.pathname}:${n}`, edit)",
            [number - 1, edit],
        )
        page.reload()
        found = block(page, number)
        expect(output(found)).to_contain_text("has changed since")
        expect(found.locator("textarea")).to_have_count(0)
        output(found).get_by_role("button").click()
        expect(found.locator("textarea")).to_have_value("print('older')")


ENDLESS = {
    "a loop": "while True: pass",
    "one that catches all": "while True:\n try:\n  pass\n except BaseException:\n  pass",
    "a regular expression": "import re\nre.match('(a+)+b', 'a' * 99)",
    "a flood": "while True: print('again')",
}


def test_stop_always_works(tab: tuple[Page, list[str]], server: str, site: Path) -> None:
    page, _ = tab
    number = first_example(site, "02-ordinary-network")
    page.goto(f"{server}02-ordinary-network/")
    expect(run(page, number).locator(".same")).to_be_visible()
    for what, code in ENDLESS.items():
        found = write(page, number, code)
        found.evaluate(FORGET)
        found.get_by_role("button", name="Run").click()
        expect(output(found), what).to_contain_text("Running", timeout=LONG)
        found.get_by_role("button", name="Stop").click()
        expect(output(found), what).to_contain_text("Stopped")
        expect(found.get_by_role("button", name="Run"), what).to_be_focused()
        expect(run(page, number, "print(6 * 7)"), what).to_contain_text("42")


TRIED = {
    "print('ok')\n1 / 0": ["line 2", "1 / 0", "ZeroDivisionError: division by zero", "ok"],
    "x = (1,": ["line 1", "SyntaxError"],
    "import numpy as np\nnp.ones(2 ** 27)": ["MemoryError", "more than a page may use"],
    "import numpy as np\nnp.ones(2 ** 29)": ["ValueError: array is too big"],
    "input('name? ')": ["EOFError", "Nobody can be asked"],
    "import sys\nsys.exit(1)": ["SystemExit"],
    "def f(n): return f(n + 1)\nf(0)": ["RecursionError"],
    "for n in range(10 ** 6): print(n)": ["Show all"],
    "-0.0, None, float('-inf')": ["(-0.0, None, -inf)"],
    "import js": [],
    "import warnings\nwarnings.warn('look')": ["UserWarning: look"],
}


def test_what_readers_try_ends_in_a_sentence(
    tab: tuple[Page, list[str]], server: str, site: Path
) -> None:
    page, complaints = tab
    number = first_example(site, "02-ordinary-network")
    page.goto(f"{server}02-ordinary-network/")
    for code, said in TRIED.items():
        shown = run(page, number, code)
        for each in said:
            expect(shown, code).to_contain_text(each)
        expect(shown, "no frame of the loader").not_to_contain_text("session.py")
    assert not complaints


STAGES = ["page.js", "run.css", "numpy.json", "worker.js", "pyodide.js", "pyodide.asm.js"]
STAGES += ["pyodide.asm.wasm", "stdlib.zip", "numpy.zip", "snippets.json"]


@pytest.mark.parametrize("file", STAGES)
def test_a_lost_file_is_named_and_can_be_tried_again(
    browser: Browser, server: str, file: str
) -> None:
    with screen(browser) as context:
        page = context.new_page()

        def lose(route: Route) -> None:
            route.abort() if re.search(rf"{file}(\.gz)?$", route.request.url) else route.continue_()

        context.route("**/*", lose)
        page.goto(f"{server}numpy/")
        found = block(page, 1)
        found.get_by_role("button", name="Run").click()
        if file != "run.css":  # without its styles it runs all the same
            expect(found.locator("xpath=..")).to_contain_text(
                re.compile(r"could not be|again"), timeout=LONG
            )
        context.unroute("**/*")
        if file in ("page.js", "worker.js"):
            page.reload()
        assert "could not" not in run(page, 1).inner_text()


def test_a_browser_that_forbids_storage_runs_all_the_same(
    browser: Browser, server: str, site: Path
) -> None:
    number = first_example(site, "numpy")
    with screen(browser) as context:
        context.add_init_script(
            "Storage.prototype.setItem = () => { throw new DOMException('', 'full') };"
            "Object.defineProperty(window, 'caches', { value: undefined });"
        )
        page, complaints = listen(context, server)
        page.goto(f"{server}numpy/")
        expect(write(page, number, "print('kept?')").locator("xpath=..")).to_contain_text(
            "keeps no edits"
        )
        expect(run(page, number)).to_contain_text("kept?")
        assert not complaints


class Strict(Quiet):
    """A host that lets nothing compile WebAssembly."""

    def end_headers(self) -> None:
        """Send its policy."""
        self.send_header("Content-Security-Policy", "script-src 'self' 'unsafe-inline'")
        super().end_headers()


def serve(site: Path, handler: type[SimpleHTTPRequestHandler]) -> ThreadingHTTPServer:
    """The site by another host."""
    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    Thread(target=host.serve_forever, daemon=True).start()
    return host


def test_a_policy_that_forbids_webassembly_is_told(browser: Browser, site: Path) -> None:
    with serve(site, Strict) as host, screen(browser) as context:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{host.server_port}/numpy/")
        expect(run(page, 1)).to_contain_text("policy forbids WebAssembly")
        host.shutdown()


def test_a_host_that_packs_is_asked_for_the_whole_files(browser: Browser, site: Path) -> None:
    with serve(site, Packing) as host, screen(browser) as context:
        page, asked = context.new_page(), []
        context.on("request", lambda request: asked.append(request.url))
        page.goto(f"http://127.0.0.1:{host.server_port}/numpy/")
        assert "Error" not in run(page, 1).inner_text()
        assert not [url for url in asked if url.endswith(".gz")]
        host.shutdown()


def test_the_second_page_needs_no_network(browser: Browser, server: str, site: Path) -> None:
    with screen(browser) as context:
        page = context.new_page()
        page.goto(f"{server}numpy/")
        run(page, 1)
        page.wait_for_function(IS_KEPT)
        page.goto(f"{server}02-ordinary-network/", wait_until="networkidle")
        expect(block(page, 1).locator(".run")).not_to_contain_text("MB")
        context.set_offline(True)
        number = first_example(site, "02-ordinary-network")
        shown = run(page, number)
        assert "As in the text" in shown.inner_text(), shown.inner_text()


def test_two_tabs_and_the_way_back(browser: Browser, server: str, site: Path) -> None:
    number = first_example(site, "numpy")
    with screen(browser) as context:
        first, second = context.new_page(), context.new_page()
        for page in (first, second):
            page.goto(f"{server}numpy/")
            block(page, number).get_by_role("button", name="Run").click()
        for page in (first, second):
            finish(block(page, number))
            expect(output(block(page, number)).locator(".same")).to_be_visible()
        first.goto(server)
        first.go_back()
        expect(run(first, number).locator(".same")).to_be_visible()


def test_stop_while_python_is_loaded(browser: Browser, server: str, site: Path) -> None:
    number = first_example(site, "numpy")
    with screen(browser) as context:
        page = context.new_page()
        context.route("**/numpy.zip*", lambda _route: None)  # it never comes
        page.goto(f"{server}numpy/")
        found = block(page, number)
        found.get_by_role("button", name="Run").click()
        expect(output(found)).to_contain_text("Loading Python")
        found.get_by_role("button", name="Stop").click()
        expect(output(found)).to_contain_text("Stopped")
        context.unroute("**/numpy.zip*")
        expect(run(page, number).locator(".same")).to_be_visible()


def test_an_exercise_is_failed_and_then_passed(tab: tuple[Page, list[str]], server: str) -> None:
    page, complaints = tab
    page.goto(f"{server}labs/04-not-separable/")
    cell = page.locator("[data-block]", has_text="check(frees_the_pebbles, ..., ...)")
    number = int(cell.get_attribute("data-block")) + 1
    code = cell.locator("pre").inner_text()
    expect(run(page, number)).to_contain_text("Your turn.")
    assert output(cell).locator(".same").count() == 1
    expect(run(page, number, code.replace("..., ...", "0.1, 0.0"))).to_contain_text("Not yet.")
    expect(run(page, number, code.replace("..., ...", "3.0, 0.0"))).to_contain_text("Right.")
    assert not complaints


def test_a_figure_is_redrawn_in_its_place(tab: tuple[Page, list[str]], server: str) -> None:
    page, complaints = tab
    page.goto(f"{server}06-stacking/")
    figure = page.locator("article svg.figure").first
    before, size = figure.inner_html(), figure.get_attribute("viewBox").split()
    found = page.locator(".figure-code [data-block]", has_text="def left(")
    code = found.locator("pre").text_content()
    number = int(found.get_attribute("data-block")) + 1
    shown = run(page, number, code.replace("…", ""))
    expect(shown).to_contain_text("drawn anew")
    assert figure.inner_html() != before
    assert "#fff" not in figure.inner_html(), "paper that is not the page's"
    drawn = map(float, figure.get_attribute("viewBox").split())
    assert [*drawn] == pytest.approx([*map(float, size)], rel=0.05)
    expect(page.locator("figure").first.locator(".drawn")).to_be_visible()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(ids) == len(set(ids))
    assert not complaints


def test_by_keyboard_alone(tab: tuple[Page, list[str]], server: str, site: Path) -> None:
    page, _ = tab
    number = first_example(site, "numpy")
    page.goto(f"{server}numpy/")
    found = block(page, number)
    found.get_by_role("button", name="Edit").focus()
    page.keyboard.press("Enter")
    area = found.locator("textarea")
    expect(area).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("print(2 ** 10)")
    page.keyboard.press("Control+Enter")
    expect(finish(found)).to_contain_text("1024")
    expect(area).to_be_focused()
    expect(page.locator("[role=status].heard")).to_contain_text(f"Output of block {number}")
    page.keyboard.press("Tab")
    expect(found.get_by_role("button", name="Run")).to_be_focused()


def test_what_is_shown_is_for_everyone(
    tab: tuple[Page, list[str]], server: str, site: Path
) -> None:
    page, complaints = tab
    number = first_example(site, "02-ordinary-network")
    settle(page, f"{server}02-ordinary-network/")
    run(page, number)
    write(page, number + 1, "1 / 0")
    run(page, number + 1)
    write(page, number + 2, "print('edited')")
    block(page, number + 2).get_by_role("button", name="Reset").click()
    for scheme, width in (("light", 1280), ("light", 320), ("dark", 320), ("dark", 1280)):
        change(page, scheme, width)
        assert not violations(page), (scheme, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not page.evaluate(SMALL), width
    assert not complaints


def test_nobody_without_script_sees_a_button(browser: Browser, server: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{server}numpy/")
        expect(page.locator(".run").first).to_be_hidden()
