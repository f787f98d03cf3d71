"""Which snippets can't be imported: each is tried once, in a process that may hang or die."""

import importlib
import multiprocessing
import os
import sys
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path

from scripts.core.limit import deadline, limit
from scripts.core.paths import EXPERIMENTS, ROOT, SNIPPETS, relative
from scripts.core.problem import Problem, explain
from scripts.read.imports import reached

_importer: "Importer | None" = None


def broken(path: Path) -> tuple[Path, Problem] | None:
    """The first snippet that keeps a file from being run, and what is wrong with it.

    The experiments aren't tried: what they need takes its time, and nobody imports them.
    """
    used = {each for each in {path, *reached(path)} if each.is_relative_to(SNIPPETS)}
    for each in sorted(used, key=lambda each: (len(reached(each)), each)):
        if not each.is_relative_to(EXPERIMENTS) and (wrong := _tried(each)):
            return each, wrong
    return None


def forget() -> None:
    """Try each anew, as it is then."""
    global _importer
    _importer = None
    _tried.cache_clear()


@cache
def _tried(path: Path) -> Problem | None:
    global _importer
    if sys.platform != "linux":
        return None
    if _importer is None or _importer.asker != os.getpid():  # a fork's answers would get mixed up
        _importer = Importer()
    try:
        return _importer.ask(path)
    except EOFError:
        code, _importer = _importer.end(), None
        what = f"ends the process that imports it (exit code {code}); let it only define things"
        return Problem(relative(path), 1, what)


class Importer:
    """A process that imports what it is asked for."""

    def __init__(self) -> None:
        context, self.asker = multiprocessing.get_context("fork"), os.getpid()
        self.asked, theirs = context.Pipe()
        self.process = context.Process(target=_import, args=(theirs, self.asked), daemon=True)
        self.process.start()
        theirs.close()

    def ask(self, path: Path) -> Problem | None:
        """What keeps a snippet from being imported; EOFError if the process has ended."""
        self.asked.send(path)
        return self.asked.recv()

    def end(self) -> int | None:
        """Wait for it; its exit code."""
        self.process.join()
        return self.process.exitcode


def _import(asked: Connection, theirs: Connection) -> None:
    theirs.close()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    while True:
        try:
            path = asked.recv()
        except EOFError:
            return
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        answer = None
        try:
            with deadline(), limit("importing"):
                importlib.import_module(module.removesuffix(".__init__"))
        except BaseException as error:
            answer = explain(relative(path), 1, error)
        asked.send(answer)
