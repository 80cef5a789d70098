"""The engine: checks over numbers, without a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from reports.choices import Operator, Source
from reports.models import Check


@dataclass(frozen=True)
class Numbers:
    """What is known of a unit, or of a whole return, by figure id: what is declared,
    what the register counts, what was approved for the last period. A number that is
    asked for and was not given is None, one that is not asked for is left out."""

    declared: Mapping = field(default_factory=dict)
    counted: Mapping = field(default_factory=dict)
    previous: Mapping = field(default_factory=dict)

    def of(self, source):
        return {
            Source.DECLARED: self.declared,
            Source.REGISTER: self.counted,
            Source.PREVIOUS: self.previous,
        }[source]


@dataclass(frozen=True)
class Verdict:
    """A check that does not hold, with the numbers of its two sides; of a `unit` (its
    key), or of the whole return, None."""

    check: Check
    unit: int | None
    left: Decimal | None
    right: Decimal | None


def judge(checks, rows, whole=None):
    """The checks that do not hold: [Verdict], by unit in the order of `rows` (Numbers
    by the key of their unit), then those of the whole return, where its Numbers are
    known. A check with a missing number is not judged, but whether it is required."""
    each = [check for check in checks if not check.is_whole]
    found = [
        verdict
        for unit, numbers in rows.items()
        for verdict in _broken(each, unit, numbers)
    ]
    if whole is None:
        return found
    return found + _broken([c for c in checks if c.is_whole], None, whole)


def add_up(rows):
    """The Numbers of all `rows` (Numbers) together. A sum with a missing part is
    missing."""
    rows = list(rows)
    names = ("declared", "counted", "previous")
    return Numbers(*(_add_columns([getattr(row, n) for row in rows]) for n in names))


def _add_columns(parts):
    sums = {}
    for part in parts:
        for name, value in part.items():
            known = sums.get(name, Decimal(0))
            missing = value is None or known is None
            sums[name] = None if missing else known + _exact(value)
    return sums


def _broken(checks, unit, numbers):
    asked = [check for check in checks if numbers.declared.keys() >= set(check.left)]
    verdicts = (Verdict(c, unit, *sides(c, numbers)) for c in asked)
    return [v for v in verdicts if holds(v.check, v.left, v.right) is False]


def sides(check, numbers):
    """The numbers left and right of `check`, None where one is missing."""
    left = _total(check.left, numbers.declared)
    if check.source == Source.NUMBER:
        return left, _exact(check.constant)
    if check.operator == Operator.REQUIRED_WITH:
        return left, _known(check.right, numbers.of(check.source))
    right = _total(check.right, numbers.of(check.source))
    if right is not None:
        right = _exact(check.factor) * right + _exact(check.constant)
    return left, right


def holds(check, left, right):
    """Whether the sides stand to each other as `check` says; None when a number is
    missing. What is required may not be missing once there is something on the right.
    """
    if check.operator == Operator.REQUIRED_WITH:
        return bool(left) if right else None
    if left is None or right is None:
        return None
    return OPERATORS[check.operator](left - right, _exact(check.tolerance))


OPERATORS = {
    Operator.EQUAL: lambda over, tolerance: abs(over) <= tolerance,
    Operator.AT_MOST: lambda over, tolerance: over <= tolerance,
    Operator.AT_LEAST: lambda over, tolerance: -over <= tolerance,
}


def _total(ids, known):
    """The sum, None when a part is missing."""
    parts = [known.get(name) for name in ids]
    return None if None in parts else sum(map(_exact, parts), Decimal(0))


def _known(ids, known):
    """The sum of what is there, None when nothing is."""
    parts = [known[name] for name in ids if known.get(name) is not None]
    return sum(map(_exact, parts), Decimal(0)) if parts else None


def _exact(value):
    return value if isinstance(value, Decimal) else Decimal(str(value))
