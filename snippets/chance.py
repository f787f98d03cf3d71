"""What a count says of the share behind it."""

# --8<-- [start:plausible]
from math import sqrt


def plausible(count: int, of: int) -> tuple[float, float]:
    """From what share to what share the truth may lie: Wilson's interval.

    count: how many of `of` independent trials came out well. About nineteen of twenty
    such intervals contain the true share, taken over all shares; near none or all it may be
    as few as five of six, and four of five if there are few trials.
    Source: E. B. Wilson, Probable inference, the law of succession, and statistical
    inference (1927).

    >>> [round(share, 2) for share in plausible(14, of=20)]
    [0.48, 0.85]
    """
    count, of = float(count), float(of)
    if not 0 <= count <= of != 0:
        raise ValueError(f"{count:g} of {of:g} is no share")
    z = 1.96  # a normal number is within ±z nineteen times of twenty
    middle = count + z**2 / 2
    reach = z * sqrt(count * (of - count) / of + z**2 / 4)
    return (middle - reach) / (of + z**2), (middle + reach) / (of + z**2)
# --8<-- [end:plausible]
