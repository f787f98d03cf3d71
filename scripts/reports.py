"""What the project has measured of itself, as tables for the page that tells of it."""

import json
from pathlib import Path

from scripts.paths import TESTS

BENCH = TESTS / "bench.json"
MUTANTS = TESTS / "mutants.json"
PLACES = {
    "pages": "chapters",
    "snippets": "code of the chapters",
    "figures": "code of the figures",
    "experiments": "experiments",
    "all": "all",
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
    for place, name in PLACES.items():
        counts = [row[2:] for row in rows if row[0] == place]
        if counts:
            sums = [sum(column) for column in zip(*counts, strict=True)]
            found.append([name, *(f"{count:,}" for count in [sum(sums), *sums])])
    return found


def tables() -> dict[str, list[list]]:
    """The rows of each table, by the name of its place on a page."""
    mutants = by_place(_read(MUTANTS)["rows"])
    return {"mutants": mutants} | {name: _read(BENCH)[name] for name in ("build", "pages")}


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
