"""How often the checks look away is written down in `ratchet.toml`, by kind, with the reason."""

import ast
import re
import tokenize
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from scripts import marks, sources, survivors
from scripts.paths import ROOT, relative

RATCHET = Path(__file__).with_name("ratchet.toml")
CODE = [path for top in ("scripts", "snippets", "tests") for path in (ROOT / top).rglob("*.py")]
LISTS = {
    ("scripts/marks.py", "NAMES"): "unmarked name",
    ("tests/test_lint.py", "OTHERS"): "module with other libraries",
    ("tests/test_pasted.py", "LACKING"): "name not shown further up",
}
SKIPS = {"skip", "skipif", "xfail", "importorskip"}
DIRECTIVE = re.compile(r"#\s*doctest:\s*\+")


def exceptions() -> dict[str, list[str]]:
    """The places of all exceptions, by kind."""
    places: dict[str, list[str]] = {kind: [] for kind in LISTS.values()}
    found = [item for path in sorted(CODE) for item in (*_comments(path), *_code(path))]
    for kind, place in [*found, *_ruff(), *_given(), *_survivors()]:
        places.setdefault(kind, []).append(place)
    return places


def _comments(path: Path) -> Iterator[tuple[str, str]]:
    with tokenize.open(path) as file:
        for token in tokenize.generate_tokens(file.readline):
            if token.type == tokenize.COMMENT:
                for kind in re.findall(r"\bnoqa\b|\btype: ignore\b", token.string):
                    yield kind, f"{relative(path)}:{token.start[0]}"


def _code(path: Path) -> Iterator[tuple[str, str]]:
    """What is skipped, listed, or left out of a docstring's examples."""
    text, file = path.read_text("utf-8"), relative(path)
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            name = node.attr if isinstance(node, ast.Attribute) else node.id
            if name in SKIPS:
                yield "skip", f"{file}:{node.lineno}"
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            kind = LISTS.get((file, node.targets[0].id))
            if kind:
                yield from ((kind, f"{file}:{line}") for line in _items(node.value))
    if not path.is_relative_to(ROOT / "tests"):
        for line, said in enumerate(text.splitlines(), 1):
            if DIRECTIVE.search(said):
                yield "doctest directive", f"{file}:{line}"


def _items(value: ast.expr) -> list[int]:
    """The lines of a list's items; of a dictionary, those of all its values."""
    parts = value.values if isinstance(value, ast.Dict) else [value]
    return [item.lineno for part in parts for item in part.elts]


def _ruff() -> Iterator[tuple[str, str]]:
    path = ROOT / "pyproject.toml"
    text = path.read_text("utf-8")
    ruff = tomllib.loads(text)["tool"]["ruff"]
    per_file = ruff["lint"]["per-file-ignores"]
    kinds = {
        ("ruff ignore", "\nignore ="): ruff["lint"]["ignore"],
        ("ruff per-file ignore", "per-file-ignores]"): chain.from_iterable(per_file.values()),
        ("ruff exclude", "\nexclude ="): ruff["format"]["exclude"],
        ("ruff confusable", "allowed-confusables ="): ruff["lint"]["allowed-confusables"],
    }
    for (kind, option), items in kinds.items():
        at = text.index(option)
        for item in items:
            at = text.index(f'"{item}"', at + 1)
            yield kind, f"{relative(path)}:{text.count(chr(10), 0, at) + 1}"


def _given() -> Iterator[tuple[str, str]]:
    for page in sources.pages():
        for item in marks.read(page.read_text("utf-8"))[0]:
            if item.kind == "given:":
                yield f"given in {page.name}", f"{relative(page)}:{item.line}"


def _survivors() -> Iterator[tuple[str, str]]:
    for files in survivors.load().values():
        for file, lines in files.items():
            yield from (("accepted survivor", f"{file}: {line}") for line in lines)


WRITTEN = tomllib.loads(RATCHET.read_text("utf-8"))
FOUND = exceptions()


@pytest.mark.parametrize("kind", sorted(WRITTEN.keys() | FOUND.keys()))
def test_an_exception_is_wanted(kind: str) -> None:
    """One more is a decision, and so is one less: neither happens on the side."""
    entry, places = WRITTEN.get(kind, {}), FOUND.get(kind, [])
    remedy = "take the new one back, or write the number and its reason there"
    assert entry.get("count") == len(places), (
        f"tests/ratchet.toml: {kind}: {entry.get('count', 'nothing')} written down, "
        f"{len(places)} found; {remedy}\n" + "\n".join(places)
    )
    assert entry.get("reason"), f"tests/ratchet.toml: {kind}: no reason; give one"
