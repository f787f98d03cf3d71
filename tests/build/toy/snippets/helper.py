"""What some of the figures share."""

from snippets.points import rings


def shared(seed: int):
    """The rings."""
    return rings(seed=seed)
