"""What a page takes to read: at its head, and for each stop and chapter on the home page."""

import re
from pathlib import Path

from scripts.read.length import STOP, length, short_path, stops
from scripts.read.markdown import chapters

HEAD = re.compile(r"^# .*\n", re.MULTILINE)
LED_TO = re.compile(r"\]\((?P<page>[\w-]+\.md)")


def fill(markdown: str, page: Path, edition: Path) -> str:
    """Put the minutes where a page has a place for them."""
    if page in [*chapters(edition), *chapters(edition / "deeper")]:
        head = f'\n<p class="minutes">{minutes(length(page).minutes)}</p>\n'
        return HEAD.sub(lambda heading: heading[0] + head, markdown, count=1)
    if "{minutes}" not in markdown:
        return markdown
    along = iter(stops(edition))
    lines = [_line(line, along, edition) for line in markdown.split("\n")]
    whole = sum(length(each).minutes for each in [page, *chapters(edition)])
    text = "\n".join(lines).replace("{short path}", minutes(short_path(edition)))
    return text.replace("{trunk}", minutes(whole))


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
