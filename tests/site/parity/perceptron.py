"""What `perceptron.js` has to give: all weights and mistakes of the picture's lessons."""

import numpy as np

from snippets.linear_classifier import perceptron
from snippets.vectors.linear_classifier import start


def walks() -> dict:
    """Runs by name: a lesson that starts from zero, an order, and what comes of it."""
    made = start()
    runs = {}
    for name in ("clouds", "xor"):
        lesson = made["sets"][name]
        points, labels = np.array(lesson["points"]), np.array(lesson["labels"])
        inputs = np.column_stack([points, np.full(len(points), lesson["appended"])])
        for n, shuffled in enumerate(made["orders"]):
            order = [at for at in shuffled if at < len(points)]
            weights, mistakes = perceptron(inputs[order], labels[order], lesson["passes"])
            runs[f"{name} {n}"] = {
                "lesson": lesson,
                "order": order,
                "weights": weights.tolist(),
                "mistakes": mistakes.tolist(),
            }
    return runs
