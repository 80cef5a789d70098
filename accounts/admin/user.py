from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin

from accounts.models import Event, User

from .base import RegisterAdmin


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    list_display = ["username", "full_name", "is_staff", "is_active"]
    search_fields = ["username", "full_name"]
    ordering = ["username"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Cá nhân", {"fields": ["full_name", "email"]}),
        ("Quyền", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Thời gian", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "full_name", "password1", "password2"]})
    ]

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Event)
class EventAdmin(RegisterAdmin):
    list_display = ["at", "by", "act", "subject"]
    list_filter = ["act"]
    search_fields = ["by", "subject"]
    ordering = ["-pk"]
