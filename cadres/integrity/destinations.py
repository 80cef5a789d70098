"""Standing rules: whoever lost a post by a decision has what it says, or waits."""

from django.db.models import Exists, OuterRef

from accounts.integrity import Kind, StandingRule, declare
from cadres.choices import PLACED, Outcome
from cadres.models import Destination, Tenure
from unions.choices import Level


def _without_tenure(day):
    taken = Tenure.objects.filter(
        person=OuterRef("tenure__person"),
        unit__code=OuterRef("into"),
        post=OuterRef("post"),
        since=OuterRef("restructuring__effective_on"),
    )
    placed = Destination.objects.applied().filter(outcome__in=PLACED)
    return placed.filter(~Exists(taken))


def _waiting(day):
    """Those who have taken up no post since. Who led a branch is a member like the
    others again and waits for nothing."""
    taken = Tenure.objects.filter(
        person=OuterRef("tenure__person"),
        since__gte=OuterRef("restructuring__effective_on"),
        since__lte=day,
    )
    waiting = Destination.objects.applied().filter(
        outcome=Outcome.WAITING, restructuring__effective_on__lte=day
    )
    return waiting.exclude(tenure__unit__level=Level.BRANCH).filter(~Exists(taken))


declare(
    StandingRule(
        id="destinations_without_tenure",
        label="Nơi bố trí không khớp với chức danh đã ghi",
        explanation="Quyết định sắp xếp đã áp dụng ghi cán bộ được bố trí chức danh, "
        "nhưng sổ không có chức danh đó từ ngày quyết định có hiệu lực. Hãy đính chính "
        "thời gian giữ chức danh.",
        model=Destination,
        find=_without_tenure,
    ),
    StandingRule(
        id="destinations_waiting",
        label="Cán bộ dôi dư chờ bố trí",
        explanation="Chức danh đã kết thúc cùng đơn vị khi sắp xếp và đến nay cán bộ "
        "chưa nhận chức danh nào khác. Hãy bố trí, hoặc giải quyết chế độ.",
        model=Destination,
        find=_waiting,
        kind=Kind.ATTENTION,
    ),
)
