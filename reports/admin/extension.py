from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from reports.forms.extensions import GrantExtensionForm, WithdrawExtensionForm
from reports.models import Extension
from unions.admin.province import ProvinceActs

ADD, CHANGE = "reports.add_extension", "reports.change_extension"


def is_standing(extension):
    return extension.withdrawn_on is None


@admin.register(Extension)
class ExtensionAdmin(ProvinceActs, BaseAdmin):
    list_display = [
        "unit",
        "period",
        "expires_on",
        "reason",
        "granted_on",
        "withdrawn_on",
        "by",
    ]
    list_filter = ["period"]
    list_select_related = ["unit", "period", "by"]
    search_fields = ["unit__search_name"]
    ordering = ["-expires_on", "-pk"]
    acts = [
        Act("cho", "Cho gia hạn", GrantExtensionForm, ADD, opens=True),
        Act("rut", "Rút gia hạn", WithdrawExtensionForm, CHANGE, is_standing, True),
    ]
