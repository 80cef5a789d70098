from .check import Check
from .explanation import Explanation
from .extension import Extension
from .period import Period
from .period_figure import PeriodFigure
from .portion import Portion
from .reminder import Reminder
from .return_line import ReturnLine
from .unit_return import Return
from .writing import Writing

__all__ = [
    "Check",
    "Explanation",
    "Extension",
    "Period",
    "PeriodFigure",
    "Portion",
    "Reminder",
    "Return",
    "ReturnLine",
    "Writing",
]
