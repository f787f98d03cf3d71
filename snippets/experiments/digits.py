"""What chapter 14 measures beforehand: the worth of an activation on real digits."""

# --8<-- [start:folds]
import numpy as np

from snippets.digits import NETWORKS, answer, cut, train
from snippets.handwriting import FORMS, handwriting, leave_out


def _answers(setting: tuple, places=range(1797), run=0, rate=0.4) -> str:
    """What a network answers to each digit, in the order of the file.

    It is trained once for each form that is left out, and asked for the digits of this
    form. The form and the run decide all chance.
    """
    images, labels = handwriting()
    windows, answers = cut(images), np.empty_like(labels)
    for form in range(len(FORMS)):
        learn, test = leave_out(form, places)
        seed = 100 * run + form
        layers = train(windows[learn], labels[learn], setting, seed, rate=rate)
        answers[test] = answer(windows[test], layers, setting)
    return "".join(map(str, answers))


def forms() -> dict:
    """Three runs of each network, always trained on the other forms."""
    return {
        name: [_answers(setting, run=run) for run in range(3)]
        for name, setting in NETWORKS.items()
    }


def mixed() -> dict:
    """One run with the digits shuffled before they are split, so that no hand is new."""
    places = np.random.default_rng(0).permutation(1797)
    return {name: _answers(setting, places) for name, setting in NETWORKS.items()}
# --8<-- [end:folds]


# --8<-- [start:rates]
def rates() -> dict:
    """Half the learning rate, and a quarter: the answers with and without ReLU."""
    return {
        f"{name} {rate}": _answers(NETWORKS[name], rate=rate)
        for name in ("average none", "average ReLU", "max none", "max ReLU")
        for rate in (0.1, 0.2)
    }
# --8<-- [end:rates]


# --8<-- [start:weights]
def weights() -> dict:
    """Two networks that never met the first form, their numbers rounded to two places."""
    images, labels = handwriting()
    learn, _ = leave_out(0)
    windows, names = cut(images)[learn], labels[learn]
    networks = {"straight": "average none", "bent": "max ReLU"}
    return {
        short: [
            [W.round(2).tolist(), b.round(2).tolist()]
            for W, b in train(windows, names, NETWORKS[name], seed=0)
        ]
        for short, name in networks.items()
    }
# --8<-- [end:weights]
