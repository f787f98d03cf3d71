"""The mark's reader: what it covers, what it compares, what it refuses."""

import numpy as np
import pytest

from scripts.read import marks, numbers

DIGITS_WITHOUT_SOURCE = [
    "The slope is 0.25.",
    "| 17 |",
    "![alt 3](figures/x.svg)",
    "`f(2)`",
    "$x^2$",
    "$$\nx^2\n$$",
    "x7 is a name",
    "## Part 2",
    "½ of them",
    '!!! holds "C05 · in 4 words"\n    text',
    "title: 5 things",
    "- 8 points",
    "text <!-- = 3 -->",
    "[chapter 5](04-not-separable.md)",
    "[chapter 5](../04-not-separable.md)",
    "7 <!-- and a comment -->",
    "3<!-- = a --> and 4",
    "the set {1, 2, 3} of",
    'text { title="3 apples" }',
    '[x](y.md "3 apples")',
    "![x](y.svg 'title 3')",
    '[chapter 4](04-not-separable.md "99 lines")',
    "[here](3 apples)",
    "[see 4 apples and [Not separable](04-not-separable.md)",
    "``` x ``` is code\n\n5 apples\n\n```pycon\n>>> 1 + 1\n2\n```",
    "published in\n1962. In code",
    "2. an item\n3. another",
    "1. an item\n3. another",
    "⅓ of them",
    "chapter Ⅳ",
    "①",
    "x³",
    "x₇",
    "e⁻⁴",
    "2<!-- = 2 -->²",
    "3<!-- true --> apples",
    "3<!-- : 3 --> apples",
    "1958<!-- given: because -->",
    "1959<!-- given: Rosenblatt, 1958 -->",
    "$n + 3$<!-- given: width n + 2 in the theorem -->",
    "$x = 7$<!-- : True  # 7\n -->",
    "[Runge (1910)](references.md#runge1901)",
    "[Runge](references.md#runge1901)",
    "[Runge (1901), page 224](references.md#runge1901)",
    "[Runge (1901)](references.md#runge)",
    "[Runge (1901)](references.md)",
    "[5 apples [Runge (1901)](references.md#runge1901)",
    "5 [Runge (1901)](references.md#runge1901)<!-- = 5 -->",
    "`test_C05_hold`",
    "`test_C005_holds`",
    "`test_C05_holds_for_3`",
    "`pytest -k C05 -n 2`",
    "`C055`",
]


@pytest.mark.parametrize("text", DIGITS_WITHOUT_SOURCE)
def test_a_number_without_source_is_a_problem(text: str) -> None:
    assert marks.read(text)[1], text


NOTHING_TO_SAY = [
    "C05 and LeNet-5 and float64",
    "1. an item\n2. another",
    "[chapter 4](04-not-separable.md)",
    "[chapter 4](../04-not-separable.md)",
    "[C05](../04-not-separable.md#C05)",
    "[Kelley, 1960](../references.md#kelley1960)",
    "[text](https://example.org/123)",
    "x₁ and x²",
    "```pycon\n>>> 1 + 1\n2\n```",
    "`f(x)` and $w\\cdot x$",
    '<a id="x"></a> { #anchor-3 }',
    "1. a\n\n2. b\n\n3. c\n\ntext\n\n1. a",
    "[Start](01-where-it-sits.md){ .md-button .md-button--primary }",
    "w₁x₁² + (x₂ − c)²",
    "# Heading {: #part-2 }",
    "[Runge (1901)](references.md#runge1901)",
    "[Runge (1901)](../references.md#runge1901) and [chapter 5](../05-polynomials.md)",
    "[Orr and\nMüller (1998)](references.md#lecunefficient1998)",
    "`test_C05_holds` and `test_C06_depends_on_the_function` and `pytest -k C05`",
]


