"""The facts of a person in a row against those on record."""

import re

from accounts import vietnamese
from accounts.spreadsheets import Refused
from accounts.spreadsheets.cells import plain
from members.services.people import SENSITIVE

from .columns import LABELS, note

NAMES = {"full_name": "full_name", "gender": "gender", "identity": "identity_number"}
NAMES["phone"] = "phone"


def of_new(cells, changes):
    """The columns of Person for somebody new."""
    facts = {field: cells[name] for name, field in NAMES.items() if cells.get(name)}
    if not facts.get("gender"):
        raise Refused("Cột Giới tính đang trống; người mới cần có giới tính.")
    for name in (*NAMES, "birth"):
        if cells.get(name):
            note(changes, name, None, cells[name])
    return facts | _birth(cells.get("birth"))


def changed(cells, known, changes):
    """The columns of Person that the row puts right; an empty cell leaves what is."""
    facts = {}
    for name, field in NAMES.items():
        new, old = cells.get(name), getattr(known, field)
        if new and not _SAME.get(name, str.__eq__)(new, old):
            facts[field] = new
            note(changes, name, old, new)
    new, old = cells.get("birth"), known.birth
    if new and not _says_no_more(new, old):
        facts |= _birth(new)
        note(changes, "birth", old, new)
    return facts


def _birth(birth):
    if not birth:
        return {}
    return {"born_on": birth[0], "is_birth_year_only": birth[1]}


def _says_no_more(new, old):
    """The same day, or the year of a day that is known."""
    if old is None:
        return False
    return new == old or (new[1] and new[0].year == old[0].year)


def _is_same_name(new, old):
    """Sheets like capitals; the register keeps its spelling."""
    return new == old or new.casefold() == plain(old).casefold()


def _is_same_phone(new, old):
    return new == re.sub(r"\D", "", old)


_SAME = {"full_name": _is_same_name, "phone": _is_same_phone}


def sensitive_of(cells, old, changes):
    """The sensitive facts that the row gives and the record does not have."""
    given = {name: cells[name] for name in SENSITIVE if cells.get(name)}
    new = {name: value for name, value in given.items() if value != old.get(name)}
    for name, value in new.items():
        note(changes, name, old.get(name), value)
    return new


def check(cells, facts, sensitive, on):
    """Refuses days that cannot be; `facts` and `sensitive` as they would stand."""
    for name in ("birth", "since", "decided_on", "until", *SENSITIVE[2:]):
        value = cells.get(name)
        day = value[0] if isinstance(value, tuple) else value
        if day and day > on:
            raise Refused(
                f"Cột {LABELS[name]}: {vietnamese.day(day)} ở sau hôm nay; hãy kiểm "
                "tra lại ngày."
            )
    born, since = facts.get("born_on"), cells.get("since")
    if born and since and since <= born:
        raise Refused(
            f"Cột Ngày vào chi đoàn: {vietnamese.day(since)} không sau ngày sinh; hãy "
            "kiểm tra lại hai ngày."
        )
    _check_party(sensitive)


def _check_party(facts):
    joined, left = facts.get("party_joined_on"), facts.get("party_left_on")
    if left and (joined is None or left <= joined):
        raise Refused(
            f"Cột Ngày ra Đảng: {vietnamese.day(left)} phải sau Ngày vào Đảng; hãy "
            "kiểm tra lại hai ngày."
        )
