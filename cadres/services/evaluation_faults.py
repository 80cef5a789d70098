"""Why an evaluation may not be sent or decided on, in words."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts import vietnamese
from cadres.choices import Rank, Scale
from cadres.models import Evaluation


def unready(row):
    """Why the row may not be sent, "" where it may."""
    if row.is_out:
        return say_out(row)
    if not (row.proposed_rank or row.unrated):
        return (
            f"{row} chưa có mức đề nghị; hãy chọn một mức, hoặc ghi lý do chưa xếp "
            "loại."
        )
    return ""


def undecidable(row, campaign):
    """Why its `rank` may not be decided, "" where it may."""
    if row.is_out:
        return say_out(row)
    if row.rank and row.rank not in Scale(campaign.scale).ranks:
        return say_rank(row, row.rank, campaign)
    if not (row.rank or row.unrated):
        return (
            f"{row} chưa có mức xếp loại, cũng chưa có lý do chưa xếp loại; hãy chọn "
            "một mức, hoặc trả lại để ghi lý do."
        )
    return ""


def check_decision(campaign, decision, decided_on, at):
    """The number of the decision in one spelling; refuses it, or its day, by field."""
    decision = vietnamese.symbol(decision)
    most = Evaluation._meta.get_field("decision").max_length
    if not decision or len(decision) > most:
        raise ValidationError(
            {"decision": f"Hãy nhập số quyết định, không quá {most} ký tự."}
        )
    today = timezone.localdate(at)
    if not campaign.opens_on <= decided_on <= today:
        raise ValidationError(
            {
                "decided_on": f"Ngày quyết định {vietnamese.day(decided_on)} không "
                f"đúng; hãy chọn từ ngày mở đợt {vietnamese.day(campaign.opens_on)} "
                f"đến hôm nay {vietnamese.day(today)}."
            }
        )
    return decision


def say_out(row):
    return f"{row} không còn trong danh sách của đợt này; hãy tải lại trang."


def say_rank(row, rank, campaign):
    scale = Scale(campaign.scale)
    fitting = ", ".join(each.label for each in scale.ranks)
    return (
        f"{row}: không có mức “{told(rank)}” trong thang {scale.label}; hãy chọn một "
        f"trong: {fitting}."
    )


def told(rank):
    """A rank in words."""
    if not rank:
        return "Chưa xếp loại"
    return Rank(rank).label if rank in Rank.values else str(rank)


def label_of(field):
    return str(Evaluation._meta.get_field(field).verbose_name)