@pytest.mark.parametrize("text", NOTHING_TO_SAY)
def test_what_needs_no_mark(text: str) -> None:
    assert marks.read(text) == ([], []), text


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("0.25", 0.25),
        ("0.25", 0.2549),
        ("54.5 %", 0.5454),
        ("54.5%", 0.545),
        ("100 %", 1.0),
        ("12,345", 12345),
        ("1.3 × 10⁻⁹", 1.3e-9),
        ("10⁻¹²", 1e-12),
        ("2 × 10³", 2000),
        ("−0.5", -0.5),
        ("-0.5", -0.5),
        ("½", 0.5),
        ("−¼", -0.25),
        ("three", 3),
        ("Twelve", 12),
        ("(200, 2)", (200, 2)),
        ("two hundred", 200),
        ("minus two", -2),
        ("Twenty-one", 21),
        ("one half", 0.5),
        ("-½", -0.5),
        (".5", 0.5),
        ("99.5 %", 0.995),
    ],
)
def test_what_agrees(shown: str, value: object) -> None:
    assert numbers.differs(shown, value) == ""


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("0.25", 0.2551),
        ("0.25", 0.24),
        ("0.25", -0.25),
        ("54.5 %", 0.5456),
        ("54 %", 54),
        ("7", 7.2),
        ("7", 8),
        ("12,345", 12346),
        ("1.3 × 10⁻⁹", 1.3e-8),
        ("1.3 × 10⁻⁹", 1.4e-9),
        ("½", 0.51),
        ("three", 4),
        ("1", True),
        ("1", float("nan")),
        ("1", float("inf")),
        ("(200, 2)", (200, 3)),
        ("two hundred", 100),
        ("minus two", 2),
        ("twenty-one", 1),
        ("-½", 0.5),
        (".5", 5),
        ("100 %", 0.996),
        ("0 %", 0.004),
        ("100.0 %", 0.9996),
        ("1", np.True_),
    ],
)
def test_what_differs(shown: str, value: object) -> None:
    assert shown in numbers.differs(shown, value)


def test_a_citation_of_another_year_is_named_with_its_line_and_remedy() -> None:
    text = "By\n[Runge (1910)](references.md#runge1901)."
    [(line, what)] = marks.read(text)[1]
    assert line == 2
    assert "[Runge (1910)](references.md#runge1901) links to a work of 1901; say that" in what


def test_a_citation_begins_at_its_own_bracket() -> None:
    text = "[here](x.md), in 7<!-- = a --> steps, by [Runge (1901)](references.md#runge1901)"
    assert marks.read(text) == ([marks.Marked(1, "7", "=", "a")], [])


def test_a_mark_covers_what_stands_right_before_it() -> None:
    text = "**0.25**<!-- = a --> and `f(2)`<!-- = b -->\n\n$$\nx^2\n$$\n<!-- : x**2 -->\n"
    assert marks.read(text) == (
        [
            marks.Marked(1, "0.25", "=", "a"),
            marks.Marked(1, "f(2)", "=", "b"),
            marks.Marked(3, "x^2", ":", "x**2"),
        ],
        [],
    )


@pytest.mark.parametrize("shown", ["-½", ".5", "two hundred", "minus two", "Twenty-one", "−1.5 %"])
def test_a_number_is_covered_whole(shown: str) -> None:
    assert marks.read(f"of {shown}<!-- = x -->")[0][0].shown == shown


def test_numerals_of_formula_and_check() -> None:
    assert numbers.numerals(r"\sigma'(0) = \tfrac14") == numbers.numerals("slope(0) == 1/4")
    assert numbers.numerals("10{,}000 w_1") == numbers.numerals("10000 * w1")
    assert numbers.numerals("x^2") != numbers.numerals("x**3")


@pytest.mark.parametrize(
    ("shown", "body", "what"),
    [
        (r"a - b = -c", "a - b == -c", ""),
        (r"a - b = -c", "np.allclose(a - b, -c)", ""),
        (r"a - b = -c", "a + b == -c", "signs"),
        (r"a - b = -c", "a - b == c", "signs"),
        (r"a \le b < c", "a <= b < c", ""),
        (r"a \le b < c", "a <= b <= c", "relations"),
        (r"a \ge b", "a <= b", "relations"),
        (r"a \ne b", "isclose(a, b)", "relations"),
        (r"\left(1 - a\right)", "isclose(1 - a, b)", ""),
        (r"e^{-x}", "exp(x)", "signs"),
        (r"2a = b", "3 * a == b", "numerals"),
    ],
)
def test_a_statement_and_its_check_have_the_same_signs(shown: str, body: str, what: str) -> None:
    assert numbers.departs(shown, body) == what


@pytest.mark.parametrize("formula", ["$a + b$", "$a = b$", r"$a \le b$", "$$e^{-x}$$"])
def test_a_formula_that_states_something_needs_a_mark(formula: str) -> None:
    _, [(line, what)] = marks.read(f"Look:\n{formula}.\n")
    assert line == 2
    assert "has no source" in what


def test_a_formula_of_names_alone_needs_none() -> None:
    assert marks.read(r"Here $W x$ and $\lambda_i$.") == ([], [])


def test_a_given_formula_stands_in_its_reason() -> None:
    assert marks.read("$n + 2$<!-- given: n + 2, by the theorem -->")[1] == []
    [(_, what)] = marks.read("$n - 2$<!-- given: n + 2, by the theorem -->")[1]
    assert "does not name it" in what


def test_a_link_to_a_claims_box_names_that_claim() -> None:
    assert marks.read("See [C05](04-not-separable.md#C05).") == ([], [])
    assert marks.read("See [C06](04-not-separable.md#C05).")[1]
