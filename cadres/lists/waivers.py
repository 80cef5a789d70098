"""What was done although a standard warned, and why."""

from django.utils.timezone import localdate

from cadres.models import Waiver

from . import columns
from .listing import Group, Listing, declare


def _rows(asked):
    rows = Waiver.objects.filter(at__date__lte=asked.day)
    rows = rows.select_related(
        "rule", "unit", "tenure__person", "tenure__post", "campaign", "by"
    )
    return rows.order_by("-at", "-pk")


def _about(waiver, asked):
    return str(waiver.campaign or f"{waiver.tenure.person} – {waiver.tenure.post}")


declare(
    Listing(
        slug="ngoai-tieu-chuan",
        title="Trường hợp ngoài tiêu chuẩn",
        group=Group.STANDARDS,
        explain="Đã bố trí hoặc xếp loại khác tiêu chuẩn, kèm lý do được ghi khi "
        "quyết định.",
        empty="Chưa có trường hợp nào được quyết định khác tiêu chuẩn.",
        permission="cadres.view_waiver",
        columns=(
            columns.text("Trường hợp", _about),
            columns.unit(),
            columns.text("Tiêu chuẩn", "rule.get_kind_display"),
            columns.text("Chưa đúng", "breach"),
            columns.text("Lý do", "reason"),
            columns.day("Ghi ngày", lambda row, asked: localdate(row.at)),
            columns.text("Người ghi", "by"),
        ),
        rows=_rows,
        is_past=True,
    ),
)
