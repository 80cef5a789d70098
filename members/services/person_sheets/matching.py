"""Whom a row means: by code, else by identity number, else by name and birth."""

from accounts import vietnamese
from accounts.spreadsheets import Refused
from members.models.person import pk_of


def find(row, register):
    """The Known whom `row` means, None for somebody new. Raises Refused when nobody or
    more than one person can be meant."""
    cells, name = row.cells, register.folded[row.number]
    if cells.get("code"):
        return _by_code(cells, name, register)
    known = register.by_identity.get(cells.get("identity") or None)
    if known:
        _check_same_person(cells, name, known, register)
        return known
    return _by_name(cells, name, register)


def _by_code(cells, name, register):
    known = register.by_pk.get(pk_of(cells["code"]))
    if known is None or not (
        known.pk in register.visible or _is_same(cells, name, known)
    ):
        raise Refused(
            f"Cột Mã đoàn viên: không tìm thấy “{cells['code']}”; hãy kiểm tra lại mã, "
            "hoặc để trống nếu là người mới."
        )
    _check_same_person(cells, name, known, register)
    other = register.by_identity.get(cells.get("identity") or None)
    if other and other.pk != known.pk:
        raise Refused(
            f"Cột Số định danh: {cells['identity']} đã có ở hồ sơ "
            f"{call(other, register)}; hãy kiểm tra lại số, hoặc gộp hai hồ sơ."
        )
    return known


def _check_same_person(cells, name, known, register):
    """A code or number beside another name and another birth is a slip, not a
    correction; a stranger is not told by a number alone."""
    is_ours = known.pk in register.visible
    if _is_same(cells, name, known) or (is_ours and _is_near(cells, name, known)):
        return
    column = "Mã đoàn viên" if cells.get("code") else "Số định danh"
    raise Refused(
        f"Cột {column} là của {call(known, register)}, khác với họ tên và ngày sinh ở "
        "dòng này; hãy kiểm tra xem các dòng có bị lệch không."
    )


def _is_same(cells, name, known):
    birth = cells.get("birth")
    return known.search_name == name and (
        birth is None or known.birth is None or is_same_birth(birth, known.birth)
    )


def _is_near(cells, name, known):
    """The name or the birth may be corrected, not both at once."""
    birth = cells.get("birth")
    same = birth and known.birth and is_same_birth(birth, known.birth)
    return known.search_name == name or bool(same)


def is_same_birth(one, other):
    """Two births agree; where one is a year alone, the years do."""
    if one is None or other is None:
        return one is other
    if one[1] or other[1]:
        return one[0].year == other[0].year
    return one[0] == other[0]


def _by_name(cells, name, register):
    unit = register.units.get(cells.get("unit"))
    if unit is None:
        return None
    alike = [k for k in register.by_name.get(name, ()) if not _differ(cells, k)]
    here = [known for known in alike if known.unit_id == unit.pk]
    found = [k for k in here if is_same_birth(cells.get("birth"), k.birth)]
    if not found:
        _check_birth_known(cells, here, register)
        found = [k for k in alike if k.unit_id != unit.pk and _is_surely(cells, k)]
    if len(found) > 1:
        named = " và ".join(call(known, register) for known in found[:3])
        raise Refused(
            f"Có hai hồ sơ cùng họ tên và ngày sinh: {named}; hãy điền Mã đoàn viên để "
            "chọn đúng người."
        )
    return found[0] if found else None


def _differ(cells, known):
    """Two identity numbers are two people."""
    number = cells.get("identity")
    return number and known.identity_number and number != known.identity_number


def _check_birth_known(cells, here, register):
    for known in here:
        if (cells.get("birth") is None) != (known.birth is None):
            raise Refused(
                f"Chi đoàn đã có {call(known, register)} cùng họ tên nhưng một bên "
                "chưa có ngày sinh; hãy điền Mã đoàn viên nếu là cùng một người."
            )


def _is_surely(cells, known):
    """Somewhere else a name and a year are too little: the day and the gender agree."""
    birth, gender = cells.get("birth"), cells.get("gender")
    if birth is None or birth[1] or known.is_birth_year_only:
        return False
    return birth[0] == known.born_on and gender in (None, "", known.gender)


def call(known, register):
    """A person by name and code; a stranger is not named."""
    if known.pk not in register.visible:
        return "một người ở đơn vị khác"
    born = known.birth and (
        str(known.born_on.year)
        if known.is_birth_year_only
        else vietnamese.day(known.born_on)
    )
    return f"{known.full_name} ({known.code}{f', sinh {born}' if born else ''})"
