from django.urls import reverse
from django.utils import timezone

from unions.models import Mandate


def frame(request):
    """What every page shows around its content: the mandate and the places to go."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    mandate = Mandate.objects.in_force(user, timezone.localdate()).first()
    return {"mandate": mandate, "places": list_places(request, user)}


def list_places(request, user):
    places = [("Trang chủ", reverse("home"), "home")]
    places += [("Báo cáo", reverse("reports"), "report")]
    if user.is_staff:
        places += [("Quản trị", reverse("admin:index"), "settings")]
    return [
        {"label": label, "url": url, "icon": icon, "current": is_here(request, url)}
        for label, url, icon in places
    ]


def is_here(request, url):
    return request.path == url or (url != "/" and request.path.startswith(url))
