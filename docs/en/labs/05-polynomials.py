# %% [markdown]
# # Lab: three ways to make a curve
#
# Taylor stands on one point, Chebyshev chooses many, Bernstein averages them all, and you turn the knobs.

# %%
from itertools import pairwise

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


def drawn(x, y, f, alt):
    figure, axes = panel()
    axes.plot(x, f(x), "--", color=SECOND)
    axes.plot(x, np.clip(y, -9, 9), color=LINE)
    axes.set(xlim=(x[0], x[-1]), ylim=(-0.5, 1.5))
    axes.locator_params(nbins=5)
    return Picture(figure, alt)


# %% [markdown]
# ## From one point
#
# The dashed curve is the witch. Give Taylor more `terms`. Where does he get better, and where does he not?

# %%
terms = 6

x = np.linspace(-2, 2, 401)
curve = taylor(x, terms)
near = np.abs(x) <= 0.5
print(f"worst miss, up to a half: {np.abs(curve - witch(x))[near].max():.0e}")
drawn(x, curve, witch, "A bell, and Taylor's curve.")

# %% [markdown]
# ## From many points
#
# Here a polynomial meets the witch in `count` places, at equal steps. Add two at a time, and watch the ends: more places, more trouble. (From about 100<!-- given: measured against fractions: up to 100 equal steps both digits are right, with 110 the miss is off by 2 %, with 120 by a half --> on, rounding has its share in it.) Then let `chebyshev_places` choose them, with the same reach.

# %%
count = 11
places = np.linspace(-5, 5, count)

x, close = np.linspace(-5, 5, 401), np.linspace(-5, 5, 20001)
curve = through(witch, places)
print(f"worst miss: {np.abs(curve(close) - witch(close)).max():.2g}")
drawn(x, curve(x), witch, "A bell, and the polynomial through the places.")

# %% [markdown]
# ## By averages
#
# Bernstein asks nothing of a curve but that it is continuous. He is slow, and he always arrives. Try a large `degree`, and another function that has a corner.

# %%
degree, f = 20, np.abs

x = np.linspace(-1, 1, 2001)
curve = bernstein(f, degree, x)
print(f"worst miss: {np.abs(curve - f(x)).max():.2f}, of {len(x)} places")
drawn(x, curve, f, "The function, and Bernstein's polynomial for it.")

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
    return good != 0 and off[0] < 1e-6 and np.isfinite(bad) and not off[1] <= 1e6


check(good_and_bad, ..., ...)

# %% tags=["answer"]
check(good_and_bad, 0.5, 2.0)

# %% [markdown]
# **Better places.** Choose eleven places between minus five and five, so that the worst miss is less than a tenth of what it is with equal steps.


# %%
def beats_equal_steps(places):
    """Eleven places in the interval, and a tenth of the miss of equal steps."""
    places, x = np.array(places, dtype=float), np.linspace(-5, 5, 1001)
    allowed = len(places) == 11 and np.abs(places).max() <= 5
    curves = [through(witch, each) for each in (places, np.linspace(-5, 5, 11))]
    yours, equal = (np.abs(curve(x) - witch(x)).max() for curve in curves)
    return allowed and yours < equal / 10


check(beats_equal_steps, ...)

# %% tags=["answer"]
check(beats_equal_steps, chebyshev_places(11, reach=5))

# %% [markdown]
# **A well-kept secret.** Find something that one can add to a function without Taylor noticing, if he stands at zero. It must not be zero everywhere; let that show within ten of zero.


# %%
def is_a_secret(added):
    """Flatter at zero than a power, as far as seven heights a side can tell."""
    for side in (-1, 1):
        steps = (0.4, 0.2, 0.1, 0.05, 0.025, 0.01, 0.001)
        heights = [abs(added(side * h)) for h in steps]
        if heights != sorted(heights, reverse=True):
            return False
        # Of a power, each halving keeps the same share.
        kept = [low and low / high for high, low in pairwise(heights[:5])]
        if any(low > 0.9 * high for high, low in pairwise(kept)):
            return False
    return any(added(place) != 0 for place in np.linspace(-10, 10, 401))


check(is_a_secret, ...)

# %% tags=["answer"]
check(is_a_secret, flat)
