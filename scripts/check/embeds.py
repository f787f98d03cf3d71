"""What the chapters embed and show, held against what the snippets offer and the figures draw.

Where a page names a region or a figure that isn't there, nobody is told that another isn't shown:
that is the same mistake, seen from behind.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.core.paths import DOCS, SNIPPETS, ours, relative
from scripts.core.problem import Problem
from scripts.core.texts import misread, once, text_of
from scripts.make.figures import Figure, all_figures
from scripts.read.functions import unreadable
from scripts.read.lab import all_labs
from scripts.read.markdown import (
    EMBED,
    FIGURE,
    IMAGE,
    INLINE,
    PAGE_LINK,
    embeds,
    fences,
    line_of,
    pages,
    read_regions,
)
from scripts.read.marks import MARK

KEY = re.compile(r"(?:^|\. )[A-Z][^.:]{0,40}:")  # "Dots: …" in a caption
SAID = re.compile(rf"^description:[^\n]*$|{IMAGE.pattern}", re.DOTALL | re.MULTILINE)
ALT_MOST, KEYS_MOST = 200, 2


def find_problems() -> list[Problem]:
    """All that stops a build: of the snippets, the labs, the references, and of every page."""
    docs = [*pages(), *ours(DOCS, "**/*.py"), *ours(DOCS, "**/*.json")]
    found = [wrong for path in docs if (wrong := misread(path))]
    found += [wrong for lab in all_labs() for wrong in lab.problems]
    if snippets := unreadable():
        return sorted(found + snippets)  # who knows what they would offer
    figures = all_figures()
    found += [problem for page in pages() for problem in _of_page(page, figures)]
    return sorted(found + elsewhere())


def of_page(page: Path) -> list[Problem]:
    """Regions, figures and pages that a page names and that are not there, and figures that it
    shows without their code, or undescribed.
    """
    return (
        [] if unreadable() else sorted(_of_page(page, all_figures()))
    )  # who knows what they would offer


def _of_page(page: Path, figures: dict[str, Figure]) -> list[Problem]:
    text = text_of(page)
    return [*_in_itself(page), *_regions(page), *_figures(page, text, figures), *_links(page, text)]


@once
def _in_itself(page: Path, text: str) -> list[Problem]:
    return [*_outside(page, text), *_undescribed(page, text), *_formulas(page, text)]


def elsewhere() -> list[Problem]:
    """Regions that are open, twice there, empty or unused, and figures that no page shows."""
    found: list[Problem] = []
    every = [embed for page in pages() for embed in embeds(page)]
    used = {(embed.path, embed.region) for embed in every}
    for path in ours(SNIPPETS, "**/*.py"):
        regions, problems = read_regions(path)
        found += problems
        asked = {name for file, name in used if file == path}
        for name in regions.keys() - asked if asked <= regions.keys() else ():
            what = f'no page embeds the region "{name}"; show it or remove its markers'
            found.append(_at(path, regions[name].line, what))
    texts = [text_of(page) for page in pages()]
    shown = {image[2] for text in texts for image in IMAGE.finditer(text)}
    figures = all_figures()
    for name, figure in figures.items() if shown <= figures.keys() else ():
        if name not in shown:
            what = f'no page shows the figure "{name}"; show it or remove {figure.function}()'
            found.append(Problem(figure.path, figure.line, what))
    return found


def _regions(page: Path) -> Iterator[Problem]:
    before: set[tuple[str, str]] = set()
    for embed in embeds(page):
        key = embed.file, embed.region
        if not embed.path.is_file() or embed.region not in read_regions(embed.path)[0]:
            what = f'no region "{embed.region}" in snippets/{embed.file}; name one that is there'
            yield _at(page, embed.line, what)
        if key in before:
            yield _at(page, embed.line, f"{embed.file}:{embed.region} is shown here twice")
        before.add(key)


def _outside(page: Path, text: str) -> Iterator[Problem]:
    """Lines that embed something and are read by nobody but the renderer."""
    fenced = [range(f.line, f.line + len(f.lines)) for f in fences(text) if f.info == "python"]
    for number, line in enumerate(text.splitlines(), 1):
        if "8<-" in line and not (EMBED.match(line) and any(number in each for each in fenced)):
            what = 'write --8<-- "file.py:region" on a line of its own, in a python fence'
            yield _at(page, number, f"code is embedded in a way that nobody checks; {what}")


def _figures(page: Path, text: str, figures: dict[str, Figure]) -> Iterator[Problem]:
    drawn = {(f.path, f.function): f.name for f in figures.values()}
    embedded = {(f"snippets/{embed.file}", embed.region): embed.line for embed in embeds(page)}
    here = {image[2] for image in IMAGE.finditer(text)}
    for key in embedded.keys() & drawn.keys() if here <= figures.keys() else ():
        if drawn[key] not in here:
            what = (
                f'the code of the figure "{drawn[key]}" is shown without it; show the figure, too'
            )
            yield _at(page, embedded[key], what)
    for image in IMAGE.finditer(text):
        line, name = line_of(text, image.start()), image[2]
        if name not in figures:
            yield _at(page, line, f'no function in snippets/figures/ draws the figure "{name}"')
            continue
        if not image[1].strip():
            yield _at(page, line, f'the figure "{name}" has no alt text; state what it shows')
        file, function = figures[name].path, figures[name].function
        if (file, function) not in embedded:
            code = f"{file.removeprefix('snippets/')}:{function}"
            yield _at(page, line, f'the figure "{name}" is shown without its code; embed {code}')


def _undescribed(page: Path, text: str) -> Iterator[Problem]:
    """Figures that show more than one thing, and don't describe it for those who can't see it."""
    for figure in FIGURE.finditer(text):
        alts = [MARK.sub("", image[1]) for image in IMAGE.finditer(figure["images"])]
        keys = KEY.findall(MARK.sub("", figure["caption"]))
        if figure["shown"] or (len(keys) <= KEYS_MOST and max(map(len, alts)) <= ALT_MOST):
            continue
        what = (
            "shows more than one thing, as its caption has a key of more than "
            f"{KEYS_MOST} entries, or its alt text more than {ALT_MOST} characters; "
            'describe it below the caption, in ??? shown "What the figure shows"'
        )
        name = IMAGE.search(figure["images"])[2]
        yield _at(page, line_of(text, figure.start()), f'the figure "{name}" {what}')


def _links(page: Path, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        for target in PAGE_LINK.findall(line):
            if not (page.parent / target).is_file():
                yield _at(page, number, f"there is no page {target}")


def _formulas(page: Path, text: str) -> Iterator[Problem]:
    """Formulas where nothing is typeset."""
    for said in SAID.finditer(text):
        if re.search(INLINE, said[0]):
            what = "a formula shows its source in a description or an alt text; write it as text"
            yield _at(page, line_of(text, said.start()), what)


def _at(path: Path, line: int, what: str) -> Problem:
    return Problem(relative(path), line, what)
