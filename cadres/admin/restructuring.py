"""What the cadres have to say on the page of a decision."""

from accounts.admin import acts
from accounts.admin.acts import Page
from unions.choices import ENDING, LineKind
from unions.models import Restructuring


def ends_units(document):
    return document.rows.filter(kind__in=ENDING).exists()


def founds_heirs(document):
    makers = (LineKind.UNITE, LineKind.SPLIT)
    return not document.is_applied and document.rows.filter(kind__in=makers).exists()


acts.add(
    Restructuring,
    Page(
        "noi-bo-tri",
        "Nơi bố trí cán bộ",
        "destinations",
        "cadres.view_destination",
        ends_units,
    ),
    Page(
        "dinh-bien",
        "Định biên đơn vị mới",
        "openings",
        "cadres.view_opening",
        founds_heirs,
    ),
)
