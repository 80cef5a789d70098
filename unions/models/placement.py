from django.db import models
from django.db.models import Q

from unions.choices import ANCESTORS, Area, Bloc, Form, SchoolKind

from .dated import Dated, DatedQuerySet, lasting
from .scoped import PlacedQuerySet
from .unit import Unit


class PlacementQuerySet(PlacedQuerySet, DatedQuerySet):
    def under(self, unit, day):
        """The placements that hold on `day` at or below `unit`, its own included."""
        return self.filter(lasting(day), unit.covers())


class Placement(Dated):
    """This unit had this name, parent, form and bloc from … until …

    province, district and grassroots are the ancestors of those levels, the unit itself
    at its own level, so that "all below" is one indexed column on any day.
    """

    apart_by = ("unit_id",)

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="placements", verbose_name="đơn vị"
    )
    name = models.CharField("tên", max_length=200)
    official_code = models.CharField("mã hành chính", max_length=10, blank=True)
    parent = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="child_placements",
        verbose_name="đơn vị cấp trên",
    )
    form = models.CharField("loại hình", max_length=12, choices=Form)
    bloc = models.CharField("khối", max_length=14, choices=Bloc, blank=True)
    area = models.CharField("địa bàn", max_length=5, choices=Area, blank=True)
    school_kind = models.CharField(
        "loại chi đoàn trường học", max_length=7, choices=SchoolKind, blank=True
    )
    special_area = models.BooleanField(
        "vùng đặc biệt khó khăn, biên giới", default=False
    )
    province = models.ForeignKey(
        Unit, models.PROTECT, null=True, editable=False, related_name="+"
    )
    district = models.ForeignKey(
        Unit, models.PROTECT, null=True, editable=False, related_name="+"
    )
    grassroots = models.ForeignKey(
        Unit, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = "giai đoạn của đơn vị"
        verbose_name_plural = "giai đoạn của đơn vị"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(until__isnull=True),
                name="unions_placement_one_open",
                violation_error_message="Đơn vị đã có một giai đoạn đang mở.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, form=Form.PROVINCIAL)
                | Q(parent__isnull=False) & ~Q(form=Form.PROVINCIAL),
                name="unions_placement_parent_unless_province",
                violation_error_message=(
                    "Đơn vị phải có đơn vị cấp trên; chỉ Tỉnh Đoàn thì không."
                ),
            ),
            models.CheckConstraint(
                condition=Q(form__in=[Form.PROVINCIAL, Form.LOCAL]) | ~Q(bloc=""),
                name="unions_placement_bloc_given",
                violation_error_message="Hãy chọn khối của đơn vị.",
            ),
            models.CheckConstraint(
                condition=~Q(bloc=Bloc.RESIDENTIAL) | ~Q(area=""),
                name="unions_placement_area_of_residential",
                violation_error_message=(
                    "Đơn vị địa bàn dân cư phải có địa bàn: nông thôn hoặc đô thị."
                ),
            ),
            models.CheckConstraint(
                condition=Q(school_kind="") | Q(bloc=Bloc.SCHOOL, form=Form.BRANCH),
                name="unions_placement_school_kind_of_school",
                violation_error_message=(
                    "Chỉ chi đoàn khối trường học mới phân loại lớp học, giáo viên."
                ),
            ),
        ]

    def __str__(self):
        return self.name


def path_of(placement):
    """The keys of the ancestors in a placement, the highest first."""
    return [getattr(placement, f"{level.path}_id") for level in ANCESTORS]
