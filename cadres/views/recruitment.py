"""The pages of a recruitment round."""

from cadres.forms.recruitment import CorrectRecruitForm, TakeForm
from cadres.lists import columns
from cadres.models import Recruit, RecruitmentRound
from cadres.services.recruitment import TAKEN

from .rosters import RosterPage


def list_recruits(held):
    rows = Recruit.objects.filter(round=held).select_related("person", "unit", "post")
    return rows.order_by("person__sort_key", "pk")


RECRUITMENT = RosterPage(
    model=RecruitmentRound,
    name="recruitment",
    listing="tuyen-dung",
    roster=TAKEN,
    title="Người trúng tuyển",
    empty="Chưa ghi người trúng tuyển nào của kỳ này.",
    facts=(
        columns.unit("Đơn vị"),
        columns.text("Cơ quan tuyển dụng", "organiser"),
        columns.day("Ngày có kết quả", "held_on"),
        columns.number("Chỉ tiêu", "wanted"),
        columns.number("Số hồ sơ dự tuyển", "applied"),
    ),
    columns=(
        columns.person("Họ và tên"),
        columns.unit("Cơ quan nhận"),
        columns.text("Chức danh", "post"),
    ),
    rows=list_recruits,
    forms=(TakeForm,),
    correction=CorrectRecruitForm,
)
