"""The work with cadres, many rows of many kinds at once: opening a register that was
kept on paper."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import bulk, vietnamese
from accounts.services import events
from cadres import models
from unions.models import Unit

from . import registers

DAY = timedelta(1)


@dataclass(frozen=True)
class Kind:
    """Rows of `model` that hang on what their field `parent` names, and whose units
    stand on the day at the path `day`."""

    model: type
    day: str = ""
    parent: str = ""


# Parents first.
KINDS = (
    Kind(models.BaseSalary),
    Kind(models.AllowanceRate),
    # The first of a register are older than the register.
    Kind(models.Congress),
    Kind(models.Course, "begins_on"),
    Kind(models.Attendance, "course.begins_on", "course"),
    Kind(models.FieldTrip, "begins_on"),
    Kind(models.FieldVisit, "trip.begins_on", "trip"),
    Kind(models.RecruitmentRound, "held_on"),
    Kind(models.Recruit, "round.held_on", "round"),
    Kind(models.Move, "on"),
    Kind(models.ElectedOffice, "since"),
    Kind(models.Award, "on"),
    Kind(models.Contest, "on"),
    Kind(models.ContestEntry, "contest.on", "contest"),
    Kind(models.Inspection, "begins_on"),
    Kind(models.InspectedUnit, "inspection.begins_on", "inspection"),
    Kind(models.SuccessionPlan),
    Kind(models.SuccessionReview, parent="plan"),
    Kind(models.Candidate, parent="review"),
    Kind(models.EvaluationCampaign),
    Kind(models.Evaluation, "campaign.as_of", "campaign"),
)


@transaction.atomic
def record(*, rows, by):
    """Opens the register with `rows`, not saved yet and of any models of KINDS, in a
    few statements a model; a row may hang on another of them. They are taken as they
    are: whoever decided on a review or an evaluation did so before there was a portal.

    Raises ValidationError (nothing is written) for a row whose unit does not stand on
    its day (a move leaves a unit that stood the day before), or for dated rows of one
    thing that overlap.
    """
    counts = Counter(type(row) for row in rows)
    for kind in KINDS:
        if counts[kind.model]:
            _record(kind, [row for row in rows if type(row) is kind.model])
    told = {model._meta.model_name: count for model, count in counts.items()}
    events.record(by=by, act="register.open", subject="Công tác cán bộ", **told)


def _record(kind, rows):
    if kind.parent:
        # So that each takes the key that its parent has got meanwhile.
        for row in rows:
            setattr(row, kind.parent, getattr(row, kind.parent))
    if kind.day:
        _check_units(rows, attrgetter(kind.day))
    if hasattr(kind.model, "apart_by"):
        registers.check_apart(rows)
    bulk.insert(rows)


def _check_units(rows, day_of):
    units = Unit.objects.in_bulk({row.unit_id for row in rows})
    for row in rows:
        day = day_of(row) - DAY if isinstance(row, models.Move) else day_of(row)
        unit = units[row.unit_id]
        if not unit.exists_on(day):
            raise ValidationError(
                f"{row}: {unit} không hoạt động ngày {vietnamese.day(day)}."
            )
