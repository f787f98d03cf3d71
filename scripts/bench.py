"""Time the build against two floors, in one run, as ratios.

E is the drawing alone: the libraries loaded once, a worker forked for each figure, nothing kept.
P is the pages alone: `mkdocs build` without a hook, and so without figures and formulas. Both run
beside what they are compared with, on two projects: 24 small figures on 12 pages, and this site.
"""

import re
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from scripts.sample import copy_project, make_project

ROUNDS = 5
PAGES, FIGURES, WITH_HELPER = 12, 24, 8

FLOOR_E = """
import importlib, io, multiprocessing, warnings
import matplotlib as mpl
from scripts.figures import all_figures
from scripts.painter import load_libraries
from snippets.drawing import STYLE

def work(figure):
    with mpl.rc_context(STYLE):
        drawn = getattr(importlib.import_module(figure.module), figure.function)()
        drawn.savefig(io.BytesIO(), format="svg")

load_libraries()
with multiprocessing.get_context("fork").Pool(maxtasksperchild=1) as pool:
    pool.map(work, list(all_figures().values()), chunksize=1)
"""


def run(command: list[str], folder: Path) -> tuple[float, str]:
    """Run a command that has to succeed; its seconds and what it said."""
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}:\n{done.stdout}{done.stderr}")
    return seconds, done.stdout + done.stderr


def site(folder: Path) -> tuple[float, int]:
    """Seconds that building the site takes, and how many figures it drew."""
    seconds, said = run([str(folder / ".venv/bin/python"), "-m", "scripts", "site"], folder)
    return seconds, len(re.findall(r"^\[\d+/\d+\] drew", said, re.MULTILINE))


def floors(folder: Path) -> tuple[float, float]:
    """Seconds of E and of P."""
    python = str(folder / ".venv/bin/python")
    bare = folder / "bare.yml"
    text = (folder / "mkdocs.yml").read_text("utf-8")
    bare.write_text(re.sub(r"hooks:\n(?:  - .*\n)+", "", text).replace("strict: true", ""), "utf-8")
    drawing, _ = run([python, "-c", FLOOR_E], folder)
    pages, _ = run(
        [python, "-m", "mkdocs", "build", "-q", "-f", str(bare), "-d", str(folder / ".bare")],
        folder,
    )
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


def measure(title: str, folder: Path, snippet: Path, page: Path) -> None:
    """Print the table of one project."""
    cases = {
        "cold": (cool(folder), "max(E, P)", 1.2),
        "nothing changed": (lambda: None, "P", 1.1),
        "one snippet changed": (edit(snippet, "# changed\n"), "P", 1.6),
        "one line of prose": (edit(page, "\nOne more line.\n"), "P", 1.1),
    }
    ratios: dict[str, list[float]] = {name: [] for name in cases}
    drawn: dict[str, int] = {}
    site(folder)
    all_floors = []
    for _ in range(ROUNDS):
        before = floors(folder)
        for name, (change, floor, _target) in cases.items():
            change()
            seconds, drawn[name] = site(folder)
            base = max(before) if floor != "P" else before[1]
            ratios[name].append(seconds / base)
        all_floors.append(before)
    e, p = (statistics.median(times) for times in zip(*all_floors, strict=True))
    print(f"\n{title}: E {e:.2f} s, P {p:.2f} s, medians of {ROUNDS} rounds\n")
    print("| | drawn | ratio | least–most | target |\n|---|---|---|---|---|")
    for name, (_change, floor, target) in cases.items():
        values = sorted(ratios[name])
        middle = statistics.median(values)
        spread = f"{values[0]:.2f}–{values[-1]:.2f}"
        print(f"| {name} | {drawn[name]} | {middle:.2f} × {floor} | {spread} | ≤ {target} |")


def measure_helper(folder: Path) -> None:
    """Print how many figures a changed helper redraws."""
    edit(folder / "snippets/helper.py", "# changed\n")()
    _, drawn = site(folder)
    print(
        f"| a helper that {WITH_HELPER} of {FIGURES} import | {drawn} | | | {WITH_HELPER} drawn |"
    )


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
    print(f"| memory of the whole tree, cold | | {peak / 1024:.0f} MB | | ≤ 170 MB |")


def _tree(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(below for child in children for below in _tree(int(child)))]


def _memory(pid: int) -> int:
    try:
        return int(re.search(r"Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text())[1])  # type: ignore[index]
    except (OSError, TypeError):
        return 0


def main() -> int:
    """Measure both projects."""
    with tempfile.TemporaryDirectory() as temporary:
        small = make_project(Path(temporary) / "small", PAGES, FIGURES, WITH_HELPER)
        ours = copy_project(Path(temporary) / "site")
        title = f"{FIGURES} figures on {PAGES} pages"
        measure(title, small, small / "snippets/figures/toy_20.py", small / "docs/en/03-page.md")
        measure_helper(small)
        measure_memory(small)
        chapter = ours / "docs/en/04-not-separable.md"
        measure("This site", ours, ours / "snippets/figures/index.py", chapter)
        measure_memory(ours)
    return 0
