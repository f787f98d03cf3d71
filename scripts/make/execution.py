"""Executing the notebooks of the labs, each as it is downloaded, in an empty folder."""

import os
import re
import tempfile
from collections.abc import Iterator

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode, from_dict
from traitlets.config import Config

from scripts.core.paths import relative
from scripts.core.problem import Problem
from scripts.make.notebooks import SVG
from scripts.make.svg import to_page
from scripts.read.lab import Lab

SECONDS = 60


def execute(lab: Lab, download: dict) -> dict | Problem:
    """The executed notebook, or what went wrong; nothing of this project is in reach of it.

    Its pictures are as small as the figures, and have names.
    """
    notebook = from_dict(download)
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
        name = f"lab-{lab.path.stem}-{number}"
        picture.data[SVG] = to_page(picture.data[SVG], name, {})
        picture.metadata[SVG]["name"] = name
    return dict(notebook)


def _locate(lab: Lab, notebook: NotebookNode, what: str, traceback: str) -> Problem:
    """The problem at the line of the cell that was executed last."""
    last = max(n for n, cell in enumerate(notebook.cells) if cell.get("execution_count"))
    line = re.search(r"Cell In\[\d+\], line (\d+)", re.sub(r"\x1b\[[\d;]*m", "", traceback))
    start = lab.cells[max(last - 2, 0)].line
    return Problem(relative(lab.path), start + int(line[1]) - 1 if line else start, what)


def _pictures(notebook: NotebookNode) -> Iterator[NotebookNode]:
    for cell in notebook.cells:
        yield from (output for output in cell.get("outputs", []) if SVG in output.get("data", {}))
