"""What is to be known of people before a plan is approved."""

from collections import Counter

from django.urls import reverse

from accounts import vietnamese
from cadres.choices import PLACED, Outcome
from unions.restructuring.concerns import Concern, Tally
from unions.restructuring.findings import block, warn

from .picture import draw
from .rows import too_old

HOLDERS, SEATS = "cán bộ", "vị trí"


def look(plan, restructuring):
    """The seats that vanish, their holders, and what is still open about them."""
    picture = draw(plan, restructuring)
    if not (picture.tenures or picture.seats):
        return Concern()
    return Concern(
        tallies=_tallies(picture),
        findings=[
            *_later(picture),
            *_homeless(picture),
            *_doubled(picture),
            *_unplaced(picture),
            *_overfull(picture),
            *_over_age(picture),
        ],
        per_unit=_per_unit(picture),
    )


def _tallies(picture):
    return [
        Tally("Vị trí kết thúc cùng đơn vị", sum(s.quota for s in picture.vanishing)),
        Tally("Cán bộ giữ các vị trí đó", len(picture.tenures)),
        Tally("Cán bộ chưa có nơi bố trí", len(_waiting(picture))),
    ]


def _per_unit(picture):
    told = {}
    for row in picture.tenures:
        told.setdefault(row.unit.code, Counter())[HOLDERS] += 1
    for row in picture.vanishing:
        unit = picture.plan.ended[row.unit_id].unit
        told.setdefault(unit.code, Counter())[SEATS] += row.quota
    return {code: dict(counts) for code, counts in told.items()}


def _waiting(picture):
    """Those of whom nothing is recorded, or that they wait."""
    rows = [(t, picture.recorded.get(t.pk)) for t in picture.tenures]
    return [t for t, row in rows if row is None or row.outcome == Outcome.WAITING]


def _later(picture):
    """What begins on the day or later in a unit that ends, or ends after it."""
    found = (
        (picture.tenures, "tenure", "cán bộ nhận chức danh"),
        (picture.seats, "seat", "định biên ghi"),
    )
    for rows, model, words in found:
        late = Counter(row.unit_id for row in rows if _reaches(row, picture.plan.on))
        for key, count in late.items():
            ending = picture.plan.ended[key]
            yield block(
                f"Dòng {ending.line}: {ending.unit} có {count} {words} từ ngày "
                f"{vietnamese.day(picture.plan.on)} trở đi, hoặc thôi sau ngày đó; hãy "
                "đính chính hoặc đổi ngày có hiệu lực.",
                ending.line,
                unit=ending.unit.code,
                url=_list(model, key),
            )


def _reaches(row, on):
    return row.since >= on or (row.until is not None and row.until > on)


def _list(model, unit):
    rows = reverse(f"admin:cadres_{model}_changelist")
    return f"{rows}?unit__id__exact={unit}"


def _placed(picture):
    """(tenure, destination, unit or None) of everybody who is given a post."""
    for tenure in picture.tenures:
        row = picture.recorded.get(tenure.pk)
        if row and row.outcome in PLACED:
            yield tenure, row, picture.unit(row.into)


def _homeless(picture):
    """The lines may have changed since destinations were written."""
    for tenure, row, unit in _placed(picture):
        if unit is None:
            ending = picture.ending(tenure)
            yield block(
                f"Dòng {ending.line}: có cán bộ của {ending.unit} được bố trí vào đơn "
                f"vị mang mã “{row.into}”, không hoạt động sau quyết định này; hãy "
                "chọn lại nơi bố trí.",
                ending.line,
                unit=ending.unit.code,
            )


def _doubled(picture):
    """One person cannot hold one post of one unit twice."""
    seen = set(picture.room.held)
    for tenure, row, unit in _placed(picture):
        place = (row.into, row.post_id, tenure.person_id)
        if unit and place in seen:
            ending = picture.ending(tenure)
            post = picture.posts[row.post_id]
            yield block(
                f"Dòng {ending.line}: có cán bộ của {ending.unit} được bố trí làm "
                f"{post} tại {unit}, nơi người đó đã giữ hoặc đã được bố trí chức danh "
                "này; hãy chọn lại nơi bố trí.",
                ending.line,
                unit=ending.unit.code,
            )
        seen.add(place)


def _unplaced(picture):
    if waiting := _waiting(picture):
        yield warn(f"{len(waiting)} cán bộ chưa có nơi bố trí.")


def _overfull(picture):
    places = {(row.into, row.post_id): unit for _, row, unit in _placed(picture)}
    for (code, post), unit in places.items():
        quota, taken = picture.room.quotas.get((code, post), 0), picture.room.taken
        if unit and taken[code, post] > quota:
            yield warn(
                f"{picture.posts[post]} của {unit}: {taken[code, post]} người cho "
                f"{quota} vị trí.",
                unit=code,
            )


def _over_age(picture):
    broken = [
        rule
        for tenure, row, unit in _placed(picture)
        if unit and (rule := too_old(picture, tenure, row.into, row.post_id))
    ]
    if broken:
        sources = "; ".join(dict.fromkeys(rule.source for rule in broken))
        yield warn(
            f"{len(broken)} cán bộ được bố trí đã quá tuổi giữ chức danh mới "
            f"({sources})."
        )
