from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.services import events
from accounts.services.footprints import Trail
from members.models import Distinction


@transaction.atomic
def tell_apart(*, first, second, by, at):
    """Remembers that two records are not of one person: they are not shown as likely
    duplicates again and cannot be merged. Returns the footprint. Raises ValidationError
    when that is known already."""
    first, second = sorted([first, second], key=lambda person: person.pk)
    row = Distinction(first=first, second=second, decided_at=at, decided_by=by)
    row.full_clean()
    row.save()
    trail = Trail()
    trail.created([row])
    return _keep(trail, row, act="person.different", by=by, at=at)


@transaction.atomic
def withdraw(*, first, second, by, at):
    """Takes back that two records are not of one person. Returns the footprint. Raises
    ValidationError when nobody said so."""
    rows = Distinction.objects.select_for_update(of=["self"]).between(first, second)
    row = rows.select_related("first", "second").first()
    if row is None:
        raise ValidationError(
            "Hai hồ sơ này chưa được xác nhận là hai người khác nhau."
        )
    trail = Trail()
    trail.seen([row])
    row.delete()
    return _keep(trail, row, act="person.undistinguish", by=by, at=at)


def _keep(trail, row, *, act, by, at):
    events.record(by=by, act=act, subject=row.first, person=row.second)
    return trail.keep(by=by, at=at, act=act, subject=f"{row.first}, {row.second}")
