"""What the picture to draw digits in starts from."""

import numpy as np

from snippets.digits import NETWORKS, answer, cut, network
from snippets.handwriting import handwriting, leave_out

TRAINED = {"bent": "max ReLU", "straight": "average none"}
INK = "0123456789abcdefg"  # a pixel's ink, in sixteenths


def start() -> dict:
    """The two networks, the form they never met, what they misread of it, and how much ink,
    in sixteenths of a pixel, the digits of all forms have at least and at most.

    The weights are those of the chapter, rounded to two places.
    """
    images, labels = handwriting()
    _, test = leave_out(0)
    ink = np.rint(16 * images.reshape(-1, 64)).astype(int)
    networks = {name: network(name) for name in TRAINED}
    misread = {
        name: answer(cut(images[test]), layers, NETWORKS[TRAINED[name]]) != labels[test]
        for name, layers in networks.items()
    }
    return {
        "networks": {
            name: [[W.tolist(), b.tolist()] for W, b in layers]
            for name, layers in networks.items()
        },
        "digits": ["".join(INK[pixel] for pixel in digit) for digit in ink[test]],
        "labels": "".join(map(str, labels[test])),
        "first": 12,
        "misread": {name: np.flatnonzero(wrong).tolist() for name, wrong in misread.items()},
        "ink": [ink.sum(axis=1).min().item(), ink.sum(axis=1).max().item()],
    }
