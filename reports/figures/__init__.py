from .algebra import Counted, Derived, Figure, Population
from .evaluation import evaluate, evaluate_by_district, evaluate_span
from .readings import Readings, read

__all__ = [
    "Counted",
    "Derived",
    "Figure",
    "Population",
    "Readings",
    "evaluate",
    "evaluate_by_district",
    "evaluate_span",
    "read",
]
