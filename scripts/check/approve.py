"""Approve what no code can prove: `make approve`, or `make approve PAGE=06` for one chapter.

It says what it approves, piece by piece, and writes a page with the old and the new picture of each
figure that has changed. The old one is drawn as it was last committed.
"""

import json
import re
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from scripts.check import looks, record, survivors, words
from scripts.check.record import Record
from scripts.core import committed, kept
from scripts.core.paths import CACHE, DOCS, ROOT, ours, relative
from scripts.make import pictures
from scripts.make.drawing import Drawing
from scripts.make.figures import FIGURES, Figure, all_figures

PAGE = CACHE / "approve.html"
STYLE = """\
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
figure { display: grid; gap: 1rem; grid-template-columns: 1fr 1fr; margin: 1rem 0 3rem }
figure div { background: var(--fig-paper); color: var(--fig-ink); padding: 1rem }
svg { display: block; height: auto; max-width: 100% }
"""

type Pair = tuple[str, str, str]  # name, old picture, new picture


def approve(page: str = "") -> int:
    """Approve all that has changed, of one chapter or of every one, and tell of it."""
    figures = all_figures()
    files = [relative(path) for path in words.files()]
    slugs = {*map(record.slug_of, files), *record.load()}
    chosen = _chosen(page, slugs)
    if not chosen:
        print(f"no chapter is called {page}; name it by its number or its word, as in PAGE=06")
        return 1
    if problems := Drawing().wait():
        print(*problems, sep="\n")
        return 1
    drawn = {f.name: f.fresh() for f in figures.values() if record.slug_of(f.path) in chosen}
    other = [name for name, svg in drawn.items() if looks.problem(figures[name], svg)]
    pairs = [*_pairs(other, drawn), *_readme(figures, chosen)]
    for slug in sorted(chosen):
        new = _renew(slug, [file for file in files if record.slug_of(file) == slug], drawn)
        record.save(slug, new)
    record.load.cache_clear()
    if pairs:
        kept.write(PAGE, _html(pairs))
        print(f"before and after: {relative(PAGE)}")
    return 0


def _chosen(page: str, slugs: set[str]) -> set[str]:
    numbered = {path.stem.partition("-")[0]: path for path in ours(DOCS, "**/[0-9]*.md")}
    if page.zfill(2) in numbered:
        page = numbered[page.zfill(2)].name
    return slugs & {record.slug_of(page)} if page else slugs


def _renew(slug: str, files: list[str], drawn: dict[str, str]) -> Record:
    """The record of a chapter as things are now; tells of each that was otherwise."""
    old, new = record.load().get(slug, Record()), Record()
    for figure in all_figures().values():
        if record.slug_of(figure.path) == slug:
            _say(looks.problem(figure, drawn[figure.name]))
            look, was = looks.look(drawn[figure.name]), old.looks.get(figure.name)
            new.looks[figure.name] = was if was and not looks.differs(was, look) else look
    for file in files:
        now = words.pieces(file, (ROOT / file).read_text("utf-8"))
        _say(*words.compare(file, old.words.get(file, []), now))
        if now:
            new.words[file] = [words.short(piece) for _, piece in now]
    for file, listed in old.blind.items():
        if followed := _follow(file, listed):
            new.blind[file] = followed
    for gone in [*(old.looks.keys() - new.looks), *(old.words.keys() - new.words)]:
        print(f"tests/approved/{slug}.json: {gone} is gone")
    return new


def _say(*problems: object) -> None:
    for problem in problems:
        if problem:
            print(str(problem).rpartition("; ")[0])


def _follow(file: str, listed: list[list[str]]) -> list[list[str]]:
    """The blind lines of a file; one that is gone becomes the line that is most like it."""
    moved = survivors.moved(ROOT / file, [line for line, _reason in listed])
    for line, (at, now) in moved.items():
        print(f"{file}:{at}: {now or 'nothing'!r} is blind where {line!r} was")
    followed = [[moved.get(line, (0, line))[1], reason] for line, reason in listed]
    return [[line, reason] for line, reason in followed if line]


def _pairs(names: list[str], drawn: dict[str, str]) -> list[Pair]:
    before = _drawn_before(names) if names else {}
    return [(name, before.get(name, ""), drawn[name]) for name in names]


def _drawn_before(names: list[str]) -> dict[str, str]:
    """Figures as the last commit draws them; none where no git can say."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        if not committed.lay_down(folder, "scripts", "snippets"):
            return {}
        command = [sys.executable, "-m", "scripts.make.painter", *names]
        pipe = subprocess.PIPE  # the painter stops when nobody is there any more
        with subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe) as painter:
            painter.stdout.read()
        files = [folder / FIGURES.relative_to(ROOT) / f"{name}.json" for name in names]
        return {f.stem: json.loads(f.read_text("utf-8"))["result"] for f in files if f.exists()}


def _readme(figures: dict[str, Figure], chosen: set[str]) -> list[Pair]:
    """Draw the README's picture anew, if it shows a figure of these chapters."""
    if not figures.keys() >= {*pictures.PANELS}:
        return []
    panels = [figures[name] for name in pictures.PANELS]
    if not {record.slug_of(panel.path) for panel in panels} & chosen:
        return []
    old, new = pictures.README.read_text("utf-8"), pictures.readme([p.fresh() for p in panels])
    if old == new:
        return []
    pictures.README.write_text(new, "utf-8")
    print(f"{relative(pictures.README)}: drawn anew")
    return [(relative(pictures.README), old, new)]


def _html(pairs: list[Pair]) -> str:
    """Each pair side by side, by day and by night."""
    rows = []
    for name, before, after in pairs:
        rows.append(f"<h2>{escape(name)}</h2>")
        for theme in ("day", "night"):
            shown = {"before": before or "nothing", "after": after}
            parts = (
                f'<div class="{theme}">{when}{_own_ids(picture, f"{theme}-{when}-")}</div>'
                for when, picture in shown.items()
            )
            rows.append(f"<figure>{''.join(parts)}</figure>")
    style = STYLE + pictures.palette(".night")
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Before and after</title>'
        f"<style>{style}</style><h1>Before and after</h1>{''.join(rows)}</html>\n"
    )


def _own_ids(svg: str, prefix: str) -> str:
    """The same picture may stand on a page several times; each refers to its own parts."""
    return re.sub(r'(id="|url\(#|href="#)', rf"\g<1>{prefix}", svg)
