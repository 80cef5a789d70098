"""What the register gives for the checks against it."""

from collections import defaultdict
from datetime import timedelta

from reports.catalogue import BY_ID
from reports.choices import Source
from reports.figures import Counted, evaluate, evaluate_span, prepared
from reports.returns.blocks import BLOCK_OF, BRANCH, GRASSROOTS, SENDER

PATHS = {GRASSROOTS: "grassroots", BRANCH: "unit"}


def count_rows(checks, sheet):
    """{unit: {figure id: number}} for the checks of single units; one query a
    population and kind of unit. Who has nothing in the register is not in it."""
    checks = [check for check in checks if not check.is_whole]
    found = defaultdict(dict)
    for kind in PATHS:
        figures = _figures([c for c in checks if kind in _kinds(c, sheet)])
        for population, group in _by_population(figures).items():
            for unit, known in _grouped(population, group, kind, sheet):
                found[unit] |= known
    of_sender = [c for c in checks if SENDER in _kinds(c, sheet)]
    if of_sender and sheet.is_whole:
        found[sheet.sender.pk] |= _evaluate(_figures(of_sender), sheet)
    return found


def count_whole(checks, sheet):
    """{figure id: number} of the sender, for the checks of its return as a whole."""
    return _evaluate(_figures([check for check in checks if check.is_whole]), sheet)


def _figures(checks):
    ids = {i for c in checks if c.source == Source.REGISTER for i in c.right}
    known = (BY_ID.get(name) for name in sorted(ids))
    return [figure for figure in known if isinstance(figure, Counted)]


def _kinds(check, sheet):
    """The blocks that have rows which `check` judges."""
    if check.source != Source.REGISTER:
        return set()
    return {BLOCK_OF[c.asked_of] for c in sheet.columns if c.id in check.left}


def _by_population(figures):
    groups = defaultdict(list)
    for figure in figures:
        groups[figure.over].append(figure)
    return groups


def _grouped(population, figures, kind, sheet):
    period, scope = sheet.period, sheet.scope
    path = PATHS[kind]
    if kind == GRASSROOTS:
        path = population.district.replace("district", path)
    days = (_eve(period), period.closing) if population.flow else (period.closing,)
    taken = {figure.id: figure.take for figure in figures}

    def build(scope, *days):
        rows = population.rows(scope, *days).values_list(path)
        return rows.annotate(**taken).order_by()

    key = population.name, path, *taken
    for unit, *values in prepared.fetch(key, build, scope, *days):
        yield unit, dict(zip(taken, values, strict=True))


def _evaluate(figures, sheet):
    if not figures:
        return {}
    period = sheet.period
    stocks = evaluate(figures, scope=sheet.sender, day=period.closing)
    flows = evaluate_span(
        figures, scope=sheet.sender, opening=_eve(period), closing=period.closing
    )
    return stocks | flows


def _eve(period):
    return period.opening - timedelta(1)
