"""New rows about cadres: checked, saved, told in the log, and to be taken back while
nothing rests on them."""

from django.core.exceptions import ValidationError

from accounts import vietnamese
from accounts.services import events
from accounts.services.footprints import Trail


def save(row, *, by, at, act, about, trail=None, **detail):
    """Checks and saves `row` in the transaction of the caller, with what `trail` holds
    already. Tells it as `act` of `about`, the record in whose history it stands.
    Returns the footprint."""
    trail = trail or Trail()
    row.full_clean()
    row.save(force_insert=True)
    trail.created([row])
    events.record(by=by, act=act, subject=about, **detail)
    return trail.keep(by=by, at=at, act=act, subject=str(row))


def check_stands(unit, day, field="unit"):
    """Refuses a unit that does not exist on `day`."""
    if not unit.exists_on(day):
        raise ValidationError({field: absence(unit, day)})


def absence(unit, day):
    return (
        f"{unit} không hoạt động ngày {vietnamese.day(day)}; hãy sửa ngày hoặc chọn "
        "đơn vị khác."
    )


def clean(facts):
    """Words without stray spaces, everything else as it is."""
    return {
        name: vietnamese.clean(value) if isinstance(value, str) else value
        for name, value in facts.items()
    }
