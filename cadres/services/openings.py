"""The seats of units that a document founds."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q

from accounts.keys import among
from accounts.services import events
from cadres.models import Opening, Seat
from unions.models import Succession, Unit
from unions.restructuring import plan_of

from . import drafts


@transaction.atomic
def fix(*, restructuring, unit, post, quota, by):
    """Writes down how many seats of `post` the unit of the code `unit` gets, which a
    document founds that is not carried out yet; 0 for none. Without a word it gets as
    many as the largest of its predecessors.

    Returns the opening. Raises ValidationError by field for a unit that the document
    does not found, and for a number below 0.
    """
    restructuring = drafts.lock(restructuring)
    _check_founded(unit, restructuring)
    row = Opening.objects.filter(restructuring=restructuring, unit=unit, post=post)
    row = row.first() or Opening(restructuring=restructuring, unit=unit, post=post)
    row.quota = quota
    row.full_clean()
    row.save()
    events.record(
        by=by,
        act="opening.fix",
        subject=restructuring,
        unit=unit,
        post=post,
        quota=quota,
    )
    return row


def _check_founded(code, restructuring):
    plan = plan_of(restructuring)
    node = plan.node(code)
    if node is None or not node.is_new:
        raise ValidationError(
            {
                "unit": f"“{code}” không phải mã của một đơn vị mới trong "
                f"{restructuring}; hãy chọn một đơn vị mà quyết định thành lập."
            }
        )
    if not plan.endings:
        raise ValidationError(
            {
                "unit": f"{restructuring} không kết thúc đơn vị nào; hãy ghi định biên "
                f"của {node.unit} sau khi áp dụng."
            }
        )


def open_seats(*, units, on, restructuring, trail):
    """Opens the seats of every unit that begins on `on` as an heir of `units`, or by
    the document, None for none; a unit that has seats keeps them."""
    ours = _openings(restructuring)
    heirs = Succession.objects.filter(
        unit__in=among([unit.pk for unit in units]), on=on
    ).values("into")
    named = {code for code, _ in ours}
    new = Unit.objects.filter(Q(pk__in=heirs) | Q(code__in=among(named)))
    new = new.filter(~Exists(Seat.objects.filter(unit=OuterRef("pk"))), founded_on=on)
    keys = {unit.code: unit.pk for unit in new}
    if not keys:
        return
    quotas = _largest(keys.values(), on)
    quotas |= {(keys[c], post): n for (c, post), n in ours.items() if c in keys}
    seats = Seat.objects.bulk_create(
        Seat(unit_id=key, post_id=post, quota=quota, since=on)
        for (key, post), quota in sorted(quotas.items())
        if quota
    )
    trail.created(seats)


def _openings(restructuring):
    """{(code of the unit, key of the post): quota}"""
    if restructuring is None:
        return {}
    rows = Opening.objects.filter(restructuring=restructuring)
    return {(row.unit, row.post_id): row.quota for row in rows}


def _largest(keys, on):
    """{(key of a new unit, key of the post): quota} as its predecessors had them on the
    eve of `on`."""
    rows = Seat.objects.on(on - timedelta(days=1)).filter(
        unit__successors__into__in=among(keys), unit__successors__on=on
    )
    columns = ("unit__successors__into", "post")
    found = rows.order_by().values_list(*columns).annotate(Max("quota"))
    return {(into, post): quota for into, post, quota in found}
