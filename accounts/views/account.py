from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import password_validators_help_texts
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts.choices import Role
from accounts.forms.sign_in import OwnPasswordForm
from accounts.models import Event
from accounts.services import second_factors, users

DOORS = ["user.signed_in", "user.sign_in_failed", "user.code_failed"]
SHOWN = 10
TRAIL = {"label": "Tài khoản của tôi", "url": ""}


@never_cache
@require_safe
def show_account(request):
    """Who I am here, what I may do and where, how I sign in."""
    user = request.user
    mandates = user.mandates.on(timezone.localdate()).select_related("unit")
    doors = Event.objects.about(user).filter(act__in=DOORS)[:SHOWN]
    context = {
        "roles": list_roles(user),
        "mandates": mandates.order_by("since", "pk"),
        "device": second_factors.device_of(user),
        "required": second_factors.is_required(user),
        "doors": doors,
        "trail": [TRAIL],
    }
    return render(request, "accounts/account.html", context)


def list_roles(user):
    names = user.groups.filter(name__in=Role.values).order_by("pk")
    return [Role(name) for name in names.values_list("name", flat=True)]


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
def change_password(request):
    form = OwnPasswordForm(request.POST or None, request=request)
    if form.is_valid():
        password = form.cleaned_data["new_password1"]
        users.set_password(user=request.user, password=password, by=request.user)
        update_session_auth_hash(request, request.user)
        messages.success(
            request, "Đã đổi mật khẩu; các phiên đăng nhập ở máy khác đã kết thúc."
        )
        return redirect("account")
    context = {
        "form": form,
        "rules": password_validators_help_texts(),
        "trail": [TRAIL | {"url": reverse("account")}, {"label": "Đổi mật khẩu"}],
    }
    return render(request, "accounts/password.html", context)
