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
    for row in (*seats, *tenures):
        _check_life(row)
    _check_apart(seats, lambda row: (row.unit_id, row.post_id))
    _check_apart(tenures, lambda row: (row.unit_id, row.post_id, row.person_id))
    Seat.objects.bulk_create(seats, batch_size=2000)
    Tenure.objects.bulk_create(tenures, batch_size=2000)
    Qualification.objects.bulk_create(qualifications, batch_size=2000)
    events.record(
        by=by,
        act="register.open",
        subject="Cán bộ",
        seats=len(seats),
        tenures=len(tenures),
    )


def _check_life(row):
    closed = row.unit.closed_on
    outlives = closed is not None and (row.until is None or row.until > closed)
    if outlives or not row.unit.exists_on(row.since):
        raise ValidationError(
            f"{row}: từ ngày {vietnamese.day(row.since)} nằm ngoài thời gian hoạt động "
            "của đơn vị."
        )


def _check_apart(rows, key):
    last = {}
    for row in sorted(rows, key=lambda row: row.since):
        before = last.get(key(row))
        if before and (before.until is None or before.until > row.since):
            raise ValidationError(f"{row}: các thời gian bị chồng nhau.")
        last[key(row)] = row
