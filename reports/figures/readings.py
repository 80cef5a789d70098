from dataclasses import dataclass, field, replace
from datetime import date

from unions.models import Unit

from .evaluation import evaluate, evaluate_span


@dataclass(frozen=True)
class Readings:
    """The values of a catalogue for one unit over one period, read once, cited often.
    `stocks` are by day and figure id, `flows` by figure id."""

    scope: Unit
    opening: date
    closing: date
    stocks: dict = field(repr=False)
    flows: dict = field(repr=False)

    def value(self, figure_id, at):
        """`at` is "opening", "closing", "change" (closing − opening), "span" or a day
        that was read; None when it cannot be said."""
        if at == "span":
            return self.flows.get(figure_id)
        if at == "change":
            return self._change(figure_id)
        return self.stocks[self._day(at)].get(figure_id)

    def _change(self, figure_id):
        before, after = (self.value(figure_id, at) for at in ("opening", "closing"))
        return None if None in (before, after) else after - before

    def _day(self, at):
        named = {"opening": self.opening, "closing": self.closing}
        return named.get(at, at)

    def with_days(self, figures, days):
        """The same readings, with the stocks among `figures` on further `days`."""
        more = {d: evaluate(figures, scope=self.scope, day=d) for d in days}
        return replace(self, stocks=more | self.stocks)


def read(figures, *, scope, opening, closing, days=()):
    """Evaluates `figures` for `scope` on `opening`, `closing` and further `days`, and
    their flows over (opening, closing]. Returns Readings."""
    stocks = {
        day: evaluate(figures, scope=scope, day=day)
        for day in sorted({opening, closing, *days})
    }
    flows = evaluate_span(figures, scope=scope, opening=opening, closing=closing)
    return Readings(scope, opening, closing, stocks, flows)
