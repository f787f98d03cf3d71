"""A run of the checks by two at once: what is loaded and collected is so once, for both.

pytest-xdist would load and collect everything in each of its workers, which takes as long as it
saves here. It runs `make test`, whose tests wait for builds and browsers.
"""

import os
import signal
import sys
import time
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path

import pytest

from scripts.core.limit import GRACE, SECONDS, last_place, place, share
from scripts.read.lab import Lab

type Items = list[pytest.Item]


class Sender:
    """Sends the reports of one runner, those of a check together."""

    def __init__(self, config: pytest.Config, to: Connection) -> None:
        self.config, self.to = config, to
        self.reports: list[dict] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep a report, and send them with the last."""
        hook = self.config.hook.pytest_report_to_serializable
        self.reports.append(hook(config=self.config, report=report))
        if report.when == "teardown":
            self.to.send(self.reports)
            self.reports = []


class Runner:
    """A fork that runs group after group; if a check ends it, another fork runs the rest."""

    def __init__(self, config: pytest.Config, groups: list[Items], deal: Iterator[int]) -> None:
        self.config, self.groups, self.deal = config, groups, deal
        self.left = self.next()
        self.start()

    def next(self) -> Items:
        """What to run next, [] if nothing is left."""
        self.dealt = next(self.deal, None)
        return [] if self.dealt is None else [*self.groups[self.dealt]]

    def start(self) -> None:
        """Fork, and run what is left of the group, then those that are dealt."""
        self.heard = time.monotonic()
        self.pipe, theirs = Pipe()
        self.place = share()
        if not (child := os.fork()):
            try:
                self.config.pluginmanager.unregister(name="terminalreporter")
                self.config.pluginmanager.register(Sender(self.config, theirs))
                run(self.left)
                while (dealt := theirs.recv()) is not None:
                    run(self.groups[dealt])
                os._exit(0)
            finally:
                os._exit(1)
        self.child = child
        theirs.close()

    def listen(self) -> None:
        """Tell of the next check, or of the one that has ended its runner."""
        self.heard = time.monotonic()
        hook = self.config.hook
        try:
            sent = self.pipe.recv()
        except EOFError:
            reports = [self._last(self.left.pop(0))]
            self.left = self.left or self.next()
            if self.left:
                os.waitpid(self.child, 0)
                self.start()
        else:
            read = hook.pytest_report_from_serializable
            reports = [read(config=self.config, data=data) for data in sent]
            self.left.pop(0)
            if not self.left:
                self.left = self.next()
                self.pipe.send(self.dealt)
        for report in reports:
            hook.pytest_runtest_logreport(report=report)

    def end_if_silent(self) -> None:
        """End the fork if its check has outlived its limit."""
        if time.monotonic() - self.heard > SECONDS + GRACE:
            os.kill(self.child, signal.SIGKILL)

    def _last(self, item: pytest.Item) -> pytest.TestReport:
        file, line, _name = item.location
        at = last_place(self.place) or f"{file}:{(line or 0) + 1}"
        what = f"{at}: ended the process that ran it"
        return pytest.TestReport(item.nodeid, item.location, {}, "failed", what, "call")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Run them in two forks, and tell of what they say."""
    option, config = session.config.option, session.config
    whole = option.collectonly or option.usepdb or option.maxfail or sys.platform != "linux"
    if whole or getattr(option, "dist", "no") != "no" or hasattr(config, "workerinput"):
        return None  # where nothing can be forked, or others divide the work
    groups = grouped(session.items)
    deal = iter(range(len(groups)))
    runners = [Runner(config, groups, deal) for _ in groups[:2]]
    try:
        while running := {runner.pipe: runner for runner in runners if runner.left}:
            for pipe in wait([*running], timeout=GRACE):
                running[pipe].listen()
            for runner in running.values():
                runner.end_if_silent()
    finally:
        for runner in runners:
            if runner.left:
                os.kill(runner.child, signal.SIGKILL)
            os.waitpid(runner.child, 0)
    return True


def grouped(items: Items) -> list[Items]:
    """The checks of each file together, and with a lab's those that are given the lab."""
    groups: dict[Path, Items] = {}
    for item in items:
        given = getattr(item, "callspec", None)
        lab = given and given.params.get("lab")
        groups.setdefault(lab.path if isinstance(lab, Lab) else item.path, []).append(item)
    return [*groups.values()]


def run(items: Items) -> None:
    """Run them, each knowing the next."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        place("")
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
