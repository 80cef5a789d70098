"""What a figure is: declared once, cited everywhere."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Aggregate, Avg, Case, Q, Sum, Value, When

from reports.choices import Respondent, ValueKind
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

    @property
    def parts(self):
        """The ids of the figures that it derives from."""
        return ()

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
    """Said by units in their returns, counted from approved lines, `over` their
    population; None where none is approved, for nothing declared is not zero.

    `kind` is what may be typed, from `least` to `most`, of a CHOICE one of `options`,
    (number, words) each, of which those in `telling` are counted. `asked_of` is who
    says it unless a period asks others. `counted_by` names the figure that the
    register gives for the same thing, `heading` a short label.
    """

    over: Population
    kind: ValueKind = ValueKind.WHOLE
    asked_of: Respondent = Respondent.CELL
    least: int = 0
    most: int | None = None
    options: tuple[tuple[int, str], ...] = ()
    telling: tuple[int, ...] = ()
    counted_by: str = ""
    heading: str = ""

    origin = "declared"
    origin_label = "đơn vị khai"

    @property
    def take(self):
        told = Q(figure=self.id, value__isnull=False)
        if self.kind == ValueKind.CHOICE:
            is_told = When(value__in=self.telling, then=1)
            return Sum(Case(is_told, default=Value(0)), filter=told)
        if self.kind == ValueKind.PERCENT:
            return Avg("value", filter=told)
        return Sum("value", filter=told)

    @property
    def is_flow(self):
        return self.over.flow

    @property
    def short_label(self):
        return self.heading or self.label


@dataclass(frozen=True, kw_only=True)
class Derived(Figure):
    """A pure function of other figures, given in the order of `of`; None when one of
    them cannot be said. `adds` says that it is their sum."""

    of: tuple[str, ...]
    rule: Callable
    is_flow: bool = False
    adds: bool = False

    origin = "derived"
    origin_label = "tính từ số khác"

    @property
    def parts(self):
        return self.of

    def value(self, known):
        parts = [known[name] for name in self.of]
        return None if None in parts else self.rule(*parts)
