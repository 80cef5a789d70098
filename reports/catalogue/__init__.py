"""Every figure of the report, one module a section, in the report's order."""

from . import (
    ages,
    committees,
    communes,
    development,
    displaced,
    enterprises,
    membership,
    movements,
    organisation,
    schooling,
    secretaries,
    staff,
)

FIGURES = (
    *organisation.FIGURES,
    *membership.FIGURES,
    *committees.FIGURES,
    *staff.FIGURES,
    *secretaries.FIGURES,
    *ages.FIGURES,
    *schooling.FIGURES,
    *communes.FIGURES,
    *development.FIGURES,
    *movements.FIGURES,
    *displaced.FIGURES,
    *enterprises.FIGURES,
)
BY_ID = {figure.id: figure for figure in FIGURES}
