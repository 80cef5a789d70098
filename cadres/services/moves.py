"""Cadres who go to other work by a decision, and come back (Conclusion 07, I.3.4)."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import corrections, events
from accounts.services.footprints import Trail
from cadres.choices import MoveKind, TenureEnd
from cadres.models import Move, Tenure
from unions.models.dated import lasting

from . import recording, tenures


@transaction.atomic
def record(*, person, unit, post, on, by, at, leaves=False, joins=None, **facts):
    """Records that `person`, in `post` of `unit`, goes to other work from `on`. `facts`
    are the other columns of Move, and `waiver`: why the new post is given in spite of
    a standard.

    With `leaves` the tenure left ends on `on`; with `joins` ({"manner", "employment"})
    the one of `into_post` in `into` begins on it. Returns (move, footprint). Raises
    ValidationError by field: a unit that does not exist then, no such tenure to end, no
    unit and post to begin in, and what the model refuses.
    """
    waiver = facts.pop("waiver", "")
    move = Move(person=person, unit=unit, post=post, on=on, **recording.clean(facts))
    _check_places(move)
    move.full_clean()
    trail = Trail()
    if leaves:
        _leave(move, by, trail)
    if joins is not None:
        _join(move, joins | {"waiver": waiver, "by": by, "at": at}, trail)
    footprint = recording.save(
        move,
        by=by,
        at=at,
        act="move.record",
        about=person,
        trail=trail,
        unit=unit,
        into=move.into or move.place,
        on=on,
    )
    return move, footprint


def _check_places(move):
    closed = move.unit.closed_on
    # A unit may be left on the day of its end.
    if move.unit.founded_on >= move.on or (closed and closed < move.on):
        day = vietnamese.day(move.on)
        raise ValidationError(
            {
                "unit": f"{move.unit} không hoạt động ngay trước ngày {day}; hãy sửa "
                "ngày hoặc chọn đơn vị khác."
            }
        )
    if move.into:
        recording.check_stands(move.into, move.on, "into")


def _leave(move, by, trail):
    held = _held(move.person, move.unit, move.post)
    tenure = held.filter(lasting(move.on), since__lt=move.on, until=None).first()
    if tenure is None:
        raise ValidationError(
            {
                "post": f"{move.person} không giữ chức danh {move.post} ở {move.unit} "
                f"đến ngày {vietnamese.day(move.on)}; hãy chọn chức danh đang giữ, "
                "hoặc bỏ chọn thôi giữ chức danh."
            }
        )
    trail.seen([tenure])
    reason = TenureEnd.OVER_AGE if move.is_over_age else TenureEnd.MOVED
    tenures.end(tenure=tenure, on=move.on, reason=reason, by=by)


def _held(person, unit, post):
    rows = Tenure.objects.select_for_update(of=("self",))
    return rows.filter(person=person, unit=unit, post=post)


def _join(move, terms, trail):
    if not (move.into and move.into_post):
        raise ValidationError(
            {
                "into_post": "Hãy chọn đơn vị Đoàn và chức danh nơi đến để ghi chức "
                "danh mới, hoặc bỏ chọn ghi chức danh nơi đến."
            }
        )
    try:
        tenure = tenures.appoint(
            person=move.person,
            unit=move.into,
            post=move.into_post,
            on=move.on,
            **terms,
        )
    except ValidationError as error:
        raise _of_the_unit_gone_to(error) from error
    trail.created([tenure])


def _of_the_unit_gone_to(error):
    """The same error: what it says of a unit is said of the one that is gone to."""
    if not hasattr(error, "error_dict"):
        return error
    told = error.message_dict
    return ValidationError(
        {"into" if name == "unit" else name: own for name, own in told.items()}
    )


@transaction.atomic
def come_back(*, move, on, by, at, leaves=False, rejoins=None, waiver=""):
    """Records that a secondment ended with the return on `on`, the first day back; with
    `leaves` the tenure held there ends on it, if there is one. With `rejoins`
    ({"manner", "employment"}) the tenure that was let go begins again on it; `waiver`
    is why it does in spite of a standard.

    Returns the footprint. Raises ValidationError by field for what is no secondment,
    what ended before, a day not after the leaving, or a post that cannot be given
    back: it is held still, or its unit is no more."""
    move = Move.objects.select_for_update(of=("self",)).get(pk=move.pk)
    _check_away(move)
    trail = Trail()
    trail.seen([move])
    move.returned_on = on
    move.full_clean()
    move.save(update_fields=["returned_on"])
    if leaves and move.into:
        _leave_again(move, by, trail)
    if rejoins is not None:
        terms = rejoins | {"waiver": waiver, "by": by, "at": at}
        trail.created([_rejoin(move, terms)])
    events.record(by=by, act="move.return", subject=move.person, on=on)
    return trail.keep(by=by, at=at, act="move.return", subject=str(move))


def _check_away(move):
    if move.kind != MoveKind.SECONDMENT:
        raise ValidationError(
            f"{move} không có ngày về; chỉ ghi ngày về của lượt cử đi thực tế có thời "
            "hạn."
        )
    if move.returned_on:
        day = vietnamese.day(move.returned_on)
        raise ValidationError(f"{move.person} đã về từ ngày {day}.")


def _leave_again(move, by, trail):
    held = _held(move.person, move.into, move.into_post).filter(until=None)
    tenure = held.filter(since__lt=move.returned_on).first()
    if tenure:
        trail.seen([tenure])
        tenures.end(tenure=tenure, on=move.returned_on, reason=TenureEnd.MOVED, by=by)


def _rejoin(move, terms):
    if keeps_post(move):
        raise ValidationError(
            f"{move.person} vẫn giữ chức danh {move.post} ở {move.unit}; hãy bỏ chọn "
            "nhận lại chức danh."
        )
    return tenures.appoint(
        person=move.person,
        unit=move.unit,
        post=move.post,
        on=move.returned_on,
        **terms,
    )


def keeps_post(move):
    """Whether the post left is held still: then there is nothing to take up again."""
    held = Tenure.objects.filter(person=move.person, unit=move.unit, post=move.post)
    return held.open().exists()


@transaction.atomic
def correct(*, move, reason, by, at, **facts):
    """Puts right any column of a move that was recorded wrongly; the tenures are put
    right apart. Returns the footprint. Raises ValidationError as `record` does."""
    row = Move.objects.select_for_update(of=("self",)).get(pk=move.pk)
    return corrections.correct(
        row=row,
        changes=recording.clean(facts),
        reason=reason,
        by=by,
        at=at,
        about=row.person,
        follow=lambda trail: _check_places(row),
    )
