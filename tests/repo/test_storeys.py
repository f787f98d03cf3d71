"""The storeys of scripts/: each imports only those below it, and no module leads back to itself."""

import ast
import re
from graphlib import CycleError, TopologicalSorter

import pytest

from scripts.core.paths import ROOT, SCRIPTS, ours

STOREYS = ["core", "read", "make", "check", "page", "measure", "scripts"]  # last, the doors
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for path in ours(SCRIPTS, "**/*.py")
    if path.stem != "__init__"
}


def arrows(source: str) -> set[str]:
    """The modules that one imports, anywhere in it, or starts as a process of their own."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(module=str(module), names=names):
                found |= {module, *(f"{module}.{alias.name}" for alias in names)}
            case ast.Constant(value=str(text)) if not re.search(r"\s", text):
                found.add(text)
            case ast.Constant(value=str(text)) if "import" in text and "scripts" in text:
                found |= set(re.findall(r"scripts(?:\.\w+)+", text))
    return found & MODULES.keys()


ARROWS = {name: arrows(path.read_text("utf-8")) - {name} for name, path in MODULES.items()}


def storey(module: str) -> int:
    """How high it lies."""
    return STOREYS.index(module.split(".")[-2])


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_lies_below_it_or_beside_it(module: str) -> None:
    above = [name for name in ARROWS[module] if storey(name) > storey(module)]
    assert not above, f"{MODULES[module].relative_to(ROOT)} imports {', '.join(above)}"


def test_no_module_leads_back_to_itself() -> None:
    try:
        TopologicalSorter(ARROWS).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]), pytrace=False)


def test_every_storey_is_known_and_every_folder_is_one() -> None:
    assert {path.parent.name for path in MODULES.values()} == set(STOREYS)


@pytest.mark.parametrize(
    "source",
    [
        "from scripts.make.figures import Figure",
        "from scripts.make import figures",
        "def later():\n    import scripts.make.figures",
        'command = ["python", "-m", "scripts.make.figures"]',
        'CODE = """\nfrom scripts.make.figures import all_figures\n"""',
    ],
)
def test_an_arrow_is_seen_by_whatever_route(source: str) -> None:
    assert "scripts.make.figures" in arrows(source)


def test_the_doors_are_where_others_look_for_them() -> None:
    assert {path.stem for path in ours(SCRIPTS, "*.py")} == {
        "__init__",
        "__main__",
        "hooks",
        "install",
        "node",
        "pytest_pages",
        "site",
    }
