from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import corrections
from cadres.choices import veil
from cadres.models import Qualification, Seat, Tenure


@transaction.atomic
def correct_tenure(*, tenure, reason, by, at, **facts):
    """Puts right post, unit, since, until, manner, employment or end of a tenure that
    was recorded wrongly. Returns the footprint. Raises ValidationError by field: days
    outside the life of the unit, or another tenure of the same post on them."""
    row = Tenure.objects.select_for_update().get(pk=tenure.pk)
    return corrections.correct(
        row=row,
        changes=facts,
        reason=reason,
        by=by,
        at=at,
        about=row.person,
        told=corrections.differences(row, facts, {"end": veil}),
        follow=lambda trail: _check_life(row),
    )


def _check_life(row):
    if not row.unit.exists_throughout(row.since, row.until):
        raise ValidationError(
            {
                "unit": f"{row.unit} không hoạt động suốt thời gian từ ngày "
                f"{vietnamese.day(row.since)}; hãy sửa ngày hoặc chọn đơn vị khác."
            }
        )


@transaction.atomic
def correct_seat(*, seat, quota, reason, by, at):
    """Puts right the number of seats of one period. Returns the footprint."""
    row = Seat.objects.select_for_update().get(pk=seat.pk)
    return corrections.correct(
        row=row,
        changes={"quota": quota},
        reason=reason,
        by=by,
        at=at,
        about=row.unit,
    )


@transaction.atomic
def correct_qualification(*, qualification, reason, by, at, **facts):
    """Puts right subject, level and obtained_on (all three). Returns the footprint."""
    row = Qualification.objects.select_for_update().get(pk=qualification.pk)
    return corrections.correct(
        row=row,
        changes=facts,
        reason=reason,
        by=by,
        at=at,
        about=row.person,
        told=_told(row, **facts),
    )


def _told(row, obtained_on, **degree):
    new = Qualification(**degree)
    told = corrections.differences(row, {"obtained_on": obtained_on})
    return told | ({"trình độ": [str(row), str(new)]} if str(row) != str(new) else {})
