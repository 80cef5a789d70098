from django.contrib import admin

from accounts.admin.acts import Act, Page
from accounts.admin.base import BaseAdmin
from cadres.forms.inspections import CorrectInspectionForm, HoldInspectionForm
from cadres.models import Inspection

VIEW, ADD = "cadres.view_inspection", "cadres.add_inspection"
CHANGE = "cadres.change_inspection"


@admin.register(Inspection)
class InspectionAdmin(BaseAdmin):
    """Which units were inspected stands on a page of the portal."""

    list_display = ["name", "subject", "unit", "begins_on", "ends_on", "document"]
    list_filter = ["subject"]
    list_select_related = ["unit"]
    search_fields = ["name", "unit__search_name", "document"]
    ordering = ["-begins_on", "-pk"]
    acts = [
        Act("ghi", "Ghi đợt kiểm tra", HoldInspectionForm, ADD, opens=True),
        Page("don-vi", "Đơn vị và kết luận", "inspection", VIEW),
        Act("dinh-chinh", "Đính chính", CorrectInspectionForm, CHANGE),
    ]
