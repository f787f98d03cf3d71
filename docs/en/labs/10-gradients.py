# %% [markdown]
# # Lab: follow the blame
#
# Nudge, derive, walk back, and check each of the three against the others.

# %%
import numpy as np

from snippets.drawing import LINE, SECOND, panel
from snippets.gradients import backward, example, forward, slope
from snippets.lab import Picture, check

x, t, p = example()

# %% [markdown]
# ## How small a nudge?
#
# A nudge that is too large cuts corners, one that is too small drowns in rounding. Change the function, and look where the error is smallest now. (For a parabola, nudging both ways cuts no corner at any size. What is left is rounding. And at a round place, such as one, rounding may spare a power.)

# %%
f, f_slope, place = np.exp, np.exp, 1.7

for nudge in (1e-1, 1e-3, 1e-5, 1e-7, 1e-9, 1e-11):
    off = abs(slope(f, place, nudge) - f_slope(place))
    print(f"nudge {nudge:.0e}: off by {off:.0e}")

# %% [markdown]
# ## One weight at a time
#
# The loss along one of the nine numbers, with the tangent that backpropagation promises. Choose another `which`, from zero to eight. Which of them has the most to answer for?

# %%
which = 6

moves = np.linspace(-0.5, 0.5, 101)
losses = [forward(x, t, p + move * np.eye(9)[which])[-1] for move in moves]
E, gradient = forward(x, t, p)[-1], backward(x, t, p)
figure, axes = panel()
axes.plot(p[which] + moves, losses, color=LINE)
axes.plot(p[which] + moves, E + gradient[which] * moves, "--", color=SECOND)
axes.plot(p[which], E, "o", color=LINE)
axes.set(xlabel="the number", ylabel="loss")
Picture(figure, "A curve, and a straight line that touches it at one point.")

# %% [markdown]
# ## Downhill
#
# All nine at once. How large may the `rate` be before the loss stops falling?

# %%
rate, steps = 0.05, 12

walker, losses = p, []
for _ in range(steps):
    losses.append(forward(x, t, walker)[-1].round(3).item())
    walker = walker - rate * backward(x, t, walker)
print(*losses)

# %% [markdown]
# ## Exercises
#
# Put your answers in the place of the dots, and run the cell.
#
# **A slope of your own.** Write the slope of this function, as a function of the input.


# %%
def valley(x):
    return x * np.tanh(x)


def is_its_slope(candidate):
    """It must agree with nudging at a thousand places, up to three either way."""
    places = np.random.default_rng(0).uniform(-3, 3, 1000)
    return np.allclose(candidate(places), slope(valley, places), atol=1e-6)


check(is_its_slope, ...)

# %% tags=["answer"]
check(is_its_slope, lambda x: np.tanh(x) + x * (1 - np.tanh(x) ** 2))

# %% [markdown]
# **Out of reach.** Find nine numbers for which no blame reaches the weights and biases of the hidden layer, though the output is wrong.


# %%
def keeps_the_blame(nine):
    """The first six slopes must be zero, and the loss must not."""
    nine = np.array(nine, dtype=float)
    is_wrong = forward(x, t, nine)[-1] > 1e-9
    return is_wrong and not backward(x, t, nine)[:6].any()


check(keeps_the_blame, ...)

# %% tags=["answer"]
# The blame goes through the output's weights: set them to zero.
check(keeps_the_blame, np.concatenate([p[:6], [0, 0], p[8:]]))

# %% [markdown]
# **The best short step.** Of all steps of length one hundredth, find one that lowers the loss more than any of a thousand random ones.

# %%
random_steps = np.random.default_rng(0).normal(size=(1000, 9))
random_steps *= 0.01 / np.linalg.norm(random_steps, axis=1, keepdims=True)


def beats_them_all(step):
    """A step of length one hundredth, and nobody gets lower."""
    lowest = min(forward(x, t, p + other)[-1] for other in random_steps)
    there = p + step
    is_short = np.isclose(np.linalg.norm(there - p), 0.01)
    return is_short and forward(x, t, there)[-1] < lowest


check(beats_them_all, ...)

# %% tags=["answer"]
check(beats_them_all, -0.01 * gradient / np.linalg.norm(gradient))
