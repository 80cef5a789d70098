"""Standing rules: congresses of living units on days gone by, followed in time; and
what they opened is theirs."""

from django.db.models import F, Q

from accounts.integrity import Kind, StandingRule, declare
from cadres.models import Congress, Seat, Tenure
from cadres.terms import ending, too_long_provisional


def _impossible(day):
    """Those of before the records began are older than the founding days of units."""
    ended = Q(unit__closed_on__lte=F("held_on"))
    return Congress.objects.filter(ended | Q(held_on__gt=day))


def _of_another_term(model):
    def find(day):
        elsewhere = ~Q(congress__unit=F("unit"))
        early = Q(since__lt=F("congress__term_since"))
        return model.objects.filter(elsewhere | early, congress__isnull=False)

    return find


declare(
    StandingRule(
        id="congresses_on_an_impossible_day",
        label="Đại hội sau khi đơn vị kết thúc hoặc chưa đến ngày",
        explanation="Ngày đại hội ở sau hôm nay, hoặc khi đơn vị không còn hoạt động. "
        "Hãy đính chính ngày đại hội, hoặc hoàn tác việc ghi đại hội.",
        model=Congress,
        find=_impossible,
    ),
    StandingRule(
        id="seats_of_another_congress",
        label="Định biên không thuộc nhiệm kỳ của đại hội",
        explanation="Định biên ghi do một đại hội ấn định, nhưng đại hội đó của đơn vị "
        "khác hoặc nhiệm kỳ bắt đầu sau. Hãy hoàn tác việc ghi đại hội rồi ghi lại.",
        model=Seat,
        find=_of_another_term(Seat),
    ),
    StandingRule(
        id="tenures_of_another_congress",
        label="Giữ chức danh không thuộc nhiệm kỳ của đại hội",
        explanation="Cán bộ ghi do một đại hội bầu, nhưng đại hội đó của đơn vị khác "
        "hoặc nhiệm kỳ bắt đầu sau. Hãy đính chính thời gian giữ chức danh.",
        model=Tenure,
        find=_of_another_term(Tenure),
    ),
    StandingRule(
        id="terms_over",
        label="Nhiệm kỳ đã hết",
        explanation="Hôm nay nhiệm kỳ của đại hội gần nhất đã hết. Hãy tổ chức đại hội "
        "rồi ghi ở trang đơn vị, hoặc đính chính ngày hết nhiệm kỳ nếu được kéo dài.",
        model=Congress,
        find=ending,
        kind=Kind.ATTENTION,
    ),
    StandingRule(
        id="provisional_too_long",
        label="Lâm thời quá thời hạn",
        explanation="Bí thư, phó bí thư, ủy viên lâm thời đã quá số tháng mà tiêu "
        "chuẩn cho phép. Hãy tổ chức đại hội rồi ghi ở trang đơn vị.",
        model=Tenure,
        find=too_long_provisional,
        kind=Kind.ATTENTION,
    ),
)
