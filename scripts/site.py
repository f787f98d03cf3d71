"""Build the site aside and put it in place of the last one when it is whole."""

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
    figures.begin()
    from mkdocs.__main__ import cli  # takes half a second, and the figures needn't wait for it

    for config, folder in editions():
        try:
            cli(["build", "-f", str(config), "-d", str(folder)], standalone_mode=False)
        except SystemExit as error:
            print("\nThe site was not built; site/ is as it was.")
            return int(bool(error.code))
    shutil.rmtree(LAST, ignore_errors=True)
    if SITE.exists():
        SITE.rename(LAST)
    ASIDE.rename(SITE)
    shutil.rmtree(LAST, ignore_errors=True)
    return 0
