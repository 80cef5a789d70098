import re

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Replace

from accounts import vietnamese
from members.choices import Gender
from unions.models import PlacedQuerySet, Unit

# A citizen's number, or the older identity card's.
is_identity_number = RegexValidator(
    r"\A([0-9]{9}|[0-9]{12})\Z",
    "%(value)s không phải là số định danh; hãy nhập 12 chữ số (hoặc 9 chữ số của chứng "
    "minh nhân dân cũ).",
)


CODE = "DV"
LARGEST = 2**63 - 1


def pk_of(code):
    """The key behind a person's code, or None where it is not one."""
    number = code.strip().upper().removeprefix(CODE)
    if not re.fullmatch("[0-9]{1,19}", number):
        return None
    return int(number) if int(number) <= LARGEST else None


class PersonQuerySet(PlacedQuerySet):
    def named(self, words):
        """Found by words of the name in any order, with or without diacritics; by the
        person's code; by a telephone or a part of it, or by the whole identity number.
        No words find nobody."""
        joined = re.sub(r"[\s.()-]", "", words)
        if re.fullmatch(r"\+?[0-9]{4,20}", joined):
            return self._numbered(joined)
        if re.fullmatch(f"{CODE}[0-9]{{1,15}}", joined, re.IGNORECASE):
            return self.filter(pk=pk_of(joined))
        folded = vietnamese.fold(words).split()
        if not folded:
            return self.none()
        return self.filter(*(Q(search_name__contains=word) for word in folded))

    def _numbered(self, number):
        # However it is written: 0912 345 678, 0912.345.678 or +84912345678.
        abroad = re.sub(r"\A(\+84|0)(?=[0-9]{8,}\Z)", "", number)
        digits = Replace(Replace(Replace("phone", Value(" ")), Value(".")), Value("-"))
        called = Q(phone_digits__contains=abroad)
        return self.alias(phone_digits=digits).filter(
            called | Q(identity_number=number)
        )


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
    identity_number = models.CharField(
        "số định danh", max_length=12, blank=True, validators=[is_identity_number]
    )
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
            models.UniqueConstraint(
                fields=["identity_number"],
                condition=~Q(identity_number=""),
                name="members_person_identity_number_once",
                violation_error_message="Số định danh này đã có ở một hồ sơ khác.",
            ),
        ]
        indexes = [
            models.Index(fields=["sort_key"], name="members_person_sort"),
            models.Index(fields=["search_name"], name="members_person_search"),
            models.Index(
                fields=["phone"],
                condition=~Q(phone=""),
                name="members_person_phone",
            ),
        ]

    def __str__(self):
        return self.full_name

    @property
    def code(self):
        """What sheets and searches call this person by: DV0000123."""
        return f"{CODE}{self.pk:07d}"

    @property
    def born(self):
        """The birth date as it is known: 01/02/2003, or the year alone."""
        if self.born_on is None:
            return ""
        if self.is_birth_year_only:
            return str(self.born_on.year)
        return vietnamese.day(self.born_on)

    @property
    def known_by(self):
        """The person among namesakes."""
        return ", ".join(filter(None, [self.full_name, self.born, str(self.unit)]))
