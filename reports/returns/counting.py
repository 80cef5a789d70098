"""What the register counts for the units of a return, beside what they declare."""

from collections import defaultdict
from datetime import timedelta

from reports.catalogue import BY_ID
from reports.choices import Respondent
from reports.figures import evaluate, evaluate_span

GRASSROOTS = (Respondent.UNION, Respondent.GRASSROOTS)


def count(period, columns, scope, sender):
    """{(unit, id of the declared figure): what the register counts} for the units at or
    below `scope`; one query a population and way of grouping. A unit without a number
    has 0."""
    found = {}
    for by, group in _by_grouping(columns).items():
        found |= _grouped(period, group, scope, by)
    if scope == sender:
        told = [column for column in columns if column.asked_of == Respondent.SENDER]
        found |= _of_sender(period, told, sender)
    return found


def _twin(column):
    return BY_ID[column.figure.counted_by]


def _by_grouping(columns):
    """{(population, how its rows are grouped): [column]}"""
    groups = defaultdict(list)
    for column in columns:
        if column.figure.counted_by and column.asked_of != Respondent.SENDER:
            population = _twin(column).over
            path = population.district
            if column.asked_of in GRASSROOTS:
                path = path.replace("district", "grassroots")
            else:
                path = "unit"
            groups[population, path].append(column)
    return groups


def _grouped(period, columns, scope, by):
    population, path = by
    rows = population.rows(*_window(period, scope, population)).values(path)
    taken = {column.id: _twin(column).take for column in columns}
    found = {}
    for row in rows.annotate(**taken).order_by():
        unit = row.pop(path)
        found |= {(unit, name): value for name, value in row.items()}
    return found


def _window(period, scope, population):
    if population.flow:
        return scope, period.opening - timedelta(1), period.closing
    return scope, period.closing


def _of_sender(period, columns, sender):
    twins = {c.id: _twin(c) for c in columns if c.figure.counted_by}
    if not twins:
        return {}
    eve = period.opening - timedelta(1)
    known = evaluate(twins.values(), scope=sender, day=period.closing)
    known |= evaluate_span(
        twins.values(), scope=sender, opening=eve, closing=period.closing
    )
    return {(sender.pk, name): known[twin.id] for name, twin in twins.items()}
