from django.contrib import admin

from accounts.admin.base import RegisterAdmin
from members.models import Enrolment


@admin.register(Enrolment)
class EnrolmentAdmin(RegisterAdmin):
    list_display = ["person", "unit", "since", "until", "entry", "exit"]
    list_filter = ["entry", "exit"]
    list_select_related = ["person", "unit"]
    search_fields = ["person__search_name"]
    ordering = ["-since", "pk"]
