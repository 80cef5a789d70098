from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from unions.models import Mandate

# On a phone; where there are records, their menu is one of these.
BAR = 4
ACCOUNT_LINKS = (("Tài khoản của tôi", "account", "user"),)


def frame(request):
    """What every page shows around its content: the mandate and the places to go."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    mandate = Mandate.objects.in_force(user, timezone.localdate()).first()
    places, work = list_places(request, user), list_work(request)
    return {
        "mandate": mandate,
        "places": places,
        "places_left": places[BAR - bool(work) :],
        "work": work,
        "account_links": list_account_links(),
    }


def list_places(request, user):
    places = [("Trang chủ", reverse("home"), "home")]
    places += [("Báo cáo", reverse("reports"), "report")]
    if user.has_perm("reports.view_return"):
        places += [("Biểu mẫu", reverse("returns"), "form")]
    if user.has_perm("cadres.view_tenure"):
        places += [("Cán bộ", reverse("cadre-lists"), "cadres")]
    if user.is_staff:
        places += [("Quản trị", reverse("admin:index"), "settings")]
    elif user.has_perm("unions.view_unit"):
        places += [("Đơn vị", reverse("units"), "units")]
    return [
        {"label": label, "url": url, "icon": icon, "current": is_here(request, url)}
        for label, url, icon in places
    ]


def list_work(request):
    """The records, section by section, for those who work in the admin."""
    site = admin.site
    return site.get_app_list(request) if site.has_permission(request) else []


def list_account_links():
    return [
        {"label": label, "url": reverse(name), "icon": icon}
        for label, name, icon in ACCOUNT_LINKS
    ]


def is_here(request, url):
    return request.path == url or (url != "/" and request.path.startswith(url))
