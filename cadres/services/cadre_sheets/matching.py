"""Whom a row means: somebody on record, by code, identity number or name and birth; and
which unit, by its code."""

from accounts.spreadsheets import Refused
from members.models.person import pk_of

WAY_OUT = "hãy lập hồ sơ người này trước, bằng bảng tính đoàn viên hoặc trên trang."


def find(row, register):
    """The Person whom `row` means; Refused when nobody or more than one can be."""
    cells, name = row.cells, register.folded[row.number]
    if cells.get("person"):
        column, value = "Mã cán bộ", cells["person"]
        person = register.by_pk.get(pk_of(value))
    elif cells.get("identity") in register.by_identity:
        column, value = "Số định danh", cells["identity"]
        person = register.by_identity[value]
    else:
        return _by_name(cells, name, register)
    if person is None:
        raise Refused(f"Cột {column}: không tìm thấy “{value}”; {WAY_OUT}")
    if person.search_name != name and not _same_birth(cells, person):
        raise Refused(
            f"Cột {column} là của {call(person)}, khác với họ tên và ngày sinh ở dòng "
            "này; hãy kiểm tra xem các dòng có bị lệch không."
        )
    return person


def find_unit(cells, register, label):
    """The Unit whose code stands in the column of this label, None where it is empty;
    Refused when nobody who sends the file can see such a unit."""
    code = cells.get("unit")
    if not code:
        return None
    if code not in register.units:
        raise Refused(f"Cột {label}: không tìm thấy “{code}”; hãy kiểm tra lại mã.")
    return register.units[code]


def _by_name(cells, name, register):
    found = [p for p in register.by_name.get(name, ()) if _same_birth(cells, p)]
    number = cells.get("identity")
    found = [p for p in found if not (number and p.identity_number)]
    if len(found) > 1:
        here = [p for p in found if p.unit_id == _unit_key(cells, register)]
        found = here if len(here) == 1 else found
    if len(found) > 1:
        named = " và ".join(call(person) for person in found[:3])
        raise Refused(
            f"Có nhiều hồ sơ cùng họ tên và ngày sinh: {named}; hãy điền Mã cán bộ."
        )
    if not found:
        raise Refused(
            f"Cột Họ và tên: không tìm thấy “{cells['full_name']}” với ngày sinh ở "
            f"dòng này; {WAY_OUT}"
        )
    return found[0]


def _unit_key(cells, register):
    unit = register.units.get(cells.get("unit"))
    return unit and unit.pk


def _same_birth(cells, person):
    """The day, or the year where one side knows no more; never without either."""
    birth = cells.get("birth")
    if birth is None or person.born_on is None:
        return False
    if birth[1] or person.is_birth_year_only:
        return birth[0].year == person.born_on.year
    return birth[0] == person.born_on


def call(person):
    """A person by name, code and birth."""
    born = f", sinh {person.born}" if person.born else ""
    return f"{person.full_name} ({person.code}{born})"
