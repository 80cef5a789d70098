from django.db import transaction

from accounts import vietnamese
from accounts.services import events
from unions.models import Document


@transaction.atomic
def register(*, symbol, kind, issuer, summary, by, issued_on=None):
    """Registers a directive under one spelling of its symbol ("07 – KL/TWĐTN -BTC" is
    07-KL/TWĐTN-BTC). Raises ValidationError when the issuer has it already."""
    document = Document(
        symbol=vietnamese.symbol(symbol),
        kind=kind,
        issuer=vietnamese.clean(issuer),
        summary=vietnamese.clean(summary),
        issued_on=issued_on,
    )
    document.full_clean()
    document.save()
    events.record(by=by, act="document.register", subject=document)
    return document
