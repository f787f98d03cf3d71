"""Time the build against its floors, in one run, as ratios; then ask Lighthouse about the pages.

E is what the snippets cost on all cores: each figure drawn in a worker forked from a process that
has loaded the libraries once, then each lab executed, nothing kept. P is what the pages cost:
`mkdocs build` without a hook, and so without figures and formulas. Both run beside what is compared
with them. What came out last is kept for the page about the site.
"""

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from operator import itemgetter
from pathlib import Path
from statistics import median

from scripts.measure import first_output, lighthouse, preview
from scripts.measure.copy import copy_project
from scripts.page import reports

ROUNDS = 3
BUILD = ["Build", "Figures drawn", "Ratio", "Least to most", "Aim at most"]

FLOOR_E = """
import importlib, io, multiprocessing
from concurrent.futures import ThreadPoolExecutor
import matplotlib as mpl
from scripts.core.workers import workers
from scripts.make.figures import all_figures
from scripts.read.lab import all_labs
from scripts.make.painter import load_libraries
from snippets.drawing import STYLE

def work(figure):
    with mpl.rc_context(STYLE):
        drawn = getattr(importlib.import_module(figure.module), figure.function)()
        drawn.savefig(io.BytesIO(), format="svg")

load_libraries()
with multiprocessing.get_context("fork").Pool(workers(), maxtasksperchild=1) as pool:
    pool.map(work, list(all_figures().values()), chunksize=1)
if all_labs():
    from scripts.make import execution, notebooks

    def execute(lab):
        assert isinstance(execution.execute(lab, notebooks.download(lab)), dict)

    with ThreadPoolExecutor(workers(per_core=2, descriptors=32)) as pool:
        list(pool.map(execute, all_labs()))
"""


def run(command: list[str], folder: Path) -> tuple[float, str]:
    """Run a command that has to succeed; its seconds and what it said."""
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    seconds = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}:\n{done.stdout}{done.stderr}")
    return seconds, done.stdout + done.stderr


def site(folder: Path) -> tuple[float, int]:
    """Seconds that building the site takes, and how many figures it drew."""
    seconds, said = run([str(folder / ".venv/bin/python"), "-m", "scripts", "site"], folder)
    return seconds, len(re.findall(r"^\[\d+/\d+\] drew", said, re.MULTILINE))


def floors(folder: Path) -> tuple[float, float]:
    """Seconds of E and of P, one after the other."""
    python = str(folder / ".venv/bin/python")
    text = re.sub(r"hooks:\n(?:  - .*\n)+", "", (folder / "mkdocs.yml").read_text("utf-8"))
    bare = folder / "bare.yml"
    bare.write_text(text.replace("strict: true", ""), "utf-8")
    drawing, _ = run([python, "-c", FLOOR_E], folder)
    build = ["build", "-q", "-f", str(bare), "-d", str(folder / ".bare")]
    pages, _ = run([python, "-m", "mkdocs", *build], folder)
    return drawing, pages


def edit(path: Path, line: str) -> Callable[[], None]:
    """Something that adds a line to a file."""

    def change() -> None:
        path.write_text(path.read_text("utf-8") + line, "utf-8")

    return change


def cool(folder: Path) -> Callable[[], None]:
    """Something that removes all that was built."""

    def change() -> None:
        for built in (".cache", "site"):
            shutil.rmtree(folder / built, ignore_errors=True)

    return change


def measure(folder: Path, snippet: Path, page: Path) -> list[list]:
    """Print the table of one project, and return its rows."""
    cases = {
        "from nothing": (cool(folder), max, 1.2),
        "nothing changed": (lambda: None, itemgetter(1), 0.15),
        "one snippet changed": (edit(snippet, "CHANGED = True\n"), itemgetter(1), 1.6),
        "one line of prose": (edit(page, "\nOne more line.\n"), itemgetter(1), 0.5),
    }
    ratios: dict[str, list[float]] = {name: [] for name in cases}
    drawn: dict[str, int] = {}
    site(folder)
    all_floors = []
    for _ in range(ROUNDS):
        all_floors.append(floors(folder))
        for name, (change, floor, _most) in cases.items():
            change()
            seconds, drawn[name] = site(folder)
            ratios[name].append(seconds / floor(all_floors[-1]))
    found = [
        [name, drawn[name], f"{median(values):.2f}", f"{min(values):.2f}–{max(values):.2f}", most]
        for (name, (_change, _floor, most)), values in zip(
            cases.items(), ratios.values(), strict=True
        )
    ]
    drawing, pages = map(median, zip(*all_floors, strict=True))
    print(f"\nE {drawing:.2f} s, P {pages:.2f} s; medians of {ROUNDS}\n")
    print(reports.table([BUILD, *found]))
    return [BUILD, *found]


def measure_memory(folder: Path) -> None:
    """Print the largest memory of the whole process tree while drawing: proportional set size."""
    cool(folder)()
    process = subprocess.Popen(
        [str(folder / ".venv/bin/python"), "-m", "scripts", "site"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(_memory, _tree(process.pid))))
        time.sleep(0.02)
    if peak:  # elsewhere than on Linux nobody knows
        print(f"\nMemory of the whole tree, from nothing: {peak / 1024:.0f} MB.")


def _tree(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    except OSError:
        return []
    return [pid, *(below for child in children for below in _tree(int(child)))]


def _memory(pid: int) -> int:
    try:
        return int(
            re.search(
                r"Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
            )[1]
        )  # type: ignore[index]
    except (OSError, TypeError):
        return 0


def main() -> int:
    """Measure the build and the pages, and keep what came out."""
    with tempfile.TemporaryDirectory() as temporary:
        ours = copy_project(Path(temporary) / "site")
        chapter = ours / "docs/en/04-not-separable.md"
        build = measure(ours, ours / "snippets/figures/index.py", chapter)
        measure_memory(ours)
        serve = preview.measure(ours)
        python = first_output.measure(ours / "site")
        pages = lighthouse.judge(ours / "site")
    for rows in (serve, python, pages):
        print(f"\n{reports.table(rows)}")
    today = time.strftime("%Y-%m-%d", time.gmtime())
    kept = {"date": today, "build": build, "serve": serve, "run": python, "pages": pages}
    reports.keep(reports.BENCH, kept)
    return 0
