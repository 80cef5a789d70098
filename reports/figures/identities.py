"""Shapes of identities: what must agree in the readings of one unit and period."""

from dataclasses import dataclass
from decimal import Decimal

from accounts.vietnamese import number
from unions.choices import Level
from unions.models import Unit

from .algebra import PROVINCE
from .evaluation import evaluate_by_district

DAYS = ("opening", "closing")
WHEN = {"opening": "đầu kỳ", "closing": "cuối kỳ", "span": "trong kỳ"}


@dataclass(frozen=True)
class Broken:
    """An identity that does not hold: both sums, and the time ("opening", "closing" or
    "span") at which they differ."""

    sentence: str
    at: str
    left: object
    right: object

    @property
    def when(self):
        return WHEN[self.at]

    @property
    def difference(self):
        return self.left - self.right

    @property
    def text(self):
        left, right, difference = map(number, (self.left, self.right, self.difference))
        return f"{self.sentence}: {self.when}, {left} và {right}, chênh {difference}."


@dataclass(frozen=True)
class Sum:
    """`whole` equals the sum of `parts` at each of `times`, within `tolerance`."""

    sentence: str
    whole: str | int
    parts: tuple
    times: tuple = DAYS
    tolerance: Decimal = Decimal(0)

    def check(self, readings):
        for at in self.times:
            left = self.whole
            if isinstance(left, str):
                left = readings.value(left, at)
            parts = [readings.value(part, at) for part in self.parts]
            if left is None or None in parts:
                continue
            if abs(left - sum(parts)) > self.tolerance:
                yield Broken(self.sentence, at, left, sum(parts))


@dataclass(frozen=True)
class Ledger:
    """Opening and all that came, less all that left, is closing. Asked of `levels`, the
    whole province unless told otherwise: below it, people also move between units."""

    sentence: str
    stock: str
    arriving: tuple
    leaving: tuple
    levels: tuple = PROVINCE

    def check(self, readings):
        if readings.scope.level not in self.levels:
            return
        opening, closing = (readings.value(self.stock, at) for at in DAYS)
        if None in (opening, closing):
            return
        came = sum(readings.value(name, "span") for name in self.arriving)
        left = sum(readings.value(name, "span") for name in self.leaving)
        if opening + came - left != closing:
            yield Broken(self.sentence, "span", opening + came - left, closing)


@dataclass(frozen=True)
class ByDistrict:
    """A figure of the province is the sum over its districts and over what stands under
    no district."""

    figures: tuple

    def check(self, readings):
        if readings.scope.level != Level.PROVINCE:
            return
        for at in DAYS:
            yield from self._check_on(readings, at)

    def _check_on(self, readings, at):
        day = getattr(readings, at)
        found = evaluate_by_district(self.figures, scope=readings.scope, day=day)
        units = Unit.objects.on(day).under(readings.scope, day)
        districts = units.filter(level=Level.DISTRICT)
        known = {None, *districts.values_list("pk", flat=True)}
        for figure in self.figures:
            whole = readings.value(figure.id, at)
            rows = [row for pk, row in found.items() if pk in known]
            parts = [row.get(figure.id) or 0 for row in rows]
            if whole is not None and whole != sum(parts):
                sentence = f"{figure.label} toàn tỉnh bằng tổng các đơn vị cấp huyện"
                yield Broken(sentence, at, whole, sum(parts))
