"""The table of chapter 11, written from what its page measures: digits lost, and where."""

import sys

from scripts import program
from scripts.paths import DOCS

PAGE = DOCS / "en" / "11-activations.md"
RULE = "|---|---|---|---|\n"
NAMES = {"sigmoid": "σ", "elu": "ELU", "silu": "SiLU", "gelu": "GELU"}
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def draw() -> str:
    """The page with its table as the page's own code measures it now."""
    page = program.read(PAGE)
    page.run()
    measured = vars(sys.modules[f"page_{PAGE.stem}"])
    text = PAGE.read_text("utf-8")
    start = text.index(RULE, text.index("| naive form | SciPy | here |")) + len(RULE)
    rows = "".join(_row(function, measured) for function in measured["ours"])
    return text[:start] + rows + text[text.index("\n\n", start) + 1 :]


def _row(function: str, measured: dict) -> str:
    stem = function.removesuffix("_derivative")
    name = ("slope of " if stem != function else "") + NAMES.get(stem, stem)
    cells = [
        _cell(form, function, *measured[form][function]) for form in ("naive", "scipy", "ours")
    ]
    return f"| {name} | {' | '.join(cells)} |\n"


def _cell(form: str, function: str, lost: int, at: float) -> str:
    where = f' at {_number(at)}<!-- = {form}["{function}"][1] -->' if lost else ""
    return f'{lost}<!-- = {form}["{function}"][0] -->{where}'


def _number(x: float) -> str:
    """Write a number as the text does: −710, 10²⁰, −1 × 10⁻¹⁴⁰."""
    if 1e-3 < abs(x) < 1e6:
        return f"{x:g}".replace("-", "−")
    digits, exponent = f"{x:.0e}".split("e")
    power = f"10{str(int(exponent)).translate(RAISED)}"
    return power if digits == "1" else f"{digits} × {power}".replace("-", "−")


def write() -> int:
    """Write the table of chapter 11 anew."""
    PAGE.write_text(draw(), "utf-8")
    return 0
