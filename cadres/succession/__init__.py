"""What the plans of succession come to: lists in force, rules that they break, and how
ready each candidate is (Conclusion 07, I.3.2)."""

from .force import candidates_of, in_force
from .readiness import Readiness, judge
from .sheet import Section, Sheet, lay_out
from .violations import Violation
from .violations import find as find_violations

__all__ = [
    "Readiness",
    "Section",
    "Sheet",
    "Violation",
    "candidates_of",
    "find_violations",
    "in_force",
    "judge",
    "lay_out",
]
