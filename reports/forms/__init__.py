from .day import DayForm
from .report import ReportForm
from .series import SeriesForm

__all__ = ["DayForm", "ReportForm", "SeriesForm"]
