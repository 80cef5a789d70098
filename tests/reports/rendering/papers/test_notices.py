"""Each unit is told what concerns it, and of people no more than how many."""

import re
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from cadres.choices import Outcome
from cadres.services import destinations
from members.models import Person
from reports.rendering import html, pdf
from reports.rendering.papers import notices
from tests.fixtures_restructurings import AT
from unions.models import Unit
from unions.services import restructurings, units

from .conftest import AUTUMN


def gists(document):
    return {n.to.code: n.gist for n in notices.build(document)}


def said(document, code):
    """The text of the notice to one unit, a line a paragraph, item or row."""
    one = [n for n in notices.build(document) if n.to.code == code]
    page = html.as_html(notices.paper(document, one)).split("<article")[1]
    page = page.split('<p class="to">')[1].split("<footer")[0]
    lines = re.split(r"</(?:p|li|tr)>", page)
    told = (" ".join(re.sub(r"<[^>]*>", " ", line).split()) for line in lines)
    return [line for line in told if line]


def test_every_unit_concerned_has_a_notice_the_upper_levels_first(written, lines):
    told = gists(written(*lines))

    assert list(told.items()) == [
        ("CB-HAQUANG", "5 đơn vị trực thuộc thay đổi"),
        ("CB-HOAAN", "3 đơn vị trực thuộc thay đổi"),
        ("CB-THONGNONG", "Kết thúc hoạt động; 1 đơn vị trực thuộc thay đổi"),
        ("CB-HA-MOI", "Thành lập mới"),
        ("CB-HQ-TTYT", "Thay đổi"),
        ("CB-TN-DT", "Kết thúc hoạt động"),
        ("CB-HA-HV", "Thay đổi; 1 đơn vị trực thuộc thay đổi"),
        ("CB-HQ-KY", "Kết thúc hoạt động"),
        ("CB-HQ-LN", "Kết thúc hoạt động"),
        ("CB-HAQUANG-PACBO", "Thành lập mới; tiếp nhận 1 đơn vị"),
        ("CB-HQ-SH", "Thay đổi; tiếp nhận 2 đơn vị"),
        ("CB-HAQUANG-THONGKEO", "Thành lập mới; tiếp nhận 2 đơn vị"),
        ("CB-HQ-TH", "Kết thúc hoạt động"),
        ("CB-HA-HV-LS", "Thay đổi"),
    ]


HEAD = [
    "Thực hiện Quyết định số 864-NQ/TĐTN ngày 10 tháng 01 năm 2020 của Tỉnh Đoàn Cao "
    "Bằng (Về việc sắp xếp tổ chức đoàn), Tỉnh Đoàn Cao Bằng thông báo như sau:",
    "Từ ngày 01 tháng 02 năm 2020:",
]
TAIL = [
    "Đề nghị đơn vị phổ biến đến cán bộ, đoàn viên và thực hiện việc bàn giao, tiếp "
    "nhận theo Quyết định./."
]


@pytest.fixture
def led(scene, truong_ha, appoint):
    """The tenure of Mai, who leads Trường Hà, too."""
    return appoint(Person.objects.get(full_name="Nông Thị Mai"), truong_ha)


def test_unit_that_ends_is_told_who_takes_over(written, lines, led):
    assert said(written(*lines), "CB-HQ-TH") == [
        "Kính gửi: Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng",
        *HEAD,
        "Đoàn xã Trường Hà kết thúc hoạt động.",
        "Chia, tách, thành Đoàn xã Pác Bó (dòng 3 của Phụ lục kèm theo Quyết định).",
        "Chia, tách, nhập vào Đoàn xã Sóc Hà (dòng 3 của Phụ lục kèm theo Quyết định).",
        "Đoàn xã Pác Bó, Huyện Đoàn Hà Quảng (mã CB-HAQUANG-PACBO) tiếp nhận: 1 chi "
        "đoàn, 2 đoàn viên.",
        "Đoàn xã Sóc Lũng, Huyện Đoàn Hà Quảng (mã CB-HQ-SH) tiếp nhận: 1 chi đoàn, 0 "
        "đoàn viên.",
        "Cán bộ đang giữ chức danh: 1, trong đó: chờ bố trí 1.",
        *TAIL,
    ]


