from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from cadres.forms.qualifications import CorrectQualificationForm
from cadres.models import Qualification


@admin.register(Qualification)
class QualificationAdmin(BaseAdmin):
    list_display = ["person", "__str__", "obtained_on"]
    list_filter = ["subject"]
    list_select_related = ["person"]
    search_fields = ["person__search_name"]
    ordering = ["-obtained_on", "pk"]
    acts = [
        Act(
            "dinh-chinh",
            "Đính chính",
            CorrectQualificationForm,
            "cadres.change_qualification",
        )
    ]
