# %% [markdown]
# # Lab: teach it to read
#
# A small network, a few hundred digits, and a second of your time. Train it, look over its shoulder, and try to fool it.

# %%
import numpy as np

from snippets.digits import NETWORKS, answer, cut, forward, softmax, train
from snippets.drawing import LINE, panel
from snippets.handwriting import handwriting, leave_out
from snippets.lab import Picture, check

images, labels = handwriting()
windows = cut(images)
training, test = leave_out(form=0)


def show(image):
    for row in image:
        print("".join(" .:*#"[round(4 * ink)] * 2 for ink in row))


# %% [markdown]
# ## A short course
#
# Change the number of digits in the training set (`count`; they come form by form, so more digits are more hands), the `epochs`, or the way of `pooling` and its activation: "average" knows "none", "tanh" and "ReLU", "max" knows "none" and "ReLU". What do twice as many buy? And twice the epochs? (With only two or three, the learning rate is still high at the end, and the last handful has the last word; with a single one it may spoil all.)

# %%
count, epochs = 400, 8
pooling, activation = "max", "ReLU"

setting = NETWORKS[f"{pooling} {activation}"]
taught = training[:count]
layers = train(windows[taught], labels[taught], setting, seed=0, epochs=epochs)
right = (answer(windows[test], layers, setting) == labels[test]).sum()
print(f"right: {right} of {len(test)}")

# %% [markdown]
# ## What does it see?
#
# Choose a digit of the test. How sure is the network? Find one that it gets wrong. The line below the digit says what the writer meant: would you have known better?

# %%
which = 3


def probabilities(image):
    return softmax(forward(cut(image[None]), layers, setting[0], setting[2])[-1])[0]


show(images[test[which]])
print("meant:", labels[test[which]])
figure, axes = panel(height=180)
axes.bar(range(10), probabilities(images[test[which]]), color=LINE)
axes.set(xticks=range(10), ylim=(0, 1))
Picture(figure, "Ten bars: the probability that the network gives to each digit.")

# %% [markdown]
# ## Less ink
#
# Write with a paler pen, or darker than black. At which `ink` does the network lose its way?

# %%
ink = 0.5

paler = cut(np.clip(ink * images[test], 0, 1))
right = (answer(paler, layers, setting) == labels[test]).sum()
print(f"right: {right} of {len(test)}")

# %% [markdown]
# ## Exercises
#
# Put your answers in the place of the dots, and run the cell.
#
# **An edge.** Give the nine weights of a filter that answers a white window and a black one with zero, and a window that turns from white to black, from left to right, with something positive.

# %%
white, black = np.zeros((3, 3)), np.ones((3, 3))
turning = np.array([[0, 0, 1]] * 3)


def finds_the_edge(weights):
    """Zero for white, zero for black, above zero for the edge."""
    weights = np.reshape(weights, (3, 3))
    answers = [(weights * window).sum() for window in (white, black, turning)]
    return answers[2] > 0 and np.allclose(answers[:2], 0, atol=answers[2] / 1e6)


check(finds_the_edge, ...)

# %% tags=["answer"]
check(finds_the_edge, [[-1, 0, 1]] * 3)

# %% [markdown]
# **Half sure.** Which ten scores make softmax give a half to the seven, and the same share to each of the others?


# %%
def is_half_sure(scores):
    """A half for the seven, and an eighteenth for every other digit."""
    shares = softmax(np.array(scores, dtype=float)[None])[0]
    return np.allclose(shares, np.where(np.arange(10) == 7, 1 / 2, 1 / 18))


check(is_half_sure, ...)

# %% tags=["answer"]
# The seven's power must be as large as those of the other nine together.
check(is_half_sure, np.where(np.arange(10) == 7, np.log(9), 0.0))

# %% [markdown]
# **Fool it.** Find an image, with ink between zero and one, that is far from every digit of this collection, and of which the network is nearly certain. (Teach it well first: a few hundred digits, eight epochs or more.)


# %%
def fools_it(image):
    """In range, unlike every digit, and above nine tenths for one class."""
    image = np.array(image, dtype=float)
    in_range = image.min() >= 0 and image.max() <= 1
    nearest = np.sqrt(((images - image) ** 2).sum(axis=(1, 2))).min()
    return in_range and nearest > 2.5 and probabilities(image).max() > 0.9


check(fools_it, ...)

# %% tags=["answer"]
noise = np.random.default_rng(0).integers(2, size=(500, 8, 8)).astype(float)
check(fools_it, max(noise, key=lambda image: probabilities(image).max()))
