# %% [markdown]
# # Lab: how deep can you go?
#
# Build towers of layers, see what gets back to the ground floor, and bring the dead back to life.

# %%
import numpy as np

from snippets.activations import relu, relu_derivative
from snippets.depth import (
    CAST,
    a_hundred_inputs,
    dead,
    glorot,
    gradient_sizes,
    gradients,
    he,
    initialise,
    rms,
    share_right,
    train,
    transplant,
)
from snippets.drawing import LINE, panel
from snippets.hidden_layer import forward
from snippets.lab import Picture, check
from snippets.points import rings

# %% [markdown]
# ## On the way back
#
# How large the gradient is in each layer, as a power of ten. Change the `name` to `"tanh"` or `"ReLU"`, the rule to `he`, and the `depth`. Which pairs of name and rule keep the curve level?

# %%
name, rule, depth = "sigmoid", glorot, 10

net = initialise([64] * (depth + 1) + [1], rule)
sizes = gradient_sizes(name, [net])[0]
figure, axes = panel()
axes.plot(range(1, depth + 2), np.log10(sizes), "o-", color=LINE)
axes.set(xlabel="layer", ylabel="gradient, as a power of ten")
ratio = sizes[0] / sizes[depth - 1]
print(f"The first layer's is {ratio:.1g} times the last hidden one's.")
Picture(figure, "The size of the gradient, a dot for each layer.")

# %% [markdown]
# ## On the way up
#
# And how large the outputs of the layers are. Put another function of the numbers of inputs and outputs in the place of `he`: the one in the comment is too small for ReLU.

# %%
name, rule = "ReLU", he  # or lambda n_in, n_out: 0.02

x, labels = a_hundred_inputs()
outputs = forward(x, initialise([64] * 12, rule), CAST[name][0])[0]
print(*(f"{rms(h):.2f}" for h in outputs[1:]))

# %% [markdown]
# ## Too large a step
#
# <a id="too-long-a-stride"></a>A small network on the rings. Raise the learning `rate`. How many units survive it, and how many points are still right?

# %%
rate = 1.0

points, kinds = rings()
start = initialise([2, 8, 1], he)
grown = train(points, kinds, start, relu, relu_derivative, rate, steps=300)
print("dead units:", dead(points, grown)[0].sum(), "of 8")
print(f"right: {share_right(points, kinds, grown, relu):.1%}")

# %% [markdown]
# ## Exercises
#
# Put your answers in the place of the dots, and run the cell.
#
# **A rule of your own.** Take the absolute value as the activation. Which variance keeps the size of the outputs, layer after layer? Write a function of the numbers of inputs and outputs.


# %%
def keeps_the_size(rule):
    """Through wide and narrow layers, the size must stay about what it was."""
    nets = [initialise([64, 512] * 10 + [1], rule, seed) for seed in range(5)]
    ratio = np.mean([rms(forward(x, net, np.abs)[0][-1]) for net in nets]) / rms(x)
    return 0.7 < ratio < 1.4


check(keeps_the_size, ...)

# %% tags=["answer"]
# Nothing is lost on the way through, so it is half of He's.
check(keeps_the_size, lambda n_in, n_out: 1 / n_in)

# %% [markdown]
# **Kill them all.** Find one bias that, given to all hidden units of `start`, silences each of them for every point.


# %%
def silenced(bias):
    (W, _), output = start
    return [(W, np.full(8, bias)), output]


def kills_them_all(bias):
    """Every hidden unit must be off for every point."""
    return dead(points, silenced(bias))[0].all()


check(kills_them_all, ...)

# %% tags=["answer"]
check(kills_them_all, -10.0)

# %% [markdown]
# **And revive them.** From the network that you have killed, make one that gives every point the same score, and in which nobody is dead.

# %%
killed = silenced(-10.0)


def revives(layers):
    """The same scores, and no dead unit."""
    before, after = (forward(points, net, relu)[1][-1] for net in (killed, layers))
    return np.allclose(before, after) and not dead(points, layers)[0].any()


check(revives, ...)

# %% tags=["answer"]
check(revives, transplant(points, killed))

# %% [markdown]
# **No way back.** What are the gradients of the killed network's hidden weights? Give them as an array.


# %%
def is_their_gradient(dW):
    """It must be what backpropagation finds."""
    found = gradients(points, kinds, killed, relu, relu_derivative)[0][0]
    return np.shape(dW) == found.shape and np.allclose(dW, found)


check(is_their_gradient, ...)

# %% tags=["answer"]
check(is_their_gradient, np.zeros((8, 2)))
