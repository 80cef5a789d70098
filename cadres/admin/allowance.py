from django.contrib import admin

from accounts import vietnamese
from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from cadres.forms.allowances import (
    CorrectBaseForm,
    CorrectRateForm,
    EndRateForm,
    FixBaseForm,
    FixRateForm,
)
from cadres.models import AllowanceRate, BaseSalary
from unions.admin.province import ProvinceActs


def is_open(row):
    return row.until is None


@admin.register(AllowanceRate)
class AllowanceRateAdmin(ProvinceActs, BaseAdmin):
    list_display = ["post", "form", "factor", "since", "until", "source"]
    list_filter = ["form", "post"]
    list_select_related = ["post"]
    search_fields = ["source"]
    ordering = ["post__rank", "form", "-since"]
    fields = ["post", "form", "factor", "since", "until", "source"]
    readonly_fields = ["factor"]
    acts = [
        Act("ghi", "Ghi hệ số", FixRateForm, "cadres.add_allowancerate", opens=True),
        Act(
            "ket-thuc",
            "Thôi áp dụng",
            EndRateForm,
            "cadres.change_allowancerate",
            is_open,
            confirm=True,
        ),
        Act("dinh-chinh", "Đính chính", CorrectRateForm, "cadres.change_allowancerate"),
    ]

    @admin.display(description="hệ số", ordering="coefficient")
    def factor(self, rate):
        return vietnamese.number(rate.coefficient)


@admin.register(BaseSalary)
class BaseSalaryAdmin(ProvinceActs, BaseAdmin):
    list_display = ["sum", "since", "until", "source"]
    search_fields = ["source"]
    ordering = ["-since"]
    fields = ["sum", "since", "until", "source"]
    readonly_fields = ["sum"]
    acts = [
        Act("ghi", "Ghi mức mới", FixBaseForm, "cadres.add_basesalary", opens=True),
        Act("dinh-chinh", "Đính chính", CorrectBaseForm, "cadres.change_basesalary"),
    ]

    @admin.display(description="mức lương cơ sở", ordering="amount")
    def sum(self, base):
        return str(base)
