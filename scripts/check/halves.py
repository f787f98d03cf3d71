"""A run of the checks in two halves at once: what is loaded and collected is so once, for both.

pytest-xdist would load and collect everything in each of its workers, which takes as long as it
saves here. It runs `make test`, whose tests wait for builds and browsers.
"""

import os
import signal
import sys
from itertools import groupby
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait

import pytest

from scripts.core.limit import last_place, place, share

type Items = list[pytest.Item]


class Sender:
    """Sends the reports of one half."""

    def __init__(self, config: pytest.Config, to: Connection) -> None:
        self.config, self.to = config, to

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Send a report."""
        hook = self.config.hook.pytest_report_to_serializable
        self.to.send(hook(config=self.config, report=report))


class Half:
    """Checks that are run in a fork; one that ends it is told, and another fork runs the rest."""

    def __init__(self, config: pytest.Config, items: Items) -> None:
        self.config, self.left = config, items
        self.start()

    def start(self) -> None:
        """Fork, and run what is left."""
        self.reports, theirs = Pipe(duplex=False)
        self.place = share()
        if not (child := os.fork()):
            try:
                self.config.pluginmanager.unregister(name="terminalreporter")
                self.config.pluginmanager.register(Sender(self.config, theirs))
                run(self.left)
                os._exit(0)
            finally:
                os._exit(1)
        self.child = child
        theirs.close()

    def listen(self) -> None:
        """Tell of the next report, or of the check without which there is none."""
        hook = self.config.hook
        try:
            data = self.reports.recv()
            report = hook.pytest_report_from_serializable(config=self.config, data=data)
        except EOFError:
            report = self._last(self.left.pop(0))
            if self.left:
                os.waitpid(self.child, 0)
                self.start()
        else:
            if report.when == "teardown":
                self.left.pop(0)
        hook.pytest_runtest_logreport(report=report)

    def _last(self, item: pytest.Item) -> pytest.TestReport:
        file, line, _name = item.location
        at = last_place(self.place) or f"{file}:{(line or 0) + 1}"
        what = f"{at}: ended the process that ran it"
        return pytest.TestReport(item.nodeid, item.location, {}, "failed", what, "call")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Run the two halves in forks, and tell of what they say."""
    option, config = session.config.option, session.config
    whole = option.collectonly or option.usepdb or option.maxfail or sys.platform != "linux"
    if whole or getattr(option, "dist", "no") != "no" or hasattr(config, "workerinput"):
        return None  # where no half can be forked, or others divide the work
    halves = [Half(config, items) for items in halve(session.items) if items]
    try:
        while running := {half.reports: half for half in halves if half.left}:
            for reports in wait([*running]):
                running[reports].listen()
    finally:
        for half in halves:
            if half.left:
                os.kill(half.child, signal.SIGKILL)
            os.waitpid(half.child, 0)
    return True


def halve(items: Items) -> tuple[Items, Items]:
    """The checks of each file to the half that has fewer."""
    halves: tuple[Items, Items] = [], []
    for _path, group in groupby(items, key=lambda item: item.path):
        min(halves, key=len).extend(group)
    return halves


def run(items: Items) -> None:
    """Run them, each knowing the next."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        place("")
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
