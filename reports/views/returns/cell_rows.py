"""The rows that were just written into, and the sums above them."""

from django.db.models import Count, Q, Sum

from reports.choices import Source
from reports.models import ReturnLine
from reports.returns import blocks
from reports.returns.cell import Cell
from reports.returns.checks import survey_rows
from reports.returns.sheets import Sheet
from reports.services import cell_sql


def survey(ground, units):
    """(blocks of the rows of `units`, findings in them)"""
    rules = cell_sql.checks_on(ground.period.closing)
    past = [rule for rule in rules if rule.source == Source.PREVIOUS]
    sheet = read(ground, units, {name for rule in past for name in rule.right})
    return sheet.blocks, survey_rows(sheet, units, rules)


def read(ground, units, compared=()):
    """A Sheet of the rows of `units` (keys) alone, with what the register gave when
    their cells were written, and with the last period's values of the figures that are
    `compared` with them."""
    spots = [ground.spots[unit] for unit in units]
    scope = (spots[0] if len(spots) == 1 else ground.scope).as_unit()
    sender = ground.sender.as_unit()
    columns = list(ground.columns.values())
    asked = [column for column in columns if column.id in compared]
    previous = cell_sql.previous_values(ground.period, asked, units)

    def make_cell(place, column):
        key = place.unit, column.id
        line = ground.lines.get(key)
        counted = line.counted if line else None
        facts = (place.unit, column.figure, column.is_compulsory)
        return Cell(*facts, line, counted, previous.get(key))

    return Sheet(
        period=ground.period,
        scope=scope,
        sender=sender,
        unit_return=ground.unit_return,
        portion=None,
        extension=None,
        is_part=ground.is_part,
        lock=None,
        columns=columns,
        blocks=blocks.lay_out(columns, spots, sender, make_cell),
    )


def add_up(ground, figures):
    """(number of cells at or below the scope that hold something, {figure: sum}); one
    query."""
    if ground.is_whole:
        return cell_sql.add_up(ground.unit_return, figures)
    rows = ReturnLine.objects.filter(unit_return=ground.unit_return)
    rows = rows.under(ground.scope.as_unit(), ground.period.closing)
    sums = {name: Sum("value", filter=Q(figure=name)) for name in figures}
    told = rows.aggregate(Count("value"), **sums)
    return told.pop("value__count"), told
