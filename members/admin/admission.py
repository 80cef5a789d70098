from django.contrib import admin

from accounts.admin.base import RegisterAdmin
from members.models import Admission


@admin.register(Admission)
class AdmissionAdmin(RegisterAdmin):
    list_display = ["decision", "decided_on", "person", "unit", "campaign"]
    list_filter = ["campaign"]
    list_select_related = ["enrolment__person", "enrolment__unit"]
    search_fields = ["decision"]
    ordering = ["-decided_on", "pk"]

    @admin.display(description="đoàn viên")
    def person(self, admission):
        return admission.enrolment.person

    @admin.display(description="chi đoàn")
    def unit(self, admission):
        return admission.enrolment.unit
