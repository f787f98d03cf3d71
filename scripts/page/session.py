"""A page as a program that its reader runs: its blocks, edited or not, from the top down to one.

The page runs this under Pyodide; the tests run it under any Python. What comes and goes is JSON, so
that every text is made in Python.
"""

import ast
import builtins
import importlib
import io
import json
import linecache
import re
import sys
import time
import traceback
import types
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

KEPT = 200_000  # characters of what a block prints
EVERY = 0.1  # seconds between two reports of what was printed


class Printed(io.TextIOBase):
    """What a block prints: its beginning is kept and told of now and then, all is counted."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.parts: list[str] = []
        self.fresh: list[str] = []  # of which nobody has been told
        self.length, self.taken, self.tell, self.last = 0, 0, tell, time.monotonic()

    def write(self, text: str) -> int:
        """Take a text; the length of it is returned, as of every stream."""
        if self.length < KEPT:
            self.parts.append(text[: KEPT - self.length])
            self.fresh.append(self.parts[-1])
        self.length += len(text)
        if self.fresh and time.monotonic() - self.last > EVERY:
            self.tell("".join(self.fresh))
            self.fresh, self.last = [], time.monotonic()
        return len(text)

    def take(self) -> str:
        """What was printed since this was asked last, and how much of it isn't kept."""
        text, more = "".join(self.parts), self.length - max(self.taken, KEPT)
        self.parts, self.taken = [], self.length
        return text + (f"\n… {more:,} characters more\n" if more > 0 else "")


class Session:
    """The namespace of a page, and which of its blocks have run in it."""

    def __init__(self, folder: str, tell: Callable[[str], None] = lambda text: None) -> None:
        self.snippets, self.tell = Path(folder, "snippets"), tell
        self.original: dict[str, str] = {}  # the text of each snippet that was edited
        self.edits: dict[str, str] = {}
        self.ran: list[str] = []
        self.page = types.ModuleType("page")
        sys.path.insert(0, folder)
        sys.dont_write_bytecode = True  # a snippet may change twice within a second

    def run(self, request: str) -> str:
        """Run the blocks up to the last one given; the result is that one's, or an error's.

        request: {"blocks": [{"number": 0, "kind": "examples" | "code" | "figure" | "cell",
        "source": …, "wants": […], "file": …, "regions": […], "draws": {place: function}}, …]}, a
        place being that of a picture on the page; a block that the reader has changed has
        "edited": true.
        """
        blocks = json.loads(request)["blocks"]
        self._write(blocks)
        if blocks[-1]["kind"] == "figure":
            return json.dumps(self._try(blocks[-1]))
        program = [block for block in blocks if block["kind"] != "figure"]
        sources = [block["source"] for block in program]
        if self.ran != sources[: len(self.ran)] or len(self.ran) == len(sources):
            self._begin_anew()
        for block in program[len(self.ran) :]:
            result = self._try(block)
            if result["error"]:
                self._begin_anew()
                return json.dumps(result)
            self.ran.append(block["source"])
        return json.dumps(result)

    def _begin_anew(self) -> None:
        self.ran, self.page = [], types.ModuleType("page")
        sys.modules["page"] = self.page

    def _write(self, blocks: list[dict]) -> None:
        """Let what is imported be as the reader has changed it."""
        edits: dict[str, str] = {}
        for block in blocks:
            if "file" in block:
                file = self.snippets / block["file"]
                whole = self.original.setdefault(block["file"], file.read_text("utf-8"))
                if block.get("edited"):
                    whole = edits.get(block["file"], whole)
                    edits[block["file"]] = _replaced(whole, block["regions"], block["source"])
        if edits == self.edits:
            return
        for name in self.edits.keys() | edits.keys():
            text = edits.get(name, self.original[name])
            (self.snippets / name).write_text(text, "utf-8")
        for name in [name for name in sys.modules if re.match(r"snippets(\.|$)", name)]:
            del sys.modules[name]
        self.edits = edits
        self._begin_anew()

    def _try(self, block: dict) -> dict:
        """Run one block; what came of it."""
        place = {"block": block["number"]}
        result = place | {"lines": [], "same": None, "error": None, "pictures": []}
        name = f"block {block['number'] + 1}"
        linecache.cache[name] = (0, None, block["source"].splitlines(True), name)
        printed, texts = Printed(self.tell), []
        kinds = {"examples": _examples, "code": _examples, "cell": _cell, "figure": _figure}
        try:
            with _said_to(printed):
                for _ in kinds[block["kind"]](block, name, self.page.__dict__, printed, result):
                    texts.append(printed.take())
        except BaseException as error:  # whatever a reader raises: none of it ends the session
            result["error"] = _explain(error, name, str(self.snippets))
            said = "".join([*texts, printed.take()])
            result["lines"] = [["both", line] for line in said.splitlines()]
        else:
            wants = block.get("wants", [])
            comparable = len(wants) == len(texts)
            pairs = zip(texts, wants if comparable else texts, strict=True)
            result["lines"] = [line for got, want in pairs for line in _compared(got, want)]
            told = comparable and any(wants)
            result["same"] = all(kind == "both" for kind, _ in result["lines"]) if told else None
        return result


