"""What a figure is: declared once, cited everywhere."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Aggregate, Q, Sum

from unions.choices import Level

PROVINCE = (Level.PROVINCE,)
DOWN_TO_DISTRICT = (Level.PROVINCE, Level.DISTRICT)
DOWN_TO_GRASSROOTS = (*DOWN_TO_DISTRICT, Level.GRASSROOTS)
EVERY_LEVEL = tuple(Level)


@dataclass(frozen=True)
class Population:
    """The rows that figures count, in one query.

    `rows` gives a queryset: of a stock for (scope, day), of a flow for (scope, opening,
    closing) over (opening, closing]. `district` is the column of each row's district.
    """

    name: str
    rows: Callable
    flow: bool = False
    district: str = "unit__placements__district"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """`label` and `unit` are Vietnamese words, `section` the paragraph of the report;
    `levels` are the units for which it can be said: for others it is None."""

    id: str
    label: str
    unit: str
    section: str
    definition: str
    levels: tuple = EVERY_LEVEL
    sensitive: bool = False

    def said_of(self, scope):
        return scope.level in self.levels


@dataclass(frozen=True, kw_only=True)
class Counted(Figure):
    """Counted from the register: `take` over the rows of a population."""

    over: Population
    take: Aggregate

    origin = "counted"
    origin_label = "đếm từ sổ"

    @property
    def is_flow(self):
        return self.over.flow


@dataclass(frozen=True, kw_only=True)
class Declared(Figure):
    """Summed from the approved lines of returns, `over` their population; None where
    none is approved, for nothing declared is not zero."""

    over: Population

    origin = "declared"
    origin_label = "đơn vị khai"

    @property
    def take(self):
        return Sum("value", filter=Q(figure=self.id))

    @property
    def is_flow(self):
        return self.over.flow


@dataclass(frozen=True, kw_only=True)
class Derived(Figure):
    """A pure function of other figures, given in the order of `of`; None when one of
    them cannot be said."""

    of: tuple[str, ...]
    rule: Callable
    is_flow: bool = False

    origin = "derived"
    origin_label = "tính từ số khác"

    def value(self, known):
        parts = [known[name] for name in self.of]
        return None if None in parts else self.rule(*parts)
