"""The notebooks that readers of the labs download, not yet executed.

A download stands alone: its first cell holds the snippets that the lab imports.
"""

import base64
from pathlib import Path

from scripts.core.paths import SNIPPETS
from scripts.core.texts import text_of
from scripts.read.lab import Cell, Lab
from scripts.read.markdown import number_of
from scripts.read.marks import MARK

SVG = "image/svg+xml"
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


def download(lab: Lab) -> dict:
    """The notebook that a reader downloads, as JSON has it (nbformat 4.5)."""
    setup = "\n\n".join([SETUP, *map(_writing, lab.imported)])
    text = SETUP_TEXT.format(chapter=number_of(lab.path)).replace("\n", " ")
    cells = [_cell(cell) for cell in lab.cells]
    cells[1:1] = [_text(text, {"tags": ["setup"]}), _code(setup, _folded("setup"))]
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": KERNEL},
        "cells": [{"id": f"cell-{number}"} | cell for number, cell in enumerate(cells)],
    }


def _cell(cell: Cell) -> dict:
    if cell.kind == "markdown":
        return _text(MARK.sub("", cell.text), {})
    return _code(cell.text, _folded("answer") if cell.kind == "answer" else {})


def _text(source: str, metadata: dict) -> dict:
    return {"cell_type": "markdown", "source": source, "metadata": metadata}


def _code(source: str, metadata: dict) -> dict:
    head = {"cell_type": "code", "metadata": metadata, "execution_count": None}
    return head | {"source": source, "outputs": []}


def _folded(tag: str) -> dict:
    """How Jupyter hides a cell's code, and how Colab does."""
    return {"tags": [tag], "jupyter": {"source_hidden": True}, "cellView": "form"}


def _writing(path: Path) -> str:
    name = path.relative_to(SNIPPETS).as_posix()
    if path.suffix == ".py":
        return f"write({name!r}, r'''{text_of(path)}''')"
    return f"write({name!r}, base64.b64decode('{base64.b64encode(path.read_bytes()).decode()}'))"
