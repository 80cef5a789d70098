"""What becomes of each row, without writing anything."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from accounts import vietnamese
from accounts.spreadsheets import Outcome, PlannedRow, Refused
from unions.choices import Form
from unions.models.unit import is_code

from . import rules
from .columns import BY_NAME, FACTS, note
from .known import Register

BLANK = {"bloc": "", "area": "", "school_kind": "", "official_code": ""}
BLANK["special_area"] = False


@dataclass(slots=True)
class Deed:
    """What a row would write of a unit from `since`: `facts` are columns of a
    placement, the parent by its code; `unit_id` is None for a unit to be founded."""

    code: str
    since: date
    depth: int
    facts: dict[str, Any]
    unit_id: int | None = None


def decide(rows, *, by, on):
    """A PlannedRow for each of `rows`, as `by` would write them on `on`; a parent may
    stand below its children in the file."""
    register, planned = Register(rows, by), {}
    return [
        _decide(row, register, planned, by, on)
        for row in sorted(rows, key=lambda row: _depth(row, register))
    ]


def _depth(row, register):
    unit = register.units.get(row.cells["code"])
    form = row.cells.get("form") or (unit and unit.form) or Form.BRANCH
    return Form(form).level.depth


def _decide(row, register, planned, by, on):
    cells = row.cells
    title = f"{cells['name']} ({cells['code']})"
    try:
        first = register.rows[cells["code"]].number
        if first != row.number:
            raise Refused(
                f"Cột Mã đơn vị: trùng với dòng {first} của tệp; hãy giữ lại một dòng."
            )
        if cells.get("since") and cells["since"] > on:
            raise Refused(
                f"Cột Từ ngày: {vietnamese.day(cells['since'])} ở sau hôm nay; hãy "
                "kiểm tra lại ngày."
            )
        unit = register.units.get(cells["code"])
        if unit:
            return _plan_known(row, unit, title, register, planned)
        return _plan_new(row, title, register, planned, by)
    except Refused as error:
        return PlannedRow.refused(row, str(error), title)


def _plan_new(row, title, register, planned, by):
    cells = row.cells
    _check_code(cells["code"], register)
    if not cells.get("form"):
        raise Refused("Cột Loại hình đang trống; đơn vị mới cần có loại hình.")
    if not cells.get("since"):
        raise Refused("Cột Từ ngày đang trống; hãy điền ngày thành lập.")
    facts = BLANK | _given(cells, FACTS) | {"name": cells["name"]}
    facts["parent"] = cells.get("parent") or ""
    if facts["form"] == Form.PROVINCIAL and not by.is_superuser:
        raise Refused("Cột Loại hình: chỉ quản trị hệ thống mới lập Tỉnh Đoàn.")
    rules.check_facts(facts)
    rules.check_parent(
        facts["parent"], facts["form"], cells["since"], register, planned
    )
    depth = Form(facts["form"]).level.depth
    deed = planned[cells["code"]] = Deed(cells["code"], cells["since"], depth, facts)
    changes = {}
    for name, value in _given(cells, BY_NAME).items():
        note(changes, name, None, value)
    return PlannedRow(row.number, Outcome.NEW, title, changes, payload=deed)


def _check_code(code, register):
    if code in register.taken:
        raise Refused(
            f"Cột Mã đơn vị: không tìm thấy “{code}” trong phạm vi phụ trách; mã này "
            "đã được dùng, hãy kiểm tra lại mã."
        )
    try:
        is_code(code)
    except ValidationError as error:
        raise Refused(f"Cột Mã đơn vị: {error.messages[0]}") from None


def _given(cells, names):
    return {name: cells[name] for name in names if cells.get(name) not in (None, "")}


def _plan_known(row, unit, title, register, planned):
    cells, own = row.cells, register.placements[unit.pk]
    last = own[-1]
    old = {name: getattr(last, name) for name in ("name", *FACTS)}
    old["parent"] = register.codes.get(last.parent_id, "")
    new = _given(cells, ("name", "parent", *FACTS))
    facts = {name: value for name, value in new.items() if not _same(value, old[name])}
    if not facts:
        return PlannedRow(row.number, Outcome.UNCHANGED, title)
    since = _day(cells, unit, last)
    _check_change(unit, facts, old | facts, since, register, planned)
    changes = {}
    for name, value in facts.items():
        note(changes, name, old[name], value)
    note(changes, "since", None, since)
    depth = Form(last.form).level.depth
    planned[unit.code] = Deed(unit.code, since, depth, facts, unit.pk)
    return PlannedRow(
        row.number,
        Outcome.CHANGED,
        title,
        changes,
        target=unit.code,
        payload=planned[unit.code],
    )


def _same(new, old):
    """Sheets like capitals; the register keeps its spelling."""
    if isinstance(new, str):
        return new.casefold() == vietnamese.clean(old).casefold()
    return new == old


def _day(cells, unit, last):
    """From when a change holds: after the last one, or it would rewrite the past."""
    if last.until:
        raise Refused(
            f"Cột Mã đơn vị: {unit} đã kết thúc hoạt động từ ngày "
            f"{vietnamese.day(last.until)}, không thể thay đổi nữa."
        )
    since = cells.get("since")
    if not since:
        raise Refused("Cột Từ ngày đang trống; hãy điền ngày thay đổi có hiệu lực.")
    if since <= last.since:
        raise Refused(
            f"Cột Từ ngày: đơn vị đã có thay đổi từ ngày {vietnamese.day(last.since)}; "
            "hãy điền ngày muộn hơn, hoặc đính chính trên trang của đơn vị."
        )
    return since


def _check_change(unit, facts, after, since, register, planned):
    if Form(after["form"]).level != unit.level:
        raise Refused(
            f"Cột Loại hình: “{Form(after['form']).label}” không dùng cho đơn vị "
            f"{unit.get_level_display().lower()}; hãy chọn loại hình cùng cấp."
        )
    rules.check_facts(after)
    if facts.get("form") == Form.BRANCH_UNION and unit.pk in register.bearing:
        raise Refused(
            "Cột Loại hình: còn đơn vị trực thuộc, không thể là chi đoàn cơ sở; hãy "
            "chuyển các đơn vị đó trước."
        )
    if "parent" in facts:
        rules.check_parent(after["parent"], after["form"], since, register, planned)
    elif above := register.placements.get(unit.parent_id):
        rules.check_ahead(after["parent"], above, since)
    changed = register.below.get(unit.pk)
    if "parent" in facts and changed and changed > since:
        raise Refused(
            f"Cột Từ ngày: đơn vị trực thuộc đã có thay đổi từ ngày "
            f"{vietnamese.day(changed)}; hãy điền ngày muộn hơn."
        )
