from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from accounts.admin.veiled import Veiled
from members.choices import veil
from members.forms.stays import CorrectStayForm
from members.models import Enrolment


@admin.register(Enrolment)
class EnrolmentAdmin(Veiled, BaseAdmin):
    list_display = ["person", "unit", "since", "until", "entry", "exit"]
    list_filter = ["entry", "exit"]
    list_select_related = ["person", "unit"]
    search_fields = ["person__search_name"]
    ordering = ["-since", "pk"]
    veiled = {"exit": "left_by"}
    acts = [
        Act("dinh-chinh", "Đính chính", CorrectStayForm, "members.change_enrolment")
    ]

    @admin.display(description="ra bằng")
    def left_by(self, enrolment):
        return veil(enrolment.exit) or None
