"""What happened in the span (opening, closing], each where its unit stood then."""

from django.db.models import F, Q

from cadres.models import (
    Attendance,
    Award,
    ContestEntry,
    Course,
    FieldTrip,
    FieldVisit,
    Inspection,
    Move,
    Recruit,
    RecruitmentRound,
)
from reports.figures import Population
from unions.models.dated import lasting

VIA = "unit__placements__"


def happened(name, model, day, unit="unit"):
    """The rows of `model` whose `day` (a column) lies in the span."""
    via = f"{unit}__placements__"

    def rows(scope, opening, closing):
        return model.objects.filter(
            lasting(F(day), via), scope.covers(via), _within(day, opening, closing)
        )

    return Population(name, rows, flow=True, district=f"{via}district")


def _turns(scope, opening, closing):
    return _placed(SENDINGS.rows(scope, opening, closing))


def _moves(scope, opening, closing):
    """Where the unit that is left stood on the last day before."""
    lasted = Q(**{f"{VIA}until__isnull": True}) | Q(**{f"{VIA}until__gte": F("on")})
    found = Move.objects.filter(
        lasted,
        scope.covers(VIA) & Q(**{f"{VIA}since__lt": F("on")}),
        _within("on", opening, closing),
    )
    return _placed(found)


def _within(day, opening, closing):
    return Q(**{f"{day}__gt": opening, f"{day}__lte": closing})


def _placed(rows):
    return rows.annotate(form=F(f"{VIA}form"), bloc=F(f"{VIA}bloc"))


ROUNDS = happened("recruitment rounds", RecruitmentRound, "held_on")
RECRUITS = happened("recruits", Recruit, "round__held_on")
COURSES = happened("courses", Course, "begins_on")
SENDINGS = happened("sendings to courses", Attendance, "course__begins_on")
TURNS = Population("course turns", _turns, flow=True)
TRIPS = happened("field trips", FieldTrip, "begins_on")
VISITS = happened("field visits", FieldVisit, "trip__begins_on", "trip__unit")
MOVES = Population("moves", _moves, flow=True)
AWARDS = happened("awards", Award, "on")
ENTRIES = happened("contest entries", ContestEntry, "contest__on")
INSPECTIONS = happened("inspections", Inspection, "begins_on")
