from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from accounts.choices import Role
from accounts.forms.accounts import (
    CloseForm,
    EditAccountForm,
    OpenAccountForm,
    ReopenForm,
    ResetSecondFactorForm,
    SensitiveRightForm,
    SetPasswordForm,
)
from accounts.models import User

ADD, CHANGE = "accounts.add_user", "accounts.change_user"


def is_active(user):
    return user.is_active


def is_closed(user):
    return not user.is_active


def is_no_administrator(user):
    return not user.is_superuser


class RoleFilter(admin.RelatedFieldListFilter):
    """By role, under the name that people know."""

    def field_choices(self, field, request, model_admin):
        groups = super().field_choices(field, request, model_admin)
        labels = dict(Role.choices)
        return [(pk, labels.get(name, name)) for pk, name in groups]


@admin.register(User)
class UserAdmin(BaseAdmin):
    list_display = ["username", "full_name", "roles", "last_login", "is_active"]
    list_filter = [("groups", RoleFilter), "is_active"]
    search_fields = ["username", "full_name"]
    ordering = ["username"]
    fields = [
        "username",
        "full_name",
        "email",
        "roles",
        "is_active",
        "last_login",
        "date_joined",
    ]
    readonly_fields = ["roles"]
    acts = [
        Act("mo", "Mở tài khoản", OpenAccountForm, ADD, opens=True),
        Act("sua", "Sửa", EditAccountForm, CHANGE),
        Act("mat-khau", "Đặt lại mật khẩu", SetPasswordForm, CHANGE),
        Act(
            "nhay-cam",
            "Quyền xem thông tin nhạy cảm",
            SensitiveRightForm,
            CHANGE,
            is_no_administrator,
        ),
        Act(
            "ma",
            "Đặt lại xác thực hai lớp",
            ResetSecondFactorForm,
            CHANGE,
            confirm=True,
        ),
        Act("khoa", "Khóa", CloseForm, CHANGE, is_active, confirm=True),
        Act("mo-khoa", "Mở khóa", ReopenForm, CHANGE, is_closed),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="vai trò")
    def roles(self, user):
        return ", ".join(user.role_labels)
