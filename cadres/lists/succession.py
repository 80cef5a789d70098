"""Succession: what the lists in force lack, and how ready those on them are."""

from django import forms
from django.urls import reverse

from cadres.succession import candidates_of, find_violations, in_force, judge

from . import columns
from .listing import Group, Listing, Work, declare

VIEW = "cadres.view_candidate"
READY, LACKING = "du", "thieu"
CHOICES = [("", "Tất cả"), (READY, "Đủ điều kiện"), (LACKING, "Còn thiếu điều kiện")]


def _violations(asked):
    reviews = asked.within(in_force(asked.day)).select_related("plan__unit")
    ordered = reviews.order_by("plan__unit__sort_key", "plan__term_since", "pk")
    return find_violations(ordered, asked.day)


def _review(found):
    return reverse("succession-review", args=[found.review.pk])


def _candidates(asked):
    """Only where one asks for the ready are all of them judged."""
    rows = candidates_of(in_force(asked.day)).order_by(
        "review__plan__unit__sort_key", "post__rank", "person__sort_key", "pk"
    )
    if not asked["dieu-kien"]:
        return rows
    wanted = asked["dieu-kien"] == READY
    found = judge(asked.within(rows), asked.day)
    return [each.candidate for each in found if each.is_ready == wanted]


def _judge(rows, asked):
    for row, readiness in zip(rows, judge(rows, asked.day), strict=True):
        row.readiness = readiness


def _conditions(row, asked):
    return " ".join(row.readiness.lacks) or "Đủ điều kiện"


def _courses(row, asked):
    return ", ".join(row.readiness.courses)


def _sum(rows, asked):
    found = judge(rows, asked.day)
    return [
        ("Người được quy hoạch", len({each.candidate.person_id for each in found})),
        ("Lượt chức danh", len(found)),
        ("Lượt đủ điều kiện", sum(each.is_ready for each in found)),
    ]


def _condition(today):
    return {
        "dieu-kien": forms.ChoiceField(
            label="Điều kiện", choices=CHOICES, required=False, initial=""
        )
    }


declare(
    Work(
        title="Quy hoạch cán bộ",
        group=Group.SUCCESSION,
        explain="Quy hoạch theo nhiệm kỳ của các đơn vị, rà soát hằng năm, gửi và phê "
        "duyệt danh sách.",
        permission=VIEW,
        url_name="succession",
    ),
    Listing(
        slug="quy-hoach-vi-pham",
        title="Quy hoạch chưa đúng nguyên tắc",
        group=Group.SUCCESSION,
        explain="Chức danh có quá ít hoặc quá nhiều người, người được quy hoạch quá ít "
        "hoặc quá nhiều chức danh, tính trên mọi danh sách có hiệu lực trong tỉnh. Hãy "
        "bổ sung, đưa ra ở lần rà soát tới.",
        empty="Mọi danh sách có hiệu lực đều đúng nguyên tắc, hoặc chưa có danh sách "
        "nào được phê duyệt.",
        permission=VIEW,
        rows=_violations,
        columns=(
            columns.unit(path="review.plan.unit"),
            columns.text("Nhiệm kỳ", "review.plan.term"),
            columns.text("Chức danh, cán bộ", "subject", link=_review),
            columns.text("Chưa đúng", "sentence"),
        ),
    ),
    Listing(
        slug="quy-hoach-san-sang",
        title="Mức độ sẵn sàng của cán bộ quy hoạch",
        group=Group.SUCCESSION,
        explain="Những người trong danh sách có hiệu lực: tuổi vào ngày dự kiến đảm "
        "nhiệm, trình độ đã có và còn thiếu so với tiêu chuẩn, lớp đã qua. Hãy cử đi "
        "học những người còn thiếu.",
        empty="Chưa có danh sách quy hoạch nào được phê duyệt, hoặc không ai hợp với "
        "điều kiện đã chọn.",
        permission=VIEW,
        rows=_candidates,
        prepare=_judge,
        summary=_sum,
        fields=_condition,
        columns=(
            columns.person(),
            columns.text("Chức danh quy hoạch", "post", link=_review),
            columns.unit(path="review.plan.unit"),
            columns.day("Dự kiến từ", "expected_on"),
            columns.number("Tuổi khi đó", "readiness.age"),
            columns.text("Chuyên môn", "readiness.degree"),
            columns.text("Lý luận chính trị", "readiness.theory"),
            columns.text("Lớp đã qua", _courses),
            columns.text("Điều kiện", _conditions),
        ),
    ),
)
