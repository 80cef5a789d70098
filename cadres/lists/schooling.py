"""Who has less schooling than the post asks for."""

from django import forms
from django.db.models import F, Q

from cadres.choices import Degree, Theory
from cadres.standards import below_standard

from . import columns
from .ages import HOLDER, ORDER, RELATED, VIEW
from .listing import Group, Listing, declare

DEGREE, THEORY = "chuyen-mon", "ly-luan"
NOTHING = "Chưa ghi"
LACKING = {
    DEGREE: Q(degree_held__lt=F("degree_asked")),
    THEORY: Q(theory_held__lt=F("theory_asked")),
}


def _rows(asked):
    rows = below_standard(asked.day).filter(LACKING.get(asked["thieu"], Q()))
    return rows.select_related(*RELATED).order_by(*ORDER)


def _lacking(today):
    choices = [
        ("", "Chuyên môn hoặc lý luận"),
        (DEGREE, "Chuyên môn"),
        (THEORY, "Lý luận chính trị"),
    ]
    lacking = forms.ChoiceField(label="Thiếu", choices=choices, required=False)
    return {"thieu": lacking}


def level(name, scale):
    """A column that tells in words what is held or asked."""

    def tell(tenure, asked):
        rung = getattr(tenure, name)
        return scale(rung).label if rung else None if rung is None else NOTHING

    return tell


declare(
    Listing(
        slug="duoi-chuan",
        title="Cán bộ chưa đủ trình độ",
        group=Group.STANDARDS,
        explain="Trình độ chuyên môn hoặc lý luận chính trị đã ghi thấp hơn mức của "
        "chức danh. Hãy bổ sung trình độ đã đạt, hoặc cử đi học.",
        empty="Mọi cán bộ đều đạt trình độ của chức danh vào ngày này.",
        permission=VIEW,
        columns=(
            *HOLDER[:3],
            columns.text("Chuyên môn", level("degree_held", Degree)),
            columns.text("Mức chuyên môn", level("degree_asked", Degree)),
            columns.text("Lý luận", level("theory_held", Theory)),
            columns.text("Mức lý luận", level("theory_asked", Theory)),
        ),
        rows=_rows,
        fields=_lacking,
    ),
)
