"""A small project like this one, to try the build on."""

import re
import shutil
from pathlib import Path

from scripts.paths import ROOT

MODULE = '''"""Figure {number}."""

# --8<-- [start:curve]
import numpy as np
from matplotlib.figure import Figure

from snippets.{helper} import {function}
from snippets.drawing import LINE, draw_classes, panel


def curve() -> Figure:
    """The error of a network that learns, and the points it learns from."""
    points, labels = {function}(seed={number})
    weights, errors = np.zeros(2), []
    for _ in range(4000):
        error = np.tanh(points @ weights) - labels
        errors.append(np.mean(error**2))
        weights -= 0.01 * points.T @ error / len(points)
    assert errors[-1] <= errors[0], "it has not learnt"
    figure, axes = panel()
    draw_classes(axes, points, labels)
    axes.plot(np.linspace(-1, 1, len(errors)), errors, color=LINE)
    return figure
# --8<-- [end:curve]
'''

HELPER = '''"""What some of the figures share."""

from snippets.points import rings


def shared(seed: int):
    """The rings."""
    return rings(seed=seed)
'''

SECTION = """## Section {number}

{prose}

![The error falls.](figures/toy-{number:02}-curve.svg)

??? figure-code "How this figure is drawn"

    ```python
    --8<-- "figures/toy_{number:02}.py:curve"
    ```

"""

PROSE = (
    "A line is straight, and a sum of straight lines is straight as well, however many there are. "
    * 12
)


def copy_project(folder: Path) -> Path:
    """The project without what it builds; its environment is shared."""
    away = shutil.ignore_patterns(".*", "node_modules", "site", "__pycache__")
    shutil.copytree(ROOT, folder, ignore=away)
    for name in (".venv", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def make_project(folder: Path, pages: int, figures: int, with_helper: int = 0) -> Path:
    """A project of small figures in place of the chapters; the first few import a helper."""
    copy_project(folder)
    drawings, docs = folder / "snippets/figures", folder / "docs/en"
    experiments, results = folder / "snippets/experiments", folder / "snippets/results"
    for old in (
        *drawings.glob("[!_]*.py"),
        *docs.glob("*.md"),
        *experiments.glob("[!_]*.py"),
        *results.glob("*.json"),
    ):
        old.unlink()
    shutil.rmtree(docs / "labs")
    for module in folder.glob("snippets/*.py"):
        if module.name not in ("__init__.py", "drawing.py", "index.py", "points.py"):
            module.unlink()
        else:
            module.write_text(re.sub(r"(?m)^# --8<--.*\n", "", module.read_text("utf-8")), "utf-8")
    (folder / "snippets/helper.py").write_text(HELPER, "utf-8")
    for number in range(figures):
        helper, function = ("helper", "shared") if number < with_helper else ("points", "rings")
        text = MODULE.format(number=number, helper=helper, function=function)
        (drawings / f"toy_{number:02}.py").write_text(text, "utf-8")
    per_page = figures // pages
    names = ["index.md", *(f"{page:02}-page.md" for page in range(1, pages))]
    for page, name in enumerate(names):
        sections = range(page * per_page, (page + 1) * per_page)
        body = "".join(SECTION.format(number=number, prose=PROSE) for number in sections)
        (docs / name).write_text(f"# Page {page}\n\n{PROSE}\n\n{body}", "utf-8")
    config = (folder / "mkdocs.yml").read_text("utf-8")
    nav = "nav:\n" + "".join(f"  - {name}\n" for name in names)
    config = re.sub(r"nav:\n(?: +- .*\n)+", nav, config, count=1)
    config = re.sub(r"  - mkdocs-jupyter:.*\n(?:      .*\n)+", "", config)  # there are no labs
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    return folder
