"""What chapter 14 measures beforehand: the worth of an activation on real digits."""

# --8<-- [start:trained]
from snippets.digits import AVERAGE, MAX, count_right, cut, train
from snippets.handwriting import deal, handwriting


def _right_of_held_out(setting: tuple, seed: int) -> int:
    """How many of the held-out digits are read right; the seed decides all chance."""
    images, labels = handwriting()
    windows = cut(images)
    learn, test = deal(seed)
    layers = train(windows[learn], labels[learn], setting, seed)
    return count_right(windows[test], labels[test], layers, setting)
# --8<-- [end:trained]


# --8<-- [start:accuracies]
def average() -> dict:
    """With average pooling: right of those held out, by activation, for ten seeds."""
    return {
        name: [_right_of_held_out(setting, seed) for seed in range(10)]
        for name, setting in AVERAGE.items()
    }


def maximum() -> dict:
    """With max-pooling: right of those held out, by activation, for ten seeds."""
    return {
        name: [_right_of_held_out(setting, seed) for seed in range(10)]
        for name, setting in MAX.items()
    }
# --8<-- [end:accuracies]


# --8<-- [start:rates]
def rates() -> dict:
    """For three learning rates: how many are right, on parts of the heaps to train on.

    Deals 10, 11 and 12, and of each only the heap to train on: 400 of its digits
    to test, and the others to train. Returns a list for each network, a number for
    each of the rates 0.1, 0.2 and 0.4.
    """
    images, labels = handwriting()
    windows = cut(images)
    networks = {"average": AVERAGE, "max": MAX}
    found = {}
    for pooling, settings in networks.items():
        for name in ("none", "ReLU"):
            found[f"{pooling} {name}"] = []
            for rate in (0.1, 0.2, 0.4):
                right = 0
                for seed in (10, 11, 12):
                    heap = deal(seed)[0]
                    learn, test = heap[400:], heap[:400]
                    layers = train(
                        windows[learn], labels[learn], settings[name], seed, rate=rate
                    )
                    right += count_right(
                        windows[test], labels[test], layers, settings[name]
                    )
                found[f"{pooling} {name}"].append(right)
    return found
# --8<-- [end:rates]


# --8<-- [start:in_order]
def in_order() -> dict:
    """Train on the first 1347 digits of the file, test on the others, ten times."""
    images, labels = handwriting()
    windows = cut(images)
    networks = {"average none": AVERAGE["none"], "max ReLU": MAX["ReLU"]}
    found = {}
    for name, setting in networks.items():
        found[name] = []
        for seed in range(10):
            layers = train(windows[:1347], labels[:1347], setting, seed)
            right = count_right(windows[1347:], labels[1347:], layers, setting)
            found[name].append(right)
    return found
# --8<-- [end:in_order]


# --8<-- [start:weights]
def weights() -> dict:
    """Two networks of seed 0, trained, their numbers rounded to two places."""
    images, labels = handwriting()
    windows = cut(images)
    learn, _ = deal(0)
    networks = {"straight": AVERAGE["none"], "bent": MAX["ReLU"]}
    return {
        name: [
            [W.round(2).tolist(), b.round(2).tolist()]
            for W, b in train(windows[learn], labels[learn], setting, seed=0)
        ]
        for name, setting in networks.items()
    }
# --8<-- [end:weights]
