"""The annex says what the decision does, by the names of its eve, for ever."""

import re
import unicodedata
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from reports.rendering import html, pdf
from reports.rendering.papers import annex
from tests.fixtures_restructurings import AT
from unions.models import Unit
from unions.services import restructurings, units

from .conftest import AUTUMN


def told(document):
    """The rows of the annex, kind by kind, as they are read."""
    return [
        (
            row.line,
            row.before.whole if row.before else "",
            row.deed,
            [(place.whole, place.code) for place in row.after],
            row.load.members if row.load else None,
            "; ".join(row.remarks),
        )
        for group in annex.build(document)["groups"]
        for row in group.rows
    ]


SOC_LUNG = ("Đoàn xã Sóc Lũng, Huyện Đoàn Hà Quảng", "CB-HQ-SH")
THONG_KEO = ("Đoàn xã Thông Kéo, Huyện Đoàn Hà Quảng", "CB-HAQUANG-THONGKEO")
PAC_BO = ("Đoàn xã Pác Bó, Huyện Đoàn Hà Quảng", "CB-HAQUANG-PACBO")
RENAMED = "Đoàn xã Sóc Hà đổi tên thành Đoàn xã Sóc Lũng"
ROWS = [
    (
        1,
        "Đoàn xã Lũng Nặm, Huyện Đoàn Hà Quảng",
        "Sáp nhập vào Đoàn xã Sóc Hà",
        [SOC_LUNG],
        0,
        f"kèm 1 chi đoàn; {RENAMED}",
    ),
    (
        2,
        "Đoàn xã Kéo Yên, Huyện Đoàn Hà Quảng",
        "Hợp nhất thành Đoàn xã Thông Kéo",
        [THONG_KEO],
        0,
        "kèm 1 chi đoàn",
    ),
    (
        2,
        "Đoàn xã Đa Thông, Huyện Đoàn Thông Nông",
        "Hợp nhất thành Đoàn xã Thông Kéo",
        [THONG_KEO],
        0,
        "",
    ),
    (
        3,
        "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng",
        "Chia, tách, thành Đoàn xã Pác Bó",
        [PAC_BO],
        2,
        "kèm 1 chi đoàn",
    ),
    (
        3,
        "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng",
        "Chia, tách, nhập vào Đoàn xã Sóc Hà",
        [SOC_LUNG],
        0,
        f"kèm 1 chi đoàn; nhận Chi đoàn Bản Hoong; {RENAMED}",
    ),
    (
        4,
        "Chi đoàn cơ sở Trung tâm Y tế, Huyện Đoàn Hà Quảng",
        "Chuyển về trực thuộc Huyện Đoàn Hòa An",
        [("Chi đoàn cơ sở Trung tâm Y tế, Huyện Đoàn Hòa An", "CB-HQ-TTYT")],
        1,
        "",
    ),
    (
        5,
        "Đoàn xã Hồng Việt, Huyện Đoàn Hòa An",
        "Đổi tên thành Đoàn xã Hồng Việt Mới",
        [("Đoàn xã Hồng Việt Mới, Huyện Đoàn Hòa An", "CB-HA-HV")],
        None,
        "",
    ),
    (
        6,
        "Chi đoàn Lam Sơn, Đoàn xã Hồng Việt, Huyện Đoàn Hòa An",
        "Đổi địa bàn từ nông thôn thành đô thị",
        [
            (
                "Chi đoàn Lam Sơn, Đoàn xã Hồng Việt Mới, Huyện Đoàn Hòa An",
                "CB-HA-HV-LS",
            )
        ],
        None,
        "",
    ),
    (
        7,
        "",
        "Thành lập mới",
        [("Chi đoàn cơ sở Mới, Huyện Đoàn Hòa An", "CB-HA-MOI")],
        None,
        "chi đoàn cơ sở; doanh nghiệp",
    ),
    (8, "Huyện Đoàn Thông Nông, Tỉnh Đoàn Cao Bằng", "Giải thể", [], 0, ""),
]


def test_every_kind_of_line_is_told(written, lines):
    assert told(written(*lines)) == ROWS


