"""Whole numbers that meet a sum."""

from itertools import accumulate, pairwise


def apportion(total, weights, floor=0):
    """Shares of `total` in proportion to `weights`, none below `floor`: their sum is
    exact, and none is more than one away from its proportion of what is left."""
    free = total - floor * len(weights)
    if free < 0:
        raise ValueError(f"{total} is less than {floor} for each of {len(weights)}")
    whole = sum(weights)
    edges = [free * edge // whole for edge in accumulate(weights, initial=0)]
    return [floor + after - before for before, after in pairwise(edges)]


def spread(rng, count, total, low, high):
    """`count` whole numbers from `low` to `high` that add up to `total`, in random
    order; both ends are among them."""
    middle = apportion(total - low - high, [1] * (count - 2))
    if count < 3 or min(middle) < low or max(middle) > high:
        raise ValueError(f"{count} numbers from {low} to {high} cannot make {total}")
    for _ in range(count * (high - low)):
        up, down = rng.sample(range(count - 2), 2)
        if middle[up] < high and middle[down] > low:
            middle[up] += 1
            middle[down] -= 1
    values = [low, high, *middle]
    rng.shuffle(values)
    return values
