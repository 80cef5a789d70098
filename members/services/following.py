"""What becomes of members and records when their units end."""

from django.core.exceptions import ValidationError

from accounts import bulk
from accounts.keys import among
from members.choices import Entry, Exit
from members.models import Enrolment, Person

from . import enrolments, following_transfers
from .belongings import Belongings
from .destinations import Destinations


def follow(ends, *, on, by, trail, restructuring=None):
    """Moves every member of the units of `ends` (unions.signals.End), whose first day
    gone is `on`, to the unit that takes over, or to the part of it that `restructuring`
    allots them to, in the transaction of the caller; records go with their members, the
    others to whoever takes over or keeps them. Transfers that wait follow (see
    following_transfers). Every row is told to `trail`.

    Raises ValidationError when members would be left without a unit, or came on `on` or
    later, or left after it.
    """
    if restructuring is None:
        # Whoever carries out a document has locked its units before.
        enrolments.lock(*(end.unit.pk for end in ends))
    found = Belongings([end.unit for end in ends], on)
    trail.seen(found.people)
    moved = []
    for end in ends:
        destinations = Destinations(end.unit, end.into, restructuring)
        moved += _destined(end, found.held_by(end.unit), destinations, on)
        for person in found.kept_by(end.unit):
            person.unit = destinations.of(person.pk) or end.keeper
        waiting = found.waiting_at(end.unit)
        if waiting:
            following_transfers.follow(
                waiting,
                unit=end.unit,
                destinations=destinations,
                on=on,
                by=by,
                trail=trail,
            )
    _move_members(moved, on, trail)
    _move_records(found.people, trail)


def _destined(end, held, destinations, on):
    """(enrolment, unit) of those who belong to a unit that ends."""
    if not held:
        return []
    _check(end, held, on)
    destinations.allot(held, on)
    return [(row, destinations.of(row.person_id)) for row in held]


def _check(end, held, on):
    if end.into is None:
        raise ValidationError(
            {
                "into": f"{end.unit} còn {len(held)} đoàn viên; hãy chọn đơn vị tiếp "
                "nhận đoàn viên."
            }
        )
    if any(row.since >= on or row.until for row in held):
        raise ValidationError(
            "Có đoàn viên vào đơn vị đúng hoặc sau ngày sáp nhập, hoặc ra sau ngày đó; "
            "hãy chọn ngày muộn hơn hoặc chuyển sinh hoạt các đoàn viên đó trước."
        )


def _move_members(moved, on, trail):
    held = [row for row, _ in moved]
    trail.seen(held)
    for row in held:
        row.until, row.exit = on, Exit.UNIT_MERGED
    rows = Enrolment.objects.filter(pk__in=among([row.pk for row in held]))
    rows.update(until=on, exit=Exit.UNIT_MERGED)
    trail.changed(held)
    new = [
        Enrolment(person_id=row.person_id, unit=heir, since=on, entry=Entry.UNIT_MERGED)
        for row, heir in moved
    ]
    bulk.insert(new)
    trail.created(new)


def _move_records(people, trail):
    going = {}
    for person in people:
        going.setdefault(person.unit_id, []).append(person.pk)
    for key, pks in going.items():
        Person.objects.filter(pk__in=among(pks)).update(unit=key)
    trail.changed(people)
