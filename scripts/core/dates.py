"""What time a build is of: that of the last commit, unless it is told another."""

import os
import re

from scripts.core import committed

GIVEN = "SOURCE_DATE_EPOCH"
END = 1 << 32  # in 2106: a compressed file has no place for more


def epoch() -> int:
    """Seconds since 1970; 0 where nobody knows, and then no reader is told a date."""
    if (given := os.environ.get(GIVEN)) is None:
        return committed.time()
    if not re.fullmatch("[0-9]{1,10}", given) or int(given) >= END:
        what = "which is no number of seconds since 1970; unset it, or give it such a number"
        raise SystemExit(f"{GIVEN} is {given!r}, {what}")
    return int(given)


def settle() -> None:
    """Tell MkDocs, which would take today."""
    os.environ[GIVEN] = str(epoch())
