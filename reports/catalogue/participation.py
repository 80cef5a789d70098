"""B.II.3.1: who took part in what the union does, as units declare it."""

from reports.choices import Respondent

from .declaring import MOST_TURNS, in_period, total

SECTION = "B.II.3.1"


def _turns(id, label, heading):
    return in_period(
        id,
        label,
        "lượt",
        SECTION,
        Respondent.CELL,
        "Lượt người tham gia hoạt động do chi đoàn tổ chức hoặc cử đi trong kỳ của "
        "biểu; một người dự hai hoạt động là hai lượt.",
        heading=heading,
        most=MOST_TURNS,
    )


FIGURES = (
    total(
        id="activity_participants",
        label="Lượt đoàn viên, thanh niên tham gia hoạt động",
        unit="lượt",
        section=SECTION,
        definition="Lượt đoàn viên cộng lượt thanh niên ngoài Đoàn mà các đơn vị khai "
        "trong biểu của các kỳ kết thúc trong kỳ báo cáo.",
        of=("activity_turns_members", "activity_turns_youth"),
    ),
    _turns(
        "activity_turns_members",
        "Lượt đoàn viên tham gia hoạt động",
        "Lượt đoàn viên",
    ),
    _turns(
        "activity_turns_youth",
        "Lượt thanh niên ngoài Đoàn tham gia hoạt động",
        "Lượt thanh niên",
    ),
)
