"""What becomes of each row, without writing anything."""

from accounts import vietnamese
from accounts.spreadsheets import Outcome, PlannedRow, Refused, Row
from cadres.models import Award
from cadres.services import awards
from cadres.services.cadre_sheets.known import Register
from cadres.services.cadre_sheets.matching import find, find_unit

from .columns import BY_NAME, FACTS, LABELS, note
from .known import keepers, key_of, recorded

SOMEBODY = ("person", "identity", "birth")
BY_HAND = "hãy sửa dòng này, hoặc đính chính khen thưởng đã ghi"


def decide(rows, *, by, on):
    """A PlannedRow for each of `rows`, as `by` would write them on `on`."""
    rows = [_whole(row) for row in rows]
    register = Register(rows, by)
    kept = keepers(register.by_pk.values())
    meant = [(row, *_meant(row, register, kept, on)) for row in rows]
    made = {row.number: award for row, award, _ in meant if award}
    told = awards.list_faults(list(made.values()))
    faults = {n: " ".join(own) for n, own in zip(made, told, strict=True)}
    known, seen = recorded(made.values()), {}
    return [
        _decide(row, award, refusal or faults[row.number], known, seen)
        for row, award, refusal in meant
    ]


def _whole(row):
    """A file that commends only units has no column of names."""
    return Row(row.number, {"full_name": ""} | row.cells, row.source, row.faults)


def _meant(row, register, kept, on):
    """(the award of the row, not saved, or None; why there is none)"""
    cells = row.cells
    try:
        person = _person_of(row, register)
        unit = find_unit(cells, register, LABELS["unit"]) or (
            person and kept[person.unit_id]
        )
        if unit is None:
            raise Refused(
                f"Cột {LABELS['unit']} đang trống; hãy điền mã của tập thể được khen."
            )
        if cells["on"] > on:
            raise Refused(
                f"Cột {LABELS['on']}: {vietnamese.day(cells['on'])} ở sau hôm nay; hãy "
                "kiểm tra lại ngày."
            )
    except Refused as refusal:
        return None, str(refusal)
    facts = {name: cells[name] for name in (*FACTS, "title", "decision")}
    return Award(unit=unit, person=person, **facts), ""


def _person_of(row, register):
    if row.cells["full_name"]:
        return find(row, register)
    for name in SOMEBODY:
        if row.cells.get(name):
            raise Refused(
                f"Cột {LABELS['full_name']} đang trống mà cột {LABELS[name]} có ghi; "
                "hãy điền tên người được khen, hoặc để trống cả hai khi khen tập thể."
            )
    return None


def _decide(row, award, refusal, known, seen):
    cells = row.cells
    title = f"{cells['full_name'] or cells.get('unit')} – {cells['decision']}"
    try:
        if refusal:
            raise Refused(refusal)
        _check_once(row, award, seen)
        return _plan(row, award, known.get(key_of(award)), title)
    except Refused as error:
        return PlannedRow.refused(row, str(error), title)


def _check_once(row, award, seen):
    first = seen.setdefault(key_of(award), row.number)
    if first != row.number:
        raise Refused(
            f"Trùng với dòng {first} của tệp: cùng đơn vị, cá nhân, danh hiệu và quyết "
            "định; hãy giữ lại một dòng."
        )


def _plan(row, award, before, title):
    if before is None:
        changes = {}
        note(changes, "unit", None, award.unit.code)
        for name in BY_NAME:
            if name in (*FACTS, "title", "decision"):
                note(changes, name, None, getattr(award, name))
        return PlannedRow(row.number, Outcome.NEW, title, changes, payload=award)
    for name in FACTS:
        if getattr(before, name) != getattr(award, name):
            raise Refused(f"Cột {LABELS[name]}: khác với đã ghi; {BY_HAND}.")
    return PlannedRow(row.number, Outcome.UNCHANGED, title)
