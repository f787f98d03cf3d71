"""The pages are valid HTML, and say who they are to those who link to them."""

import json
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from mkdocs.config import load_config
from PIL import Image

from scripts.core.paths import NODE_MODULES, ROOT
from tests.site.conftest import SITE_URL

VNU = NODE_MODULES / "vnu-jar/build/dist/vnu.jar"
# The quick compiler alone is done in half the time; its frames take more of the stack.
JAVA = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
OF_THE_THEME = {
    # Material keeps the state of its drawer and its search in check boxes, and lets no browser
    # restore them.
    "Attribute “autocomplete” is only allowed when the input type is",
}


def errors(folder: Path, java: str) -> list[str]:
    """What the validator calls an error, with the place, but for those of the theme."""
    command = [java, *JAVA, "-jar", VNU, "--format", "json", "--skip-non-html"]
    done = subprocess.run(
        [*command, "--exit-zero-always", folder], capture_output=True, text=True, check=True
    )
    return [
        f"{found['url'].removeprefix(folder.as_uri())}:{found['lastLine']}: {found['message']}"
        for found in json.loads(done.stderr)["messages"]
        if found["type"] == "error" and not found["message"].startswith(tuple(OF_THE_THEME))
    ]


def test_every_page_is_valid(site: Path, java: str) -> None:
    found = errors(site, java)
    assert not found, "\n".join(found)


BROKEN = {
    "an attribute": "<meta name='description' content='the word 'linear''>",
    "a child": "<ul><p>no item</p></ul>",
    "an end": "<section><b></section>",
    "an id": "<i id='twice'></i><i id='twice'></i>",
}


def test_each_error_is_found(site: Path, java: str, tmp_path: Path) -> None:
    page = (site / "404.html").read_text("utf-8")
    for number, broken in enumerate(BROKEN):
        text = page.replace("</article>", f"{BROKEN[broken]}</article>")
        (tmp_path / f"{number}.html").write_text(text, "utf-8")
    found = "\n".join(errors(tmp_path, java))
    missed = [broken for number, broken in enumerate(BROKEN) if f"/{number}.html:" not in found]
    assert not missed, f"called valid: {missed}"


def test_every_page_names_its_own_address(site: Path, pages: list[str]) -> None:
    for page in pages:
        if page != "404.html":
            text = (site / page / "index.html").read_text("utf-8")
            assert re.findall(r'<link rel="canonical" href="([^"]*)">', text) == [SITE_URL + page]


def test_the_sitemap_lists_every_page(site: Path, pages: list[str]) -> None:
    tree = ElementTree.parse(site / "sitemap.xml")
    listed = {element.text for element in tree.iter() if element.tag.endswith("}loc")}
    assert listed == {SITE_URL + page for page in pages if page != "404.html"}


def test_a_link_to_a_page_has_its_card(site: Path, pages: list[str]) -> None:
    seen = set()
    for page in (page for page in pages if page != "404.html"):
        text = (site / page / "index.html").read_text("utf-8")
        card = dict(re.findall(r'<meta property="og:(\S+)" content="([^"]+)">', text))
        assert card["url"] == SITE_URL + page
        assert card["title"] and card["description"] and card["image:alt"]
        picture = site / card["image"].removeprefix(SITE_URL)
        assert Image.open(picture).size == (int(card["image:width"]), int(card["image:height"]))
        seen.add((card["title"], card["description"]))
    assert len(seen) == len(pages) - 1, "two pages have the same card"


def test_without_an_address_none_is_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert load_config(str(ROOT / "mkdocs.yml")).site_url == ""
