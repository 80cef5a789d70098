from django.db import transaction

from accounts.services import events
from unions.models import Mandate

from . import units


@transaction.atomic
def grant(*, user, unit, on, by):
    """Puts `unit` and everything below it under the care of `user` from `on`."""
    units.check_lasts(unit, on)
    mandate = Mandate(user=user, unit=unit, since=on)
    mandate.full_clean()
    mandate.save()
    events.record(by=by, act="mandate.grant", subject=unit, user=user, on=on)
    return mandate


@transaction.atomic
def end(*, mandate, on, by):
    """Ends a mandate on `on`, the first day without it."""
    mandate.until = on
    mandate.full_clean()
    mandate.save(update_fields=["until"])
    events.record(
        by=by, act="mandate.end", subject=mandate.unit, user=mandate.user, on=on
    )
