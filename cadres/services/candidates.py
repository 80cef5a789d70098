"""Who stands on the list of a review, while it is written."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import events
from cadres.models import Candidate, SuccessionReview

from .succession_plans import MOST_YEARS


@transaction.atomic
def propose(*, review, person, post, expected_on, note="", by):
    """Puts `person` on the list for `post` of the plan's unit, to take it up about
    `expected_on`; whoever was dropped comes back. Returns the candidate. Raises
    ValidationError when the list is closed, for a day that is not after the review or
    more than MOST_YEARS later, and for whoever stands on it for that post already."""
    review = _open(review)
    _check_day(review, expected_on)
    known = {"review": review, "person": person, "post": post}
    row = Candidate.objects.filter(**known, is_dropped=True).first()
    row = row or Candidate(**known)
    row.expected_on, row.note = expected_on, vietnamese.clean(note)
    row.is_dropped = False
    row.full_clean()
    row.save()
    events.record(
        by=by, act="candidate.propose", subject=review, person=person, post=post
    )
    return row


@transaction.atomic
def revise(*, candidate, expected_on, note="", by):
    """Changes the day and the note of a candidate. Returns the candidate; the same
    facts again change nothing. Raises ValidationError as `propose` does, and for
    whoever is off the list."""
    review = _open(candidate.review)
    row = _listed(candidate)
    note = vietnamese.clean(note)
    if (row.expected_on, row.note) == (expected_on, note):
        return row
    _check_day(review, expected_on)
    days = [vietnamese.day(row.expected_on), vietnamese.day(expected_on)]
    changes = {"dự kiến đảm nhiệm từ ngày": days, "ghi chú": [row.note, note]}
    row.expected_on, row.note = expected_on, note
    row.full_clean()
    row.save()
    events.record(
        by=by,
        act="candidate.revise",
        subject=review,
        person=row.person,
        post=row.post,
        changes={key: pair for key, pair in changes.items() if pair[0] != pair[1]},
    )
    return row


@transaction.atomic
def drop(*, candidate, by, reason=""):
    """Takes a candidate off the list; the row stays, and may be proposed again. Raises
    ValidationError when the list is closed or the candidate is off it."""
    review = _open(candidate.review)
    row = _listed(candidate)
    row.is_dropped = True
    row.save(update_fields=["is_dropped"])
    events.record(
        by=by,
        act="candidate.drop",
        subject=review,
        person=row.person,
        post=row.post,
        reason=vietnamese.clean(reason),
    )
    return row


def _open(review):
    """The review, locked, if its list may be written."""
    rows = SuccessionReview.objects.select_for_update(of=("self",))
    row = rows.select_related("plan__unit").get(pk=review.pk)
    if not row.is_open:
        raise ValidationError(
            f"{row} đang ở trạng thái “{row.get_state_display()}”, không sửa danh sách "
            "được; người phê duyệt trả lại thì mới sửa được."
        )
    return row


def _listed(candidate):
    """The candidate as it stands, if it is on the list."""
    row = Candidate.objects.select_related("person", "post").get(pk=candidate.pk)
    if row.is_dropped:
        raise ValidationError(
            f"{row} đã được đưa ra khỏi quy hoạch; muốn có lại thì đưa vào danh sách."
        )
    return row


def _check_day(review, expected_on):
    if expected_on <= review.on:
        raise ValidationError(
            {
                "expected_on": f"Ngày {vietnamese.day(expected_on)} không sau ngày rà "
                f"soát {vietnamese.day(review.on)}; hãy chọn ngày muộn hơn."
            }
        )
    if expected_on.year - review.on.year > MOST_YEARS:
        raise ValidationError(
            {
                "expected_on": f"Ngày {vietnamese.day(expected_on)} sau ngày rà soát "
                f"hơn {MOST_YEARS} năm; hãy kiểm tra lại năm."
            }
        )
