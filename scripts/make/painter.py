"""Draw figures, each in a worker of its own: `python -m scripts.make.painter NAME …`.

The libraries are loaded once and a worker is forked for each figure, so that no figure sees what
another has done. Where there is no fork, each worker loads them again. Prints one line of JSON for
each figure when it is done: its name, the seconds it took, and the problem or null. Without names
it draws what each line of standard input names, until that ends.
"""

from scripts.core import environment

environment.settle()

import gc
import io
import json
import multiprocessing
import os
import signal
import sys
import time
import warnings
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas

from scripts.core import digest, kept
from scripts.core.limit import deadline, hung, limit
from scripts.core.paths import ROOT, SNIPPETS, ours
from scripts.core.problem import Problem, explain
from scripts.core.watch import Watch
from scripts.core.workers import workers
from scripts.make.figures import Figure
from scripts.make.importing import broken, forget
from scripts.make.pictures import all_drawings
from scripts.read.imports import reached

START = "fork" if sys.platform == "linux" else "spawn"


def load_libraries() -> None:
    """Draw once for nothing, so that the workers find fonts, digests and all else in memory."""
    canvas = Canvas(layout="constrained")
    canvas.add_subplot().contourf([[0, 1], [1, 0]])
    canvas.savefig(io.BytesIO(), format="svg")
    Watch().files()
    kept.installed()
    for path in ours(SNIPPETS, "**/*.py"):
        digest.of_file(path)
    gc.collect()
    gc.freeze()  # the workers share what is loaded


def draw(figure: Figure) -> None:
    """Draw one figure and save it with the list of all it was drawn from."""
    watch = Watch()
    drawing = render(figure)
    figure.keep(drawing, watch.files())


def render(figure: Figure) -> str:
    """What the figure looks like, in the style that all of them share."""
    from snippets.drawing import STYLE

    with mpl.rc_context():
        mpl.rcdefaults()  # a matplotlibrc in the project's folder is nobody's business
        mpl.rcParams.update(STYLE)
        return figure.drawn()


def work(figure: Figure, answer: Connection) -> None:
    """Draw in a worker: any warning is an error, the time is limited, and what is no longer used
    stays until the worker ends, which is soon.
    """
    gc.disable()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # who ends with the painter has nothing to say
    warnings.simplefilter("error")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a figure prints is no answer
    problem = None
    try:
        with deadline(), limit("drawing"):
            draw(figure)
    except BaseException as error:
        problem = explain(figure.path, figure.line, error)
    answer.send((problem, hung))


def main(names: list[str]) -> None:
    """Load the libraries, and draw what is asked for.

    The pages and the labs go first, as their end has to wait for a single core, and figures fill
    several.
    """
    os.nice(5)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks ends standard input when it is enough
    load_libraries()
    for asked in [names] if names else map(str.split, iter(sys.stdin.readline, "")):
        if not paint(asked):
            return


def paint(names: list[str]) -> bool:
    """Draw the figures `names`, as many at once as may work, and report each.

    Behind one that hangs or ends its worker, no other is tried that uses the same file. Stops,
    workers and all, when standard input ends: then nobody waits for the figures.
    """
    figures = all_drawings()
    waiting = [figures[name] for name in names if name in figures]
    context = multiprocessing.get_context(START)
    running: dict[Connection, Worker] = {}
    most = workers()
    while waiting or running:
        while waiting and len(running) < most:
            worker = Worker(context, waiting.pop(0))
            running[worker.answer] = worker
        ready = wait([*running, sys.stdin])
        if sys.stdin in ready:
            for worker in running.values():
                worker.process.kill()
            return False
        for connection in ready:
            worker = running.pop(connection)
            problem, files = worker.result()
            _tell(worker.figure, problem, time.monotonic() - worker.started)
            behind = [each for each in waiting if files & _files(each)]
            for figure in behind:
                waiting.remove(figure)
                _tell(figure, problem, 0.0)
    return True


def _tell(figure: Figure, problem: Problem | None, seconds: float) -> None:
    fields = [problem.path, problem.line, problem.what] if problem else None
    print(json.dumps([figure.name, seconds, fields]), flush=True)


def _files(figure: Figure) -> set[Path]:
    """The snippets that a figure may use."""
    return {ROOT / figure.path, *reached(ROOT / figure.path)}


class Worker:
    """A process that draws one figure and answers when it is done."""

    def __init__(self, context: BaseContext, figure: Figure) -> None:
        self.figure = figure
        self.started = time.monotonic()
        self.answer, theirs = context.Pipe(duplex=False)
        self.process = context.Process(target=work, args=(figure, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def result(self) -> tuple[Problem | None, set[Path]]:
        """The problem, if any, and the files in which it hung or died."""
        try:
            return self.answer.recv()
        except EOFError:
            self.process.join()
        path = ROOT / self.figure.path
        found = broken(path)
        forget()  # it may be edited before the next figure is drawn
        if found:
            return found[1], {found[0]}
        what = f"{self.figure.function} ended its worker (exit code {self.process.exitcode})"
        return Problem(self.figure.path, self.figure.line, what), {path}


if __name__ == "__main__":
    main(sys.argv[1:])
