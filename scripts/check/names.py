"""Names that are used and that nothing binds: found by reading, so that each place is told once."""

import builtins
import dis
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import CodeType

from scripts.core.paths import relative
from scripts.core.problem import Problem
from scripts.core.texts import misread, text_of
from scripts.read import imports, marks
from scripts.read.examples import examples, parts
from scripts.read.imports import NEVER_RUN
from scripts.read.markdown import Fence, embeds, fences, read_regions

ALWAYS = {*dir(builtins), "__name__"}
IN_MARKS = {*vars(math), "np"}


def problems(path: Path) -> list[Problem]:
    """Names that a module, a lab or a page takes from the snippets, and that are not there."""
    where = relative(path)
    if path.suffix == ".py" and (wrong := misread(path)):
        return [wrong]
    found = []
    for each in imports.taken(path):
        if each.name and not each.file.is_file():
            found.append(Problem(where, each.line, f"there is no {relative(each.file)}"))
        elif each.name and not (misread(each.file) or _offers(each)):
            found.append(Problem(where, each.line, f"{relative(each.file)} has no {each.name}"))
    if path.suffix == ".md":
        what = "is bound by nothing on this page"
        found += [Problem(where, line, f"{name!r} {what}") for line, name in _unbound(path)]
    return found


def blocked(path: Path) -> str:
    """Which broken snippet keeps a file from being run, "" if none does."""
    for used in sorted(imports.reached(path)):
        if found := _once(used):
            return f"not run, for {found[0].path} is broken: see its line {found[0].line}"
    return ""


_once = cache(problems)  # a run of the checks asks it of the same few snippets all the time


def _offers(each: imports.Taken) -> bool:
    return each.name in imports.offered(each.file)


def _unbound(page: Path) -> Iterator[tuple[int, str]]:
    """Each name that an example or a mark of a page uses and that nothing on the page binds."""
    text = text_of(page)
    unclear = [fence for fence in fences(text) if parts(_source(fence))[1] or not fence.ends]
    if unclear or any(e.path.is_file() and misread(e.path) for e in embeds(page)):
        return  # who knows what would be bound there
    every = list(_examples(text))
    known = ALWAYS.union(_embedded(page), *(names(code)[0] for _, code in every))
    for line, code in every:
        yield from ((line, name) for name in sorted(names(code)[1] - known))
    for mark in marks.read(text)[0]:
        used = names(f"({mark.body}\n)")[1] if mark.kind != "given:" else set()
        yield from ((mark.line, name) for name in sorted(used - known - IN_MARKS))


def _examples(text: str) -> Iterator[tuple[int, str]]:
    for fence in fences(text):
        if fence.info == "pycon":
            for example in examples(_source(fence)):
                yield fence.line + example.lineno, example.source


def _source(fence: Fence) -> str:
    return "\n".join(fence.lines) + "\n"


def _embedded(page: Path) -> set[str]:
    """What the embedded regions bind; for one that isn't there, all that its snippet offers."""
    found: set[str] = set()
    for embed in embeds(page):
        if embed.path.is_file() and not embed.file.startswith(NEVER_RUN):
            region = read_regions(embed.path)[0].get(embed.region)
            found |= names(region.text)[0] if region else imports.offered(embed.path)
    return found


@cache
def names(code: str) -> tuple[set[str], set[str]]:
    """The names that code binds, and those it uses before it binds them, or never does."""
    binds: set[str] = set()
    uses: set[str] = set()
    try:
        compiled = compile(code, "", "exec")
    except SyntaxError:
        return binds, uses  # running it tells more
    for step in dis.get_instructions(compiled):
        if step.opname == "LOAD_NAME" and step.argval not in binds:
            uses.add(step.argval)
        elif step.opname == "STORE_NAME":
            binds.add(step.argval)
    return binds, uses | (set(_globals(compiled)) - binds)


def _globals(code: CodeType) -> Iterator[str]:
    for inner in (part for part in code.co_consts if isinstance(part, CodeType)):
        yield from (s.argval for s in dis.get_instructions(inner) if s.opname == "LOAD_GLOBAL")
        yield from _globals(inner)
