"""What the experiments measured, stored with a record of what it was measured from."""

import json
from pathlib import Path

FOLDER = Path(__file__).parent


def result(name: str):
    """What the experiment `name` measured: numbers, strings, and lists and dicts of them.

    name: the chapter's word and the experiment's, such as "digits-forms".
    FileNotFoundError if there is no such experiment, or it has not been run.
    """
    stored = (FOLDER / f"{name}.json").read_text("utf-8")
    return json.loads(stored)["result"]