@contextmanager
def _said_to(printed: Printed) -> Iterator[None]:
    """Everything that is said goes there, warnings in one line each."""

    def warn(message: Warning, category: type[Warning], *_: object) -> None:
        printed.write(f"{category.__name__}: {message}\n")

    with redirect_stdout(printed), redirect_stderr(printed), warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = warn
        yield


def _statements(source: str, name: str) -> Iterator[types.CodeType]:
    """Its statements as they would be typed; what begins on one line is one."""
    nodes = ast.parse(source, name).body
    while nodes:
        line = nodes[0].lineno
        together = [node for node in nodes if node.lineno == line]
        nodes = nodes[len(together) :]
        yield compile(ast.Interactive(together), name, "single")


def _examples(
    block: dict, name: str, namespace: dict, _printed: Printed, _result: dict
) -> Iterator[None]:
    """Run each statement in its turn; the value of an expression is shown."""
    for statement in _statements(block["source"], name):
        exec(statement, namespace)
        yield
    builtins.__dict__.pop("_", None)


def _cell(
    block: dict, name: str, namespace: dict, printed: Printed, result: dict
) -> Iterator[None]:
    """Run a cell of a notebook, and show its last value: a picture, or a text."""
    *before, last = ast.parse(block["source"], name).body or [ast.Pass()]
    value = None
    if isinstance(last, ast.Expr):
        exec(compile(ast.Module(before, []), name, "exec"), namespace)
        value = eval(compile(ast.Expression(last.value), name, "eval"), namespace)
    else:
        exec(compile(ast.parse(block["source"], name), name, "exec"), namespace)
    if hasattr(value, "_repr_svg_"):
        svg, about = value._repr_svg_()
        result["pictures"].append({"name": "", "alt": about["alt"], "svg": _inline(svg, name)})
    elif value is not None:
        printed.write(f"{value!r}\n")
    yield


def _figure(
    block: dict, _name: str, _namespace: dict, _printed: Printed, result: dict
) -> Iterator[None]:
    """Draw the figures of a piece of code, each anew."""
    import matplotlib as mpl

    module = importlib.import_module(f"snippets.figures.{Path(block['file']).stem}")
    drawing = importlib.import_module("snippets.drawing")
    for figure, function in block["draws"].items():
        drawn = io.StringIO()
        with mpl.rc_context(drawing.STYLE):
            getattr(module, function)().savefig(drawn, format="svg", metadata={"Date": None})
        svg = drawn.getvalue()
        for stand_in, color in drawing.CSS.items():
            svg = svg.replace(stand_in, color)
        result["pictures"].append({"name": figure, "svg": _inline(svg, f"here-{figure}")})
    yield


def _inline(svg: str, name: str) -> str:
    """An SVG for a page: ids that no other has, and no style element, which a policy refuses."""
    prefix = re.sub(r"\W", "-", name)
    svg = re.sub(r"<(style|metadata)\b.*?</\1>", "", svg, flags=re.DOTALL)
    return re.sub(r'(\bid="|href="#|url\(#)', rf"\1{prefix}-", svg[svg.index("<svg") :])


def _replaced(text: str, regions: list[str], source: str) -> str:
    """A snippet with another text in the place of its regions."""
    for region in regions:
        start, end = (f"# --8<-- [{kind}:{region}]" for kind in ("start", "end"))
        head, _, rest = text.partition(start)
        _, _, tail = rest.partition(end)
        text = f"{head}{start}\n{source}\n{end}{tail}"
        source = ""
    return text


def _compared(got: str, want: str) -> Iterator[list[str]]:
    """The lines of both texts, each with whose it is: "both", the "text"'s, or what came "here"."""
    ours, theirs = got.splitlines(), want.splitlines()
    if got == want:
        yield from (["both", line] for line in ours)
        return
    import difflib  # which takes its time, and most often isn't needed

    for tag, a, b, c, d in difflib.SequenceMatcher(
        None, theirs, ours, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            yield from (["both", line] for line in ours[c:d])
        else:
            yield from (["text", line] for line in theirs[a:b])
            yield from (["here", line] for line in ours[c:d])


def _explain(error: BaseException, name: str, snippets: str) -> dict:
    """An error as its reader needs it: where in the block it is, by which way, and what it says."""
    frames = [
        {"where": "" if at == name else Path(at).name if at.startswith(snippets) else at}
        | {"line": line, "code": (linecache.getline(at, line) or "").rstrip()}
        for at, line in _ways(error, name)
        if at == name or at.startswith(("block ", snippets))
    ]
    said = "".join(traceback.format_exception_only(error)).strip().splitlines()
    said = said[-1] if isinstance(error, SyntaxError) else "\n".join(said)
    if isinstance(error, MemoryError):
        said = f"{said}\nThat is more than a page may use."
    elif isinstance(error, EOFError):
        said = f"{said}\nNobody can be asked here: write the answer into the code."
    return {"frames": frames, "message": said}


def _ways(error: BaseException, name: str) -> Iterator[tuple[str, int]]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield frame.f_code.co_filename, line
    if isinstance(error, SyntaxError) and error.lineno:
        yield error.filename or name, error.lineno
