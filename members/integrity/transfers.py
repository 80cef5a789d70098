"""Standing rules over proposals to move a member."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from accounts.integrity import Kind, StandingRule, declare
from members.models import Enrolment, Transfer

PATIENCE = timedelta(days=30)


def _left_the_source(day):
    there = Enrolment.objects.open().filter(
        person=OuterRef("person"), unit=OuterRef("source")
    )
    return Transfer.objects.waiting().filter(~Exists(there))


def _of_ended_units(day):
    ended = Q(source__closed_on__lte=day) | Q(target__closed_on__lte=day)
    return Transfer.objects.waiting().filter(ended)


def _waiting(day):
    return Transfer.objects.waiting()


def _overdue(day):
    return Transfer.objects.waiting().filter(requested_on__lt=day - PATIENCE)


declare(
    StandingRule(
        id="transfers_from_elsewhere",
        label="Đề nghị chuyển của người không còn ở nơi đi",
        explanation="Đoàn viên đã rời nơi đi mà đề nghị chuyển sinh hoạt vẫn chờ. Hãy "
        "rút đề nghị này; nếu cần, lập đề nghị mới từ nơi đang sinh hoạt.",
        model=Transfer,
        find=_left_the_source,
    ),
    StandingRule(
        id="transfers_of_ended_units",
        label="Đề nghị chuyển từ hoặc đến đơn vị đã kết thúc",
        explanation="Nơi đi hoặc nơi đến không hoạt động nữa, nên không ai tiếp nhận "
        "được. Hãy rút đề nghị này; nếu cần, lập đề nghị mới với đơn vị kế thừa.",
        model=Transfer,
        find=_of_ended_units,
    ),
    StandingRule(
        id="transfers_waiting",
        label="Đề nghị chuyển sinh hoạt chờ tiếp nhận",
        explanation="Đoàn viên còn tính ở nơi đi cho đến khi nơi đến tiếp nhận. Hãy "
        "tiếp nhận, từ chối, hoặc rút đề nghị.",
        model=Transfer,
        find=_waiting,
        kind=Kind.ATTENTION,
    ),
    StandingRule(
        id="transfers_overdue",
        label="Đề nghị chuyển sinh hoạt chờ quá 30 ngày",
        explanation="Nơi đến chưa tiếp nhận và cũng chưa từ chối. Hãy liên hệ nơi đến "
        "để tiếp nhận, từ chối, hoặc rút đề nghị.",
        model=Transfer,
        find=_overdue,
        kind=Kind.ATTENTION,
    ),
)
