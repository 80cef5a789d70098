"""The cells of returns: written by people, filled in from what is known."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from reports.choices import Source
from reports.models import ReturnLine
from reports.returns import counting, sheets, values
from unions.models import Unit

from . import cell_ground, cell_saving, portions, returns
from .cell_entries import SAVED, Entry, Outcome, tell
from .cell_ground import Ground
from .cell_judging import judge

__all__ = ["Entry", "Outcome", "Written", "fill", "record", "write"]


@dataclass(frozen=True)
class Written:
    """The outcomes, and the ground they were written on as it is now."""

    outcomes: list[Outcome]
    ground: Ground


def write(*, period, scope, entries, by, at):
    """Writes `entries` (Entry) into the rows at or below `scope`, a unit, and tells
    each in its history; the first writing starts the return. Returns an Outcome for
    each cell: one that is refused, or stale, leaves the others alone, and of two
    entries for one cell the last counts. What stands there already is not written
    again. Raises ValidationError, with the code "locked" where a return may not be
    written into now, and then nothing is written."""
    facts = {"period": period, "code": scope.code, "by": by, "at": at}
    return record(entries=entries, **facts).outcomes


@transaction.atomic
def record(*, entries, **facts):
    """`write` for a `code` instead of a scope and for those who read the rows
    afterwards: returns Written."""
    entries = list({entry.key: entry for entry in entries}.values())
    ground, verdicts = _judge(entries, facts)
    if ground.unit_return is None and _accepted(verdicts):
        sender = Unit.objects.get(pk=ground.sender.unit)
        returns.start(period=facts["period"], unit=sender, by=facts["by"])
        # Somebody else may have been faster, and have written.
        ground, verdicts = _judge(entries, facts)
    _save(_accepted(verdicts), ground, facts["by"], facts["at"])
    outcomes = [
        tell(entry, verdict.status, verdict.message, ground.lines.get(entry.key))
        for entry, verdict in verdicts
    ]
    return Written(outcomes, ground)


def fill(*, period, scope, figure, source, by, at):
    """Writes into the empty cells of `figure` (an id) at or below `scope` what the
    `source` says: REGISTER what is counted, PREVIOUS what was approved for the last
    comparable period. Returns the Outcomes, none for cells of which it says nothing.
    Raises ValidationError as `write`."""
    today = timezone.localdate(at)
    sheet = sheets.load(period=period, scope=scope, user=by, today=today)
    told = {Source.REGISTER: "counted", Source.PREVIOUS: "previous"}[source]
    found = [
        (cell, getattr(cell, told))
        for cell in (sheet.cells if sheet else [])
        if cell.figure.id == figure and cell.is_empty
    ]
    entries = [
        Entry(*cell.key, values.write(cell.figure, value), cell.version)
        for cell, value in found
        if value is not None
    ]
    return write(period=period, scope=scope, entries=entries, by=by, at=at)


def _judge(entries, facts):
    units = {entry.unit for entry in entries}
    ground = cell_ground.lay(units=units, **facts)
    lines = [ground.lines[e.key] for e in entries if e.key in ground.lines]
    _name_writers(lines, facts["by"])
    return ground, [(entry, judge(entry, ground)) for entry in entries]


def _name_writers(lines, by):
    for line in lines:
        if line.written_by_id == by.pk:
            line.written_by = by
    prefetch_related_objects(lines, "written_by")


def _accepted(verdicts):
    return [each for each in verdicts if each[1].status == SAVED]


def _save(accepted, ground, by, at):
    if not accepted:
        return
    _begin_portions(accepted, ground)
    counted = _count({entry.key for entry, _ in accepted}, ground)
    lines = [
        ReturnLine(
            unit_return=ground.unit_return,
            unit_id=entry.unit,
            figure=entry.figure,
            value=verdict.value,
            reason=verdict.reason,
            counted=counted.get(entry.key),
            version=_version(ground.lines.get(entry.key)) + 1,
            token=entry.stamp,
            written_at=at,
            written_by=by,
        )
        for entry, verdict in accepted
    ]
    cell_saving.save(lines)
    ground.lines |= {(line.unit_id, line.figure): line for line in lines}


def _begin_portions(accepted, ground):
    """Whoever answers for a grassroots unit hands in what he writes."""
    units = {entry.unit for entry, _ in accepted}
    for key in ground.without_portion(units):
        unit = Unit.objects.get(pk=key)
        portions.begin(unit_return=ground.unit_return, unit=unit)


def _version(line):
    return line.version if line else 0


def _count(keys, ground):
    """{key: what the register counts now} of the cells that it counts."""
    ids = {figure for _, figure in keys}
    told = [
        ground.columns[name] for name in ids if ground.columns[name].figure.counted_by
    ]
    if not told:
        return {}
    units = {unit for unit, _ in keys}
    spot = ground.spots[units.pop()] if len(units) == 1 else ground.scope
    scope, sender = spot.as_unit(), ground.sender.as_unit()
    known = counting.count(ground.period, told, scope, sender)
    names = {column.id for column in told}
    return {key: known.get(key, 0) for key in keys if key[1] in names}