def test_groups_are_in_the_order_of_the_kinds(written, lines):
    groups = annex.build(written(*lines))["groups"]

    assert [(g.number, g.kind.label, g.lines, len(g.rows)) for g in groups] == [
        ("I", "Sáp nhập vào đơn vị đang có", 1, 1),
        ("II", "Hợp nhất thành đơn vị mới", 1, 2),
        ("III", "Chia, tách", 1, 2),
        ("IV", "Chuyển đơn vị cấp trên", 1, 1),
        ("V", "Đổi tên", 1, 1),
        ("VI", "Đổi loại hình, khối", 1, 1),
        ("VII", "Thành lập mới", 1, 1),
        ("VIII", "Giải thể", 1, 1),
    ]


def sums(document):
    context = annex.build(document)
    tallies = [(t.label, t.before, t.after) for t in context["tallies"] if not t.bloc]
    return context["lines"], context["moved"], tallies


SUMS = (
    8,
    3,
    [
        ("Cấp tỉnh", 1, 1),
        ("Cấp huyện và tương đương", 3, 2),
        ("Cơ sở đoàn", 7, 6),
        ("Chi đoàn", 6, 6),
    ],
)


def test_annex_ends_with_the_sums(written, lines):
    assert sums(written(*lines)) == SUMS


def test_annex_is_the_same_before_and_after_and_when_a_unit_is_renamed_later(
    approved, lines, an
):
    document = approved(*lines)
    pages = [html.as_html(annex.build(document))]

    restructurings.apply(restructuring=document, by=an, at=AT)
    document.refresh_from_db()
    pages.append(html.as_html(annex.build(document)))
    for code in ("CB-HAQUANG", "CB-HQ-SH", "CB-HAQUANG-PACBO", "CB"):
        unit = Unit.objects.get(code=code)
        units.rename(unit=unit, name=f"Đơn vị {code}", on=AUTUMN, by=an)
    pages.append(html.as_html(annex.build(document)))

    assert told(document) == ROWS
    assert sums(document) == SUMS
    assert pages[0] == pages[1] == pages[2]


