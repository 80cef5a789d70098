"""What campaigns give points for."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts import vietnamese
from accounts.services import events
from cadres.models import Criterion, Score
from unions.services.authority import check_province

from . import evaluation_campaigns


@transaction.atomic
def add(*, campaign, label, most, by):
    """Lets `campaign` give up to `most` points for what `label` says. Returns the
    Criterion, the last in number. Raises ValidationError by field, and for a campaign
    that is closed."""
    check_province(by)
    campaign = evaluation_campaigns.take(campaign)
    last = campaign.criteria.aggregate(last=Max("number"))["last"] or 0
    row = Criterion(campaign=campaign, number=last + 1)
    _write(row, label, most)
    events.record(by=by, act="criterion.add", subject=campaign, label=row, most=most)
    return row


@transaction.atomic
def correct(*, criterion, label, most, by):
    """Changes what a criterion says or gives. Returns it. Raises ValidationError by
    field, also when more points than `most` were given by it already."""
    check_province(by)
    campaign = evaluation_campaigns.take(criterion.campaign)
    row = Criterion.objects.select_for_update().get(pk=criterion.pk)
    given = Score.objects.filter(criterion=row).aggregate(top=Max("points"))["top"]
    if given is not None and most is not None and given > most:
        raise ValidationError(
            {
                "most": f"Đã có nơi được chấm {vietnamese.number(given)} điểm theo "
                f"tiêu chí này; hãy nhập điểm tối đa từ mức đó trở lên."
            }
        )
    was = {"tiêu chí": row.label, "điểm tối đa": row.most}
    _write(row, label, most)
    now = {"tiêu chí": row.label, "điểm tối đa": row.most}
    changes = {name: [was[name], now[name]] for name in was if was[name] != now[name]}
    if changes:
        events.record(by=by, act="criterion.correct", subject=campaign, changes=changes)
    return row


def _write(row, label, most):
    row.label, row.most = vietnamese.clean(label), most
    row.full_clean()
    row.save()
