"""A congress opens a term: in one act it fixes the seats of a unit, ends the tenures of
the term before and opens those of whom it elected."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import corrections, events
from accounts.services.footprints import Trail
from cadres.choices import Manner, TenureEnd
from cadres.models import Congress, Seat, Tenure
from unions.services import units

from . import elections, seats, waivers
from .elections import ELECTIVE


@transaction.atomic
def hold(
    *,
    unit,
    name,
    held_on,
    term_since,
    term_until,
    sizes,
    elected,
    by,
    at,
    document="",
    waiver="",
):
    """Records a congress of `unit` (Điều lệ, Điều 7 and 8). From `term_since` on the
    unit has as many seats of each elective post as `sizes` {Post: number} says (a post
    not named has none), whoever held one leaves it at the end of the term, and those of
    `elected` (rows of elections.Elected) hold theirs; `term_until` is the first day
    after the term. What is no elective post is left as it is.

    Returns the congress and the footprint by which all of it can be undone. Raises
    ValidationError by field (nothing is written): days out of order or to come, a later
    congress, more elected than seats ("size-" and the code of the post), a row of
    `elected` that cannot be ("elected-" and its place, from 0), seats or tenures that
    were recorded from that day or later, and somebody who does not meet the standards
    without a reason in `waiver`, which is kept with each of them.
    """
    congress = Congress(
        unit=unit,
        name=vietnamese.clean(name),
        held_on=held_on,
        term_since=term_since,
        term_until=term_until,
        document=vietnamese.clean(document),
    )
    units.check_lasts(unit, term_since)
    _check_congress(congress, at)
    broken = elections.check(
        unit=unit, on=term_since, sizes=sizes, elected=elected, waiver=waiver
    )
    trail = Trail()
    congress.save()
    trail.created([congress])
    ended = _end_term(congress, trail)
    _fix_seats(congress, sizes, trail)
    opened = _open_term(congress, elected, trail)
    for tenure, breaches in zip(opened, broken, strict=True):
        waivers.record(tenure=tenure, breaches=breaches, reason=waiver, by=by, at=at)
    _record(congress, sizes, ended, opened, by)
    footprint = trail.keep(by=by, at=at, act="congress.hold", subject=str(congress))
    return congress, footprint


@transaction.atomic
def correct(*, congress, reason, by, at, **facts):
    """Puts right name, held_on, term_until or document of a congress; from when its
    seats and tenures run is put right by undoing it. Returns the footprint."""
    row = Congress.objects.select_for_update().get(pk=congress.pk)
    return corrections.correct(
        row=row,
        changes=facts,
        reason=reason,
        by=by,
        at=at,
        about=row.unit,
        follow=lambda trail: _check_days(row, at),
    )


def _check_congress(congress, at):
    _check_days(congress, at)
    congress.full_clean()
    later = Congress.objects.filter(unit=congress.unit, held_on__gt=congress.held_on)
    for row in later.order_by("held_on")[:1]:
        raise ValidationError(
            {
                "held_on": f"{row.name} ngày {vietnamese.day(row.held_on)} của đơn vị "
                "đã được ghi; hãy hoàn tác đại hội đó trước khi ghi đại hội sớm hơn."
            }
        )


def _check_days(congress, at):
    if congress.held_on > at.date():
        raise ValidationError(
            {
                "held_on": f"Ngày {vietnamese.day(congress.held_on)} chưa đến; hãy ghi "
                "đại hội sau khi đã tổ chức."
            }
        )
    if congress.term_since < congress.held_on:
        raise ValidationError(
            {
                "term_since": f"Nhiệm kỳ từ ngày {vietnamese.day(congress.term_since)} "
                "không thể bắt đầu trước ngày đại hội."
            }
        )


def _end_term(congress, trail):
    """Ends every elective tenure of the unit with its term. Returns them as they
    were."""
    on = congress.term_since
    rows = Tenure.objects.select_for_update(of=("self",)).reaching(on)
    rows = rows.filter(unit=congress.unit, post__in=ELECTIVE)
    held = list(rows.select_related("person", "post", "unit").order_by("pk"))
    for row in held:
        if row.since >= on or row.until:
            changed = vietnamese.day(row.until or row.since)
            raise ValidationError(
                {
                    "term_since": f"{row} đã ghi đến hoặc từ ngày {changed}; hãy đính "
                    "chính thời gian đó, hoặc chọn ngày bắt đầu nhiệm kỳ muộn hơn."
                }
            )
    trail.seen(held)
    Tenure.objects.filter(pk__in=[row.pk for row in held]).update(
        until=on, end=TenureEnd.TERM
    )
    return held


def _fix_seats(congress, sizes, trail):
    facts = {"unit": congress.unit, "since": congress.term_since}
    before = Seat.objects.filter(unit=congress.unit, post__in=ELECTIVE)
    seats.close_all(before, on=congress.term_since, trail=trail)
    made = Seat.objects.bulk_create(
        Seat(post=post, quota=quota, congress=congress, **facts)
        for post, quota in sorted(sizes.items(), key=lambda pair: pair[0].rank)
        if quota
    )
    trail.created(made)


def _open_term(congress, elected, trail):
    rows = [
        Tenure(
            person=row.person,
            unit=congress.unit,
            post=row.post,
            since=congress.term_since,
            manner=Manner.ELECTED,
            employment=row.employment,
            congress=congress,
        )
        for row in elected
    ]
    made = Tenure.objects.bulk_create(rows)
    trail.created(made)
    return made


def _record(congress, sizes, ended, opened, by):
    """One line for the unit, and one for everybody who comes or goes."""
    unit, on = congress.unit, congress.term_since
    told = [("tenure.end", row.person, {"unit": unit, "on": on}) for row in ended]
    told += [
        ("tenure.open", row.person, {"post": row.post, "unit": unit, "on": on})
        for row in opened
    ]
    events.record(
        by=by,
        act="congress.hold",
        subject=unit,
        name=congress.name,
        on=on,
        seats=sum(sizes.values()),
        ended=len(ended),
        tenures=len(opened),
    )
    events.record_all(told, by=by)
