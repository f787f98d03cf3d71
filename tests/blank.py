"""An interpreter that knows nothing of the project: `python -I -W error tests/blank.py`.

Reads jobs from standard input. Each runs in a fork of its own and begins with an empty namespace;
only the libraries are loaded already. Prints for each what went wrong, as one line of JSON.
"""

import doctest
import json
import os
import sys
import traceback
from pathlib import Path

EXACTLY = doctest.DONT_ACCEPT_TRUE_FOR_1


def run(job: dict) -> list[str]:
    """Paste the blocks of a job in their order, then do what it asks for."""
    said: list[str] = []
    namespace = {"__name__": "__main__"}
    try:
        for at, text, prompt in job["blocks"]:
            if prompt:
                check(text, at, namespace, said)
            else:
                exec(compile(text, at, "exec"), namespace)
        for name in job["documented"]:
            check(namespace[name].__doc__ or "", f"{name}'s docstring", namespace, said)
        if job["draws"]:
            drawn = type(namespace[job["draws"]]())
            if f"{drawn.__module__}.{drawn.__name__}" != "matplotlib.figure.Figure":
                said.append(f"{job['draws']}() returns {drawn}")
    except Exception as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        said.append(f"{error!r} at {at.filename}, its line {at.lineno}")
    return said


def check(text: str, at: str, namespace: dict, said: list[str]) -> None:
    """Run the examples in a text; what they print has to be what they show."""
    test = doctest.DocTestParser().get_doctest(text, namespace, at, at, 0)
    test.globs = namespace
    doctest.DocTestRunner(optionflags=EXACTLY).run(test, out=said.append, clear_globs=False)


def main() -> None:
    """Run every job in a fork."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # for what a page imports
    import matplotlib.figure
    import numpy as np

    np.linalg.svd(np.eye(2)), matplotlib.figure.Figure()
    for job in json.load(sys.stdin):
        if not (child := os.fork()):
            print(json.dumps(run(job)), flush=True)
            os._exit(0)
        if code := os.waitpid(child, 0)[1]:
            print(json.dumps([f"ended its interpreter ({code})"]), flush=True)


if __name__ == "__main__":
    main()
