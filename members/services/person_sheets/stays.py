"""The enrolment in a row against those on record."""

from accounts import vietnamese
from accounts.spreadsheets import Refused
from members.choices import ARRIVALS, DEPARTURES, Entry, Exit, veil
from members.services import registers
from members.services.registers import Stay

from .columns import note

ENTRIES = (Entry.RECORDED, Entry.ADMITTED, *ARRIVALS)
BY_HAND = "hãy để trống ô này, hoặc đính chính trên trang của đoàn viên"
LEAST_AGE = 16


def opening(cells, register, changes):
    """The new enrolment that the row tells of, checked against its unit."""
    unit = unit_of(cells, register)
    if not cells.get("since"):
        raise Refused("Cột Ngày vào chi đoàn đang trống; hãy điền vào ô này.")
    stay = Stay(
        unit=unit,
        since=cells["since"],
        entry=_entry(cells),
        until=cells.get("until"),
        exit=cells.get("exit") or "",
        decision=cells.get("decision") or "",
        campaign=cells.get("campaign") or "",
    )
    _check_decision(cells, stay.entry, stay.since)
    check_end(stay.since, stay.until, stay.exit)
    if fault := registers.fault_of(stay, register.barred):
        raise Refused(f"Cột Ngày vào chi đoàn: {fault}; hãy kiểm tra lại.")
    for name in ("unit", "since", "decision", "campaign", "until", "exit"):
        if cells.get(name):
            note(changes, name, None, cells[name])
    note(changes, "entry", None, stay.entry)
    return stay


def unit_of(cells, register):
    """The Unit of the row. Raises Refused where it names none that may be known."""
    code = cells.get("unit")
    if not code:
        raise Refused("Cột Mã chi đoàn đang trống; hãy điền vào ô này.")
    if code not in register.units:
        raise Refused(
            f"Cột Mã chi đoàn: không tìm thấy “{code}”; hãy kiểm tra lại mã, hoặc nhập "
            "đơn vị trước."
        )
    return register.units[code]


def _entry(cells):
    entry = cells.get("entry")
    if not entry:
        return Entry.ADMITTED if cells.get("decision") else Entry.RECORDED
    if entry not in ENTRIES:
        raise Refused(
            f"Cột Hình thức vào: “{Entry(entry).label}” không ghi bằng bảng tính được; "
            "hãy lập đề nghị chuyển sinh hoạt."
        )
    return entry


def _check_decision(cells, entry, since):
    """An admission is dated on the first day of its enrolment."""
    decision, decided_on = cells.get("decision"), cells.get("decided_on")
    if entry != Entry.ADMITTED and (decision or decided_on or cells.get("campaign")):
        raise Refused(
            "Cột Số quyết định kết nạp, Ngày quyết định và Đợt chỉ ghi khi Hình thức "
            "vào là Kết nạp; hãy để trống các ô đó."
        )
    if entry == Entry.ADMITTED and not decision:
        raise Refused("Cột Số quyết định kết nạp đang trống; hãy điền vào ô này.")
    if decided_on and decided_on != since:
        raise Refused(
            f"Cột Ngày quyết định: {vietnamese.day(decided_on)} phải trùng Ngày vào "
            f"chi đoàn {vietnamese.day(since)}; nếu kết nạp ở nơi khác, hãy để trống "
            "số và ngày quyết định."
        )


def check_end(since, until, exit):
    if bool(until) != bool(exit):
        raise Refused("Cột Ngày ra và Lý do ra phải được điền cùng nhau.")
    if until and until <= since:
        raise Refused(
            f"Cột Ngày ra: {vietnamese.day(until)} phải sau Ngày vào chi đoàn "
            f"{vietnamese.day(since)}."
        )
    if exit and exit not in DEPARTURES:
        raise Refused(
            f"Cột Lý do ra: “{Exit(exit).label}” không ghi bằng bảng tính được; hãy "
            "lập đề nghị chuyển sinh hoạt."
        )


def meant(cells, stays):
    """The enrolment on record that the row speaks of, if any."""
    code, since = cells.get("unit"), cells.get("since")
    same = [stay for stay in stays if not code or stay.unit_code == code]
    if since:
        same = [stay for stay in same if stay.since == since]
    return same[-1] if same else None


def compare(cells, stay, deed, changes, register):
    """Adds to `deed` what the row puts right in the admission of `stay`, and its end;
    an enrolment is not rewritten by a sheet."""
    if cells.get("entry") and cells["entry"] != stay.entry:
        raise Refused(
            f"Cột Hình thức vào: “{Entry(cells['entry']).label}” khác với đã ghi "
            f"“{Entry(stay.entry).label}”; {BY_HAND}."
        )
    _compare_end(cells, stay, deed, changes, register.exit_told)
    _compare_admission(cells, stay, deed, changes)


def _compare_end(cells, stay, deed, changes, tell):
    until, exit = cells.get("until"), cells.get("exit") or ""
    if not until and not exit:
        return
    if stay.until is None:
        check_end(stay.since, until, exit)
        deed.stay_id, deed.ended = stay.pk, (until, exit)
        note(changes, "until", None, until)
        note(changes, "exit", None, exit)
    elif (until or stay.until, tell(exit or stay.exit)) != (
        stay.until,
        tell(stay.exit),
    ):
        raise Refused(
            f"Cột Ngày ra: đã ghi ra ngày {vietnamese.day(stay.until)}, "
            f"{veil(stay.exit).lower()}; {BY_HAND}."
        )


def _compare_admission(cells, stay, deed, changes):
    if not any(cells.get(name) for name in ("decision", "decided_on", "campaign")):
        return
    decision = vietnamese.symbol(cells.get("decision") or stay.decision or "")
    _check_decision(cells | {"decision": decision}, stay.entry, stay.since)
    for name, new in {"decision": decision, "campaign": cells.get("campaign")}.items():
        old = getattr(stay, name)
        if new and new != old:
            deed.admission[name] = new
            note(changes, name, old, new)
    if deed.admission:
        deed.stay_id, deed.admission_id = stay.pk, stay.admission_id


def warning(stay, birth):
    """Under age at the admission: told, not refused (the decision stands)."""
    if stay.entry != Entry.ADMITTED or not birth:
        return ""
    born, day = birth[0], stay.since
    age = day.year - born.year
    if not birth[1]:
        age -= (day.month, day.day) < (born.month, born.day)
    if age >= LEAST_AGE:
        return ""
    return (
        f"Lưu ý: kết nạp khi {age} tuổi, chưa đủ {LEAST_AGE} tuổi; hãy kiểm tra ngày "
        "sinh."
    )
