"""Every experiment is run again, and what the pages say has to hold for the new result, too.

No part of `make test`, whence the name of this file: `make remeasure` runs it, once a week. Between
times a result is as good as its record, which says from what code, data and libraries it came.
"""

import json
import re
import shutil
import warnings
from pathlib import Path

import pytest

import snippets.results
from scripts.check import program
from scripts.core.paths import RESULTS, ROOT, ours
from scripts.make.experiments import Experiment, all_experiments
from scripts.make.figures import all_figures
from scripts.read.markdown import pages

BY_MODULE: dict[str, list[Experiment]] = {}
for _experiment in all_experiments().values():
    BY_MODULE.setdefault(_experiment.module, []).append(_experiment)


def reads(text: str, experiments: list[Experiment]) -> bool:
    """True if a page or a module reads one of the results; `result(f"a-{b}")` reads all of a."""
    patterns = [re.sub(r"{.+?}", ".+", name) for name in re.findall(r'result\(f?"([^"]+)"', text)]
    return any(re.fullmatch(name, each.name) for name in patterns for each in experiments)


def disagreements(experiments: list[Experiment]) -> list[str]:
    """Everything that the pages and the figures say and that these results contradict."""
    wrong = []
    for page in pages():
        if reads(page.read_text("utf-8"), experiments):
            read = program.read(page)
            read.run()
            wrong += [f"{step.at}: {step.error}" for step in read.steps + read.marks if step.error]
    for figure in all_figures().values():
        if reads((ROOT / figure.path).read_text("utf-8"), experiments):
            try:
                figure.run()
            except AssertionError as error:
                wrong.append(f"{figure.path}:{figure.line}: {figure.function} {error!r}")
    return wrong


@pytest.mark.parametrize("module", BY_MODULE)
def test_the_pages_hold_when_it_is_measured_anew(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the precision that the pages show; the last bits may differ from machine to machine."""
    for stored in ours(RESULTS, "*.json"):
        shutil.copy(stored, tmp_path)
    monkeypatch.setattr(snippets.results, "FOLDER", tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for experiment in BY_MODULE[module]:
            measured = json.dumps({"result": experiment.run()})
            (tmp_path / experiment.file.name).write_text(measured, "utf-8")
    wrong = disagreements(BY_MODULE[module])
    assert not wrong, "\n".join(wrong)
