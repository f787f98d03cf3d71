"""Python for the pages is what was vendored, whole, small, and runs all that the pages show."""

import ast
import fnmatch
import json
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from mkdocs.exceptions import PluginError

from scripts.core import digest, kept
from scripts.core.paths import CACHE, DOCS, ROOT, SNIPPETS, ours, relative
from scripts.core.zipped import pack
from scripts.make import runtime
from scripts.page.assets import all_the_code

START = Path(__file__).with_name("runtime_start.mjs")
LIBRARIES = ("numpy", "matplotlib")
NOT_IN_IT = {"mpmath", "scipy", "sklearn", "sympy"}
ROW = re.compile(r"\| `(\S+)` \| `(\S+)` \| (\S+) \| .* \| `(\w{64})` \|")
PROMPTED = re.compile(r"(?m)^ *>>> (?:import|from) ([\w.]+)")
USED = """
    ast asyncio base64 cmath collections contextlib copy csv dataclasses datetime decimal difflib
    doctest enum fractions functools gzip hashlib heapq inspect io itertools json linecache math
    operator pathlib pprint pydoc random re statistics string struct tempfile textwrap time timeit
    traceback typing unicodedata unittest urllib.parse warnings zipfile numpy numpy.fft
    numpy.linalg numpy.ma numpy.polynomial numpy.random numpy.testing numpy.typing
    matplotlib.pyplot matplotlib.animation mpl_toolkits.mplot3d
"""  # what a reader of mathematics may try


@pytest.fixture(scope="module")
def archive() -> Path:
    """The folder of the archive, made if need be."""
    runtime.begin()
    return runtime.wait()


def run(archive: Path, code: str) -> str:
    """What Python in a page makes of the code, where a warning is an error."""
    command = [Path(sys.executable).with_name("node"), START, archive, ROOT]
    code = (
        f"import sys, warnings\nsys.path.append('/project')\nwarnings.simplefilter('error')\n{code}"
    )
    answer = subprocess.run(
        command, input=code, capture_output=True, check=False, encoding="utf-8", cwd=ROOT
    )
    assert answer.returncode == 0, answer.stderr[-2000:]
    assert answer.stderr == "", answer.stderr[-2000:]
    return answer.stdout


def test_each_wheel_is_the_one_that_pyodide_locks_and_the_table_says_so() -> None:
    lock = json.loads((runtime.PYODIDE / "pyodide-lock.json").read_text("utf-8"))["packages"]
    locked = {(p["file_name"], p["version"], p["sha256"]) for p in lock.values()}
    told = ROW.findall((runtime.WHEELS / "README.md").read_text("utf-8"))
    assert {tuple(row) for _, *row in told} <= locked
    there = {file.name: digest.of_file(file) for file in runtime.WHEELS.glob("*.whl")}
    assert there == {file: found for file, _, _, found in told}
    assert set(there) == {file.name for name in LIBRARIES for file in runtime.SOURCES[name]}


def test_nothing_is_left_out_that_is_not_there() -> None:
    for archive, patterns in runtime.LEFT_OUT.items():
        names = [name for file in runtime.SOURCES[archive] for name in ZipFile(file).namelist()]
        idle = [each for each in patterns.split() if not fnmatch.filter(names, each)]
        assert idle == [], archive


def test_every_licence_is_published(archive: Path) -> None:
    told = (archive / "LICENSES.txt").read_text("utf-8")
    assert "Mozilla Public License" in told
    assert "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in told
    for wheel in runtime.WHEELS.glob("*.whl"):
        assert f"==== {wheel.stem}: " in told, wheel.stem


def test_it_is_small_enough_to_wait_for(archive: Path) -> None:
    manifest = json.loads((archive / "manifest.json").read_text("utf-8"))
    files = manifest["files"]
    for name, sizes in files.items():
        kinds = {"bytes": name, "gz": f"{name}.gz", "br": f"{name}.br"}
        assert all((archive / kinds[kind]).stat().st_size == size for kind, size in sizes.items())
    code = len(all_the_code())  # as the host packs it
    later = ("matplotlib.zip", "LICENSES.txt")
    core = [sizes for name, sizes in files.items() if name not in later]
    assert code + sum(sizes.get("br", sizes["bytes"]) for sizes in core) <= 6e6
    assert code + sum(sizes.get("gz", sizes["bytes"]) for sizes in core) <= 8e6
    assert files["matplotlib.zip"]["br"] <= 3.5e6
    assert manifest["digest"] == archive.name


