"""Which experiments there are, which of their results are out of date, and measuring those.

A public function of `snippets/experiments/<slug>.py` is an experiment, and what it returns is
stored as `snippets/results/<slug>-<function>.json`, with a record of everything it was measured
from: the files below `snippets/`, and the versions of the libraries.
"""

import multiprocessing
import signal
import sys
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from pathlib import Path

from scripts.core import kept
from scripts.core.paths import EXPERIMENTS, RESULTS, SNIPPETS, ours, relative
from scripts.core.problem import Problem, explain
from scripts.core.terminal import tell
from scripts.core.watch import Watch
from scripts.core.workers import workers
from scripts.read.functions import Function, public

LIBRARIES = {"numpy": "numpy", "sklearn": "scikit_learn"}  # module and distribution
OURS = f"{relative(SNIPPETS)}/"  # what runs an experiment leaves no trace in its result
REMEDY = "measure anew with: make results"


class Experiment(Function):
    """One experiment: its name, and the function that runs it."""

    @property
    def file(self) -> Path:
        """Where its result is stored."""
        return RESULTS / f"{self.name}.json"


def all_experiments(folder: Path = EXPERIMENTS) -> dict[str, Experiment]:
    """Every experiment by name; read, not imported."""
    return public(folder, Experiment)


def find_problems() -> list[Problem]:
    """Results that are missing, out of date, edited, or of no experiment."""
    experiments = all_experiments()
    problems = [
        Problem(experiment.path, experiment.line, f"{experiment.name} {what}; {REMEDY}")
        for experiment in experiments.values()
        if (what := out_of_date(experiment.file))
    ]
    for file in ours(RESULTS, "*.json"):
        if file.stem not in experiments:
            what = "no function in snippets/experiments/ measures this result; remove it"
            problems.append(Problem(relative(file), 1, what))
    return sorted(problems)


def out_of_date(file: Path) -> str:
    """Why a stored result can't be trusted, "" if it can."""
    if not (found := kept.read(file)):
        return "has no readable result"
    changed = found.out_of_date()
    return f"was measured {changed}" if changed else ""


def measure(experiment: Experiment) -> tuple[float, Problem | None]:
    """Run one experiment and store its result: the seconds it took, and what went wrong, if any."""
    watch = Watch()
    warnings.simplefilter("error")
    problem = None
    try:
        result = experiment.run()
        libraries = tuple(name for module, name in LIBRARIES.items() if module in sys.modules)
        files = {path: found for path, found in watch.files().items() if path.startswith(OURS)}
        kept.keep(experiment.file, result, files=files, libraries=libraries)
    except Exception as error:
        problem = explain(experiment.path, experiment.line, error)
    return time.time() - watch.started, problem


def main() -> int:
    """Measure what is out of date, as many at once as may work, and report each."""
    stale = [each for each in all_experiments().values() if out_of_date(each.file)]
    problems = {problem for problem in _measured(stale) if problem}
    if problems := sorted(problems) or find_problems():
        print(*problems, sep="\n")
    return int(bool(problems))


def _measured(stale: list[Experiment]) -> Iterator[Problem | None]:
    alone = multiprocessing.get_context("spawn")
    deaf = (signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for us; we end them
    with ProcessPoolExecutor(workers(), alone, signal.signal, deaf, max_tasks_per_child=1) as pool:
        running = {pool.submit(measure, experiment): experiment for experiment in stale}
        for count, done in enumerate(as_completed(running), 1):
            experiment = running[done]
            try:
                seconds, problem = done.result()
            except BrokenExecutor as died:
                seconds, problem = 0.0, explain(experiment.path, experiment.line, died)
            what = "FAILED" if problem else "measured"
            tell(f"[{count}/{len(stale)}] {what} {experiment.name} ({seconds:.1f} s)")
            yield problem
    tell("")
