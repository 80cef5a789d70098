"""Standing rules over evaluations: closed campaigns stay as they were."""

from django.db.models import F, Q

from accounts.choices import ReviewState
from accounts.integrity import Kind, StandingRule, declare
from cadres.choices import SCALES
from cadres.models import Evaluation, EvaluationCampaign


def _touched_after_close(day):
    later = Q(submitted_at__gt=F("campaign__closed_at"))
    later |= Q(decided_at__gt=F("campaign__closed_at"))
    return Evaluation.objects.filter(later)


def _waiting_in_closed(day):
    closed = Q(campaign__closed_at__isnull=False)
    return Evaluation.objects.listed().waiting().filter(closed)


def _foreign_ranks(day):
    fitting = Q()
    for scale, (_, ranks) in SCALES.items():
        fitting |= Q(campaign__scale=scale, rank__in=ranks)
    return Evaluation.objects.rated().exclude(fitting)


def _closed_too_early(day):
    return EvaluationCampaign.objects.filter(closed_at__year__lte=F("year"))


def _late(day):
    open_rows = Evaluation.objects.listed().filter(
        state__in=(ReviewState.DRAFT, ReviewState.RETURNED)
    )
    return open_rows.filter(campaign__closed_at__isnull=True, campaign__due_on__lt=day)


def _left_open(day):
    """Their year is over for as long as it lasted."""
    return EvaluationCampaign.objects.open().filter(year__lt=day.year - 1)


declare(
    StandingRule(
        id="evaluations_touched_after_close",
        label="Đánh giá thay đổi sau khi đợt đã khóa",
        explanation="Đề nghị hoặc quyết định được ghi sau lúc khóa đợt. Kết quả đã "
        "khóa phải giữ nguyên: hãy đối chiếu với văn bản, và mở lại đợt nếu cần sửa.",
        model=Evaluation,
        find=_touched_after_close,
    ),
    StandingRule(
        id="evaluations_waiting_in_closed",
        label="Đề nghị chờ quyết định trong đợt đã khóa",
        explanation="Đợt đánh giá đã khóa mà đề nghị này chưa được quyết định. Hãy mở "
        "lại đợt, quyết định hoặc trả lại đề nghị, rồi khóa.",
        model=Evaluation,
        find=_waiting_in_closed,
    ),
    StandingRule(
        id="evaluations_of_another_scale",
        label="Mức xếp loại không thuộc thang của đợt đánh giá",
        explanation="Mức đã quyết định không có trong thang đánh giá của đợt. Hãy trả "
        "lại đánh giá này để đề nghị và quyết định lại.",
        model=Evaluation,
        find=_foreign_ranks,
    ),
    StandingRule(
        id="campaigns_closed_too_early",
        label="Đợt đánh giá khóa khi chưa hết năm",
        explanation="Đợt được khóa trước ngày 31/12 của năm đánh giá, nên danh sách "
        "chưa phải của ngày cuối năm. Hãy mở lại đợt và khóa sau ngày đó.",
        model=EvaluationCampaign,
        find=_closed_too_early,
    ),
    StandingRule(
        id="evaluations_late",
        label="Quá hạn gửi đề nghị xếp loại",
        explanation="Đã quá hạn của đợt đánh giá mà đối tượng này chưa được gửi đề "
        "nghị. Hãy nhắc đơn vị, hoặc lùi hạn của đợt.",
        model=Evaluation,
        find=_late,
        kind=Kind.ATTENTION,
    ),
    StandingRule(
        id="campaigns_left_open",
        label="Đợt đánh giá của những năm trước còn mở",
        explanation="Hơn một năm sau năm đánh giá, đợt vẫn chưa khóa nên kết quả còn "
        "thay đổi theo sổ. Hãy hoàn thành rồi khóa đợt.",
        model=EvaluationCampaign,
        find=_left_open,
        kind=Kind.ATTENTION,
    ),
)
