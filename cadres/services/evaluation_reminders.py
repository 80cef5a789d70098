"""Letters to those who have not sent what their units owe a campaign of evaluation."""

from django.core.exceptions import ValidationError

from accounts import vietnamese
from accounts.services import events
from cadres.models import Evaluation, EvaluationCampaign, EvaluationReminder
from unions.services import letters, rounds

from .evaluation_owing import WRITER, owing_of

RIGHT = "cadres.add_evaluationreminder"


def open_campaigns(day):
    """The campaigns that are written on `day`."""
    campaigns = EvaluationCampaign.objects.open().filter(opens_on__lte=day)
    return campaigns.order_by("due_on", "pk")


def lay_out(*, campaign, rows, day, is_planned=False):
    """The Round of `day` for those evaluations `rows` of `campaign` that are not sent,
    to those who write for the units (see owing_of). Nobody is written to twice a day
    about one campaign and unit."""
    owing = owing_of(campaign, rows, day)
    return rounds.lay_out(
        owing,
        writers=letters.writers_among([row.unit.pk for row in owing], day, WRITER),
        last=rounds.last_days(EvaluationReminder.objects.filter(campaign=campaign)),
        day=day,
        is_planned=is_planned,
    )


def remind(*, campaign, day, by, is_planned=False):
    """Writes on `day` to those who have not sent what they owe an open `campaign`. `by`
    is a user, who reaches the evaluations that he may see and needs the right to
    remind, or None for the plan of the office, which reaches all. Returns the Outcome.
    Raises ValidationError to a user without the right, and for a closed campaign."""
    rows = Evaluation.objects.filter(campaign=campaign)
    if by is not None:
        _check_right(by, campaign)
        rows = rows.visible_to(by)
    if not open_campaigns(day).filter(pk=campaign.pk).exists():
        raise ValidationError(
            f"{campaign} chưa mở hoặc đã khóa, nên không có ai để nhắc; hãy tải lại "
            "trang."
        )
    planned = lay_out(campaign=campaign, rows=rows, day=day, is_planned=is_planned)
    outcome = deliver(planned, day)
    if outcome.sent or outcome.failed:
        facts = {"letters": len(outcome.sent), "failed": len(outcome.failed)}
        events.record(by=by, act="evaluationreminder.send", subject=campaign, **facts)
    return outcome


def deliver(planned, day):
    """Writes the letters of a Round, each with its EvaluationReminder; returns the
    Outcome."""

    def keep(owing, user):
        facts = {"campaign": owing.campaign, "unit": owing.unit, "user": user}
        EvaluationReminder.objects.create(**facts, on=day)

    return rounds.deliver(planned, keep=keep, tell=tell)


def _check_right(by, campaign):
    if not by.has_perm(RIGHT):
        raise ValidationError(
            f"{by} không có quyền nhắc {campaign}; hãy nhờ người phụ trách."
        )


def tell(owing, user):
    """(subject, text) of the letter to `user`."""
    campaign, due_on = owing.campaign, vietnamese.day(owing.due_on)
    subject = f"{campaign}: đề nghị xếp loại {owing.time_left}"
    count = vietnamese.number(owing.count)
    lines = [
        f"{owing.unit.name} còn {count} đối tượng chưa gửi đề nghị: {campaign}.",
        *_tell_returned(owing),
        f"Hạn gửi: {due_on} ({owing.time_left}).",
        "Hãy đăng nhập Đoàn Vụ, mở mục Đánh giá, hoàn thành rồi gửi đề nghị.",
    ]
    page = letters.address("evaluation-grid", campaign.pk, owing.unit.code)
    return vietnamese.clean(subject), letters.compose(
        user, [*lines, *filter(None, [page])]
    )


def _tell_returned(owing):
    if not owing.returned:
        return []
    count = vietnamese.number(owing.returned)
    return [f"Trong đó {count} đối tượng được trả lại để hoàn thiện."]
