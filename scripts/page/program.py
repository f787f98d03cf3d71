"""A page's blocks of code as its reader runs them: what is shown, and what is printed."""

import ast
import json
import sys
from bisect import bisect
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent

from scripts.core import digest
from scripts.core.paths import DRAWINGS, SNIPPETS
from scripts.core.texts import once, text_of
from scripts.make import labs
from scripts.read import examples
from scripts.read.imports import bound
from scripts.read.lab import Lab
from scripts.read.markdown import EMBED, IMAGE, Fence, Region, fences, read_regions

FOLD = '??? figure-code "'
THERE = {"numpy", "snippets", *sys.stdlib_module_names}
MINUTES = "This runs for minutes; what comes of it is stored in snippets/results/."
ABSENT = "This wants {}, which the page doesn't bring."
SILENT = (
    "Here NumPy never warns of an overflow or of a division by zero, and errstate changes nothing: "
    "WebAssembly doesn't tell it. On your own machine it does."
)


def of_page(path: Path) -> list[dict]:
    """Every block of a page, in order, as scripts/page/session.py takes it."""
    text = text_of(path)
    inside = [*fences(text)]
    blocks = [_block(fence) for fence in inside]
    folds = [n for n, line in enumerate(text.splitlines(), 1) if line.strip().startswith(FOLD)]
    shown = [image[2] for image in IMAGE.finditer(text)]
    together: dict[tuple[int, str], dict[str, str]] = {}
    placed = [(bisect(folds, f.line), b) for f, b in zip(inside, blocks, strict=True)]
    figures = [((fold, b["file"]), b) for fold, b in placed if b["kind"] == "figure"]
    for fold, block in figures:
        named = {name: block["draws"][name] for name in sorted(block["draws"].keys() & {*shown})}
        drawn = {str(shown.index(name)): function for name, function in named.items()}
        block["draws"] = drawn
        together[fold] = together.get(fold, {}) | drawn
    for fold, block in figures:  # what helps to draw is run with what it helps
        block["draws"] = block["draws"] or together[fold]
    return _told(blocks)


def of_lab(lab: Lab) -> list[dict]:
    """Every cell of a lab that is code, in order, with what its page says that it prints."""
    notebook = json.loads(labs.notebook(lab.path).read_text("utf-8"))
    shown = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    executed = [cell for cell in shown if "setup" not in cell["metadata"].get("tags", [])]
    return _told(
        {"kind": "cell", "source": cell["source"], "wants": ["".join(_said(cell["outputs"]))]}
        for cell in executed
    )


def _told(blocks: Iterator[dict] | list[dict]) -> list[dict]:
    """Each with its digest, what it needs besides NumPy, and why it can't be run, if it can't."""
    found, absent = [], {}
    for block in blocks:
        needs = ["matplotlib"] if block["kind"] in ("figure", "cell") else []
        told = {"id": digest.of(block["source"])[:8], "needs": needs} | block
        if block["kind"] in ("code", "examples") and "why" not in block:
            if missing := _lacks(block["source"], absent):
                told["why"] = ABSENT.format(missing)
            names = _names(block["source"])[2]
            absent = {name: absent[name] for name in absent.keys() - names}
            absent |= dict.fromkeys(names, missing) if missing else {}
        if "errstate" in block["source"] and block["kind"] != "figure":
            told["note"] = SILENT
        found.append(told)
    return found


def _block(fence: Fence) -> dict:
    if fence.info == "pycon":
        found = examples.examples("\n".join(fence.lines) + "\n")
        wants = [example.want.replace("<BLANKLINE>", "") for example in found]
        source = "".join(example.source for example in found)
        return {"kind": "examples", "source": source, "wants": wants}
    regions = [_embedded(line) for line in fence.lines if EMBED.match(line)]
    file = regions[0].path
    source = "\n".join(dedent(region.text) for region in regions)
    names = [region.name for region in regions]
    name = file.relative_to(SNIPPETS).as_posix()
    block = {"kind": "code", "source": source, "file": name, "regions": names}
    if name.startswith("experiments/"):
        return block | {"why": MINUTES}
    if file.parent == DRAWINGS:
        return block | {"kind": "figure", "draws": _drawn(file, source)}
    return block


def _embedded(line: str) -> Region:
    file, region = EMBED.match(line).groups()
    return read_regions(SNIPPETS / file)[0][region]


def _drawn(file: Path, source: str) -> dict[str, str]:
    """The functions of a piece of code by the names of the figures that they draw."""
    return {f"{file.stem}-{name}".replace("_", "-"): name for name in _functions(source)}


@cache
def _functions(source: str) -> list[str]:
    return [node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]


def _said(outputs: list[dict]) -> Iterator[str]:
    for output in outputs:
        if output["output_type"] == "stream":
            yield "".join(output["text"])
        elif "image/svg+xml" not in output["data"]:
            yield f"{''.join(output['data']['text/plain'])}\n"


def _lacks(source: str, absent: dict[str, str]) -> str:
    """The library that isn't there, if code needs one, or a name that such code has bound."""
    modules, asked, _ = _names(source)
    for module in modules:
        ours = SNIPPETS.parent.joinpath(*module.split(".")).with_suffix(".py")
        library = module.partition(".")[0]
        missing = _asks_for(ours) if ours.is_file() else library
        if missing and missing not in THERE:
            return missing
    return next((absent[name] for name in asked if name in absent), "")


@cache
def _names(source: str) -> tuple[list[str], list[str], set[str]]:
    """The modules that code imports, the names that it takes from elsewhere, and those it binds."""
    tree = ast.parse(source)
    modules, used, own = [], [], bound(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=[ast.alias(name=name), *_]) | ast.ImportFrom(module=name):
                modules.append(name)
            case ast.Name(id=name, ctx=ast.Load()):
                used.append(name)
            case ast.Name(id=name) | ast.arg(arg=name):
                own.add(name)
    return modules, [name for name in used if name not in own], bound(tree)


@once
def _asks_for(_snippet: Path, text: str) -> str:
    return _lacks(text, {})
