"""An end to what would never end, and where it was when it did."""

import faulthandler
import mmap
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from scripts.core.paths import SNIPPETS

SECONDS = 60
GRACE = 5  # seconds to stop in, then the process ends

hung: set[Path] = set()  # the snippets in which time ran out
_place = mmap.mmap(-1, 1000)


@contextmanager
def limit(doing: str) -> Iterator[None]:
    """TimeoutError in what takes too long, where a signal reaches it."""

    def out_of_time(_signal: int, frame: FrameType | None) -> None:
        while frame and not (path := Path(frame.f_code.co_filename)).is_relative_to(SNIPPETS):
            frame = frame.f_back
        hung.update({path} if frame else ())
        raise TimeoutError(f"still {doing} after {SECONDS} s; make it faster or do less")

    ours = os.getpid()
    signal.signal(signal.SIGALRM, out_of_time)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        if os.getpid() != ours:
            os._exit(0)  # a fork that nobody waits for
        signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def deadline() -> Iterator[None]:
    """Where no signal reaches what takes too long, the process ends: a thread watches it, which
    costs some milliseconds.
    """
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(SECONDS + GRACE, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def share() -> mmap.mmap:
    """Memory in which a process that is forked now leaves its `place`."""
    global _place
    _place = mmap.mmap(-1, 1000)
    return _place


def place(where: str) -> None:
    """Leave word of where this process is, in case that it ends there."""
    _place[:] = where.encode()[: len(_place)].ljust(len(_place), b"\0")


def last_place(shared: mmap.mmap) -> str:
    """Where a process was last, "" if it left no word."""
    return shared[:].rstrip(b"\0").decode()
