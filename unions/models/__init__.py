from .dated import Dated, DatedQuerySet
from .document import Document
from .mandate import Mandate
from .placement import Placement
from .scoped import PlacedQuerySet
from .succession import Succession
from .unit import Unit

__all__ = [
    "Dated",
    "DatedQuerySet",
    "Document",
    "Mandate",
    "PlacedQuerySet",
    "Placement",
    "Succession",
    "Unit",
]
