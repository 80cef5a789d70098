"""The objects below a unit, forty on a page: their ranks are proposed in a grid, filled
as a whole, saved."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from accounts import vietnamese
from accounts.choices import ReviewState
from cadres.choices import Scale
from cadres.evaluating import desk, tallies, wording
from cadres.services import evaluation_entries
from unions import milestones

from . import boards, door, faults, laying, typed

# More rows would be too heavy for a slow line.
PAGE = 40
# {word in the address: (label, condition)}
FILTERS = {
    "": ("Tất cả", Q()),
    "chua-de-nghi": ("Chưa có đề nghị", desk.OPEN & ~desk.READY),
    "dang-soan": ("Đang soạn", Q(state=ReviewState.DRAFT)),
    "bi-tra-lai": ("Bị trả lại", Q(state=ReviewState.RETURNED)),
    "cho-duyet": ("Chờ duyệt", Q(state=ReviewState.SUBMITTED)),
    "da-duyet": ("Đã duyệt", Q(state=ReviewState.APPROVED)),
    "chua-xep-loai": ("Chưa xếp loại", Q(rank="")),
}
SAVE, NEXT, FILL, SET = "luu", "tiep", "dien", "dat"


# On a slow line a grid packed is a tenth as long.
@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
def show(request, campaign, code):
    """The page of the objects; posted, what was typed is written."""
    if request.method != "POST":
        return show_page(request, *door.find(request, campaign, code))
    campaign, unit = door.find(request, campaign, code, door.CHANGE)
    deed = request.POST.get("viec", SAVE)
    if deed not in (SAVE, NEXT, *DEEDS):
        raise Http404
    changed, left = write(request, campaign, read(request, campaign, unit))
    if left:
        return show_page(request, campaign, unit, left=left)
    if changed or deed in (SAVE, NEXT):
        tell_saved(request, changed)
    if deed in DEEDS:
        carry_out(request, DEEDS[deed], campaign, unit)
    page = find_next(request, campaign, unit) if deed == NEXT else ""
    return redirect(page or request.get_full_path())


def find_next(request, campaign, unit):
    """The address of the page after this one, of this one where it is the last."""
    page = paginate(request, campaign, unit)
    number = page.next_page_number() if page.has_next() else page.number
    asked = request.GET.copy()
    asked["trang"] = number
    return f"{request.path}?{asked.urlencode()}#danh-sach"


def carry_out(request, deed, campaign, unit):
    try:
        deed(request, campaign, unit)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))


def read(request, campaign, unit):
    """What was typed into the objects that the page showed, wherever they stand now."""
    names = [name.removeprefix("v-") for name in request.POST if name.startswith("v-")]
    keys = [int(name) for name in names if name.isdecimal() and len(name) < 19]
    rows = door.list_below(request.user, campaign, unit).filter(pk__in=keys[:PAGE])
    return typed.read(campaign, rows, request.POST)


def list_rows(request, campaign, unit):
    """The objects below `unit` that the filter and the search of the address leave."""
    rows = door.list_below(request.user, campaign, unit)
    _, condition = FILTERS.get(request.GET.get("loc", ""), FILTERS[""])
    rows = rows.filter(condition)
    for word in vietnamese.fold(request.GET.get("q", "")).split():
        person = Q(person__search_name__contains=word)
        rows = rows.filter(person | Q(unit__search_name__contains=word))
    return rows


def paginate(request, campaign, unit):
    rows = list_rows(request, campaign, unit)
    return Paginator(rows, PAGE).get_page(request.GET.get("trang"))


def write(request, campaign, told):
    """(number of objects written, what was left), which is None or ({key: {field:
    value}}, {key: [sentence]}, [sentence of none])."""
    try:
        changed = evaluation_entries.write(
            campaign=campaign,
            entries=told.entries,
            seen=told.seen,
            by=request.user,
            at=timezone.now(),
        )
    except ValidationError as error:
        by_row, others = faults.split(error)
        typed_left = merge(told.entries, told.stale)
        return 0, (typed_left, told.faults | by_row, others)
    return changed, (told.stale, told.faults, []) if told.faults else None


def merge(first, second):
    """{key: {field: value}} of both."""
    return {
        key: first.get(key, {}) | second.get(key, {}) for key in {**first, **second}
    }


def tell_saved(request, changed):
    if changed:
        count = vietnamese.number(changed)
        messages.success(request, f"Đã lưu {count} đối tượng.")
    else:
        messages.info(request, "Không có ô nào thay đổi.")


def fill(request, campaign, unit):
    """Empty cells of all the objects take over what the self-assessment says."""
    rows = list_rows(request, campaign, unit).filter(desk.OPEN)
    filled = evaluation_entries.fill(
        campaign=campaign, rows=rows, by=request.user, at=timezone.now()
    )
    if filled:
        sentence = f"Đã điền {vietnamese.number(filled)} đối tượng theo tự đánh giá."
        messages.success(request, sentence)
    else:
        messages.info(request, "Không còn ô trống nào điền được theo tự đánh giá.")


def set_all(request, campaign, unit):
    """Empty self-assessments of all the objects get one rank."""
    rank = request.POST.get("muc", "")
    if rank not in Scale(campaign.scale).ranks:
        messages.error(request, "Hãy chọn mức để ghi vào các ô tự đánh giá còn trống.")
        return
    rows = list_rows(request, campaign, unit).filter(desk.OPEN, self_rank="")
    keys = rows.order_by().values_list("pk", flat=True)
    count = evaluation_entries.write(
        campaign=campaign,
        entries={key: {"self_rank": rank} for key in keys},
        seen={key: {"self_rank": ""} for key in keys},
        by=request.user,
        at=timezone.now(),
    )
    messages.success(
        request,
        f"Đã ghi tự đánh giá “{wording.short(rank)}” cho {vietnamese.number(count)} "
        "đối tượng.",
    )


DEEDS = {FILL: fill, SET: set_all}


def show_page(request, campaign, unit, *, left=None):
    """`left` is what of the grid could not be written, as write() tells."""
    user, today = request.user, timezone.localdate()
    may_write = user.has_perm(door.CHANGE) and campaign.is_open
    context = tell_campaign(campaign, today) | {
        "unit": unit,
        "trail": door.lay_trail(campaign, unit),
        "tally": tallies.tally_of(door.list_below(user, campaign, unit)),
        "filters": list_filters(request),
        "asked": request.GET.get("q", ""),
        "is_filtered": bool(request.GET.get("loc")),
        "may_write": may_write,
        "waiting": boards.count_waiting(user, campaign, unit),
    }
    page, is_begun = paginate(request, campaign, unit), campaign.opens_on <= today
    context |= tell_rows(campaign, unit, page, left, may_write=may_write and is_begun)
    status = 400 if left else 200
    return render(request, "cadres/evaluations/grid.html", context, status=status)


def tell_rows(campaign, unit, page, left, *, may_write):
    """The objects of the page, with what could not be written and why."""
    typed_left, by_row, others = left or ({}, {}, [])
    groups = laying.lay_out(
        campaign, page, unit, may_write=may_write, typed=typed_left, faults=by_row
    )
    lines = [line for _, group in groups for line in group]
    # What was sent meanwhile may have left the filter.
    hidden = [by_row[key] for key in by_row.keys() - {line.row.pk for line in lines}]
    return {
        "page": page,
        "groups": groups,
        "has_open": any(line.is_open for line in lines),
        "left": [(line, line.faults) for line in lines if line.faults],
        "others": [*others, *(sentence for told in hidden for sentence in told)],
    }


def tell_campaign(campaign, today):
    """What the grid asks for, until when."""
    scale, has_criteria = Scale(campaign.scale), campaign.criteria.exists()
    ranks = scale.ranks
    return {
        "campaign": campaign,
        "columns": laying.RANKS.values(),
        "has_registered": scale.is_title,
        "has_criteria": has_criteria,
        # The object, why there is no rank, and the result stand around the ranks.
        "width": len(laying.RANKS) + 3 + scale.is_title + has_criteria,
        "ranks": [(rank.value, wording.short(rank)) for rank in ranks],
        "time_left": milestones.say_time(campaign.due_on, today),
        "is_overdue": campaign.due_on < today,
        "is_coming": campaign.opens_on > today,
    }


def list_filters(request):
    chosen = request.GET.get("loc", "")
    return [(word, label, word == chosen) for word, (label, _) in FILTERS.items()]
