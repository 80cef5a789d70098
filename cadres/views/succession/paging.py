"""A long list, a page at a time."""

from dataclasses import dataclass

from django.core.paginator import Paginator

from cadres.succession import Section

PAGE = 60


@dataclass(frozen=True)
class Part:
    """What a page shows of a section."""

    section: Section
    rows: list


def take_page(sheet, number):
    """What the template needs to show a page of `sheet`: the page, and the parts of
    its posts; a post for which nobody is prepared stands on the first."""
    page = Paginator(sheet.rows, PAGE).get_page(number)
    shown = {row.candidate.pk for row in page}
    parts = [
        Part(section, [row for row in section.rows if row.candidate.pk in shown])
        for section in sheet.sections
    ]
    first = page.number == 1
    kept = [part for part in parts if part.rows or (first and not part.section.rows)]
    return {"page": page, "parts": kept}
