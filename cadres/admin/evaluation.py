from dataclasses import dataclass

from django.contrib import admin
from django.urls import reverse

from accounts.admin.acts import Page
from accounts.admin.base import BaseAdmin
from cadres.evaluating import wording
from cadres.models import Evaluation

VIEW = "cadres.view_evaluation"


@dataclass(frozen=True)
class ObjectPage(Page):
    """The page of the portal on which an object is read and given back."""

    def address(self, subject):
        args = [subject.campaign_id, subject.unit.code, subject.pk]
        return reverse(self.url_name, args=args)


class RankFilter(admin.SimpleListFilter):
    title = "xếp loại"
    parameter_name = "xep-loai"
    NONE = "chua"

    def lookups(self, request, model_admin):
        ranks = Evaluation._meta.get_field("rank").choices
        return [*ranks, (self.NONE, "Chưa xếp loại")]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.filter(rank="" if self.value() == self.NONE else self.value())


@admin.register(Evaluation)
class EvaluationAdmin(BaseAdmin):
    list_display = [
        "told",
        "unit",
        "year",
        "scale",
        "kind",
        "proposed_rank",
        "rank",
        "state",
        "decider",
        "decided_on",
    ]
    list_filter = [
        "campaign__year",
        "campaign__scale",
        "campaign__kind",
        "state",
        RankFilter,
        "is_out",
    ]
    list_select_related = ["campaign", "unit", "person", "decider"]
    search_fields = ["unit__search_name", "person__search_name"]
    ordering = ["-campaign__year", "-pk"]
    acts = [ObjectPage("xem", "Xem quá trình", "evaluation", VIEW)]

    @admin.display(description="Đối tượng")
    def told(self, row):
        return wording.name_object(row)

    @admin.display(description="Năm", ordering="campaign__year")
    def year(self, row):
        # In words, or it stands as a number among numbers.
        return str(row.campaign.year)

    @admin.display(description="Thang", ordering="campaign__scale")
    def scale(self, row):
        return row.campaign.get_scale_display()

    @admin.display(description="Loại đối tượng", ordering="campaign__kind")
    def kind(self, row):
        return row.campaign.get_kind_display()
