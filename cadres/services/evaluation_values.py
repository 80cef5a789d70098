"""The values of one evaluation: judged, and written with what changed in words."""

from accounts import vietnamese
from cadres.choices import Scale
from cadres.models import Evaluation

from . import evaluation_faults
from .evaluation_faults import label_of, told

RANKS = ("self_rank", "meeting_rank", "proposed_rank")
FIELDS = (*RANKS, "is_registered", "unrated")
COLUMNS = {*FIELDS, "score"}
LONGEST = Evaluation._meta.get_field("unrated").max_length


def judge(row, entry, campaign):
    """Why `entry`, {field: value}, may not be written into the row, "" where it may."""
    scale = Scale(campaign.scale)
    if row.is_out:
        return evaluation_faults.say_out(row)
    if not row.is_open:
        state = row.get_state_display()
        return f"{row} đang ở trạng thái “{state}”, không sửa được; hãy tải lại trang."
    for field in RANKS:
        rank = entry.get(field, "")
        if rank and rank not in scale.ranks:
            return evaluation_faults.say_rank(row, rank, campaign)
    if entry.get("is_registered") and not scale.is_title:
        return f"{row}: thang {scale.label} không có đăng ký; hãy bỏ chọn đăng ký."
    return _judge_unrated(row, entry)


def _judge_unrated(row, entry):
    unrated = _words(entry.get("unrated", row.unrated))
    if len(unrated) > LONGEST:
        return f"{row}: lý do chưa xếp loại dài quá {LONGEST} ký tự; hãy viết gọn lại."
    if unrated and entry.get("proposed_rank", row.proposed_rank):
        return (
            f"{row} vừa có mức đề nghị, vừa có lý do chưa xếp loại; hãy bỏ một trong "
            "hai."
        )
    return ""


def overtaken(row, entry, seen):
    """Why `entry` would overwrite what is not as in `seen`, {field: value}, any more,
    "" where it would not."""
    for field, was in seen.items():
        now = getattr(row, field)
        if field in entry and now not in (was, entry[field]):
            return (
                f"{row}, mục “{label_of(field)}”: người khác vừa ghi "
                f"“{_tell(field, now)}”; nếu vẫn muốn đổi, hãy lưu lần nữa."
            )
    return ""


def _tell(field, value):
    if field == "is_registered":
        return "có" if value else "không"
    return (told(value) if field in RANKS and value else value) or "để trống"


def apply(row, entry):
    """Sets what `entry` says; {label: [what was, what is]} of what has changed."""
    changes = {}
    for field in FIELDS:
        was = getattr(row, field)
        value = entry.get(field, was)
        value = _words(value) if field == "unrated" else value
        if value != was:
            setattr(row, field, value)
            changes[label_of(field)] = [_say(field, was), _say(field, value)]
    return changes


def _words(text):
    # PostgreSQL keeps no null character.
    return "".join(filter(str.isprintable, vietnamese.clean(text)))


def _say(field, value):
    return told(value) if field in RANKS and value else value
