"""Standing rules: every placement has a place in the tree, on each of its days."""

from functools import reduce
from operator import or_

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from accounts.integrity import StandingRule, declare
from unions.choices import ANCESTORS, LEVELS, Form, Level
from unions.models import Placement

from .lives import outside_life_of


def link(column):
    """A foreign key to compare: no link equals no link."""
    return Coalesce(column, 0, output_field=BigIntegerField())


def _overlapping(day):
    return Placement.objects.overlapping()


def _outside_parent(day):
    return Placement.objects.filter(outside_life_of("parent"), parent__isnull=False)


def _parent_too_low(day):
    too_low = (
        Q(unit__level=level, parent__level__in=list(Level)[level.depth :])
        for level in Level
    )
    return Placement.objects.filter(reduce(or_, too_low))


def _form_of_other_level(day):
    fits = (Q(form=form, unit__level=level) for form, level in LEVELS.items())
    return Placement.objects.exclude(reduce(or_, fits))


def _above():
    """The placements of the parent that share a day with the placement outside."""
    return Placement.objects.meeting_outer().filter(unit=OuterRef("parent"))


def _below_branch_union(day):
    return Placement.objects.filter(Exists(_above().filter(form=Form.BRANCH_UNION)))


def _path(day):
    return Placement.objects.filter(reduce(or_, map(_strays, ANCESTORS)))


def _strays(level):
    """A path names the unit itself at its own level, else what its parent's does."""
    column = f"{level.path}_id"
    above = _above().annotate(theirs=link(column))
    elsewhere = Exists(above.exclude(theirs=link(OuterRef(column))))
    own = Q(unit__level=level)
    return own & ~Q(unit=F(level.path)) | ~own & Q(elsewhere)


declare(
    StandingRule(
        id="placements_overlapping",
        label="Hai giai đoạn của một đơn vị chồng nhau",
        explanation="Có những ngày đơn vị ở hai nơi hoặc mang hai tên, nên bị tính "
        "hai lần. Hãy đính chính ngày bắt đầu, kết thúc để hai giai đoạn nối nhau.",
        model=Placement,
        find=_overlapping,
    ),
    StandingRule(
        id="placements_outside_parent",
        label="Đơn vị hoạt động dưới cấp trên không hoạt động",
        explanation="Trong giai đoạn này có ngày đơn vị cấp trên chưa thành lập hoặc "
        "đã kết thúc. Hãy chuyển đơn vị về cấp trên đúng từ ngày đó, hoặc đính chính "
        "ngày.",
        model=Placement,
        find=_outside_parent,
    ),
    StandingRule(
        id="placements_under_a_lower_level",
        label="Đơn vị cấp trên không ở cấp cao hơn",
        explanation="Cấp trên phải ở cấp cao hơn hẳn: tỉnh, huyện, cơ sở, chi đoàn. "
        "Hãy đính chính đơn vị cấp trên của giai đoạn này.",
        model=Placement,
        find=_parent_too_low,
    ),
    StandingRule(
        id="placements_of_another_level",
        label="Loại hình không thuộc cấp của đơn vị",
        explanation="Một đơn vị không đổi cấp: đoàn cơ sở không thành chi đoàn. Hãy "
        "đính chính loại hình, hoặc kết thúc đơn vị và thành lập đơn vị mới.",
        model=Placement,
        find=_form_of_other_level,
    ),
    StandingRule(
        id="placements_under_a_branch_union",
        label="Đơn vị trực thuộc chi đoàn cơ sở",
        explanation="Chi đoàn cơ sở trực tiếp quản lý đoàn viên, không có đơn vị trực "
        "thuộc. Hãy đổi chi đoàn cơ sở thành đoàn cơ sở, hoặc chuyển đơn vị này đi.",
        model=Placement,
        find=_below_branch_union,
    ),
    StandingRule(
        id="placements_off_the_path",
        label="Đường dẫn cấp trên của giai đoạn không khớp",
        explanation="Tỉnh, huyện, cơ sở ghi kèm giai đoạn khác với của đơn vị cấp "
        "trên, nên số liệu theo cấp trên bị lệch. Hãy ghi lại việc chuyển cấp trên "
        "của đơn vị.",
        model=Placement,
        find=_path,
    ),
)
