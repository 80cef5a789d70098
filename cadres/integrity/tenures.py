"""Standing rules: a post is held in a living unit, in a seat of it, on days gone by."""

from django.db.models import Exists, F, OuterRef, Q

from accounts.integrity import StandingRule, declare
from cadres.models import Qualification, Seat, Tenure
from unions.integrity.lives import outside_life_of


def _outside_unit(day):
    return Tenure.objects.filter(outside_life_of("unit"))


def _overlapping(day):
    return Tenure.objects.overlapping()


def _without_seat(day):
    seats = Seat.objects.on(day).filter(unit=OuterRef("unit"), post=OuterRef("post"))
    return Tenure.objects.on(day).filter(~Exists(seats))


def _ahead(day):
    return Tenure.objects.filter(since__gt=day)


def _impossible_degrees(day):
    unborn = Q(obtained_on__lte=F("person__born_on"))
    return Qualification.objects.filter(unborn | Q(obtained_on__gt=day))


declare(
    StandingRule(
        id="tenures_outside_unit",
        label="Giữ chức danh ngoài thời gian hoạt động của đơn vị",
        explanation="Có ngày cán bộ giữ chức danh ở một đơn vị chưa thành lập hoặc đã "
        "kết thúc. Hãy đính chính ngày nhận, ngày thôi.",
        model=Tenure,
        find=_outside_unit,
    ),
    StandingRule(
        id="tenures_overlapping",
        label="Một người giữ một chức danh hai lần cùng lúc",
        explanation="Hai thời gian giữ cùng chức danh tại cùng đơn vị chồng nhau, nên "
        "cán bộ bị tính hai lần. Hãy đính chính ngày nhận, ngày thôi.",
        model=Tenure,
        find=_overlapping,
    ),
    StandingRule(
        id="tenures_without_a_seat",
        label="Giữ chức danh không có định biên",
        explanation="Hôm nay đơn vị không có định biên cho chức danh mà cán bộ đang "
        "giữ. Hãy ấn định số lượng, hoặc ghi thôi giữ chức danh.",
        model=Tenure,
        find=_without_seat,
    ),
    StandingRule(
        id="tenures_in_the_future",
        label="Giữ chức danh từ ngày chưa đến",
        explanation="Ngày nhận chức danh ở sau hôm nay. Hãy đính chính ngày nhận.",
        model=Tenure,
        find=_ahead,
    ),
    StandingRule(
        id="degrees_on_an_impossible_day",
        label="Trình độ đạt trước khi sinh hoặc sau hôm nay",
        explanation="Ngày đạt trình độ không thể đúng. Hãy đối chiếu văn bằng rồi "
        "đính chính ngày đạt.",
        model=Qualification,
        find=_impossible_degrees,
    ),
)
