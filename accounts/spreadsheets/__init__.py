"""Spreadsheets: read what people really have, plan what it would do, write it back."""

from .columns import Column, Kind
from .plan import Outcome, Plan, PlannedRow, Refused, Row
from .sheet import SHEETS, Sheet, register

__all__ = [
    "SHEETS",
    "Column",
    "Kind",
    "Outcome",
    "Plan",
    "PlannedRow",
    "Refused",
    "Row",
    "Sheet",
    "register",
]
