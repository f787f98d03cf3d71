"""Executing the notebooks of the labs, each as it is downloaded, in an empty folder."""

import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode, from_dict
from traitlets.config import Config

from scripts.core.paths import ROOT, relative
from scripts.core.problem import Problem
from scripts.core.terminal import tell
from scripts.make.notebooks import SVG
from scripts.make.svg import to_page
from scripts.read.lab import Lab

SECONDS = 60
HANGS, DIES = f"still runs after {SECONDS} s; let it do less", "ended its kernel"
RAISE_WARNINGS = """
import warnings
def showwarning(message, *_): raise message
warnings.showwarning = showwarning
"""
FOLDERS = (str(ROOT), sys.prefix, sys.base_prefix, tempfile.gettempdir())
HERE = re.compile("|".join([*(f"{re.escape(folder)}/" for folder in FOLDERS), " at 0x"]))


def execute(lab: Lab, download: dict) -> dict | Problem:
    """The executed notebook, or what went wrong; nothing of this project is in reach of it.

    A warning that a reader would see stops it. Its pictures are as small as the figures, and have
    names.
    """
    notebook = from_dict(download)
    with tempfile.TemporaryDirectory() as empty:
        away = {"IPYTHONDIR": empty, "JUPYTER_CONFIG_DIR": empty, "TMPDIR": empty}
        client = NotebookClient(
            notebook,
            timeout=SECONDS,
            resources={"metadata": {"path": empty}},
            extra_arguments=[
                f"--IPKernelApp.exec_lines=exec({RAISE_WARNINGS!r}, {{}})",
                "--IPKernelApp.log_level=ERROR",
            ],
            config=Config(KernelManager={"transport": "ipc", "ip": f"{empty}/kernel"}),
            record_timing=False,
            coalesce_streams=True,  # how often a kernel empties its buffer is chance
        )
        try:
            client.execute(env=os.environ | away)
        except CellTimeoutError:
            return _locate(lab, notebook, HANGS, "")
        except CellExecutionError as error:
            return _locate(lab, notebook, f"{error.ename}: {error.evalue}", error.traceback)
        except DeadKernelError:
            return _locate(lab, notebook, DIES, "")
    if problem := _of_this_machine(lab, notebook):
        return problem
    for number, picture in enumerate(_pictures(notebook), 1):
        name = f"lab-{lab.path.stem}-{number}"
        picture.data[SVG] = to_page(picture.data[SVG], name, {})
        picture.metadata[SVG]["name"] = name
    return dict(notebook)


def _locate(lab: Lab, notebook: NotebookNode, what: str, traceback: str) -> Problem:
    """The problem at the line of the cell that was executed last."""
    executed = (n for n, cell in enumerate(notebook.cells) if cell.get("execution_count"))
    last = max(executed, default=0)
    line = re.search(r"Cell In\[\d+\], line (\d+)", re.sub(r"\x1b\[[\d;]*m", "", traceback))
    start = lab.cells[max(last - 2, 0)].line
    return Problem(relative(lab.path), start + int(line[1]) - 1 if line else start, what)


def _of_this_machine(lab: Lab, notebook: NotebookNode) -> Problem | None:
    """The first result that no other machine would give, if any.

    What came by standard error is no result: it is told here, and shown to nobody else.
    """
    for number, cell in enumerate(notebook.cells):
        place = relative(lab.path), lab.cells[max(number - 2, 0)].line
        outputs = cell.get("outputs", [])
        for said in [output for output in outputs if output.get("name") == "stderr"]:
            outputs.remove(said)
            tell(str(Problem(*place, f"not shown, for it is standard error: {said.text.strip()}")))
        if found := HERE.search(json.dumps(outputs, ensure_ascii=False)):
            what = f"what comes of it names a place on this machine ({found[0].strip()} …)"
            return Problem(*place, f"{what}; show what is the same on every other")
    return None


def _pictures(notebook: NotebookNode) -> Iterator[NotebookNode]:
    for cell in notebook.cells:
        yield from (output for output in cell.get("outputs", []) if SVG in output.get("data", {}))
