from django.db import models
from django.db.models import Q

from accounts import vietnamese
from members.choices import Gender
from unions.models import PlacedQuerySet, Unit


class PersonQuerySet(PlacedQuerySet):
    def named(self, words):
        """Found by words in any order, with or without diacritics."""
        folded = vietnamese.fold(words).split()
        return self.filter(*(Q(search_name__contains=word) for word in folded))


class Person(models.Model):
    """A person known to the union, member or cadre or both. Only what every office may
    see stands here: ethnicity, religion and Party are in SensitiveFacts."""

    full_name = models.CharField("họ và tên", max_length=120)
    search_name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=255)
    gender = models.CharField("giới tính", max_length=1, choices=Gender)
    born_on = models.DateField("ngày sinh", null=True, blank=True)
    is_birth_year_only = models.BooleanField("chỉ biết năm sinh", default=False)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="people",
        verbose_name="đơn vị quản lý hồ sơ",
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "người"
        verbose_name_plural = "hồ sơ người"
        constraints = [
            models.CheckConstraint(
                condition=~Q(full_name=""),
                name="members_person_named",
                violation_error_message="Hãy nhập họ và tên.",
            ),
            models.CheckConstraint(
                condition=Q(is_birth_year_only=False) | Q(born_on__isnull=False),
                name="members_person_birth_year_known",
                violation_error_message="Hãy nhập năm sinh khi chỉ biết năm sinh.",
            ),
        ]
        indexes = [
            models.Index(fields=["sort_key"], name="members_person_sort"),
            models.Index(fields=["search_name"], name="members_person_search"),
        ]

    def __str__(self):
        return self.full_name
