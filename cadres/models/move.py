from django.db import models
from django.db.models import F, Q

from cadres.choices import MoveKind, Sphere, Tier
from members.models import Person
from unions.models import PlacedQuerySet, Unit
from unions.models.scoped import mandated

from .post import Post


class MoveQuerySet(PlacedQuerySet):
    def visible_to(self, user):
        """Whoever answers for the unit that is left, or for the one gone to."""
        ours = mandated(user, "unit__") | mandated(user, "into__")
        return self.all() if user.is_superuser else self.filter(ours)


class Move(models.Model):
    """A cadre goes from a post of `unit` to other work by a decision (Conclusion 07,
    I.3.4): into a unit of the union, or to a body named by `place`. A secondment ends
    with the return; the tenures are recorded apart."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="moves", verbose_name="cán bộ"
    )
    kind = models.CharField("hình thức", max_length=10, choices=MoveKind)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="moves_out", verbose_name="đơn vị đi"
    )
    post = models.ForeignKey(
        Post, models.PROTECT, related_name="+", verbose_name="chức danh khi đi"
    )
    sphere = models.CharField("nơi đến thuộc", max_length=10, choices=Sphere)
    tier = models.CharField("cấp của nơi đến", max_length=8, choices=Tier)
    into = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="moves_in",
        verbose_name="đơn vị Đoàn nơi đến",
    )
    into_post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="chức danh nơi đến",
    )
    place = models.CharField("cơ quan, chức vụ nơi đến", max_length=200, blank=True)
    on = models.DateField("từ ngày")
    planned_until = models.DateField("dự kiến về ngày", null=True, blank=True)
    returned_on = models.DateField("đã về ngày", null=True, blank=True)
    is_over_age = models.BooleanField(
        "bố trí khi hết tuổi công tác Đoàn", default=False
    )
    decision = models.CharField("quyết định", max_length=120, blank=True)

    objects = MoveQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt luân chuyển, điều động"
        verbose_name_plural = "luân chuyển, điều động"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "on"],
                name="cadres_move_once_a_day",
                violation_error_message="Lượt luân chuyển, điều động này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(sphere=Sphere.UNION, into__isnull=False)
                | ~Q(sphere=Sphere.UNION) & Q(into__isnull=True) & ~Q(place=""),
                name="cadres_move_into_unit_or_place",
                violation_error_message="Hãy chọn đơn vị Đoàn nơi đến, hoặc ghi tên cơ "
                "quan ngoài Đoàn.",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind=MoveKind.SECONDMENT,
                    planned_until__isnull=False,
                    planned_until__gt=F("on"),
                )
                | ~Q(kind=MoveKind.SECONDMENT)
                & Q(planned_until__isnull=True, returned_on__isnull=True),
                name="cadres_move_secondment_has_an_end",
                violation_error_message="Cử đi thực tế phải có ngày dự kiến về, sau "
                "ngày đi; hình thức khác thì không ghi.",
            ),
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | Q(returned_on__gt=F("on")),
                name="cadres_move_returned_after_leaving",
                violation_error_message="Ngày về phải sau ngày đi.",
            ),
        ]

    def __str__(self):
        where = self.into or self.place
        return f"{self.person}: {self.get_kind_display().lower()} đến {where}"
