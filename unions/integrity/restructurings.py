"""Standing rules over decisions that wait for somebody."""

from accounts.choices import ReviewState
from accounts.integrity import Kind, StandingRule, declare
from unions.models import Restructuring


def _submitted(day):
    return Restructuring.objects.filter(state=ReviewState.SUBMITTED)


def _due(day):
    """Approved and in force, but not carried out."""
    approved = Restructuring.objects.filter(state=ReviewState.APPROVED)
    return approved.filter(applied_at__isnull=True, effective_on__lte=day)


declare(
    StandingRule(
        id="restructurings_to_approve",
        label="Quyết định sắp xếp chờ duyệt",
        explanation="Quyết định sắp xếp tổ chức đã gửi duyệt mà chưa có ý kiến. Hãy "
        "xem phương án rồi phê duyệt hoặc trả lại.",
        model=Restructuring,
        find=_submitted,
        kind=Kind.ATTENTION,
    ),
    StandingRule(
        id="restructurings_to_apply",
        label="Quyết định sắp xếp đã có hiệu lực, chưa áp dụng",
        explanation="Quyết định sắp xếp tổ chức đã được duyệt và đã đến ngày có hiệu "
        "lực, nhưng các đơn vị chưa thay đổi. Hãy mở quyết định và áp dụng.",
        model=Restructuring,
        find=_due,
        kind=Kind.ATTENTION,
    ),
)
