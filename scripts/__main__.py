"""The chores behind the Makefile: `python -m scripts site | figures | …`."""

from scripts.core import environment

environment.settle()

import multiprocessing
import os
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
    from scripts.make.drawing import Drawing
    from scripts.read.functions import unreadable

    if problems := unreadable() or Drawing().wait():
        print(*problems, sep="\n")
    return int(bool(problems))


def results() -> int:
    """Measure the experiments that are out of date (needs scikit-learn: make results brings it)."""
    from scripts.make.experiments import main

    return main()


def approve(page: str = "") -> int:
    """Approve what changed where no code can prove it: all, or of one chapter."""
    from scripts.check.approve import approve

    return approve(page)


def mutants(*options: str) -> int:
    """Change one thing at a time and see whether the checks notice; --help tells the options."""
    from scripts.measure.mutants import main

    return main(options)


def bench() -> int:
    """Time the build against its floors."""
    from scripts.measure.bench import main

    return main()


COMMANDS = {
    command.__name__: command
    for command in (site, offline, figures, results, approve, mutants, bench)
}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        for name, command in COMMANDS.items():
            print(f"python -m scripts {name:8} {command.__doc__}")
        sys.exit(2)
    try:
        sys.exit(COMMANDS[sys.argv[1]](*sys.argv[2:]))
    except OSError as error:
        from scripts.core.problem import explain

        sys.exit(str(explain("scripts", 1, error)))
    except KeyboardInterrupt:
        for child in multiprocessing.active_children():
            child.kill()
        print("\nStopped.", file=sys.stderr)
        os._exit(130)  # what labs are still executed ends with us
