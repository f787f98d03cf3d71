"""Numbers as texts show them, and what they are worth: numerals, words, fractions, powers."""

import re
from decimal import Decimal

NAMES = ("LeNet-5", "float64", "float32", "2D", "log1p", "expm1")

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
NUMBER = rf"(?:{_PLAIN} ?× ?)?{_POWER}|{_PLAIN}(?:\s?%)?|{_SIGN}[{''.join(_FRACTIONS)}{_OTHER}]"
_ONE_WORD = "|".join(NUMBER_WORDS)
WORD = rf"\b(?i:(?:minus )?(?:{_ONE_WORD})(?:[- ](?:{_ONE_WORD}))*)\b(?=[*_]*<!-- [=g])"
# x₁, x₂ and x² are names; any other raised or lowered digit is a number.
SCRIPT = r"[⁰¹³⁴-⁹₀₃-₉]|(?<![\w)])[²₁₂]"

NUMERAL = re.compile(r"\d+(?:\.\d+)?")
_RELATIONS = {  # as an expression has them, and as formulas do
    "==": r"= isclose allclose ≈ ≃ ≅ ≡ ≐ \approx \simeq \cong \equiv \doteq",
    "!=": r"≠ \ne \neq \not=",
    "<=": r"≤ ⩽ ≦ \le \leq \leqslant \leqq",
    ">=": r"≥ ⩾ ≧ \ge \geq \geqslant \geqq",
    "<": r"\lt",
    ">": r"\gt",
}
_RELATIONS = {said: code for code, every in _RELATIONS.items() for said in every.split()}
# Those that no expression has are found as well, and so can only be given.
_NAMED = (
    r"[a-zA-Z]*(?:eq|[sS]im|approx|prec|succ|less|gtr|[sS]u[bp]set|cong|[vV][dD]ash|mid\b"
    r"|parallel|propto|vartriangle|triangleleft|triangleright)[a-zA-Z]*"
    r"|lll?|ggg?|[lgn]e|[lg]t|in|notin|ni|owns|perp|asymp|models|dashv|between|bowtie|Join"
)
_CHARACTERS = "∈-∍∝\u2223-∦\u223c-⊋⊏-⊒⊢⊣⊥-⊸⋈⋍⋐⋑⋖-⋭⩽-⫌"
_SIGN_OR_RELATION = re.compile(
    rf"(?P<sign>[-+−])|(?P<relation>\\not\s*(?:\\[a-zA-Z]+|\S)|\\(?:{_NAMED})(?![a-zA-Z])"
    rf"|[<>=!]=|(?:isclose|allclose)(?=\()|[<>={_CHARACTERS}])"
)


def numerals(shown: str) -> list[str]:
    r"""The numerals of a formula or an expression, in order; `\tfrac14` shows 1 and 4.

    >>> numerals(r"\\tfrac14 w_1 + 10{,}000"), numerals("1/4 * w1 + 10000")
    (['1', '4', '1', '10000'], ['1', '4', '1', '10000'])
    """
    return NUMERAL.findall(re.sub(r"frac(\d)(\d)", r"frac \1 \2", shown).replace("{,}", ""))


def signs(shown: str) -> tuple[list[str], list[str]]:
    r"""The plus and minus signs of a formula or an expression, in order, and its relations.

    >>> signs(r"a - b \\le -c"), signs("a - b <= -c")
    ((['-', '-'], ['<=']), (['-', '-'], ['<=']))
    """
    found = [*_SIGN_OR_RELATION.finditer(shown)]
    related = ["".join(m[0].split()) for m in found if m["relation"]]
    relations = [_RELATIONS.get(relation, relation) for relation in related]
    return [m[0].replace("−", "-") for m in found if m["sign"]], relations


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
