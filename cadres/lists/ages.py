"""Who is, or soon will be, too old for the post; who was at the first appointment."""

from cadres.standards import first_too_old, of_unknown_age, past_age
from members.ages import age, turns

from . import asking, columns
from .listing import Group, Listing, declare

VIEW = "cadres.view_tenure"
RELATED = ("person", "post", "unit")
ORDER = ("unit__sort_key", "unit", "post__rank", "person__sort_key", "pk")
HOLDER = (
    columns.person(),
    columns.text("Chức danh", "post"),
    columns.unit(),
    columns.text("Ngày sinh", "person.born"),
)
OLDEST = columns.number("Tuổi cao nhất", "oldest")
SINCE = columns.day("Giữ chức danh từ", "since")


def _age(tenure, asked):
    return age(tenure.person.born_on, asked.day)


def _age_then(tenure, asked):
    return age(tenure.person.born_on, tenure.since)


def _past_on(tenure, asked):
    return turns(tenure.person.born_on, tenure.oldest + 1)


def _past(asked):
    return past_age(asked.day).select_related(*RELATED).order_by(*ORDER)


def _soon(asked):
    return past_age(asked.day, asked["thang"]).select_related(*RELATED).order_by(*ORDER)


def _first(asked):
    return first_too_old(asked.day).select_related(*RELATED).order_by(*ORDER)


def _count_unborn(rows, asked):
    """Of those who are in no list, as nobody knows how old they are."""
    count = asked.within(of_unknown_age(asked.day)).count()
    return [("Chưa ghi ngày sinh, chưa xét được", count)]


def _within(today):
    months = asking.MonthsField(
        label="Trong số tháng tới", min_value=1, max_value=60, initial=12
    )
    return {"thang": months}


declare(
    Listing(
        slug="qua-tuoi",
        title="Cán bộ quá tuổi giữ chức danh",
        group=Group.STANDARDS,
        explain="Đang giữ chức danh mà đã quá tuổi cao nhất theo tiêu chuẩn của ngày. "
        "Hãy kiện toàn chức danh.",
        empty="Không có cán bộ nào quá tuổi giữ chức danh vào ngày này.",
        permission=VIEW,
        columns=(*HOLDER, columns.number("Tuổi", _age), OLDEST, SINCE),
        rows=_past,
        summary=_count_unborn,
    ),
    Listing(
        slug="sap-qua-tuoi",
        title="Cán bộ sắp quá tuổi giữ chức danh",
        group=Group.STANDARDS,
        explain="Chưa quá tuổi, nhưng sẽ quá tuổi giữ chức danh trong số tháng được "
        "chọn. Hãy chuẩn bị người thay.",
        empty="Không có cán bộ nào sẽ quá tuổi trong thời gian này.",
        permission=VIEW,
        columns=(*HOLDER, columns.day("Quá tuổi từ ngày", _past_on), OLDEST, SINCE),
        rows=_soon,
        summary=_count_unborn,
        fields=_within,
    ),
    Listing(
        slug="lan-dau-qua-tuoi",
        title="Quá tuổi khi giữ chức danh lần đầu",
        group=Group.STANDARDS,
        explain="Đang giữ lần đầu một chức danh ở cấp đó, mà ngày nhận đã quá tuổi "
        "theo tiêu chuẩn của ngày ấy.",
        empty="Không có cán bộ nào quá tuổi khi giữ chức danh lần đầu.",
        permission=VIEW,
        columns=(*HOLDER, SINCE, columns.number("Tuổi khi nhận", _age_then), OLDEST),
        rows=_first,
    ),
)
