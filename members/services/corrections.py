from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import corrections, events
from accounts.services.footprints import Trail
from members.choices import Exit, veil
from members.models import Admission, Enrolment, Person, SensitiveFacts
from unions.choices import MEMBER_FORMS


@transaction.atomic
def correct_person(*, person, reason, by, at, **facts):
    """Puts right full_name, gender, born_on, is_birth_year_only, identity_number or
    phone. Returns the footprint; raises ValidationError by field."""
    row = Person.objects.select_for_update().get(pk=person.pk)
    if "full_name" in facts:
        facts["full_name"] = vietnamese.clean(facts["full_name"])
        row.search_name = vietnamese.fold(facts["full_name"])
        row.sort_key = vietnamese.name_key(facts["full_name"])
    return corrections.correct(row=row, changes=facts, reason=reason, by=by, at=at)


@transaction.atomic
def correct_enrolment(*, enrolment, reason, by, at, **facts):
    """Puts right unit, since, until, entry or exit of a stay that was recorded wrongly;
    an admission is dated on its first day and follows, and so does the last day of the
    stay from which the member moved here. Returns the footprint.

    Raises ValidationError by field: days that overlap another stay, or on which the
    unit did not stand or held no members.
    """
    row = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    before = _left_for(row)
    since = facts.get("since", row.since)
    is_later = since > row.since

    def lead(trail):
        if before and not is_later:
            _end(before, since, trail)

    def follow(trail):
        if before and is_later:
            _end(before, since, trail)
        _check_place(row)
        _date_admission(row, trail)
        _keep_record(row, trail)

    return corrections.correct(
        row=row,
        changes=facts,
        reason=reason,
        by=by,
        at=at,
        about=row.person,
        told=corrections.differences(row, facts, {"exit": veil}),
        lead=lead,
        follow=follow,
    )


def _left_for(row):
    """The stay that ended on the day `row` began, because the member moved here."""
    rows = Enrolment.objects.select_for_update().filter(person=row.person_id)
    return rows.filter(until=row.since, exit__in=[Exit.MOVED, Exit.UNIT_MERGED]).first()


def _end(before, on, trail):
    if before.until == on:
        return
    if on <= before.since:
        raise ValidationError(
            {"since": f"Hãy chọn ngày sau ngày {vietnamese.day(before.since)}."}
        )
    trail.seen([before])
    before.until = on
    before.save(update_fields=["until"])


def _check_place(row):
    """The unit must hold members on every day of the stay."""
    spells = row.unit.placements.reaching(row.since).order_by("since")
    if row.until:
        spells = spells.filter(since__lt=row.until)
    spells = list(spells)
    starts = spells and spells[0].since <= row.since
    last = spells and spells[-1].until
    ends = last is None or (row.until and row.until <= last)
    if not (starts and ends and all(s.form in MEMBER_FORMS for s in spells)):
        raise ValidationError(
            {
                "unit": f"{row.unit} không quản lý đoàn viên suốt thời gian từ ngày "
                f"{vietnamese.day(row.since)}; hãy sửa ngày hoặc chọn chi đoàn khác."
            }
        )


def _date_admission(row, trail):
    admission = Admission.objects.select_for_update().filter(enrolment=row).first()
    if admission and admission.decided_on != row.since:
        trail.seen([admission])
        admission.decided_on = row.since
        admission.save(update_fields=["decided_on"])


def _keep_record(row, trail):
    """The unit of an open stay keeps the record of its member."""
    person = Person.objects.select_for_update().get(pk=row.person_id)
    if row.until is None and person.unit_id != row.unit_id:
        trail.seen([person])
        person.unit = row.unit
        person.save(update_fields=["unit"])


@transaction.atomic
def correct_admission(*, admission, reason, by, at, **facts):
    """Puts right the decision or the campaign of an admission; its date is the first
    day of the stay. Returns the footprint."""
    row = Admission.objects.select_for_update().get(pk=admission.pk)
    facts["decision"] = vietnamese.symbol(facts["decision"])
    return corrections.correct(
        row=row, changes=facts, reason=reason, by=by, at=at, about=row.enrolment.person
    )


@transaction.atomic
def correct_sensitive(*, person, reason, by, at, **facts):
    """Puts right ethnicity, religion, party_joined_on or party_left_on. The log tells
    which of them changed, never their values. Returns the footprint."""
    row = SensitiveFacts.objects.select_for_update().filter(person=person).first()
    is_new = row is None
    row = row or SensitiveFacts(person=person)
    told = list(corrections.differences(row, facts))
    if not told:
        raise ValidationError("Chưa có gì thay đổi; hãy sửa ít nhất một ô.")
    trail = Trail()
    if not is_new:
        trail.seen([row])
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    (trail.created if is_new else trail.changed)([row])
    act = "sensitive.correct"
    events.record(by=by, act=act, subject=person, fields=told, reason=reason)
    return trail.keep(by=by, at=at, act=act, subject=str(person))
