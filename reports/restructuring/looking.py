from accounts.choices import ReviewState
from accounts.keys import among
from members.restructuring.lists import listed
from reports.models import Return
from unions.restructuring.concerns import Concern, Tally
from unions.restructuring.findings import warn

LABEL = "Biểu số liệu đang mở"
UNDECIDED = [state for state in ReviewState if state != ReviewState.APPROVED]


def look(plan, restructuring):
    """The returns of units that end which nobody has approved. One query."""
    rows = Return.objects.undecided().filter(unit__in=among(list(plan.ended)))
    opened = {}
    for unit, key in rows.order_by("pk").values_list("unit", "pk"):
        opened.setdefault(unit, []).append(key)
    keys = [key for own in opened.values() for key in own]
    return Concern(
        tallies=[Tally(LABEL, len(keys), _listed(keys) if keys else "")],
        findings=[_warning(plan.ended[unit], own) for unit, own in opened.items()],
        per_unit={
            plan.ended[unit].unit.code: {LABEL: len(own)}
            for unit, own in opened.items()
        },
    )


def _warning(ending, keys):
    return warn(
        f"Dòng {ending.line}: {ending.unit} còn {len(keys)} biểu số liệu đang mở; hãy "
        "phê duyệt trước khi đơn vị kết thúc.",
        ending.line,
        unit=ending.unit.code,
        url=_listed(keys),
    )


def _listed(keys):
    return listed(Return, keys, state__in=",".join(UNDECIDED))
