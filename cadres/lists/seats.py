"""Seats without holders, terms that end, leaders without a congress, and people with
several posts."""

from datetime import timedelta

from django.db.models import Count, Sum

from accounts.days import add_months
from cadres.models import Tenure
from cadres.terms import ending, too_long_provisional
from cadres.vacancies import shared, staffed

from . import asking, columns
from .holding import post_field
from .listing import Group, Listing, declare

VIEW = "cadres.view_tenure"


def _post_field(today):
    return {"chuc-danh": post_field()}


def _vacant(asked):
    rows = staffed(asked.day).filter(vacant__gt=0).select_related("unit", "post")
    if asked["chuc-danh"]:
        rows = rows.filter(post=asked["chuc-danh"])
    return rows.order_by("post__rank", "unit__sort_key", "pk")


def _overfilled(asked):
    rows = staffed(asked.day).filter(surplus__gt=0).select_related("unit", "post")
    return rows.order_by("post__rank", "unit__sort_key", "pk")


def _count_vacant(rows, asked):
    names = {
        "quota": "Số vị trí của những chức danh này",
        "holders": "Có người giữ",
        "vacant": "Khuyết",
    }
    sums = {f"{name}_in_all": Sum(name) for name in names}
    found = rows.order_by().aggregate(**sums)
    return [(label, found[f"{name}_in_all"] or 0) for name, label in names.items()]


def _too_long(asked):
    rows = too_long_provisional(asked.day).select_related("unit", "post", "person")
    return rows.order_by("since", "unit__sort_key", "post__rank", "pk")


def _allow(rows, asked):
    for row in rows:
        row.congress_by = add_months(row.since, row.months)


def _months_field(today):
    return {
        "thang": asking.MonthsField(
            label="Hết nhiệm kỳ trong (tháng)", min_value=0, max_value=60, initial=6
        )
    }


def _ending(asked):
    rows = ending(asked.day, asked["thang"]).select_related("unit")
    return rows.order_by("term_until", "unit__sort_key", "pk")


def _last_day(congress, asked):
    return congress.term_until - timedelta(1)


def _left(congress, asked):
    """What remains of the term, in words."""
    days = (congress.term_until - asked.day).days
    return f"còn {days} ngày" if days > 0 else f"quá hạn {1 - days} ngày"


def _shared(asked):
    rows = shared(asked.day).select_related("unit", "post", "person")
    return rows.order_by("person__sort_key", "person", "post__rank", "pk")


def _count_people(rows, asked):
    people = rows.order_by().aggregate(n=Count("person", distinct=True))
    return [("Số cán bộ", people["n"])]


def _tell_others(rows, asked):
    """Of each row the other posts of the same person, also in units out of scope: they
    are on the person's page, too."""
    people = {row.person_id for row in rows}
    held = Tenure.objects.on(asked.day).filter(person__in=people)
    known = {}
    for tenure in held.select_related("unit", "post").order_by("post__rank", "pk"):
        known.setdefault(tenure.person_id, []).append(tenure)
    for row in rows:
        others = [t for t in known[row.person_id] if t.pk != row.pk]
        row.others = "; ".join(f"{t.post}, {t.unit.name}" for t in others)


declare(
    Listing(
        slug="khuyet",
        title="Chức danh còn khuyết",
        group=Group.SEATS,
        explain="Chức danh có ít người giữ hơn số vị trí được ấn định vào ngày đã "
        "chọn. Hãy kiện toàn, hoặc ấn định lại số lượng ở trang đơn vị.",
        empty="Mọi chức danh có định biên đều đủ người giữ.",
        permission="cadres.view_seat",
        fields=_post_field,
        rows=_vacant,
        summary=_count_vacant,
        columns=(
            columns.text("Chức danh", "post"),
            columns.unit(),
            columns.number("Số vị trí", "quota"),
            columns.number("Đang giữ", "holders"),
            columns.number("Do bầu", "elected"),
            columns.number("Do bổ nhiệm, chỉ định", "appointed"),
            columns.number("Lâm thời", "provisional"),
            columns.number("Khuyết", "vacant"),
        ),
    ),
    Listing(
        slug="vuot-dinh-bien",
        title="Chức danh vượt định biên",
        group=Group.SEATS,
        explain="Chức danh có nhiều người giữ hơn số vị trí được ấn định vào ngày đã "
        "chọn. Hãy ghi thôi giữ cho người đã thôi, hoặc ấn định lại số lượng.",
        empty="Không có chức danh nào nhiều người giữ hơn số vị trí.",
        permission="cadres.view_seat",
        rows=_overfilled,
        columns=(
            columns.text("Chức danh", "post"),
            columns.unit(),
            columns.number("Số vị trí", "quota"),
            columns.number("Đang giữ", "holders"),
            columns.number("Vượt", "surplus"),
        ),
    ),
    Listing(
        slug="lam-thoi",
        title="Lâm thời quá thời hạn",
        group=Group.SEATS,
        explain="Bí thư, phó bí thư, ủy viên lâm thời quá số tháng của tiêu chuẩn "
        "áp dụng ngày đã chọn mà chưa có đại hội. Hãy tổ chức đại hội, rồi ghi ở trang "
        "đơn vị.",
        empty="Không có cán bộ lâm thời quá thời hạn của tiêu chuẩn.",
        permission=VIEW,
        rows=_too_long,
        prepare=_allow,
        columns=(
            columns.person(),
            columns.text("Chức danh", "post"),
            columns.unit(),
            columns.day("Lâm thời từ ngày", "since"),
            columns.number("Số tháng được phép", "months"),
            columns.day("Phải có đại hội trước ngày", "congress_by"),
        ),
    ),
    Listing(
        slug="nhiem-ky",
        title="Nhiệm kỳ đã hoặc sắp hết",
        group=Group.SEATS,
        explain="Đơn vị có nhiệm kỳ của đại hội gần nhất đã hết, hoặc sẽ hết trong số "
        "tháng đã chọn. Hãy chuẩn bị đại hội, rồi ghi ở trang đơn vị.",
        empty="Không có nhiệm kỳ nào đã hoặc sắp hết trong thời gian này.",
        permission="cadres.view_congress",
        fields=_months_field,
        rows=_ending,
        columns=(
            columns.unit(),
            columns.text("Đại hội", "name"),
            columns.day("Ngày đại hội", "held_on"),
            columns.day("Hết nhiệm kỳ ngày", _last_day),
            columns.text("Còn lại", _left),
        ),
    ),
    Listing(
        slug="kiem-nhiem",
        title="Cán bộ giữ nhiều chức danh",
        group=Group.SEATS,
        explain="Người cùng lúc giữ chức danh ở nhiều đơn vị, hoặc nhiều chức danh của "
        "một đơn vị. Bí thư, phó bí thư, ủy viên của cùng một ban chấp hành thì không "
        "tính.",
        empty="Không có cán bộ nào giữ nhiều chức danh.",
        permission=VIEW,
        rows=_shared,
        prepare=_tell_others,
        summary=_count_people,
        columns=(
            columns.person(),
            columns.text("Chức danh", "post"),
            columns.unit(),
            columns.day("Từ ngày", "since"),
            columns.text("Chế độ", "get_employment_display"),
            columns.text("Chức danh khác", "others"),
        ),
    ),
)
