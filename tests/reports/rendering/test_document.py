"""The document says what the figures say, and nothing that they do not."""

import re
import unicodedata
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from reports.catalogue import FIGURES
from reports.rendering import html, pdf, report
from reports.rendering.data import plain
from unions.choices import DocumentKind
from unions.services import documents, units

from ..conftest import CLOSING, OPENING

FIGURE = re.compile(
    r'<data class="figure" data-figure="(\w+)" data-at="([\w-]+)" value="([^"]*)">'
)
CITED = re.compile(r'<a href="#so-lieu-.*?</a>', re.S)
NAMED = re.compile(r'<span class="(?:name|symbol)">.*?</span>', re.S)
HEADING = re.compile(r"<h([2-6])>.*?</h\1>", re.S)
DAY = re.compile(r"\b\d\d/\d\d/\d{4}\b|ngày \d\d tháng \d+ năm \d{4}")


@pytest.fixture
def build(small):
    def build(scope=None, opening=OPENING, closing=CLOSING):
        return report.build(scope=scope or small, opening=opening, closing=closing)

    return build


def body(page):
    """The sections of the report, without letterhead and annex."""
    main = page.split('<p class="subject">')[1].split('<footer class="closing">')[0]
    return main.partition("</p>")[2]


def test_every_figure_of_the_page_equals_its_reading(build):
    context = build()

    found = FIGURE.findall(html.as_html(context))

    days = {day.isoformat(): day for day in context["days"]}
    for name, at, value in found:
        reading = context["readings"].value(name, days.get(at, at))
        assert value == str(plain(reading))
    assert len(found) > 200


def test_every_figure_is_cited_by_a_section():
    folder = Path(django_settings.BASE_DIR) / "templates" / "reports" / "sections"
    source = "".join(path.read_text() for path in folder.glob("*.html"))

    tags = re.findall(r"{% (?:figure|changed|cells_\w+|rows_on) .*?%}", source)
    cited = {name for tag in tags for name in re.findall(r'"(\w+)"', tag)}
    times = {"opening", "closing", "change", "span"}
    assert cited - times == {figure.id for figure in FIGURES}


@pytest.mark.parametrize("name", ["province", "district", "branch"])
def test_every_figure_of_the_text_is_defined_once_in_the_annex(build, scopes, name):
    page = html.as_html(build(scopes[name]))

    defined = re.findall(r'id="so-lieu-(\w+)"', page)
    assert sorted(defined) == sorted({name for name, _, _ in FIGURE.findall(page)})
    assert len(defined) > 10


def test_figures_of_one_definition_share_an_entry(build):
    page = html.as_html(build())

    entries = re.findall(r"<div>(<dt id=.*?)</div>", page)
    said = [re.search(r"<dd>(.*?)</dd>", entry)[1] for entry in entries]
    assert len(said) == len(set(said))
    [arrived] = [e for e in entries if 'id="so-lieu-units_union_arrived"' in e]
    assert arrived.count("<dt ") == 5


def test_paper_marks_the_terms_that_a_link_leads_to():
    page = (
        '<a href="#so-lieu-b">1</a><dt id="so-lieu-a" data-url="/a">A;</dt> '
        '<dt id="so-lieu-b">B;</dt> <dt id="so-lieu-c">C:</dt><dd>Đếm.</dd>'
    )

    assert pdf._join_terms(page) == (
        '<a href="#so-lieu-b">1</a>A; <dt id="so-lieu-b">B;</dt> C:Đếm.'
    )


def test_paper_leads_to_the_entry_of_a_term():
    page = (
        '<a href="#so-lieu-b">1</a><a href="#so-lieu-c">2</a>'
        '<div><dt id="so-lieu-a">A;</dt> <dt id="so-lieu-b">B:</dt><dd>Đếm.</dd></div>'
        '<div><dt id="so-lieu-c">C:</dt><dd>Cộng.</dd></div>'
    )

    assert pdf._lead_to_entries(page) == page.replace('"#so-lieu-b"', '"#so-lieu-a"')


@pytest.fixture
def scopes(small, ha_quang, truong_ha, clinic, pac_bo, found):
    young = found("CB-MOI", "LOCAL", "Huyện Đoàn Mới", small, date(2020, 3, 1))
    return {
        "province": small,
        "district": ha_quang,
        "young": young,
        "commune": truong_ha,
        "clinic": clinic,
        "branch": pac_bo,
    }


SCOPES = ["province", "district", "young", "commune", "clinic", "branch"]


@pytest.mark.parametrize("name", SCOPES)
def test_no_number_is_typed_by_hand(build, scopes, name):
    text = body(html.as_html(build(scopes[name])))

    for pattern in (CITED, NAMED, HEADING, DAY):
        text = pattern.sub("", text)
    text = re.sub(r"<[^>]*>", " ", text)

    assert re.findall(r".{0,20}\d.{0,20}", text) == []


@pytest.mark.parametrize("name", SCOPES)
def test_dropped_sentences_leave_no_trace(build, scopes, name):
    text = body(html.as_html(build(scopes[name])))

    assert re.findall(r"<(p|li|ul|tbody|td)>\s*</\1>", text) == []
    prose = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", text))
    assert re.findall(r".{9} [.,;:]|\.\.|,\.|\( ?\)", prose) == []


@pytest.mark.parametrize("name", SCOPES)
def test_what_cannot_be_said_is_not_linked(build, scopes, name):
    context = build(scopes[name])
    page = html.as_html(context)

    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r' id="([^"]+)"', page))


def test_missing_variable_would_show(build, settings):
    mark = "INVALID"
    settings.TEMPLATES = [
        django_settings.TEMPLATES[0]
        | {
            "OPTIONS": django_settings.TEMPLATES[0]["OPTIONS"]
            | {"string_if_invalid": mark}
        }
    ]

    assert mark not in html.as_html(build())


def test_page_is_well_formed_vietnamese(build):
    page = html.as_html(build())

    parser = Balance()
    parser.feed(page)
    assert parser.open == []
    assert '<html lang="vi">' in page
    assert unicodedata.is_normalized("NFC", page)


class Balance(HTMLParser):
    """The elements left open, or closed out of turn."""

    VOID = ("meta", "link", "br", "hr", "img", "input")

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_file_needs_nothing_beside_it(build):
    page = html.as_html(build())

    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    outside = [a for a in addresses if not a.startswith(("#", "data:text/css"))]
    assert outside == []


def test_directive_is_cited_once_it_is_registered(build, giang):
    def cites():
        symbol = '<span class="symbol">07-KL/TWĐTN-BTC</span>'
        return f"Kết luận số {symbol} ngày 30/11/2018" in html.as_html(build())

    assert not cites()

    documents.register(
        symbol="07 – KL/TWĐTN-BTC",
        kind=DocumentKind.CONCLUSION,
        issuer="Ban Chấp hành Trung ương Đoàn",
        summary="Nâng cao chất lượng công tác cán bộ Đoàn",
        issued_on=OPENING,
        by=giang,
    )
    assert cites()


def test_letterhead_bears_the_name_of_the_day(build, province, giang):
    units.rename(unit=province, name="Tỉnh Đoàn Non Nước", on=CLOSING, by=giang)
    province.refresh_from_db()

    before = build(province, closing=CLOSING.replace(day=29))
    after = build(province)

    assert before["letterhead"]["issuer"] == "BCH ĐOÀN TỈNH CAO BẰNG"
    assert after["letterhead"]["issuer"] == "BCH ĐOÀN TỈNH NON NƯỚC"
