"""Build the site aside and put it in place of the last one when it is whole."""

import fcntl
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.core import dates, digest, kept, zipped
from scripts.core.paths import (
    CACHE,
    DOCS,
    NODE_MODULES,
    OFFLINE,
    ROOT,
    SCRIPTS,
    SITE,
    SNIPPETS,
    TESTS,
    ours,
)
from scripts.core.texts import text_of

ASIDE = CACHE / "site"
BUILT = CACHE / "built.json"
EDITION = re.compile(r"mkdocs\.[a-z]{2}(?:-\w+)?\.yml")
SETTING = re.compile(r"!ENV \[?(\w+)")
DAY = 24 * 60 * 60


def editions(top: Path = ASIDE) -> list[tuple[Path, Path]]:
    """Each edition's configuration and its folder: English at the top, mkdocs.zh.yml in zh/."""
    others = [path for path in sorted(ROOT.glob("mkdocs.*.yml")) if EDITION.fullmatch(path.name)]
    return [(ROOT / "mkdocs.yml", top)] + [(path, top / path.stem.split(".")[1]) for path in others]


def build() -> int:
    """Build every edition; the exit code is 0, or 1 with the last site untouched."""
    with _alone():
        source = _source()
        if kept.fresh(BUILT, source) == _digest(_files(SITE)):
            print("Nothing has changed; site/ is up to date.")
            return 0
        failed = _build(_put_in_place, "The site was not built; site/ is as it was.")
        if not failed:
            kept.keep(BUILT, _digest(_files(SITE)), given=source)
        return failed


def build_offline() -> int:
    """Build every edition for reading from a disk, as one zip; the exit code is as for `build`."""
    os.environ["OFFLINE"] = "true"
    with _alone():
        return _build(_pack, f"Nothing was packed; {OFFLINE.name} is as it was.")


@contextmanager
def _alone() -> Iterator[None]:
    """A second build waits for the first; neither begins with a date that is none."""
    dates.epoch()
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _source() -> str:
    """All that a site is built from: files to the byte, libraries, settings, and the day."""
    configs = [config for config, _folder in editions()]
    packages = NODE_MODULES.glob(".package-lock.json")
    read = [path for folder in (DOCS, SNIPPETS, SCRIPTS) for path in _files(folder)]
    read += [*ours(TESTS, "*.json"), *configs, *packages]
    asked = {name for config in configs for name in SETTING.findall(text_of(config))}
    settings = {name: os.environ.get(name) for name in sorted(asked)}
    return json.dumps([_digest(read), settings, dates.epoch() // DAY, kept.installed()])


def _files(folder: Path) -> list[Path]:
    """All of them: a snippet may read whatever lies there."""
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.parent.name != "__pycache__")


def _digest(paths: Iterable[Path]) -> str:
    return digest.of("\n".join(f"{path} {digest.of(path.read_bytes())}" for path in paths))


def _build(use: Callable[[], None], else_say: str) -> int:
    from scripts.make import drawing  # where nothing has changed nobody needs it

    drawing.begin()
    if not _build_aside():
        drawing.stop()
        print(f"\n{else_say}")
        return 1
    use()
    shutil.rmtree(ASIDE, ignore_errors=True)
    return 0


def _mode(path: Path) -> int:
    """All may read the site, whatever the umask of who builds it."""
    return zipped.FOLDER if path.is_dir() else zipped.FILE


def _put_in_place() -> None:
    """In site/ itself, which may be a link, or on a disk of its own: whole beside the last site,
    then in its place.
    """
    new, old = SITE / ".new", SITE / ".old"
    SITE.mkdir(exist_ok=True)
    with suppress(PermissionError):  # a mount may be another's
        SITE.chmod(_mode(SITE))
    for left in (new, old):  # by a build that was killed
        shutil.rmtree(left, ignore_errors=True)
    try:
        shutil.move(ASIDE, new)
        for path in (new, *new.rglob("*")):
            path.chmod(_mode(path))
        old.mkdir(exist_ok=True)
        for last in {*SITE.iterdir()} - {new, old, SITE / ".git"}:
            last.rename(old / last.name)
        for built in [*new.iterdir()]:
            built.rename(SITE / built.name)
    finally:
        for left in (new, old):
            shutil.rmtree(left, ignore_errors=True)


def _pack() -> None:
    """Write the site, built aside, as one file."""
    paths = (ASIDE, *sorted(ASIDE.rglob("*")))
    names = [Path(OFFLINE.stem, path.relative_to(ASIDE)).as_posix() for path in paths]
    contents = [None if path.is_dir() else path.read_bytes() for path in paths]
    kept.write(OFFLINE, zipped.pack(zip(names, contents, strict=True), dates.epoch()))


def _build_aside() -> bool:
    from click import Abort, ClickException
    from mkdocs.__main__ import cli  # takes half a second, and the figures needn't wait for it

    for config, folder in editions():
        try:
            cli(["build", "-f", str(config), "-d", str(folder)], standalone_mode=False)
        except ClickException as error:
            error.show()
            return False
        except SystemExit as error:
            print(error)
            return False
        except Abort:
            raise KeyboardInterrupt from None
    return True
