"""The records of the sample province give the figures of the report of 30/6/2022."""

import csv
import re
import unicodedata
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from reports import reconciliation
from reports.catalogue import FIGURES
from reports.figures import read
from reports.rendering import html, pdf, report
from unions.choices import Level
from unions.models import Unit

from .conftest import CLOSING, OPENING

SHEET = (Path(__file__).parent / "facts.csv").read_text()
FACTS = list(csv.DictReader(SHEET.splitlines()))
NAMED = {"opening", "closing", "change", "span"}
DAYS = sorted({date.fromisoformat(f["at"]) for f in FACTS if f["at"] not in NAMED})


@pytest.fixture(scope="module")
def readings(loaded_sample):
    scope = Unit.objects.get(code="CB")
    return read(FIGURES, scope=scope, opening=OPENING, closing=CLOSING, days=DAYS)


@pytest.fixture(scope="module")
def context(loaded_sample):
    scope = Unit.objects.select_related("province").get(code="CB")
    return report.build(scope=scope, opening=OPENING, closing=CLOSING)


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f"{f['figure_id']}@{f['at']}")
def test_figure_equals_the_fact(readings, fact):
    at = fact["at"] if fact["at"] in NAMED else date.fromisoformat(fact["at"])

    assert readings.value(fact["figure_id"], at) == Decimal(fact["expect"])


def test_sample_breaks_no_identity(readings):
    assert reconciliation.check(readings) == []


def test_every_fact_of_the_page_is_cited_with_its_value(context):
    page = html.as_html(context)

    pattern = r'data-figure="(\w+)" data-at="([\w-]+)" value="([^"]*)"'
    cited = {(name, at): value for name, at, value in re.findall(pattern, page)}
    expected = {(f["figure_id"], f["at"]): f["expect"] for f in FACTS}
    found = {key: cited[key] for key in expected if key in cited}
    assert {k: Decimal(v) for k, v in found.items()} == {
        key: Decimal(expected[key]) for key in found
    }
    assert {name for name, _ in cited} == {figure.id for figure in FIGURES}


def test_every_district_can_be_reported(loaded_sample):
    districts = Unit.objects.filter(level=Level.DISTRICT).select_related("province")

    for scope in districts:
        context = report.build(scope=scope, opening=OPENING, closing=CLOSING)
        assert context["broken"] == []
        assert scope.name in html.as_html(context)


def test_printed_report_holds_the_figures_in_an_embedded_font(context):
    document = PdfReader(BytesIO(pdf.as_pdf(context)))

    text = "".join(page.extract_text() for page in document.pages)
    words = " ".join(text.split())
    assert unicodedata.is_normalized("NFC", text)
    for phrase in (
        "BCH ĐOÀN TỈNH CAO BẰNG",
        "Cao Bằng, ngày 30 tháng 6 năm 2022",
        "đoàn xã, phường, thị trấn giảm 38; số chi đoàn giảm 694.",
        "toàn tỉnh có 30.312 đoàn viên",
        "của Đoàn, Hội: 120.728* lượt; trong đó đoàn viên: 71.120* lượt",
        "chi đoàn đang ghi sổ chi đoàn: 2.346*, chiếm 100% số chi đoàn",
        "khối trường học chiếm 42,28%",
        "TM. BAN THƯỜNG VỤ TỈNH ĐOÀN",
    ):
        assert phrase in words
    assert {embedded(font) for page in document.pages for font in fonts(page)} == {True}
    assert document.metadata.title.startswith("BÁO CÁO CHUYÊN ĐỀ: Kết quả thực hiện")
    assert document.trailer["/Root"]["/Lang"] == "vi"
    titles = [item["/Title"] for item in flat(document.outline)]
    assert titles[:2] == ["A. Tình hình chung về tổ chức Đoàn", "1. Tổ chức bộ máy"]


def fonts(page):
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def embedded(font):
    (inner,) = font["/DescendantFonts"]
    return "/FontFile2" in inner.get_object()["/FontDescriptor"]


def flat(outline):
    for item in outline:
        yield from flat(item) if isinstance(item, list) else [item]
