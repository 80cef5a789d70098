"""Whoever guesses passwords is slowed down: few failures on one account from one
address, more on all accounts from one address, since an office shares one."""

from ipaddress import IPv6Network

from axes.handlers.database import AxesDatabaseHandler
from django.conf import settings
from django.db.models import Sum
from django.shortcuts import render

from accounts import origin
from accounts.services import sign_ins


class Throttle(AxesDatabaseHandler):
    def get_failures(self, request, credentials=None):
        """Failures on the account, or as many as those of the address weigh."""
        on_account, from_address = (
            attempts.aggregate(n=Sum("failures_since_start"))["n"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        weighed = from_address * settings.SIGN_IN_FAILURES
        return max(on_account, weighed // settings.SIGN_IN_FAILURES_OF_ADDRESS)

    def reset_user_attempts(self, request, credentials=None):
        """Those of the account alone: a guesser with an account of his own would start
        anew with each success."""
        on_account = self.filter_user_attempts(request, credentials)[0]
        return on_account.delete()[0]


def address_of(request):
    """The address by which a guesser is known; of version 6 the network, since one
    connection may choose among its 2^64 addresses. None where it is not known."""
    address = origin.client_address(request)
    if ":" in address:
        return str(IPv6Network((address, 64), strict=False).network_address)
    return address or None


def note_failure(request, typed):
    """Has a wrong password logged, but not again while whoever asks has to wait."""
    stopped = getattr(request, "axes_locked_out", False)
    if not stopped or request.axes_failures_since_start is not None:
        sign_ins.fail(typed=typed, stopped=stopped)


def refuse(request, response=None, credentials=None):
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = {"minutes": minutes}
    return render(request, "registration/locked_out.html", context, status=429)
