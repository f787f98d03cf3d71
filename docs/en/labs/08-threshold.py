# %% [markdown]
# # Lab: steps, hard and soft
#
# Set steps by hand, make them soft, and find out why only the soft ones can learn.

# %%
import numpy as np

from snippets.activations import sigmoid
from snippets.curved_boundary import signs
from snippets.drawing import LINE, SECOND, draw_classes, draw_regions, panel
from snippets.lab import Picture, check
from snippets.ordinary_network import with_one
from snippets.points import rings
from snippets.threshold import fence, gradient_by_nudging, loss, network, step

# %% [markdown]
# ## From soft to hard
#
# Raise the steepness `k`. Where does the soft step still differ from the hard one?

# %%
k = 4.0

z = np.linspace(-2, 2, 401)
figure, axes = panel()
axes.plot(z, step(z), "--", color=SECOND)
axes.plot(z, sigmoid(k * z), color=LINE)
Picture(figure, "A jump, and a smooth slope that leads from its foot to its top.")

# %% [markdown]
# ## Three fences
#
# Three steps vote, and the output unit asks for all three. Lower the bias `asks` from minus two and a half, or raise it: how many votes does it take then? What does the boundary become?

# %%
asks = -2.5

points, labels = rings()
inputs, (hidden, output) = with_one(points), fence()
output = np.append(output[:3], asks)
scores = network(inputs, hidden, output, step)
print(f"right: {np.mean((scores > 0) == (labels == 1)):.1%}")
figure, axes = panel(equal=True)
draw_classes(axes, points, labels)
draw_regions(axes, lambda x: network(with_one(x), hidden, output, step), steps=240)
Picture(figure, "The rings, and the regions that three lines make of the plane.")

# %% [markdown]
# ## What comes back
#
# The slope of the loss by the first hidden unit's three numbers, found by nudging. With hard steps it is zero. Put in `sigmoid`, and it isn't.

# %%
activation = step

by_hand, votes = fence()
slopes = gradient_by_nudging(
    lambda hidden: loss(inputs, signs(labels), activation, hidden, votes), by_hand
)
print(*(slopes[0].round(4) + 0.0))

# %% [markdown]
# ## Exercises
#
# Put your answers in the place of the dots, and run the cell.
#
# **A majority.** Three voters say zero or one. Set the weights and the bias of one step that says what most of them say.

# %%
voters = np.array([[a, b, c] for a in (0, 1) for b in (0, 1) for c in (0, 1)])


def is_the_majority(weights, bias):
    """It must say one exactly when at least two of the three do."""
    says = step(voters @ weights + float(bias))
    return np.array_equal(says, voters.sum(axis=1) >= 2)


check(is_the_majority, ..., ...)

# %% tags=["answer"]
check(is_the_majority, np.array([1.0, 1.0, 1.0]), -1.5)

# %% [markdown]
# **A strip.** Two steps and an output unit shall mark the points whose first coordinate is between minus a half and a half.

# %%
edge = [(x1, x2) for x1 in (0.499999, 0.500001) for x2 in (-1, 1)]
inner = np.random.default_rng(0).uniform(-1, 1, (500, 2))
places = with_one(np.vstack([inner, edge, np.negative(edge)]))


def marks_the_strip(hidden, output):
    """Two units, and a score above zero exactly inside the strip."""
    scores = network(places, np.array(hidden), np.array(output), step)
    inside = np.abs(places[:, 0]) < 0.5
    return len(hidden) == 2 and np.array_equal(scores > 0, inside)


check(marks_the_strip, ..., ...)

# %% tags=["answer"]
check(marks_the_strip, [[1, 0, 0.5], [-1, 0, 0.5]], [1, 1, -1.5])

# %% [markdown]
# **Steep enough.** How steep must a soft step be, to be within a hundredth of the hard one wherever the pre-activation is at least a tenth away from zero? Stay below a hundred.

# %%
away = np.concatenate([np.linspace(-1, -0.1, 91), np.linspace(0.1, 1, 91)])


def is_steep_enough(k):
    """It must be near the hard step, and less than a hundred steep."""
    return k < 100 and np.abs(sigmoid(k * away) - step(away)).max() < 0.01 + 1e-12


check(is_steep_enough, ...)

# %% tags=["answer"]
# The probability of one side must be 99 times that of the other.
check(is_steep_enough, 1.01 * np.log(99) / 0.1)
