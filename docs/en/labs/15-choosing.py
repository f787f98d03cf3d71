# %% [markdown]
# # Lab: choose with care
#
# Try output units and losses on the same few numbers, and see what each of them asks for.

# %%
import numpy as np

from snippets.activations import relu, sigmoid, softplus
from snippets.choosing import (
    MATCHING,
    WAITS,
    best_guess,
    identity,
    matching_loss,
    pinball,
)
from snippets.drawing import LINE, panel
from snippets.lab import Picture, check
from snippets.threshold import gradient_by_nudging

# %% [markdown]
# ## At the bus stop
#
# These are the minutes that people waited. The loss decides which guess is best. Try `np.square`, `np.abs`, and fourth powers. Which of them is moved most by the one poor soul who waited longest?

# %%
loss = np.square

guesses = np.arange(0.0, 34.0, 0.25)
costs = loss(guesses[:, None] - WAITS).mean(axis=1)
best = round(8 * best_guess(loss, WAITS)) / 8
print("best guess, to an eighth of a minute:", best)
figure, axes = panel()
axes.plot(guesses, costs, color=LINE)
Picture(figure, "A valley: the mean loss of each guess, lowest at the best one.")

# %% [markdown]
# ## Early or late
#
# With the pinball loss you say how much worse it is to be too low. Turn the `level` up, and the guess goes up. How far can it go?

# %%
level = 0.5

print("best guess:", best_guess(lambda error: pinball(error, level), WAITS))

# %% [markdown]
# ## Output minus target
#
# Each of four output units has a loss that goes with it, and with that the gradient is output minus target, whatever the unit. Choose another `pair`, from zero to three, and other scores, between minus five and five. (Far above, the largest loss drowns the others in rounding, and exp overflows.)

# %%
pair = 1
scores = np.array([[0.5, -1.0, 2.0]], dtype=float)
targets = np.array([[0.0, 0.0, 1.0]])

unit, area = MATCHING[pair]
slopes = gradient_by_nudging(lambda z: matching_loss(area, z, targets), scores)
print("by nudging:         ", *slopes.round(4).ravel())
print("output minus target:", *(unit(scores) - targets).round(4).ravel())

# %% [markdown]
# ## Exercises
#
# Put your answers in the place of the dots, and run the cell.
#
# **Never below zero.** A network shall say how many minutes the bus will take. That is above zero, and can be anything. Name an output unit.

# %%
scores_in_use = np.linspace(-20, 20, 401)


def fits_minutes(unit):
    """Always above zero and rising, as small and as large as one likes."""
    said, far = unit(scores_in_use), unit(np.array([-500.0, 300.0, 400.0, 500.0]))
    rises = min(np.diff(said).min(), np.diff(far).min()) > 0
    return rises and said.min() > 0 <= far[0] < 0.01 and far[-1] > 2 * said.max()


check(fits_minutes, ...)

# %% tags=["answer"]
check(fits_minutes, softplus)

# %% [markdown]
# **Rarely late.** You are content to wait longer than announced once in five times, or a little less. Which level of the pinball loss announces eight minutes at this stop?


# %%
def announces_eight(level):
    """No guess may be better than eight minutes."""
    guesses = 8, best_guess(lambda error: pinball(error, level), WAITS)
    costs = [pinball(guess - WAITS, level).mean() for guess in guesses]
    return np.isclose(*costs, rtol=1e-12, atol=0)


check(announces_eight, ...)

# %% tags=["answer"]
check(announces_eight, 0.8)

# %% [markdown]
# **What does it ask for?** Find a loss, a function of the error, whose best guess is the mean of the waits, and another one whose best guess is the wait in the middle.


# %%
def ask_for(the_mean, the_middle):
    """The first must lead to the mean of the waits, the second to their median.

    They are sought a quarter of a minute apart.
    """
    found = best_guess(the_mean, WAITS), best_guess(the_middle, WAITS)
    return found == (WAITS.mean(), np.median(WAITS))


check(ask_for, ..., ...)

# %% tags=["answer"]
check(ask_for, np.square, np.abs)

# %% [markdown]
# **Can it owe?** The uncle's balance may be below zero. Which of these units can't say so, whatever its scores: `identity`, `relu`, `sigmoid`, `softplus`? Give a list.


# %%
def can_not_owe(units):
    """Exactly the units that never go below zero; the functions, not the names."""
    four = (identity, relu, sigmoid, softplus)
    return set(units) == {unit for unit in four if unit(scores_in_use).min() >= 0}


check(can_not_owe, ...)

# %% tags=["answer"]
check(can_not_owe, [relu, sigmoid, softplus])
