"""Standing rules over what units declare."""

from django.db.models import Exists, F, OuterRef, Q

from accounts.integrity import StandingRule, declare
from reports.catalogue import FIGURES
from reports.figures import Declared
from reports.models import Return, ReturnLine
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
        id="returns_of_absent_units",
        label="Biểu số liệu của đơn vị không hoạt động",
        explanation="Ngày cuối kỳ, đơn vị lập biểu chưa thành lập hoặc đã kết thúc. "
        "Hãy kiểm tra lại kỳ báo cáo và đơn vị của biểu.",
        model=Return,
        find=_return_of_no_unit,
    ),
)
