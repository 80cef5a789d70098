from django.db import transaction

from accounts.services import events
from members.models import SensitiveFacts


@transaction.atomic
def read(*, person, by):
    """The sensitive facts of `person`, or None when none are kept. Reading them is an
    act: it is recorded under the name of `by`, who must hold members.view_sensitive
    (the caller checks)."""
    events.record(by=by, act="sensitive.read", subject=person)
    return SensitiveFacts.objects.filter(person=person).first()
