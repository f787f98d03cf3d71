"""Small changes that a green run must not survive: of the code, and of what a page shows."""

import ast
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.read.markdown import CAPTION, FORMULA, IMAGE, ROW
from scripts.read.marks import MARK

NUMERAL = re.compile(r"\d(?:[\d_]*\d)?(?:\.\d+)?")
SWAPPED = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.Pow: ("**", "*"),
    ast.MatMult: ("@", "*"),
    ast.FloorDiv: ("//", "/"),
    ast.Mod: ("%", "*"),
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.And: ("and", "or"),
    ast.Or: ("or", "and"),
}

_VERDICT = re.compile(
    r'(?<=\?\?\? )(?:holds|depends|wrong)(?= "C\d\d)|\b(?:Holds|Depends|Wrong)(?=:)'
)
_CLAIM = re.compile(r"\bC\d\d\b")
_EMBED = re.compile("--8<--")
_REGION = re.compile(r'(?<=--8<-- ")[^":]+:([\w-]+)(?=")')
_FIGURE = re.compile(r"(?<=\]\(figures/)([\w-]+)(?=\.svg\))")
_MATH = re.compile(FORMULA, re.DOTALL)
_SIGN = re.compile(r"(?<![{^_])[-+=<>](?!\\)|\\(?:le|ge|ne|lt|gt)\b")
_SIGNS = {"+": "-", "-": "+", "=": r"\ne ", "<": ">", ">": "<"}
_SIGNS |= {r"\le": r"\ge", r"\ge": r"\le", r"\ne": "=", r"\lt": r"\gt", r"\gt": r"\lt"}
_FENCE = re.compile(r"^[ \t]*```pycon\n.*?^[ \t]*```$", re.DOTALL | re.MULTILINE)
_TABLE = re.compile(ROW, re.MULTILINE)
_CAPTION = re.compile(CAPTION, re.DOTALL | re.MULTILINE)
_WHERE = {
    "formula": _MATH,
    "alt text": IMAGE,
    "example": _FENCE,
    "table": _TABLE,
    "caption": _CAPTION,
}


@dataclass(frozen=True, order=True)
class Mutation:
    """The characters from `start` to `end` of a file become `new`."""

    file: str
    start: int
    end: int
    new: str
    kind: str

    def apply(self, text: str) -> str:
        """The changed text."""
        return text[: self.start] + self.new + text[self.end :]

    def line(self, text: str) -> str:
        """The line it begins on, without its indent."""
        return text[text.rfind("\n", 0, self.start) + 1 :].partition("\n")[0].strip()

    def tell(self, text: str) -> str:
        """File, line and change."""
        line = text.count("\n", 0, self.start) + 1
        old, new = (" ".join(part.split()) for part in (text[self.start : self.end], self.new))
        return f"{self.file}:{line}: {self.kind}: {old} → {new or 'nothing'}"


def another_numeral(numeral: str, chance: random.Random) -> str:
    """The same numeral with another digit, and with another value.

    >>> another_numeral("0.25", random.Random(1))
    '9.25'
    """
    places = [place for place, sign in enumerate(numeral) if sign.isdigit()]
    while True:
        place = chance.choice(places)
        new = numeral[:place] + chance.choice("0123456789") + numeral[place + 1 :]
        if new != numeral and (place or new[0] != "0" or not new[1:2].isdigit()):
            return new


