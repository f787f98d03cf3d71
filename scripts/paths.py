"""Where things are."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
ASSETS = DOCS / "assets"
SNIPPETS = ROOT / "snippets"
TESTS = ROOT / "tests"
DRAWINGS = SNIPPETS / "figures"
EXPERIMENTS = SNIPPETS / "experiments"
RESULTS = SNIPPETS / "results"
CACHE = ROOT / ".cache"
FIGURES = CACHE / "figures"
SITE = ROOT / "site"
NODE_MODULES = ROOT / "node_modules"


def relative(path: Path) -> str:
    """How a message names `path`: as seen from the project's folder, where it lies in it."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
