"""The chores behind the Makefile: `python -m scripts site | figures | bench`."""

import sys


def site() -> int:
    """Draw what changed and build the site."""
    from scripts.site import build

    return build()


def figures() -> int:
    """Draw the figures that are out of date."""
    from scripts.figures import Drawing

    drawing = Drawing()
    problems = drawing.wait()
    print(*problems, sep="\n") if problems else print(f"{len(drawing.stale)} figures drawn")
    return int(bool(problems))


def bench() -> int:
    """Time the build against its floors."""
    from scripts.bench import main

    return main()


COMMANDS = {command.__name__: command for command in (site, figures, bench)}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:  # noqa: PLR2004
        for name, command in COMMANDS.items():
            print(f"python -m scripts {name:8} {command.__doc__}")
        sys.exit(2)
    sys.exit(COMMANDS[sys.argv[1]]())
