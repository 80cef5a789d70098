"""A.1: how many units there are, by level, form and bloc."""

from django.db.models import Q

from reports.figures.algebra import (
    DOWN_TO_DISTRICT,
    DOWN_TO_GRASSROOTS,
    PROVINCE,
    Counted,
)
from unions.choices import Area, Bloc, Form, SchoolKind

from .populations import UNITS
from .terms import COMMUNE, DISTRICT_FORMS, GRASSROOTS, rows

BRANCH = Q(form=Form.BRANCH)


def _units(id, label, condition, definition, unit="đơn vị", levels=DOWN_TO_DISTRICT):
    return Counted(
        id=id,
        label=label,
        unit=unit,
        section="A.1",
        definition=definition,
        levels=levels,
        over=UNITS,
        take=rows(condition),
    )


def _branches(id, label, definition, **where):
    return _units(
        id,
        label,
        BRANCH & Q(**where),
        definition,
        unit="chi đoàn",
        levels=DOWN_TO_GRASSROOTS,
    )


FIGURES = (
    _units(
        "units_district",
        "Đoàn cấp huyện và tương đương",
        Q(form__in=DISTRICT_FORMS),
        "Huyện, thành Đoàn và đoàn trực thuộc tỉnh đang hoạt động trong ngày.",
        levels=PROVINCE,
    ),
    _units(
        "units_local",
        "Huyện, thành Đoàn",
        Q(form=Form.LOCAL),
        "Đoàn cấp huyện theo địa bàn hành chính, đang hoạt động trong ngày.",
        levels=PROVINCE,
    ),
    _units(
        "units_affiliated",
        "Đoàn trực thuộc tỉnh",
        Q(form=Form.AFFILIATED),
        "Đoàn tương đương cấp huyện, không theo địa bàn hành chính, đang hoạt động "
        "trong ngày.",
        levels=PROVINCE,
    ),
    _units(
        "units_grassroots",
        "Cơ sở đoàn",
        GRASSROOTS,
        "Đoàn cơ sở và chi đoàn cơ sở đang hoạt động trong ngày.",
    ),
    _units(
        "units_union",
        "Đoàn cơ sở",
        Q(form=Form.UNION),
        "Cơ sở đoàn có chi đoàn trực thuộc, đang hoạt động trong ngày.",
    ),
    _units(
        "units_branch_union",
        "Chi đoàn cơ sở",
        Q(form=Form.BRANCH_UNION),
        "Cơ sở đoàn trực tiếp quản lý đoàn viên, không có chi đoàn trực thuộc; tính "
        "vào cơ sở đoàn, không tính vào chi đoàn.",
    ),
    _units(
        "units_commune",
        "Đoàn xã, phường, thị trấn",
        COMMUNE,
        "Đoàn cơ sở khối địa bàn dân cư đang hoạt động trong ngày.",
    ),
    _branches(
        "branches",
        "Chi đoàn",
        "Chi đoàn thuộc đoàn cơ sở, đang hoạt động trong ngày; không gồm chi đoàn cơ "
        "sở.",
    ),
    _branches(
        "branches_residential",
        "Chi đoàn địa bàn dân cư",
        "Chi đoàn khối địa bàn dân cư, nông thôn và đô thị.",
        bloc=Bloc.RESIDENTIAL,
    ),
    _branches(
        "branches_rural",
        "Chi đoàn khối nông thôn",
        "Chi đoàn khối địa bàn dân cư ở xã.",
        bloc=Bloc.RESIDENTIAL,
        area=Area.RURAL,
    ),
    _branches(
        "branches_urban",
        "Chi đoàn khối địa bàn dân cư đô thị",
        "Chi đoàn khối địa bàn dân cư ở phường, thị trấn.",
        bloc=Bloc.RESIDENTIAL,
        area=Area.URBAN,
    ),
    _branches(
        "branches_armed",
        "Chi đoàn khối lực lượng vũ trang",
        "Chi đoàn trong quân đội, biên phòng, công an.",
        bloc=Bloc.ARMED_FORCES,
    ),
    _branches(
        "branches_school",
        "Chi đoàn khối trường học",
        "Chi đoàn lớp học và chi đoàn giáo viên.",
        bloc=Bloc.SCHOOL,
    ),
    _branches(
        "branches_school_class",
        "Chi đoàn lớp học",
        "Chi đoàn của học sinh, sinh viên theo lớp.",
        bloc=Bloc.SCHOOL,
        school_kind=SchoolKind.CLASS,
    ),
    _branches(
        "branches_school_teacher",
        "Chi đoàn giáo viên",
        "Chi đoàn của giáo viên, nhân viên nhà trường.",
        bloc=Bloc.SCHOOL,
        school_kind=SchoolKind.TEACHER,
    ),
    _branches(
        "branches_admin",
        "Chi đoàn khối hành chính, sự nghiệp",
        "Chi đoàn trong cơ quan, đơn vị sự nghiệp; chi đoàn cơ sở của khối này không "
        "tính ở đây.",
        bloc=Bloc.ADMINISTRATIVE,
    ),
    _branches(
        "branches_enterprise",
        "Chi đoàn khối doanh nghiệp",
        "Chi đoàn thuộc đoàn cơ sở khối doanh nghiệp; chi đoàn cơ sở của khối này "
        "không tính ở đây.",
        bloc=Bloc.ENTERPRISE,
    ),
)
