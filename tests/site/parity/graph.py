"""What `graph.js` has to give: the tiny network of chapter 10, with every activation."""

import numpy as np

from snippets.gradients import backward, example, forward
from snippets.hidden_layer import backward as walk
from snippets.hidden_layer import forward as send
from snippets.hidden_layer import pack
from tests.site.parity.activations import PAIRS

NAMES = ("none", "step", "relu", "tanh", "sigmoid")


def small() -> dict:
    """Runs by name: the numbers of some networks, and their values and rates."""
    x, target, p = example()
    rng = np.random.default_rng(10)
    runs = {"example": known(x, target, p)}
    for name in NAMES:
        for n in range(4):
            numbers = np.concatenate([x, p]) if n == 0 else rng.integers(-40, 41, 11) / 8
            runs[f"{name} {n}"] = _run(name, numbers, target)
    return runs


def known(x: np.ndarray, target: float, p: np.ndarray) -> dict:
    """The network as the chapter has it: nothing but tanh."""
    z, h, Y, E = forward(x, target, p)
    made = _run("tanh", np.concatenate([x, p]), target)
    rates = [*made["rates"][:2], *backward(x, target, p).tolist()]
    return made | {"z": z.tolist(), "h": h.tolist(), "Y": Y, "E": E, "rates": rates}


def _run(name: str, numbers: np.ndarray, target: float) -> dict:
    x, p = numbers[:2], numbers[2:]
    W, b, v, c = p[:4].reshape(2, 2), p[4:6], p[6:8], p[8:]
    f, f_slope = PAIRS[name]
    layers = [(W, b), (v[None], c)]
    h, z = send(x[None], layers, f)
    dY = z[-1][0, 0] - target
    gradient = pack(walk(np.array([[dY]]), h, z, layers, f_slope))
    dh = dY * v
    dz = dh * f_slope(z[0][0])
    return {
        "tiny": name,
        "numbers": numbers.tolist(),
        "target": target,
        "z": z[0][0].tolist(),
        "h": f(z[0][0]).tolist(),
        "Y": z[-1][0, 0],
        "E": (dY**2 / 2).item(),
        "slopes": f_slope(z[0][0]).tolist(),
        "dY": dY,
        "dh": dh.tolist(),
        "dz": dz.tolist(),
        "rates": [*(dz @ W).tolist(), *gradient.tolist()],
    }
