"""What the holders of posts without a salary are paid: coefficients and the base
salary, each from a day on."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import corrections, events
from accounts.services.footprints import Trail
from cadres.models import AllowanceRate, BaseSalary

from . import recording


@transaction.atomic
def fix_rate(*, post, form, coefficient, source, on, by, at):
    """Fixes the coefficient of `post` in units of `form` from `on`; the one of earlier
    days ends then and stays. Returns (rate, footprint). Raises ValidationError when the
    one in force began on `on` or later."""
    rates = AllowanceRate.objects.select_for_update(of=("self",))
    trail = _end_open(rates.filter(post=post, form=form), on)
    facts = recording.clean({"source": source})
    rate = AllowanceRate(
        post=post, form=form, coefficient=coefficient, since=on, **facts
    )
    footprint = recording.save(
        rate,
        by=by,
        at=at,
        act="allowancerate.fix",
        about=rate,
        trail=trail,
        on=on,
    )
    return rate, footprint


@transaction.atomic
def end_rate(*, rate, on, by, at):
    """Ends a coefficient on `on`, the first day without it. Returns the footprint."""
    rates = AllowanceRate.objects.select_for_update(of=("self",)).filter(pk=rate.pk)
    trail = _end_open(rates, on)
    act = "allowancerate.end"
    events.record(by=by, act=act, subject=rate, on=on)
    return trail.keep(by=by, at=at, act=act, subject=str(rate))


@transaction.atomic
def fix_base(*, amount, source, on, by, at):
    """Fixes the state's base salary from `on`; the one of earlier days ends then and
    stays. Returns (base, footprint). Raises ValidationError when the one in force began
    on `on` or later."""
    trail = _end_open(BaseSalary.objects.select_for_update(), on)
    base = BaseSalary(amount=amount, since=on, **recording.clean({"source": source}))
    footprint = recording.save(
        base, by=by, at=at, act="basesalary.fix", about=base, trail=trail, on=on
    )
    return base, footprint


def _end_open(rows, on):
    """Ends the row in force, if there is one; what was done is on the trail."""
    trail = Trail()
    row = rows.open().first()
    if row is None:
        return trail
    if row.since >= on:
        raise ValidationError(
            {
                "on": f"{row} đã áp dụng từ ngày {vietnamese.day(row.since)}; hãy chọn "
                "ngày muộn hơn."
            }
        )
    trail.seen([row])
    row.until = on
    row.save(update_fields=["until"])
    return trail


@transaction.atomic
def correct_rate(*, rate, reason, by, at, **facts):
    """Puts right any column of a coefficient. Returns the footprint."""
    row = AllowanceRate.objects.select_for_update(of=("self",)).get(pk=rate.pk)
    return _correct(row, facts, reason, by, at)


@transaction.atomic
def correct_base(*, base, reason, by, at, **facts):
    """Puts right any column of a base salary. Returns the footprint."""
    row = BaseSalary.objects.select_for_update().get(pk=base.pk)
    return _correct(row, facts, reason, by, at)


def _correct(row, facts, reason, by, at):
    return corrections.correct(
        row=row, changes=recording.clean(facts), reason=reason, by=by, at=at
    )
