"""Who goes to which part when a restructuring splits a unit that holds members."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.keys import among
from accounts.services import events
from members.models import Allotment, Enrolment
from members.restructuring.parts import divided, parts_of
from unions.models import Restructuring
from unions.restructuring import plan_of


@transaction.atomic
def allot(*, restructuring, into, people, by):
    """`allot_all` of `people`, all to the part with the code `into`."""
    parts = dict.fromkeys(people, into)
    return allot_all(restructuring=restructuring, parts=parts, by=by)


@transaction.atomic
def allot_all(*, restructuring, parts, by):
    """Sends each person of `parts`, {person: code of a part}, to that part when their
    unit is split; in place of what was said of them before.

    Returns how many were allotted. Raises ValidationError (nothing is written) when the
    document is applied, for whoever is no member, on its effective day, of a unit that
    it splits, and for a code that is no part of that unit which holds members.
    """
    restructuring = _lock(restructuring)
    _check(parts, plan_of(restructuring))
    rows = [
        Allotment(restructuring=restructuring, person=person, into=code)
        for person, code in parts.items()
    ]
    Allotment.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["restructuring", "person"],
        update_fields=["into"],
    )
    events.record(
        by=by,
        act="restructuring.allot",
        subject=restructuring,
        into=sorted(set(parts.values())),
        people=len(rows),
    )
    return len(rows)


def _lock(restructuring):
    rows = Restructuring.objects.select_for_update(of=("self",))
    row = rows.get(pk=restructuring.pk)
    if row.is_applied:
        raise ValidationError(
            f"{row} đã được áp dụng, không phân đoàn viên được nữa; hãy hoàn tác trước."
        )
    return row


def _check(parts, plan):
    codes = {e.unit.pk: parts_of(plan, e) for e in divided(plan)}
    people = among([person.pk for person in parts])
    stays = Enrolment.objects.on(plan.on).filter(person__in=people)
    stays = stays.select_related("unit").filter(unit__in=among(list(codes)))
    units = {stay.person_id: stay.unit for stay in stays}
    for person, code in parts.items():
        unit = units.get(person.pk)
        if unit is None:
            raise ValidationError(
                f"{person} không sinh hoạt ở đơn vị nào được chia, tách trong quyết "
                "định này; hãy chọn đoàn viên của đơn vị được chia, tách."
            )
        if code not in codes[unit.pk]:
            raise ValidationError(
                f"“{code}” không phải là phần nào của {unit} có đoàn viên; hãy chọn "
                f"một trong các phần: {', '.join(codes[unit.pk])}."
            )
