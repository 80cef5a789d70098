"""What the timeline of a person is made of, and what it is read from."""

from dataclasses import dataclass
from datetime import date

from cadres.models import Qualification, Tenure
from members.models import Enrolment, Transfer

from . import work
from .labels import Place
from .work import Work


@dataclass(frozen=True)
class Moment:
    """What happened on a day, and where; of one day the moment of the higher `order` is
    the later."""

    on: date
    kind: str
    title: str
    place: Place | None = None
    details: tuple[str, ...] = ()
    order: int = 0


@dataclass(frozen=True)
class Rows:
    enrolments: list[Enrolment]
    tenures: list[Tenure]
    qualifications: list[Qualification]
    transfers: list[Transfer]
    work: Work

    @property
    def units(self):
        placed = [row.unit_id for row in (*self.enrolments, *self.tenures)]
        ends = [(row.source_id, row.target_id) for row in self.transfers]
        sent = [pk for pair in ends for pk in pair]
        return [*placed, *sent, *self.work.units]


def gather(person, user):
    """Everything that the timeline tells `user` of `person`, in a query a source."""
    enrolments = person.enrolments.select_related("admission")
    tenures = person.tenures.select_related("post", "congress")
    return Rows(
        list(enrolments.order_by("since")),
        list(tenures.order_by("since", "pk")),
        list(person.qualifications.order_by("obtained_on", "pk")),
        list(person.transfers.order_by("requested_on", "pk")),
        work.gather(person, user),
    )
