"""Whom a congress elects, and whether it can."""

from collections import Counter
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from accounts import vietnamese
from cadres import standards
from cadres.choices import LADDERS, Employment
from cadres.models import Post
from members.models import Person

# Whom a congress elects; everybody else is appointed or hired.
ELECTIVE = LADDERS[0]
ALL_THE_SAME = "nếu vẫn bố trí, hãy ghi lý do."


@dataclass(frozen=True)
class Elected:
    """The congress elected `person` to `post`, paid as `employment`."""

    person: Person
    post: Post
    employment: str


def check(*, unit, on, sizes, elected, waiver=""):
    """Refuses, by field as congresses.hold does and all at once, rows that no congress
    elects and more of a post than there are seats; then whoever does not meet the
    standards, unless `waiver` says why all the same. Returns the Breaches of every
    row."""
    _check_rows(sizes, elected)
    broken = [standards.breaches(row.person, unit, row.post, on) for row in elected]
    told = [f"{breach}; {ALL_THE_SAME}" for each in broken for breach in each]
    if told and not vietnamese.clean(waiver):
        raise ValidationError({"waiver": told})
    return broken


def _check_rows(sizes, elected):
    faults = {}
    for place, row in enumerate(elected):
        if fault := _fault_of(row, elected[:place]):
            faults[f"elected-{place}"] = fault
    counts = Counter(row.post for row in elected)
    for post in {*sizes, *counts}:
        if fault := _fault_of_size(post, sizes.get(post, 0), counts[post]):
            faults[f"size-{post.pk}"] = fault
    if faults:
        raise ValidationError(faults)


def _fault_of(row, before):
    if row.post.pk not in ELECTIVE:
        return f"{row.post} không do đại hội bầu; hãy ghi ở trang cán bộ của đơn vị."
    if any((row.person, row.post) == (other.person, other.post) for other in before):
        return f"{row.person} đã có ở dòng khác với chức danh {row.post}."
    if row.employment not in Employment.values:
        return f"{row.person}: không có chế độ “{row.employment}”."
    return None


def _fault_of_size(post, quota, count):
    if post.pk not in ELECTIVE:
        return f"Đại hội không ấn định số lượng {post}."
    if quota < 0:
        return f"Số lượng {post} phải từ 0 trở lên, không phải {quota}."
    if count > quota:
        return (
            f"{post}: bầu {count} người nhưng số lượng là {quota}; hãy ghi lại số "
            "lượng, hoặc bớt người."
        )
    return None
