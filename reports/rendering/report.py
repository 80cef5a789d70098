"""The Conclusion 07/08 report: everything that its template cites, read once."""

from reports import outline, periods, reconciliation
from reports.catalogue import BY_ID, FIGURES
from reports.figures import read
from unions.models import Document

from . import letterhead, ranks

# What the tables by year speak of.
YEARLY = (
    "units_district",
    "units_grassroots",
    "units_commune",
    "branches",
    "commune_secretaries",
    "commune_secretary_vacancies",
    "commune_deputies",
    "commune_deputy_vacancies",
    "commune_leaders",
    "commune_leaders_postgraduate",
    "commune_leaders_bachelor",
    "commune_leaders_college_or_intermediate",
    "commune_leaders_theory_intermediate",
    "districts_evaluated",
    "districts_rated_excellent",
    "districts_rated_good",
    "districts_rated_completed",
    "districts_rated_failed",
    "districts_unrated",
)


def build(*, scope, opening, closing):
    """The context of the report of `scope` on `closing` against `opening`: readings,
    sections, annexes, directives by symbol, the years of evaluation that it names, the
    ranks of the unit itself, glossary, broken identities."""
    # Directives are addressed to the whole union: they need no scope.
    directives = {row.symbol: row for row in Document.objects.all()}
    years = periods.year_ends(opening, closing)
    readings = read(FIGURES, scope=scope, opening=opening, closing=closing)
    readings = readings.with_days([BY_ID[name] for name in YEARLY], years)
    return letterhead.words(scope, closing) | {
        "body": "reports/_document.html",
        "scope": scope,
        "readings": readings,
        "opening": opening,
        "closing": closing,
        "days": [opening, *years, closing],
        "years": years,
        "rated_in": ranks.years_told(closing),
        "own_ranks": ranks.own_ranks(scope, opening=opening, closing=closing),
        "sections": [outline.PREAMBLE, *outline.numbered(), outline.ENDING],
        "annexes": outline.annexes(scope),
        "directives": directives,
        "glossary": list_entries(FIGURES),
        # The text fills it as it is rendered, before the glossary at its end.
        "cited": set(),
        "broken": reconciliation.check(readings),
    }


def list_entries(figures):
    """The figures by what is said of them in the glossary, in the order of the first of
    each: many of one kind are defined in the same words."""
    entries = {}
    for figure in figures:
        said = figure.definition, figure.origin, figure.section
        entries.setdefault(said, []).append(figure)
    return list(entries.values())
