from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from unions.forms.offices import EndMandateForm, GrantForm
from unions.models import Mandate


def is_open(mandate):
    return mandate.until is None


@admin.register(Mandate)
class MandateAdmin(BaseAdmin):
    list_display = ["user", "unit", "since", "until"]
    list_select_related = ["user", "unit"]
    search_fields = ["user__username", "user__full_name", "unit__search_name"]
    ordering = ["user__username", "since"]
    acts = [
        Act("giao", "Giao phụ trách", GrantForm, "unions.add_mandate", opens=True),
        Act("thoi", "Thôi phụ trách", EndMandateForm, "unions.change_mandate", is_open),
    ]
