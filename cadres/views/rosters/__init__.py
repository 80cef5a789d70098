"""A record on which many people or units stand: its page, the tables in which they are
written, and the correction of one of them."""

from .door import tell
from .page import RosterPage

__all__ = ["RosterPage", "tell"]
