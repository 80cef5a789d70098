from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import events
from members.choices import Entry, Exit, veil
from members.models import Admission, Enrolment, Person
from unions.choices import Form
from unions.services import units


@transaction.atomic
def enrol(*, person, unit, on, entry, by):
    """Makes `person` a member in `unit` from `on`; the unit keeps the record from then.

    Returns the enrolment. Raises ValidationError when the person is a member somewhere
    on `on` or later, or when the unit holds no members on that day: only a chi đoàn or
    a chi đoàn cơ sở does (Điều lệ, Điều 15).
    """
    check_unit(unit, on)
    _check_free(person, on)
    enrolment = Enrolment(person=person, unit=unit, since=on, entry=entry)
    enrolment.full_clean()
    enrolment.save()
    person.unit = unit
    person.save(update_fields=["unit"])
    events.record(by=by, act="enrolment.open", subject=person, unit=unit, on=on)
    return enrolment


@transaction.atomic
def admit(*, person, unit, decision, decided_on, by, campaign=""):
    """Admits `person` by a decision; membership runs from `decided_on` (Điều lệ, Điều
    1). Returns the admission."""
    enrolment = enrol(
        person=person, unit=unit, on=decided_on, entry=Entry.ADMITTED, by=by
    )
    admission = Admission(
        enrolment=enrolment,
        decision=vietnamese.symbol(decision),
        decided_on=decided_on,
        campaign=campaign,
    )
    admission.full_clean()
    admission.save()
    return admission


@transaction.atomic
def leave(*, person, on, exit, by):
    """Ends the membership of `person` on `on`, the first day gone, for the coded reason
    `exit`. Raises ValidationError when the person is not a member."""
    enrolment = current(person)
    enrolment.until, enrolment.exit = on, exit
    enrolment.full_clean()
    enrolment.save(update_fields=["until", "exit"])
    events.record(by=by, act="enrolment.end", subject=person, why=veil(exit), on=on)
    return enrolment


@transaction.atomic
def move(*, person, unit, on, by):
    """Ends the enrolment of `person` and opens one in `unit` on the same day, so that
    the province neither gains nor loses anyone."""
    leave(person=person, on=on, exit=Exit.MOVED, by=by)
    return enrol(person=person, unit=unit, on=on, entry=Entry.MOVED, by=by)


@transaction.atomic
def follow_merger(*, unit, into, on, by):
    """Moves every member and every record of `unit`, which ceases on `on`, to `into`.

    Returns the number of members moved. Raises ValidationError when members would be
    left without a unit.
    """
    rows = Enrolment.objects.select_for_update().filter(unit=unit)
    held = list(rows.reaching(on))
    if into is None:
        _check_nobody_left(unit, held)
        into = unit.parent
    else:
        _follow(held, into, on)
    Person.objects.filter(unit=unit).update(unit=into)
    return len(held)


def _follow(held, into, on):
    if not held:
        return
    check_unit(into, on)
    if any(row.since >= on or row.until for row in held):
        raise ValidationError(
            "Có đoàn viên vào đơn vị đúng hoặc sau ngày sáp nhập, hoặc ra sau ngày đó; "
            "hãy chọn ngày muộn hơn hoặc chuyển sinh hoạt các đoàn viên đó trước."
        )
    ids = [row.pk for row in held]
    Enrolment.objects.filter(pk__in=ids).update(until=on, exit=Exit.UNIT_MERGED)
    Enrolment.objects.bulk_create(
        Enrolment(person_id=row.person_id, unit=into, since=on, entry=Entry.UNIT_MERGED)
        for row in held
    )


def current(person):
    """The open enrolment of `person`, locked; ValidationError when there is none."""
    rows = Enrolment.objects.select_for_update().open().filter(person=person)
    enrolment = rows.first()
    if enrolment is None:
        raise ValidationError(f"{person} hiện không sinh hoạt ở chi đoàn nào.")
    return enrolment


def check_unit(unit, on):
    """Refuses a unit that does not hold members on `on` and ever since."""
    units.check_lasts(unit, on)
    forms = unit.placements.reaching(on).values_list("form", flat=True)
    if not all(Form(form).holds_members for form in forms):
        raise ValidationError(
            {
                "unit": f"{unit} không trực tiếp quản lý đoàn viên; hãy chọn chi đoàn "
                "hoặc chi đoàn cơ sở."
            }
        )


def _check_free(person, on):
    later = person.enrolments.reaching(on).select_related("unit")
    row = later.order_by("since").first()
    if row is not None:
        raise ValidationError(
            f"{person} đang sinh hoạt tại {row.unit} từ ngày "
            f"{vietnamese.day(row.since)}; hãy chuyển sinh hoạt thay vì ghi thêm."
        )


def _check_nobody_left(unit, held):
    if held:
        raise ValidationError(
            {
                "into": f"{unit} còn {len(held)} đoàn viên; hãy chọn đơn vị tiếp nhận "
                "đoàn viên."
            }
        )
