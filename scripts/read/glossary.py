"""The glossary's terms, and the tooltip that each link to one of them carries."""

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from scripts.core.texts import text_of

PAGE = "glossary.md"

_ENTRY = re.compile(
    r"^(?P<names>[^\n{]+) · (?P<translation>[^\n{]+) \{: #(?P<id>\S+) \}\n"
    r":   (?:<a id=\S+></a>)?(?P<text>.+)$",
    re.MULTILINE,
)
_ALIAS = re.compile(r" \(([^()]+)\)")
_CHAPTER = re.compile(r" \[[^\[\]]*\]\((?P<chapter>(?:deeper/)?\d+-[\w-]+\.md)\)$")
_NAMES = re.compile(r"(?<=<dt id=).*?(?=</dt>)")
_HAN = re.compile(r"[\u4e00-\u9fff\uff08\uff09]+")
_LINK = re.compile(r'<a href="(?P<to>[^"#]*\bglossary(?:/|\.html)#(?P<id>[^"]+))"')


@dataclass(frozen=True)
class Term:
    """An entry: its names, the first one leading, and the chapter ("" if none) that explains it."""

    id: str
    names: tuple[str, ...]
    translation: str
    definition: str
    chapter: str


@cache
def read(page: str) -> list[Term]:
    r"""The terms of a glossary's source, in the page's order.

    >>> [term] = read("Filter (kernel) · 卷积核 {: #filter }\n:   A grid. [Chapter 1](01-a.md)")
    >>> term.id, term.names, term.translation, term.definition, term.chapter
    ('filter', ('Filter', 'kernel'), '卷积核', 'A grid.', '01-a.md')
    """
    return [_term(entry) for entry in _ENTRY.finditer(page)]


def _term(entry: re.Match[str]) -> Term:
    names = (_ALIAS.sub("", entry["names"]), *_ALIAS.findall(entry["names"]))
    chapter = _CHAPTER.search(entry["text"])
    definition = _CHAPTER.sub("", entry["text"])
    return Term(
        entry["id"], names, entry["translation"], definition, chapter["chapter"] if chapter else ""
    )


def explain(html: str, docs: Path) -> str:
    """Give each link to the glossary in a built page its definition as a tooltip.

    html: the page's content; docs: its edition's folder, where the glossary's source is.
    A link to a term that isn't there stays as it is: MkDocs complains of its anchor.
    """
    if not _LINK.search(html):
        return html
    page = text_of(docs / PAGE)
    titles = {term.id: escape(term.definition) for term in read(page)}

    def tooltip(link: re.Match[str]) -> str:
        title = titles.get(link["id"])
        return f'<a class="term" href="{link["to"]}" title="{title}"' if title else link[0]

    return _LINK.sub(tooltip, html)


def name_the_language(html: str) -> str:
    """Tell screen readers which part of a term is Chinese.

    >>> name_the_language('<dt id="label">Label · 标签</dt>')
    '<dt id="label">Label · <span lang="zh">标签</span></dt>'
    """
    return _NAMES.sub(lambda dt: _HAN.sub(r'<span lang="zh">\g<0></span>', dt[0]), html)
