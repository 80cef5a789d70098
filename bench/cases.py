"""What is measured, and how much of its counterpart it may take."""

import subprocess
import tempfile
from datetime import date
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.vietnamese import half_up
from reports.catalogue import FIGURES
from reports.figures import Derived, read
from reports.rendering import html, pdf, report
from unions.models import Unit

from . import sql
from .imports import sheets_of_people
from .measure import Row, side_by_side
from .people_list import people_list
from .restructurings import resolutions_of_2020
from .returns import returns_of_districts

PERIOD = {"opening": date(2018, 11, 30), "closing": date(2022, 6, 30)}
ROUNDS = 15
CHROMIUM = [
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
]


def figures_of_the_province():
    scope = Unit.objects.get(code="CB")
    check_equal(scope)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        figures(scope)
    yield Row("Figures, province, both days: queries", len(queries), 40, 1.0)
    times = side_by_side(
        lambda: figures(scope), lambda: sql.run(scope, *PERIOD.values()), ROUNDS
    )
    yield Row("Figures, province, both days / hand-written SQL (s)", *times, 3.0)


def figures_of_a_district():
    province, district = (Unit.objects.get(code=code) for code in ("CB", "CB-HAQUANG"))
    times = side_by_side(lambda: figures(district), lambda: figures(province), ROUNDS)
    yield Row("Figures, one district / the province (s)", *times, 1.0)


def pdf_of_the_report():
    context = report.build(scope=Unit.objects.get(code="CB"), **PERIOD)
    pdf.as_pdf(context)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(html.as_html(context))
        times = side_by_side(
            lambda: pdf.as_pdf(context), lambda: chromium(page, folder), 5
        )
    yield Row("PDF of the report / Chromium printing the same HTML (s)", *times, 1.5)


CASES = [
    figures_of_the_province,
    figures_of_a_district,
    pdf_of_the_report,
    people_list,
    sheets_of_people,
    resolutions_of_2020,
    returns_of_districts,
]


def figures(scope):
    return read(FIGURES, scope=scope, **PERIOD)


def check_equal(scope):
    """Both sides must give the same numbers, or the ratio means nothing."""
    readings, by_hand = figures(scope), sql.run(scope, *PERIOD.values())
    for figure in FIGURES:
        if not isinstance(figure, Derived):
            for at in ["span"] if figure.is_flow else sql.DAYS:
                ours, theirs = readings.value(figure.id, at), by_hand[figure.id, at]
                if not is_same(ours, theirs):
                    raise SystemExit(f"{figure.id} {at}: {ours}, by hand {theirs}")


def is_same(ours, theirs):
    if None in (ours, theirs):
        return ours is theirs
    return half_up(ours) == half_up(theirs)


def chromium(page, folder):
    target = Path(folder) / "chromium.pdf"
    profile = tempfile.mkdtemp(dir=folder)
    arguments = [
        f"--user-data-dir={profile}",
        f"--print-to-pdf={target}",
        page.as_uri(),
    ]
    subprocess.run([*CHROMIUM, *arguments], check=True, capture_output=True)
