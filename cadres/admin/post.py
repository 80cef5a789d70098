from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from cadres.forms.posts import AddPostForm, CorrectPostForm
from cadres.models import Post


@admin.register(Post)
class PostAdmin(BaseAdmin):
    list_display = ["name", "code", "rank"]
    search_fields = ["name", "code"]
    ordering = ["rank"]
    acts = [
        Act("them", "Thêm chức danh", AddPostForm, "cadres.add_post", opens=True),
        Act("dinh-chinh", "Đính chính", CorrectPostForm, "cadres.change_post"),
    ]
