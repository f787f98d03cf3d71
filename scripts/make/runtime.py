"""Python for the pages: Pyodide, NumPy and matplotlib as one archive, made in the background.

What nobody needs is left out, and all modules are compiled, which halves the time to the first
output. The zips are stored, so that the whole of each can be compressed, and read without effort.
"""

from scripts.core import environment

environment.settle()

import fcntl
import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatchcase
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import brotli
from mkdocs.exceptions import PluginError

from scripts.core import digest, kept
from scripts.core.paths import CACHE, NODE_MODULES, ROOT, SCRIPTS, relative
from scripts.core.problem import explain
from scripts.core.terminal import tell
from scripts.core.zipped import pack

RUN = CACHE / "run"
RECORD = CACHE / "run.json"
ASIDE = CACHE / "run.aside"
SCRIPT = SCRIPTS / "make/runtime.mjs"
SESSION = SCRIPTS / "page/session.py"
WHEELS = SCRIPTS / "make/wheels"
PYODIDE = NODE_MODULES / "pyodide"

NEEDED = "matplotlib contourpy cycler dateutil kiwisolver packaging pillow pyparsing six"
SOURCES = {  # of each archive
    "stdlib": [PYODIDE / "python_stdlib.zip"],
    "numpy": [WHEELS / "numpy.whl"],
    "matplotlib": [WHEELS / f"{name}.whl" for name in NEEDED.split()],
}
LEFT_OUT = {  # a star stands for any text, slashes too
    "stdlib": """
        _pydatetime.* _pyio.* aifc.* antigravity.* cgi.* cgitb.* chunk.* crypt.* email/* ftplib.*
        http/* imaplib.* imghdr.* importlib/metadata/* mailbox.* mailcap.* netrc.* nntplib.*
        optparse.* pipes.* plistlib.* poplib.* smtplib.* sndhdr.* socketserver.* sunau.*
        telnetlib.* urllib/[!_p]* uu.* webbrowser.* wsgiref/* xdrlib.* xml/* xmlrpc/* zoneinfo/*
        cProfile.* compileall.* modulefinder.* multiprocessing/* pickletools.*
        profile.* pstats.* pty.* pyclbr.* symtable.* tabnanny.* trace.* tty.* zipapp.* ctypes/*
        encodings/big5* encodings/cp* encodings/euc* encodings/gb* encodings/h[pz]*
        encodings/iso* encodings/johab* encodings/k* encodings/m* encodings/oem* encodings/p[at]*
        encodings/shift* encodings/tis*
        """,
    "numpy": """
        *.a *.build *.c *.cfg *.dist-info/* *.h *.ini *.pc *.pxd *.pyi *.pyx *.rst *.template
        *.txt *.typed *_tests.* numpy/_configtool.* numpy/_pyinstaller/* numpy/doc/* numpy/f2py/*
        numpy/linalg/lapack_lite.* numpy/random/_examples/* numpy/testing/print_coercion_tables.*
        """,
    "matplotlib": """
        *.afm *.dist-info/* *.lua *.pyi *.txt *.typed
        PIL/*FontFile.* PIL/*Qt.* PIL/*Tk.* PIL/ImageCms.* PIL/ImageDraw* PIL/ImageFont.*
        PIL/ImageShow.* PIL/P[DS]* PIL/Pdf* PIL/[!BGJP]*Plugin.* PIL/_imaging[ft]* PIL/_webp.*
        dateutil/zoneinfo/* packaging/[!_v]* pylab.* pyparsing/diagram/*
        matplotlib/_ttconv.* matplotlib/sphinxext/* matplotlib/testing/*
        matplotlib/backends/_[!_b]* matplotlib/backends/backend_[!ams]*
        matplotlib/backends/backend_macosx.* matplotlib/backends/qt*
        matplotlib/mpl-data/fonts/ttf/*BoldOblique.* matplotlib/mpl-data/fonts/ttf/*Mono-*
        matplotlib/mpl-data/fonts/ttf/DejaVuSerif* matplotlib/mpl-data/fonts/ttf/Humor*
        matplotlib/mpl-data/fonts/ttf/STIX*Bol* matplotlib/mpl-data/fonts/ttf/STIX*Ita*
        matplotlib/mpl-data/images/* matplotlib/mpl-data/plot_directive/*
        matplotlib/mpl-data/sample_data/* mpl_toolkits/axes_grid1/* mpl_toolkits/axisartist/*
        """,
}
KEPT = "*/_multiarray_tests.* encodings/cp437.* encodings/cp1252.* encodings/iso8859_1.*".split()
NOT_AT_ONCE = {  # what takes its time at every start, and which page needs it?
    "_pyodide/_importhook.py": [
        ("from importlib.abc import Loader, MetaPathFinder", "Loader = MetaPathFinder = object"),
    ],
    "pyodide/_package_loader.py": [
        ("from tempfile import NamedTemporaryFile\n", ""),
        ("from zipfile import ZipFile\n", "ZipFile = object\n"),
    ],
    "urllib/parse.py": [
        ("import ipaddress\n", ""),
        ("        ip = ipaddress", "        import ipaddress\n        ip = ipaddress"),
    ],
    "numpy/linalg/_linalg.py": [("from numpy._typing import NDArray", "NDArray = list")],
    "numpy/_core/__init__.py": [
        ("from . import _add_newdocs\n", ""),
        ("from . import _add_newdocs_scalars\n", ""),
    ],
}
LICENCE = re.compile(r"(?:.*/)?LICENSE.*(?<!\.py)")
STDLIB, SITE = "/lib/python312.zip", "/lib/python3.12/site-packages"
SMALL = 1024  # bytes that aren't worth compressing

