"""An interpreter that knows nothing of the project: `python -I -W error tests/thorough/blank.py`.

Reads lists of jobs from standard input, one a line. A job begins with an empty namespace and pastes
its blocks in order, then does what it asks for; only the libraries are loaded already. Jobs that
begin with the same blocks share them: those are pasted once, and where jobs part, forks go on.
Prints for each job its number and what went wrong, as one line of JSON, and null after the last.
What is told first of a job is what became of it.
"""

import doctest
import io
import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

EXACTLY = doctest.DONT_ACCEPT_TRUE_FOR_1


def run(jobs: dict[int, dict], namespace: dict, pasted: int = 0) -> None:
    """Paste one block after the other as long as all jobs have the same; where they part, the last
    goes on here, the others in forks.

    pasted: how many blocks are in the namespace already.
    """
    parts: dict[str, dict[int, dict]] = {}
    for number, job in jobs.items():
        more = job["blocks"][pasted:]
        parts.setdefault(json.dumps(more[0]) if more else f"job {number}", {})[number] = job
    *others, last = parts.values()
    for part in others:
        apart(part, proceed, namespace, pasted)
    proceed(last, namespace, pasted)


def apart(jobs: dict[int, dict], do: Callable, *given: object) -> None:
    """Do something with these jobs in a fork, and tell if one of them ends it."""
    if not (child := os.fork()):
        do(jobs, *given)
        os._exit(0)
    if code := os.waitpid(child, 0)[1]:
        tell(jobs, [f"ended its interpreter ({code})"])


def proceed(jobs: dict[int, dict], namespace: dict, pasted: int) -> None:
    """Paste the block that all these jobs have next; or end the one that has all of its own."""
    job = next(iter(jobs.values()))
    said: list[str] = []
    try:
        if pasted < len(job["blocks"]):
            paste(job["blocks"][pasted], namespace, said)
        else:
            finish(job, namespace, said)
    except Exception as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        said.append(f"{error!r} at {at.filename}, its line {at.lineno}")
    if said or pasted == len(job["blocks"]):
        tell(jobs, said)
    else:
        run(jobs, namespace, pasted + 1)


def tell(jobs: dict[int, dict], said: list[str]) -> None:
    """Print what went wrong in each of these jobs."""
    for number in jobs:
        print(json.dumps([number, said]), flush=True)


def paste(block: list, namespace: dict, said: list[str]) -> None:
    """Paste a block: code, or examples with what they print."""
    at, text, prompt = block
    if prompt:
        check(text, at, namespace, said)
    else:
        exec(compile(text, at, "exec"), namespace)


def finish(job: dict, namespace: dict, said: list[str]) -> None:
    """Try the docstrings that a job asks for, and draw."""
    for name in job["documented"]:
        check(namespace[name].__doc__ or "", f"{name}'s docstring", namespace, said)
    if job["draws"]:
        drawn = type(namespace[job["draws"]]())
        if f"{drawn.__module__}.{drawn.__name__}" != "matplotlib.figure.Figure":
            said.append(f"{job['draws']}() returns {drawn}")


def check(text: str, at: str, namespace: dict, said: list[str]) -> None:
    """Run the examples in a text; what they print has to be what they show."""
    test = doctest.DocTestParser().get_doctest(text, namespace, at, at, 0)
    test.globs = namespace
    doctest.DocTestRunner(optionflags=EXACTLY).run(test, out=said.append, clear_globs=False)


def main() -> None:
    """Run every job that is asked for."""
    asked, sys.stdin = sys.stdin, io.StringIO()  # nobody answers what is pasted
    sys.path.insert(0, str(Path.cwd()))  # for what a page imports
    import matplotlib.figure
    import numpy as np

    np.linalg.svd(np.eye(2)), matplotlib.figure.Figure()
    for line in asked:
        apart(dict(enumerate(json.loads(line))), run, {"__name__": "__main__"})
        print("null", flush=True)


if __name__ == "__main__":
    main()
