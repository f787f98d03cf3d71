"""The references: what the chapters cite is in the list, and what is in the list is cited."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import markdown
import pytest

from scripts.check import survivors
from scripts.core.paths import DOCS, ROOT, ours, relative
from scripts.core.texts import text_of
from scripts.read import references
from scripts.read.markdown import chapters, pages
from tests.failing import none_of

WORKS = {work["id"]: work for work in references.works()}
EDITIONS = [page.parent for page in ours(DOCS, "*/references.md")]
CITED = [
    (f"{relative(page)}:{line}", shown, key)
    for page in pages()
    for line, shown, key in references.citations(page)
]

OUTSIDE = re.compile(r"\]\((https?://[^)\s]+)")

# What CSL-JSON calls the fields that are used here, and how their values look.
TYPES = {
    "article",
    "article-journal",
    "book",
    "chapter",
    "dataset",
    "paper-conference",
    "post-weblog",
    "thesis",
}
FIELDS = {
    "title": r"\S.*[^.\s]",
    "event-title": r"[A-Z]+",
    "container-title": r"\S.*[^.\s]",
    "volume": r"\d+",
    "issue": r"\d+",
    "page": r"\d+-\d+(, \d+-\d+)*",
    "genre": r"\w+",
    "publisher": r"\S.*[^.\s]",
    "language": r"de|fr",
    "DOI": r"10\.\d{4,}/\S+",
    "number": r"arXiv:\d{4}\.\d{4,5}",
    "URL": r"https://[\w.-]+/\S+",
}
DOIS_SINCE = 1950  # older journals, and none younger, may do with a volume or pages


def year(work: dict) -> int:
    return work["issued"]["date-parts"][0][0]


def ascii_lower(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_a_work_is_csl_json(work: dict) -> None:
    assert work.keys() <= {"id", "type", "author", "issued", *FIELDS}
    assert work["type"] in TYPES
    assert work["author"]
    for author in work["author"]:
        assert author.keys() == {"family", "given"}
        assert all(re.fullmatch(r"[A-ZŁ][\w. -]*", name) for name in author.values())
    assert work["issued"].keys() == {"date-parts"}
    assert re.fullmatch(r"1[89]\d\d|20[012]\d", str(year(work)))
    for field in work.keys() & FIELDS.keys():
        assert re.fullmatch(FIELDS[field], work[field]), field
        assert not re.search(r"[*`<>\\\[\]]", work[field]), field
    if "number" in work:
        assert work["URL"] == work["number"].replace("arXiv:", "https://arxiv.org/abs/")


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_a_key_is_surname_and_year(work: dict) -> None:
    surname = ascii_lower(work["author"][0]["family"])
    assert re.fullmatch(rf"{surname}[a-z]*{year(work)}", work["id"])


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_a_work_can_be_found(work: dict) -> None:
    on_paper = year(work) < DOIS_SINCE and work.keys() & {"volume", "page"}
    assert work.keys() & {"DOI", "URL", "publisher"} or on_paper


def test_keys_are_unique_and_sorted_and_so_are_links() -> None:
    keys = [work["id"] for work in references.works()]
    assert keys == sorted(set(keys))
    links = [work[field] for work in WORKS.values() for field in ("DOI", "URL") if field in work]
    assert len(links) == len(set(links))


@pytest.mark.parametrize("edition", EDITIONS, ids=relative)
def test_every_work_is_cited(edition: Path) -> None:
    numbered = [*chapters(edition), *chapters(edition / "deeper")]
    cited = {key for chapter in numbered for _, _, key in references.citations(chapter)}
    idle = sorted(WORKS.keys() - cited)
    assert not idle, f"no chapter of {relative(edition)} cites {idle}; cite or remove"


def test_every_citation_names_its_work() -> None:
    """Key, year and each name in a link are those of a work, and its first author is named."""
    problems = []
    for at, shown, key in CITED:
        work = WORKS.get(key)
        names = [name for author in work["author"] for name in author.values()] if work else []
        parts = {part for name in names for part in re.findall(r"[^\W\d_]+", name)}
        said = {word for word in re.findall(r"[^\W\d_]+", shown) if word[0].isupper()}
        if not work:
            problems.append(f"{at}: docs/references.json has no {key}")
        elif work["author"][0]["family"] not in said or not said <= parts:
            problems.append(f"{at}: [{shown}] isn't who wrote {key}: {', '.join(names)}")
        elif re.findall(r"\d+", shown) != [str(year(work))]:
            problems.append(f"{at}: [{shown}] isn't of {year(work)}")
    none_of(problems)


def test_every_link_to_a_reference_is_a_citation() -> None:
    """One in a form that isn't recognised would count neither here nor in the list."""
    linked = Counter(
        relative(page)
        for page in pages()
        for _ in re.findall(r"references(?:\.md|/)?#", text_of(page))
    )
    assert linked == Counter(at.rpartition(":")[0] for at, _, _ in CITED)


