from collections import defaultdict
from decimal import Decimal

from accounts.vietnamese import half_up

from .algebra import Derived


def evaluate(figures, *, scope, day):
    """The stocks among `figures` for everything that stood under `scope` on `day`, by
    id: one aggregate query a population. All None when `scope` did not exist then."""
    stocks = [figure for figure in figures if not figure.is_flow]
    if not scope.exists_on(day):
        return dict.fromkeys(figure.id for figure in stocks)
    return _values(stocks, scope, (scope, day))


def evaluate_span(figures, *, scope, opening, closing):
    """The flows among `figures` under `scope` over (opening, closing], by id."""
    flows = [figure for figure in figures if figure.is_flow]
    return _values(flows, scope, (scope, opening, closing))


def evaluate_by_district(figures, *, scope, day):
    """The stocks among `figures` on `day` that derive from no others, by id, for each
    unit of the district level under `scope`: {unit id: {figure id: value}}; None is the
    key of what stands under no district."""
    stocks = [f for f in figures if not isinstance(f, Derived) and not f.is_flow]
    found = defaultdict(dict)
    for population, group in _by_population(stocks).items():
        rows = population.rows(scope, day).values(population.district)
        for row in rows.annotate(**{f.id: f.take for f in group}).order_by():
            found[row.pop(population.district)] |= row
    return dict(found)


def _values(figures, scope, window):
    said = [figure for figure in figures if figure.said_of(scope)]
    known = dict.fromkeys(figure.id for figure in figures) | _count(said, window)
    for figure in said:
        if isinstance(figure, Derived):
            known[figure.id] = figure.value(known)
    return known


def _count(figures, window):
    taken = [figure for figure in figures if not isinstance(figure, Derived)]
    known = {}
    for population, group in _by_population(taken).items():
        known |= population.rows(*window).aggregate(**{f.id: f.take for f in group})
    return {name: _exact(value) for name, value in known.items()}


def _by_population(figures):
    groups = defaultdict(list)
    for figure in figures:
        groups[figure.over].append(figure)
    return groups


def _exact(value):
    """Means are kept to two places; counts are whole already."""
    return half_up(str(value)) if isinstance(value, float | Decimal) else value
