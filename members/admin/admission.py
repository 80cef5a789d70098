from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from members.forms.stays import CorrectAdmissionForm
from members.models import Admission


@admin.register(Admission)
class AdmissionAdmin(BaseAdmin):
    list_display = ["decision", "decided_on", "person", "unit", "campaign"]
    list_filter = ["campaign"]
    list_select_related = ["enrolment__person", "enrolment__unit"]
    search_fields = ["decision", "enrolment__person__search_name"]
    ordering = ["-decided_on", "pk"]
    acts = [
        Act(
            "dinh-chinh",
            "Đính chính",
            CorrectAdmissionForm,
            "members.change_admission",
        )
    ]

    @admin.display(description="đoàn viên")
    def person(self, admission):
        return admission.enrolment.person

    @admin.display(description="chi đoàn")
    def unit(self, admission):
        return admission.enrolment.unit