_under_way: subprocess.Popen | None = None


def begin() -> None:
    """Begin to make the archive, unless it is there, or being made."""
    global _under_way
    if _under_way is None and not _fresh():
        command = [sys.executable, "-m", "scripts.make.runtime"]
        _under_way = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8")


def wait() -> Path:
    """The folder of the archive that was begun; it is called by the digest of what is in it."""
    global _under_way
    if _under_way:
        said, _ = _under_way.communicate()
        code, _under_way = _under_way.returncode, None
        if code:
            stopped = f"{relative(Path(__file__))}:1: stopped with exit code {code}"
            raise PluginError(said.strip() or stopped)
    return RUN / kept.read(RECORD).result["digest"]


def stop() -> None:
    """Let go of an archive that is being made."""
    global _under_way
    if _under_way:
        _under_way.terminate()
        _under_way.communicate()
    _under_way = None


def _fresh() -> bool:
    """Whether the archive is there, whole, and made from what there is now."""
    if not (made := kept.fresh(RECORD)):
        return False
    folder = RUN / made["digest"]
    if _digests(folder) == made["files"]:
        return True
    tell(f"{relative(folder)} is damaged, and made anew")
    RECORD.unlink()
    return False


def main() -> int:
    """Make the archive in the background of whatever else is done; say what went wrong."""
    os.nice(5)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked says when it is enough
    try:
        make()
    except (OSError, PluginError) as error:
        is_told = isinstance(error, PluginError)
        print(error if is_told else explain(relative(Path(__file__)), 1, error))
        return 1
    except KeyboardInterrupt:
        return 1
    return 0


