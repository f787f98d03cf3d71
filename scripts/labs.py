"""The labs: notebooks, written as Python with `# %%` before each cell, and what a reader downloads.

A download stands alone: its first cell holds the snippets that the lab imports. It is executed as
it is downloaded, in an empty folder, and again when any of that text or a library changes.
"""

import ast
import base64
import json
import os
import platform
import re
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode, v4
from traitlets.config import Config

from scripts import provenance
from scripts.marks import MARK
from scripts.paths import CACHE, DOCS, ROOT, SNIPPETS, relative
from scripts.problem import Problem
from scripts.svg import to_page

EXECUTED = CACHE / "labs"
SECONDS = 60
SVG = "image/svg+xml"
KERNEL = {"name": "python3", "language": "python", "display_name": "Python 3"}
LIBRARIES = ("ipykernel", "matplotlib", "nbclient", "numpy")
CELL = re.compile(
    r'^# %%(?P<markdown> \[markdown\])?(?P<answer> tags=\["answer"\])?$', re.MULTILINE
)
SETUP_TEXT = """\
This is the lab of chapter {chapter} of *Bend the Line*. Run the cells from the top, one after the
other. The first is long, and may be folded away. It brings what the lab needs: NumPy and
matplotlib, which it asks pip for if they are missing, and the code of the chapter, which it puts
into a temporary folder."""
SETUP = """\
import base64, importlib.util, subprocess, sys, tempfile
from pathlib import Path

missing = [name for name in ("numpy", "matplotlib") if not importlib.util.find_spec(name)]
if missing:
    subprocess.run([sys.executable, "-m", "pip", "install", *missing], check=True)

folder = Path(tempfile.mkdtemp())
sys.path.insert(0, str(folder))


def write(name, text):
    file = folder / "snippets" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8") if isinstance(text, str) else file.write_bytes(text)


write("__init__.py", "")  # so that no other folder named snippets comes first
"""


@dataclass(frozen=True)
class Cell:
    """A cell of a lab: its kind, and its text; `line` is the first line of that."""

    kind: str  # markdown, code, or answer: code that is folded away
    line: int
    text: str


def all_labs(docs: Path = DOCS) -> list[Path]:
    """Every lab, language by language."""
    return sorted(docs.glob("**/labs/*.py"))


def cells(lab: Path) -> list[Cell]:
    """The cells of a lab, in order."""
    text = lab.read_text("utf-8")
    starts = list(CELL.finditer(text))
    ends = [start.start() for start in starts[1:]] + [len(text)]
    return [_cell(text, start, end) for start, end in zip(starts, ends, strict=True)]


def _cell(text: str, start: re.Match[str], end: int) -> Cell:
    inside = text[start.end() + 1 : end].rstrip("\n")
    kind = "markdown" if start["markdown"] else "answer" if start["answer"] else "code"
    if kind == "markdown":
        inside = re.sub(r"^# ?", "", inside, flags=re.MULTILINE)
    return Cell(kind, text.count("\n", 0, start.end()) + 2, inside)


def _code(parts: list[Cell]) -> str:
    return "\n".join(cell.text for cell in parts if cell.kind != "markdown")


def imported(source: str) -> list[Path]:
    """The snippets that `source` imports, and those that these import, and the data they name."""
    found: set[Path] = set()
    waiting = [source]
    while waiting:
        for path in _named(waiting.pop()) - found:
            found.add(path)
            waiting += [path.read_text("utf-8")] if path.suffix == ".py" else []
    return sorted(found)


@cache
def _named(source: str) -> frozenset[Path]:
    return frozenset(_files(ast.parse(source)))


def _files(tree: ast.AST) -> Iterator[Path]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("snippets."):
            path = ROOT / node.module.replace(".", "/")
            yield path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        elif isinstance(node, ast.Constant) and str(node.value).endswith(".csv.gz"):
            yield SNIPPETS / str(node.value)


def download(lab: Path) -> NotebookNode:
    """The notebook that a reader downloads, not yet executed."""
    notebook = v4.new_notebook(metadata={"kernelspec": KERNEL})
    parts = cells(lab)
    notebook.cells = [_notebook_cell(cell) for cell in parts]
    setup = "\n\n".join([SETUP, *map(_writing, imported(_code(parts)))])
    text = SETUP_TEXT.format(chapter=int(lab.stem[:2])).replace("\n", " ")
    notebook.cells[1:1] = [
        v4.new_markdown_cell(text, metadata={"tags": ["setup"]}),
        v4.new_code_cell(setup, metadata=_folded("setup")),
    ]
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    return notebook


