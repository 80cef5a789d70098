from django.db import transaction

from accounts.services import events
from cadres.models import Qualification


@transaction.atomic
def award(*, person, subject, level, on, by):
    """Records that `person` holds a degree of `subject` from `on`; `level` is a Degree
    or a Theory, by subject. Returns the qualification."""
    row = Qualification(person=person, subject=subject, level=level, obtained_on=on)
    row.full_clean()
    row.save()
    events.record(by=by, act="qualification.award", subject=person, level=level, on=on)
    return row
