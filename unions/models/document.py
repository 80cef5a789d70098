from django.db import models

from unions.choices import DocumentKind


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Directives are addressed to the whole union."""
        return self.all() if user.is_authenticated else self.none()


class Document(models.Model):
    """A directive that the work rests on, known by its symbol: 07-KL/TWĐTN-BTC."""

    symbol = models.CharField("số, ký hiệu", max_length=60)
    kind = models.CharField("loại văn bản", max_length=6, choices=DocumentKind)
    issuer = models.CharField("cơ quan ban hành", max_length=200)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    summary = models.CharField("trích yếu", max_length=500)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        constraints = [
            models.UniqueConstraint(
                fields=["symbol", "issuer"],
                name="unions_document_symbol_of_issuer",
                violation_error_message="Văn bản có số, ký hiệu này đã được ghi.",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} số {self.symbol}"

    @property
    def number(self):
        """The running number in front of the symbol: 07."""
        return self.symbol.partition("-")[0].partition("/")[0]
