"""What a cadre learned, where they were sent and elected, how they were honoured and
evaluated: rows for the timeline of a person."""

from dataclasses import dataclass, fields

from accounts.choices import ReviewState
from cadres.models import (
    Attendance,
    Award,
    Candidate,
    ContestEntry,
    ElectedOffice,
    Evaluation,
    FieldVisit,
    Move,
    Recruit,
)


@dataclass(frozen=True)
class Work:
    attendances: list[Attendance]
    moves: list[Move]
    offices: list[ElectedOffice]
    awards: list[Award]
    entries: list[ContestEntry]
    visits: list[FieldVisit]
    recruits: list[Recruit]
    evaluations: list[Evaluation]
    candidates: list[Candidate]

    @property
    def units(self):
        """The keys of every unit that these rows name."""
        rows = [row for f in fields(self) for row in getattr(self, f.name)]
        placed = [row.unit_id for row in rows if hasattr(row, "unit_id")]
        placed += [row.into_id for row in self.moves]
        return [*placed, *(row.review.plan.unit_id for row in self.candidates)]


def gather(person, user):
    """All of it, in a query a source; what is planned for somebody, and how they were
    evaluated, only for a `user` who may read that."""
    return Work(
        attendances=list(person.attendances.select_related("course").order_by("pk")),
        moves=list(person.moves.select_related("post", "into_post").order_by("pk")),
        offices=list(person.elected_offices.order_by("pk")),
        awards=list(person.awards.order_by("pk")),
        entries=list(person.contest_entries.select_related("contest").order_by("pk")),
        visits=list(person.field_visits.select_related("trip").order_by("pk")),
        recruits=list(person.recruitments.select_related("round", "post")),
        evaluations=_evaluations(person, user),
        candidates=_candidates(person, user),
    )


def _evaluations(person, user):
    """Those of closed campaigns: until then a rank may change."""
    if not user.has_perm("cadres.view_evaluation"):
        return []
    rows = person.evaluations.listed().filter(campaign__closed_at__isnull=False)
    return list(rows.select_related("campaign", "post").order_by("pk"))


def _candidates(person, user):
    """Those of approved lists of units in scope."""
    if not user.has_perm("cadres.view_candidate"):
        return []
    approved = person.candidacies.filter(review__state=ReviewState.APPROVED)
    rows = approved.visible_to(user).filter(is_dropped=False)
    rows = rows.select_related("review__plan", "post")
    return list(rows.order_by("review__on", "pk"))
