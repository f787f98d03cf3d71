"""What something was made from: the project's files that were opened for it, and libraries."""

import hashlib
import os
import sys
import sysconfig
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scripts.paths import ROOT, relative

OURS = f"{ROOT}{os.sep}"


class Watch:
    """Notes every file that this process opens from now on."""

    def __init__(self) -> None:
        self.started = time.time()
        self.opened: set[str] = set()
        sys.addaudithook(self._note)

    def _note(self, event: str, args: tuple) -> None:
        if event == "open":
            self.opened.add(str(args[0]))

    def files(self) -> dict[str, str]:
        """The project's files that were opened or imported, each with its digest.

        One that was edited since the watch began has the digest "", which fits no file.
        """
        modules = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
        return dict(sorted(_record(_ours({*self.opened, *filter(None, modules)}), self.started)))


_absolute = cache(os.path.abspath)


def _ours(opened: set[str]) -> Iterator[Path]:
    for name in map(_absolute, opened):
        ours = name.startswith(OURS) and name[len(OURS)] != "." and not name.endswith(".pyc")
        if ours and Path(name).is_file():
            yield Path(name)


def _record(sources: Iterator[Path], started: float) -> Iterator[tuple[str, str]]:
    for path in sources:
        yield relative(path), digest(path) if path.stat().st_mtime < started else ""


@cache
def _digest(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def digest(path: Path) -> str:
    """SHA-256 of a file, "" where there is none."""
    try:
        return _digest(path, path.stat().st_mtime_ns)
    except OSError:
        return ""


def changed(files: dict[str, str]) -> list[str]:
    """Those of the recorded files that are no longer what they were."""
    return [path for path, found in files.items() if digest(ROOT / path) != found]


@cache
def installed() -> dict[str, str]:
    """The version of every installed library, read from the folders they are installed in."""
    folders = Path(sysconfig.get_path("platlib")).glob("*.dist-info")
    return dict(folder.stem.split("-", 1) for folder in folders)
