"""What the project has measured of itself, as tables for the page that tells of it."""

import json
import re
from pathlib import Path

from scripts.core import kept
from scripts.core.paths import TESTS

BENCH = TESTS / "bench.json"
MUTANTS = TESTS / "mutants.json"
PLACES = {  # what `make mutants` changes: its name in the table, and its files
    "pages": ("chapters", "docs/**/*.md"),
    "snippets": ("code of the chapters", "snippets/*.py"),
    "figures": ("code of the figures", "snippets/figures/*.py"),
    "experiments": ("experiments", "snippets/experiments/*.py"),
}
OUTCOMES = [
    "Where",
    "Changes",
    "A check failed",
    "Only a record did",
    "On a listed line",
    "Unnoticed",
]


def table(rows: list[list]) -> str:
    """The rows in Markdown; the first is the head.

    >>> print(table([["Build", "Ratio"], ["cold", 1.1]]))
    | Build | Ratio |
    | --- | --- |
    | cold | 1.1 |
    """
    lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def by_place(rows: list[list]) -> list[list]:
    """The last run of `make mutants`, summed up over all kinds of changes.

    >>> by_place([["pages", "prose", 3, 0, 1, 0], ["pages", "table", 4, 0, 0, 0]])[1]
    ['chapters', '8', '7', '0', '1', '0']
    """
    found = [OUTCOMES]
    names = {place: name for place, (name, _files) in PLACES.items()} | {"all": "all"}
    for place, name in names.items():
        counts = [row[2:] for row in rows if row[0] == place]
        if counts:
            sums = [sum(column) for column in zip(*counts, strict=True)]
            found.append([name, *(f"{count:,}" for count in [sum(sums), *sums])])
    return found


def keep(file: Path, record: dict) -> None:
    """Write what was measured, a line for each row."""
    text = json.dumps(record, ensure_ascii=False, separators=(",\n", ": "))
    rows = re.sub(r"\[[^\[\]]*\]", lambda row: row[0].replace(",\n", ", "), text)
    kept.write(file, rows + "\n")


def tables() -> dict[str, list[list]]:
    """The rows of each table, by the name of its place on a page."""
    mutants = by_place(_read(MUTANTS)["rows"])
    return {"mutants": mutants} | {
        name: _read(BENCH)[name] for name in ("build", "serve", "run", "pages")
    }


def fill(markdown: str) -> str:
    """Put the tables, and the days they are from, where a page has their names in braces.

    >>> fill("no {place}")
    'no {place}'
    """
    if "{mutants}" not in markdown:
        return markdown
    texts = {name: table(rows) for name, rows in tables().items()}
    texts |= {"mutants date": _read(MUTANTS)["date"], "bench date": _read(BENCH)["date"]}
    for name, text in texts.items():
        markdown = markdown.replace(f"{{{name}}}", text)
    return markdown


def _read(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))
