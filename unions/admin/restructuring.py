from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.template.loader import render_to_string
from django.utils import timezone

from accounts import vietnamese
from accounts.admin.acts import Act, Page
from accounts.admin.base import BaseAdmin
from accounts.choices import ReviewState
from unions.forms.restructurings import (
    ApplyForm,
    DraftForm,
    EditForm,
    SubmitForm,
    UndoForm,
)
from unions.models import Restructuring
from unions.views.restructurings import door
from unions.views.restructurings.showing import describe

ADD, CHANGE = "unions.add_restructuring", "unions.change_restructuring"
VIEW, APPROVE = "unions.view_restructuring", "unions.approve_restructuring"
APPLY = "unions.apply_restructuring"
PLAN = "Xem phương án"


def is_open(row):
    return row.is_open


def is_submitted(row):
    return row.state == ReviewState.SUBMITTED


def may_return(row):
    return row.state in (ReviewState.SUBMITTED, ReviewState.APPROVED) and (
        not row.is_applied
    )


def is_due(row):
    approved = row.state == ReviewState.APPROVED and not row.is_applied
    return approved and row.effective_on <= timezone.localdate()


def is_applied(row):
    return row.is_applied


def is_another(user, row):
    """Nobody decides on what one has submitted oneself."""
    return row.submitted_by_id != user.pk


OF_ANOTHER = (is_submitted, is_another)


class IsAppliedFilter(admin.SimpleListFilter):
    title = "áp dụng"
    parameter_name = "ap-dung"

    def lookups(self, request, model_admin):
        return [
            ("cho", "Đến ngày, chờ áp dụng"),
            ("chua", "Chưa áp dụng"),
            ("roi", "Đã áp dụng"),
        ]

    def queryset(self, request, queryset):
        if self.value() == "cho":
            return queryset.due(timezone.localdate())
        if self.value() in ("chua", "roi"):
            return queryset.filter(applied_at__isnull=self.value() == "chua")
        return queryset


@admin.register(Restructuring)
class RestructuringAdmin(BaseAdmin):
    list_display = [
        "number",
        "decided_on",
        "effective_on",
        "shown_state",
        "shown_applied",
        "line_count",
        "summary",
    ]
    list_filter = ["state", IsAppliedFilter]
    search_fields = ["number", "summary"]
    ordering = ["-effective_on", "-pk"]
    acts = [
        Act("soan", "Soạn quyết định", DraftForm, ADD, opens=True),
        Page("phe-duyet", "Phê duyệt", "restructuring-approve", APPROVE, *OF_ANOTHER),
        Act("ap-dung", "Áp dụng", ApplyForm, APPLY, is_due, confirm=True),
        Page("ghi-dong", "Ghi dòng", "restructuring-line", CHANGE, is_open),
        Page("tu-tep", "Nhập từ tệp", "restructuring-sheet", CHANGE, is_open),
        Page("phuong-an", PLAN, "restructuring", VIEW),
        Act("gui-duyet", "Gửi duyệt", SubmitForm, CHANGE, is_open, confirm=True),
        Page("tra-lai", "Trả lại", "restructuring-return", APPROVE, may_return),
        Act("sua", "Sửa quyết định", EditForm, CHANGE, is_open),
        Act("hoan-tac", "Hoàn tác áp dụng", UndoForm, APPLY, is_applied, confirm=True),
    ]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.annotate(lines=Count("rows__line", distinct=True))

    def acts_for(self, user, subject=None):
        """What comes next, by state and right, stands out."""
        acts = super().acts_for(user, subject)
        if subject and not door.is_kept(user, subject):
            acts = [act for act in acts if act["label"] == PLAN]
        return [act | {"primary": not place} for place, act in enumerate(acts)]

    def find_act(self, request, slug, subject):
        act = super().find_act(request, slug, subject)
        if subject and not door.is_kept(request.user, subject):
            raise PermissionDenied
        return act

    @admin.display(description="trạng thái", ordering="state")
    def shown_state(self, row):
        return render_to_string("_state.html", {"row": row})

    @admin.display(description="áp dụng", ordering="applied_at")
    def shown_applied(self, row):
        return (
            vietnamese.day(timezone.localdate(row.applied_at))
            if row.is_applied
            else None
        )

    @admin.display(description="số dòng", ordering="lines")
    def line_count(self, row):
        return row.lines

    def change_view(self, request, object_id, form_url="", extra_context=None):
        subject = self.find_subject(request, object_id)
        may_write = subject.is_open and door.may_write(request.user, subject)
        asked = request.GET.get("trang")
        page = describe(subject, request.user, may_write=may_write, asked=asked)
        context = page | (extra_context or {})
        return super().change_view(request, object_id, form_url, context)
