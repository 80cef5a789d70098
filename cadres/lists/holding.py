"""Who is in office on a day, and who has left."""

from django import forms
from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from cadres.choices import Degree, Employment, Manner, Subject, Theory, veil
from cadres.models import Post, Tenure
from cadres.standards import highest

from . import asking, columns
from .ages import HOLDER, ORDER, RELATED, VIEW
from .listing import Group, Listing, declare
from .schooling import level

POST, MANNER, PAY = "chuc-danh", "hinh-thuc", "che-do"


def post_field():
    posts = Post.objects.order_by("rank")
    return forms.ModelChoiceField(
        posts, label="Chức danh", required=False, empty_label="Tất cả"
    )


def _fields(today):
    return {
        POST: post_field(),
        MANNER: asking.one_of("Hình thức", Manner),
        PAY: asking.one_of("Chế độ", Employment),
    }


def _holders(asked):
    rows = asking.narrowed(
        Tenure.objects.on(asked.day), asked, post=POST, manner=MANNER, employment=PAY
    )
    rows = rows.annotate(
        degree=Coalesce(highest(Subject.PROFESSIONAL, asked.day), 0),
        theory=Coalesce(highest(Subject.THEORY, asked.day), 0),
    )
    return rows.select_related(*RELATED).order_by(*ORDER)


def _count(rows, asked):
    """People, their posts by how they are paid, and those of an unknown age."""
    ways = {f"paid_{way}": Count("pk", filter=Q(employment=way)) for way in Employment}
    unborn = Q(person__born_on=None)
    found = rows.order_by().aggregate(
        people=Count("person", distinct=True),
        unborn=Count("person", filter=unborn, distinct=True),
        **ways,
    )
    return [
        ("Số cán bộ", found["people"]),
        *((way.label, found[f"paid_{way}"]) for way in Employment),
        ("Cán bộ chưa ghi ngày sinh", found["unborn"]),
    ]


def _left(asked):
    rows = asking.happened(Tenure.objects.all(), asked, "until")
    rows = asking.narrowed(rows, asked, post=POST)
    return rows.select_related(*RELATED).order_by(
        "-until", "unit__sort_key", "post__rank", "person__sort_key", "pk"
    )


def _why(tenure, asked):
    """Discipline is told to those who may read it."""
    if asked.user.has_perm("members.view_sensitive"):
        return tenure.get_end_display()
    return veil(tenure.end)


declare(
    Listing(
        slug="duong-nhiem",
        title="Cán bộ đương nhiệm",
        group=Group.SEATS,
        explain="Người đang giữ chức danh vào ngày đã chọn, mỗi chức danh một dòng, "
        "với trình độ đã ghi, hình thức nhận và chế độ.",
        empty="Không có cán bộ nào giữ chức danh như đã chọn.",
        permission=VIEW,
        rows=_holders,
        fields=_fields,
        summary=_count,
        per_page=60,
        columns=(
            *HOLDER,
            columns.text("Giới tính", "person.get_gender_display"),
            columns.text("Chuyên môn", level("degree", Degree)),
            columns.text("Lý luận", level("theory", Theory)),
            columns.text("Hình thức", "get_manner_display"),
            columns.text("Chế độ", "get_employment_display"),
            columns.day("Từ ngày", "since"),
        ),
    ),
    Listing(
        slug="thoi-giu",
        title="Cán bộ đã thôi giữ chức danh",
        group=Group.SEATS,
        explain="Mỗi chức danh đã thôi một dòng, cùng lý do, lần thôi gần nhất ghi "
        "trước.",
        empty="Không có ai thôi giữ chức danh trong thời gian này.",
        permission=VIEW,
        rows=_left,
        fields=lambda today: asking.since_of(today) | {POST: post_field()},
        is_past=True,
        columns=(
            *HOLDER[:3],
            columns.day("Từ ngày", "since"),
            columns.day("Thôi từ ngày", "until"),
            columns.text("Lý do", _why),
        ),
    ),
)
