from django.contrib import admin

from accounts.admin.base import RegisterAdmin
from cadres.models import Post


@admin.register(Post)
class PostAdmin(RegisterAdmin):
    list_display = ["name", "code", "rank"]
    ordering = ["rank"]
