from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Row:
    """A measured quantity, what it is held against, and the most it may be of it."""

    name: str
    ours: float
    against: float
    bound: float

    @property
    def ratio(self):
        return self.ours / self.against

    @property
    def holds(self):
        return self.ratio <= self.bound

    def as_dict(self):
        return asdict(self) | {"ratio": round(self.ratio, 3), "holds": self.holds}

    def __str__(self):
        verdict = "holds" if self.holds else "BROKEN"
        return (
            f"{self.name:<62} {self.ours:>9.4f} {self.against:>9.4f} "
            f"{self.ratio:>6.2f} ≤ {self.bound:<4} {verdict}"
        )


def side_by_side(ours, theirs, rounds):
    """Median seconds of both, run in turn, so that a busy machine slows both alike."""
    times = [(_time(ours), _time(theirs)) for _ in range(rounds)]
    return tuple(median(side) for side in zip(*times, strict=True))


def _time(run):
    start = perf_counter()
    run()
    return perf_counter() - start
