"""What becomes of each row, without writing anything."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accounts import vietnamese
from accounts.spreadsheets import Outcome, PlannedRow, Refused
from cadres.models import Qualification, Tenure

from . import tenures
from .columns import LABELS, SUBJECTS, note
from .known import Register
from .matching import call, find


@dataclass(slots=True)
class Deed:
    """A tenure to open, how an open one ends, and qualifications obtained."""

    tenure: Tenure | None = None
    tenure_id: int | None = None
    ended: tuple[date, str] | None = None
    qualifications: list[Any] = field(default_factory=list)


def decide(rows, *, by, on):
    """A PlannedRow for each of `rows`, as `by` would write them on `on`."""
    register = Register(rows, by)
    meant = {row.number: _find(row, register) for row in rows}
    register.follow({person.pk for person, _ in meant.values() if person})
    seen = {}
    return [_decide(row, *meant[row.number], register, seen, on) for row in rows]


def _find(row, register):
    try:
        return find(row, register), None
    except Refused as refusal:
        return None, refusal


def _decide(row, person, refusal, register, seen, on):
    title = row.cells["full_name"]
    try:
        if refusal:
            raise refusal
        post = tenures.post_of(row.cells, register)
        title = f"{title} – {post}, {row.cells.get('unit')}" if post else title
        return _plan(row, person, post, title, register, seen, on)
    except Refused as error:
        return PlannedRow.refused(row, str(error), title)


def _plan(row, person, post, title, register, seen, on):
    cells, changes, deed = row.cells, {}, Deed()
    _check_days(cells, person, on)
    if bool(post) != bool(cells.get("unit")):
        raise Refused("Cột Mã đơn vị và Chức danh phải được điền cùng nhau.")
    key = (person.pk, cells.get("unit"), post and post.pk, cells.get("since"))
    _check_once(key, row, seen)
    deed.qualifications = _obtained(cells, person, register, changes)
    if post:
        _plan_tenure(cells, person, post, deed, register, changes)
    for obtained in deed.qualifications:
        register.held[_key(obtained)] = obtained.obtained_on
    seen[key] = row.number
    outcome = Outcome.CHANGED if changes else Outcome.UNCHANGED
    return PlannedRow(
        row.number,
        Outcome.NEW if deed.tenure else outcome,
        title,
        changes,
        target=person.code,
        payload=deed if changes else None,
    )


def _check_once(key, row, seen):
    if key in seen:
        raise Refused(
            f"Trùng với dòng {seen[key]} của tệp: cùng cán bộ, đơn vị, chức danh và "
            "ngày; hãy giữ lại một dòng."
        )


def _check_days(cells, person, on):
    for name in ("since", "until", "degree_on", "theory_on"):
        day = cells.get(name)
        if day and day > on:
            raise Refused(
                f"Cột {LABELS[name]}: {vietnamese.day(day)} ở sau hôm nay; hãy kiểm "
                "tra lại ngày."
            )
        if day and person.born_on and day <= person.born_on:
            raise Refused(
                f"Cột {LABELS[name]}: {vietnamese.day(day)} không sau ngày sinh của "
                f"{call(person)}; hãy kiểm tra lại ngày."
            )


def _plan_tenure(cells, person, post, deed, register, changes):
    past = register.tenures.setdefault(person.pk, [])
    tenure = tenures.meant(cells, post, past)
    if tenure is None:
        deed.tenure = tenures.opening(cells, person, post, past, register, changes)
        # Later rows of the file are held against it too.
        past.append(deed.tenure)
        return
    if tenure.pk is None:
        raise Refused("Cán bộ đã có chức danh này ở một dòng trước của tệp.")
    deed.ended = tenures.ending(cells, tenure, register, changes)
    if deed.ended:
        deed.tenure_id = tenure.pk
        tenure.until, tenure.end = deed.ended


def _obtained(cells, person, register, changes):
    """The qualifications (not saved) that the record does not have."""
    return [
        row
        for subject, name in SUBJECTS.items()
        if (row := _qualification(cells, subject, name, person, register, changes))
    ]


def _qualification(cells, subject, name, person, register, changes):
    level, day = cells.get(name), cells.get(f"{name}_on")
    if not level:
        return None
    row = Qualification(person=person, subject=subject, level=level, obtained_on=day)
    known = register.held.get(_key(row))
    if known:
        if day and day != known:
            raise Refused(
                f"Cột {LABELS[f'{name}_on']}: khác với ngày đã ghi "
                f"{vietnamese.day(known)}; {tenures.BY_HAND}."
            )
        return None
    if not day:
        raise Refused(
            f"Cột {LABELS[f'{name}_on']} đang trống; hãy điền ngày đạt trình độ."
        )
    note(changes, name, None, level)
    note(changes, f"{name}_on", None, day)
    return row


def _key(row):
    return row.person_id, row.subject, row.level
