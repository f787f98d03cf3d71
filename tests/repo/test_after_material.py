"""CONTRIBUTING.md says what becomes of all that its successors do otherwise than MkDocs."""

import ast
import re

from mkdocs.utils.yaml import yaml_load

from scripts.core.paths import DOCS, ROOT, ours
from scripts.read.imports import bound

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## When Material ends")[1]
NAMED = set(re.findall(r"`([\w-]+)`", TEXT))


def plugins() -> set[str]:
    listed = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["plugins"]
    return {name for item in listed for name in ([item] if isinstance(item, str) else item)}


def events() -> set[str]:
    """The events of MkDocs on which a hook runs."""
    names = bound(ast.parse((ROOT / "scripts/hooks.py").read_text("utf-8")))
    return {name for name in names if name.startswith("on_")}


def blocks() -> set[str]:
    """The blocks of the theme that our templates fill."""
    templates = [path.read_text("utf-8") for path in ours(DOCS / "overrides", "**/*.html")]
    return {name for text in templates for name in re.findall(r"{%-? block (\w+)", text)}


def test_the_section_names_what_is_used_and_nothing_else() -> None:
    assert NAMED - {"mkdocs", "Makefile"} == plugins() | events() | blocks()
