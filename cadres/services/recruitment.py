"""Recruitment rounds (Conclusion 07, I.3.1), and who was taken."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import corrections
from cadres.models import Recruit, RecruitmentRound

from . import recording, rosters
from .rosters import Roster

TAKEN = Roster(model=Recruit, link="round", once="person")


@transaction.atomic
def open_round(*, by, at, **facts):
    """Records a recruitment round of name, unit, organiser, held_on, wanted and
    applied. Returns (round, footprint). Raises ValidationError by field, also when the
    unit does not exist on the day of the result."""
    held = RecruitmentRound(**recording.clean(facts))
    recording.check_stands(held.unit, held.held_on)
    act = "recruitmentround.open"
    footprint = recording.save(held, by=by, at=at, act=act, about=held, unit=held.unit)
    return held, footprint


@transaction.atomic
def correct(*, held, reason, by, at, **facts):
    """Puts right what was recorded wrongly of a round. Returns the footprint."""
    row = RecruitmentRound.objects.select_for_update().get(pk=held.pk)
    return corrections.correct(
        row=row,
        changes=recording.clean(facts),
        reason=reason,
        by=by,
        at=at,
        follow=lambda trail: _check(row),
    )


def _check(held):
    recording.check_stands(held.unit, held.held_on)
    _check_room(held, held.recruits.count())


def _check_room(held, taken):
    """Refuses more people than were wanted, or than came."""
    for name, most in (("wanted", held.wanted), ("applied", held.applied)):
        if taken > most:
            label = RecruitmentRound._meta.get_field(name).verbose_name
            raise ValidationError(
                f"{held}: {vietnamese.number(taken)} người trúng tuyển, nhiều hơn "
                f"{label} {vietnamese.number(most)}; hãy bớt dòng, hoặc đính chính "
                f"{label}."
            )


@transaction.atomic
def take(*, held, rows, by, at):
    """Records who was taken: `rows` are Recruit, not saved, without the round, each
    with unit and post. Returns the footprint. Raises ValidationError by the place of
    the row, and when there are more than were wanted or had applied."""
    footprint = rosters.put(
        roster=TAKEN,
        parent=held,
        rows=rows,
        day=held.held_on,
        act="recruitmentround.take",
        by=by,
        at=at,
    )
    _check_room(held, held.recruits.count())
    return footprint


@transaction.atomic
def correct_recruit(*, recruit, reason, by, at, **facts):
    """Puts right unit or post of somebody who was taken. Returns the footprint."""
    rows = Recruit.objects.select_for_update(of=("self",))
    row = rows.select_related("round").get(pk=recruit.pk)
    return corrections.correct(
        row=row,
        changes=facts,
        reason=reason,
        by=by,
        at=at,
        about=row.round,
        follow=lambda trail: recording.check_stands(row.unit, row.round.held_on),
    )
