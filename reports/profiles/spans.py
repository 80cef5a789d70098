"""The placements of a unit, each told by what it changed."""

from dataclasses import dataclass
from datetime import date, timedelta

from unions.models import Placement

FACTS = {
    "name": "Đổi tên",
    "parent_id": "Chuyển cấp trên",
    "form": "Đổi loại hình",
    "bloc": "Đổi khối",
    "area": "Đổi địa bàn",
    "school_kind": "Đổi loại chi đoàn",
    "special_area": "Đổi diện vùng đặc biệt",
    "official_code": "Đổi mã hành chính",
}


@dataclass(frozen=True)
class Span:
    """A placement from its first to its last day (None while it lasts), the names above
    it, and what made it differ from the one before."""

    placement: Placement
    last: date | None
    above: str
    change: str


def changes(placements, labels):
    """The spans of `placements`, given in order of time, the newest first."""
    before = [None, *placements]
    spans = [
        _span(row, old, labels) for old, row in zip(before, placements, strict=False)
    ]
    return spans[::-1]


def _span(row, old, labels):
    parent = row.parent_id
    return Span(
        placement=row,
        last=row.until and row.until - timedelta(1),
        above=str(labels.place(parent, row.since)) if parent else "",
        change=_told(row, old),
    )


def _told(row, old):
    if old is None:
        return "Thành lập"
    changed = [
        words
        for name, words in FACTS.items()
        if getattr(row, name) != getattr(old, name)
    ]
    # The unit is as it was; the way above it is not.
    return ", ".join(changed) or "Theo cấp trên chuyển đơn vị"
