"""Where things are, and which of them are ours."""

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
ASSETS = DOCS / "assets"
SNIPPETS = ROOT / "snippets"
DRAWINGS = SNIPPETS / "figures"  # the code; the figures themselves are in the cache
VECTORS = SNIPPETS / "vectors"
EXPERIMENTS = SNIPPETS / "experiments"
RESULTS = SNIPPETS / "results"
SCRIPTS = ROOT / "scripts"
TESTS = ROOT / "tests"
NODE_MODULES = ROOT / "node_modules"
SITE = ROOT / "site"
OFFLINE = ROOT / "bend-the-line.zip"
CACHE = ROOT / ".cache"

WORD = r"(?!__pycache__)\w[\w-]*"
SUFFIXES = (
    "css csv csv.gz gif html ico jpeg jpg js json md md.j2 mjs mp4 npy npz pdf png py svg toml tsv"
    " txt webp whl woff2 xml yml zip"
)
FOLDER = re.compile(WORD)
FILE = re.compile(rf"{WORD}(?:\.min)?\.(?:{'|'.join(map(re.escape, SUFFIXES.split()))})")


def ours(folder: Path, pattern: str = "**/*") -> list[Path]:
    """The files in a folder that are ours, in order."""
    return sorted(p for p in folder.glob(pattern) if p.is_file() and is_ours(p, folder))


def is_ours(path: Path, top: Path = ROOT) -> bool:
    """Whether a file or a folder is one of the project, as its name below `top` says.

    A folder's name is one word, a file's one word with a suffix that is known. What else lies about
    is an editor's or a file manager's: a backup, a lock, a copy, a link that leads nowhere.
    """
    *folders, name = path.relative_to(top).parts
    is_one = FOLDER.fullmatch(name) if path.is_dir() else path.is_file() and FILE.fullmatch(name)
    return bool(is_one) and all(map(FOLDER.fullmatch, folders))


@cache
def relative(path: Path) -> str:
    """How a message names `path`: as seen from the project's folder, where it lies in it."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
