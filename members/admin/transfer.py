from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from members.choices import TransferState
from members.forms.transfers import AcceptForm, CancelForm, RefuseForm
from members.models import Transfer
from unions.models import Unit

CHANGE = "members.change_transfer"


def is_waiting(transfer):
    return transfer.state == TransferState.REQUESTED


def answers_for(user, unit):
    return Unit.objects.visible_to(user).filter(pk=unit.pk).exists()


def settles(user, transfer):
    return answers_for(user, transfer.settling)


def takes_back(user, transfer):
    own = transfer.requested_by_id == user.pk
    return own or answers_for(user, transfer.asking)


@admin.register(Transfer)
class TransferAdmin(BaseAdmin):
    list_display = ["person", "source", "target", "requested_on", "moves_on", "state"]
    list_filter = ["state"]
    list_select_related = ["person", "source", "target"]
    search_fields = ["person__search_name"]
    ordering = ["-requested_on", "-pk"]
    acts = [
        Act("tiep-nhan", "Đồng ý chuyển", AcceptForm, CHANGE, is_waiting, who=settles),
        Act("tu-choi", "Từ chối", RefuseForm, CHANGE, is_waiting, who=settles),
        Act("rut", "Rút đề nghị", CancelForm, CHANGE, is_waiting, who=takes_back),
    ]
