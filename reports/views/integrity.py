from django.contrib import admin
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.integrity import Kind, survey


@require_safe
def list_rules(request):
    """Every standing rule over the records of the user's units, errors first, with how
    many rows break it."""
    today = timezone.localdate()
    findings = survey(request.user, today)
    context = {
        **admin.site.each_context(request),
        "title": "Kiểm tra dữ liệu",
        "day": today,
        "kinds": [gather(kind, findings) for kind in Kind],
    }
    return render(request, "admin/integrity.html", context)


def gather(kind, findings):
    """The rules of a kind, those that are broken first."""
    ours = [finding for finding in findings if finding.rule.kind == kind]
    broken = [finding for finding in ours if finding.count]
    held = [finding for finding in ours if not finding.count]
    return {"kind": kind, "broken": broken, "held": held}
