"""Contests of cadres (Conclusion 08, II.2.3), who took part, and who won."""

from django.db import transaction

from accounts.services import corrections
from cadres.models import Contest, ContestEntry

from . import recording, rosters
from .rosters import Roster

ENTRIES = Roster(model=ContestEntry, link="contest", once="person")


@transaction.atomic
def hold(*, name, unit, tier, on, by, at):
    """Records a contest that `unit` holds on `on`. Returns (contest, footprint). Raises
    ValidationError by field: a unit that does not exist then, a contest recorded
    before."""
    recording.check_stands(unit, on)
    facts = recording.clean({"name": name, "tier": tier})
    contest = Contest(unit=unit, on=on, **facts)
    act = "contest.hold"
    footprint = recording.save(
        contest, by=by, at=at, act=act, about=contest, unit=unit, on=on
    )
    return contest, footprint


@transaction.atomic
def enter(*, contest, rows, by, at):
    """Records who took part: `rows` are ContestEntry without their contest, not saved,
    with a prize or none. Returns the footprint; raises ValidationError by the place of
    the row (rosters.put)."""
    return rosters.put(
        roster=ENTRIES,
        parent=contest,
        rows=rows,
        day=contest.on,
        act="contest.enter",
        by=by,
        at=at,
    )


@transaction.atomic
def give_prizes(*, contest, rows, by, at):
    """Writes the prizes of entries of `contest`: `rows` are entries with their new
    prize. Returns the footprint; raises ValidationError by the place of the row."""
    return rosters.complete(
        roster=ENTRIES,
        parent=contest,
        rows=rows,
        fields=["prize"],
        act="contest.give_prizes",
        by=by,
        at=at,
    )


@transaction.atomic
def correct(*, contest, reason, by, at, **facts):
    """Puts right name, unit, tier or day of a contest. Returns the footprint. Raises
    ValidationError by field, too, for a day on which the unit of an entrant does not
    exist."""
    row = Contest.objects.select_for_update().get(pk=contest.pk)
    before = row.on
    return corrections.correct(
        row=row,
        changes=recording.clean(facts),
        reason=reason,
        by=by,
        at=at,
        follow=lambda trail: _check_day(row, before),
    )


def _check_day(contest, before):
    recording.check_stands(contest.unit, contest.on)
    if contest.on != before:
        for entry in contest.entries.select_related("unit"):
            recording.check_stands(entry.unit, contest.on, "on")


@transaction.atomic
def correct_entry(*, entry, reason, by, at, **facts):
    """Puts right person, unit or prize of an entry. Returns the footprint. Raises
    ValidationError by field for a unit that does not exist then."""
    row = ContestEntry.objects.select_for_update().get(pk=entry.pk)
    return corrections.correct(
        row=row,
        changes=facts,
        reason=reason,
        by=by,
        at=at,
        about=row.contest,
        follow=lambda trail: recording.check_stands(row.unit, row.contest.on),
    )
