from .dated import Dated, DatedQuerySet
from .document import Document
from .line_row import LineRow
from .mandate import Mandate
from .placement import Placement
from .restructuring import Restructuring
from .rule import Rule
from .scoped import PlacedQuerySet
from .succession import Succession
from .unit import Unit

__all__ = [
    "Dated",
    "DatedQuerySet",
    "Document",
    "LineRow",
    "Mandate",
    "PlacedQuerySet",
    "Placement",
    "Restructuring",
    "Rule",
    "Succession",
    "Unit",
]
