# %% [markdown]
# # Lab: meet the cast
#
# Put any two of them into one picture, ask how they behave far out, and build some from the others.

# %%
import numpy as np

from snippets.activations import (
    elu,
    gelu,
    leaky_relu,
    naive_sigmoid,
    naive_softplus,
    relu,
    sigmoid,
    silu,
    softplus,
    tanh,
)
from snippets.drawing import LINE, SECOND, panel
from snippets.gradients import slope
from snippets.lab import Picture, check

CAST = [elu, gelu, leaky_relu, relu, sigmoid, silu, softplus, tanh]

# %% [markdown]
# ## Side by side
#
# Choose two of the cast. Which pairs can you tell apart only near zero, and which only far from it?

# %%
solid, dashed = gelu, relu

x = np.linspace(-4, 4, 401)
figure, axes = panel()
axes.plot(x, solid(x), color=LINE, label=solid.__name__)
axes.plot(x, dashed(x), "--", color=SECOND, label=dashed.__name__)
axes.legend()
Picture(figure, f"Solid: {solid.__name__}. Dashed: {dashed.__name__}.")

# %% [markdown]
# ## What gets back
#
# The steepest slope of each on this axis, and the share of it on which it has a slope worth the name. Change what is `worth` it.

# %%
worth = 0.1

for f in CAST:
    slopes = np.abs(slope(f, x)).round(9)
    print(f"{f.__name__:11} {slopes.max():.2f} {np.mean(slopes > worth):4.0%}")

# %% [markdown]
# ## Far out
#
# Two textbook formulas, far to the left of zero and far to the right, and what ours say in the last column. One of the textbook's four numbers is wrong already. Go farther, to a thousand: what breaks now, and which of it does NumPy warn you of? (Run in this page it warns of nothing; in the notebook that you download it does.)

# %%
far = 50.0

for naive, ours in ((naive_sigmoid, sigmoid), (naive_softplus, softplus)):
    for place in (-far, far):
        print(f"{ours.__name__:8} {place:6} {naive(place):9.3g} {ours(place):9.3g}")

# %% [markdown]
# ## Exercises
#
# Put your answers in the place of the dots, and run the cell.
#
# **Two make one.** Build the absolute value from `relu`, and from nothing else that bends.


# %%
def is_the_absolute_value(f):
    """It must be the distance from zero, from a millionth to a million."""
    right = np.logspace(-6, 6, 1000)
    return all(np.allclose(f(side * right), right, atol=0) for side in (-1, 1))


check(is_the_absolute_value, ...)

# %% tags=["answer"]
check(is_the_absolute_value, lambda x: relu(x) + relu(-x))

# %% [markdown]
# **A mixture.** Leaky ReLU is a multiple of its input plus a multiple of ReLU. Which multiples?


# %%
def mixes_leaky_relu(of_input, of_relu):
    """The sum of the two must be leaky ReLU."""
    mixture = float(of_input) * x + float(of_relu) * relu(x)
    return np.allclose(mixture, leaky_relu(x), rtol=1e-12, atol=0)


check(mixes_leaky_relu, ..., ...)

# %% tags=["answer"]
check(mixes_leaky_relu, 0.01, 0.99)

# %% [markdown]
# **Mind the ends.** Write softplus so that nothing overflows on the way, far to the right, and nothing is lost, far to the left. NumPy and `relu` have all that you need.


# %%
def minds_the_ends(f):
    """Softplus to twelve digits, up to a thousand to either side, no overflow."""
    wide = np.linspace(-1000, 1000, 7777)
    with np.errstate(over="raise", invalid="raise"):
        return np.allclose(f(wide), softplus(wide), rtol=1e-12, atol=1e-320)


check(minds_the_ends, ...)

# %% tags=["answer"]
check(minds_the_ends, lambda x: relu(x) + np.log1p(np.exp(-np.abs(x))))

# %% [markdown]
# **Odd one out.** Some functions go up as far on the right as they go down on the left. Multiply the sigmoid by a factor, and then add a constant, so that the result is one of them and reaches from minus one to one.


# %%
def is_odd(factor, constant):
    """The sum of both sides must be zero, and the far right must be one."""
    made = factor * sigmoid(x) + constant
    both = np.abs(made + made[::-1]).max()
    return max(both, abs(factor + constant - 1)) < 1e-12


check(is_odd, ..., ...)

# %% tags=["answer"]
check(is_odd, 2.0, -1.0)
