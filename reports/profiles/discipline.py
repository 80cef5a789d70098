"""What the records tell of somebody's discipline, kept from the timeline."""

from dataclasses import dataclass
from datetime import date

from cadres.choices import TenureEnd
from members.choices import Exit


@dataclass(frozen=True)
class Measure:
    on: date
    words: str


def of(person):
    """Expulsions and dismissals of `person`, the newest first; to be shown with the
    sensitive facts alone."""
    expelled = person.enrolments.filter(exit=Exit.EXPELLED).select_related("unit")
    dismissed = person.tenures.filter(end=TenureEnd.DISMISSED)
    measures = [Measure(row.until, f"Khai trừ, {row.unit}") for row in expelled]
    measures += [
        Measure(row.until, f"Cách chức {row.post}, {row.unit}")
        for row in dismissed.select_related("post", "unit")
    ]
    return sorted(measures, key=lambda row: row.on, reverse=True)
