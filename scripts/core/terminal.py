"""A word to whoever waits."""

import sys


def tell(line: str) -> None:
    """One line that renews itself in a terminal, plain lines elsewhere."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[2K{line}")
    elif line:
        sys.stderr.write(line + "\n")
    sys.stderr.flush()
