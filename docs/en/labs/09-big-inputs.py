# %% [markdown]
# # Lab: too fast, too far
#
# Make gradient descent crawl, land, swing and explode, and then tame it without touching the learning rate.

# %%
import numpy as np

from snippets.activations import sigmoid_derivative
from snippets.big_inputs import (
    CENT,
    descend,
    rate_limit,
    rides,
    standardise,
    steps_needed,
    train,
)
from snippets.drawing import LINE, panel
from snippets.lab import Picture, check
from snippets.ordinary_network import with_one

# %% [markdown]
# ## One sample
#
# Change `x`, and then `lr`. The error is multiplied by the same number at every step. Here it is negative, and smaller than one in size. Which learning rates make it positive? With which does the error grow?

# %%
x, lr = 3.0, 0.15

_, _, _, error = descend(x, lr, steps=12)
print("each step multiplies the error by", (error[1] / error[0]).round(3) + 0.0)
figure, axes = panel()
axes.plot(error, "o-", color=LINE)
Picture(figure, "The error of each step.")

# %% [markdown]
# ## Many samples
#
# Kilometres and minutes, as they come. The learning rate is a `share` of the limit at which descent stops converging; if it isn't there after twenty thousand<!-- = len(weights) - 1 --> steps, the cell ends with an error that says so. Then put `with_one(standardise(inputs))` in the place of `with_one(inputs)`, and count the steps again.

# %%
share = 0.5
inputs, fares = rides()
prepared = with_one(inputs)

limit = rate_limit(prepared)
weights = train(prepared, fares, share * limit, steps=20_000, start=np.zeros(3))
print(f"limit: {limit:.4f}")
print(f"within {CENT} coins after {steps_needed(weights, prepared, fares)} steps")

# %% [markdown]
# ## Flat ends
#
# The sigmoid never explodes. It falls asleep instead. Raise `z` until its slope is too small for your patience.

# %%
z = 10.0

print(f"slope: {sigmoid_derivative(z):.1e}")

# %% [markdown]
# ## Exercises
#
# Put your answers in the place of the dots, and run the cell.
#
# **One step.** With this sample, which learning rate brings the error to zero in a single step?

# %%
sample = 4.0


def lands_at_once(lr):
    """After the first step the error must be zero."""
    return np.isclose(descend(sample, lr, steps=1)[3][-1], 0)


check(lands_at_once, ...)

# %% tags=["answer"]
check(lands_at_once, 1 / (sample**2 + 1))

# %% [markdown]
# **A pendulum.** Find a sample and a learning rate, not zero, with which the error neither grows nor shrinks, for ever.


# %%
def swings_for_ever(x, lr):
    """The error must keep its size and change its sign at every step."""
    error = descend(x, lr, steps=50)[3]
    return np.allclose(error[1:], -error[:-1], rtol=1e-12, atol=0)


check(swings_for_ever, ..., ...)

# %% tags=["answer"]
check(swings_for_ever, 1.0, 1.0)

# %% [markdown]
# **Tame them.** Write a function that shifts and scales the rides so that descent converges at a learning rate of one. It may not throw anything away.


# %%
def tames(prepare):
    """The limit must be above one, each column what it was, shifted and scaled."""
    ready = prepare(inputs)
    columns = zip(ready.T, inputs.T, strict=True)
    kept = all(abs(np.corrcoef(new, old)[0, 1]) > 1 - 1e-12 for new, old in columns)
    return kept and rate_limit(with_one(ready)) > 1


check(tames, ...)

# %% tags=["answer"]
check(tames, standardise)
