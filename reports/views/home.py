from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import vietnamese
from cadres.evaluating import tasks as evaluations
from cadres.integrity import moves
from cadres.lists import find
from cadres.succession import tasks as successions
from reports import periods
from reports.catalogue import BY_ID
from reports.figures import read
from reports.returns import tasks as returns
from unions.models import Mandate, Restructuring

HEADLINES = ("units_grassroots", "branches", "members")
# {what is to be done about an evaluation: where}
PAGES = {
    evaluations.OWED: "evaluation-grid",
    evaluations.WAITING: "evaluation-decide",
    evaluations.LATE: "evaluation-grid",
}


@require_safe
def home(request):
    """Where each role's work begins: headline figures of its unit, and its tasks."""
    today = timezone.localdate()
    mandate = Mandate.objects.in_force(request.user, today).first()
    unit = mandate.unit if mandate else None
    context = {
        "greeting": request.user,
        "day": today,
        "headlines": list_headlines(unit, today) if unit else [],
        "tasks": [
            *list_returns(request.user, today),
            *list_evaluations(request.user, today),
            *list_successions(request.user, today),
            *list_secondments(request.user, today),
            *list_tasks(request.user, unit),
        ],
    }
    return render(request, "reports/home.html", context)


def list_headlines(unit, today):
    """Headline figures of `unit` today, against the last 31 December."""
    opening = periods.last_year_end(today)
    figures = [BY_ID[name] for name in HEADLINES]
    readings = read(figures, scope=unit, opening=opening, closing=today)
    url = reverse("report", args=[unit.code])
    return [
        {
            "label": figure.label,
            "value": readings.value(figure.id, "closing"),
            "unit": figure.unit,
            "change": say_change(readings.value(figure.id, "change"), opening),
            "url": url,
        }
        for figure in figures
        if figure.said_of(unit)
    ]


def say_change(change, since):
    if change is None:
        return ""
    if change == 0:
        return f"Không đổi so với {vietnamese.day(since)}"
    word = "Tăng" if change > 0 else "Giảm"
    size = vietnamese.number(abs(change))
    return f"{word} {size} so với {vietnamese.day(since)}"


def list_returns(user, today):
    """The returns that `user` has to hand in, or to decide on."""
    if not user.has_perm("reports.view_return"):
        return []
    owed = returns.for_filling(user, today=today)
    decided = returns.for_deciding(user, today=today)
    return [tell_return(task) for task in [*owed, *decided]]


def tell_return(task):
    """A Task as a card of the page."""
    if row := task.standing:
        url, text = reverse("return", args=[row.period.pk, row.unit.code]), row.name
    elif task.waiting:
        url, text = f"{reverse('returns')}#cho-duyet", "Biểu gửi trước đứng trước."
    else:
        url, text = reverse("board", args=[task.period.pk]), "Chưa gửi lần nào."
    return {"title": task.title, "text": text, "url": url, "icon": "form"}


def list_evaluations(user, today):
    """The evaluations that `user` has to propose or to decide on."""
    if not user.has_perm("cadres.view_evaluation"):
        return []
    return [tell_evaluation(task) for task in evaluations.load(user, today=today)]


def tell_evaluation(task):
    """A Task as a card of the page: where its one duty is done, or all of them."""
    url = reverse("evaluations")
    if len(task.duties) == 1:
        (duty,) = task.duties
        url = reverse(PAGES[task.kind], args=[duty.campaign.pk, duty.unit.code])
    return {"title": task.title, "text": task.text, "url": url, "icon": "form"}


def list_successions(user, today):
    """The lists of succession that `user` has to send or to decide on."""
    if not user.has_perm("cadres.view_candidate"):
        return []
    return [tell_succession(task) for task in successions.load(user, today=today)]


def tell_succession(task):
    """A Task as a card of the page: the list itself, or where all of them stand."""
    url = reverse("succession") + ("#cho-duyet" if task.decides else "")
    if len(task.reviews) == 1:
        url = reverse("succession-review", args=[task.reviews[0].pk])
    return {"title": task.title, "text": task.text, "url": url, "icon": "form"}


def list_secondments(user, today):
    """Who should be back from a secondment, for those who record the return."""
    if not user.has_perm("cadres.change_move"):
        return []
    count = moves.overdue(today).visible_to(user).count()
    number = vietnamese.number(count)
    card = {
        "title": f"{number} cán bộ đi thực tế đến hoặc quá ngày dự kiến về",
        "text": "Ghi ngày về, hoặc đính chính ngày dự kiến khi được gia hạn.",
        "url": find("biet-phai").url,
        "icon": "form",
    }
    return [card] if count else []


def list_tasks(user, unit):
    tasks = []
    if unit:
        tasks.append(
            {
                "title": f"Báo cáo của {unit.name}",
                "text": "Chọn hai ngày, đọc trên màn hình, xem từng số liệu đếm thế "
                "nào, tải bản PDF.",
                "url": reverse("report", args=[unit.code]),
                "icon": "report",
            }
        )
    if not user.is_staff and (decisions := find_decisions(user)):
        tasks.append(decisions)
    if user.is_staff:
        tasks.append(
            {
                "title": "Quản trị hồ sơ",
                "text": "Đơn vị, đoàn viên, cán bộ, văn bản và tài khoản.",
                "url": reverse("admin:index"),
                "icon": "edit",
            }
        )
    return tasks


def find_decisions(user):
    """Where those read and decide who do not work in the admin."""
    if not user.has_perm("unions.view_restructuring"):
        return None
    seen = Restructuring.objects.visible_to(user)
    if not seen.exists():
        return None
    text = "Các quyết định của đơn vị, và những quyết định có tên đơn vị."
    waiting = seen.waiting().exclude(submitted_by=user).count()
    if waiting and user.has_perm("unions.approve_restructuring"):
        text = f"{vietnamese.number(waiting)} quyết định chờ duyệt."
    return {
        "title": "Quyết định sắp xếp tổ chức",
        "text": text,
        "url": reverse("restructurings"),
        "icon": "form",
    }
