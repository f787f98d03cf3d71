"""AFTER-MATERIAL.md names all that this site takes from MkDocs and Material."""

import ast
import re
import tomllib

import pytest
from mkdocs.utils.yaml import yaml_load

from scripts.paths import DOCS, ROOT
from tests.site.test_successors import KNOWN

DOCUMENT = (ROOT / "AFTER-MATERIAL.md").read_text("utf-8")
CONFIG = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
NAMES = {"MkDocs": "mkdocs", "Material": "mkdocs-material"}
NAMES |= {"ProperDocs": "properdocs", "Zensical": "zensical"}


def keys(listed: list[str | dict]) -> set[str]:
    """The names in a list of mkdocs.yml, with options or without."""
    return {key for item in listed for key in ([item] if isinstance(item, str) else item)}


def events() -> set[str]:
    """The events of MkDocs on which a hook runs."""
    tree = ast.parse((ROOT / "scripts/hooks.py").read_text("utf-8"))
    functions = (node.name for node in tree.body if isinstance(node, ast.FunctionDef))
    return {name for name in functions if name.startswith("on_")}


def blocks() -> set[str]:
    """The blocks of the theme that our templates fill."""
    templates = sorted((DOCS / "overrides").rglob("*.html"))
    return {
        block
        for path in templates
        for block in re.findall(r"{%-? block (\w+)", path.read_text("utf-8"))
    }


@pytest.mark.parametrize(
    ("row", "used"),
    [
        ("Markdown extensions", keys(CONFIG["markdown_extensions"])),
        ("hooks", events()),
        ("plugins", keys(CONFIG["plugins"])),
        ("theme", blocks() | set(CONFIG["theme"]["features"]) | {"docs/overrides/"}),
    ],
)
def test_the_document_names_what_is_used_and_nothing_else(row: str, used: set[str]) -> None:
    cell = re.search(rf"^\| {row}: ([^|]*)", DOCUMENT, re.MULTILINE)
    assert cell, f"no row begins with {row}"
    assert set(re.findall(r"`([^`]+)`", cell[1])) == used


@pytest.mark.parametrize("name", NAMES)
def test_the_document_has_the_version_that_is_locked(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    locked = project["project"]["dependencies"] + project["dependency-groups"]["test"]
    (version,) = (item.split("==")[1] for item in locked if item.split("==")[0] == NAMES[name])
    assert f"{name} {version}" in DOCUMENT


def test_the_document_names_every_page_that_differs() -> None:
    missing = [page for page in KNOWN if f"`{page.split('/')[0]}`" not in DOCUMENT]
    assert not missing
