"""The door: the password first, then the code where a second factor is set up."""

import time
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp import login as otp_login

from accounts.forms.sign_in import CodeForm
from accounts.models import User
from accounts.services import second_factors, sign_ins
from accounts.throttling import note_failure

AWAITED = "awaited"
PATIENCE = 600  # seconds between the password and the code


class SignIn(LoginView):
    redirect_authenticated_user = True

    def form_valid(self, form):
        user = form.get_user()
        if second_factors.device_of(user):
            await_code(self.request, user)
            query = urlencode({"next": self.get_success_url()})
            return redirect(f"{reverse('sign-in-code')}?{query}")
        login(self.request, user)
        sign_ins.succeed(by=user)
        return redirect(self.get_success_url())

    def form_invalid(self, form):
        typed = form.cleaned_data.get("username")
        if typed:
            note_failure(self.request, typed)
        return super().form_invalid(form)


class SignOut(LogoutView):
    def post(self, request, *arguments, **options):
        if request.user.is_authenticated:
            sign_ins.leave(by=request.user)
        return super().post(request, *arguments, **options)


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@login_not_required
@never_cache
def ask_code(request):
    """The second page of the door; also for who is in without having shown a code."""
    user = find_awaited(request)
    if user is None:
        return redirect("login")
    form = CodeForm(request.POST or None, user=user)
    if form.is_valid():
        if not request.user.is_authenticated:
            backend = request.session.pop(AWAITED)["backend"]
            login(request, user, backend)
            sign_ins.succeed(by=user)
        otp_login(request, form.device)
        return redirect(find_next(request))
    context = {"form": form, "next": find_next(request)}
    return render(request, "registration/code.html", context)


def await_code(request, user):
    request.session[AWAITED] = {
        "user": user.pk,
        "backend": user.backend,
        "hash": user.get_session_auth_hash(),
        "at": int(time.time()),
    }


def find_awaited(request):
    """Who gave the password a moment ago, or is in and has not shown a code yet."""
    if request.user.is_authenticated:
        return None if request.user.is_verified() else request.user
    awaited = request.session.get(AWAITED)
    if not awaited or time.time() - awaited["at"] > PATIENCE:
        return None
    user = User.objects.filter(pk=awaited["user"], is_active=True).first()
    same = user and constant_time_compare(user.get_session_auth_hash(), awaited["hash"])
    return user if same else None


def find_next(request):
    """Where the visitor was going; never to another site."""
    url = request.POST.get("next", request.GET.get("next", ""))
    safe = url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return url if safe else resolve_url(settings.LOGIN_REDIRECT_URL)
