"""The works that the chapters cite: one list in CSL-JSON, shown by a page, linked both ways."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

from scripts.core.paths import DOCS
from scripts.core.texts import text_of
from scripts.read.markdown import chapters, line_of, number_of

WORKS = DOCS / "references.json"
CITATION = re.compile(r"\[([^\[\]]*)\]\((?:\.\./)?references\.md#([^\s)]*)\)")


def works(path: Path = WORKS) -> list[dict]:
    """Every work of the list, as CSL-JSON has it."""
    return json.loads(text_of(path))


def citations(chapter: Path) -> list[tuple[int, str, str]]:
    """The line of each citation of a chapter, what it says, and the id of the work it links to."""
    text = text_of(chapter)
    return [(line_of(text, found.start()), *found.groups()) for found in CITATION.finditer(text)]


def entry(work: dict) -> str:
    """A work in Markdown: who, when, what, where.

    >>> print(entry({
    ...     "author": [{"family": "Cybenko", "given": "George"}],
    ...     "issued": {"date-parts": [[1989]]},
    ...     "title": "Approximation by superpositions of a sigmoidal function",
    ...     "container-title": "Mathematics of Control, Signals and Systems",
    ...     "volume": "2", "issue": "4", "page": "303-314", "DOI": "10.1007/BF02551274",
    ... }))  # doctest: +NORMALIZE_WHITESPACE
    Cybenko, George (1989). Approximation by superpositions of a sigmoidal function.
    *Mathematics of Control, Signals and Systems* 2(4), 303–314.
    [doi:10.1007/BF02551274](<https://doi.org/10.1007/BF02551274>)
    """
    authors = "; ".join(f"{author['family']}, {author['given']}" for author in work["author"])
    what = ". ".join(filter(None, [work["title"], _venue(work)])) + "."
    if "language" in work:
        what = f'<span lang="{work["language"]}">{what}</span>'
    year = work["issued"]["date-parts"][0][0]
    return " ".join([f"{authors} ({year}).", what, *_links(work)])


def fill(markdown: str, docs: Path) -> str:
    """Repeat the line of a page that has a place for a {work} and its {chapters}, for each work.

    >>> fill("no place", DOCS / "en")
    'no place'
    """
    lines = []
    for line in markdown.splitlines():
        lines += _entries(line, docs) if "{work}" in line else [line]
    return "\n".join(lines)


def _entries(pattern: str, docs: Path) -> list[str]:
    """The pattern filled in for each work, with the work's id as anchor."""
    numbered = [*chapters(docs), *chapters(docs / "deeper")]
    cited = {chapter: {key for _, _, key in citations(chapter)} for chapter in numbered}
    lines = []
    for work in works():
        numbers = ", ".join(
            f"[{number_of(chapter)}]({chapter.relative_to(docs).as_posix()})"
            for chapter, keys in cited.items()
            if work["id"] in keys
        )
        filled = pattern.replace("{work}", entry(work)).replace("{chapters}", numbers)
        lines += [filled, f"  {{: #{work['id']} }}"]
    return lines


def _venue(work: dict) -> str:
    """What a work appeared in: journal and volume, conference, or publisher."""
    volume = work.get("volume", "") + (f"({work['issue']})" if "issue" in work else "")
    journal = f"*{work['container-title']}* {volume}" if "container-title" in work else ""
    pages = work.get("page", "").replace("-", "–")
    parts = [work.get("event-title"), journal.strip(), pages, work.get("genre")]
    return ", ".join(filter(None, [*parts, work.get("publisher")]))


def _links(work: dict) -> list[str]:
    doi, url = work.get("DOI"), work.get("URL")
    links = [f"[doi:{doi}](<https://doi.org/{doi}>)"] if doi else []
    return links + ([f"[{work.get('number') or urlsplit(url).netloc}](<{url}>)"] if url else [])
