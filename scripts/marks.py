"""Numbers in the text and the marks that give their source; nothing here runs a page.

the slope is 0.25<!-- = slope(0.0) -->          a value: it is what the expression gives
$f(2) = 4$<!-- : f(2) == 4 -->                  a statement: true, and with the same numerals
`max(0, 3) == 3`<!-- true -->                   a statement that is its own expression
width 7<!-- given: the 7 of a theorem -->       no code can give it; the reason stands here
[Runge (1901)](references.md#runge1901)         a citation: the year is that of the work
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

NAMES = ("LeNet-5", "float64", "float32", "2D", "log1p", "expm1")

MARK = re.compile(r"<!-- (?:(?P<kind>=|:|given:) (?P<body>.*?)|(?P<true>true)) -->", re.DOTALL)

_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125"}
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS = {word: value for value, word in enumerate(_UNITS)}
NUMBER_WORDS |= {word: 10 * tens for tens, word in enumerate(_TENS, 2)}
NUMBER_WORDS |= {"hundred": 100, "thousand": 1000, "million": 1_000_000}
NUMBER_WORDS |= {"half": 0.5, "quarter": 0.25, "once": 1, "twice": 2, "both": 2}

_POWER = rf"10[⁻]?[{_DIGITS}]+"
_SIGN = r"(?:(?<![\w.,])[-−])?"
_PLAIN = rf"{_SIGN}(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?|\.\d+)"
_OTHER = "⅐-↋①-⓿❶-➓"  # fractions, Roman and circled numbers
_NUMBER = rf"(?:{_PLAIN} ?× ?)?{_POWER}|{_PLAIN}(?:\s?%)?|{_SIGN}[{''.join(_FRACTIONS)}{_OTHER}]"
_ONE_WORD = "|".join(NUMBER_WORDS)
_WORD = rf"\b(?i:(?:minus )?(?:{_ONE_WORD})(?:[- ](?:{_ONE_WORD}))*)\b(?=[*_]*<!-- [=g])"
# x₁, x₂ and x² are names; any other raised or lowered digit is a number.
_SCRIPT = r"[⁰¹³⁴-⁹₀₃-₉]|(?<![\w)])[²₁₂]"

# In the order in which they are tried; the first group of each names what it is.
_TOKEN = re.compile(
    r"(?P<comment><!--.*?-->)"
    r"|(?P<fence>^[ \t]*(?P<ticks>```+|~~~+)[^\n`]*\n.*?^[ \t]*(?P=ticks)[ \t]*$)"
    r"|(?P<display>\$\$.+?\$\$)"
    r"|(?P<math>(?<![\\$])\$[^$\n]+?\$)"
    r"|(?P<code>(?P<tick>`+).+?(?P=tick))"
    r"|(?P<box>\[(?P<id>C\d\d)\]\([\w.-]*#(?P=id)\))"
    r"|(?P<chapter>\[[^\[\]]*\d[^\[\]]*\]\(\d+-[^\s)]*\))"
    r"|(?P<citation>\[[^\[\]]*\]\(references\.md#[^\s)]*\))"
    r"|(?P<target>\]\([^\s)]*(?=\)|[ ][\"'])|\{:?(?:[ ]*[.#][\w-]+)+[ ]*\}|<https?:[^>]*>)"
    r"|(?P<item>^[ \t]*\d+\.[ ])"
    r"|(?P<claim>\bC\d\d\b)"
    rf"|(?P<name>\b(?:{'|'.join(map(re.escape, NAMES))})\b|\b[A-Za-z_]+\d\w*)"
    rf"|(?P<number>{_NUMBER}|{_SCRIPT})"
    rf"|(?P<word>{_WORD})",
    re.DOTALL | re.MULTILINE,
)
_NUMERAL = re.compile(r"\d+(?:\.\d+)?")
_SIGN_OR_RELATION = re.compile(
    r"(?P<sign>[-+])|(?P<relation>\\(?:le|ge|ne|lt|gt)\b|[<>=!]=|(?:isclose|allclose)(?=\()|[<>=])"
)
_RELATIONS = {"=": "==", "isclose": "==", "allclose": "=="}
_RELATIONS |= {r"\le": "<=", r"\ge": ">=", r"\ne": "!=", r"\lt": "<", r"\gt": ">"}
_CLAIM = re.compile(r"\b(?:test_)?C\d\d(?:\b|_(?=(?:holds|depends|wrong)(?:\b|_)))")
_FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<ticks>```+|~~~+)[ \t]*(?P<info>[^\n`]*)$")


@dataclass(frozen=True)
class Fence:
    """A fenced block: its info string, and its lines without the indent; `line` is its first."""

    line: int
    info: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Marked:
    """Something in the text and its mark: kind is "=", ":" or "given:"."""

    line: int
    shown: str
    kind: str
    body: str


def fences(text: str) -> Iterator[Fence]:
    """Every fenced block of a page, in order."""
    lines = iter(enumerate(text.splitlines(), 1))
    for number, line in lines:
        if not (start := _FENCE.match(line)):
            continue
        inside = []
        for _, inner in lines:
            if inner.strip() == start["ticks"]:
                break
            inside.append(inner.removeprefix(start["indent"]))
        yield Fence(number + 1, start["info"].strip(), tuple(inside))


def read(text: str) -> tuple[list[Marked], list[tuple[int, str]]]:
    """What is marked in a page, and (line, what is wrong) for each number without a source."""
    marked: list[Marked] = []
    problems: list[tuple[int, str]] = []
    pending: re.Match[str] | None = None
    item = 0

    def complain(at: int, what: str) -> None:
        problems.append((text.count("\n", 0, at) + 1, what))

    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if token["comment"] and not (mark := MARK.fullmatch(token[0])):
            complain(token.start(), f"{token[0]!r} is no mark; see CONTRIBUTING.md")
        elif token["comment"]:
            between = text[pending.end() : token.start()] if pending else "?"
            if pending and not between.strip("*_ \n\t"):
                line = text.count("\n", 0, pending.start()) + 1
                shown = " ".join(pending[0].strip("$`").split())
                body = mark["body"] or shown
                if wrong := _misused(pending, mark["kind"] or ":", shown, body):
                    complain(pending.start(), wrong)
                marked.append(Marked(line, shown, mark["kind"] or ":", body))
                pending = None
            else:
                complain(token.start(), f"the mark {token[0]!r} has nothing to cover before it")
        elif kind in ("display", "math", "code", "number", "word", "name"):
            if pending:
                complain(pending.start(), _without_source(pending[0]))
            pending = token if _needs_mark(token) else None
        elif kind == "chapter":
            shown, target = token[0].split("](")
            if {int(n) for n in re.findall(r"\d+", shown)} != {int(target.partition("-")[0])}:
                complain(token.start(), f"{token[0]} names another chapter than it links to")
        elif kind == "citation":
            shown, target = token[0].split("](")
            year = re.findall(r"\d+", target)
            if re.findall(r"\d+", shown) != year:
                what = f"links to a work of {' '.join(year) or 'no year'}; say that, and no other"
                complain(token.start(), f"{token[0]} {what} number")
        elif kind == "item":
            before, item = item, int(token[0].strip(" \t."))
            if item not in (1, before + 1):
                complain(token.start(), f"item {item} of a list comes after item {before}")
    if pending:
        complain(pending.start(), _without_source(pending[0]))
    return marked, problems


def _without_source(shown: str) -> str:
    return f"{shown!r} has no source; put <!-- = expression --> or <!-- given: reason --> behind it"


def _misused(covered: re.Match[str], kind: str, shown: str, body: str) -> str:
    if kind == ":" and covered.lastgroup in ("number", "word", "name"):
        return f"{shown!r} is no statement; give its value with <!-- = expression -->"
    if kind != "given:" and "#" in body:
        return f"the mark of {shown!r} has a comment in it; numerals there say nothing"
    if kind == "given:" and covered.lastgroup in ("math", "display") and shown not in body:
        return f"{shown!r} is given, but its reason {body!r} does not name it"
    if kind == "given:" and not set(numerals(shown)) <= set(numerals(body)):
        return f"{shown!r} is given, but its reason {body!r} does not name the number"
    return ""


def _needs_mark(token: re.Match[str]) -> bool:
    inside = _CLAIM.sub("", token[0].strip("`"))
    if (token["display"] or token["math"]) and any(signs(inside)):
        return True
    return inside not in NAMES and bool(token["number"] or token["word"] or _NUMERAL.search(inside))


def numerals(shown: str) -> list[str]:
    r"""The numerals of a formula or an expression, in order; `\tfrac14` shows 1 and 4.

    >>> numerals(r"\\tfrac14 w_1 + 10{,}000"), numerals("1/4 * w1 + 10000")
    (['1', '4', '1', '10000'], ['1', '4', '1', '10000'])
    """
    return _NUMERAL.findall(re.sub(r"frac(\d)(\d)", r"frac \1 \2", shown).replace("{,}", ""))


def signs(shown: str) -> tuple[list[str], list[str]]:
    r"""The plus and minus signs of a formula or an expression, in order, and its relations.

    >>> signs(r"a - b \\le -c"), signs("a - b <= -c")
    ((['-', '-'], ['<=']), (['-', '-'], ['<=']))
    """
    found = [*_SIGN_OR_RELATION.finditer(shown)]
    relations = [_RELATIONS.get(m[0], m[0]) for m in found if m["relation"]]
    return [m[0] for m in found if m["sign"]], relations


def departs(shown: str, body: str) -> str:
    """In what a statement and its check differ, "" if in nothing: numerals, signs, relations.

    What isn't a statement but a part of one, such as 1 − x², has no relations of its own.
    """
    if numerals(shown) != numerals(body):
        return "numerals"
    (said, related), (checked, compared) = signs(shown), signs(body)
    if said != checked:
        return "signs"
    return "relations" if related and related != compared else ""


def parse(shown: str) -> tuple[Decimal, Decimal]:
    """The number that a text shows, and half a unit of its last place.

    >>> parse("54.5 %"), parse("1.3 × 10⁻⁹"), parse("12,345"), parse("Three")
    ((Decimal('0.545'), Decimal('0.0005')), (Decimal('1.3E-9'), Decimal('5E-11')), \
(Decimal('12345'), Decimal('0')), (Decimal('3'), Decimal('0')))
    """
    text = shown.lower().replace("minus ", "-").replace("−", "-").replace(",", "")
    sign, bare = (-1, text[1:]) if text.startswith("-") else (1, text)
    if bare in _FRACTIONS:
        return sign * Decimal(_FRACTIONS[bare]), Decimal(0)
    if all(word in NUMBER_WORDS for word in re.split("[- ]", bare)):
        return sign * _in_words(bare), Decimal(0)
    scale = 0
    if power := re.search(rf"10(⁻?)([{_DIGITS}]+)$", text):
        exponent = "".join(str(_DIGITS.index(digit)) for digit in power[2])
        scale = int(exponent) * (-1 if power[1] else 1)
        text = text[: power.start()].strip(" ×") or "1"
    if text.endswith("%"):
        text, scale = text.rstrip("% "), -2
    number = Decimal(text)
    places = -int(number.as_tuple().exponent)
    all_or_none = shown.endswith("%") and number in (0, 100)
    exact = (places == 0 and scale == 0) or all_or_none
    half = Decimal(0) if exact else Decimal(5).scaleb(-places - 1 + scale)
    return number.scaleb(scale), half


def _in_words(text: str) -> Decimal:
    """The value of "twenty-one" or "two hundred": hundreds multiply what is before them."""
    value = Decimal(0)
    for word in re.split("[- ]", text):
        number = Decimal(str(NUMBER_WORDS[word]))
        value = value * number if value and not 1 <= number < 100 else value + number
    return value


def is_bool(value: object) -> bool:
    """True for Python's and for NumPy's booleans; the build reads marks without NumPy."""
    return type(value).__name__ in ("bool", "bool_")


def differs(shown: str, value: object) -> str:
    """Why `value` is not what the text shows, "" if it is, at the precision that is shown."""
    if is_bool(value):
        return f"the text shows {shown!r}, but the expression gives {value}"
    try:
        number, half = parse(shown)
    except (ArithmeticError, ValueError):
        return "" if repr(value) == shown else f"the text shows {shown!r}, the code gives {value!r}"
    computed = Decimal(repr(float(value)))  # type: ignore[arg-type]
    if not computed.is_finite() or abs(computed - number) > half * Decimal("1.000001"):
        return f"the text shows {shown!r}, the code gives {value!s}"
    return ""
