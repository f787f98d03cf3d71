"""A sample of `make mutants`: of numbers, names and verdicts that a page shows, none may change.

All mutations take hours; what came of them last stands in `mutants.json` and in the README.
"""

import json
import random

from scripts.measure import mutants
from scripts.measure.mutations import Mutation
from scripts.page import reports
from tests.failing import none_of

SHOWN = ("prose", "table", "alt text", "formula", "verdict", "claim id", "region", "figure")
SAMPLE = 5
PAGE = "docs/en/index.md"


def test_nothing_that_a_page_shows_changes_unnoticed() -> None:
    """Tried with one change that is known to matter, and one that changes nothing."""
    every = mutants.all_mutations(mutants.SEED)
    chance = random.Random(mutants.SEED)
    chosen = [
        mutation
        for kind in SHOWN
        for mutation in chance.sample(
            [each for each in every if each.kind == kind and each.file.endswith(".md")], SAMPLE
        )
    ]
    text = (mutants.ROOT / PAGE).read_text("utf-8")
    seen, end = text.index("<!-- = ") - 1, len(text)
    matters = Mutation(PAGE, seen, seen + 1, "77", "prose")
    nothing = Mutation(PAGE, end, end, "\n", "prose")
    tried = mutants.run([nothing, matters, *chosen])
    outcomes = {each.mutation: each.outcome for each in tried}
    assert (outcomes.pop(matters), outcomes.pop(nothing)) == ("caught", "survived")
    none_of(
        mutation.tell((mutants.ROOT / mutation.file).read_text("utf-8"))
        for mutation, outcome in outcomes.items()
        if outcome == "survived"
    )


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
