"""What stands in the way of a sheet being handed on."""

from django.core.exceptions import ValidationError

from accounts import vietnamese
from reports.choices import Severity
from reports.returns.checks import survey

SHOWN = 5


def check(sheet):
    """Raises ValidationError while a finding is neither put right nor explained: the
    first of them and how many more."""
    _refuse(sheet, survey(sheet))


def check_blocks(sheet):
    """The same for what has to be put right: the register may have moved since a return
    was sent, and what its unit could not explain then is for the reviewer to judge."""
    found = survey(sheet)
    _refuse(sheet, [each for each in found if each.severity == Severity.BLOCK])


def check_lock(sheet):
    """Raises ValidationError while the sheet may not be written into."""
    if sheet.lock:
        raise ValidationError(sheet.lock)


def _refuse(sheet, findings):
    names = sheet.names
    told = [f"{names[f.unit]}: {f.sentence}" for f in findings if f.is_open]
    more = len(told) - SHOWN
    if more > 0:
        told = [*told[:SHOWN], f"Và {vietnamese.number(more)} điều khác cần xử lý."]
    if told:
        raise ValidationError(told)
