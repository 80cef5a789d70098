from django.db import models

from unions.choices import Area, Bloc, Form, LineKind, SchoolKind

from .scoped import mandated
from .unit import is_code


class LineRowQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(mandated(user, "restructuring__authority__"))


def _code(label):
    return models.CharField(label, max_length=60, blank=True, validators=[is_code])


class LineRow(models.Model):
    """One row of a line of a restructuring, as its sheet has it: rows of one `line` are
    one line of the decision. Units are named by their codes, which never change; `code`
    is the one that a new unit gets. What is empty stays as it is."""

    restructuring = models.ForeignKey(
        "unions.Restructuring",
        models.PROTECT,
        related_name="rows",
        verbose_name="quyết định",
    )
    line = models.PositiveSmallIntegerField("dòng")
    position = models.PositiveSmallIntegerField("thứ tự")
    kind = models.CharField("việc", max_length=8, choices=LineKind)
    unit = _code("đơn vị")
    into = _code("vào đơn vị")
    code = _code("mã đơn vị mới")
    name = models.CharField("tên", max_length=200, blank=True)
    parent = _code("đơn vị cấp trên")
    form = models.CharField("loại hình", max_length=12, choices=Form, blank=True)
    bloc = models.CharField("khối", max_length=14, choices=Bloc, blank=True)
    area = models.CharField("địa bàn", max_length=5, choices=Area, blank=True)
    school_kind = models.CharField(
        "loại chi đoàn trường học", max_length=7, choices=SchoolKind, blank=True
    )
    official_code = models.CharField("mã hành chính", max_length=10, blank=True)

    objects = LineRowQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng của quyết định"
        verbose_name_plural = "dòng của quyết định"
        constraints = [
            models.UniqueConstraint(
                fields=["restructuring", "position"],
                name="unions_linerow_one_a_position",
                violation_error_message="Thứ tự này đã có trong quyết định.",
            )
        ]

    def __str__(self):
        return f"Dòng {self.line}: {self.get_kind_display()}"
