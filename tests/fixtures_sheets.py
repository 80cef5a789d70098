"""A sheet that belongs to no floor: directives, by their symbol."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from accounts.services.footprints import Trail
from accounts.spreadsheets import SHEETS, Column, Kind, Outcome, PlannedRow, Sheet
from tests import factories
from unions.choices import DocumentKind
from unions.models import Document

COLUMNS = (
    Column("symbol", "Ký hiệu", required=True, path="symbol"),
    Column("kind", "Loại", Kind.CHOICE, DocumentKind, path="kind"),
    Column("summary", "Trích yếu", path="summary"),
    Column("secret", "Mật", permission="members.view_sensitive", path="issuer"),
)


class DocumentsSheet(Sheet):
    id = "thu-van-ban"
    label = "Văn bản thử"
    model = Document
    permission = "unions.add_unit"
    columns = COLUMNS

    def decide(self, rows, *, by, on):
        known = {d.symbol: d for d in Document.objects.visible_to(by)}
        return [self.decide_one(row, known.get(row.cells["symbol"])) for row in rows]

    def decide_one(self, row, document):
        symbol, summary = row.cells["symbol"], row.cells.get("summary", "")
        if symbol == "SAI":
            return PlannedRow.refused(
                row, "Cột Ký hiệu: “SAI” không dùng được; hãy sửa."
            )
        payload = {"symbol": symbol, "summary": summary}
        if document is None:
            changes = {"Trích yếu": ("", summary)}
            outcome = Outcome.NEW
        elif document.summary == summary:
            changes, outcome = {}, Outcome.UNCHANGED
        else:
            changes = {"Trích yếu": (document.summary, summary)}
            outcome = Outcome.CHANGED
        target = str(document.pk) if document else ""
        return PlannedRow(
            row.number, outcome, symbol, changes, target=target, payload=payload
        )

    def export_queryset(self, queryset, *, user, on):
        return queryset.order_by("pk")

    @transaction.atomic
    def apply(self, plan, *, by, on, at, progress):
        trail = Trail()
        for row in plan.of(Outcome.NEW):
            if row.payload["symbol"] == "HỎNG":
                raise RuntimeError("broken on purpose")
            if row.payload["symbol"] == "CẤM":
                raise ValidationError("Không ghi được văn bản CẤM.")
            trail.created([factories.DocumentFactory(**row.payload)])
        for row in plan.of(Outcome.CHANGED):
            document = Document.objects.get(pk=row.target)
            trail.seen([document])
            document.summary = row.payload["summary"]
            document.save()
            trail.changed([document])
        progress(len(plan.rows), len(plan.rows))
        return trail.keep(by=by, at=at, act="import.apply", subject=self.label)


@pytest.fixture
def sheet(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    SHEETS[DocumentsSheet.id] = DocumentsSheet()
    yield SHEETS[DocumentsSheet.id]
    del SHEETS[DocumentsSheet.id]


@pytest.fixture
def csv_file():
    def csv_file(*lines, name="van-ban.csv"):
        text = "\n".join(["Ký hiệu,Trích yếu", *lines])
        return SimpleUploadedFile(name, text.encode())

    return csv_file
