"""An interpreter that knows nothing of the project: `python -I -W error tests/thorough/blank.py`.

Reads jobs from standard input. Each begins with an empty namespace and pastes its blocks in order,
then does what it asks for, in a fork; only the libraries are loaded already. Jobs that begin with
the same blocks share them: those are pasted once, and what follows is pasted in forks. Prints for
each job its number and what went wrong, as one line of JSON.
"""

import doctest
import json
import os
import sys
import traceback
from pathlib import Path

EXACTLY = doctest.DONT_ACCEPT_TRUE_FOR_1


def run(jobs: dict[int, dict], namespace: dict, pasted: int = 0) -> None:
    """Paste one block after the other as long as all jobs have the same, and fork where they part.

    pasted: how many blocks are in the namespace already.
    """
    parts: dict[str, dict[int, dict]] = {}
    for number, job in jobs.items():
        more = job["blocks"][pasted:]
        parts.setdefault(json.dumps(more[0]) if more else f"job {number}", {})[number] = job
    for part in parts.values():
        if not (child := os.fork()):
            proceed(part, namespace, pasted)
            os._exit(0)
        if code := os.waitpid(child, 0)[1]:
            tell(part, [f"ended its interpreter ({code})"])


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
    """Run every job."""
    sys.path.insert(0, str(Path.cwd()))  # for what a page imports
    import matplotlib.figure
    import numpy as np

    np.linalg.svd(np.eye(2)), matplotlib.figure.Figure()
    run(dict(enumerate(json.load(sys.stdin))), {"__name__": "__main__"})


if __name__ == "__main__":
    main()
