"""The second factor at sign-in: codes from a telephone, and spare ones on paper."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.services import events

BACKUP_CODES = 10
WRONG = "Mã không đúng hoặc đã dùng; hãy nhập mã đang hiện trên điện thoại."


def device_of(user):
    """The telephone of `user`, set up and confirmed; None without."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def pending_of(user):
    """The telephone that waits for its first code; None without."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()


def is_required(user):
    """Whether the settings make it compulsory for a role of `user`."""
    names = settings.SECOND_FACTOR_ROLES
    return bool(names) and user.groups.filter(name__in=names).exists()


def count_backup_codes(user):
    """How many are left to use."""
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def begin(*, by):
    """Gives `by` a new secret to be confirmed; an earlier, unconfirmed one is gone."""
    if device_of(by):
        raise ValidationError("Xác thực hai lớp đang bật; hãy tắt trước khi cài lại.")
    TOTPDevice.objects.filter(user=by).delete()
    return TOTPDevice.objects.create(user=by, name="Điện thoại", confirmed=False)


def confirm(*, by, code):
    """Switches it on with a first code from the telephone. Returns the device and the
    backup codes, which are never shown again. Raises ValidationError on a wrong one."""
    device = pending_of(by)
    if device is None:
        raise ValidationError("Chưa bắt đầu cài đặt; hãy bấm “Bắt đầu cài đặt”.")
    check(device, code)
    with transaction.atomic():
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        codes = _make_codes(by)
        events.record(by=by, act="user.second_factor_on", subject=by)
    return device, codes


@transaction.atomic
def renew_codes(*, by):
    """Throws the old backup codes away. Returns the new ones."""
    if device_of(by) is None:
        raise ValidationError("Xác thực hai lớp đang tắt nên không có mã dự phòng.")
    codes = _make_codes(by)
    events.record(by=by, act="user.backup_codes", subject=by)
    return codes


@transaction.atomic
def switch_off(*, by):
    """From now on `by` signs in by password alone. Raises ValidationError where the
    settings make the second factor compulsory."""
    if is_required(by):
        raise ValidationError(
            "Vai trò của đồng chí bắt buộc xác thực hai lớp nên không tắt được."
        )
    remove(by)
    events.record(by=by, act="user.second_factor_off", subject=by)


def remove(user):
    """Forgets the telephone and the backup codes; the caller records the event."""
    for device in (TOTPDevice, StaticDevice):
        device.objects.filter(user=user).delete()


def verify(*, user, code):
    """The device of `user` that takes `code`, six digits or a backup code (then used
    up). Raises ValidationError when none does, or too soon after a wrong one."""
    code = re.sub(r"\s", "", code).lower()
    kind = TOTPDevice if re.fullmatch(r"\d{6}", code) else StaticDevice
    device = kind.objects.filter(user=user, confirmed=True).first()
    if device is None:
        raise ValidationError(WRONG)
    check(device, code)
    return device


def check(device, code):
    """Takes `code` on `device`, and records one that is wrong. Raises ValidationError
    then, or too soon after another."""
    with transaction.atomic():
        # Locked, or two at once would both be the first attempt.
        device = type(device).objects.select_for_update().get(pk=device.pk)
        allowed, reason = device.verify_is_allowed()
        taken = allowed and device.verify_token(code)
        if allowed and not taken:
            events.record(by=device.user, act="user.code_failed", subject=device.user)
    if not allowed:
        until = timezone.localtime(reason["locked_until"])
        raise ValidationError(
            f"Mã đã nhập sai nhiều lần; hãy thử lại sau {until:%H:%M:%S}."
        )
    if not taken:
        raise ValidationError(WRONG)


def _make_codes(user):
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Mã dự phòng")
    codes = [StaticToken.random_token() for _ in range(BACKUP_CODES)]
    rows = [StaticToken(device=device, token=code) for code in codes]
    StaticToken.objects.bulk_create(rows)
    return codes
