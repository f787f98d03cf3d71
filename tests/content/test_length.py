"""What is open of a page is short, and the short path leads from stop to stop."""

import re
from itertools import pairwise

from scripts.core.paths import DOCS, relative
from scripts.core.texts import text_of
from scripts.read.length import NEXT, headings, length, short_path, stops
from scripts.read.markdown import chapters
from tests.failing import none_of

EN = DOCS / "en"
CHAPTERS = chapters(EN)
WORDS, LINES, MINUTES = 1000, 45, 7  # at most, of a chapter
FIRST_WORDS = 350  # at most, of the first chapter
FIRST_RESULT = 12  # lines of code at most before it
HEAD = re.compile(r"^# .*\n\n\*[^*\n].*\*$", re.MULTILINE)
RECAP = re.compile(r'^!!! recap "Now you can say"\n\n(?:    - .*\n){3}(?!    -)', re.MULTILINE)


def test_what_is_open_of_a_chapter_is_read_in_seven_minutes() -> None:
    every = [(relative(page), length(page)) for page in CHAPTERS]
    none_of(
        [
            f"{page}: {long.words} words and {long.lines} lines of code are open, "
            f"{long.minutes:.1f} minutes; fold what goes deeper"
            for page, long in every
            if long.words > WORDS or long.lines > LINES or long.minutes > MINUTES
        ]
    )


def test_the_first_chapter_is_short() -> None:
    assert length(CHAPTERS[0]).words <= FIRST_WORDS


def test_what_is_open_is_read_in_a_hundred_minutes() -> None:
    assert sum(length(page).minutes for page in [EN / "index.md", *CHAPTERS]) <= 100


def test_the_short_path_takes_forty_minutes() -> None:
    assert len(stops(EN)) == 8
    assert short_path(EN) <= 40


def test_each_stop_leads_to_the_next() -> None:
    """The last one leads home."""
    addresses = [*(stop.address for stop in stops(EN)), "index.md"]
    none_of(
        [
            f"{relative(stop.page)}: the stop {stop.title!r} ends with a link to {stop.onward!r}, "
            f"not to {onward!r}"
            for stop, (_, onward) in zip(stops(EN), pairwise(addresses), strict=True)
            if stop.onward != onward
        ]
    )


def test_the_link_to_a_stop_says_its_name() -> None:
    titles = {stop.address: stop.title for stop in stops(EN)}
    none_of(
        [
            f"{relative(page)}: the link to {link['to']} should say {titles[link['to']]!r}"
            for page in CHAPTERS
            for link in NEXT.finditer(text_of(page))
            if titles.get(link["to"], "home") not in link[0]
        ]
    )


def test_the_home_page_shows_a_result_after_a_dozen_lines() -> None:
    home = EN / "index.md"
    text = text_of(home)
    result = text.count("\n", 0, text.index("\n50.0%")) + 1
    story = range(headings(text)["the-whole-story-in-a-few-lines"], result)
    assert 0 < length(home, story).lines <= FIRST_RESULT


def test_a_chapter_begins_with_the_article_and_ends_with_what_can_be_said_now() -> None:
    texts = {relative(page): text_of(page) for page in CHAPTERS}
    none_of(
        [
            *(
                f"{page}: no passage of the article, in italics"
                for page in texts
                if not HEAD.search(texts[page])
            ),
            *(
                f'{page}: no `!!! recap "Now you can say"` with three lines'
                for page in texts
                if not RECAP.search(texts[page])
            ),
        ]
    )
