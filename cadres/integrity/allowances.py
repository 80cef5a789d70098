"""Standing rules: what is paid on a day is told once, and told for everybody."""

from accounts.integrity import Kind, StandingRule, declare
from cadres import allowances
from cadres.models import AllowanceRate, BaseSalary, Tenure


def _rates_overlapping(day):
    return AllowanceRate.objects.overlapping()


def _bases_overlapping(day):
    return BaseSalary.objects.overlapping()


declare(
    StandingRule(
        id="allowance_rates_overlapping",
        label="Hai hệ số phụ cấp của một chức danh cùng lúc",
        explanation="Hai hệ số của cùng chức danh, cùng loại hình đơn vị chồng nhau, "
        "nên không rõ mức nào áp dụng. Hãy đính chính ngày bắt đầu, ngày thôi.",
        model=AllowanceRate,
        find=_rates_overlapping,
    ),
    StandingRule(
        id="base_salaries_overlapping",
        label="Hai mức lương cơ sở cùng lúc",
        explanation="Thời gian áp dụng của hai mức lương cơ sở chồng nhau. Hãy đính "
        "chính ngày bắt đầu, ngày thôi.",
        model=BaseSalary,
        find=_bases_overlapping,
    ),
    StandingRule(
        id="allowances_without_rate",
        label="Hưởng phụ cấp mà chức danh chưa có hệ số",
        explanation="Hôm nay cán bộ hưởng phụ cấp nhưng chức danh ở loại hình đơn vị "
        "này chưa ghi hệ số, nên chưa tính được tiền. Hãy ghi hệ số phụ cấp, hoặc "
        "đính chính chế độ của cán bộ.",
        model=Tenure,
        find=allowances.without_rate,
        kind=Kind.ATTENTION,
    ),
    StandingRule(
        id="allowances_twice",
        label="Một người hưởng phụ cấp của hai chức danh",
        explanation="Hôm nay cán bộ hưởng phụ cấp ở từ hai chức danh trở lên, nên tiền "
        "được cộng nhiều lần. Nếu chỉ hưởng một, hãy đính chính chế độ của chức danh "
        "còn lại thành kiêm nhiệm.",
        model=Tenure,
        find=allowances.doubled,
        kind=Kind.ATTENTION,
    ),
)
