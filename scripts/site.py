"""Build the site aside and put it in place of the last one when it is whole."""

import fcntl
import shutil
from pathlib import Path

from scripts import figures
from scripts.paths import CACHE, ROOT, SITE

ASIDE = CACHE / "site"
LAST = CACHE / "last-site"


def editions() -> list[tuple[Path, Path]]:
    """Each edition's configuration and its folder: English at the top, mkdocs.zh.yml in zh/."""
    others = sorted(ROOT.glob("mkdocs.*.yml"))
    return [(ROOT / "mkdocs.yml", ASIDE)] + [
        (path, ASIDE / path.stem.split(".")[1]) for path in others
    ]


def build() -> int:
    """Build every edition; the exit code is 0, or 1 with the last site untouched."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a second build waits for the first
        figures.begin()
        if not (_results_are_current() and _build_aside()):
            figures.stop()
            print("\nThe site was not built; site/ is as it was.")
            return 1
        shutil.rmtree(LAST, ignore_errors=True)
        if SITE.exists():
            SITE.rename(LAST)
        ASIDE.rename(SITE)
        shutil.rmtree(LAST, ignore_errors=True)
    return 0


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
