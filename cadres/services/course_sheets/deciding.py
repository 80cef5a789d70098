"""What becomes of each row, without writing anything."""

from itertools import groupby

from accounts import vietnamese
from accounts.spreadsheets import Outcome, PlannedRow, Refused
from cadres.choices import Result
from cadres.models import Attendance
from cadres.services import courses, senders
from cadres.services.cadre_sheets.known import Register
from cadres.services.cadre_sheets.matching import find, find_unit

from .columns import LABELS, note
from .known import Courses

BY_HAND = "hãy để trống ô này, hoặc đính chính trên trang của lớp"


def decide(rows, *, by, on):
    """A PlannedRow for each of `rows`, as `by` would write them on `on`."""
    register, known = Register(rows, by), Courses(rows, by)
    meant = [(row, *_meant(row, register, known)) for row in rows]
    _send(turn for _, turn, _ in meant if turn and turn.pk is None)
    seen = {}
    return [_decide(*each, seen, on) for each in meant]


def _meant(row, register, known):
    """(the attendance of the row, on record or new, or None; why there is none)"""
    cells = row.cells
    try:
        course, person = known.find(cells), find(row, register)
        unit = find_unit(cells, register, LABELS["unit"])
    except Refused as refusal:
        return None, refusal
    turn = known.turns.get((course.pk, person.pk))
    return turn or Attendance(course=course, person=person, unit=unit), None


def _send(turns):
    """Fills in from where the new ones are sent, day by day."""

    def day(turn):
        return turn.course.begins_on

    for begins_on, same in groupby(sorted(turns, key=day), day):
        senders.fill_in(list(same), begins_on)


def _decide(row, turn, refusal, seen, on):
    title = f"{row.cells['full_name']} – {row.cells['course']}"
    try:
        if refusal:
            raise refusal
        _check_once(row, turn, seen)
        return _plan(row, turn, title, on)
    except Refused as error:
        return PlannedRow.refused(row, str(error), title)


def _check_once(row, turn, seen):
    key = turn.course_id, turn.person_id
    if key in seen:
        raise Refused(
            f"Trùng với dòng {seen[key]} của tệp: cùng lớp và học viên; hãy giữ lại "
            "một dòng."
        )
    seen[key] = row.number


def _plan(row, turn, title, on):
    changes, is_new = {}, turn.pk is None
    if is_new:
        _check_unit(turn)
        note(changes, "course", None, turn.course.name)
        note(changes, "unit", None, turn.unit.code)
    else:
        _check_same_unit(row.cells, turn)
    _tell(row.cells, turn, changes, on)
    for sentence in courses.check_outcome(turn):
        raise Refused(sentence)
    if not changes:
        return PlannedRow(row.number, Outcome.UNCHANGED, title)
    outcome = Outcome.NEW if is_new else Outcome.CHANGED
    target = "" if is_new else str(turn.pk)
    return PlannedRow(row.number, outcome, title, changes, target=target, payload=turn)


def _check_unit(turn):
    day = turn.course.begins_on
    if not turn.unit.exists_on(day):
        raise Refused(
            f"Cột {LABELS['unit']}: {turn.unit} không hoạt động ngày "
            f"{vietnamese.day(day)}; hãy điền đơn vị khác."
        )


def _check_same_unit(cells, turn):
    code = cells.get("unit")
    if code and code != turn.unit.code:
        raise Refused(
            f"Cột {LABELS['unit']}: khác với đã ghi “{turn.unit.code}”; {BY_HAND}."
        )


def _tell(cells, turn, changes, on):
    """Writes what became of the turn into it, where that is not told yet."""
    told = {"result": Result.LEARNING, "certificate": "", "certified_on": None}
    for name, nothing in told.items():
        new, old = cells.get(name) or nothing, getattr(turn, name)
        if new in (old, nothing):
            continue
        if old != nothing:
            raise Refused(f"Cột {LABELS[name]}: khác với đã ghi; {BY_HAND}.")
        if name == "certified_on" and new > on:
            raise Refused(
                f"Cột {LABELS[name]}: {vietnamese.day(new)} ở sau hôm nay; hãy kiểm "
                "tra lại ngày."
            )
        setattr(turn, name, new)
        note(changes, name, None if old == nothing else old, new)
