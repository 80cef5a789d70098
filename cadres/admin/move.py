from django.contrib import admin

from accounts.admin import acts
from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from cadres.choices import MoveKind
from cadres.forms.moves import (
    ComeBackForm,
    CorrectMoveForm,
    MoveHolderForm,
    RecordMoveForm,
)
from cadres.models import Move, Tenure

ADD, CHANGE = "cadres.add_move", "cadres.change_move"


def is_away(move):
    return move.kind == MoveKind.SECONDMENT and move.returned_on is None


def is_held(tenure):
    return tenure.until is None


@admin.register(Move)
class MoveAdmin(BaseAdmin):
    list_display = ["person", "kind", "post", "unit", "target", "on", "returned_on"]
    list_filter = ["kind", "sphere", "tier", "is_over_age"]
    list_select_related = ["person", "post", "unit", "into", "into_post"]
    search_fields = ["person__search_name", "unit__search_name", "decision"]
    ordering = ["-on", "-pk"]
    acts = [
        Act("ghi", "Ghi luân chuyển, điều động", RecordMoveForm, ADD, opens=True),
        Act("da-ve", "Ghi ngày về", ComeBackForm, CHANGE, is_away),
        Act("dinh-chinh", "Đính chính", CorrectMoveForm, CHANGE),
    ]

    @admin.display(description="nơi đến")
    def target(self, move):
        return move.into or move.place


acts.add(
    Tenure,
    Act("luan-chuyen", "Luân chuyển, điều động", MoveHolderForm, ADD, is_held),
)
