"""The environment in which everything here is built and checked: the same for everybody.

What a person has set may change how Python, NumPy, matplotlib, Jupyter, Node.js or Git work. So
whoever comes in by a door begins anew with the few variables that change no result, and with a
home in the cache, where nobody has put settings.
"""

import os
import sys

# A file of ours, or where we are, may be called random.py or numpy.py; it hides nobody else's.
ROOT = os.path.realpath(f"{__file__}/../../..")
OWN = (ROOT, os.path.realpath(""))
sys.path[:] = [path for path in sys.path if os.path.realpath(path) not in OWN] + [ROOT]

import re
import signal
import tempfile

from scripts.core.paths import CACHE

SETTLED = "BEND_THE_LINE"  # whoever has this variable has begun anew, or was started by one who has
HOME = CACHE / "home"
OURS = {
    SETTLED: "1",
    "HOME": str(HOME),
    "HYPOTHESIS_STORAGE_DIRECTORY": str(CACHE / "hypothesis"),
    "LC_ALL": "C.UTF-8",
    "NBCONVERT_DISABLE_CONFIG_EXPORTERS": "1",  # else each is loaded to ask whether it is enabled
    "NO_MKDOCS_2_WARNING": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",  # small matrices: more threads cost more
    "PYTHONUTF8": "1",
}
KEPT = re.compile(
    "PATH|LD_LIBRARY_PATH|JAVA_HOME|CHROMIUM|TERM|NO_COLOR|USER|LOGNAME|CI|DEBIAN_FRONTEND"
    "|SITE_URL|OFFLINE|SOURCE_DATE_EPOCH|PYTHON(DONTWRITEBYTECODE|HASHSEED|UNBUFFERED)"
)
LONGEST = 60  # bytes of a temporary folder's name; a socket in it may have 107


def settle() -> None:
    """Begin this very command anew in that environment, unless it is in it.

    Whoever is told to end can tidy up, as at Ctrl-C.
    """
    if SETTLED not in os.environ:
        kept = {name: value for name, value in os.environ.items() if KEPT.fullmatch(name)}
        HOME.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, *sys.orig_argv[1:]]
        os.execve(sys.executable, command, kept | OURS | {"TMPDIR": _temporary()})
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if sys.flags.optimize:
        sys.exit("Python was told (-O) to leave out what the figures assert: run it without -O")


def _temporary() -> str:
    """A folder that can be written to, and that leaves room for the names of sockets."""
    folder = tempfile.gettempdir()
    return folder if len(os.fsencode(folder)) <= LONGEST else "/tmp"
