from django.contrib import admin

from accounts.admin.base import RegisterAdmin
from cadres.models import Qualification


@admin.register(Qualification)
class QualificationAdmin(RegisterAdmin):
    list_display = ["person", "__str__", "obtained_on"]
    list_filter = ["subject"]
    list_select_related = ["person"]
    search_fields = ["person__search_name"]
    ordering = ["-obtained_on", "pk"]
