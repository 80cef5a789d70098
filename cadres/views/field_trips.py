"""The pages of a round at the grassroots."""

from cadres.forms.field_visits import CorrectVisitForm, ReportsForm, SendForm
from cadres.lists import columns
from cadres.models import FieldTrip, FieldVisit
from cadres.services.field_trips import TURNS

from .rosters import RosterPage


def list_visits(trip):
    rows = FieldVisit.objects.filter(trip=trip).select_related("person", "unit")
    return rows.order_by("person__sort_key", "pk")


FIELD_TRIP = RosterPage(
    model=FieldTrip,
    name="field-trip",
    listing="di-co-so",
    roster=TURNS,
    title="Cán bộ đi",
    empty="Chưa ghi cán bộ nào đi đợt này.",
    facts=(
        columns.unit("Cơ quan cử"),
        columns.day("Từ ngày", "begins_on"),
        columns.day("Đến hết ngày", "ends_on"),
        columns.text("Nội dung", "purpose"),
    ),
    columns=(
        columns.person(),
        columns.unit("Đơn vị đến"),
        columns.day("Ngày báo cáo", "reported_on"),
        columns.text("Báo cáo thu hoạch", "report"),
    ),
    rows=list_visits,
    forms=(SendForm, ReportsForm),
    correction=CorrectVisitForm,
)
