"""The pages of a contest."""

from cadres.forms.contest_entries import CorrectEntryForm, EnterForm, PrizesForm
from cadres.lists import columns
from cadres.models import Contest, ContestEntry
from cadres.services.contests import ENTRIES

from .rosters import RosterPage


def list_entries(contest):
    rows = ContestEntry.objects.filter(contest=contest)
    rows = rows.select_related("person", "unit")
    return rows.order_by("person__sort_key", "pk")


CONTEST = RosterPage(
    model=Contest,
    name="contest",
    listing="hoi-thi",
    roster=ENTRIES,
    title="Thí sinh",
    empty="Chưa ghi thí sinh nào của hội thi này.",
    facts=(
        columns.unit("Đơn vị tổ chức"),
        columns.text("Cấp", "get_tier_display"),
        columns.day("Ngày tổ chức", "on"),
    ),
    columns=(
        columns.person("Thí sinh"),
        columns.unit(),
        columns.text("Giải", "get_prize_display"),
    ),
    rows=list_entries,
    forms=(EnterForm, PrizesForm),
    correction=CorrectEntryForm,
)
