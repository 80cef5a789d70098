from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from accounts import vietnamese
from accounts.services import events
from cadres.choices import TenureEnd
from cadres.models import Tenure
from unions.services import units


@transaction.atomic
def appoint(*, person, unit, post, on, manner, employment, by):
    """Opens the tenure of `person` in `post` of `unit` from `on` (Quy chế cán bộ
    Đoàn). Returns the tenure. Raises ValidationError when the unit does not exist on
    that day or the person holds the post there already."""
    units.check_lasts(unit, on)
    tenure = Tenure(
        person=person,
        unit=unit,
        post=post,
        since=on,
        manner=manner,
        employment=employment,
    )
    tenure.full_clean()
    tenure.save()
    events.record(by=by, act="tenure.open", subject=person, post=post, unit=unit, on=on)
    return tenure


@transaction.atomic
def end(*, tenure, on, reason, by):
    """Ends a tenure on `on`, the first day without it, for a coded reason."""
    tenure.until, tenure.end = on, reason
    tenure.full_clean()
    tenure.save(update_fields=["until", "end"])
    events.record(
        by=by, act="tenure.end", subject=tenure.person, unit=tenure.unit, on=on
    )


@transaction.atomic
def end_with_unit(*, unit, on, by):
    """Ends every open tenure of `unit`, which ceases on `on`."""
    held = Tenure.objects.filter(unit=unit).reaching(on)
    if held.filter(Q(since__gte=on) | Q(until__isnull=False)).exists():
        raise ValidationError(
            f"{unit} có cán bộ nhận chức danh đúng hoặc sau ngày {vietnamese.day(on)}, "
            "hoặc thôi sau ngày đó; hãy chọn ngày muộn hơn."
        )
    held.update(until=on, end=TenureEnd.UNIT_MERGED)
