"""Draw figures, each in a worker of its own: `python -m scripts.painter NAME …`.

The libraries are loaded once and a worker is forked for each figure, so that no figure sees what
another has done. Where there is no fork, each worker loads them again. Prints one line of JSON for
each figure when it is done: its name, the seconds it took, and the problem or null.
"""

import faulthandler
import importlib
import io
import json
import multiprocessing
import os
import signal
import sys
import time
import traceback
import warnings
from multiprocessing.connection import Connection, wait
from pathlib import Path

import matplotlib as mpl
import matplotlib.backends.backend_svg
import numpy.random

from scripts.figures import Figure, all_figures, save
from scripts.paths import ROOT, SNIPPETS, relative
from scripts.problem import Problem
from scripts.svg import to_page

SECONDS = 60
START = "fork" if sys.platform == "linux" else "spawn"


def draw(figure: Figure) -> None:
    """Draw one figure and save it with the list of all it was drawn from."""
    started = time.time()
    opened: set[str] = set()
    sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == "open" else None)
    from snippets.drawing import CSS, STYLE

    with mpl.rc_context(STYLE):
        drawn = getattr(importlib.import_module(figure.module), figure.function)()
        buffer = io.StringIO()
        drawn.savefig(buffer, format="svg", metadata={"Date": None})
    modules = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    sources = {Path(path).resolve() for path in (*opened, *filter(None, modules))}
    svg = to_page(buffer.getvalue(), figure.name, CSS)
    save(figure, svg, [path for path in sources if _is_ours(path)], started)


def _is_ours(path: Path) -> bool:
    inside = path.is_relative_to(ROOT) and path.is_file()
    return inside and not path.relative_to(ROOT).parts[0].startswith(".") and path.suffix != ".pyc"


def _out_of_time(*_: object) -> None:
    raise TimeoutError(f"still drawing after {SECONDS} s; make it faster or draw less")


def work(figure: Figure, answer: Connection) -> None:
    """Draw in a worker: any warning is an error, and the time is limited."""
    signal.signal(signal.SIGALRM, _out_of_time)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(SECONDS + 5, exit=True, file=nowhere)
        warnings.simplefilter("error")
        try:
            draw(figure)
            answer.send(None)
        except BaseException as error:
            answer.send(explain(figure, error))


def explain(figure: Figure, error: BaseException) -> Problem:
    """Say where in the snippets an error arose, and what it was."""
    path, line = figure.path, figure.line
    for frame in traceback.extract_tb(error.__traceback__):
        if Path(frame.filename).is_relative_to(SNIPPETS):
            path, line = relative(Path(frame.filename)), frame.lineno or 1
    if isinstance(error, SyntaxError) and error.filename:
        path, line = relative(Path(error.filename)), error.lineno or 1
    what = " ".join(str(error).split())
    return Problem(path, line, f"{type(error).__name__}: {what}" if what else type(error).__name__)


def main(names: list[str]) -> None:
    """Draw the figures `names`, as many at once as there are cores, and report each."""
    figures = all_figures()
    waiting = [figures[name] for name in names]
    context = multiprocessing.get_context(START)
    running: dict[Connection, tuple[Figure, float, multiprocessing.Process]] = {}
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            ours, theirs = context.Pipe(duplex=False)
            figure = waiting.pop(0)
            process = context.Process(target=work, args=(figure, theirs), daemon=True)
            process.start()
            theirs.close()
            running[ours] = (figure, time.monotonic(), process)
        for connection in wait(list(running)):
            figure, started, process = running.pop(connection)
            try:
                problem = connection.recv()
            except EOFError:
                process.join()
                what = f"{figure.function} ended its worker (exit code {process.exitcode})"
                problem = Problem(figure.path, figure.line, what)
            process.join()
            fields = [problem.path, problem.line, problem.what] if problem else None
            print(json.dumps([figure.name, time.monotonic() - started, fields]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
