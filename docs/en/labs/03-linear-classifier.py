# %% [markdown]
# # Lab: teach a line
#
# Here the perceptron learns before your eyes, correction by correction, and you may make it harder.

# %%
import numpy as np

from snippets.drawing import draw_classes, draw_regions, panel
from snippets.lab import Picture, check
from snippets.linear_classifier import (
    best_separator,
    decide,
    margin,
    mistake_bound,
    perceptron,
)
from snippets.ordinary_network import with_one
from snippets.points import two_clouds

# %% [markdown]
# ## Watch it learn
#
# Other clouds, another course of lessons: change `seed`, and look at how many mistakes each pass brings. Then lift the clouds farther `up`, to five, or not at all. Why are low clouds easier, as a rule?

# %%
seed, up = 0, 1.0

clouds, labels = two_clouds(seed=seed)
points = clouds + np.array([0.0, up])
inputs = with_one(points)
weights, mistakes = perceptron(inputs, labels)
print("mistakes in each pass:", *mistakes)
if mistakes[-1]:
    print("It isn't finished, and the passes are used up.")

# %% [markdown]
# Each `correction` makes a new line. Step through them, from number zero: its weights are all zero, and it says "thorn" to everybody. Which correction spoils something that was right before?

# %%
correction = 3

w = weights[min(correction, len(weights) - 1)]
print("mistaken about:", (decide(inputs, w) != labels).sum())
figure, axes = panel(equal=True)
draw_classes(axes, points, labels)
draw_regions(axes, lambda x: with_one(x) @ w)
Picture(figure, "Two clouds, and the line of this correction.")

# %% [markdown]
# ## Less room
#
# Push the clouds towards each other: a negative `gap` shrinks the space between them. The bound grows without mercy, until no line is left. (Push farther, and they have passed through each other.) Does the number of mistakes follow it?

# %%
gap = 0.0

pushed = points + gap * np.where(labels[:, None] == 1, [0.5, 0.3], [-0.5, -0.3])
best = best_separator(with_one(pushed), labels)
if margin(with_one(pushed), labels, best) > 0:
    bound = mistake_bound(with_one(pushed), labels, best)
    *_, last = made = perceptron(with_one(pushed), labels, max_passes=1000)[1]
    so_far = " so far" if last else ""
    print(f"mistakes{so_far}: {made.sum()}, and at most {bound:.0f} are possible")
else:
    print(f"No line parts them with a margin above {np.linalg.norm(best):.0e}.")

# %% [markdown]
# ## Exercises
#
# Put your answers in the place of the dots, and run the cell.
#
# **More careful.** The perceptron stops as soon as it makes no more mistakes, however narrow the escape. Find weights with a margin that is wider still.


# %%
def is_more_careful(w):
    """The margin must be wider than that of the perceptron's last weights."""
    narrow = max(0, margin(inputs, labels, weights[-1]))
    return margin(inputs, labels, w) > (1 + 1e-9) * narrow


check(is_more_careful, ...)

# %% tags=["answer"]
check(is_more_careful, best_separator(inputs, labels))

# %% [markdown]
# **The next lesson.** The perceptron has stopped. Find a point, and a label like those in `labels`, that would make it learn again.


# %%
def teaches(point, label):
    """The perceptron's last weights must be wrong about it."""
    point = np.array(point, dtype=float)
    allowed = label in (0, 1) and np.isfinite(point).all()
    return allowed and decide(with_one(point), weights[-1]) != label


check(teaches, ..., ...)

# %% tags=["answer"]
check(teaches, points[0], 1 - decide(inputs[0], weights[-1]))

# %% [markdown]
# **The last drop.** Add a single point, with such a label, so that no line can part the clouds any more. Nothing has to be moved.


# %%
def spoils_everything(point, label):
    """The best margin must be gone: the average nearest to zero is zero.

    Stay within a thousand of the clouds.
    """
    more = np.vstack([points, point])
    centred = with_one(more - more.mean(axis=0))  # converges sooner, parts the same
    nearest = best_separator(centred, np.append(labels, label))
    gone = np.linalg.norm(nearest) < 1e-12 * np.abs(centred).max()
    return label in (0, 1) and gone and np.abs(point).max() <= 1e3


check(spoils_everything, ..., ...)

# %% tags=["answer"]
check(spoils_everything, points[labels == 0].mean(axis=0), 1)