@pytest.mark.parametrize("edition", EDITIONS, ids=relative)
def test_the_page_lists_every_work_once_with_its_anchor_and_who_cites_it(edition: Path) -> None:
    page = edition / "references.md"
    filled = references.fill(text_of(page), edition)
    html = markdown.markdown(filled.partition("# ")[2], extensions=["attr_list"])
    items = dict(re.findall(r'<li id="([^"]*)">(.*?)</li>', html, re.DOTALL))
    assert html.count("<li") == len(items)
    assert list(items) == list(WORKS)
    for key, item in items.items():
        work = WORKS[key]
        assert not re.search(r"[{}*\[\]]|<h", item.replace("<https", "")), item
        assert all(author["family"] in item for author in work["author"])
        assert f"({year(work)}). " in item
        assert work["title"] in item
        assert (f'<span lang="{work.get("language")}">' in item) == ("language" in work)
        links = re.findall(r'href="([^"]*)"', item)
        doi = [f"https://doi.org/{work['DOI']}"] if "DOI" in work else []
        citing = [
            chapter.relative_to(edition).as_posix()
            for chapter in [*chapters(edition), *chapters(edition / "deeper")]
            if f"references.md#{key})" in text_of(chapter)
        ]
        assert links == doi + ([work["URL"]] if "URL" in work else []) + citing


def test_chapters_are_named_by_their_numbers_in_order(tmp_path: Path) -> None:
    """A page without a number is none."""
    for name in ("10-c", "03-b", "claims", "02-a", "index", "01-x"):
        cites = "" if name == "01-x" else "[Runge (1901)](references.md#runge1901)"
        (tmp_path / f"{name}.md").write_text(cites, "utf-8")
    filled = references.fill("text\n- {work} in {chapters}\ntext", tmp_path).splitlines()
    assert filled[0] == filled[-1] == "text"
    place = filled.index("  {: #runge1901 }")
    assert filled[place - 1].endswith(" in [2](02-a.md), [3](03-b.md), [10](10-c.md)")


def test_an_entry_is_plain() -> None:
    """The two-part article, the chapter of a book and the thesis, as they are shown."""
    assert references.entry(WORKS["weierstrass1885"]).endswith("Berlin*, 633–639, 789–805.</span>")
    assert references.entry(WORKS["lecunefficient1998"]).endswith(
        "Efficient BackProp. *Neural Networks: Tricks of the Trade*, 9–50, Springer. "
        "[doi:10.1007/3-540-49430-8_2](<https://doi.org/10.1007/3-540-49430-8_2>)"
    )
    assert references.entry(WORKS["hochreiter1991"]).endswith(
        "Netzen. Diplomarbeit, Technische Universität München.</span>"
    )
    assert references.entry(WORKS["kidger2020"]).endswith(
        "COLT, *Proceedings of Machine Learning Research* 125, 2306–2327. "
        "[arXiv:1905.08539](<https://arxiv.org/abs/1905.08539>)"
    )
    assert references.entry(WORKS["glorot2010"]).endswith(
        " 249–256. [proceedings.mlr.press](<https://proceedings.mlr.press/v9/glorot10a.html>)"
    )


def test_what_a_page_links_to_outside_is_a_work_or_a_licence() -> None:
    """Anything else is approved as a line that no check can hold."""
    known = "".join(references.entry(work) for work in WORKS.values())
    known += text_of(ROOT / "LICENSE")
    wrong = [
        f"{relative(page)}:{number}: {link} is in neither docs/references.json nor LICENSE"
        for page in pages()
        for number, line in enumerate(text_of(page).splitlines(), 1)
        for link in OUTSIDE.findall(line)
        if link not in known and not survivors.is_accepted(relative(page), line.strip())
    ]
    none_of(wrong)
