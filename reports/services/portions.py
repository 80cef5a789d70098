"""The parts of a return that grassroots units fill in themselves: handed in by them,
confirmed or given back by the unit that sends the return."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.services import reviews
from reports.models import Portion, Return
from reports.returns import sheets
from unions.choices import Level

from . import obstacles, returns


def begin(*, unit_return, unit):
    """The part of `unit`, a grassroots unit, in the return; made when it is asked for
    the first time."""
    portion, _ = Portion.objects.get_or_create(unit_return=unit_return, unit=unit)
    return portion


@transaction.atomic
def hand_in(*, period, unit, by, at):
    """Hands in what stands in the rows at or below `unit`, a grassroots unit, to be
    confirmed; from then on only the sender of the return writes there. Returns the
    portion. Raises ValidationError while these rows may not be written into, and while
    findings stand in the way."""
    sheet = _read(period, unit, by, at)
    if sheet is None or sheet.is_whole or unit.level != Level.GRASSROOTS:
        raise ValidationError(
            f"{unit.name} không có phần riêng trong biểu {period}; hãy mở biểu của "
            "đơn vị lập biểu."
        )
    row = returns.start(period=period, unit=sheet.sender, by=by)
    portion = begin(unit_return=row, unit=unit)
    sheet = _read(period, unit, by, at)
    obstacles.check_lock(sheet)
    obstacles.check(sheet)
    return reviews.submit(row=portion, by=by, at=at)


@transaction.atomic
def confirm(*, portion, by, at):
    """Says that what a grassroots unit handed in is right. Returns the portion. Raises
    ValidationError for whoever does not answer for the sender of the return, and for
    whoever handed it in."""
    _check_answers(portion, by)
    return reviews.approve(row=portion, by=by, at=at)


@transaction.atomic
def give_back(*, portion, reason, by, at):
    """Returns a portion, handed in or confirmed already, to be completed, for a
    `reason` in words. Returns the portion. Raises ValidationError as `confirm`."""
    _check_answers(portion, by)
    return reviews.send_back(row=portion, reason=reason, by=by, at=at)


def _read(period, unit, by, at):
    return sheets.load(period=period, scope=unit, user=by, today=timezone.localdate(at))


def _lock(unit_return):
    return Return.objects.select_for_update().get(pk=unit_return.pk)


def _check_answers(portion, by):
    """The return is locked before its portion, as wherever both are."""
    row = _lock(portion.unit_return)
    if not Return.objects.kept_by(by).filter(pk=row.pk).exists():
        raise ValidationError(
            f"{by} không phụ trách đơn vị lập biểu; phần của {portion.unit.name} do "
            "đơn vị lập biểu xác nhận."
        )
    if not row.is_open:
        raise ValidationError(
            f"{row} đang ở trạng thái “{row.get_state_display()}”; phần của cơ sở chỉ "
            "được xác nhận, trả lại khi biểu chưa gửi."
        )