def of_page(file: str, text: str, names: list[str], chance: random.Random) -> Iterator[Mutation]:
    """One mutation for each numeral, verdict, claim id, region, figure and sign of a formula.

    names: every region as "file:region" and every figure, for one to be shown in another's place.
    """
    hidden = [match.span() for hides in (MARK, _EMBED) for match in hides.finditer(text)]
    places = {kind: [m.span() for m in where.finditer(text)] for kind, where in _WHERE.items()}

    def inside(spans: list[tuple[int, int]], at: int) -> bool:
        return any(start <= at < end for start, end in spans)

    def found(pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        return (match for match in pattern.finditer(text) if not inside(hidden, match.start()))

    for verdict in found(_VERDICT):
        others = [word for word in ("holds", "depends", "wrong") if word != verdict[0].lower()]
        new = chance.choice(others)
        yield _of(file, verdict, new if verdict[0].islower() else new.title(), "verdict")
    for pattern, kind in ((_REGION, "region"), (_FIGURE, "figure")):
        for shown in found(pattern):
            stem = re.split(r"[:-]", shown[0])[0]
            others = [name for name in names if name != shown[0] and name.startswith(stem)]
            others = [name for name in others if (":" in name) == (kind == "region")]
            yield _of(file, shown, chance.choice(others or [f"{shown[0]}x"]), kind)
    for formula in found(_MATH):
        for sign in _SIGN.finditer(formula[0]):
            start = formula.start() + sign.start()
            if not inside(hidden, start):
                end = formula.start() + sign.end()
                yield Mutation(file, start, end, _SIGNS[sign[0]], "sign in a formula")
    claims = [claim.span() for claim in found(_CLAIM)]
    for numeral in found(NUMERAL):
        at = numeral.start()
        where = "claim id" if inside(claims, at) else "prose"
        kind = next((kind for kind, spans in places.items() if inside(spans, at)), where)
        yield _of(file, numeral, another_numeral(numeral[0], chance), kind)


def _of(file: str, match: re.Match[str], new: str, kind: str) -> Mutation:
    return Mutation(file, match.start(), match.end(), new, kind)


def of_code(file: str, text: str, chance: random.Random) -> Iterator[Mutation]:
    """Mutations of a module: constants, operators, signs, returned values, dropped statements.

    What an assertion says is left alone but for its numbers; a message says nothing to the code.
    """
    tree = ast.parse(text)
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    lines = [line.encode() for line in text.splitlines()]

    def at(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1][:column].decode())

    def span(node: ast.AST) -> tuple[int, int]:
        return at(node.lineno, node.col_offset), at(node.end_lineno, node.end_col_offset)

    for node in _walk(tree):
        start, end = span(node) if hasattr(node, "lineno") else (0, 0)
        source = text[start:end]
        match node:
            case ast.Constant(value=str()):
                for found in NUMERAL.finditer(source):
                    new = another_numeral(found[0], chance)
                    first, last = start + found.start(), start + found.end()
                    yield Mutation(file, first, last, new, "text")
            case ast.Constant(value=bool()):
                yield Mutation(file, start, end, str(not node.value), "constant")
            case ast.Constant(value=int() | float()):
                yield Mutation(file, start, end, another_numeral(source, chance), "constant")
            case ast.BinOp(left=left, op=op, right=right):
                yield from _swap(file, text, span(left)[1], span(right)[0], op, "operator")
            case ast.BoolOp(values=values, op=op):
                yield from _swap(file, text, span(values[0])[1], span(values[1])[0], op, "operator")
            case ast.Compare(left=left, ops=[op, *_], comparators=[right, *_]):
                yield from _swap(file, text, span(left)[1], span(right)[0], op, "comparison")
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                yield Mutation(file, start, span(operand)[0], "", "sign")
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield Mutation(file, start, span(operand)[0], "", "comparison")
            case ast.Return(value=ast.AST() as value):
                yield Mutation(file, *span(value), "None", "returned value")
            case ast.Expr() | ast.AugAssign() | ast.Assign() | ast.Raise():
                yield Mutation(file, start, end, "pass", "dropped statement")


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """Every node but docstrings' statements, annotations, and the messages of errors."""
    yield node
    for child in ast.iter_child_nodes(node):
        match node:
            case ast.Assert(msg=message) if child is message:
                continue
            case ast.Raise():
                continue
            case ast.arg() | ast.FunctionDef() if child in (
                getattr(node, "annotation", None),
                getattr(node, "returns", None),
            ):
                continue
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            yield child.value
        else:
            yield from _walk(child)


def _swap(file: str, text: str, start: int, end: int, op: ast.AST, kind: str) -> Iterator[Mutation]:
    if type(op) in SWAPPED:
        old, new = SWAPPED[type(op)]
        at = text.index(old, start, end)
        yield Mutation(file, at, at + len(old), new, kind)
