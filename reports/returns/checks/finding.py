from dataclasses import dataclass
from decimal import Decimal

from reports.choices import Severity
from reports.models import Check, Explanation


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something in a return that has to be put right or explained, in a `sentence`.

    `check` is None for what every return has to keep: compulsory cells filled, and a
    reason for a number other than the register's. `unit` is the key of the unit whose
    cells of `figures` (ids) are to be marked, that of the sender where the whole return
    is judged. `explanation` was written for these two numbers.
    """

    key: str
    check: Check | None
    unit: int
    figures: tuple[str, ...]
    severity: Severity
    sentence: str
    left: Decimal | None = None
    right: Decimal | None = None
    explanation: Explanation | None = None

    @property
    def is_whole(self):
        return self.check is not None and self.check.is_whole

    @property
    def is_explained(self):
        return self.explanation is not None

    @property
    def is_gap(self):
        """Whether it is only a compulsory cell that is still to be filled in."""
        return self.check is None and self.left is None

    @property
    def may_be_explained(self):
        """By services.explanations; an override is explained in its cell."""
        return self.check is not None and self.severity == Severity.EXPLAIN

    @property
    def is_open(self):
        """Whether it stands in the way of sending."""
        return not (self.may_be_explained and self.is_explained)
