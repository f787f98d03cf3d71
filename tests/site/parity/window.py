"""What `window.js` has to give: a window's sums, and the two orders of activation and pooling."""

import numpy as np

from snippets.where_it_sits import DIGIT, EDGE, average_pool, convolve, max_pool, relu

ACTIVATIONS = {"none": np.positive, "ReLU": relu, "sign": np.sign, "abs": np.abs}
POOLINGS = {"max": max_pool, "average": average_pool}


def layers() -> dict:
    """Runs by name: an image, a kernel, both functions, the sums, and what each order gives."""
    rng = np.random.default_rng(0)
    given = [(DIGIT, EDGE), (rng.integers(0, 17, (8, 8)), EDGE)]
    given += [(rng.integers(-9, 10, (6, 9)), rng.integers(-3, 4, (2, 3)))]  # not square
    return {
        f"{n} {activation} {pooling}": run(image, kernel, activation, pooling)
        for n, (image, kernel) in enumerate(given)
        for activation in ACTIVATIONS
        for pooling in POOLINGS
    }


def run(image: np.ndarray, kernel: np.ndarray, activation: str, pooling: str) -> dict:
    """One of them, as lists."""
    sums = convolve(image, kernel)
    f, pool = ACTIVATIONS[activation], POOLINGS[pooling]
    return {
        "image": image.tolist(),
        "kernel": kernel.tolist(),
        "activation": activation,
        "pooling": pooling,
        "sums": sums.tolist(),
        "activated": pool(f(sums)).tolist(),
        "pooled": f(pool(sums)).tolist(),
    }
