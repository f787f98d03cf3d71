"""What a screen reader gets to speak, from Chromium's accessibility tree."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scripts.core.paths import DOCS
from scripts.read.markdown import FIGURE, IMAGE
from scripts.read.markdown import pages as chapters
from tests.site.chromium import screen

NAMED = {"button", "link", "image", "textbox", "navigation", "columnheader", "heading", "dialog"}
LANDMARKS = {"banner", "main", "contentinfo", "navigation", "region", "search", "complementary"}
CHINESE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (/\\p{Script=Han}/u.test(text.data) && !text.parentElement.closest("[lang|=zh], script"))
      found.push(text.data.trim());
  }
  return found;
}"""
MATHS = re.compile(r'<span class="katex"><span class="katex-mathml"><math\b')


class Spoken:
    """A node of the tree that a screen reader gets, with what is below it."""

    def __init__(self, node: dict, below: list["Spoken"]) -> None:
        self.role, self.name, self.description = (
            node.get(what, {}).get("value", "") for what in ("role", "name", "description")
        )
        self.level = {each["name"]: each["value"] for each in node["properties"]}.get("level", {})
        self.below = below

    def all(self) -> Iterator["Spoken"]:
        """The node and all below it, in the order in which they are spoken."""
        yield self
        for each in self.below:
            yield from each.all()


