"""Every figure of the report, one module a section, in the report's order."""

from reports.figures import Declared

from . import (
    ages,
    awards,
    committees,
    communes,
    conduct,
    development,
    displaced,
    enterprises,
    evaluations,
    management,
    membership,
    movements,
    moves,
    offices,
    organisation,
    participation,
    rates,
    recruitment,
    schooling,
    secretaries,
    staff,
    succession,
    titles,
    training,
    twins,
)

FIGURES = (
    *organisation.FIGURES,
    *membership.FIGURES,
    *committees.FIGURES,
    *staff.FIGURES,
    *secretaries.FIGURES,
    *ages.FIGURES,
    *schooling.FIGURES,
    *recruitment.FIGURES,
    *succession.FIGURES,
    *training.FIGURES,
    *moves.FIGURES,
    *offices.FIGURES,
    *evaluations.FIGURES,
    *rates.FIGURES,
    *communes.FIGURES,
    *awards.FIGURES,
    *participation.FIGURES,
    *development.FIGURES,
    *twins.FIGURES,
    *management.FIGURES,
    *conduct.FIGURES,
    *titles.FIGURES,
    *movements.FIGURES,
    *displaced.FIGURES,
    *enterprises.FIGURES,
)
BY_ID = {figure.id: figure for figure in FIGURES}


def _is_declared(name):
    figure = BY_ID[name]
    return isinstance(figure, Declared) or any(map(_is_declared, figure.parts))


# What units say, and what is derived from that.
DECLARED = frozenset(filter(_is_declared, BY_ID))
