"""Where things are."""

from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
ASSETS = DOCS / "assets"
SNIPPETS = ROOT / "snippets"
DRAWINGS = SNIPPETS / "figures"  # the code; the figures themselves are in the cache
EXPERIMENTS = SNIPPETS / "experiments"
RESULTS = SNIPPETS / "results"
SCRIPTS = ROOT / "scripts"
TESTS = ROOT / "tests"
NODE_MODULES = ROOT / "node_modules"
SITE = ROOT / "site"
OFFLINE = ROOT / "bend-the-line.zip"
CACHE = ROOT / ".cache"


@cache
def relative(path: Path) -> str:
    """How a message names `path`: as seen from the project's folder, where it lies in it."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
