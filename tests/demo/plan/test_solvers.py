from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from demo.plan import solvers


@given(some.lists(some.integers(1, 50), min_size=1), some.integers(0, 5000))
def test_apportion_gives_the_exact_sum(weights, more):
    total = 3 * len(weights) + more

    shares = solvers.apportion(total, weights, floor=3)

    assert sum(shares) == total
    assert min(shares) >= 3


def test_apportion_follows_the_weights():
    assert solvers.apportion(12, [1, 2, 3]) == [2, 4, 6]


def test_apportion_refuses_too_little_for_the_floor():
    with pytest.raises(ValueError, match="5 is less than 3 for each of 2"):
        solvers.apportion(5, [1, 1], floor=3)


@given(some.integers(0, 2**32), some.integers(24 * 33 + 38, 38 * 33 + 24))
def test_spread_gives_the_exact_sum_within_both_ends(seed, total):
    ages = solvers.spread(Random(seed), 34, total, 24, 38)

    assert sum(ages) == total
    assert (len(ages), min(ages), max(ages)) == (34, 24, 38)


@pytest.mark.parametrize("total", [100, 400])
def test_spread_refuses_an_impossible_sum(total):
    with pytest.raises(ValueError, match=f"cannot make {total}"):
        solvers.spread(Random(1), 10, total, 24, 36)