def spoken(page: Page) -> Spoken:
    """The page's tree, without what is ignored."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}

    def read(node: dict) -> list[Spoken]:
        children = (nodes[child] for child in node.get("childIds", []) if child in nodes)
        below = [each for child in children for each in read(child)]
        return below if node["ignored"] else [Spoken(node, below)]

    [root] = read(next(iter(nodes.values())))
    return root


@pytest.fixture(scope="module")
def heard(browser: Browser, server: str) -> dict[str, list[Spoken]]:
    """Four pages as they are spoken, from top to bottom, with all unfolded."""
    found = {}
    with screen(browser) as context:
        page = context.new_page()
        for name in ("10-gradients/", "labs/04-not-separable/", "claims/", "06-stacking/"):
            page.goto(server + name)
            page.wait_for_selector("body[data-md-color-media]")
            page.evaluate(
                "document.querySelectorAll('article details').forEach((fold) => (fold.open = true))"
            )
            found[name] = list(spoken(page).all())
    return found


def test_nothing_is_nameless_and_no_picture_is_read_twice(heard: dict[str, list[Spoken]]) -> None:
    for page, nodes in heard.items():
        nameless = [node.role for node in nodes if node.role in NAMED and not node.name.strip()]
        assert not nameless, f"{page}: without a name: {Counter(nameless)}"
        pictures = [node for node in nodes if node.role == "image"]
        assert not [node.name for node in pictures if node.below], f"{page}: read twice"


def test_headings_say_what_they_are_called_and_no_more(heard: dict[str, list[Spoken]]) -> None:
    for page, nodes in heard.items():
        headings = [node for node in nodes if node.role == "heading"]
        assert len(headings) >= 4, f"{page}: too few headings to believe it"
        assert not [node.name for node in headings if "¶" in node.name], page
        levels = [node.level["value"] for node in headings]
        assert levels[0] == 1
        assert all(b <= a + 1 for a, b in pairwise(levels)), levels


def test_landmarks_are_told_apart(heard: dict[str, list[Spoken]]) -> None:
    for page, nodes in heard.items():
        landmarks = Counter((node.role, node.name) for node in nodes if node.role in LANDMARKS)
        assert not [each for each, count in landmarks.items() if count > 1], f"{page}: {landmarks}"
        assert {("main", ""), ("banner", ""), ("contentinfo", "")} <= landmarks.keys()


def test_formulas_are_spoken_once(heard: dict[str, list[Spoken]], site: Path) -> None:
    nodes = heard["10-gradients/"]
    text = (site / "10-gradients/index.html").read_text("utf-8")
    formulas = [node for node in nodes if node.role == "MathMLMath"]
    assert len(formulas) == len(MATHS.findall(text)) >= 1
    assert all(any(each.role == "StaticText" for each in node.all()) for node in formulas)
    roles = {each.role for node in formulas for each in node.all()}
    assert {"MathMLFraction", "MathMLIdentifier", "MathMLOperator"} <= roles


def test_the_visual_half_of_every_formula_is_silent(site: Path) -> None:
    found = 0
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        count = text.count('class="katex-html"')
        assert count == text.count('class="katex-html" aria-hidden="true"'), page
        assert count == len(MATHS.findall(text)), f"{page}: a formula has no MathML"
        found += count
    assert found >= 100, "too few formulas to believe it"


def test_every_column_has_a_header(heard: dict[str, list[Spoken]], site: Path) -> None:
    table = next(node for node in heard["06-stacking/"] if node.role == "table")
    assert [node.name for node in table.all() if node.role == "columnheader"] == [
        "Y", "Back", "Zero", "Forwards"
    ]  # fmt: skip
    tables = [
        table
        for page in site.rglob("*.html")
        for table in re.findall(r"<table>.*?</table>", page.read_text("utf-8"), re.DOTALL)
    ]
    assert len(tables) >= 10
    for table in tables:
        headers = re.findall(r"<th\b[^>]*>(.*?)</th>", table, re.DOTALL)
        first = re.search(r"<tbody>\s*<tr>(.*?)</tr>", table, re.DOTALL)[1]
        assert len(headers) == first.count("<td"), table[:200]
        assert all(header.strip() for header in headers), table[:200]


def test_code_folds_and_verdicts_say_what_they_are(heard: dict[str, list[Spoken]]) -> None:
    chapter, lab, ledger, _ = heard.values()
    assert {"Code", "Output"} <= {node.name for node in lab if node.role == "group"}
    folds = {node.name for node in chapter if node.role == "DisclosureTriangle"}
    assert {"What the figure shows", "How this figure is drawn", "Answer"} <= folds
    verdict = re.compile(r"C\d\d · (Holds|Depends|Wrong): ")
    assert sum(bool(verdict.match(node.name)) for node in ledger) >= 40
    assert sum(bool(verdict.match(name)) for name in folds) >= 3, folds
    assert "note" in {node.role for node in chapter}, "what can be said now"


def test_a_picture_is_described_by_the_text_that_unfolds_below_it(
    heard: dict[str, list[Spoken]], site: Path
) -> None:
    described = 0
    for chapter in chapters(DOCS):
        place = chapter.relative_to(DOCS / "en").with_suffix("").as_posix()
        folder = site / place.removesuffix("index")
        text = (folder / "index.html").read_text("utf-8")
        for figure in FIGURE.finditer(chapter.read_text("utf-8")):
            if not figure["shown"]:
                continue
            name = [image[2] for image in IMAGE.finditer(figure["images"])][-1]
            assert text.count(f' aria-describedby="{name}-shown"') == 1, name
            assert text.count(f'<div id="{name}-shown">') == 1, name
            described += 1
    assert described >= 12
    pictures = [node for node in heard["10-gradients/"] if node.role == "image"]
    graph, valley = (node for node in pictures if node.description)
    assert graph.description.startswith("The values, from left to right: the inputs are 1 and 2.")
    assert valley.description.startswith("On the right, the nudge is 1 and the miss 2.2.")


def test_what_is_chinese_says_so(browser: Browser, server: str, site: Path) -> None:
    with screen(browser) as context:
        page = context.new_page()
        checked = 0
        for file in sorted(site.rglob("*.html")):
            if re.search("[\u4e00-\u9fff]", file.read_text("utf-8")):
                page.goto(server + file.relative_to(site).as_posix())
                assert not page.evaluate(CHINESE), file
                checked += 1
    assert checked >= 3
