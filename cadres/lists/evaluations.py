"""Evaluations have pages of their own."""

from .listing import Group, Work, declare

declare(
    Work(
        title="Đánh giá, xếp loại",
        group=Group.EVALUATION,
        explain="Các đợt đánh giá hằng năm: lập đề nghị, quyết định, theo dõi tiến độ, "
        "kết quả đã khóa.",
        permission="cadres.view_evaluation",
        url_name="evaluations",
    )
)
