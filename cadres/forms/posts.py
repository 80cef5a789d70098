from django import forms

from accounts.forms.act import ActForm, CorrectionForm
from cadres.models import Post
from cadres.services import posts


def posts_for(user):
    """The posts that `user` may choose from, the highest first."""
    return Post.objects.visible_to(user).order_by("rank")


class PostFacts(ActForm):
    name = forms.CharField(label="Chức danh", max_length=80)
    rank = forms.IntegerField(
        label="Thứ tự", min_value=1, max_value=9999, help_text="Xếp trong danh sách."
    )


class AddPostForm(PostFacts):
    code = forms.SlugField(
        label="Mã", max_length=20, help_text="Chữ không dấu, ví dụ OFFICE_HEAD."
    )

    field_order = ["code"]

    def perform(self, **facts):
        post = posts.add(by=self.user, **facts)
        return f"Đã thêm chức danh {post}.", post


class CorrectPostForm(CorrectionForm, PostFacts):
    def perform(self, **facts):
        footprint = self.correct(posts.correct, post=self.subject, **facts)
        return "Đã đính chính chức danh.", self.subject, footprint
