# %% [markdown]
# # Lab: three ways to make a curve
#
# Taylor stands on one point, Chebyshev chooses many, Bernstein averages them all, and you turn the knobs.

# %%
import numpy as np

from snippets.drawing import LINE, SECOND, panel
from snippets.lab import Picture, check
from snippets.polynomials import (
    bernstein,
    chebyshev_places,
    flat,
    taylor,
    through,
    witch,
)

x = np.linspace(-2, 2, 401)


def drawn(y, original, alt):
    figure, axes = panel()
    axes.plot(x, original, "--", color=SECOND)
    axes.plot(x, np.where(np.abs(y) < 3, y, np.nan), color=LINE)
    axes.set(xlim=(-2, 2), ylim=(-1, 2))
    return Picture(figure, alt)


# %% [markdown]
# ## From one point
#
# The dashed curve is the witch. Give Taylor more `terms`. Where does he get better, and where does he not?

# %%
terms = 6

curve = taylor(x, terms)
near = np.abs(x) <= 0.5
print(f"worst miss, up to a half: {np.abs(curve - witch(x))[near].max():.0e}")
drawn(curve, witch(x), "A bell, and a curve that hugs it in the middle only.")

# %% [markdown]
# ## From many points
#
# Here a polynomial meets the witch in `count` places, at equal steps. More places, more trouble: watch the ends. Then let `chebyshev_places` choose them, with the same reach.

# %%
count = 11
places = np.linspace(-2, 2, count)

curve = through(witch, places)
print(f"worst miss: {np.abs(curve(x) - witch(x)).max():.3f}")
drawn(curve(x), witch(x), "A bell, and a polynomial that meets it at many places.")

# %% [markdown]
# ## By averages
#
# Bernstein asks nothing of a curve but that it has no jumps. He is slow, and he always arrives. Try a large `degree`, and another function with a corner.

# %%
degree = 20

inside = x[np.abs(x) <= 1]
curve = bernstein(np.abs, degree, inside)
print(f"worst miss: {np.abs(curve - np.abs(inside)).max():.3f}")
figure, axes = panel()
axes.plot(inside, np.abs(inside), "--", color=SECOND)
axes.plot(inside, curve, color=LINE)
Picture(figure, "A corner, and a smooth curve that rounds it off from above.")

# %% [markdown]
# ## Exercises
#
# Put your answers in the place of the dots, and run the cell.
#
# **Within reach.** Find a place other than zero where a hundred terms are off by less than a millionth, and another where they are off by more than a million.


# %%
def good_and_bad(good, bad):
    """The first place must be good and not zero, the second one hopeless."""
    off = [abs(taylor(place, 100) - witch(place)) for place in (good, bad)]
    return good != 0 and off[0] < 1e-6 and off[1] > 1e6


check(good_and_bad, ..., ...)

# %% tags=["answer"]
check(good_and_bad, 0.5, 2.0)

# %% [markdown]
# **Better places.** Choose eleven places between minus two and two, so that the worst miss is less than a tenth of what it is with equal steps.


# %%
def beats_equal_steps(places):
    """Eleven places in the interval, and a tenth of the miss of equal steps."""
    allowed = len(places) == 11 and np.abs(places).max() <= 2
    curves = [through(witch, each) for each in (places, np.linspace(-2, 2, 11))]
    yours, equal = (np.abs(curve(x) - witch(x)).max() for curve in curves)
    return allowed and yours < equal / 10


check(beats_equal_steps, ...)

# %% tags=["answer"]
check(beats_equal_steps, chebyshev_places(11, reach=2))

# %% [markdown]
# **A well-kept secret.** Find something that one can add to a function without Taylor noticing, if he stands at zero. It must not be zero everywhere.


# %%
def is_a_secret(added):
    """It must be flatter at zero than any power, and clearly there at one."""
    hidden = all(abs(added(h)) < h**12 for h in (0.1, 0.05, 0.02))
    return hidden and abs(added(1.0)) > 0.1


check(is_a_secret, ...)

# %% tags=["answer"]
check(is_a_secret, flat)
