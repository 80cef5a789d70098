"""The checks that the office has added before the first half of 2022 was asked for."""

from datetime import date
from decimal import Decimal

from reports.choices import Operator, Severity, Source

SINCE = date(2022, 1, 1)
TURNS = ["activity_turns_members", "activity_turns_youth"]

CHECKS = [
    {
        "label": "Số rèn luyện đạt tốt không vượt số đăng ký",
        "left": ["members_training_programme_good"],
        "operator": Operator.AT_MOST,
        "source": Source.DECLARED,
        "right": ["members_training_programme"],
        "severity": Severity.BLOCK,
    },
    {
        "label": "Số đăng ký rèn luyện không vượt số đoàn viên",
        "left": ["members_training_programme"],
        "operator": Operator.AT_MOST,
        "source": Source.DECLARED,
        "right": ["members_reported"],
        "severity": Severity.BLOCK,
    },
    {
        "label": "Lượt tham gia cao so với số đoàn viên trong sổ",
        "left": TURNS,
        "operator": Operator.AT_MOST,
        "source": Source.REGISTER,
        "right": ["members"],
        "factor": Decimal(2),
        "constant": Decimal(10),
        "severity": Severity.EXPLAIN,
    },
    {
        "label": "Số đoàn viên tăng đột biến so với kỳ trước",
        "left": ["members_reported"],
        "operator": Operator.AT_MOST,
        "source": Source.PREVIOUS,
        "right": ["members_reported"],
        "factor": Decimal("1.5"),
        "constant": Decimal(5),
        "severity": Severity.EXPLAIN,
    },
    {
        "label": "Tổng đoàn viên của biểu khớp với sổ",
        "left": ["members_reported"],
        "operator": Operator.EQUAL,
        "source": Source.REGISTER,
        "right": ["members"],
        "tolerance": Decimal(5),
        "severity": Severity.EXPLAIN,
        "is_whole": True,
    },
]
