"""The list of a review of succession, as the paper that its decision carries."""

from django.utils import timezone

from accounts import vietnamese
from accounts.choices import ReviewState
from cadres.succession import candidates_of, judge
from reports.rendering import letterhead
from unions.models import Mandate, Unit
from unions.models.placement import path_of

# As annex.MOST_ROWS: more of them are printed in parts.
MOST_ROWS = 400


def build(review, part=1):
    """The context of the list of `review` (with its plan and unit), as of the day of
    the review: what people have and are is what they had and were then. `part` is the
    one to print, from 1; None where there is no such part."""
    rows = candidates_of([review]).order_by("post__rank", "person__sort_key", "pk")
    numbered = list(enumerate(judge(rows, review.on), start=1))
    parts = range(1, max(1, -(-len(numbered) // MOST_ROWS)) + 1)
    if part not in parts:
        return None
    unit, decided = review.plan.unit, day_of(review)
    authority = authority_of(review, decided)
    return frame(review, authority, decided) | {
        "body": "reports/papers/_succession.html",
        "kind": "DANH SÁCH",
        "subject": (
            f"Quy hoạch cán bộ {unit.name}",
            f"nhiệm kỳ {review.plan.term}, rà soát năm {review.year}",
        ),
        "review": review,
        "groups": group(numbered[(part - 1) * MOST_ROWS : part * MOST_ROWS]),
        "total": len(numbered),
        "people": len({row.candidate.person_id for _, row in numbered}),
        "part": part,
        "parts": parts,
        "is_last": part == len(parts),
    }


def frame(review, authority, decided):
    """Letterhead and signature of `authority`; a list that is not approved is a
    draft without a day."""
    is_draft = review.state != ReviewState.APPROVED
    office = letterhead.office(authority, decided, "QĐ")
    if is_draft:
        office["letterhead"]["date"] = None
    told = f"{vietnamese.day_long(decided)} của {office['unit_name']}"
    return {
        "is_draft": is_draft,
        "decision": "" if is_draft else f"Quyết định số {review.decision} {told}",
        "keywords": ("quy hoạch cán bộ Đoàn", review.plan.term),
        **office,
    }


def day_of(review):
    """The day of the decision, that of the review before there is one."""
    if review.state == ReviewState.APPROVED:
        return timezone.localdate(review.decided_at)
    return review.on


def authority_of(review, day):
    """The unit in whose name the list was approved; before that, and where whoever did
    so has no mandate over it, the unit above."""
    unit = review.plan.unit
    above = [key for key in path_of(unit) if key]
    if review.state == ReviewState.APPROVED:
        held = Mandate.objects.in_force(review.decided_by, day).filter(unit__in=above)
        found = held.values_list("unit", flat=True).first()
    else:
        found = None
    found = found or unit.parent_id or unit.pk
    return Unit.objects.select_related("province").get(pk=found)


def group(numbered):
    """[(post, [(number, Readiness)])], in the order of the rows."""
    found = {}
    for number, row in numbered:
        found.setdefault(row.candidate.post, []).append((number, row))
    return list(found.items())
