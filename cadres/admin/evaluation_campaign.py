from django.contrib import admin
from django.db.models import Count, Q

from accounts import vietnamese
from accounts.admin.acts import Act, Page
from accounts.admin.base import BaseAdmin
from cadres.forms.evaluation_campaigns import (
    AddCriterionForm,
    CloseCampaignForm,
    CorrectCriterionForm,
    EditCampaignForm,
    OpenCampaignsForm,
    RefreshCampaignForm,
    ReopenCampaignForm,
)
from cadres.models import EvaluationCampaign
from unions.admin.province import ProvinceActs

VIEW = "cadres.view_evaluation"
ADD = "cadres.add_evaluationcampaign"
CHANGE = "cadres.change_evaluationcampaign"
CLOSE = "cadres.close_evaluationcampaign"
LISTED = Q(evaluations__is_out=False)


def is_open(campaign):
    return campaign.is_open


def is_closed(campaign):
    return not campaign.is_open


def has_criteria(campaign):
    return campaign.is_open and campaign.criteria.exists()


def is_administrator(user, campaign):
    return user.is_superuser


class IsClosedFilter(admin.SimpleListFilter):
    title = "khóa"
    parameter_name = "khoa"

    def lookups(self, request, model_admin):
        return [("chua", "Đang mở"), ("roi", "Đã khóa")]

    def queryset(self, request, queryset):
        if self.value() not in ("chua", "roi"):
            return queryset
        return queryset.filter(closed_at__isnull=self.value() == "chua")


@admin.register(EvaluationCampaign)
class EvaluationCampaignAdmin(ProvinceActs, BaseAdmin):
    list_display = [
        "told",
        "year",
        "scale",
        "kind",
        "opens_on",
        "due_on",
        "objects",
        "rated",
        "closed",
    ]
    list_filter = ["year", "scale", "kind", IsClosedFilter]
    ordering = ["-year", "scale", "kind"]
    fields = [
        "year",
        "scale",
        "kind",
        "guidance",
        "opens_on",
        "due_on",
        "criteria",
        "opened_at",
        "opened_by",
        "closed_at",
        "closed_by",
    ]
    readonly_fields = ["criteria"]
    acts = [
        Act("mo", "Mở đợt đánh giá", OpenCampaignsForm, ADD, opens=True),
        Page("theo-doi", "Theo dõi tiến độ", "evaluation-campaign", VIEW),
        Act("sua", "Sửa ngày, hướng dẫn", EditCampaignForm, CHANGE, is_open),
        Act(
            "cap-nhat", "Cập nhật danh sách", RefreshCampaignForm, CHANGE, is_open, True
        ),
        Act("tieu-chi", "Thêm tiêu chí", AddCriterionForm, CHANGE, is_open),
        Act("sua-tieu-chi", "Sửa tiêu chí", CorrectCriterionForm, CHANGE, has_criteria),
        Act("khoa", "Khóa đợt đánh giá", CloseCampaignForm, CLOSE, is_open, True),
        Act(
            "mo-lai",
            "Mở lại đợt đánh giá",
            ReopenCampaignForm,
            CHANGE,
            is_closed,
            who=is_administrator,
        ),
    ]

    def get_queryset(self, request):
        listed = {"filter": LISTED}
        rated = Q(evaluations__rank="")
        return (
            super()
            .get_queryset(request)
            .annotate(
                objects_listed=Count("evaluations", **listed),
                objects_rated=Count("evaluations", filter=LISTED & ~rated),
            )
        )

    @admin.display(description="Đợt đánh giá", ordering="year")
    def told(self, campaign):
        return str(campaign)

    @admin.display(description="Đối tượng", ordering="objects_listed")
    def objects(self, campaign):
        return vietnamese.number(campaign.objects_listed)

    @admin.display(description="Đã xếp loại", ordering="objects_rated")
    def rated(self, campaign):
        return vietnamese.number(campaign.objects_rated)

    @admin.display(description="Đã khóa", boolean=True, ordering="closed_at")
    def closed(self, campaign):
        return not campaign.is_open

    @admin.display(description="Tiêu chí")
    def criteria(self, campaign):
        rows = campaign.criteria.order_by("number")
        return "; ".join(f"{row} ({row.most} điểm)" for row in rows) or "–"
