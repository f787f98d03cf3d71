"""The glossary: its entries are whole, and each term is explained where a reader first meets it."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

from scripts.core.paths import DOCS, relative
from scripts.core.texts import text_of
from scripts.read import glossary
from scripts.read.length import folded, stops
from scripts.read.markdown import CAPTION, COMMENT, FENCE, FORMULA, IMAGE, chapters
from tests.failing import none_of

EN = DOCS / "en"
CHAPTERS = [EN / "index.md", *chapters(EN), *chapters(EN / "deeper")]
TERMS = {term.id: term for term in glossary.read(text_of(EN / glossary.PAGE))}
PLURALS = {
    "matrix": "matrices",
    "minibatch": "minibatches",
    "unit in the last place": "units in the last place",
}

# Everything that isn't running prose: no term is explained here.
ELSEWHERE = re.compile(
    r"\A---\n.*?^---$"  # front matter
    rf"|{COMMENT}|{FENCE}"
    r"|`[^`\n]+`"
    rf"|{FORMULA}|{CAPTION}"
    r"|^[ ]*(?:#|!!!|\?\?\?|\|).*?$"  # headings, titles of boxes, tables
    r"|^\*[^*\s][^\n]*\*$"  # what the article says
    r"|^\*\*[^*\n]+[.?!]\*\*"  # names of exercises
    r"|(?<!!)\[[^\[\]]*\]\((?!(?:\.\./)?glossary\.md)[^()]*\)",  # the text of other links
    re.DOTALL | re.MULTILINE,
)
LINK = r"\[(?P<text>[^\[\]]+)\]\((?:\.\./)?glossary\.md#(?P<id>[^()]+)\)"


def forms(term: glossary.Term) -> list[str]:
    """The term's names and their plurals, in lower case."""
    names = [name.lower() for name in term.names]
    return names + [PLURALS.get(name, f"{name}s") for name in names]


FORMS = {form: term.id for term in TERMS.values() for form in forms(term)}

# The longest form first: a hidden layer is no mention of a layer.
LONGEST_FIRST = sorted(FORMS, key=len, reverse=True)
WORD = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in LONGEST_FIRST)
LINK_OR_WORD = re.compile(rf"{LINK}|(?<![\w-])(?P<word>{WORD})(?![\w-])")


@cache
def prose(page: Path) -> str:
    """The running prose of a page, each character in its place; all else is struck out."""

    def strike(found: re.Match[str]) -> str:
        return re.sub(r"[^\n]", "·", found[0])

    return ELSEWHERE.sub(strike, IMAGE.sub(strike, text_of(page)))


@cache
def mentions(page: Path) -> list[tuple[str, bool, str]]:
    """Each mention of a term in a page's prose: its id, whether it is a link to it, "file:line"."""
    text = prose(page).lower()
    return [
        (
            link_or_word["id"] or FORMS[" ".join(link_or_word["word"].split())],
            bool(link_or_word["id"]),
            f"{relative(page)}:{text.count(chr(10), 0, link_or_word.start()) + 1}",
        )
        for link_or_word in LINK_OR_WORD.finditer(text)
    ]


def is_deeper(page: Path, at: str) -> bool:
    """Whether a mention, "file:line", stands where only those read who want more."""
    return page.parent != EN or int(at.rpartition(":")[2]) in folds(page)


@cache
def folds(page: Path) -> set[int]:
    """The lines that only those read who unfold them."""
    return folded(text_of(page))


def test_every_entry_is_read() -> None:
    """A line that looks like an entry and isn't one would have no tooltip."""
    page = text_of(EN / glossary.PAGE)
    assert page.count("{:") == page.count("\n:   ") == len(TERMS) >= 60


def test_every_entry_has_english_chinese_and_its_slug() -> None:
    none_of(
        [
            f"{term.id}: {term.names[0]!r} should have the id {slug!r}, and a Chinese name"
            for term in TERMS.values()
            if (slug := term.names[0].lower().replace(" ", "-").replace("'", "")) != term.id
            or not re.search(r"[\u4e00-\u9fff]", term.translation)
            or re.search(r"[\u4e00-\u9fff]", "".join(term.names))
        ]
    )


def test_entries_are_in_alphabetical_order() -> None:
    names = [term.names[0].lower() for term in TERMS.values()]
    none_of([f"{later} comes before {name}" for name, later in pairwise(names) if name >= later])