def test_members_go_with_the_nearest_unit_that_is_named(written, row, scene):
    document = written(
        row(1, "dissolve", unit="CB-HAQUANG", parent="CB-HOAAN"),
        row(2, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"),
    )

    loads = {
        row.before.code: (row.load.members, row.load.below)
        for group in annex.build(document)["groups"]
        for row in group.rows
    }
    assert loads == {
        "CB-HAQUANG": (1, "4 cơ sở đoàn, 3 chi đoàn"),
        "CB-HQ-TH": (2, "2 chi đoàn"),
    }


def test_dissolved_unit_says_where_the_rest_goes(written, row, scene):
    document = written(row(1, "dissolve", unit="CB-HAQUANG", parent="CB-HOAAN"))

    assert told(document)[0][3:] == (
        [],
        3,
        "kèm 5 cơ sở đoàn, 5 chi đoàn; đơn vị trực thuộc chuyển về Huyện Đoàn Hòa An",
    )


def test_heir_that_ends_too_is_followed(written, row, scene):
    document = written(
        row(1, "absorb", unit="CB-HQ-LN", into="CB-HQ-KY"),
        row(2, "absorb", unit="CB-HQ-KY", into="CB-HQ-SH"),
    )

    assert told(document)[0][2:] == (
        "Sáp nhập vào Đoàn xã Kéo Yên",
        [("Đoàn xã Sóc Hà, Huyện Đoàn Hà Quảng", "CB-HQ-SH")],
        0,
        "kèm 1 chi đoàn; Đoàn xã Kéo Yên: xem dòng 2",
    )


@pytest.mark.parametrize(
    "cells",
    [
        {"unit": "CB-HQ-LN", "into": "CB-XX"},
        {"unit": "CB-XX", "into": "CB-HQ-LN"},
        {"unit": "CB-HQ-LN"},
        {"into": "CB-HQ-LN"},
        {},
    ],
)
@pytest.mark.parametrize("kind", ["absorb", "unite", "split", "move", "dissolve"])
def test_unfinished_draft_can_be_printed(written, row, scene, kind, cells):
    html.as_html(annex.build(written(row(1, kind, **cells))))


def test_circle_can_be_printed(written, row, scene):
    document = written(
        row(1, "absorb", unit="CB-HQ-LN", into="CB-HQ-KY"),
        row(2, "absorb", unit="CB-HQ-KY", into="CB-HQ-LN"),
    )

    assert [row[3] for row in told(document)] == [[], []]


def test_draft_is_marked_until_it_is_approved(written, row, scene, an, dung):
    document = written(row(1, "rename", unit="CB-HQ-SH", name="Đoàn xã Sóc"))
    at = datetime(2020, 1, 15, tzinfo=UTC)
    marked = []
    for step, by in ((restructurings.submit, an), (restructurings.approve, dung)):
        marked.append("DỰ THẢO" in html.as_html(annex.build(document)))
        document = step(restructuring=document, by=by, at=at)
    marked.append("DỰ THẢO" in html.as_html(annex.build(document)))

    assert marked == [True, True, False]


def test_more_rows_than_a_paper_bears_are_printed_in_parts(
    written, row, scene, monkeypatch
):
    monkeypatch.setattr(annex, "MOST_ROWS", 3)
    names = ("SH", "LN", "KY", "TH")
    document = written(
        *(row(1, "rename", unit=f"CB-HQ-{n}", name=f"Đoàn xã {n}") for n in names[:2]),
        *(row(2, "rename", unit=f"CB-HQ-{n}", name=f"Đoàn xã {n}") for n in names[2:]),
    )

    parts = [annex.build(document, part) for part in (1, 2)]

    assert annex.build(document, 0) is annex.build(document, 3) is None
    assert [[r.line for g in p["groups"] for r in g.rows] for p in parts] == [
        [1, 1],
        [2, 2],
    ]
    assert [p["is_last"] for p in parts] == [False, True]
    assert [p["groups"][0].lines for p in parts] == [2, 2]


def test_line_of_many_rows_is_parted(written, row, scene, monkeypatch):
    monkeypatch.setattr(annex, "MOST_ROWS", 2)
    document = written(
        *(row(1, "absorb", unit=f"CB-HQ-{n}", into="CB-HQ-TH") for n in ("SH", "LN")),
        row(1, "absorb", unit="CB-HQ-KY", into="CB-HQ-TH"),
    )

    sizes = [len(annex.build(document, n)["groups"][0].rows) for n in (1, 2)]

    assert sizes == [2, 1]


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_the_lines(written, row, scene, number):
    codes = ("LN", "KY", "TH")[:number]
    document = written(
        *(
            row(n, "absorb", unit=f"CB-HQ-{code}", into="CB-HQ-SH")
            for n, code in enumerate(codes, 1)
        )
    )

    with CaptureQueriesContext(connection) as queries:
        annex.build(document)

    assert len(queries) == 14


def test_pdf_is_tagged_and_says_what_the_page_says(written, lines):
    context = annex.build(written(*lines))

    reader = PdfReader(BytesIO(pdf.as_pdf(context)))

    root = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("vi", True)
    assert re.findall(r"pdfuaid:part\W+(\d)", metadata(root)) == ["1"]
    assert reader.metadata.title == "PHỤ LỤC: Danh sách các đơn vị sắp xếp"
    assert {font for page in reader.pages for font in fonts(page)} == {
        "DoanVu-Serif",
        "DoanVu-Serif-Bold",
        "DoanVu-Serif-Italic",
    }
    said = "".join(page.extract_text() for page in reader.pages)
    assert missing(html.as_html(context), said) == []


def metadata(root):
    return root["/Metadata"].get_data().decode()


def fonts(page):
    named = page["/Resources"]["/Font"].values()
    return {str(f.get_object()["/BaseFont"]).split("+")[-1] for f in named}


def missing(page, said):
    """The words of the page that the paper lacks."""
    body = page.split("<main")[1]
    words = re.sub(r"<[^>]*>", " ", body).replace("&quot;", '"').split()
    bare = "".join(unicodedata.normalize("NFC", said).split())
    return [word for word in words if word not in bare and ">" not in word]
