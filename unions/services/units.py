from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import events, turns
from accounts.services.footprints import Trail
from unions import signals
from unions.choices import Form
from unions.models import Placement, Succession, Unit
from unions.signals import End

from . import passing, placements, snapshots


@transaction.atomic
def found(*, code, form, name, on, by, parent=None, **facts):
    """Founds a unit on `on` and opens its first placement (Điều lệ, Điều 6).

    `facts` are further columns of a placement: bloc, area, school_kind, special_area,
    official_code. Returns the unit. Raises ValidationError by field: a code used before
    (codes are never used again), a parent that is closed, too low or a chi đoàn cơ sở,
    a bloc missing.
    """
    turns.take(turns.TREE)
    code = vietnamese.clean(code)
    if Unit.objects.filter(code=code).exists():
        raise ValidationError(
            {"code": f"Mã đơn vị {code} đã được dùng; mỗi mã chỉ dùng một lần."}
        )
    unit = Unit(code=code, level=Form(form).level, form=form, founded_on=on)
    unit.name = unit.label = vietnamese.clean(name)
    unit.clean_fields(exclude=["label", "search_name", "sort_key"])
    unit.save()
    _open_first(unit, name=name, parent=parent, form=form, since=on, **facts)
    events.record(by=by, act="unit.found", subject=unit, on=on)
    return unit


def _open_first(unit, **facts):
    placement = Placement(unit=unit, **facts)
    placements.fit(placement)
    placement.save()
    snapshots.refresh([unit.pk])
    unit.refresh_from_db()


@transaction.atomic
def rename(*, unit, name, on, by, trail=None):
    """Gives `unit` another name from `on`; reports of earlier days keep the old one."""
    return _change(unit, "unit.rename", on, by, trail, name=name)


@transaction.atomic
def move(*, unit, parent, on, by, trail=None):
    """Puts `unit`, with everything below it, under `parent` from `on`."""
    return _change(unit, "unit.move", on, by, trail, parent=parent)


@transaction.atomic
def change(*, unit, on, by, trail=None, **facts):
    """Changes form, bloc, area, school_kind, special_area or official_code of `unit`
    from `on`."""
    return _change(unit, "unit.change", on, by, trail, **facts)


@transaction.atomic
def undoable(act, *, unit, at, by, **facts):
    """Does `act` (rename, move, change or dissolve) so that it can be undone. Returns
    the footprint; raises what the act raises."""
    trail = Trail()
    act(unit=unit, by=by, trail=trail, **facts)
    name = f"unit.{act.__name__}"
    return trail.keep(by=by, at=at, act=name, subject=str(unit))


def _change(unit, act, on, by, trail, **changes):
    placement = placements.succeed(unit=unit, on=on, trail=trail, **changes)
    unit.refresh_from_db()
    events.record(by=by, act=act, subject=unit, on=on, **changes)
    return placement


@transaction.atomic
def dissolve(*, unit, on, by, into=None, trail=None):
    """Ends `unit` on `on`, its first day gone; what it held goes to `into`, if given.

    The floors above are told by unit_absorbed and refuse where something would be left
    without a place (members without `into`). Mandates over the unit pass to `into`,
    which is kept as its successor. `trail` is told of every row.
    Raises ValidationError when units still stand below it.
    """
    turns.take(turns.TREE)
    _check_end(unit, on, into)
    trail = trail or Trail()
    placement = placements.current(unit)
    end = End(unit, into, into or unit.parent)
    signals.tell([end], on=on, by=by, trail=trail, restructuring=None)
    trail.seen([placement, unit])
    placement.until = on
    placement.full_clean()
    placement.save()
    unit.closed_on = on
    unit.save(update_fields=["closed_on"])
    passing.pass_mandates({unit.pk: into}, on, trail)
    if into:
        trail.created([Succession.objects.create(unit=unit, into=into, on=on)])
    events.record(by=by, act="unit.dissolve", subject=unit, on=on, into=into)


def _check_end(unit, on, into):
    rows = Placement.objects.filter(parent=unit).reaching(on)
    below = Unit.objects.filter(pk__in=rows.values("unit")).order_by("sort_key")
    names = list(below.values_list("name", flat=True)[:3])
    if names:
        raise ValidationError(
            f"{unit} còn {below.count()} đơn vị trực thuộc ({', '.join(names)}…); hãy "
            "chuyển các đơn vị đó trước khi giải thể."
        )
    if into is None:
        return
    if into == unit or not lasts(into, on) or into.level != unit.level:
        raise ValidationError(
            {
                "into": f"{into} không thể tiếp nhận {unit}; hãy chọn một đơn vị khác, "
                f"cùng cấp, đang hoạt động vào ngày {vietnamese.day(on)}."
            }
        )


def lasts(unit, on):
    """Whether `unit` works on `on` and has not ended since."""
    return Unit.objects.filter(**_lasting(unit, on)).exists()


def _lasting(unit, on):
    return {"pk": unit.pk, "founded_on__lte": on, "closed_on__isnull": True}


def check_lasts(unit, on):
    """Refuses what would begin in `unit` on `on` and stay there. The unit does not end
    before the transaction does."""
    rows = Unit.objects.select_for_update(no_key=True).filter(**_lasting(unit, on))
    if not rows.values_list("pk").first():
        raise ValidationError(
            {"unit": f"{unit} không hoạt động suốt từ ngày {vietnamese.day(on)}."}
        )
