# %% [markdown]
# # Lab: move and rotate
#
# The article says that no moving or flipping of the line will help. Here you can try, and turn it as well; the best that any line can reach is printed beside it.

# %%
import numpy as np

from snippets.drawing import INK, draw_classes, draw_regions, panel
from snippets.lab import Picture, check
from snippets.not_separable import (
    accuracy,
    barycentric,
    best_at_angle,
    best_line,
    triangle_around,
)
from snippets.ordinary_network import with_one
from snippets.points import rings

points, labels = rings()

# %% [markdown]
# ## However you try
#
# Turn the line with `angle`, in degrees, and shift it with `shift`. Can you get as high as the best of all lines? It may not be where you look first.

# %%
angle, shift = 30, 0.0

turn = np.radians(angle)
w, b = np.array([-np.sin(turn), np.cos(turn)]), -shift
best = accuracy(points, labels, *best_line(points, labels))
print(f"your line: {accuracy(points, labels, w, b):.1%}, the best: {best:.1%}")
figure, axes = panel(equal=True)
draw_classes(axes, points, labels)
draw_regions(axes, lambda x: x @ w + b)
Picture(figure, "Pebbles in a ring of thorns, and a straight line across.")

# %% [markdown]
# Every direction has a best shift of its own. Change `seed`, and other rings have other hills and dales. Does any of them come near the top of the picture?

# %%
seed = 0

others = rings(seed=seed)
angles = np.linspace(0, np.pi, 91)
heights = [best_at_angle(*others, each) for each in angles]
figure, axes = panel()
axes.plot(np.degrees(angles), heights, color=INK)
axes.set(ylim=(0.5, 1.0), xlabel="angle of the line", ylabel="accuracy")
Picture(figure, "A restless curve that stays well below the top.")

# %% [markdown]
# ## A witness for every pebble
#
# <a id="a-witness-for-every-circle"></a>Pick a pebble. Three thorns around it are enough to convict every line there is: the pebble is a weighted average of them.

# %%
which = 0

pebbles, thorns = points[labels == 1], points[labels == 0]
corners, shares = triangle_around(pebbles[which], thorns)
print("shares:", *shares.round(2))
witness = np.vstack([pebbles[which], corners])
figure, axes = panel(equal=True)
axes.plot(*np.vstack([corners, corners[:1]]).T, color=INK, linewidth=1)
draw_classes(axes, witness, np.array([1, 0, 0, 0]))
Picture(figure, "One pebble inside a triangle whose corners are thorns.")

# %% [markdown]
# ## Exercises
#
# Put your answers in the place of the dots, and run the cell.
#
# **Your own witnesses.** Name three thorns, by their places in `thorns`, that stand around the last pebble.


# %%
def convicts(first, second, third):
    """The last pebble must be an average of the three, with no negative share."""
    return barycentric(pebbles[-1], thorns[[first, second, third]]).min() >= 0


check(convicts, ..., ..., ...)

# %% tags=["answer"]
around, _ = triangle_around(pebbles[-1], thorns)
places = [np.argmin(np.abs(thorns - corner).sum(axis=1)) for corner in around]
check(convicts, *places)

# %% [markdown]
# **Help the line.** Move all pebbles together, by the same two numbers, so that a line can part them from the thorns.


# %%
def frees_the_pebbles(right, up):
    """Some straight line must be right for every point."""
    moved = points + np.outer(labels, [right, up])
    return accuracy(moved, labels, *best_line(moved, labels)) == 1


check(frees_the_pebbles, ..., ...)

# %% tags=["answer"]
check(frees_the_pebbles, 2.0, 0.0)

# %% [markdown]
# **Smallest of all.** Give two pebbles and two thorns that no line can part, and no three of the four on one line.


# %%
def no_line_parts(two_pebbles, two_thorns):
    """No three on a line, and even the best line is wrong about one of them."""
    four, kinds = np.vstack([two_pebbles, two_thorns]), np.array([1, 1, 0, 0])
    trios = [with_one(np.delete(four, left_out, axis=0)) for left_out in range(4)]
    size = np.ptp(four, axis=0).max() ** 2
    spread = np.abs(np.linalg.det(trios)).min() > 1e-9 * size
    return spread and accuracy(four, kinds, *best_line(four, kinds)) < 1


check(no_line_parts, ..., ...)

# %% tags=["answer"]
check(no_line_parts, [[0.0, 0.0], [3.0, 2.0]], [[0.0, 2.0], [2.0, 0.0]])
