"""All who are commended by one decision."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cadres.forms.commendations import CommendAllForm
from cadres.lists import find

from .rosters.door import tell

HERE = "Nhiều tập thể, cá nhân theo một quyết định"


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(CommendAllForm.permission, raise_exception=True)
def write(request):
    form = CommendAllForm(
        request.POST if request.method == "POST" else None,
        subject=None,
        user=request.user,
        now=timezone.localtime(),
    )
    awards = find("khen-thuong")
    if not form.asks_more and form.is_valid() and (done := form.carry_out()):
        tell(request, *done)
        return redirect(awards.url)
    context = {"trail": trace(awards), "record": HERE, "form": form, "back": awards.url}
    refused = form.is_bound and not form.asks_more
    status = 400 if refused else 200
    return render(request, "cadres/awards/write.html", context, status=status)


def trace(awards):
    return [
        {"label": "Trang chủ", "url": reverse("home")},
        {"label": "Cán bộ", "url": reverse("cadre-lists")},
        {"label": awards.title, "url": awards.url},
        {"label": CommendAllForm.title},
    ]
