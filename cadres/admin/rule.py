"""The standards stand here, on the floor that knows the posts they are asked of."""

from django.contrib import admin
from django.db.models import OuterRef, Subquery

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from cadres.forms.rules import CorrectRuleForm, EndRuleForm, FixRuleForm
from cadres.models import Post
from cadres.standards import in_words
from unions.admin.province import ProvinceActs
from unions.models import Rule

CHANGE = "unions.change_rule"
FACTS = [
    "kind",
    "told",
    "level",
    "post_name",
    "ground",
    "since",
    "until",
    "source",
]


def is_open(rule):
    return rule.until is None


@admin.register(Rule)
class RuleAdmin(ProvinceActs, BaseAdmin):
    list_display = FACTS
    fields = FACTS
    readonly_fields = ["post_name", "told"]
    list_filter = ["kind", "level", "ground"]
    search_fields = ["source"]
    ordering = ["kind", "level", "post", "ground", "-since"]
    acts = [
        Act("ghi", "Ghi tiêu chuẩn", FixRuleForm, "unions.add_rule", opens=True),
        Act("thoi", "Thôi áp dụng", EndRuleForm, CHANGE, is_open, confirm=True),
        Act("dinh-chinh", "Đính chính", CorrectRuleForm, CHANGE),
    ]

    def get_queryset(self, request):
        named = Post.objects.filter(pk=OuterRef("post")).values("name")
        return super().get_queryset(request).annotate(post_name=Subquery(named))

    @admin.display(description="chức danh", ordering="post")
    def post_name(self, rule):
        return rule.post_name or rule.post or "–"

    @admin.display(description="mức", ordering="value")
    def told(self, rule):
        return in_words(rule)
