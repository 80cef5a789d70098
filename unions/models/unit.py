from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from accounts import vietnamese
from unions.choices import LEVELS, Bloc, Form, Level

from .dated import lasting
from .scoped import at_or_below, mandated

# A code stands in addresses, file names and sheets.
is_code = RegexValidator(
    r"\A[A-Za-z0-9_-]+\Z",
    "%(value)s không dùng làm mã được; hãy chỉ dùng chữ không dấu, chữ số, gạch nối và "
    "gạch dưới.",
)


class UnitQuerySet(models.QuerySet):
    def on(self, day):
        alive = Q(closed_on__isnull=True) | Q(closed_on__gt=day)
        return self.filter(alive, founded_on__lte=day)

    def under(self, unit, day):
        """The units that stood on `day` at or below `unit`, itself included."""
        via = "placements__"
        return self.filter(lasting(day, via), unit.covers(via))

    def beneath(self, unit):
        """The units that lie, or lay last, at or below `unit`, itself included."""
        return self.filter(at_or_below([unit.pk]))

    def visible_to(self, user):
        return self.filter(mandated(user))

    def named(self, words):
        """Found by words of the name and of those above it in any order, with or
        without diacritics, or by the beginning of the code. No words find nothing."""
        folded = vietnamese.fold(words).split()
        if not folded:
            return self.none()
        found = Q(*(Q(search_name__contains=word) for word in folded))
        if len(folded) == 1:
            found |= Q(code__istartswith=words.strip())
        return self.filter(found)


class Unit(models.Model):
    """An identity that outlives its names and parents. Everything but code, level and
    founding day is a snapshot of the last placement, kept for search and scope and
    written by services.snapshots alone."""

    code = models.CharField(
        "mã đơn vị", max_length=60, unique=True, validators=[is_code]
    )
    level = models.CharField("cấp", max_length=10, choices=Level)
    founded_on = models.DateField("ngày thành lập")
    closed_on = models.DateField("ngày kết thúc", null=True, blank=True)

    name = models.CharField("tên", max_length=200)
    label = models.CharField("tên đầy đủ", max_length=600)
    search_name = models.CharField(max_length=600)
    sort_key = models.CharField(max_length=255)
    form = models.CharField("loại hình", max_length=12, choices=Form)
    bloc = models.CharField("khối", max_length=14, choices=Bloc, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="đơn vị cấp trên",
    )
    province = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="+"
    )
    district = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="+"
    )
    grassroots = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    *(Q(form=form, level=level) for form, level in LEVELS.items()),
                    _connector=Q.OR,
                ),
                name="unions_unit_form_fits_level",
                violation_error_message="Loại hình không phù hợp với cấp của đơn vị.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True)
                | Q(closed_on__gt=models.F("founded_on")),
                name="unions_unit_closed_after_founded",
                violation_error_message="Ngày kết thúc phải sau ngày thành lập.",
            ),
        ]
        indexes = [models.Index(fields=["level", "sort_key"], name="unions_unit_list")]

    def __str__(self):
        return self.label

    @property
    def path(self):
        """The path column that holds this unit in the placements below it."""
        return "unit" if self.level == Level.BRANCH else Level(self.level).path

    def covers(self, via=""):
        """The placements, reached `via` a relation, at or below it."""
        return Q(**{f"{via}{self.path}": self})

    def exists_on(self, day):
        ended = self.closed_on is not None and self.closed_on <= day
        return self.founded_on <= day and not ended

    def exists_throughout(self, since, until):
        """On every day from `since` to before `until`, None for no end."""
        closed = self.closed_on
        outlives = closed is not None and (until is None or until > closed)
        return self.exists_on(since) and not outlives
