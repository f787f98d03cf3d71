"""Whatever a processor decides in its last bits, every page shows the same."""

import json
import os
import platform
import subprocess
import sys

from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

from scripts.core import digest
from scripts.core.paths import ROOT, relative
from scripts.make.painter import render
from scripts.make.pictures import all_drawings
from scripts.read.markdown import pages
from tests.failing import none_of

OLD = {"x86_64": "Prescott", "AMD64": "Prescott", "aarch64": "ARMV8", "arm64": "ARMV8"}


def seen(*words: str, **setting: str) -> dict[str, object]:
    """What comes of the labs, or of all, on this processor, or on one that can do less."""
    command = [sys.executable, "-m", "tests.thorough.processor", *words]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | setting, stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout)


def test_an_older_processor_shows_the_same() -> None:
    """NumPy and OpenBLAS take other ways there, and round otherwise.

    What is drawn and fresh was drawn here, and here the pages have tests of their own.
    """
    extras = [name for name in __cpu_dispatch__ if __cpu_features__[name]]
    older = {"NPY_DISABLE_CPU_FEATURES": " ".join(extras)} if extras else {}
    other = seen("all", OPENBLAS_CORETYPE=OLD[platform.machine()], **older)
    here = seen() | {relative(page): [] for page in pages()}
    for figure in all_drawings().values():
        here[figure.name] = digest.of(figure.fresh() or render(figure))
    assert here.keys() == other.keys()
    changed = [name for name in here if other[name] != here[name]]
    none_of(f"{name} is otherwise on an older processor" for name in changed)
