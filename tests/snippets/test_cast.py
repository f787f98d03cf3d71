"""Chapter 11: the plain forms of the cast say what the safe ones say, where they don't break."""

import numpy as np
import pytest

from snippets import activations
from snippets.cast import CAST

SAFE = {name: getattr(activations, name.lower().replace(" ", "_")) for name in CAST}


@pytest.mark.parametrize("name", CAST)
def test_a_plain_form_is_the_safe_one(name: str) -> None:
    x = np.linspace(-30, 30, 6001)
    np.testing.assert_allclose(CAST[name](x), SAFE[name](x), rtol=1e-14, atol=1e-15)
    assert CAST[name](0.0) == SAFE[name](0.0)


def test_each_of_the_cast_is_there() -> None:
    named = {form.__name__ for form in SAFE.values()}
    assert named == {
        name.removesuffix("_derivative")
        for name in vars(activations)
        if name.endswith("_derivative") and not name.startswith("naive")
    }


def test_the_sigmoid_overflows_where_the_safe_one_does_not() -> None:
    with np.errstate(over="raise"):
        with pytest.raises(FloatingPointError):
            CAST["sigmoid"](np.array([-1000.0]))
        assert SAFE["sigmoid"](-1000.0) == 0
