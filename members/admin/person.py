from django.contrib import admin

from accounts.admin.base import RegisterAdmin
from members.models import Enrolment, Person


class EnrolmentInline(admin.TabularInline):
    model = Enrolment
    fields = ["since", "until", "unit", "entry", "exit"]
    readonly_fields = fields
    ordering = ["-since"]
    can_delete = False
    max_num = 0


@admin.register(Person)
class PersonAdmin(RegisterAdmin):
    list_display = ["full_name", "gender", "born_on", "unit"]
    list_filter = ["gender"]
    list_select_related = ["unit"]
    search_fields = ["search_name"]
    ordering = ["sort_key"]
    exclude = ["search_name", "sort_key"]
    inlines = [EnrolmentInline]
