from accounts.keys import among
from members.choices import TransferState
from members.models import Person, Transfer
from unions.restructuring.concerns import Concern, Tally

from .lists import listed
from .obstacles import obstacles
from .register import Register
from .sizes import sizes


def look(plan, restructuring):
    """What a plan does to members: how many move, what stands in the way, which units
    would be too small. Reads only, in a constant number of queries."""
    register = Register(plan, restructuring)
    members = {e.unit.code: register.held.get(e.unit.pk, 0) for e in plan.endings}
    ended = among(list(plan.ended))
    return Concern(
        tallies=[
            Tally("Đoàn viên chuyển theo đơn vị", sum(members.values())),
            Tally(
                "Hồ sơ người chuyển đơn vị quản lý",
                Person.objects.filter(unit__in=ended).count(),
            ),
            _waiting(plan.ended),
        ],
        findings=[*obstacles(register), *sizes(register)],
        per_unit={code: {"Đoàn viên": count} for code, count in members.items()},
    )


def _waiting(ended):
    rows = Transfer.objects.waiting().touching(ended)
    keys = list(rows.values_list("pk", flat=True))
    url = listed(Transfer, keys, state__exact=TransferState.REQUESTED)
    label = "Đề nghị chuyển sinh hoạt đang chờ có đơn vị kết thúc"
    return Tally(label, len(keys), url if keys else "")
