"""The greatest value of a function, found in another way than by looking at a grid."""

from collections.abc import Callable, Iterable

import numpy as np
from scipy.optimize import minimize_scalar

HAIR = 1e-13  # to look at a jump from both sides


def greatest(f: Callable, low: float, high: float, corners: Iterable = ()) -> float:
    """The supremum of f over [low, high], where f is smooth but for corners and jumps.

    Between two of them: the best of 200 places, and from there to the top. f: elementwise.
    """
    ends = np.unique(np.clip([low, *corners, high], low, high))
    tops = list(f(ends))
    for left, right in zip(ends[:-1] + HAIR, ends[1:] - HAIR, strict=True):
        x = np.linspace(left, right, 200)
        best = f(x).argmax()
        around = x[max(best - 1, 0)], x[min(best + 1, 199)]
        tops.append(f(x[[best]]).item())
        climb = minimize_scalar(
            lambda place: -f(np.array([place])).item(),
            bounds=around,
            method="bounded",
            options={"xatol": 1e-13},
        )
        tops.append(-climb.fun)
    return max(tops)
