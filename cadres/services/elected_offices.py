"""Cadres on Party committees and people's councils (Conclusion 07, I.3.4)."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import corrections, events
from accounts.services.footprints import Trail
from cadres.models import ElectedOffice

from . import recording


@transaction.atomic
def record(*, person, unit, body, tier, term, on, by, at):
    """Records that `person`, a cadre of `unit`, sits on a body outside the union from
    `on`. Returns (office, footprint). Raises ValidationError by field: a unit that does
    not exist then, a seat on that body held already."""
    recording.check_stands(unit, on)
    office = ElectedOffice(
        person=person,
        unit=unit,
        body=body,
        tier=tier,
        since=on,
        **recording.clean({"term": term}),
    )
    footprint = recording.save(
        office,
        by=by,
        at=at,
        act="electedoffice.record",
        about=person,
        name=office.get_body_display(),
        on=on,
    )
    return office, footprint


@transaction.atomic
def end(*, office, on, by, at):
    """Ends the seat on `on`, the first day without it. Returns the footprint. Raises
    ValidationError for one that has ended, or a day not after its first."""
    row = ElectedOffice.objects.select_for_update().get(pk=office.pk)
    if row.until:
        day = vietnamese.day(row.until)
        raise ValidationError(
            f"{row}: đã thôi từ ngày {day}; muốn sửa, hãy đính chính."
        )
    trail = Trail()
    trail.seen([row])
    row.until = on
    row.full_clean()
    row.save(update_fields=["until"])
    name = row.get_body_display()
    act = "electedoffice.end"
    events.record(by=by, act=act, subject=row.person, name=name, on=on)
    return trail.keep(by=by, at=at, act=act, subject=str(row))


@transaction.atomic
def correct(*, office, reason, by, at, **facts):
    """Puts right any column of a seat that was recorded wrongly. Returns the
    footprint."""
    row = ElectedOffice.objects.select_for_update().get(pk=office.pk)
    return corrections.correct(
        row=row,
        changes=recording.clean(facts),
        reason=reason,
        by=by,
        at=at,
        about=row.person,
        follow=lambda trail: recording.check_stands(row.unit, row.since),
    )
