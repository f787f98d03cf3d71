"""What `digit.js` has to give: what the networks of chapter 14 see in digits, and their scores.

A set has runs by name. A run says what it is given: which network it is, its layers, and pixels,
standardised, or the image that they are made of. And what comes of it, map by map.
"""

import numpy as np

from snippets.digits import NETWORKS, cut, forward, fresh, network, softmax
from snippets.handwriting import handwriting
from snippets.vectors.digits import TRAINED

# The place of each pixel of each window, in an image of 64.
PLACES = np.rint(64 * (0.4 * cut(np.arange(64).reshape(1, 8, 8) / 64) + 0.3)).astype(int)
DIGITS = (0, 5, 12, 27, 77, 129)  # some of them misread


def trained_digits() -> dict:
    """The trained networks, with digits that they never met."""
    images, _ = handwriting()
    return {
        f"{name} {place}": _run(name, network(name), images[place])
        for name in TRAINED
        for place in DIGITS
    }


def exact_digits() -> dict:
    """Numbers so short that no sum of them rounds, in whatever order; and every ink."""
    pixels = np.random.default_rng(4).integers(-8, 8, 64) / 4
    layers = [(np.round(8 * W) / 8, b + 1 / 4) for W, b in fresh(np.random.default_rng(5))]
    runs = {name: _seen(name, layers, pixels) for name in TRAINED}
    inks = np.resize(np.arange(17) / 16, (8, 8))
    return runs | {"inks": {"image": inks.ravel().tolist(), "pixels": _pixels(inks).tolist()}}


def _pixels(image: np.ndarray) -> np.ndarray:
    """The standardised pixels of an image, collected from its windows."""
    pixels = np.empty(64)
    pixels[PLACES] = cut(image[None])
    return pixels


def _run(name: str, layers: list, image: np.ndarray) -> dict:
    seen = _seen(name, layers, _pixels(image))
    shares = softmax(np.array([seen["scores"]]))[0].tolist()
    return {"image": image.ravel().tolist()} | seen | {"shares": shares}


def _seen(name: str, layers: list, pixels: np.ndarray) -> dict:
    f, _, shares = NETWORKS[TRAINED[name]]
    z, _, pooled, scores = forward(pixels[PLACES], layers, f, shares)
    maps = z.reshape(3, 3, 2, 2, -1).swapaxes(1, 2).reshape(36, -1).T
    return {
        "network": name,
        "layers": [[W.tolist(), b.tolist()] for W, b in layers],
        "pixels": pixels.tolist(),
        "maps": maps.tolist(),
        "pooled": pooled[0].T.tolist(),
        "scores": scores[0].tolist(),
    }
