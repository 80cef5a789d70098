from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from unions.forms.corrections import CorrectDocumentForm
from unions.forms.offices import RegisterDocumentForm
from unions.models import Document


@admin.register(Document)
class DocumentAdmin(BaseAdmin):
    list_display = ["symbol", "kind", "issuer", "issued_on", "summary"]
    list_filter = ["kind"]
    search_fields = ["symbol", "summary"]
    ordering = ["-issued_on", "symbol"]
    acts = [
        Act(
            "ghi",
            "Ghi văn bản",
            RegisterDocumentForm,
            "unions.add_document",
            opens=True,
        ),
        Act("dinh-chinh", "Đính chính", CorrectDocumentForm, "unions.change_document"),
    ]
