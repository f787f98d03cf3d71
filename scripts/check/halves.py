"""A run of the checks in two halves at once: what is loaded and collected is so once, for both.

pytest-xdist would load and collect everything in each of its workers, which takes as long as it
saves here. It runs `make test`, whose tests wait for builds and browsers.
"""

import os
import pickle
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby
from typing import BinaryIO

import pytest

type Items = list[pytest.Item]


class Sender:
    """Writes the reports of one half for the other."""

    def __init__(self, config: pytest.Config, file: BinaryIO) -> None:
        self.config, self.file = config, file

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Write a report."""
        hook = self.config.hook.pytest_report_to_serializable
        pickle.dump(hook(config=self.config, report=report), self.file)
        self.file.flush()


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Run one half in a fork and the other here, then tell of the fork's as well."""
    option, config = session.config.option, session.config
    whole = option.collectonly or option.usepdb or option.maxfail or sys.platform != "linux"
    if whole or getattr(option, "dist", "no") != "no" or hasattr(config, "workerinput"):
        return None  # where no half can be forked, or others divide the work
    ours, theirs = halve(session.items)
    with tempfile.TemporaryFile() as file:
        if not (child := os.fork()):
            try:
                config.pluginmanager.unregister(name="terminalreporter")
                config.pluginmanager.register(Sender(config, file))
                run(theirs)
                os._exit(0)
            finally:
                os._exit(1)
        try:
            run(ours)
        except KeyboardInterrupt:
            os.kill(child, signal.SIGKILL)
            raise
        finally:
            os.waitpid(child, 0)
        file.seek(0)
        ended = set(tell(config, file))
    for item in theirs:
        if item.nodeid not in ended:
            raise pytest.UsageError(f"{item.nodeid} ended the process that ran it")
    return True


def tell(config: pytest.Config, file: BinaryIO) -> Iterator[str]:
    """Tell of the reports in a file; the names of the checks that came to their end."""
    with suppress(EOFError):
        while True:
            data = pickle.load(file)
            report = config.hook.pytest_report_from_serializable(config=config, data=data)
            config.hook.pytest_runtest_logreport(report=report)
            if report.when == "teardown":
                yield report.nodeid


def halve(items: Items) -> tuple[Items, Items]:
    """The checks of each file to the half that has fewer."""
    halves: tuple[Items, Items] = [], []
    for _path, group in groupby(items, key=lambda item: item.path):
        min(halves, key=len).extend(group)
    return halves


def run(items: Items) -> None:
    """Run them, each knowing the next."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
