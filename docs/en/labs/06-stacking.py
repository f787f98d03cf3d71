# %% [markdown]
# # Lab: pile them up
#
# Nine weights, as many layers as you like, and all your freedom: see how little comes out of it.

# %%
import numpy as np

from snippets.activations import relu
from snippets.drawing import draw_regions, panel
from snippets.lab import Picture, check
from snippets.stacking import collapse, forward, random_layers, two_weights

# %% [markdown]
# ## Nine knobs
#
# Change any of the nine weights. The line turns and moves, and never bends. Then put `relu` in the place of `None`, and change them again.

# %%
w = [1, 0, 0, 2, 3, -1, 1, -1, 1]
activation = None

hidden, output = np.reshape(w[:6], (3, 2)), np.reshape(w[6:], (1, 3))
layers = [(hidden, np.zeros(3)), (output, np.array([-1.0]))]
print("without activation, two weights and the bias do the same:", *two_weights(w))
figure, axes = panel(equal=True)
axes.set(xlim=(-3, 3), ylim=(-3, 3))
draw_regions(axes, lambda x: forward(x, layers, activation)[:, 0])
Picture(figure, "The plane, parted in two by the boundary of the network.")

# %% [markdown]
# ## Any number of layers
#
# Make the pile as high as you like. One layer does the same; what is left is rounding.

# %%
depth = 10

pile = random_layers([4] * (depth + 1), seed=0)
W, b = collapse(pile)
x = np.random.default_rng(1).normal(size=(100, 4))
apart = np.abs(forward(x, pile) - (x @ W.T + b)).max()
print("the pile and its one layer agree:", bool(apart < 1e-9))

# %% [markdown]
# ## Through a bottleneck
#
# Six numbers in, six numbers out, and a narrow layer between. Change its `width`. What does the rank do once the width has passed six?

# %%
width = 2

narrow = random_layers([6, width, 6], seed=0)
print("rank:", np.linalg.matrix_rank(collapse(narrow)[0]))

# %% [markdown]
# ## Exercises
#
# Put your answers in the place of the dots, and run the cell.
#
# **Different, and the same.** Find nine other weights, none of them zero, that collapse to the same two weights as these.

# %%
nine = [1, 2, 3, -1, 2, 2, 1, 1, 2]


def collapses_to_the_same(others):
    """None may be zero, they must differ from the nine, and the two must not."""
    same = np.allclose(two_weights(others), two_weights(nine), rtol=1e-12, atol=0)
    return same and all(others) and not np.allclose(others, nine)


check(collapses_to_the_same, ...)

# %% tags=["answer"]
# Twice as much into the first hidden unit, half as much out of it.
check(collapses_to_the_same, [2, 4, 3, -1, 2, 2, 1 / 2, 1, 2])

# %% [markdown]
# **Undo it.** Here is a layer. Find a second one, weights and biases, that brings every input back.

# %%
first = (np.array([[2.0, 1.0], [1.0, 1.0]]), np.array([3.0, -1.0]))


def undoes_it(W, b):
    """The pile of the two layers must do nothing at all."""
    whole, rest = collapse([first, (np.array(W), np.array(b))])
    return max(np.abs(whole - np.eye(2)).max(), np.abs(rest).max()) < 1e-12


check(undoes_it, ..., ...)

# %% tags=["answer"]
back = np.linalg.inv(first[0])
check(undoes_it, back, -back @ first[1])

# %% [markdown]
# **A point to prove.** A pile of lines keeps midpoints. Find two inputs for which a pile with ReLU doesn't.

# %%
bent = random_layers([2, 3, 1], seed=0)


def breaks_the_midpoint(one, other):
    """Halfway between the inputs, the output must not be halfway."""
    ends = np.array([one, other], dtype=float)
    outputs = forward(ends, bent, relu)
    halfway = forward(ends.mean(axis=0), bent, relu)
    rounding = 1e-9 * (1 + np.abs(outputs).max())
    return rounding < np.abs(halfway - outputs.mean(axis=0)).item() < np.inf


check(breaks_the_midpoint, ..., ...)

# %% tags=["answer"]
check(breaks_the_midpoint, [5.0, 5.0], [-5.0, -5.0])