def test_definitions_are_plain_sentences() -> None:
    """A tooltip shows no markup and no number that a mark would have to cover."""
    none_of(
        [
            f"{term.id}: {term.definition!r}"
            for term in TERMS.values()
            if not re.fullmatch(r"[\"A-Z][^\d`$*_\[\]<>]*[.)]", term.definition)
        ]
    )


def test_the_chapter_of_an_entry_speaks_of_it() -> None:
    spoken = {
        page.relative_to(EN).as_posix(): {term for term, _, _ in mentions(page)}
        for page in CHAPTERS
    }
    none_of(
        [
            f"{term.id}: {term.chapter or 'no chapter'} doesn't speak of it"
            for term in TERMS.values()
            if term.id not in spoken.get(term.chapter, ())
        ]
    )


def test_every_term_is_explained_where_it_is_first_met() -> None:
    """Its first mention in what is open is a link to it; else the first in what unfolds."""
    first: dict[str, tuple[bool, str]] = {}
    read = [(page, *mention) for page in CHAPTERS for mention in mentions(page)]
    for _, term, linked, at in sorted(read, key=lambda found: is_deeper(found[0], found[3])):
        first.setdefault(term, (linked, at))
    nowhere = False, "no page speaks of it"
    none_of(
        [
            f"{at}: link the first {term!r}"
            for term in TERMS
            for linked, at in [first.get(term, nowhere)]
            if not linked
        ]
    )


def test_on_the_short_path_a_term_is_explained_where_it_is_first_met() -> None:
    """Who walks it has read the home page, and nothing that unfolds."""
    first: dict[str, tuple[bool, str]] = {}
    home = EN / "index.md"
    for page, lines in [(home, range(10_000)), *((s.page, s.lines) for s in stops(EN))]:
        for term, linked, at in mentions(page):
            if int(at.rpartition(":")[2]) in lines and not is_deeper(page, at):
                first.setdefault(term, (linked, at))
    none_of(
        [
            f"{at}: on the short path, this is the first {term!r}; link it here"
            for term, (linked, at) in first.items()
            if not linked
        ]
    )


def test_every_link_to_the_glossary_leads_to_what_it_says() -> None:
    """The link's text and the term have a word in common, but for its ending."""
    none_of(
        [
            f"{relative(page)}: {link[0]}"
            for page in CHAPTERS
            for link in re.finditer(LINK, prose(page))
            if link["id"] not in TERMS or not share_a_word(link["text"], TERMS[link["id"]])
        ]
    )


def share_a_word(text: str, term: glossary.Term) -> bool:
    """Whether a word of the text begins as a word of the term's names does."""
    begin = {word[:4] for form in forms(term) for word in form.split()}
    return any(word[:4] in begin for word in text.lower().split())


def test_links_stand_in_prose_and_once_a_page() -> None:
    """More would be noise; and in code, they would show their brackets."""
    links = "glossary.md#"
    twice = [
        f"{relative(page)}: {term} is linked {times} times"
        for page in CHAPTERS
        for term, times in Counter(term for term, linked, _ in mentions(page) if linked).items()
        if times > 1
    ]
    outside = [
        f"{relative(page)}: a link to the glossary outside the prose"
        for page in CHAPTERS
        if text_of(page).count(links) != prose(page).count(links)
    ]
    none_of(twice + outside)


def test_a_link_shows_the_definition_of_its_own_edition(tmp_path: Path) -> None:
    """Quotation marks stay inside the attribute; a link to no term is left for MkDocs to name."""
    entry = 'NaN · 非数 {: #nan }\n:   "不是数"。 [第五章](05-x.md)\n'
    (tmp_path / glossary.PAGE).write_text(entry, "utf-8")
    gone = '<a href="../glossary/#gone">'
    shown = glossary.explain(f'<a href="../glossary/#nan">NaN</a>{gone}', tmp_path)
    title = "&quot;不是数&quot;。"
    assert shown == f'<a class="term" href="../glossary/#nan" title="{title}">NaN</a>{gone}'


def test_a_page_without_terms_needs_no_glossary(tmp_path: Path) -> None:
    html = '<a href="../references/#he2015">'
    assert glossary.explain(html, tmp_path) == html
