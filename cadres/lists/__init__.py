"""The lists of the cadres. Each module beside this one declares those of one subject
and is named below."""

from . import (
    ages,
    allowances,
    attendances,
    courses,
    evaluations,
    field_trips,
    holding,
    honours,
    moves,
    recruitment,
    schooling,
    seats,
    sizes,
    succession,
    succession_years,
    training_needs,
    waivers,
)
from .listing import Asked, Group, Listing, Work, declare, entries_for, find

MODULES = (
    ages,
    schooling,
    waivers,
    sizes,
    holding,
    seats,
    succession,
    succession_years,
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
