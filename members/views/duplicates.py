from django.contrib import messages
from django.contrib.auth.decorators import user_passes_test
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from members import duplicates
from members.duplicates.comparison import compare
from members.forms.duplicates import MergeForm, PairsForm
from members.models import Person
from members.services import distinctions, merging, sensitive_facts

PAGE = 25
LIST = {"label": "Hồ sơ trùng"}


def may_merge(user):
    if user.is_staff and user.has_perm("members.change_person"):
        return True
    raise PermissionDenied


for_clerks = user_passes_test(may_merge)


@require_safe
@for_clerks
def list_pairs(request):
    """Likely pairs among the people that the user may see, the strongest first."""
    form = PairsForm(request.GET, user=request.user, day=timezone.localdate())
    filters = form.cleaned_data if form.is_valid() else {}
    found = duplicates.find(
        Person.objects.visible_to(request.user),
        unit=filters.get("unit"),
        strength=filters.get("strength") or None,
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    context = {
        "title": "Hồ sơ trùng",
        "trail": lay_trail(LIST),
        "form": form,
        "page": page,
        "rows": list_rows(page),
        "query": keep_query(request),
    }
    return render(
        request, "members/duplicates/list.html", context, status=status_of(form)
    )


def list_rows(pairs):
    keys = {record.pk for pair in pairs for record in (pair.first, pair.second)}
    people = Person.objects.select_related("unit").in_bulk(keys)
    return [
        {
            "pair": pair,
            "first": people[pair.first.pk],
            "second": people[pair.second.pk],
            "url": reverse("duplicate", args=[pair.first.pk, pair.second.pk]),
        }
        for pair in pairs
    ]


def keep_query(request):
    query = request.GET.copy()
    query.pop("trang", None)
    return query.urlencode()


def status_of(form):
    return 400 if form.is_bound and form.errors else 200


@require_http_methods(["GET", "HEAD", "POST"])
@for_clerks
def show_pair(request, first, second):
    """Two records side by side; posting merges one into the other."""
    keep, drop = find_pair(request, first, second)
    comparison = compare(keep, drop, sensitive=read_sensitive(request, keep, drop))
    data = request.POST if request.method == "POST" else None
    form = MergeForm(data, lines=comparison.asked)
    if form.is_valid() and carry_out(request, form, keep, drop):
        return redirect("duplicates")
    fields = {field.name: field for field in form}
    context = {
        "title": "So sánh hai hồ sơ",
        "trail": lay_trail(LIST | {"url": reverse("duplicates")}, {"label": f"{keep}"}),
        "form": form,
        "comparison": comparison,
        "lines": [(line, fields.get(line.fact.name)) for line in comparison.lines],
        "sides": (keep, drop),
        "swap": f"{reverse('duplicate', args=[first, second])}?giu={drop.pk}",
    }
    return render(
        request, "members/duplicates/pair.html", context, status=status_of(form)
    )


def find_pair(request, first, second):
    """(the record to keep, the one to merge), if the user may see both; else 404. The
    older one is kept unless the address names the other."""
    people = Person.objects.visible_to(request.user).select_related("unit")
    found = people.in_bulk([first, second])
    if len(found) != 2:
        raise Http404
    older, younger = sorted(found)
    if request.GET.get("giu") == str(younger):
        older, younger = younger, older
    return found[older], found[younger]


def read_sensitive(request, *people):
    """By key of the person; reading them is recorded. None without the right."""
    if not request.user.has_perm(merging.VIEW_SENSITIVE):
        return None
    return {
        person.pk: sensitive_facts.read(person=person, by=request.user)
        for person in people
    }


def carry_out(request, form, keep, drop):
    try:
        footprint = merging.merge(
            keep=keep,
            drop=drop,
            choices=form.cleaned_data,
            by=request.user,
            at=timezone.now(),
        )
    except ValidationError as error:
        # Told of the record as a whole, also where it names a field of no choice.
        form.add_error(None, ValidationError(error.messages))
        return False
    say_done(request, f"Đã gộp {footprint.subject}.", footprint)
    return True


def say_done(request, sentence, footprint):
    """What happened, and the way back."""
    url = reverse("footprint", args=[footprint.pk])
    link = format_html('{} <a href="{}">Hoàn tác</a>', sentence, url)
    messages.success(request, link)


@require_POST
@for_clerks
def tell_apart(request, first, second):
    act = "Đã ghi nhớ: {} và {} không phải cùng một người."
    return decide(request, first, second, distinctions.tell_apart, act)


@require_POST
@for_clerks
def withdraw(request, first, second):
    act = "Đã bỏ xác nhận {} và {} là hai người khác nhau."
    return decide(request, first, second, distinctions.withdraw, act)


def decide(request, first, second, service, sentence):
    one, other = find_pair(request, first, second)
    try:
        footprint = service(first=one, second=other, by=request.user, at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("duplicate", first, second)
    say_done(request, sentence.format(one, other), footprint)
    return redirect("duplicates")


def lay_trail(*steps):
    return [{"label": "Quản trị", "url": reverse("admin:index")}, *steps]
