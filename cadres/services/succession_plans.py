"""Plans of succession (quy hoạch): a unit and a term (Conclusion 07, I.3.2)."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.services import corrections, events
from cadres.models import SuccessionPlan
from unions.models import Unit
from unions.services import units

# Years between two days of a plan; a term is five, what is longer was mistyped.
MOST_YEARS = 10


@transaction.atomic
def draw_up(*, unit, term_since, term_until, by, at):
    """Opens the plan of `unit` for the term from `term_since` to before `term_until`;
    who stands in it is said by its reviews. Returns the plan. Raises ValidationError
    when the unit has ended, for a term of more than MOST_YEARS, or when another plan
    of it has a day of this term."""
    units.check_lasts(unit, at.date())
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    plan = SuccessionPlan(unit=unit, term_since=term_since, term_until=term_until)
    plan.full_clean()
    _check_term(plan)
    plan.save()
    events.record(by=by, act="successionplan.draw_up", subject=plan)
    return plan


@transaction.atomic
def correct(*, plan, term_since, term_until, reason, by, at):
    """Puts right the term of a plan. Returns the footprint. Raises ValidationError when
    it is more than MOST_YEARS, or another plan of the unit has a day of it."""
    row = SuccessionPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    return corrections.correct(
        row=row,
        changes={"term_since": term_since, "term_until": term_until},
        reason=reason,
        by=by,
        at=at,
        about=row,
        follow=lambda trail: _check_term(row),
    )


def _check_term(plan):
    if plan.term_until.year - plan.term_since.year > MOST_YEARS:
        raise ValidationError(
            {
                "term_until": f"Nhiệm kỳ {plan.term} dài hơn {MOST_YEARS} năm; hãy "
                "kiểm tra lại năm bắt đầu và năm kết thúc."
            }
        )
    _check_apart(plan)


def _check_apart(plan):
    others = SuccessionPlan.objects.filter(unit=plan.unit).exclude(pk=plan.pk)
    other = others.filter(
        term_since__lt=plan.term_until, term_until__gt=plan.term_since
    ).first()
    if other:
        raise ValidationError(
            {
                "term_since": f"Nhiệm kỳ chồng lên {other}; hãy sửa ngày hoặc rà soát "
                "quy hoạch đó."
            }
        )
