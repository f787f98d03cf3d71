"""The files that all languages share: styles, scripts, pictures, and parts of others."""

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from scripts.core import zipped
from scripts.core.paths import ASSETS, NODE_MODULES, SNIPPETS, ours, relative
from scripts.core.problem import Problem
from scripts.make import runtime
from scripts.make.bundles import bundles
from scripts.make.formulas import KATEX
from scripts.make.pictures import palette

ALL_THE_CODE = "snippets.zip"
PACKED = (".br", ".gz")
SOURCES = (".css", ".js", ".mjs")  # of the site's own scripts and styles
LUNR_JOINS, LUNR_PARTS = "e=e+s+o.id}return e", 'e=e+s+o.id+","}return e'
SEARCH_WORKER = re.compile(r"assets/javascripts/workers/search\..*\.js")
NIGHT = '@media screen{[data-md-color-scheme="slate"]'
KATEX_FILES = {
    "assets/katex/katex.min.css": KATEX / "dist/katex.min.css",
    "assets/katex/LICENSE": KATEX / "LICENSE",
}
OFFLINE_FILES = {
    "assets/iframe-worker.js": NODE_MODULES / "iframe-worker/shim/index.js",
    "assets/iframe-worker.LICENSE": NODE_MODULES / "iframe-worker/LICENSE",
}


def is_offline(config: MkDocsConfig) -> bool:
    """True for a site that is read from a disk."""
    return not config.use_directory_urls  # so the offline plugin has set it


def shared(config: MkDocsConfig) -> Iterator[File]:
    """Every shared file, for the site of one language."""
    for path in ours(ASSETS):
        uri = path.relative_to(ASSETS.parent).as_posix()
        if path.suffix not in SOURCES:
            yield File.generated(config, uri, abs_src_path=str(path))
    for name, text in bundles().items():
        whole = palette(NIGHT, "}") + text if name == "site.css" else text
        uri = "offline.js" if name == "run/offline.js" else f"{ASSETS.name}/{name}"
        yield File.generated(config, uri, content=whole)
    yield File.generated(config, ALL_THE_CODE, content=all_the_code())
    for uri, path in (KATEX_FILES | (OFFLINE_FILES if is_offline(config) else {})).items():
        yield File.generated(config, uri, abs_src_path=str(path))


def mend_search(files: Files, config: MkDocsConfig) -> list[Problem]:
    """Part the labels of lunr 2.3.9's token sets, which it joins to tell two sets apart.

    A label that is a digit, before a number, is read in two ways: then two sets of words are held
    for one, a word is found that no page has, and the search for its beginning fails.
    """
    [worker] = [f for f in files if SEARCH_WORKER.fullmatch(f.src_uri)]
    script = worker.content_string
    if script.count(LUNR_JOINS) != 1:
        what = "lunr's TokenSet.toString has changed; mend what mend_search replaces, or drop it"
        return [Problem(relative(Path(worker.abs_src_path)), 1, what)]
    worker.content_string = script.replace(LUNR_JOINS, LUNR_PARTS)
    return []


def all_the_code() -> bytes:
    """The snippets beside what tells how to use them."""
    top = Path("bend-the-line")
    names = {path: top / path.relative_to(SNIPPETS.parent) for path in ours(SNIPPETS)}
    names[SNIPPETS / "README.md"] = top / "README.md"
    return _packed(tuple((name.as_posix(), path.read_bytes()) for path, name in names.items()))


def code_at_once() -> str:
    """The snippets for a page, which has nothing to unpack: the bytes of each file as letters."""
    files = {path.relative_to(SNIPPETS.parent).as_posix(): path for path in ours(SNIPPETS)}
    letters = {name: path.read_bytes().decode("latin-1") for name, path in files.items()}
    return json.dumps(letters, ensure_ascii=False)


_packed = cache(zipped.pack)


def write_python(site: Path, programs: dict[str, list[dict]], *, is_offline: bool) -> dict:
    """Write what running a page's code takes: Python, and each page's program; tell of the first.

    A site that is read from a disk is packed as a whole, so that nothing in it is packed before.
    """
    folder, place = runtime.wait(), site / ASSETS.name / "run"
    python = json.loads((folder / "manifest.json").read_text("utf-8"))
    there = place / python["digest"]
    there.mkdir(parents=True)
    for file in folder.iterdir():
        if not (is_offline and file.suffix in PACKED):
            shutil.copyfile(file, there / file.name)
    if is_offline:
        python["files"] = {name: {"bytes": s["bytes"]} for name, s in python["files"].items()}
        (there / "manifest.json").write_text(json.dumps(python), "utf-8")
    (place / "snippets.json").write_text(code_at_once(), "utf-8")
    for name, blocks in programs.items():
        if blocks:
            file = place / f"pages/{name}.json"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(blocks, ensure_ascii=False), "utf-8")
    return python
