"""The competent office decides on what was proposed to it: the ranks that stand there,
some of them changed, in one decision; or gives objects back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from accounts import vietnamese
from cadres.choices import Scale
from cadres.evaluating import caps, counts, registration, wording
from cadres.forms.evaluations import DecisionForm, SendBackForm
from cadres.models import Evaluation
from cadres.services import evaluations

from . import chosen, door, seen

# More rows would be too heavy for a slow line.
PAGE = 40
LOOK, DECIDE, RETURN = "xem", "quyet-dinh", "tra-lai"


@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request, campaign, code):
    campaign, unit = door.find(request, campaign, code, door.APPROVE)
    rows = list_waiting(request.user, campaign, unit)
    if request.method != "POST":
        return show(request, campaign, unit, rows)
    deed = DEEDS.get(request.POST.get("viec"))
    if deed is None:
        raise Http404
    return deed(request, campaign, unit, rows)


def list_waiting(user, campaign, unit):
    """The objects that wait for the decision of `unit`."""
    rows = Evaluation.objects.visible_to(user).filter(campaign=campaign).listed()
    return door.put_in_order(rows.waiting().filter(decider=unit))


def look(request, campaign, unit, rows):
    """The consequences, before the one button that decides."""
    form, pick = DecisionForm(request.POST), chosen.read(request, rows)
    if not form.is_valid() or refuse_nothing(form, pick):
        return show(request, campaign, unit, rows, form=form, pick=pick)
    return confirm(request, campaign, unit, form, pick)


def refuse_nothing(form, pick):
    if pick.lost:
        form.add_error(
            None,
            f"{vietnamese.number(pick.lost)} đối tượng đã chọn không còn chờ đồng chí "
            "quyết định, vì người khác vừa quyết định hoặc trả lại; hãy xem lại danh "
            "sách rồi làm lại.",
        )
    elif not pick.count:
        form.add_error(None, "Hãy chọn ít nhất một đối tượng đang chờ quyết định.")
    return bool(pick.lost or not pick.count)


def carry_out(request, campaign, unit, rows):
    form, pick = DecisionForm(request.POST), chosen.read(request, rows)
    if not form.is_valid() or refuse_nothing(form, pick):
        return show(request, campaign, unit, rows, form=form, pick=pick)
    if seen.is_other(request, pick.digest):
        form.add_error(None, seen.CHANGED)
        return confirm(request, campaign, unit, form, pick)
    try:
        count = evaluations.decide(
            campaign=campaign,
            rows=list(pick.proposed),
            ranks=pick.decided,
            by=request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )
    except ValidationError as error:
        form.refuse(error)
        if "waiver" in form.errors:
            return confirm(request, campaign, unit, form, pick)
        return show(request, campaign, unit, rows, form=form, pick=pick)
    messages.success(
        request,
        f"Đã quyết định xếp loại {vietnamese.number(count)} đối tượng theo "
        f"{form.cleaned_data['decision']}.",
    )
    return redirect("evaluation-decide", campaign.pk, unit.code)


def send_back(request, campaign, unit, rows):
    back, pick = SendBackForm(request.POST), chosen.read(request, rows)
    if back.is_valid() and not refuse_nothing(back, pick):
        try:
            count = evaluations.send_back(
                campaign=campaign,
                rows=list(pick.proposed),
                by=request.user,
                at=timezone.now(),
                **back.cleaned_data,
            )
        except ValidationError as error:
            back.refuse(error)
        else:
            sentence = f"Đã trả lại {vietnamese.number(count)} đối tượng."
            messages.success(request, sentence)
            return redirect("evaluation-decide", campaign.pk, unit.code)
    return show(request, campaign, unit, rows, back=back, pick=pick)


DEEDS = {LOOK: look, DECIDE: carry_out, RETURN: send_back}


def show(request, campaign, unit, rows, *, form=None, back=None, pick=None):
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    pick = pick or chosen.Pick(rows.none(), {}, 0)
    form, back = form or DecisionForm(), back or SendBackForm()
    failed = back if back.is_bound else form
    own = rows.filter(submitted_by=request.user).count()
    context = {
        "campaign": campaign,
        "unit": unit,
        "trail": door.lay_trail(campaign, unit, "Quyết định"),
        "page": page,
        "lines": chosen.lay_out(campaign, page, unit, request.user, pick),
        "count": page.paginator.count - own,
        "own": own,
        "form": failed,
        "decision": form,
        "back": back,
        "is_whole": pick.is_whole,
        "is_title": Scale(campaign.scale).is_title,
    }
    status = 400 if failed.errors else 200
    return render(request, "cadres/evaluations/decide.html", context, status=status)


def confirm(request, campaign, unit, form, pick):
    warnings = list_warnings(campaign, pick)
    form.fields["waiver"].required = bool(warnings)
    context = {
        "campaign": campaign,
        "unit": unit,
        "trail": door.lay_trail(campaign, unit, "Quyết định"),
        "form": form,
        "pick": pick,
        "shares": counts.of_ranks(campaign, pick.decided.values()),
        "changed": list_changed(pick),
        "warnings": [each.sentence for each in warnings],
        "deed": f"Quyết định xếp loại {vietnamese.number(pick.count)} đối tượng",
    }
    status = 400 if form.errors else 200
    return render(request, "cadres/evaluations/confirm.html", context, status=status)


def list_warnings(campaign, pick):
    """What has a `sentence` to say of it, and takes a reason to go on."""
    ranks = pick.decided
    excesses = caps.excesses(campaign, ranks)
    return [*excesses, *registration.unasked(campaign, rank_as(ranks, pick.rows))]


def rank_as(ranks, rows):
    for row in rows:
        row.rank = ranks.get(row.pk, "")
        yield row


def list_changed(pick):
    """[(object, proposed rank, rank decided)] where they differ."""
    rows = pick.rows.filter(pk__in=list(pick.ranks))
    return [
        (
            wording.name_object(row),
            wording.short(row.proposed_rank),
            wording.short(pick.ranks[row.pk]),
        )
        for row in rows
    ]
