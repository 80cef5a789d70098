import segno
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe
from django_otp import login as otp_login

from accounts.forms.sign_in import FirstCodeForm, PasswordForm
from accounts.services import second_factors


@require_safe
@never_cache
def show(request):
    return render_page(request)


@require_POST
def begin(request):
    try:
        second_factors.begin(by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("second-factor")


@require_POST
@never_cache
@sensitive_post_parameters()
def confirm(request):
    """The first code switches it on; the backup codes are in this answer alone."""
    form = FirstCodeForm(request.POST, user=request.user)
    if not form.is_valid():
        return render_page(request, code_form=form)
    otp_login(request, form.device)
    return show_codes(request, form.backup_codes)


@require_POST
@never_cache
@sensitive_post_parameters()
def renew_codes(request):
    form = PasswordForm(request.POST, request=request)
    if not form.is_valid():
        return render_page(request, codes_form=form)
    try:
        return show_codes(request, second_factors.renew_codes(by=request.user))
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("second-factor")


@require_POST
@sensitive_post_parameters()
def switch_off(request):
    form = PasswordForm(request.POST, request=request)
    if not form.is_valid():
        return render_page(request, off_form=form)
    try:
        second_factors.switch_off(by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("second-factor")
    messages.success(request, "Đã tắt xác thực hai lớp.")
    return redirect("account")


def render_page(request, **forms):
    user = request.user
    pending = second_factors.pending_of(user)
    context = {
        "device": second_factors.device_of(user),
        "pending": pending,
        "required": second_factors.is_required(user),
        "codes_left": second_factors.count_backup_codes(user),
        "code_form": FirstCodeForm(user=user),
        "codes_form": PasswordForm(request=request, auto_id="codes_%s"),
        "off_form": PasswordForm(request=request, auto_id="off_%s"),
        "trail": trail(),
    }
    if pending:
        context |= {"square": draw(pending), "secret": spell(pending)}
    bound = next(iter(forms.values()), None)
    context |= forms | {"form": bound}
    status = 400 if bound else 200
    return render(request, "accounts/second_factor.html", context, status=status)


def show_codes(request, codes):
    context = {"codes": codes, "trail": trail()}
    return render(request, "accounts/backup_codes.html", context)


def trail():
    account = {"label": "Tài khoản của tôi", "url": reverse("account")}
    return [account, {"label": "Xác thực hai lớp"}]


def draw(device):
    """The square that a telephone reads, dark on light whatever the scheme."""
    square = segno.make(device.config_url, error="m")
    svg = square.svg_inline(scale=5, light="white", svgclass="square", lineclass=None)
    return mark_safe(svg)


def spell(device):
    """The secret in fours, for who types it."""
    secret = device.config_url.partition("secret=")[2].partition("&")[0]
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
