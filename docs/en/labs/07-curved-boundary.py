# %% [markdown]
# # Lab: bend it
#
# Choose what the network gets to see, and watch which boundaries that buys.

# %%
import numpy as np

from snippets.curved_boundary import (
    accuracy,
    boundary_points,
    centre,
    fit,
    signs,
    squares,
    squares_and_lines,
    worst_error,
)
from snippets.drawing import draw_classes, draw_regions, panel
from snippets.lab import Picture, check
from snippets.points import rings, xor

# %% [markdown]
# ## Features first
#
# Move the rings with `middle`, and choose the `features`: `squares` or `squares_and_lines`. How far can the squares alone follow the rings before they lose some? (Stay within a thousand: much farther out, the squares drown all the rest in rounding.)

# %%
middle = (0.3, 0.0)
features = squares

points, labels = rings(centre=middle)
targets = signs(labels)
weights = fit(features(points), targets)
print(f"right: {accuracy(features(points) @ weights, targets):.1%}")
figure, axes = panel(equal=True)
draw_classes(axes, points, labels)
draw_regions(axes, lambda x: features(x) @ weights)
Picture(figure, "The rings, off the middle, and the boundary of these features.")

# %% [markdown]
# ## Where the boundary is
#
# With one input, the boundary of the square is two points, or one, or none. Which signs of `w` and `b` give which? Is there a `b` that gives a single one?

# %%
w, b = 1.0, -9.0

print("boundary:", *boundary_points(w, b).tolist())

# %% [markdown]
# ## As an activation
#
# Now the hidden layer is random, and only the output layer learns to copy the absolute value. Widen it: try ten, thirty, a hundred. Does it help? Then put `np.abs` in the place of the square, or `np.tanh`.

# %%
width = 10
activation = np.square

print(f"worst error: {worst_error(width, activation):.3f}")

# %% [markdown]
# ## Exercises
#
# Put your answers in the place of the dots, and run the cell.
#
# **Follow the rings.** These rings have moved away. Find a function of the points that gives features with which least squares gets them all right, and fresh points too.

# %%
away, away_labels = rings(centre=(2.0, -1.0))
fresh, fresh_labels = rings(100, centre=(2.0, -1.0), seed=1)


def follows(features):
    """Every point must be right, and so must fresh points of the same rings."""
    weights = fit(features(away), signs(away_labels))
    right = accuracy(features(away) @ weights, signs(away_labels))
    return right == accuracy(features(fresh) @ weights, signs(fresh_labels)) == 1


check(follows, ...)

# %% tags=["answer"]
check(follows, squares_and_lines)

# %% [markdown]
# **Where are they?** Don't look at the numbers above. The weights know where the middle of these rings is; read it off them.

# %%
learnt = fit(squares_and_lines(away), signs(away_labels))


def is_the_middle(place):
    """It must be the centre of the boundary, to two places."""
    return np.allclose(place, -learnt[2:4] / (2 * learnt[:2]), atol=0.01)


check(is_the_middle, ...)

# %% tags=["answer"]
check(is_the_middle, centre(learnt))

# %% [markdown]
# **Four corners.** Which single feature, with a constant beside it, solves XOR?

# %%
corners, corner_labels = xor()


def solves_xor(feature):
    """One number for each corner; with a constant, all four must be right."""
    seen = np.column_stack([feature(corners), np.ones(4)])
    scores = seen @ fit(seen, signs(corner_labels))
    return seen.shape == (4, 2) and accuracy(scores, signs(corner_labels)) == 1


check(solves_xor, ...)

# %% tags=["answer"]
check(solves_xor, lambda x: x[:, 0] * x[:, 1])

# %% [markdown]
# **Inside out.** Find `w` and `b` so that the score is positive exactly between minus two and two.


# %%
def is_positive_inside(w, b):
    """The boundary must be at minus two and two, with the pebbles between."""
    return np.allclose(boundary_points(w, b), [-2, 2]) and b > 0


check(is_positive_inside, ..., ...)

# %% tags=["answer"]
check(is_positive_inside, -1.0, 4.0)
