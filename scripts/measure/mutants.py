"""Change one thing at a time and see whether the checks notice: `make mutants`.

Each worker has a copy of the project. For each mutation it writes the changed file, forks, and the
child runs the checks which that file can touch, nearest first, until one fails. A mutation that
all of them let through is a survivor. Counted apart are those that only the record of what a
result was measured from notices, and survivors that a
record in `tests/approved/` lists with the reason.
"""

import argparse
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from scripts.check import survivors
from scripts.core.paths import ROOT, SNIPPETS, ours, relative
from scripts.core.terminal import tell
from scripts.core.workers import workers
from scripts.make.figures import all_figures
from scripts.measure import mutations
from scripts.measure.copy import copy_project
from scripts.measure.mutations import Mutation
from scripts.page import reports
from scripts.read.markdown import read_regions

SECONDS = 60
MEMORY = 8 << 30
SEED = 2026
CONTENT = "tests/content"
DOCSTRINGS = f"{CONTENT}/test_docstrings.py"
RECORD = f"{CONTENT}/test_build.py::test_results_were_measured_from_what_is_there"
APPROVED = f"--ignore={CONTENT}/test_approved.py"  # notices any change, and proves nothing
USES = re.compile(r"\b(?:from|import) snippets\.([\w.]+)|\bfrom snippets import (\w+)")
OUTCOMES = ("caught", "record", "accepted", "survived")


def all_mutations(seed: int) -> list[Mutation]:
    """Every mutation of the snippets and of the pages; the seed chooses the digits."""
    names = [*all_figures()]
    for path in ours(SNIPPETS, "**/*.py"):
        file = path.relative_to(SNIPPETS).as_posix()
        names += [f"{file}:{region}" for region in read_regions(path)[0]]
    found: list[Mutation] = []
    for _name, pattern in reports.PLACES.values():
        for path in ours(ROOT, pattern):
            text, file = path.read_text("utf-8"), relative(path)
            chance = random.Random(f"{seed} {file}")
            if path.suffix == ".md":
                found += mutations.of_page(file, text, names, chance)
            else:
                found += mutations.of_code(file, text, chance)
    return found


def checks(file: str) -> list[str]:
    """What a change of a file can touch, the nearest first."""
    if file.endswith(".md"):
        return [file, CONTENT]
    slug = Path(file).stem
    touched = [path for path, used in _uses().items() if file in used | {path}]
    nearest = (file, f"tests/snippets/test_{slug}.py", f"snippets/figures/{slug}.py")
    touched.sort(key=lambda path: (path not in nearest, slug.replace("_", "-") not in path, path))
    return [*touched[:1], DOCSTRINGS, *touched[1:], CONTENT]


def figure_of(mutation: Mutation, text: str) -> list[str]:
    """The test that draws the figure whose function is changed, if one is: it is nearest of all."""
    line = text.count("\n", 0, mutation.start) + 1
    drawn = [f for f in all_figures().values() if f.path == mutation.file and f.line <= line]
    last = max(drawn, key=lambda figure: figure.line, default=None)
    return [f"{last.path}::draw {last.function}"] if last else []


def _uses() -> dict[str, set[str]]:
    """The snippets that each snippet, page and test uses, directly or not."""
    patterns = ("snippets/**/*.py", "docs/**/*.md", "tests/snippets/*.py")
    found = [path for pattern in patterns for path in ours(ROOT, pattern)]
    texts = {relative(path): path.read_text("utf-8") for path in found if path.stem[0] != "_"}
    direct = {path: _named(text, texts) for path, text in texts.items()}
    whole = {path: set(used) for path, used in direct.items()}
    while True:
        more = {p: used.union(*(direct[u] for u in used)) for p, used in whole.items()}
        if more == whole:
            return {path: used for path, used in whole.items() if "experiments" not in path}
        whole = more


def _named(text: str, texts: dict[str, str]) -> set[str]:
    modules = [(a or b).replace(".", "/") for a, b in USES.findall(text)]
    found = {f"snippets/{module}.py" for module in modules}
    found |= {f"snippets/{file}" for file in re.findall(r'--8<-- "([^":]+)', text)}
    return found & texts.keys()


def work() -> None:
    """Answer each mutation on standard input with its outcome; runs in a copy of the project."""
    import pytest

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks ends standard input when it is enough
    _load_libraries()
    for line in sys.stdin:
        mutation = Mutation(*json.loads(line))
        path = ROOT / mutation.file
        text = path.read_text("utf-8")
        ours = [*figure_of(mutation, text), *checks(mutation.file)]
        path.write_text(mutation.apply(text), "utf-8")
        rest = [*ours[1:], APPROVED, "--deselect", RECORD]
        outcome = "caught"
        if _passes(pytest.main, ours[:1]) and _passes(pytest.main, rest):
            outcome = "survived" if _passes(pytest.main, [RECORD]) else "record"
        path.write_text(text, "utf-8")
        print(outcome, flush=True)