def test_it_imports_and_draws_whatever_the_pages_show(archive: Path) -> None:
    """In one start, as that takes its seconds."""
    trees = [ast.parse(file.read_bytes()) for file in [*ours(SNIPPETS, "**/*.py"), *labs()]]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    for page in ours(DOCS, "**/*.md"):
        names |= set(PROMPTED.findall(page.read_text("utf-8")))
    names |= {module(path) for path in ours(SNIPPETS, "**/*.py")}
    wanted = sorted(name for name in names if name.partition(".")[0] not in NOT_IN_IT)
    assert {"numpy.polynomial", "snippets.figures.stacking", "snippets.points"} <= set(wanted)
    code = f"""
import importlib, io, json
refused = {{}}
for name in {USED.split() + wanted}:
    try:
        importlib.import_module(name)
    except Exception as error:
        if getattr(error, "name", "") not in {NOT_IN_IT}:
            refused[name] = repr(error)

import matplotlib, numpy
from snippets.drawing import STYLE
from snippets.figures import not_separable
from snippets.lab import Picture
matplotlib.rcParams.update(STYLE)
picture, _ = Picture(not_separable.best_line(), "")._repr_svg_()
with matplotlib.rc_context({{"text.parse_math": True}}):
    figure, axes = matplotlib.pyplot.subplots()
    axes.loglog([1, 10, 100])
    axes.set_title(r"$x^2 \\prime \\sqrt{{\\sum \\frac{{1}}{{2}}}} \\mathbf{{w}}$")
    axes.inset_axes([0, 0, 1, 1]).imshow(numpy.eye(3))
    figure.savefig(formula := io.StringIO(), format="svg")
json.dumps([refused, picture, "image/png" in formula.getvalue(), numpy.tanh.__doc__])
"""
    refused, picture, has_image, said = json.loads(run(archive, code))
    assert refused == {}
    assert "<svg" in picture
    assert has_image
    assert "hyperbolic tangent" in said


def labs() -> list[Path]:
    return ours(DOCS, "**/labs/*.py")


def module(path: Path) -> str:
    return relative(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


SAMPLE = ["ast.py", "enum.py", "json/decoder.py", "tokenize.py"]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Some modules made anew, and what is told of one behind them that is no Python."""
    folder = tmp_path_factory.mktemp("compiled")
    with ZipFile(runtime.PYODIDE / "python_stdlib.zip") as file:
        sources = [(name, file.read(name)) for name in SAMPLE]
    given = {"stdlib": sources, "numpy": [], "matplotlib": [("broken.py", b"1 +")]}
    for name, members in given.items():
        (folder / f"{name}.zip").write_bytes(pack(members, method=ZIP_STORED))
    with pytest.raises(PluginError) as stopped:
        runtime._compile(folder)
    return folder, str(stopped.value)


def test_it_is_the_same_bytes_whenever_it_is_made(
    archive: Path, compiled: tuple[Path, str]
) -> None:
    folder, _ = compiled
    with ZipFile(folder / "stdlib.zip") as made, ZipFile(archive / "stdlib.zip") as there:
        for name in SAMPLE:
            assert made.read(f"{name}c") == there.read(f"{name}c"), name
            assert made.getinfo(f"{name}c").date_time == there.getinfo(f"{name}c").date_time


def test_what_cannot_be_compiled_is_told_with_a_remedy(compiled: tuple[Path, str]) -> None:
    _, said = compiled
    assert re.search(r"runtime\.mjs:1: SyntaxError.*; `make clean` and", said)


def test_a_damaged_file_is_noticed_and_the_archive_made_anew(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    folder = tmp_path / archive.name
    folder.mkdir()
    for file in archive.iterdir():
        (folder / file.name).symlink_to(file)
    monkeypatch.setattr(runtime, "RUN", tmp_path)
    monkeypatch.setattr(runtime, "RECORD", tmp_path / "run.json")
    kept.keep(runtime.RECORD, kept.read(CACHE / "run.json").result)
    assert runtime._fresh()
    (folder / "numpy.zip.br").unlink()
    (folder / "numpy.zip.br").write_bytes(b"cut short")
    assert not runtime._fresh()
    assert "is damaged, and made anew" in capsys.readouterr().err
