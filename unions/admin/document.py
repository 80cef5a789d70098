from django.contrib import admin

from accounts.admin.base import RegisterAdmin
from unions.models import Document


@admin.register(Document)
class DocumentAdmin(RegisterAdmin):
    list_display = ["symbol", "kind", "issuer", "issued_on", "summary"]
    list_filter = ["kind"]
    search_fields = ["symbol", "summary"]
    ordering = ["-issued_on", "symbol"]
