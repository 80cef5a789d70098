"""Campaigns of evaluation (Conclusion 07, I.3.5): opened, kept up to date, closed."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from accounts import vietnamese
from accounts.services import events, turns
from cadres.evaluating import tallies
from cadres.models import EvaluationCampaign
from unions.services.authority import check_province

from . import evaluation_calendar, evaluation_lists

OPEN, EDIT = "cadres.add_evaluationcampaign", "cadres.change_evaluationcampaign"
CLOSE = "cadres.close_evaluationcampaign"
FACTS = ("opens_on", "due_on", "guidance")


@transaction.atomic
def open_campaigns(*, year, scale, kinds, opens_on, due_on, guidance, by, at):
    """Opens the campaign of `year` on `scale` for each of `kinds`, written from
    `opens_on` and due by `due_on`, inclusive, and draws up the list of whom each
    evaluates, as of the day of `at` or, where that is earlier, 31/12 of the year.
    Returns the campaigns in the order of `kinds`.

    Raises PermissionDenied to who may not or does not answer for the province, and
    ValidationError by field: for a year that has not begun, days that do not fit it, a
    kind that the scale is not for or that was opened before, and where there is nobody
    to evaluate.
    """
    _check_right(by, OPEN)
    turns.take(turns.EVALUATIONS)
    today = timezone.localdate(at)
    evaluation_calendar.check_year(year, today)
    evaluation_calendar.check_days(year, opens_on, due_on)
    evaluation_calendar.check_kinds(scale, kinds)
    facts = {
        "year": year,
        "scale": scale,
        "opens_on": opens_on,
        "due_on": due_on,
        "guidance": vietnamese.clean(guidance),
    }
    return [_open(kind, facts, today, by, at) for kind in dict.fromkeys(kinds)]


def _open(kind, facts, today, by, at):
    campaign = EvaluationCampaign(kind=kind, **facts, opened_at=at, opened_by=by)
    evaluation_calendar.check_new(campaign)
    campaign.full_clean()
    campaign.save()
    drawn = evaluation_lists.draw(campaign, today)
    if not drawn.added:
        raise ValidationError(
            {
                "kinds": f"{campaign}: chưa có đối tượng nào trong sổ; hãy bỏ chọn "
                f"{campaign.get_kind_display()}."
            }
        )
    events.record(
        by=by, act="evaluationcampaign.open", subject=campaign, objects=drawn.added
    )
    return campaign


@transaction.atomic
def edit(*, campaign, by, **facts):
    """Changes `opens_on`, `due_on` or `guidance` of a campaign that is not closed.
    Returns it. Raises as `open_campaigns` does."""
    _check_right(by, EDIT)
    row = take(campaign)
    was = {name: getattr(row, name) for name in FACTS}
    now = {name: facts.get(name, value) for name, value in was.items()}
    now["guidance"] = vietnamese.clean(now["guidance"])
    evaluation_calendar.check_days(row.year, now["opens_on"], now["due_on"])
    for name, value in now.items():
        setattr(row, name, value)
    row.full_clean()
    row.save(update_fields=list(now))
    changes = {
        _label(name): [_told(was[name]), _told(now[name])]
        for name in now
        if was[name] != now[name]
    }
    if changes:
        act = "evaluationcampaign.edit"
        events.record(by=by, act=act, subject=row, changes=changes)
    return row


@transaction.atomic
def refresh(*, campaign, on, by):
    """Draws up the list anew as of `on`, or 31/12 of the year where that is earlier:
    adds who came, moves who stands elsewhere, takes out who is gone (the row stays) and
    back who returned. Returns the Changes. Raises ValidationError for a closed one."""
    _check_right(by, EDIT)
    row = take(campaign)
    drawn = evaluation_lists.draw(row, on)
    if any(drawn):
        act = "evaluationcampaign.refresh"
        events.record(by=by, act=act, subject=row, **drawn._asdict())
    return drawn


@transaction.atomic
def close(*, campaign, by, at):
    """Freezes a campaign: draws up its list as of 31/12 for the last time, after which
    nothing in it changes, whatever moves; whoever is not decided on stays unrated.
    Returns it. Raises ValidationError until that day is over, and while something that
    was sent waits for its decision."""
    _check_right(by, CLOSE)
    row = take(campaign)
    if timezone.localdate(at) <= row.as_of:
        raise ValidationError(
            f"{row} đánh giá đến hết ngày {vietnamese.day(row.as_of)}, nên chỉ khóa "
            "được từ ngày hôm sau."
        )
    evaluation_lists.draw(row, row.as_of)
    left = consequences(row)
    if left.sent:
        raise ValidationError(
            f"{row} còn {vietnamese.number(left.sent)} đề nghị chờ quyết định; hãy "
            "quyết định hoặc trả lại trước khi khóa."
        )
    row.closed_at, row.closed_by = at, by
    row.save(update_fields=["closed_at", "closed_by"])
    facts = {"objects": left.total, "rated": left.rated, "not_rated": left.not_rated}
    events.record(by=by, act="evaluationcampaign.close", subject=row, **facts)
    return row


@transaction.atomic
def reopen(*, campaign, reason, by):
    """Lets a closed campaign be written again, for a `reason` in words: an act of a
    superuser. Returns it. Raises PermissionDenied to others, ValidationError without a
    reason and for one that is open."""
    if not by.is_superuser:
        raise PermissionDenied("Chỉ quản trị hệ thống mới được mở lại đợt đánh giá.")
    row = EvaluationCampaign.objects.select_for_update().get(pk=campaign.pk)
    reason = vietnamese.clean(reason)
    if not reason:
        raise ValidationError({"reason": "Hãy nhập lý do mở lại."})
    if row.is_open:
        raise ValidationError(f"{row} đang mở; hãy tải lại trang.")
    row.closed_at = row.closed_by = None
    row.save(update_fields=["closed_at", "closed_by"])
    events.record(by=by, act="evaluationcampaign.reopen", subject=row, reason=reason)
    return row


def consequences(campaign):
    """The Tally of what closing `campaign` would freeze, as the list stands."""
    return tallies.tally_of(campaign.evaluations.all())


def take(campaign):
    """The campaign, kept from others until the transaction ends. Raises ValidationError
    for one that is closed."""
    row = EvaluationCampaign.objects.select_for_update().get(pk=campaign.pk)
    if not row.is_open:
        closed = vietnamese.day(timezone.localdate(row.closed_at))
        raise ValidationError(
            f"{row} đã khóa ngày {closed} nên kết quả giữ nguyên; nếu có sai sót, hãy "
            "đề nghị quản trị hệ thống mở lại."
        )
    return row


def _check_right(user, right):
    if not user.has_perm(right):
        raise PermissionDenied(f"{user} không phụ trách các đợt đánh giá.")
    check_province(user)


def _label(name):
    return str(EvaluationCampaign._meta.get_field(name).verbose_name)


def _told(value):
    return vietnamese.day(value) if isinstance(value, date) else value
