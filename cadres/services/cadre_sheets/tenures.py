"""The tenure in a row against those on record."""

from accounts import vietnamese
from accounts.spreadsheets import Refused
from cadres.choices import Employment, Manner, veil
from cadres.models import Tenure

from .columns import LABELS, note
from .matching import find_unit

BY_HAND = "hãy để trống ô này, hoặc đính chính trên trang của cán bộ"
WHAT = ("unit", "post", "since", "manner", "employment", "until", "end")


def post_of(cells, register):
    """The Post of the row, None where it names none."""
    if not cells.get("post"):
        return None
    post = register.posts.get(vietnamese.fold(cells["post"]))
    if post is None:
        raise Refused(
            f"Cột Chức danh: “{cells['post']}” không có trong danh mục; hãy chọn đúng "
            "tên chức danh."
        )
    return post


def meant(cells, post, past):
    """The tenure on record that the row speaks of, if any."""
    same = [t for t in past if t.post_id == post.pk and t.unit.code == cells["unit"]]
    if cells.get("since"):
        same = [t for t in same if t.since == cells["since"]]
    return same[-1] if same else None


def opening(cells, person, post, past, register, changes):
    """The new tenure (not saved) that the row tells of, checked against its unit and
    the tenures of the same post there."""
    unit = find_unit(cells, register, LABELS["unit"])
    for name in ("since", "manner", "employment"):
        if not cells.get(name):
            raise Refused(f"Cột {LABELS[name]} đang trống; hãy điền vào ô này.")
    facts = {name: cells.get(name) for name in ("since", "manner", "employment")}
    until, end = cells.get("until"), cells.get("end") or ""
    check_end(cells["since"], until, end)
    row = Tenure(person=person, unit=unit, post=post, until=until, end=end, **facts)
    _check_life(row)
    _check_apart(row, past)
    for name in WHAT:
        if cells.get(name):
            note(changes, name, None, cells[name])
    return row


def check_end(since, until, end):
    if bool(until) != bool(end):
        raise Refused("Cột Đến ngày và Lý do thôi phải được điền cùng nhau.")
    if until and until <= since:
        raise Refused(
            f"Cột Đến ngày: {vietnamese.day(until)} phải sau Từ ngày "
            f"{vietnamese.day(since)}."
        )


def _check_life(row):
    if not row.unit.exists_throughout(row.since, row.until):
        raise Refused(
            f"Cột Từ ngày: {vietnamese.day(row.since)} nằm ngoài thời gian hoạt động "
            f"của {row.unit}; hãy kiểm tra lại."
        )


def _check_apart(row, past):
    for other in past:
        if (other.unit_id, other.post_id) != (row.unit_id, row.post_id):
            continue
        if row.meets(other.since, other.until):
            raise Refused(
                "Cột Từ ngày: cán bộ đã giữ chức danh này từ ngày "
                f"{vietnamese.day(other.since)}; {BY_HAND}."
            )


def ending(cells, tenure, register, changes):
    """(until, end) where the row ends a tenure that is open, else None; a tenure is not
    rewritten by a sheet."""
    for name, scale in (("manner", Manner), ("employment", Employment)):
        new, old = cells.get(name), getattr(tenure, name)
        if new and new != old:
            raise Refused(
                f"Cột {LABELS[name]}: “{scale(new).label}” khác với đã ghi "
                f"“{scale(old).label}”; {BY_HAND}."
            )
    until, end = cells.get("until"), cells.get("end") or ""
    if not until and not end:
        return None
    if tenure.until is None:
        check_end(tenure.since, until, end)
        note(changes, "until", None, until)
        note(changes, "end", None, end)
        return until, end
    tell = register.end_told
    if (until or tenure.until, tell(end or tenure.end)) != (
        tenure.until,
        tell(tenure.end),
    ):
        raise Refused(
            f"Cột Đến ngày: đã ghi thôi từ ngày {vietnamese.day(tenure.until)}, "
            f"{veil(tenure.end).lower()}; {BY_HAND}."
        )
    return None
