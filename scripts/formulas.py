"""Typeset the formulas of built pages with KaTeX, each one once."""

import hashlib
import html
import json
import re
import subprocess
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError

from scripts.paths import CACHE, NODE_MODULES, ROOT, relative

STORE = CACHE / "formulas.json"
SCRIPT = ROOT / "scripts/formulas.mjs"
KATEX = NODE_MODULES / "katex"
FORMULA = re.compile(
    r'<(span|div) class="arithmatex">(?:\\\((.*?)\\\)|\\\[(.*?)\\\])</\1>', re.DOTALL
)

type Formula = tuple[str, bool]


def read(found: re.Match[str]) -> Formula:
    """The TeX of a formula in a page, and whether it stands on a line of its own."""
    display = found[2] is None
    return html.unescape(found[3] if display else found[2]).strip(), display


def find(page: str) -> list[Formula]:
    """Every formula of a page's HTML."""
    return [read(found) for found in FORMULA.finditer(page)]


def typeset(formulas: set[Formula]) -> tuple[dict[Formula, str], dict[Formula, str]]:
    """The HTML of each formula, and the error of each that KaTeX can't parse."""
    kept = _load()
    missing = sorted(formula for formula in formulas if _key(formula) not in kept)
    errors = {}
    if missing:
        answers = _run_katex(missing)
        errors = {f: a["error"] for f, a in zip(missing, answers, strict=True) if "error" in a}
        drawn = {_key(f): a["html"] for f, a in zip(missing, answers, strict=True) if "html" in a}
        kept = {_key(f): kept[_key(f)] for f in formulas if _key(f) in kept} | drawn
        aside = STORE.with_suffix(".new")
        STORE.parent.mkdir(exist_ok=True)
        aside.write_text(json.dumps({"from": _version(), "html": kept}), "utf-8")
        aside.replace(STORE)
    return {f: kept[_key(f)] for f in formulas if _key(f) in kept}, errors


def fill(page: str, typeset: dict[Formula, str]) -> str:
    """Put the typeset formulas into a page."""
    return FORMULA.sub(lambda found: _wrap(read(found), typeset), page)


def _wrap(formula: Formula, typeset: dict[Formula, str]) -> str:
    tag = "div" if formula[1] else "span"
    return f'<{tag} class="formula">{typeset[formula]}</{tag}>'


def _run_katex(formulas: list[Formula]) -> list[dict[str, str]]:
    node = Path(sys.executable).with_name("node")
    command = [node, "--jitless", SCRIPT]  # a compiler would cost memory and save no time here
    answer = subprocess.run(
        command, input=json.dumps(formulas), capture_output=True, check=False, text=True, cwd=ROOT
    )
    if answer.returncode:
        cause = next((line for line in answer.stderr.splitlines() if "Error" in line), "no answer")
        remedy = "`make clean` and `make site` set Node.js and KaTeX up anew"
        raise PluginError(f"{relative(SCRIPT)}:1: {cause}; {remedy}")
    return json.loads(answer.stdout)


def _version() -> str:
    used = SCRIPT.read_bytes() + (KATEX / "package.json").read_bytes()
    return hashlib.sha256(used).hexdigest()


def _load() -> dict[str, str]:
    try:
        stored = json.loads(STORE.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stored["html"] if stored["from"] == _version() else {}


def _key(formula: Formula) -> str:
    return f"{'display' if formula[1] else 'inline'}:{formula[0]}"
