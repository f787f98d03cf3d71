"""A typeset formula as a line of text, for where nothing is typeset: the search."""

import re
from xml.etree import ElementTree as ET

RAISED = dict(zip("0123456789+−in′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁱⁿ′", strict=True))
LOWERED = dict(zip("0123456789ijknmpx", "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙₘₚₓ", strict=True))
SPACED = frozenset("=≠≈<>≤≥∈→←↦⋅·×+−±,")
SIGNS = frozenset("+−±")
MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
ATOM = re.compile(r"\w[′₀-₉ᵢ-ₜ⁰-⁹²³]*|[\d.]+|\([^()]*\)")
APPLIED = re.compile(r"\u2061([⁻⁰¹²³⁴-⁹]*)(?!\()")  # of a function to what comes behind it


def text(formula: str) -> str:
    """What KaTeX's HTML of a formula says.

    >>> text("<b><math><mfrac><mn>1</mn><mrow><mi>k</mi><mo>+</mo><mn>1</mn></mrow></mfrac></math>")
    '1/(k + 1)'
    >>> text("<math><msup><mi>e</mi><mrow><mo>−</mo><mi>x</mi></mrow></msup></math>")
    'e^(−x)'
    >>> text("<math><mo>−</mo><msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup></math>")
    '−x₁²'
    """
    said = APPLIED.sub(r"\1 ", _say(ET.fromstring(MATH.search(formula)[0])))
    return " ".join(re.sub(r"[\u2061\u2063]|\s+(?=,)", "", said).split())


def _say(part: ET.Element) -> str:
    """One element, with all that is in it."""
    kind = part.tag.rpartition("}")[2]
    inside = [_say(each) for each in part]
    match kind, inside:
        case "semantics", [said, *_]:
            return said
        case "mfrac", [over, under]:
            return f"{_one(over)}/{_one(under)}"
        case "msqrt", _:
            return f"√{_one(''.join(inside))}"
        case "mroot", [said, index]:
            return f"{_script(index, RAISED, '')}√{_one(said)}"
        case (("msub" | "munder"), [said, low]):
            return said + _script(low, LOWERED, "_")
        case (("msup" | "mover"), [said, high]):
            return said + _script(high, RAISED, "^")
        case (("msubsup" | "munderover"), [said, low, high]):
            return said + _script(low, LOWERED, "_") + _script(high, RAISED, "^")
        case "mtable", _:
            return "; ".join(inside)
        case (("mspace" | "mtd"), _):
            return f" {''.join(inside)} "
        case _, []:
            return part.text or ""
    return _row(part, inside)


def _row(part: ET.Element, inside: list[str]) -> str:
    """Elements in a row, with space around what stands between two of them, not around a sign."""
    row = ""
    for each, said in zip(part, inside, strict=True):
        is_sign = said in SIGNS and (not row.strip() or row.rstrip()[-1] in SPACED | {*"([{/"})
        spaced = each.tag.endswith("mo") and said in SPACED and not is_sign
        row += f" {said} " if spaced else said
    return row


def _one(said: str) -> str:
    said = said.strip()
    return said if ATOM.fullmatch(said) else f"({said})"


def _script(said: str, small: dict[str, str], mark: str) -> str:
    """A superscript or subscript in small characters, where there are such."""
    said = "".join(said.split())
    if small.keys() >= {*said}:
        return "".join(small[character] for character in said)
    return f"{mark}{_one(said)}"
