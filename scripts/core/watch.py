"""Which of the project's files a process opens, and so depends on."""

import os
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scripts.core import digest
from scripts.core.paths import ROOT, relative

OURS = f"{ROOT}{os.sep}"
ENVIRONMENT = f"{sys.prefix}{os.sep}"  # may lie in the project's folder: its versions are recorded
NOT_OURS = (f"{OURS}.", *([ENVIRONMENT] if ENVIRONMENT.startswith(OURS) else []))


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
        found = _ours({*self.opened, *filter(None, modules)})
        return dict(sorted((relative(path), self._digest(path)) for path in found))

    def _digest(self, path: Path) -> str:
        return digest.of_file(path) if path.stat().st_mtime < self.started else ""


_absolute = cache(os.path.abspath)


def _ours(opened: set[str]) -> Iterator[Path]:
    for name in map(_absolute, opened):
        ours = name.startswith(OURS) and not name.startswith(NOT_OURS)
        if ours and not name.endswith(".pyc") and Path(name).is_file():
            yield Path(name)