def make() -> None:
    """Make all files aside, under the name of their digest, unless another build just has."""
    with (CACHE / "run.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _fresh():
            return
        shutil.rmtree(ASIDE, ignore_errors=True)
        folder = ASIDE / "files"
        folder.mkdir(parents=True)
        try:
            _lay_down(folder)
            _compile(folder)
            name = digest.of(json.dumps(_digests(folder)))[:16]
            sizes = {file.name: _compress(file) for file in sorted(folder.iterdir())}
            manifest = json.dumps({"digest": name, "files": sizes}, indent=1)
            (folder / "manifest.json").write_text(f"{manifest}\n", "utf-8")
            result = {"digest": name, "files": _digests(folder)}
            folder.rename(ASIDE / name)
            shutil.rmtree(RUN, ignore_errors=True)
            ASIDE.rename(RUN)
        finally:
            shutil.rmtree(ASIDE, ignore_errors=True)
        makers = [
            Path(__file__),
            SCRIPT,
            SESSION,
            PYODIDE / "package.json",
            *sorted(WHEELS.iterdir()),
        ]
        made_from = {relative(path): digest.of_file(path) for path in makers}
        kept.keep(RECORD, result, files=made_from)


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(folder.glob("*"))
    with ThreadPoolExecutor() as pool:
        return dict(zip((f.name for f in files), pool.map(digest.of_file, files), strict=True))


def _lay_down(folder: Path) -> None:
    """The files as the pages ask for them, but for what has to be compiled."""
    for name in ("pyodide.asm.js", "pyodide.asm.wasm"):
        shutil.copyfile(PYODIDE / name, folder / name)
    module = (PYODIDE / "pyodide.mjs").read_text("utf-8")
    (folder / "pyodide.js").write_text(re.sub(r"\n//# source.*", "", module), "utf-8")
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    (folder / "lock.json").write_text(json.dumps(lock | {"packages": {}}), "utf-8")
    (folder / "LICENSES.txt").write_text(_licences(), "utf-8")
    for name, wheels in SOURCES.items():
        members = {path: text for wheel in wheels for path, text in _members(wheel, name).items()}
        if name == "numpy":
            members[SESSION.name] = SESSION.read_bytes()
        (folder / f"{name}.zip").write_bytes(pack(sorted(members.items()), method=ZIP_STORED))


def _members(wheel: Path, archive: str) -> dict[str, bytes]:
    """What a wheel has for an archive."""
    patterns = LEFT_OUT[archive].split()
    with ZipFile(wheel) as file:
        names = [name for name in file.namelist() if not name.endswith("/")]
        found = {n: file.read(n) for n in names if not _fits(n, patterns) or _fits(n, KEPT)}
    for name in NOT_AT_ONCE.keys() & found:
        found[name] = _without_haste(name, found[name].decode()).encode()
    if wheel.stem == "matplotlib":
        _settle_matplotlib(found)
    return found


def _without_haste(name: str, code: str) -> str:
    for old, new in NOT_AT_ONCE[name]:
        if code.count(old) != 1:
            what = f"{name} no longer says {old.strip()}; bring NOT_AT_ONCE up to date"
            raise PluginError(f"{relative(Path(__file__))}:1: {what}")
        code = code.replace(old, new)
    return code


def _fits(name: str, patterns: list[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _settle_matplotlib(files: dict[str, bytes]) -> None:
    """Let it draw SVG by itself, and know its fonts: the list in the wheel is of another version,
    so that it would look for them at every start.
    """
    settings = "matplotlib/mpl-data/matplotlibrc"
    foreign = b"#backend: module://matplotlib_pyodide.wasm_backend"
    files[settings] = files[settings].replace(foreign, b"backend: svg")
    fonts = json.loads(files["matplotlib/fontlist.json"])
    version = re.search(rb"__version__ = (\d+)", files["matplotlib/font_manager.py"])
    there = [each for each in fonts["ttflist"] if f"matplotlib/mpl-data/{each['fname']}" in files]
    fonts |= {"_version": int(version[1]), "afmlist": [], "ttflist": there}
    files["matplotlib/fontlist.json"] = json.dumps(fonts).encode()


def _licences() -> str:
    """Under what all that may be passed on."""
    texts = {path.stem: path.read_text("utf-8") for path in sorted(WHEELS.glob("*.txt"))}
    for wheel in sorted(WHEELS.glob("*.whl")):
        with ZipFile(wheel) as file:
            for name in filter(LICENCE.fullmatch, file.namelist()):
                texts[f"{wheel.stem}: {name}"] = file.read(name).decode()
    return "\n\n".join(f"==== {name} ====\n\n{text.strip()}\n" for name, text in texts.items())


def _compile(folder: Path) -> None:
    """Compile the modules in the zips by the Python that will run them."""
    places = dict.fromkeys(SOURCES, SITE) | {"stdlib": STDLIB}
    given = [word for name, place in places.items() for word in (folder / f"{name}.zip", place)]
    command = [Path(sys.executable).with_name("node"), SCRIPT, *given]
    answer = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", cwd=ROOT)
    if answer.returncode:
        causes = [line for line in answer.stderr.splitlines() if "Error" in line]
        cause = causes[-1] if causes else "no answer"
        remedy = "`make clean` and `make site` set Node.js and Pyodide up anew"
        raise PluginError(f"{relative(SCRIPT)}:1: {cause}; {remedy}")


def _compress(file: Path) -> dict[str, int]:
    """Lay the file compressed beside it, as a host may want to send it; all its sizes.

    The highest levels would win a twelfth by brotli and a hundredth by gzip, in a minute. What the
    first output doesn't wait for is packed in a hurry.
    """
    content, quality = file.read_bytes(), 6 if file.name == "matplotlib.zip" else 9
    sizes = {"bytes": len(content)}
    if len(content) > SMALL:
        made = {
            "gz": gzip.compress(content, 6, mtime=0),
            "br": brotli.compress(content, quality=quality, lgwin=24),
        }
        for kind, packed in made.items():
            file.with_name(f"{file.name}.{kind}").write_bytes(packed)
            sizes[kind] = len(packed)
    return sizes


if __name__ == "__main__":
    sys.exit(main())
