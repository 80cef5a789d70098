"""One cell of a return: a unit and a figure, and all that is known of the value."""

from dataclasses import dataclass
from decimal import Decimal

from reports.figures import Declared
from reports.models import ReturnLine

from . import values


@dataclass(frozen=True)
class Cell:
    """`line` is what was written, None before the first time. `counted` is what the
    register gives now, `previous` the approved value of the last comparable period;
    both None where there is none."""

    unit: int
    figure: Declared
    is_compulsory: bool
    line: ReturnLine | None
    counted: Decimal | None
    previous: Decimal | None

    @property
    def key(self):
        return self.unit, self.figure.id

    @property
    def name(self):
        """Of the input in a form."""
        return f"o-{self.unit}-{self.figure.id}"

    @property
    def reason_name(self):
        """Of the input for the reason."""
        return f"l-{self.unit}-{self.figure.id}"

    @property
    def value(self):
        return self.line.value if self.line else None

    @property
    def is_empty(self):
        return self.value is None

    @property
    def version(self):
        return self.line.version if self.line else 0

    @property
    def reason(self):
        return self.line.reason if self.line else ""

    @property
    def remark(self):
        return self.line.remark if self.line else ""

    @property
    def is_overridden(self):
        """Whether it says another number than the register gives now."""
        known = None not in (self.value, self.counted)
        return known and self.value != self.counted

    @property
    def is_changed(self):
        """Whether it says another number than when the return was last sent."""
        return self.line is not None and self.line.value != self.line.sent

    @property
    def was_changed(self):
        """Whether the last sending said another number than the one before."""
        return self.line is not None and self.line.sent != self.line.sent_before

    @property
    def text(self):
        return values.write(self.figure, self.value)

    @property
    def shown(self):
        return values.show(self.figure, self.value)

    @property
    def counted_shown(self):
        return values.show(self.figure, self.counted)

    @property
    def previous_shown(self):
        return values.show(self.figure, self.previous)
