"""Typeset the formulas of built pages with KaTeX, each one once."""

import html
import json
import re
import subprocess
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError

from scripts.core import digest, kept
from scripts.core.paths import CACHE, NODE_MODULES, ROOT, SCRIPTS, relative
from scripts.make import plain

FILE = CACHE / "formulas.json"
SCRIPT = SCRIPTS / "make/formulas.mjs"
KATEX = NODE_MODULES / "katex"
FORMULA = re.compile(
    r'<(span|div) class="arithmatex">(?:\\\((.*?)\\\)|\\\[(.*?)\\\])</\1>', re.DOTALL
)

SOURCE = re.compile(r"\\\((.*?)\\\)|\\\[(.*?)\\\]", re.DOTALL)
LETTERS = re.compile(r"<span([^>]*)>([^<]+)</span>")

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
    known = {**(kept.fresh(FILE) or {})}
    missing = sorted(formula for formula in formulas if _key(formula) not in known)
    errors = {}
    if missing:
        answers = dict(zip(missing, _run_katex(missing), strict=True))
        errors = {f: answer["error"] for f, answer in answers.items() if "error" in answer}
        known |= {_key(f): answer["html"] for f, answer in answers.items() if "html" in answer}
        known = {_key(f): known[_key(f)] for f in sorted(formulas) if _key(f) in known}
        used = (SCRIPT, KATEX / "package.json")
        kept.keep(FILE, known, files={relative(path): digest.of_file(path) for path in used})
    return {f: known[_key(f)] for f in formulas if _key(f) in known}, errors


def fill(page: str, typeset: dict[Formula, str]) -> str:
    """Put the typeset formulas into a page."""
    return FORMULA.sub(lambda found: _wrap(read(found), typeset), page)


def fill_index(entries: list[dict], typeset: dict[Formula, str]) -> None:
    """Put the formulas into the entries of a search index, as lines of text."""
    said = {_squeezed(tex): plain.text(formula) for (tex, _), formula in typeset.items()}

    def say(found: re.Match[str]) -> str:
        tex = _squeezed(html.unescape(found[1] or found[2]))
        return html.escape(said[tex], quote=False) if tex in said else found[0]

    for entry in entries:
        entry |= {part: SOURCE.sub(say, entry[part]) for part in ("title", "text")}


def _squeezed(tex: str) -> str:
    return " ".join(tex.split())


def _wrap(formula: Formula, typeset: dict[Formula, str]) -> str:
    """The formula, which KaTeX says twice: as MathML, and as spans. Only MathML stays text, to be
    heard, found and copied; what the spans show is an attribute that the styles paint.
    """
    tag = "div" if formula[1] else "span"
    mathml, end, drawn = typeset[formula].partition("</math></span>")
    drawn = LETTERS.sub(r'<span\1 data-t="\2"></span>', drawn)
    return f'<{tag} class="formula">{mathml}{end}{drawn}</{tag}>'


def _run_katex(formulas: list[Formula]) -> list[dict[str, str]]:
    node = Path(sys.executable).with_name("node")
    command = [node, "--jitless", SCRIPT]  # a compiler would cost memory and save no time here
    answer = subprocess.run(
        command,
        input=json.dumps(formulas),
        capture_output=True,
        check=False,
        encoding="utf-8",
        cwd=ROOT,
    )
    if answer.returncode:
        cause = next((line for line in answer.stderr.splitlines() if "Error" in line), "no answer")
        remedy = "`make clean` and `make site` set Node.js and KaTeX up anew"
        raise PluginError(f"{relative(SCRIPT)}:1: {cause}; {remedy}")
    return json.loads(answer.stdout)


def _key(formula: Formula) -> str:
    return f"{'display' if formula[1] else 'inline'}:{formula[0]}"
