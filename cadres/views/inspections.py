"""The pages of a round of inspection."""

from cadres.forms.inspected_units import (
    ConcludeForm,
    CorrectInspectedUnitForm,
    IncludeForm,
)
from cadres.lists import columns
from cadres.models import InspectedUnit, Inspection
from cadres.services.inspections import UNITS

from .rosters import RosterPage


def list_units(inspection):
    rows = InspectedUnit.objects.filter(inspection=inspection).select_related("unit")
    return rows.order_by("unit__sort_key", "pk")


INSPECTION = RosterPage(
    model=Inspection,
    name="inspection",
    listing="kiem-tra",
    roster=UNITS,
    title="Đơn vị được kiểm tra, giám sát",
    empty="Chưa ghi đơn vị nào của đợt này.",
    facts=(
        columns.text("Nội dung", "get_subject_display"),
        columns.unit("Đơn vị chủ trì"),
        columns.day("Từ ngày", "begins_on"),
        columns.day("Đến hết ngày", "ends_on"),
        columns.text("Kế hoạch, quyết định", "document"),
    ),
    columns=(
        columns.unit(),
        columns.text("Kết luận, kiến nghị", "conclusion"),
    ),
    rows=list_units,
    forms=(IncludeForm, ConcludeForm),
    correction=CorrectInspectedUnitForm,
)