def _load_libraries() -> None:
    """What the children would each load again."""
    import hypothesis  # noqa: F401
    import mpmath  # noqa: F401
    import scipy.special  # noqa: F401
    import sympy  # noqa: F401

    from scripts.make.painter import load_libraries

    load_libraries()


def _passes(main, arguments: list[str]) -> bool:
    """True if pytest is content, in a child, within limits of time and memory."""
    child = os.fork()
    if not child:
        signal.alarm(SECONDS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        os._exit(
            main([*arguments, "-x", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist"])
        )
    _, status = os.waitpid(child, 0)
    return status == 0


@dataclass(frozen=True)
class Tried:
    """A mutation and what became of it."""

    mutation: Mutation
    outcome: str


def run(chosen: list[Mutation]) -> Iterator[Tried]:
    """Try all of them, as many at once as may work."""
    waiting: SimpleQueue[Mutation | None] = SimpleQueue()
    done: SimpleQueue[Tried] = SimpleQueue()
    most = min(workers(), len(chosen))
    for mutation in [*chosen, *[None] * most]:
        waiting.put(mutation)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(most):
            copy = copy_project(Path(folder) / str(number))
            Thread(target=_feed, args=(copy, waiting, done), daemon=True).start()
        for _ in chosen:
            tried = done.get()
            if not tried.outcome:
                raise SystemExit(f"what tried a change of {tried.mutation.file} ended: see above")
            yield judge(tried)


def _feed(copy: Path, waiting: SimpleQueue, done: SimpleQueue) -> None:
    worker = subprocess.Popen(
        [sys.executable, "-m", "scripts.measure.mutants"],
        cwd=copy,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    while mutation := waiting.get():
        worker.stdin.write(json.dumps(astuple(mutation)) + "\n")
        worker.stdin.flush()
        done.put(Tried(mutation, worker.stdout.readline().strip()))
    worker.stdin.close()
    worker.wait()


def judge(tried: Tried) -> Tried:
    """Tell the survivors that are accepted from the others."""
    mutation = tried.mutation
    line = mutation.line((ROOT / mutation.file).read_text("utf-8"))
    if tried.outcome == "survived" and survivors.is_accepted(mutation.file, line):
        return Tried(mutation, "accepted")
    return tried


def rows(tried: list[Tried]) -> list[list]:
    """Where, what, and how many of each outcome; the last row is the sum."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for each in tried:
        folder = Path(each.mutation.file).parent.name
        row = (folder if folder in reports.PLACES else "pages", each.mutation.kind)
        counts.setdefault(row, Counter())[each.outcome] += 1
    ordered = {row: counts[row] for row in sorted(counts)}
    ordered[("all", "")] = sum(counts.values(), Counter())
    return [[*row, *(count[name] for name in OUTCOMES)] for row, count in ordered.items()]


def table(counted: list[list]) -> str:
    """The rows in Markdown."""
    head = ["where", "what", "tried", "caught", "by a record alone", "accepted", "survived"]
    lines = [[where, what, sum(counts), *counts] for where, what, *counts in counted]
    return reports.table([head, *lines])


def main(arguments: Sequence[str]) -> int:
    """Try all mutations, or some; name each survivor at once, then print the table.

    A run of all of them is kept in `tests/mutants.json`.
    """
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--sample", type=int, help="as many, drawn at random; otherwise all")
    options.add_argument("--seed", type=int, default=SEED, help=f"of every choice ({SEED})")
    options.add_argument("files", nargs="*", help="only mutations of these files")
    asked = options.parse_args(arguments)
    chosen = [m for m in all_mutations(asked.seed) if not asked.files or m.file in asked.files]
    random.Random(asked.seed).shuffle(chosen)
    del chosen[asked.sample :]
    tried: list[Tried] = []
    started = time.monotonic()
    for each in run(chosen):
        tried.append(each)
        if each.outcome == "survived":
            tell("")
            print(each.mutation.tell((ROOT / each.mutation.file).read_text("utf-8")), flush=True)
        if sys.stderr.isatty():
            left = (time.monotonic() - started) / len(tried) * (len(chosen) - len(tried))
            tell(f"[{len(tried)}/{len(chosen)}] {left / 60:.0f} min left")
    tell("")
    counted = rows(tried)
    print(f"\nSeed {asked.seed}:\n\n{table(counted)}")
    if not asked.files and asked.sample is None:
        today = time.strftime("%Y-%m-%d", time.gmtime())
        kept = {"date": today, "seed": asked.seed, "rows": counted}
        reports.keep(reports.MUTANTS, kept)
    return int(any(each.outcome == "survived" for each in tried))


if __name__ == "__main__":
    work()
