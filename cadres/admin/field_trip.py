from django.contrib import admin

from accounts.admin.acts import Act, Page
from accounts.admin.base import BaseAdmin
from cadres.forms.field_trips import CorrectTripForm, OpenTripForm
from cadres.models import FieldTrip


@admin.register(FieldTrip)
class FieldTripAdmin(BaseAdmin):
    list_display = ["name", "unit", "begins_on", "ends_on"]
    list_select_related = ["unit"]
    search_fields = ["name"]
    ordering = ["-begins_on", "pk"]
    acts = [
        Act("mo", "Ghi đợt đi cơ sở", OpenTripForm, "cadres.add_fieldtrip", opens=True),
        Page("can-bo", "Ghi cán bộ đi", "field-trip-can-bo", "cadres.add_fieldvisit"),
        Page(
            "bao-cao", "Ghi báo cáo", "field-trip-bao-cao", "cadres.change_fieldvisit"
        ),
        Page("danh-sach", "Danh sách cán bộ", "field-trip", "cadres.view_fieldtrip"),
        Act("dinh-chinh", "Đính chính", CorrectTripForm, "cadres.change_fieldtrip"),
    ]