def _notebook_cell(cell: Cell) -> NotebookNode:
    if cell.kind == "markdown":
        return v4.new_markdown_cell(MARK.sub("", cell.text))
    return v4.new_code_cell(cell.text, metadata=_folded("answer") if cell.kind == "answer" else {})


def _folded(tag: str) -> dict:
    """How Jupyter hides a cell's code, and how Colab does."""
    return {"tags": [tag], "jupyter": {"source_hidden": True}, "cellView": "form"}


def _writing(path: Path) -> str:
    name = path.relative_to(SNIPPETS).as_posix()
    if path.suffix == ".py":
        return f"write({name!r}, r'''{path.read_text('utf-8')}''')"
    return f"write({name!r}, base64.b64decode('{base64.b64encode(path.read_bytes()).decode()}'))"


def executed(lab: Path) -> Path:
    """Where the executed notebook lies."""
    return EXECUTED / lab.relative_to(DOCS).with_suffix(".ipynb")


def execute_stale() -> list[Problem]:
    """Execute every lab that has changed: two for each core, for half the time a kernel waits."""
    with ThreadPoolExecutor(2 * (os.cpu_count() or 1)) as pool:
        return sorted(problem for problem in pool.map(_execute_if_stale, all_labs()) if problem)


def made_from(lab: Path) -> dict[str, str]:
    """The digest or the version of all that a lab's notebook depends on."""
    ours = [ROOT / "scripts" / name for name in ("labs.py", "svg.py")]
    sources = [lab, *ours, *imported(_code(cells(lab)))]
    found = provenance.installed()
    return (
        {relative(path): provenance.digest(path) for path in sources}
        | {"python": platform.python_version()}
        | {name: found[name] for name in LIBRARIES}
    )


def _execute_if_stale(lab: Path) -> Problem | None:
    file, record = executed(lab), made_from(lab)
    if file.exists() and json.loads(file.read_text("utf-8"))["metadata"]["made_from"] == record:
        return None
    notebook = download(lab)
    if problem := execute(lab, notebook):
        return problem
    notebook.metadata["made_from"] = record
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(f".{os.getpid()}")
    aside.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", "utf-8")
    aside.replace(file)
    return None


def execute(lab: Path, notebook: NotebookNode) -> Problem | None:
    """Execute in an empty folder, with nothing of this project in reach; what went wrong, if any.

    Afterwards its pictures are as small as the figures, and have names.
    """
    with tempfile.TemporaryDirectory() as empty:
        away = {"IPYTHONDIR": empty, "JUPYTER_CONFIG_DIR": empty, "TMPDIR": empty}
        away |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        client = NotebookClient(
            notebook,
            timeout=SECONDS,
            resources={"metadata": {"path": empty}},
            config=Config(KernelManager={"transport": "ipc", "ip": f"{empty}/kernel"}),
            record_timing=False,
            coalesce_streams=True,  # how often a kernel empties its buffer is chance
        )
        try:
            client.execute(env=os.environ | away)
        except CellTimeoutError:
            return _locate(lab, notebook, f"still runs after {SECONDS} s; let it do less", "")
        except CellExecutionError as error:
            return _locate(lab, notebook, f"{error.ename}: {error.evalue}", error.traceback)
        except DeadKernelError:
            return _locate(lab, notebook, "ended its kernel", "")
    for number, picture in enumerate(_pictures(notebook), 1):
        name = f"lab-{lab.stem}-{number}"
        picture.data[SVG] = to_page(picture.data[SVG], name, {})
        picture.metadata[SVG]["name"] = name
    return None


def _locate(lab: Path, notebook: NotebookNode, what: str, traceback: str) -> Problem:
    """The problem at the line of the cell that was executed last."""
    last = max(n for n, cell in enumerate(notebook.cells) if cell.get("execution_count"))
    line = re.search(r"Cell In\[\d+\], line (\d+)", re.sub(r"\x1b\[[\d;]*m", "", traceback))
    start = cells(lab)[max(last - 2, 0)].line
    return Problem(relative(lab), start + int(line[1]) - 1 if line else start, what)


def _pictures(notebook: NotebookNode) -> Iterator[NotebookNode]:
    for cell in notebook.cells:
        yield from (output for output in cell.get("outputs", []) if SVG in output.get("data", {}))


def pictures() -> dict[str, str]:
    """Every picture of the executed labs, by name."""
    found = {}
    for lab in all_labs():
        for picture in _pictures(nbformat.read(executed(lab), 4)):
            found[picture.metadata[SVG]["name"]] = picture.data[SVG]
    return found
