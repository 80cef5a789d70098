"""What becomes of an entry, by what stands in its cell."""

from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts import vietnamese
from reports.models import ReturnLine
from reports.returns import values

from .cell_entries import REFUSED, SAME, SAVED, STALE

LONGEST_REASON = ReturnLine._meta.get_field("reason").max_length


@dataclass(frozen=True)
class Verdict:
    status: str
    message: str = ""
    value: Decimal | None = None
    reason: str = ""


def judge(entry, ground):
    """The Verdict on an entry; with SAVED the value and the reason to be written."""
    line = ground.lines.get(entry.key)
    try:
        figure = _find_figure(entry, ground)
        value = values.read(figure, entry.text)
        reason = _read_reason(entry, figure, line)
    except ValidationError as error:
        return Verdict(REFUSED, error.messages[0])
    stands = (line.value, line.reason) if line else (None, "")
    if (value, reason) == stands:
        return Verdict(SAME)
    if line and entry.version != line.version and not entry.follows(line):
        if value == line.value and not entry.reason:
            return Verdict(SAME)
        return Verdict(STALE, _tell_both(figure, value, line))
    return Verdict(SAVED, value=value, reason=reason)


def _find_figure(entry, ground):
    unit, column = entry.unit, ground.columns.get(entry.figure)
    if not ground.holds(unit):
        raise ValidationError(
            f"Đơn vị của ô này không thuộc biểu của {ground.scope.name}; hãy tải lại "
            "trang."
        )
    name = ground.spots[unit].name
    if not ground.is_within_mandate(unit):
        raise ValidationError(
            f"Bạn không phụ trách {name}; hãy để đơn vị phụ trách ghi hàng này."
        )
    if column is None:
        raise ValidationError(
            f"Kỳ {ground.period} không hỏi chỉ tiêu của ô này; hãy tải lại trang."
        )
    if not ground.asks(unit, column):
        raise ValidationError(
            f"{column.figure.label}: không hỏi {name}; hãy để trống ô này."
        )
    if lock := ground.handed_in.get(ground.spots[unit].grassroots):
        raise ValidationError(lock)
    return column.figure


def _read_reason(entry, figure, line):
    if entry.reason is None:
        return line.reason if line else ""
    reason = vietnamese.clean(_encodable(entry.reason))
    if len(reason) > LONGEST_REASON:
        raise ValidationError(
            f"{figure.label}: lý do dài {len(reason)} ký tự; hãy rút còn "
            f"{LONGEST_REASON} ký tự."
        )
    return reason


def _encodable(text):
    """Without what no database keeps: null characters and halves of pairs."""
    return text.replace("\0", "").encode(errors="ignore").decode()


def _tell_both(figure, value, line):
    theirs, mine = (values.show(figure, each) for each in (line.value, value))
    return (
        f"{figure.label}: {line.written_by or 'người khác'} đã ghi {theirs}"
        f"{_tell_when(line)}, bạn ghi {mine}; hãy chọn một trong hai."
    )


def _tell_when(line):
    if line.written_at is None:
        return ""
    at = timezone.localtime(line.written_at)
    return f" lúc {at:%H:%M} ngày {vietnamese.day(at)}"
