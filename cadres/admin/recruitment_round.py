from django.contrib import admin

from accounts.admin.acts import Act, Page
from accounts.admin.base import BaseAdmin
from cadres.forms.recruitment import CorrectRoundForm, OpenRoundForm
from cadres.models import RecruitmentRound

VIEW, ADD = "cadres.view_recruitmentround", "cadres.add_recruitmentround"
CHANGE, TAKE = "cadres.change_recruitmentround", "cadres.add_recruit"


@admin.register(RecruitmentRound)
class RecruitmentRoundAdmin(BaseAdmin):
    list_display = ["name", "unit", "organiser", "held_on", "wanted", "applied"]
    list_select_related = ["unit"]
    search_fields = ["name"]
    ordering = ["-held_on", "pk"]
    acts = [
        Act("ghi", "Ghi kỳ tuyển dụng", OpenRoundForm, ADD, opens=True),
        Page("trung-tuyen", "Ghi người trúng tuyển", "recruitment-trung-tuyen", TAKE),
        Page("danh-sach", "Danh sách trúng tuyển", "recruitment", VIEW),
        Act("dinh-chinh", "Đính chính", CorrectRoundForm, CHANGE),
    ]
