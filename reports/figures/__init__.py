from .algebra import Counted, Declared, Derived, Figure, Population
from .evaluation import evaluate, evaluate_by_district, evaluate_span
from .readings import Readings, read

__all__ = [
    "Counted",
    "Declared",
    "Derived",
    "Figure",
    "Population",
    "Readings",
    "evaluate",
    "evaluate_by_district",
    "evaluate_span",
    "read",
]
