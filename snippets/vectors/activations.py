"""What the picture of all nine functions at one z starts from."""

from snippets.figures.activations import HIGH, LOW, X, Z


def start() -> dict:
    """The z of the figure, and the limits of its panels."""
    return {"z": Z, "x": [X[0].item(), X[-1].item()], "y": [LOW, HIGH]}
