"""A sample of `make mutants`: of numbers, names and verdicts that a page shows, none may change.

All mutations take hours; what came of them last stands in `mutants.json` and in the README.
"""

import json
import random

from scripts.measure import mutants
from scripts.page import reports

SHOWN = ("prose", "table", "alt text", "formula", "verdict", "claim id", "region", "figure")
SAMPLE = 5


def test_nothing_that_a_page_shows_changes_unnoticed() -> None:
    every = mutants.all_mutations(mutants.SEED)
    chance = random.Random(mutants.SEED)
    chosen = [
        mutation
        for kind in SHOWN
        for mutation in chance.sample(
            [each for each in every if each.kind == kind and each.file.endswith(".md")], SAMPLE
        )
    ]
    survived = [
        each.mutation.tell((mutants.ROOT / each.mutation.file).read_text("utf-8"))
        for each in mutants.run(chosen)
        if each.outcome == "survived"
    ]
    assert not survived, "\n".join(survived)


def test_the_readme_states_the_last_full_run() -> None:
    last = json.loads(reports.MUTANTS.read_text("utf-8"))
    caught, record, accepted, survived = last["rows"][-1][2:]
    said = (
        f"The last full run ({last['date']}, seed {last['seed']}) tried "
        f"{caught + record + accepted + survived:,} changes. {caught:,} made a check fail, "
        f"{record:,} only the record of what a stored result was measured from, {accepted:,} are "
        f"on lines listed with a reason, {survived:,} went unnoticed."
    )
    readme = (mutants.ROOT / "README.md").read_text("utf-8")
    assert said in " ".join(readme.split()), f"README.md: say: {said}"
