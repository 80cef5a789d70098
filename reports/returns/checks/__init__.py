"""Whether what a return says holds together, with the register and with the past."""

from .finding import Finding
from .judging import Numbers, Verdict, add_up, judge
from .surveying import survey, survey_rows

__all__ = [
    "Finding",
    "Numbers",
    "Verdict",
    "add_up",
    "judge",
    "survey",
    "survey_rows",
]
