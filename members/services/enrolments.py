from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import events
from members.choices import Entry, Exit, veil
from members.models import Admission, Enrolment
from unions.choices import Form
from unions.models import Unit
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
    lock(unit.pk)
    leave(person=person, on=on, exit=Exit.MOVED, by=by)
    return enrol(person=person, unit=unit, on=on, entry=Entry.MOVED, by=by)


def current(person):
    """The open enrolment of `person`, locked; ValidationError when there is none."""
    rows = Enrolment.objects.select_for_update().open().filter(person=person)
    enrolment = rows.first()
    if enrolment is None:
        raise ValidationError(f"{person} hiện không sinh hoạt ở chi đoàn nào.")
    return enrolment


def lock(*keys):
    """Locks units before whatever hangs on them, in one order for everybody, as whoever
    ends a unit does: nobody waits for somebody who waits for them."""
    rows = Unit.objects.select_for_update(no_key=True).filter(pk__in=keys)
    list(rows.order_by("pk").values_list("pk"))


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
