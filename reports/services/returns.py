"""Returns: started by the first who writes."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.services import events
from reports.models import Period, Return
from reports.returns.senders import senders_of


def lock(*, period, unit):
    """The return of `unit` for `period`, kept from others until the transaction ends;
    None before it was started."""
    rows = Return.objects.select_for_update(of=("self",))
    return rows.filter(period=period, unit=unit).first()


@transaction.atomic
def start(*, period, unit, by):
    """The return of `unit` for `period`, locked; made where there is none yet, by one
    of those who start it at the same time. Raises ValidationError for a unit that owes
    no return."""
    found = lock(period=period, unit=unit)
    if found:
        return found
    if not senders_of(period).filter(pk=unit.pk).exists():
        raise ValidationError(
            f"{unit.name} không lập biểu số liệu kỳ {period}; hãy chọn đơn vị trực "
            "thuộc tỉnh."
        )
    # One at a time, and not while the period is being locked.
    Period.objects.select_for_update().get(pk=period.pk)
    made, is_new = Return.objects.get_or_create(period=period, unit=unit)
    if is_new:
        events.record(by=by, act="return.start", subject=made)
    return lock(period=period, unit=unit)
