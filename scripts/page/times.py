"""What a page takes to read: at its head, and for each stop and chapter on the home page."""

import re
from pathlib import Path

from scripts.core.texts import text_of
from scripts.read.length import STOP, length, short_path, stops
from scripts.read.markdown import chapters, is_chapter, number_of

HEAD = re.compile(r"^# .*$", re.MULTILINE)
LED_TO = re.compile(r"\]\((?P<page>[\w-]+\.md)")


def fill(markdown: str, page: Path, edition: Path) -> str:
    """Put the minutes where a page has a place for them, and tell where a stop begins."""
    if is_chapter(page):
        return _at_headings(markdown, page, edition)
    if "{minutes}" not in markdown:
        return markdown
    along = iter(stops(edition))
    lines = [_line(line, along, edition) for line in markdown.split("\n")]
    whole = sum(length(each).minutes for each in chapters(edition))
    text = "\n".join(lines).replace("{short path}", minutes(short_path(edition)))
    return text.replace("{trunk}", minutes(whole))


def _at_headings(markdown: str, page: Path, edition: Path) -> str:
    """Below a chapter's title how long it takes, and where one comes by on the short path."""
    title = HEAD.search(markdown)[0]
    takes = minutes(length(page).minutes)
    told = {title: [f"chapter {number_of(page)}, {takes}" if page.parent == edition else takes]}
    every = stops(edition)
    for number, stop in enumerate(every, 1):
        if stop.page == page:
            begins = text_of(page).splitlines()[stop.lines.start - 1]
            takes = minutes(stop.length.minutes)
            what = f"stop {number} of {len(every)} on the short path: {takes}, as far as the link"
            told.setdefault(begins if stop.lines.start > 1 else title, []).append(what)
    for heading, parts in told.items():
        said = "; ".join(parts)
        said = f'{heading}\n\n<p class="minutes">{said[0].upper()}{said[1:]}</p>'
        markdown = markdown.replace(heading, said, 1)
    return markdown


def _line(line: str, along, edition: Path) -> str:
    if "{minutes}" not in line:
        return line
    takes = (
        next(along).length if STOP.match(line) else length(edition / LED_TO.search(line)["page"])
    )
    return line.replace("{minutes}", f'<span class="minutes">{minutes(takes.minutes)}</span>')


def minutes(number: float) -> str:
    """A number of minutes, as a reader is told.

    >>> minutes(0.2), minutes(5.4)
    ('1 minute', '5 minutes')
    """
    whole = max(1, round(number))
    return f"{whole} minute{'s' if whole > 1 else ''}"
