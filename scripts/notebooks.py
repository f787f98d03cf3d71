"""The notebooks that readers of the labs download.

A download stands alone: its first cell holds the snippets that the lab imports. It is executed as
it is downloaded, in an empty folder, and again when any of that text or a library changes.
"""

import base64
import json
import os
import re
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode, v4
from traitlets.config import Config

from scripts.labs import SVG, Cell, cells, code, executed, imported, made_from
from scripts.marks import MARK
from scripts.paths import SNIPPETS, relative
from scripts.problem import Problem
from scripts.svg import to_page

SECONDS = 60
KERNEL = {"name": "python3", "language": "python", "display_name": "Python 3"}
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


def download(lab: Path) -> NotebookNode:
    """The notebook that a reader downloads, not yet executed."""
    notebook = v4.new_notebook(metadata={"kernelspec": KERNEL})
    parts = cells(lab)
    notebook.cells = [_notebook_cell(cell) for cell in parts]
    setup = "\n\n".join([SETUP, *map(_writing, imported(code(parts)))])
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


class Execution:
    """Executing labs in the background: two for each core, for half the time a kernel waits."""

    def __init__(self, labs: list[Path]) -> None:
        self._pool = ThreadPoolExecutor(2 * (os.cpu_count() or 1))
        self._labs = {lab: self._pool.submit(_execute_and_keep, lab) for lab in labs}

    def wait(self, lab: Path) -> list[Problem]:
        """Wait for a lab; if it has failed, wait for all, and return what went wrong."""
        if lab not in self._labs or not self._labs[lab].result():
            return []
        return sorted(filter(None, (each.result() for each in self._labs.values())))

    def stop(self) -> None:
        """Begin no more."""
        self._pool.shutdown(cancel_futures=True)


def _execute_and_keep(lab: Path) -> Problem | None:
    record, notebook = made_from(lab), download(lab)
    if problem := execute(lab, notebook):
        return problem
    notebook.metadata["made_from"] = record
    file = executed(lab)
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
