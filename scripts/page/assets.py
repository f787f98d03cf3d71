"""The files that all languages share: styles, scripts, pictures, and parts of others."""

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from scripts.core import zipped
from scripts.core.paths import ASSETS, NODE_MODULES, SNIPPETS, ours
from scripts.make.formulas import KATEX
from scripts.make.pictures import palette

ALL_THE_CODE = "snippets.zip"
COMMENT = re.compile(r"/\*.*?\*/\s*|^ *//[^\n]*\n", re.DOTALL | re.MULTILINE)
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
        if path.suffix in (".css", ".js"):
            yield File.generated(config, uri, content=_bare(path))
        else:
            yield File.generated(config, uri, abs_src_path=str(path))
    yield File.generated(config, ALL_THE_CODE, content=all_the_code())
    for uri, path in (KATEX_FILES | (OFFLINE_FILES if is_offline(config) else {})).items():
        yield File.generated(config, uri, abs_src_path=str(path))


def all_the_code() -> bytes:
    """The snippets beside what tells how to use them."""
    top = Path("bend-the-line")
    names = {path: top / path.relative_to(SNIPPETS.parent) for path in ours(SNIPPETS)}
    names[SNIPPETS / "README.md"] = top / "README.md"
    return zipped.pack((name.as_posix(), path.read_bytes()) for path, name in names.items())


def _bare(path: Path) -> str:
    """Without comments: they are for who reads the source, and weigh a kilobyte on each page."""
    bare = COMMENT.sub("", path.read_text("utf-8"))
    return palette(NIGHT, "}") + bare if path.name == "site.css" else bare
