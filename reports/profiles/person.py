"""All that the records hold of one person, for the page; sensitive facts apart."""

from dataclasses import dataclass

from accounts import vietnamese
from cadres.models import Tenure
from members.ages import age
from members.models import Enrolment, Person
from unions.models import Unit

from . import moments, timeline
from .labels import Labels, Place, reachable
from .moments import Moment


@dataclass(frozen=True)
class Profile:
    """`enrolment` and `tenures` are those of today, `place` is who keeps the record:
    the unit of the enrolment, where there is one. `links` are the units, by key, that
    the user may open."""

    person: Person
    birth: str
    place: Place
    enrolment: Enrolment | None
    tenures: list[tuple[Tenure, Place]]
    timeline: list[Moment]
    links: dict


def profile(person, *, user, today):
    """Facts of `person` today and one timeline of everything, the newest first: the
    whole history, also in units outside the scope of `user`, which are only named."""
    rows = moments.gather(person, user)
    labels = Labels([person.unit_id, *rows.units])
    enrolment = next((e for e in rows.enrolments if _holds(e, today)), None)
    tenures = [tenure for tenure in rows.tenures if _holds(tenure, today)]
    return Profile(
        person=person,
        birth=birth(person, today),
        place=labels.place(person.unit_id, today),
        enrolment=enrolment,
        tenures=[(tenure, labels.place(tenure.unit_id, today)) for tenure in tenures],
        timeline=timeline.tell(rows, labels),
        links=reachable(Unit, user, [person.unit_id, *rows.units]),
    )


def birth(person, today):
    """01/05/2000 (26 tuổi); a year alone when no more is known."""
    born = person.born_on
    if born is None:
        return ""
    if person.is_birth_year_only:
        return f"{born.year} (khoảng {today.year - born.year} tuổi)"
    return f"{vietnamese.day(born)} ({age(born, today)} tuổi)"


def _holds(row, day):
    return row.since <= day and (row.until is None or row.until > day)
