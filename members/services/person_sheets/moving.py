"""A row that means a member of another unit: a proposal, never a second record."""

from accounts import vietnamese
from accounts.spreadsheets import Outcome, PlannedRow, Refused
from members.services import registers
from members.services.registers import Stay

from . import stays
from .columns import note
from .deeds import Move
from .matching import call

TOLD = (
    "Đang sinh hoạt ở đơn vị khác: sẽ lập đề nghị chuyển sinh hoạt; các cột khác của "
    "dòng này chưa được ghi."
)
WAITING = "Đề nghị chuyển sinh hoạt về chi đoàn này đang chờ tiếp nhận."


def plan(row, known, title, *, register, on):
    """What becomes of `row`, that means `known`, who is not ours or not here."""
    current = _current(known, register)
    is_ours = known.pk in register.visible
    unit = _target(row.cells, current, register, is_ours=is_ours)
    waiting = register.waiting.get(known.pk)
    if waiting == unit.pk:
        return PlannedRow(row.number, Outcome.UNCHANGED, title, reason=WAITING)
    if waiting:
        raise Refused(
            "Cột Mã chi đoàn: người này đang có đề nghị chuyển sinh hoạt đến đơn vị "
            "khác; hãy chờ giải quyết hoặc rút đề nghị đó."
        )
    moves_on = _day(row.cells.get("since"), current, on, is_ours=is_ours)
    _check_takes_in(unit, moves_on, register)
    return PlannedRow(
        row.number,
        Outcome.TRANSFER,
        title,
        _changes(row.cells, known, current, moves_on, register),
        reason=TOLD,
        target=str(known.pk),
        payload=Move(known.pk, current.unit_id, unit.pk, moves_on),
    )


def _current(known, register):
    past = register.stays.get(known.pk)
    if past and past[-1].until is None:
        return past[-1]
    raise Refused(
        f"Đã có hồ sơ của {call(known, register)}, hiện không sinh hoạt ở chi đoàn "
        "nào; hãy nhờ cấp quản lý hồ sơ đó ghi lại."
    )


def _target(cells, current, register, *, is_ours):
    if is_ours and cells.get("unit") in (None, "", current.unit_code):
        raise Refused(
            f"Cột Ngày vào chi đoàn: khác với ngày đã ghi "
            f"{vietnamese.day(current.since)}; {stays.BY_HAND}."
        )
    if cells.get("until"):
        raise Refused(
            "Cột Ngày ra: người này đang sinh hoạt ở đơn vị khác; hãy để trống Ngày ra "
            "và Lý do ra."
        )
    return stays.unit_of(cells, register)


def _day(since, current, on, *, is_ours):
    """The day to move: the row's, if it is after the member came where they are."""
    moves_on = since if since and since > current.since else on
    if moves_on <= current.since:
        came = f"{current.unit_label} ngày {vietnamese.day(current.since)}"
        raise Refused(
            f"Người này mới vào {came if is_ours else 'đơn vị đang sinh hoạt'}; hãy đề "
            "nghị chuyển vào ngày khác."
        )
    return moves_on


def _check_takes_in(unit, on, register):
    if fault := registers.fault_of(Stay(unit, on, ""), register.barred):
        raise Refused(f"Cột Mã chi đoàn: {fault}; hãy kiểm tra lại.")


def _changes(cells, known, current, moves_on, register):
    is_ours = known.pk in register.visible
    changes = {}
    old = current.unit_code if is_ours else "đơn vị khác"
    note(changes, "unit", old, cells["unit"])
    note(changes, "since", None, moves_on)
    return changes
