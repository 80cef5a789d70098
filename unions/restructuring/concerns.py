"""What the floors above have to say of a plan: each has a package `restructuring` that
declares how it looks at one."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.module_loading import autodiscover_modules

from .findings import Finding

_looks: list[Callable] = []


@dataclass(frozen=True)
class Tally:
    """How much of something a plan concerns, and where it is listed."""

    label: str
    count: int
    url: str = ""


@dataclass
class Concern:
    """What one floor says: sums, findings, and counts by the code of the unit that
    ends: {code: {label: count}}."""

    tallies: list[Tally] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    per_unit: dict[str, dict[str, int]] = field(default_factory=dict)


def declare(look):
    """`look(plan, restructuring)` gives a Concern; it reads only. `restructuring` is
    None for a plan that is not written down."""
    if look not in _looks:
        _looks.append(look)


def survey(plan, restructuring=None):
    """What every floor says, from the bottom up."""
    autodiscover_modules("restructuring")
    return [look(plan, restructuring) for look in _looks]
