"""Rounds of cadres at the grassroots, who went where, and what they reported."""

from django.db import transaction

from accounts import vietnamese
from accounts.services import corrections
from cadres.models import FieldTrip, FieldVisit

from . import recording, roster_faults, rosters
from .rosters import Roster

TURNS = Roster(model=FieldVisit, link="trip", once="person")
REPORT = ["reported_on", "report"]


@transaction.atomic
def open_trip(*, by, at, **facts):
    """Records a round (Hướng dẫn 03-HD/TWĐTN-BTC, 1+2) of name, unit, begins_on,
    ends_on and purpose, both days inclusive. Returns (trip, footprint). Raises
    ValidationError by field, also when the unit does not exist on the first day."""
    trip = FieldTrip(**recording.clean(facts))
    recording.check_stands(trip.unit, trip.begins_on)
    footprint = recording.save(
        trip, by=by, at=at, act="fieldtrip.open", about=trip, unit=trip.unit
    )
    return trip, footprint


@transaction.atomic
def correct(*, trip, reason, by, at, **facts):
    """Puts right what was recorded wrongly of a round. Returns the footprint."""
    row = FieldTrip.objects.select_for_update().get(pk=trip.pk)
    return corrections.correct(
        row=row,
        changes=recording.clean(facts),
        reason=reason,
        by=by,
        at=at,
        follow=lambda trail: recording.check_stands(row.unit, row.begins_on),
    )


def send(*, trip, rows, by, at):
    """Sends cadres with a round: `rows` are FieldVisit, not saved, without the round,
    each with the unit that is visited. Returns the footprint. Raises ValidationError by
    the place of the row."""
    return rosters.put(
        roster=TURNS,
        parent=trip,
        rows=rows,
        day=trip.begins_on,
        act="fieldtrip.send",
        by=by,
        at=at,
        check=check_report,
    )


def report(*, trip, rows, by, at):
    """Writes the reported_on and report of visits of `trip` that have not reported yet.
    Returns the footprint. Raises ValidationError by the place of the row."""
    return rosters.complete(
        roster=TURNS,
        parent=trip,
        rows=rows,
        fields=REPORT,
        act="fieldtrip.report",
        by=by,
        at=at,
        check=check_report,
    )


def check_report(row):
    """The sentences against the report of a visit of a known round."""
    if row.report and not row.reported_on:
        yield f"{row.person}: có báo cáo mà chưa có ngày; hãy ghi ngày báo cáo."
    if row.reported_on and row.reported_on < row.trip.begins_on:
        yield (
            f"{row.person}: báo cáo ngày {vietnamese.day(row.reported_on)}, trước ngày "
            f"đi {vietnamese.day(row.trip.begins_on)}; hãy kiểm tra lại ngày."
        )


@transaction.atomic
def correct_visit(*, visit, reason, by, at, **facts):
    """Puts right unit, reported_on or report of a visit. Returns the footprint."""
    rows = FieldVisit.objects.select_for_update(of=("self",))
    row = rows.select_related("trip", "person").get(pk=visit.pk)
    return corrections.correct(
        row=row,
        changes=facts,
        reason=reason,
        by=by,
        at=at,
        about=row.trip,
        follow=lambda trail: _check_visit(row),
    )


def _check_visit(visit):
    recording.check_stands(visit.unit, visit.trip.begins_on)
    roster_faults.refuse(check_report(visit))
