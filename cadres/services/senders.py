"""From where people are sent: the highest post that they hold on a day."""

from accounts.keys import among
from cadres.models import Tenure


def fill_in(rows, day):
    """Gives each row (not saved) without a unit that of the highest post which its
    person held on `day`, or the unit that keeps the record; and each without a post,
    where its model asks for one, the highest that the person held there."""
    asked = [row for row in rows if row.unit_id is None or _lacks_post(row)]
    held = _held({row.person_id for row in asked}, day)
    for row in asked:
        own = held.get(row.person_id, [])
        if row.unit_id is None:
            row.unit = own[0].unit if own else row.person.unit
        if _lacks_post(row):
            here = (tenure.post for tenure in own if tenure.unit_id == row.unit_id)
            row.post = next(here, None)


def _lacks_post(row):
    return hasattr(row, "post_id") and row.post_id is None


def _held(people, day):
    """{key of the person: [tenure]}, the highest post first."""
    tenures = Tenure.objects.on(day).filter(person__in=among(people))
    tenures = tenures.select_related("unit", "post").order_by("post__rank", "since")
    held = {}
    for tenure in tenures:
        held.setdefault(tenure.person_id, []).append(tenure)
    return held
