"""What came of the labs: each executed, in the background, when it is out of date."""

import json
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from pathlib import Path

from scripts.core import digest, kept
from scripts.core.paths import CACHE, DOCS, SCRIPTS, relative
from scripts.core.problem import Problem
from scripts.core.terminal import tell
from scripts.core.workers import workers
from scripts.make.notebooks import SVG, download
from scripts.read.lab import Lab, all_labs

LABS = CACHE / "labs"
LIBRARIES = ("contourpy", "ipykernel", "ipython", "kiwisolver", "matplotlib", "matplotlib_inline")
LIBRARIES += ("nbclient", "numpy", "python")
MAKERS = [SCRIPTS / f"make/{name}.py" for name in ("execution", "notebooks", "svg")]

_under_way: "Executions | None" = None
_later = ThreadPoolExecutor(1)  # an author goes on writing meanwhile
_tried: dict[Path, tuple[str, Future]] = {}


def begin(*, show_last: bool = False) -> None:
    """Begin to execute every lab that is out of date.

    show_last: but not those that were executed before: what came of them is shown until `catch_up`.
    """
    global _under_way
    _under_way = Executions(all_labs(), show_last=show_last)


def catch_up() -> None:
    """Execute the labs that are shown as they were; what comes of them is kept, and their folder
    watched.
    """
    for lab in _under_way.late if _under_way else ():
        given, execution = _tried.get(lab.path, ("", Future()))
        if given != (now := _given(lab)):
            execution.cancel()
            tell(f"{relative(lab.path)} is shown as it came out last, and executed anew")
            execution = _later.submit(_execute, lab)
            execution.add_done_callback(_tell_of_problem)
            _tried[lab.path] = now, execution


def _tell_of_problem(execution: Future) -> None:
    if not execution.cancelled() and isinstance(found := execution.result(), Problem):
        tell(str(found))


def wait(lab: Path) -> list[Problem]:
    """Wait for a lab and lay its notebook down; if it has failed, wait for all, and say why."""
    return _under_way.wait(lab) if _under_way else []


def stop() -> None:
    """Let go of what is still to be executed."""
    if _under_way:
        _under_way.stop()


def end() -> None:
    """Let go of all that is still to be executed."""
    stop()
    _later.shutdown(wait=False, cancel_futures=True)


def folder(docs: Path) -> Path:
    """Where what came of an edition's labs is kept."""
    return LABS / docs.relative_to(DOCS)


def notebook(lab: Path) -> Path:
    """Where the executed notebook of a lab lies when `wait` has returned."""
    return LABS / "notebooks" / lab.relative_to(DOCS).with_suffix(".ipynb")


class Executions:
    """Two labs for each core at a time: half of it a kernel waits, with some thirty sockets.

    Behind one that hangs or ends its kernel none is begun: it is likely to do the same.
    """

    def __init__(self, labs: list[Lab], *, show_last: bool = False) -> None:
        self._pool = ThreadPoolExecutor(workers(per_core=2, descriptors=32))
        self._labs: dict[Path, Future] = {}
        self._fresh: dict[Path, dict] = {}
        self.late: list[Lab] = []
        for lab in labs:
            if found := fresh(lab):
                self._fresh[lab.path] = found
            elif show_last and (last := kept.read(_file(lab))):
                self._fresh[lab.path] = last.result
                self.late.append(lab)
            else:
                self._labs[lab.path] = self._pool.submit(self._try, lab)

    def wait(self, path: Path) -> list[Problem]:
        """Wait for a lab; if it has failed, wait for all, and return what went wrong."""
        if path in self._labs:
            found = _result(self._labs[path])
            if not isinstance(found, dict):
                every = map(_result, self._labs.values())
                return sorted(each for each in every if isinstance(each, Problem))
            self._fresh[path] = found
        text = json.dumps(self._fresh[path], ensure_ascii=False, indent=1)
        kept.write(notebook(path), text + "\n")
        return []

    def _try(self, lab: Lab) -> dict | Problem:
        from scripts.make.execution import DIES, HANGS

        found = _execute(lab)
        if isinstance(found, Problem) and found.what in (DIES, HANGS):
            self._pool.shutdown(wait=False, cancel_futures=True)
        return found

    def stop(self) -> None:
        """Begin no more."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _result(execution: Future) -> dict | Problem | None:
    """What came of a lab; None if it was not begun."""
    try:
        return execution.result()
    except CancelledError:
        return None


def _file(lab: Lab) -> Path:
    return LABS / lab.path.relative_to(DOCS).with_suffix(".json")


def fresh(lab: Lab) -> dict | None:
    """The executed notebook of a lab, if nothing that it depends on has changed."""
    return kept.fresh(_file(lab), _given(lab))


def _given(lab: Lab) -> str:
    return json.dumps(download(lab))


def _execute(lab: Lab) -> dict | Problem:
    from scripts.make.execution import execute  # which loads Jupyter's client

    found = execute(lab, notebook := download(lab))
    if isinstance(found, dict):
        kept.keep(
            _file(lab),
            found,
            given=json.dumps(notebook),
            files={relative(path): digest.of_file(path) for path in MAKERS},
            libraries=LIBRARIES,
        )
    return found


def pictures() -> dict[str, str]:
    """Every picture of the executed labs, by name."""
    found = {}
    for lab in all_labs():
        outputs = [each for cell in _laid_down(lab)["cells"] for each in cell.get("outputs", [])]
        for output in (each for each in outputs if SVG in each.get("data", {})):
            found[output["metadata"][SVG]["name"]] = output["data"][SVG]
    return found


def _laid_down(lab: Lab) -> dict:
    return json.loads(notebook(lab.path).read_text("utf-8"))
