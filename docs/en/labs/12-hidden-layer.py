# %% [markdown]
# # Lab: train your own
#
# The pebbles and thorns again, and this time you choose the units, how many there are, and where they start.

# %%
import numpy as np

from snippets.activations import relu, relu_derivative, step, tanh, tanh_derivative
from snippets.drawing import LINE, SECOND, draw_classes, draw_regions, panel
from snippets.hidden_layer import bumps, forward, hats, train, worst_miss
from snippets.lab import Picture, check
from snippets.points import rings

TANH, RELU = (tanh, tanh_derivative), (relu, relu_derivative)
points, labels = rings()


def score(x, layers, f):
    return forward(x, layers, f)[1][-1][:, 0]


def right(layers, f):
    return np.mean((score(points, layers, f) > 0) == (labels == 1)).item()


# %% [markdown]
# ## The playground
#
# Change `width`, `seed`, and `TANH` to `RELU`. Can you find a start from which three ReLUs get everything right, and one from which they don't?

# %%
width, seed, (f, f_slope) = 3, 0, TANH

layers = train(points, labels, width, f, f_slope, seed)
print(f"right: {right(layers, f):.1%}")
figure, axes = panel(equal=True)
draw_classes(axes, points, labels)
draw_regions(axes, lambda x: score(x, layers, f))
Picture(figure, "The rings, and the boundary that the network has learnt.")

# %% [markdown]
# ## Patience
#
# How many `steps` does it take? Here are two starts, side by side. Look at one row at a time, and guess the next.

# %%
steps = [0, 25, 50, 100, 200, 400]

for count in steps:
    nets = [train(points, labels, 3, *TANH, start, count) for start in (0, 1)]
    print(f"{count:4} steps: ", *(f"{right(net, tanh):6.1%}" for net in nets))

# %% [markdown]
# ## Bumps and hats
#
# Any continuous curve on an interval with both its ends, as near as you like, out of steps or out of ReLUs. Change `n`. Which of the two gets about four times better when a large `n` doubles?

# %%
n = 8


def wave(x):
    return np.sin(2 * np.pi * x) ** 2


x = np.linspace(0, 1, 401)
for make, unit in ((bumps, step), (hats, relu)):
    print(f"{make.__name__:5} miss by {worst_miss(wave, make(wave, n), unit):.2g}")
figure, axes = panel()
axes.plot(x, wave(x), "--", color=SECOND)
axes.plot(x, score(x[:, None], bumps(wave, n), step), color=LINE)
Picture(figure, "A wave, and a row of bumps that climbs up and down with it.")

# %% [markdown]
# ## Exercises
#
# Put your answers in the place of the dots, and run the cell.
#
# **In disguise.** Find a network with other weights that gives every point the same score as this one.

# %%
(W, b), (V, c) = train(points, labels, 3, *TANH)


def is_a_disguise(hidden, output):
    """Other hidden weights, and the same score for every point."""
    nets = [hidden, output], [(W, b), (V, c)]
    same = np.allclose(*(score(points, net, tanh) for net in nets), 1e-9, 1e-12)
    return same and not (len(hidden[0]) == len(W) and np.allclose(hidden[0], W))


check(is_a_disguise, ..., ...)

# %% tags=["answer"]
# Tanh is odd: turn a unit round, and its output weight with it.
check(is_a_disguise, (-W, -b), (-V, c))

# %% [markdown]
# **Enough hats.** How many hats does it take to copy a square to within a thousandth? Be right, and don't waste more than a few.


# %%
def is_enough(hat_count):
    """They must be near enough, and at most twenty."""
    miss = worst_miss(np.square, hats(np.square, int(hat_count)), relu)
    return hat_count <= 20 and miss < 0.001


check(is_enough, ...)

# %% tags=["answer"]
# A chord of the square is too high by a quarter of its width squared, at most.
check(is_enough, int(np.ceil(np.sqrt(1 / 0.004))))

# %% [markdown]
# **One bump.** Set two steps and an output unit that give one between a quarter and a half, and zero elsewhere.


# %%
def is_a_bump(hidden, output):
    """Two units: one between a quarter and a half, zero elsewhere."""
    (W, b), (V, c) = hidden, output
    layers = [(np.reshape(W, (2, 1)), np.ravel(b)), (np.reshape(V, (1, 2)), c)]
    places = np.append(x, [0.249999, 0.250001, 0.499999, 0.500001])
    inside = (places > 0.25) & (places < 0.5)
    away = (places < 0.25) | (places > 0.5)
    scores = score(places[:, None], layers, step)
    return np.allclose(scores[inside], 1) and np.allclose(scores[away], 0)


check(is_a_bump, ..., ...)

# %% tags=["answer"]
check(is_a_bump, ([[1], [1]], [-0.25, -0.5]), ([[1, -1]], [0]))
