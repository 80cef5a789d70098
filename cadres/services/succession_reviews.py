"""The yearly reviews of a plan: begun with last year's list, sent, decided on
(Conclusion 07, I.3.2)."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.choices import ReviewState
from accounts.services import events, reviews
from cadres.models import Candidate, SuccessionPlan, SuccessionReview
from unions.services import units

from .succession_plans import MOST_YEARS


@transaction.atomic
def begin(*, plan, year, on, by, at):
    """Begins the review of `plan` in `year`, held on `on`, with the candidates of the
    last approved one. Returns the review, a draft. Raises ValidationError for a day of
    another year or of one to come, when the unit has ended, and while an earlier review
    is open."""
    plan = SuccessionPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    units.check_lasts(plan.unit, at.date())
    _check_year(plan, year, on)
    _check_near(plan, on, at.date())
    review = SuccessionReview(plan=plan, year=year, on=on)
    review.full_clean()
    _check_follows(review)
    review.save()
    carried = _carry_over(review)
    events.record(
        by=by, act="successionreview.begin", subject=review, on=on, people=carried
    )
    return review


def _check_year(plan, year, on):
    if on.year != year:
        raise ValidationError(
            {"on": f"Ngày {vietnamese.day(on)} không thuộc năm {year}; hãy sửa ngày."}
        )
    if on >= plan.term_until:
        raise ValidationError(
            {
                "on": f"Nhiệm kỳ {plan.term} đã hết ngày "
                f"{vietnamese.day(plan.term_until)}; hãy lập quy hoạch nhiệm kỳ mới."
            }
        )


def _check_near(plan, on, today):
    """A review in a year to come would keep that of this year from being begun."""
    if on.year > today.year:
        raise ValidationError(
            {
                "on": f"Năm {on.year} chưa đến; hãy sửa ngày, hoặc bắt đầu rà soát khi "
                "đến năm đó."
            }
        )
    if plan.term_since.year - on.year > MOST_YEARS:
        raise ValidationError(
            {
                "on": f"Ngày {vietnamese.day(on)} trước nhiệm kỳ {plan.term} hơn "
                f"{MOST_YEARS} năm; hãy kiểm tra lại năm."
            }
        )


def _check_follows(review):
    rows = SuccessionReview.objects.filter(plan=review.plan)
    later = rows.filter(year__gt=review.year).order_by("year").first()
    if later:
        raise ValidationError(
            {"year": f"Đã có lần rà soát năm {later.year}; hãy chọn năm sau đó."}
        )
    waiting = rows.exclude(state=ReviewState.APPROVED).first()
    if waiting:
        raise ValidationError(
            f"Lần rà soát năm {waiting.year} chưa được phê duyệt; hãy hoàn tất lần đó "
            "trước."
        )


def _carry_over(review):
    """How many rows were taken over."""
    before = SuccessionReview.objects.filter(plan=review.plan).approved()
    last = before.order_by("-year").first()
    if last is None:
        return 0
    facts = ("person_id", "post_id", "expected_on", "note")
    kept = last.candidates.filter(is_dropped=False).order_by("pk").values(*facts)
    made = [Candidate(review=review, **row) for row in kept]
    return len(Candidate.objects.bulk_create(made))


@transaction.atomic
def submit(*, review, by, at):
    """Sends the list to be decided on; rules that it breaks are told, and do not hold
    it up. Returns the review. Raises ValidationError for an empty list."""
    count = review.candidates.filter(is_dropped=False).count()
    if not count:
        raise ValidationError(
            "Danh sách quy hoạch chưa có ai; hãy đưa cán bộ vào rồi gửi."
        )
    return reviews.submit(row=review, by=by, at=at, people=count)


@transaction.atomic
def approve(*, review, decision, by, at):
    """Approves the list under the symbol of a `decision`: it is in force from now.
    Returns the review. Raises ValidationError without a decision, and to whoever sent
    it."""
    decision = vietnamese.symbol(decision)
    if not decision:
        raise ValidationError({"decision": "Hãy nhập số quyết định phê duyệt."})
    row = reviews.approve(row=review, by=by, at=at, decision=decision)
    row.decision = decision
    row.full_clean(validate_unique=False)
    row.save(update_fields=["decision"])
    return row


@transaction.atomic
def send_back(*, review, reason, by, at):
    """Returns the list to whoever wrote it, for a `reason`; also one that was approved,
    as long as no later review was begun from it. Returns the review."""
    # Kept from being begun from meanwhile.
    SuccessionPlan.objects.select_for_update(of=("self",)).get(pk=review.plan_id)
    if found := review.find_later():
        raise ValidationError(
            f"Lần rà soát năm {found.year} đã bắt đầu từ danh sách này, nên không trả "
            "lại được nữa; hãy sửa ở lần rà soát đó."
        )
    row = reviews.send_back(row=review, reason=reason, by=by, at=at)
    row.decision = ""
    row.save(update_fields=["decision"])
    return row
