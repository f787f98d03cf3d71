"""A sample of `make mutants`: of numbers, names and verdicts that a page shows, none may change."""

import random

from scripts import mutants

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
