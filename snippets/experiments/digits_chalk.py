"""Measured beforehand: the same digits in ink and in chalk."""

# --8<-- [start:right]
import numpy as np

from snippets.digits import NETWORKS, answer, cut, train
from snippets.handwriting import FORMS, handwriting, leave_out


def _right(setting: tuple, form: int) -> int | None:
    """How many digits of a form are read right, in ink and in chalk, by a network that has
    been trained on the other forms, in both; None if `train` says that it learnt nothing.
    """
    images, labels = handwriting()
    learn, test = leave_out(form)
    windows, names = np.concatenate([cut(images), cut(1 - images)]), np.tile(labels, 2)
    learn, test = (np.concatenate([each, each + len(labels)]) for each in (learn, test))
    try:
        layers = train(windows[learn], names[learn], setting, seed=form)
    except ValueError:
        return None
    return int((answer(windows[test], layers, setting) == names[test]).sum())


def right() -> dict:
    """One run of each network for each form."""
    return {
        name: [_right(setting, form) for form in range(len(FORMS))]
        for name, setting in NETWORKS.items()
    }
# --8<-- [end:right]
