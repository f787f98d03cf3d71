"""The mathematics in the pictures' JavaScript is that of the snippets, in Node and in a browser."""

import json
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from math import ulp
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Route

from scripts.core.paths import ROOT
from scripts.make import bundles
from tests.failing import none_of
from tests.site.parity import (
    activations,
    chain,
    digit,
    fold,
    graph,
    network,
    perceptron,
    starts,
    votes,
    weights,
    window,
)

PARITY = "tests/site/parity/answer.mjs"
IN_NODE = """
import { answer } from "data:text/javascript;base64,%s";
import { readFileSync } from "node:fs";
console.log(answer(readFileSync(0, "utf-8")));
"""
AT = "http://parity.example/"
SETS = (activations.values, network.adam, network.plain, network.exact, fold.scores)
SETS += (votes.counts, weights.nines, window.layers, activations.singles, perceptron.walks)
SETS += (digit.trained_digits, digit.exact_digits, graph.small, chain.rows, starts.starts)
PLAIN = ("none", "step", "relu", "leaky_relu", "square")  # nothing but + − × ÷
EXACT = ("limits", "exact", "counts", "nines", "layers", "walks", "starts")
TO_THE_BIT = (*EXACT, *(f"values {name}" for name in PLAIN))


@pytest.fixture(scope="module")
def sets() -> dict:
    """The vectors; and what the functions do where numbers end."""
    x = np.array([-np.inf, np.inf, np.nan])
    limits = {
        name: [f(x).tolist(), slope(x).tolist()] for name, (f, slope) in activations.PAIRS.items()
    }
    sets = {each.__name__: each() for each in SETS}
    return sets | {"limits": {"x": x.tolist()} | limits}


def question(sets: dict) -> str:
    """The vectors as JSON, where what it has no number for is text."""
    return re.sub("-?Infinity|NaN", r'"\g<0>"', json.dumps(sets))


def leaves(value: object, at: str = "") -> Iterator[tuple[str, float | str]]:
    """What lies at the ends of lists and dictionaries, and where."""
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(part, f"{at} {key}".lstrip())
    else:
        yield at, value


def same(want: float | str, got: float | str, at: str) -> bool:
    """Whether it is the same to the bit, or where that can't be, but for the last digits."""
    if isinstance(want, str):
        return want == got
    if at.startswith("singles"):  # measured: to the bit; but a float64's last can tip it
        off = float(np.spacing(np.float32(abs(want)))) if np.float32(got) == got else -1
    else:
        off = 0 if at.startswith(TO_THE_BIT) else max(4 * ulp(want), 1e-14)
    return bool(np.isclose(float(got), want, rtol=0, atol=off, equal_nan=True))


def hold(sets: dict, said: str) -> None:
    """Fail where the answer to the vectors is another."""
    want, got = dict(leaves(sets)), dict(leaves(json.loads(said)))
    assert want.keys() == got.keys()
    none_of(
        f"{at}: {got[at]} in JavaScript, {there} in Python"
        for at, there in want.items()
        if not same(there, got[at], at)
    )


def in_node(*arguments: str | Path, given: str = "") -> str:
    """What Node.js prints."""
    command = [Path(sys.executable).with_name("node"), *arguments]
    done = subprocess.run(
        command, input=given, capture_output=True, check=False, encoding="utf-8", cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_in_node(sets: dict) -> None:
    """As one bundle, which any Node.js takes for the module that it is."""
    path = ROOT / PARITY
    bundle = json.loads(in_node(bundles.SCRIPT, path.parent, path.name))[path.name]
    script = IN_NODE % b64encode(bundle.encode()).decode()
    hold(sets, in_node("--input-type=module", "--eval", script, given=question(sets)))


def test_in_a_browser(sets: dict, browser: Browser) -> None:
    def give(route: Route) -> None:
        path = ROOT / route.request.url.removeprefix(AT)
        route.fulfill(body=path.read_text("utf-8"), content_type="text/javascript")

    page = browser.new_page()
    page.route(f"{AT}**", give)
    page.goto(AT + PARITY)
    ask = f"async (given) => (await import('/{PARITY}')).answer(given)"
    hold(sets, page.evaluate(ask, question(sets)))
    page.close()
