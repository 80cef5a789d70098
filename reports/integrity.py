"""Standing rules over what units declare."""

from django.db.models import Exists, F, OuterRef, Q

from accounts.integrity import StandingRule, declare
from reports.catalogue import FIGURES
from reports.figures import Declared
from reports.models import PeriodFigure, Return, ReturnLine, Writing
from unions.choices import Level
from unions.models import Placement
from unions.models.dated import lasting

PATH = ("unit", "grassroots", "district", "province")


def _line_of_a_stranger(day):
    """Lines of a unit that did not stand at or below the return's on its last day."""
    scope = OuterRef("unit_return__unit")
    closing = OuterRef("unit_return__period__closing")
    below = Q(*((column, scope) for column in PATH), _connector=Q.OR)
    stood = Placement.objects.filter(below, lasting(closing), unit=OuterRef("unit"))
    return ReturnLine.objects.filter(~Exists(stood))


def _unknown_figure(day):
    known = [figure.id for figure in FIGURES if isinstance(figure, Declared)]
    return ReturnLine.objects.exclude(figure__in=known)


def _figure_not_asked(day):
    """Of periods that say what they ask; the oldest do not."""
    asked = PeriodFigure.objects.filter(period=OuterRef("unit_return__period"))
    one = asked.filter(figure=OuterRef("figure"))
    return ReturnLine.objects.filter(Exists(asked), ~Exists(one))


def _line_unlike_sent(day):
    """Lines of approved returns with another value than was sent; what was approved
    before returns were sent has none."""
    same = Q(value=F("sent")) | Q(value__isnull=True, sent__isnull=True)
    lines = ReturnLine.objects.approved().filter(unit_return__rounds__gt=0)
    return lines.exclude(pk__in=lines.filter(same).values("pk"))


def _line_unlike_its_writings(day):
    """Lines that say otherwise than the last of their writings; those without a writer
    are older than the writings."""
    own = Writing.objects.filter(line=OuterRef("pk"))
    empty = Q(value__isnull=True, line__value__isnull=True)
    last = own.filter(
        Q(value=OuterRef("value")) | empty,
        version=OuterRef("version"),
        reason=OuterRef("reason"),
    )
    later = own.filter(version__gt=OuterRef("version"))
    written = ReturnLine.objects.filter(written_at__isnull=False)
    return written.filter(~Exists(last) | Exists(later))


def _return_of_wrong_sender(day):
    """Returns of a unit that on the last day of the period lay below another than the
    province."""
    stood = Placement.objects.filter(
        lasting(OuterRef("period__closing")), unit=OuterRef("unit")
    )
    rightly = stood.filter(parent__level=Level.PROVINCE)
    return Return.objects.filter(Exists(stood), ~Exists(rightly))


def _return_of_no_unit(day):
    """Returns of a unit that did not exist on the last day of the period."""
    closing = F("period__closing")
    gone = Q(unit__closed_on__lte=closing)
    return Return.objects.filter(gone | Q(unit__founded_on__gt=closing))


declare(
    StandingRule(
        id="return_lines_of_strangers",
        label="Dòng số liệu của đơn vị ngoài biểu",
        explanation="Ngày cuối kỳ, đơn vị của dòng này không thuộc đơn vị lập biểu, "
        "nên số liệu bị tính cho nơi khác. Hãy trả lại biểu để đơn vị bỏ dòng này.",
        model=ReturnLine,
        find=_line_of_a_stranger,
    ),
    StandingRule(
        id="return_lines_of_unknown_figures",
        label="Dòng số liệu không có trong danh mục",
        explanation="Danh mục không có số liệu do đơn vị khai mang mã này, nên báo "
        "cáo bỏ qua. Hãy trả lại biểu để đơn vị khai vào số liệu đúng.",
        model=ReturnLine,
        find=_unknown_figure,
    ),
    StandingRule(
        id="return_lines_not_asked",
        label="Dòng số liệu ngoài chỉ tiêu của kỳ",
        explanation="Kỳ báo cáo không hỏi chỉ tiêu này nên biểu không hiện dòng, nhưng "
        "báo cáo vẫn cộng. Hãy bổ sung chỉ tiêu vào kỳ hoặc trả lại biểu.",
        model=ReturnLine,
        find=_figure_not_asked,
    ),
    StandingRule(
        id="return_lines_unlike_sent",
        label="Dòng số liệu đã duyệt khác số đã gửi",
        explanation="Giá trị được duyệt không phải giá trị mà đơn vị đã gửi. Hãy trả "
        "lại biểu để đơn vị kiểm tra và gửi lại.",
        model=ReturnLine,
        find=_line_unlike_sent,
    ),
    StandingRule(
        id="return_lines_unlike_writings",
        label="Dòng số liệu khác lần ghi cuối",
        explanation="Giá trị của dòng không phải giá trị ghi lần cuối trong lịch sử "
        "của ô. Hãy xem lịch sử của ô và ghi lại giá trị đúng.",
        model=ReturnLine,
        find=_line_unlike_its_writings,
    ),
    StandingRule(
        id="returns_of_wrong_senders",
        label="Biểu số liệu của đơn vị không trực thuộc tỉnh",
        explanation="Ngày cuối kỳ, đơn vị lập biểu không trực thuộc tỉnh nên số liệu "
        "của đơn vị có thể bị tính hai lần. Hãy trả lại biểu và lập biểu ở đơn vị "
        "cấp trên.",
        model=Return,
        find=_return_of_wrong_sender,
    ),
    StandingRule(
        id="returns_of_absent_units",
        label="Biểu số liệu của đơn vị không hoạt động",
        explanation="Ngày cuối kỳ, đơn vị lập biểu chưa thành lập hoặc đã kết thúc. "
        "Hãy kiểm tra lại kỳ báo cáo và đơn vị của biểu.",
        model=Return,
        find=_return_of_no_unit,
    ),
)
