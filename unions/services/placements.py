from django.core.exceptions import ValidationError

from accounts import bulk, vietnamese
from accounts.keys import among
from accounts.services import turns
from accounts.services.footprints import Trail
from unions.choices import ANCESTORS, Form, Level
from unions.models import Placement, Unit
from unions.models.placement import path_of

from . import snapshots


def succeed(*, unit, on, trail=None, **changes):
    """Ends the open placement of `unit` the day before `on` and opens its successor
    with `changes` from `on`; placements below follow where the path changes. `trail`
    (services.footprints) is told of every row.

    Returns the new placement. Raises ValidationError when the unit is closed, or when a
    later change of it, of its parent's path or of a unit below is already recorded.
    """
    turns.take(turns.TREE)
    old = current(unit)
    new = _successor(old, on, **changes)
    fit(new)
    _check_childless(new)
    below = _below(unit, on) if path_of(new) != path_of(old) else []
    moved = [_rebased(row, new, on) for row in below]
    pairs = [(old, new), *zip(below, moved, strict=True)]
    concerned = _concerned(unit, old, new)
    trail = trail or Trail()
    trail.seen([old, *below, *Unit.objects.filter(pk__in=concerned)])
    trail.created(replace(pairs, on))
    snapshots.refresh(concerned)
    return new


def current(unit):
    """The open placement of `unit`, locked; ValidationError when it is closed."""
    row = Placement.objects.select_for_update().filter(unit=unit).open().first()
    if row is None:
        unit.refresh_from_db(fields=["closed_on"])
        closed = vietnamese.day(unit.closed_on)
        raise ValidationError(
            f"{unit} đã kết thúc hoạt động từ ngày {closed}, không thể thay đổi nữa."
        )
    return row


def fit(placement):
    """Gives a placement (not saved) its path, and refuses it with a ValidationError by
    field when it breaks a rule that its parent or the database knows."""
    placement.name = vietnamese.clean(placement.name)
    _check_parent(placement)
    set_path(placement)
    placement.full_clean(validate_unique=False, validate_constraints=False)
    _check_rules(placement)


def set_path(placement):
    """Ancestors of a placement: those of its parent on its first day, and itself."""
    parent = placement.parent
    above = parent and parent.placements.on(placement.since).first()
    for level in ANCESTORS:
        setattr(placement, level.path, getattr(above, level.path, None))
    own = Level(placement.unit.level)
    if own in ANCESTORS:
        setattr(placement, own.path, placement.unit)


def _check_parent(placement):
    unit, parent = placement.unit, placement.parent
    if Form(placement.form).level != unit.level:
        raise ValidationError(
            {
                "form": f"Loại hình {placement.get_form_display()} không dùng cho đơn "
                f"vị {unit.get_level_display().lower()}; hãy chọn loại hình cùng cấp."
            }
        )
    if parent is None:
        return
    if Level(parent.level).depth >= Level(unit.level).depth:
        raise ValidationError(
            {
                "parent": f"{parent} không ở cấp cao hơn "
                f"{unit.get_level_display().lower()}; hãy chọn đơn vị cấp trên khác."
            }
        )
    _check_ahead(parent, placement.since)


def _check_ahead(parent, since):
    """Refuses a parent that cannot bear a unit on `since` and on all later days."""
    ahead = list(parent.placements.reaching(since).order_by("since"))
    if not ahead or ahead[0].since > since or ahead[-1].until:
        raise ValidationError(
            {
                "parent": f"{parent} không hoạt động suốt từ ngày "
                f"{vietnamese.day(since)}; hãy chọn đơn vị cấp trên đang hoạt động."
            }
        )
    if any(row.form == Form.BRANCH_UNION for row in ahead):
        raise ValidationError(
            {"parent": f"{parent} là chi đoàn cơ sở, không có đơn vị trực thuộc."}
        )
    for row in ahead:
        if path_of(row) != path_of(ahead[0]):
            raise _later(row.name, row.since, since)


def _check_childless(placement):
    if placement.form != Form.BRANCH_UNION:
        return
    below = Placement.objects.filter(parent=placement.unit).reaching(placement.since)
    if below.exists():
        raise ValidationError(
            {
                "form": f"{placement.name} còn đơn vị trực thuộc, không thể là chi "
                "đoàn cơ sở; hãy chuyển các đơn vị đó trước."
            }
        )


def _check_rules(placement):
    for constraint in Placement._meta.constraints:
        if constraint.name != "unions_placement_one_open":
            constraint.validate(Placement, placement)


def _successor(old, on, **changes):
    if old.since > on:
        raise _later(old.name, old.since, on)
    return _copy(old, since=on, **changes)


def _later(name, changed, on):
    return ValidationError(
        {
            "on": f"{name} đã có thay đổi từ ngày {vietnamese.day(changed)}, sau ngày "
            f"{vietnamese.day(on)}; hãy chọn ngày muộn hơn."
        }
    )


def _copy(row, **changes):
    fields = [f for f in Placement._meta.concrete_fields if not f.primary_key]
    facts = {f.attname: getattr(row, f.attname) for f in fields}
    new = Placement(**facts)
    for name, value in changes.items():
        setattr(new, name, value)
    return new


def _below(unit, on):
    rows = Placement.objects.select_for_update().reaching(on).exclude(unit=unit)
    below = list(rows.filter(**{unit.path: unit}))
    for row in below:
        if row.until:
            raise _later(row.name, row.until, on)
    return below


def _rebased(row, ancestor, on):
    """The placement of a unit below, under the new path of its ancestor."""
    depth = Level(ancestor.unit.level).depth
    above = [f"{level.path}_id" for level in ANCESTORS if level.depth <= depth]
    return _successor(row, on, **{name: getattr(ancestor, name) for name in above})


def replace(pairs, on):
    """Ends each old row of (old, new) and opens the new one; a row that began the same
    day held on no day yet, so the new facts take its place. Returns the rows opened."""
    for old, new in pairs:
        new.pk = old.pk if old.since == on else None
    amended = [new for _, new in pairs if new.pk]
    opened = [new for _, new in pairs if not new.pk]
    ended = [old.pk for old, _ in pairs if old.since < on]
    columns = [f.name for f in Placement._meta.concrete_fields if not f.primary_key]
    Placement.objects.bulk_update(amended, columns, batch_size=100)
    Placement.objects.filter(pk__in=among(ended)).update(until=on)
    bulk.insert(opened)
    return opened


def _concerned(unit, old, new):
    """The units whose snapshot speaks of `unit`, closed ones too."""
    if new.name == old.name and path_of(new) == path_of(old):
        return {unit.pk}
    below = Placement.objects.filter(**{unit.path: unit})
    return {unit.pk, *below.values_list("unit_id", flat=True)}
