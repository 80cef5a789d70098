"""The lists of the cadres. Each module beside this one declares those of one subject
and is named below."""

from . import (
    ages,
    allowances,
    attendances,
    courses,
    evaluations,
    field_trips,
    honours,
    moves,
    recruitment,
    schooling,
    seats,
    succession,
    training_needs,
    waivers,
)
from .listing import Asked, Group, Listing, Work, declare, entries_for, find

MODULES = (
    ages,
    schooling,
    waivers,
    seats,
    succession,
    moves,
    honours,
    allowances,
    courses,
    attendances,
    training_needs,
    field_trips,
    recruitment,
    evaluations,
)

__all__ = ["Asked", "Group", "Listing", "Work", "declare", "entries_for", "find"]
