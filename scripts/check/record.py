"""What only a person can approve, as somebody last did: one record a chapter, in tests/approved/.

looks   of each figure: digests of its drawing, and two sums over its coordinates
words   of each file: a digest of each piece that no code can prove, in their order
blind   of each file: the lines that may change without a check's noticing, each with the reason
"""

import json
import re
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from scripts.core import kept
from scripts.core.paths import TESTS, ours
from scripts.core.texts import text_of

APPROVED = TESTS / "approved"

type Look = list[str | float]


@dataclass
class Record:
    """What is approved of a chapter."""

    looks: dict[str, Look] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    blind: dict[str, list[list[str]]] = field(default_factory=dict)


def remedy(slug: str) -> str:
    """What to do about something that isn't as approved."""
    return f"if that is right: make approve PAGE={slug}"


def slug_of(file: str) -> str:
    """The word of the chapter that a file belongs to.

    >>> slug_of("docs/en/06-stacking.md"), slug_of("snippets/figures/big_inputs.py")
    ('stacking', 'big-inputs')
    """
    path = Path(file)
    word = path.parent.name if path.stem == "__init__" else path.stem
    return re.sub(r"^\d+-", "", word).replace("_", "-")


@cache
def load() -> dict[str, Record]:
    """Every record, by the chapter's word."""
    found = ours(APPROVED, "*.json")
    return {path.stem: Record(**json.loads(text_of(path))) for path in found}


def of(file: str) -> Record:
    """The record of the chapter that a file belongs to; an empty one if there is none."""
    return load().get(slug_of(file), Record())


def save(slug: str, record: Record) -> None:
    """Write a record, a line for each figure, file and blind line; none for nothing."""
    path, parts = APPROVED / f"{slug}.json", {k: v for k, v in asdict(record).items() if v}
    if parts:
        blocks = (f"{json.dumps(kind)}: {_block(kind, part)}" for kind, part in parts.items())
        kept.write(path, "{\n" + ",\n".join(blocks) + "\n}\n")
    else:
        path.unlink(missing_ok=True)


def _block(kind: str, part: dict) -> str:
    rows = []
    for name, value in sorted(part.items()):
        if kind == "blind":
            inside = ",\n".join(json.dumps(row, ensure_ascii=False) for row in value)
            rows.append(f"{json.dumps(name)}: [\n{inside}\n]")
        else:
            rows.append(f"{json.dumps(name)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(rows) + "\n}"
