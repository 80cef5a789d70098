"""B.I.3.1: examinations for posts of the union's offices."""

from django.db.models import Sum

from reports.figures.algebra import DOWN_TO_DISTRICT, Counted

from .happenings import RECRUITS, ROUNDS
from .terms import rows

SECTION = "B.I.3.1"

FIGURES = (
    Counted(
        id="recruits_applied",
        label="Hồ sơ dự tuyển",
        unit="hồ sơ",
        section=SECTION,
        definition="Số hồ sơ dự tuyển của các kỳ tuyển dụng có kết quả trong kỳ.",
        levels=DOWN_TO_DISTRICT,
        over=ROUNDS,
        take=Sum("applied", default=0),
    ),
    Counted(
        id="recruits_hired",
        label="Người trúng tuyển",
        unit="người",
        section=SECTION,
        definition="Người trúng tuyển vào cơ quan Đoàn ở các kỳ tuyển dụng có kết quả "
        "trong kỳ; tính ở cơ quan nhận.",
        levels=DOWN_TO_DISTRICT,
        over=RECRUITS,
        take=rows(),
    ),
)
