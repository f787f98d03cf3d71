"""The chores behind the Makefile: `python -m scripts site | figures | …`."""

import sys


def site() -> int:
    """Draw what changed and build the site."""
    from scripts.site import build

    return build()


def offline() -> int:
    """Build the site for reading from a disk, packed into bend-the-line.zip."""
    from scripts.site import build_offline

    return build_offline()


def figures() -> int:
    """Draw the figures that are out of date."""
    from scripts.figures import Drawing
    from scripts.functions import unreadable

    if problems := unreadable() or Drawing().wait():
        print(*problems, sep="\n")
    return int(bool(problems))


def results() -> int:
    """Measure the experiments that are out of date (needs scikit-learn: make results brings it)."""
    from scripts.results import main

    return main()


def looks() -> int:
    """Approve how every figure looks now."""
    from scripts.looks import approve

    return approve()


def proofread() -> int:
    """Approve what every file says now where no code can prove it."""
    from scripts.proofread import approve

    return approve()


def picture() -> int:
    """Draw the README's picture anew."""
    from scripts.picture import write

    return write()


def accuracy() -> int:
    """Write the table of chapter 11 anew (needs mpmath and SciPy: make doctest installs them)."""
    from scripts.accuracy import write

    return write()


def bench() -> int:
    """Time the build against its floors."""
    from scripts.bench import main

    return main()


COMMANDS = {
    command.__name__: command
    for command in (site, offline, figures, results, looks, proofread, picture, accuracy, bench)
}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        for name, command in COMMANDS.items():
            print(f"python -m scripts {name:9} {command.__doc__}")
        sys.exit(2)
    sys.exit(COMMANDS[sys.argv[1]]())
