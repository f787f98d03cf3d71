# %% [markdown]
# # Lab: set up shop
#
# Here you hold the price list. Change it, run the cell again, look at what moves, and find out what no price list can do.

# %%
import numpy as np

from snippets.drawing import PEBBLE, LINE, SECOND, panel
from snippets.lab import Picture, check
from snippets.ordinary_network import (
    boundary,
    is_additive,
    is_homogeneous,
    pre_activation,
)

# %% [markdown]
# ## Turn and lift
#
# One input, one unit. The dashed line is the first taxi, the solid one is yours. Change `weight` alone: where do the two lines always meet? Then change `bias` alone: where do they meet now?

# %%
weight, bias = 0.5, 1.0


def line(kilometres, weight, bias):
    inputs = kilometres[:, None]
    return [pre_activation(x, np.array([weight]), bias) for x in inputs]


kilometres = np.linspace(-3, 3, 61)
figure, axes = panel()
axes.plot(kilometres, line(kilometres, 2.0, 1.0), "--", color=SECOND)
axes.plot(kilometres, line(kilometres, weight, bias), color=LINE)
axes.set(xlim=(-3, 3), ylim=(-4, 4), xlabel="kilometres", ylabel="coins")
Picture(figure, "Two straight lines, the first taxi's dashed and yours solid.")

# %% [markdown]
# ## What a fee breaks
#
# Three shops, two baskets, and for once nobody charges a fee. Give a single shop a fee, a tenth of a coin will do. Which of the two rules survives?

# %%
fees = np.array([0.0, 0.0, 0.0])

prices = np.array([[2.0, 3.0], [3.0, 1.0], [-1.0, 2.0]])
basket, order = np.array([4.0, 1.0]), np.array([2.0, 3.0])


def bill(amounts):
    return pre_activation(amounts, prices, fees)


print("additive:   ", is_additive(bill, basket, order))
print("homogeneous:", is_homogeneous(bill, basket, 10.0))

# %% [markdown]
# Leave the fee where it is. A weighted average survives it, as long as its shares sum to one. Try a negative share. Then try shares with another sum, and explain the gap.

# %%
shares = np.array([0.25, 0.75])

pair = np.array([basket, order])
bills = np.array([bill(amounts) for amounts in pair])
print("the bill of the mixture: ", bill(shares @ pair))
print("the mixture of the bills:", shares @ bills)

# %% [markdown]
# ## Draw the border
#
# Two inputs. The line is where the unit gives zero, and the arrow is its weights. Turn the arrow, and the line turns with it. Multiply weights and bias by the same number: which of the two moves?

# %%
w, b = np.array([1.5, 2.0]), -2.5

nearest, along = boundary(w, b)
ends = nearest + np.array([[-9.0], [9.0]]) * along
tip = nearest + w / 2
figure, axes = panel(equal=True)
axes.plot(*ends.T, color=LINE)
arrow = {"color": PEBBLE, "arrowstyle": "->", "linewidth": 2}
axes.annotate("", tip, nearest, arrowprops=arrow)
axes.set(xlim=(-3, 3), ylim=(-3, 3))
Picture(figure, "A straight line, and an arrow that leaves it at a right angle.")

# %% [markdown]
# ## Exercises
#
# Put your answers in the place of the dots, and run the cell.
#
# **The same for everyone.** A long ride shall cost exactly as much as a short one. You may choose the price of a kilometre.


# %%
def costs_the_same(price):
    """A ride of thirty must cost what a ride of one costs."""
    short, long = line(np.array([1.0, 30.0]), price, 0.0)
    return short == long and np.isfinite(short)


check(costs_the_same, ...)

# %% tags=["answer"]
check(costs_the_same, 0.0)

# %% [markdown]
# **Two receipts.** You kept the receipts of two rides. What does a kilometre cost, and what is the fee?

# %%
receipts = {1.0: 5.0, 3.0: 9.0}


def fits_the_receipts(price, fee):
    """Both rides must cost what their receipts say."""
    rides = np.array(list(receipts))
    return np.allclose(line(rides, price, fee), list(receipts.values()))


check(fits_the_receipts, ..., ...)

# %% tags=["answer"]
check(fits_the_receipts, 2.0, 3.0)

# %% [markdown]
# **Change sides.** Which weights and which bias leave the border of the last picture where it is, and swap its two sides?


# %%
def changes_sides(weights, bias):
    """The border must stay, and the arrow must point to the other side."""
    places = np.vstack([ends, tip])
    *at_ends, at_tip = (pre_activation(x, weights, bias) for x in places)
    return at_tip < 0 and np.allclose(at_ends, 0, atol=-at_tip / 1e6)


check(changes_sides, ..., ...)

# %% tags=["answer"]
check(changes_sides, -w, -b)

# %% [markdown]
# **Hide the fee.** Find a matrix that gives the bills of these shops with no bias at all, if every basket has one carrier bag as its last item.

# %%
with_fees = np.array([5.0, 0.0, 2.0])


def needs_no_bias(matrix):
    """The matrix times the longer basket must be the bill with the fees."""
    baskets = [basket, order, np.zeros(2)]  # an empty one pays, too
    bagged = [np.append(amounts, 1.0) for amounts in baskets]
    asked = [pre_activation(amounts, prices, with_fees) for amounts in baskets]
    return np.allclose([matrix @ amounts for amounts in bagged], asked)


check(needs_no_bias, ...)

# %% tags=["answer"]
check(needs_no_bias, np.column_stack([prices, with_fees]))
