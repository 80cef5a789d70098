"""What becomes of each row, without writing anything of the people."""

from accounts import vietnamese
from accounts.spreadsheets import Outcome, PlannedRow, Refused

from . import facts, moving, stays
from .deeds import Deed
from .known import Register
from .matching import find
from .repeats import Repeats


def decide(rows, *, by, on):
    """A PlannedRow for each of `rows`, as `by` would write them on `on`. The caller
    records that sensitive facts were read in order to compare them."""
    register = Register(rows, by)
    meant = {row.number: _find(row, register) for row in rows}
    people = {known.pk for known, _ in meant.values() if known}
    register.follow(people, {name for row in rows[:1] for name in row.cells})
    repeats = Repeats(register.folded)
    return [_decide(row, *meant[row.number], register, repeats, on) for row in rows]


def _find(row, register):
    """The person whom the row means, or why nobody can be meant."""
    try:
        return find(row, register), None
    except Refused as refusal:
        return None, refusal


def _decide(row, known, refusal, register, repeats, on):
    title = _title(row, register)
    try:
        if refusal:
            raise refusal
        repeats.check(row, known)
        planned = _plan(row, known, title, register, on)
    except Refused as error:
        return PlannedRow.refused(row, str(error), title)
    repeats.remember(row, known)
    return planned


def _title(row, register):
    unit = register.units.get(row.cells.get("unit"))
    name = row.cells["full_name"]
    return f"{name} – {unit.name}" if unit else name


def _plan(row, known, title, register, on):
    if known is None:
        return _plan_new(row, title, register, on)
    past = register.stays.get(known.pk, [])
    is_elsewhere = past and past[-1].until is None and not stays.meant(row.cells, past)
    if is_elsewhere or known.pk not in register.visible:
        return moving.plan(row, known, title, register=register, on=on)
    return _plan_known(row, known, title, register, on)


def _plan_new(row, title, register, on):
    cells, changes = row.cells, {}
    deed = Deed(facts=facts.of_new(cells, changes))
    deed.stay = stays.opening(cells, register, changes)
    deed.sensitive = facts.sensitive_of(cells, {}, changes)
    facts.check(cells, deed.facts, deed.sensitive, on)
    warning = stays.warning(deed.stay, cells.get("birth"))
    return PlannedRow(
        row.number, Outcome.NEW, title, changes, reason=warning, payload=deed
    )


def _plan_known(row, known, title, register, on):
    cells, changes, deed = row.cells, {}, Deed(known.pk)
    deed.facts = facts.changed(cells, known, changes)
    warning = _plan_stay(cells, known, deed, register, changes)
    old = register.sensitive_of(known.pk)
    deed.sensitive = facts.sensitive_of(cells, old, changes)
    born = {"born_on": known.born_on} | deed.facts
    facts.check(cells, born, old | deed.sensitive, on)
    return PlannedRow(
        row.number,
        Outcome.CHANGED if changes else Outcome.UNCHANGED,
        title,
        changes,
        reason=warning,
        target=known.code,
        payload=deed if changes else None,
    )


def _plan_stay(cells, known, deed, register, changes):
    """Gives `deed` what the row says of an enrolment; returns what to beware of."""
    past = register.stays.get(known.pk, [])
    stay = stays.meant(cells, past)
    if stay:
        stays.compare(cells, stay, deed, changes, register)
    elif cells.get("since") or not _keeps(cells, known, register):
        deed.stay = stays.opening(cells, register, changes)
        _check_later(deed.stay, past)
        return stays.warning(deed.stay, cells.get("birth") or known.birth)
    return ""


def _keeps(cells, known, register):
    """Nothing is said but the unit that keeps the record already."""
    unit = register.units.get(cells.get("unit"))
    return not cells.get("unit") or (unit is not None and unit.pk == known.unit_id)


def _check_later(stay, past):
    if past and past[-1].until > stay.since:
        raise Refused(
            "Cột Ngày vào chi đoàn: trước ngày ra khỏi chi đoàn cũ, "
            f"{vietnamese.day(past[-1].until)}; hãy kiểm tra lại."
        )
