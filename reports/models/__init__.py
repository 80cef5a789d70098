from .period import Period
from .return_line import ReturnLine
from .unit_return import Return

__all__ = ["Period", "Return", "ReturnLine"]
