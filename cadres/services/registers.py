"""Many seats, tenures and qualifications at once: opening a register."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import events
from cadres.models import Qualification, Seat, Tenure


@transaction.atomic
def record(*, seats, tenures, qualifications, by):
    """Opens the register with rows that are not saved yet (their people and units are).

    Raises ValidationError (nothing is written) for a row outside the life of its unit
    or for rows of one seat or one tenure that overlap.
    """
    for row in seats:
        check_life(row)
    check_apart(seats)
    Seat.objects.bulk_create(seats, batch_size=2000)
    add(tenures=tenures, qualifications=qualifications)
    events.record(
        by=by,
        act="register.open",
        subject="Cán bộ",
        seats=len(seats),
        tenures=len(tenures),
    )


def add(*, tenures, qualifications, trail=None):
    """The tenures and qualifications of `record`, in the transaction of a caller who
    records the event; what is created is told to `trail`."""
    for row in tenures:
        check_life(row)
    check_apart(tenures)
    Tenure.objects.bulk_create(tenures, batch_size=2000)
    Qualification.objects.bulk_create(qualifications, batch_size=2000)
    if trail:
        trail.created([*tenures, *qualifications])


def check_life(row):
    """Refuses a seat or a tenure outside the life of its unit."""
    if not row.unit.exists_throughout(row.since, row.until):
        raise ValidationError(
            f"{row}: từ ngày {vietnamese.day(row.since)} nằm ngoài thời gian hoạt động "
            "của đơn vị."
        )


def check_apart(rows):
    """Refuses rows of one model of which two of the same thing share a day."""
    last = {}
    for row in sorted(rows, key=lambda row: row.since):
        thing = thing_of(row)
        before = last.get(thing)
        if before and (before.until is None or before.until > row.since):
            raise ValidationError(f"{row}: các thời gian bị chồng nhau.")
        last[thing] = row


def thing_of(row):
    """What rows of a dated model tell of: those equal in this share no day."""
    return tuple(getattr(row, column) for column in row.apart_by)