def test_holders_are_told_by_number_alone(written, lines, led, an):
    document = written(*lines)
    destinations.settle(
        restructuring=document,
        tenure=led,
        outcome=Outcome.EQUAL_POST,
        into="CB-HAQUANG-PACBO",
        post=led.post,
        by=an,
    )

    leaving, coming = (
        said(document, code) for code in ("CB-HQ-TH", "CB-HAQUANG-PACBO")
    )

    assert leaving[-2] == (
        "Cán bộ đang giữ chức danh: 1, trong đó: bố trí chức danh tương đương 1."
    )
    assert coming[-2] == "Cán bộ đến nhận chức danh: 1."
    assert [line for line in leaving + coming if "Mai" in line] == []


def test_successor_is_told_what_it_takes_over(written, lines):
    assert said(written(*lines), "CB-HQ-SH") == [
        "Kính gửi: Đoàn xã Sóc Hà, Huyện Đoàn Hà Quảng",
        *HEAD,
        "Sau khi sắp xếp: Đoàn xã Sóc Lũng, Huyện Đoàn Hà Quảng; mã đơn vị CB-HQ-SH "
        "giữ nguyên.",
        "Đoàn xã Sóc Hà tiếp nhận các đơn vị sau đây.",
        "Đơn vị bàn giao Nội dung Đơn vị trực thuộc Đoàn viên",
        "Đoàn xã Lũng Nặm (Huyện Đoàn Hà Quảng) Sáp nhập vào Đoàn xã Sóc Hà 1 chi đoàn "
        "0",
        "Đoàn xã Trường Hà (Huyện Đoàn Hà Quảng) Chia, tách, nhập vào Đoàn xã Sóc Hà 1 "
        "chi đoàn 0",
        "Tổng số đoàn viên tiếp nhận 0",
        *TAIL,
    ]


def test_new_unit_is_told_that_it_is_founded(written, lines):
    assert said(written(*lines), "CB-HA-MOI") == [
        "Kính gửi: Chi đoàn cơ sở Mới, Huyện Đoàn Hòa An",
        *HEAD,
        "Chi đoàn cơ sở Mới, Huyện Đoàn Hòa An được thành lập; mã đơn vị CB-HA-MOI.",
        *TAIL,
    ]


def test_parent_is_told_of_the_units_right_below(written, lines):
    assert said(written(*lines), "CB-HOAAN")[3:-1] == [
        "Các đơn vị trực thuộc Huyện Đoàn Hòa An được sắp xếp như sau:",
        "TT Trước khi sắp xếp Nội dung Sau khi sắp xếp Đoàn viên",
        "4 Chi đoàn cơ sở Trung tâm Y tế (Huyện Đoàn Hà Quảng) Chuyển về trực thuộc "
        "Huyện Đoàn Hòa An Chi đoàn cơ sở Trung tâm Y tế 1",
        "5 Đoàn xã Hồng Việt Đổi tên thành Đoàn xã Hồng Việt Mới Đoàn xã Hồng Việt Mới "
        "–",
        "7 – Thành lập mới Chi đoàn cơ sở Mới –",
    ]


def test_notices_are_the_same_before_and_after_and_when_a_unit_is_renamed_later(
    approved, lines, led, an
):
    document = approved(*lines)

    def page():
        return html.as_html(notices.paper(document, notices.build(document)))

    pages = [page()]
    restructurings.apply(restructuring=document, by=an, at=AT)
    document.refresh_from_db()
    pages.append(page())
    for code in ("CB-HAQUANG", "CB-HQ-SH", "CB-HAQUANG-PACBO", "CB"):
        unit = Unit.objects.get(code=code)
        units.rename(unit=unit, name=f"Đơn vị {code}", on=AUTUMN, by=an)
    pages.append(page())

    assert pages[0] == pages[1] == pages[2]


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
        notices.build(document)

    assert len(queries) == 10


def test_pdf_begins_a_page_with_a_bookmark_for_every_notice(written, lines):
    document = written(*lines)
    told = notices.build(document)

    reader = PdfReader(BytesIO(pdf.as_pdf(notices.paper(document, told))))

    pages = [reader.get_destination_page_number(mark) for mark in reader.outline]
    assert [mark.title for mark in reader.outline] == [n.to.name for n in told]
    assert pages == sorted(set(pages))
    assert reader.trailer["/Root"]["/MarkInfo"] == {"/Marked": True}
