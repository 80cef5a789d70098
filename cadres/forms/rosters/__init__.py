"""Many people or units written on one record at once: a table, all of it or nothing."""

from .entering import RosterForm
from .lines import Line
from .outcomes import OutcomeForm

__all__ = ["Line", "OutcomeForm", "RosterForm"]
