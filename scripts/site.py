"""Build the site aside and put it in place of the last one when it is whole."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from scripts import figures
from scripts.paths import CACHE, ROOT, SITE

ASIDE = CACHE / "site"
LAST = CACHE / "last-site"
OFFLINE = ROOT / "bend-the-line.zip"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip file knows


def editions(top: Path = ASIDE) -> list[tuple[Path, Path]]:
    """Each edition's configuration and its folder: English at the top, mkdocs.zh.yml in zh/."""
    others = sorted(ROOT.glob("mkdocs.*.yml"))
    return [(ROOT / "mkdocs.yml", top)] + [(path, top / path.stem.split(".")[1]) for path in others]


def build() -> int:
    """Build every edition; the exit code is 0, or 1 with the last site untouched."""
    return _build(_put_in_place, "The site was not built; site/ is as it was.")


def build_offline() -> int:
    """Build every edition for reading from a disk, as one zip; the exit code is as for `build`."""
    os.environ["OFFLINE"] = "true"
    return _build(_pack, f"Nothing was packed; {OFFLINE.name} is as it was.")


def _build(use: Callable[[], None], else_say: str) -> int:
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a second build waits for the first
        figures.begin()
        if not (_results_are_current() and _build_aside()):
            figures.stop()
            print(f"\n{else_say}")
            return 1
        use()
    return 0


def _put_in_place() -> None:
    shutil.rmtree(LAST, ignore_errors=True)
    if SITE.exists():
        SITE.rename(LAST)
    ASIDE.rename(SITE)
    shutil.rmtree(LAST, ignore_errors=True)


def _pack() -> None:
    """The same bytes for the same site: files in order, and a date that stays."""
    aside = OFFLINE.with_suffix(".new")
    with ZipFile(aside, "w") as packed:
        for file in sorted(path for path in ASIDE.rglob("*") if path.is_file()):
            name = Path(OFFLINE.stem, file.relative_to(ASIDE))
            packed.writestr(ZipInfo(str(name), LONG_AGO), file.read_bytes(), ZIP_DEFLATED)
    aside.replace(OFFLINE)


def _results_are_current() -> bool:
    from scripts import results

    problems = results.find_problems()
    print(*problems, sep="\n", end="\n" if problems else "")
    return not problems


def _build_aside() -> bool:
    from click import ClickException
    from mkdocs.__main__ import cli  # takes half a second, and the figures needn't wait for it

    for config, folder in editions():
        try:
            cli(["build", "-f", str(config), "-d", str(folder)], standalone_mode=False)
        except ClickException as error:
            error.show()
            return False
        except SystemExit:
            return False
    return True
