"""Whole histories of many units at once: opening a register that was kept on paper."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import events, turns
from unions.choices import ANCESTORS, Form, Level
from unions.models import Placement, Succession, Unit
from unions.models.placement import path_of

from . import snapshots


@dataclass(frozen=True)
class Spell:
    """The facts of a unit from `since` until the next spell, or until the unit ends."""

    since: date
    name: str
    form: Form
    parent: str = ""
    facts: dict = field(default_factory=dict)


@dataclass(frozen=True)
class History:
    """A unit's code, its spells in order of time, its first day gone, if it ended, and
    the codes of those that took over then: more than one where it was split. They and
    the `parent` of a spell are codes of the same call, or of units already recorded."""

    code: str
    spells: tuple[Spell, ...]
    closed_on: date | None = None
    into: tuple[str, ...] = ()

    @property
    def level(self):
        return self.spells[0].form.level

    def spans(self):
        ends = [spell.since for spell in self.spells[1:]]
        return zip(self.spells, [*ends, self.closed_on], strict=True)


@transaction.atomic
def record(histories, *, by):
    """Opens the register with whole histories, top level first, in a constant number of
    statements a level; also below units recorded before. Returns the new units by code.

    A spell is split where an ancestor's path changes under it. Raises ValidationError
    (nothing is written) for a code used before, spells out of order or of another
    level, a parent that is unknown, too low, a chi đoàn cơ sở, or does not stand for
    the whole spell, or an heir that does not stand when the unit ends.
    """
    turns.take(turns.TREE)
    _check_codes([history.code for history in histories])
    for history in histories:
        _check_spells(history)
    units, rows = _recorded(histories)
    names, before = _names_above(rows), set(units)
    for level in Level:
        ours = [history for history in histories if history.level == level]
        units |= _create_units(ours)
        for history in ours:
            rows[history.code] = _placements(history, units, rows)
        Placement.objects.bulk_create(
            [row for history in ours for row in rows[history.code]], batch_size=500
        )
        names |= {units[each.code].pk: rows[each.code][-1].name for each in ours}
        _take_snapshots(ours, units, rows, names)
    Succession.objects.bulk_create(_successions(histories, units), batch_size=500)
    new = {code: unit for code, unit in units.items() if code not in before}
    events.record(by=by, act="register.open", subject="Đơn vị", units=len(new))
    return new


def _check_codes(codes):
    used = set(Unit.objects.filter(code__in=codes).values_list("code", flat=True))
    used |= {code for code, times in Counter(codes).items() if times > 1}
    if used:
        raise ValidationError(
            f"Mã đơn vị {', '.join(sorted(used))} đã được dùng; mỗi mã chỉ dùng một "
            "lần."
        )


def _recorded(histories):
    """The parents and heirs that no history of the call tells of, by code, and the
    placements of each in order of time, locked."""
    codes = {spell.parent for history in histories for spell in history.spells}
    codes |= {code for history in histories for code in history.into}
    codes -= {history.code for history in histories} | {""}
    if not codes:
        return {}, {}
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=codes)}
    placed = Placement.objects.select_for_update().filter(unit__in=units.values())
    rows = {code: [] for code in units}
    code_of = {unit.pk: code for code, unit in units.items()}
    for row in placed.order_by("unit_id", "since"):
        rows[code_of[row.unit_id]].append(row)
    return units, rows


def _names_above(rows):
    """The latest names of the units in the paths of placements, by id."""
    paths = (path_of(row) for spells in rows.values() for row in spells)
    above = {pk for path in paths for pk in path if pk}
    if not above:
        return {}
    return dict(Unit.objects.filter(pk__in=above).values_list("pk", "name"))


def _check_spells(history):
    for spell, until in history.spans():
        if until is not None and until <= spell.since:
            raise ValidationError(f"{history.code}: các giai đoạn chưa theo thứ tự.")
        if spell.form.level != history.level:
            raise ValidationError(f"{history.code}: các giai đoạn phải cùng một cấp.")


def _create_units(histories):
    units = [_unit(history) for history in histories]
    Unit.objects.bulk_create(units, batch_size=500)
    return {unit.code: unit for unit in units}


def _unit(history):
    first, last = history.spells[0], history.spells[-1]
    return Unit(
        code=history.code,
        level=history.level,
        founded_on=first.since,
        closed_on=history.closed_on,
        name=last.name,
        form=last.form,
    )


def _placements(history, units, rows):
    """The unit's placements in order, each under one path of its parent."""
    placed = []
    for spell, until in history.spans():
        placed += _pieces(history, spell, until, units, rows)
    return placed


def _pieces(history, spell, until, units, rows):
    unit = units[history.code]
    if not spell.parent:
        return [_placement(unit, spell, None, None, spell.since, until)]
    parent = units.get(spell.parent)
    _check_higher(history, spell, parent)
    above = [row for row in rows[spell.parent] if row.meets(spell.since, until)]
    _check_cover(history, above, spell.since, until)
    return [
        _placement(unit, spell, parent, row, max(spell.since, row.since), end)
        for row, end in _same_path(above, until)
    ]


def _check_higher(history, spell, parent):
    if parent is None or Level(parent.level).depth >= history.level.depth:
        raise ValidationError(
            f"{history.code}: mã {spell.parent} không phải của một đơn vị cấp cao hơn."
        )


def _check_cover(history, above, since, until):
    starts = above and above[0].since <= since
    ends = above and (above[-1].until is None or (until and above[-1].until >= until))
    if any(row.form == Form.BRANCH_UNION for row in above):
        raise ValidationError(
            f"{history.code}: đơn vị cấp trên là chi đoàn cơ sở, không có đơn vị trực "
            "thuộc."
        )
    if not (starts and ends):
        raise ValidationError(
            f"{history.code}: đơn vị cấp trên không hoạt động suốt giai đoạn từ ngày "
            f"{vietnamese.day(since)}."
        )


def _same_path(above, until):
    """The parent's rows with the end of each, neighbours of one path taken together."""
    kept = []
    for row in above:
        if not kept or path_of(kept[-1]) != path_of(row):
            kept.append(row)
    ends = [row.since for row in kept[1:]]
    return zip(kept, [*ends, until], strict=True)


def _placement(unit, spell, parent, above, since, until):
    row = Placement(
        unit=unit,
        name=vietnamese.clean(spell.name),
        form=spell.form,
        parent=parent,
        since=since,
        until=until,
        **spell.facts,
    )
    for level in ANCESTORS:
        own = level == unit.level
        pk = unit.pk if own else getattr(above, f"{level.path}_id", None)
        setattr(row, f"{level.path}_id", pk)
    return row


def _take_snapshots(histories, units, rows, names):
    touched = [units[history.code] for history in histories]
    for unit in touched:
        snapshots.take(unit, rows[unit.code][-1], names)
    snapshots.save(touched)


def _successions(histories, units):
    for history in histories:
        for code in history.into:
            _check_heir(history, units.get(code))
            yield Succession(
                unit=units[history.code], into=units[code], on=history.closed_on
            )


def _check_heir(history, heir):
    stands = heir and history.closed_on and heir.exists_on(history.closed_on)
    if not stands or heir.code == history.code:
        raise ValidationError(
            f"{history.code}: đơn vị tiếp nhận phải là một đơn vị khác, đang hoạt động "
            "vào ngày kết thúc."
        )
