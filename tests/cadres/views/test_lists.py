import csv
import io
import re
import zipfile
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from accounts.models import Event
from cadres import lists
from tests.factories import PersonFactory, TenureFactory

PAST = {"ngay": "30/06/2022"}


@pytest.fixture
def visit(client):
    def visit(user, path="/can-bo/qua-tuoi/", **data):
        client.force_login(user)
        return client.get(path, data)

    return visit


@pytest.fixture
def old(holder, truong_ha):
    """A secretary who is too old."""
    return holder("Hứa Văn Già", truong_ha, born_on=date(1984, 2, 1))


def shown(response):
    return [[cell.text for cell in row] for row in response.context["rows"]]


def counts(response):
    pairs = [pair for _, group in response.context["groups"] for pair in group]
    return {entry.title: count for entry, count in pairs}


# The lists there are


def test_index_tells_how_many_stand_in_each(old, an, visit):
    told = counts(visit(an, "/can-bo/"))

    assert told["Cán bộ quá tuổi giữ chức danh"] == 1
    assert told["Cán bộ sắp quá tuổi giữ chức danh"] == 0


@pytest.mark.parametrize(
    ("user", "asked", "count"),
    [
        ("binh", {}, 1),
        ("chi", {}, 0),
        ("nobody", {}, 0),
        ("an", {"don-vi": "CB-HAQUANG"}, 1),
        ("an", {"don-vi": "CB-HOAAN"}, 0),
        ("an", {"ngay": "31/01/2020"}, 0),
    ],
)
def test_index_counts_what_is_asked(request, old, hoa_an, visit, user, asked, count):
    told = counts(visit(request.getfixturevalue(user), "/can-bo/", **asked))

    assert told["Cán bộ quá tuổi giữ chức danh"] == count


def test_index_keeps_day_and_unit_in_its_links(old, an, visit):
    asked = {"ngay": "30/06/2022", "don-vi": "CB-HAQUANG"}
    text = visit(an, "/can-bo/", **asked).content.decode()

    assert 'href="/can-bo/qua-tuoi/?ngay=2022-06-30&amp;don-vi=CB-HAQUANG"' in text
    assert 'href="/can-bo/qua-tuoi/"' in visit(an, "/can-bo/").content.decode()


# One list


def test_list_tells_who_stands_in_it(old, an, visit):
    response = visit(an, **PAST)

    unit = "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"
    assert shown(response) == [
        ["Hứa Văn Già", "Bí thư", unit, "01/02/1984", "38", "35", "01/01/2018"]
    ]
    text = response.content.decode()
    assert f'href="/nguoi/{old.person.code}/?ngay=2022-06-30"' in text
    assert 'href="/don-vi/CB-HQ-TH/?ngay=2022-06-30"' in text


def test_list_of_today_leads_to_pages_of_today(old, an, visit):
    text = visit(an).content.decode()

    assert f'href="/nguoi/{old.person.code}/"' in text


def test_person_of_another_office_is_named_without_a_link(old, binh, hoa_an, visit):
    old.person.unit = hoa_an
    old.person.save()

    [row] = visit(binh, **PAST).context["rows"]

    assert [(cell.text, cell.url) for cell in row[:2]] == [
        ("Hứa Văn Già", ""),
        ("Bí thư", ""),
    ]
    assert row[2].url == "/don-vi/CB-HQ-TH/?ngay=2022-06-30"


def test_list_asks_for_fields_of_its_own(holder, truong_ha, an, visit):
    holder("Nông Văn Sắp", truong_ha, born_on=date(1986, 12, 31))
    path = "/can-bo/sap-qua-tuoi/"

    assert len(shown(visit(an, path, **PAST))) == 1
    assert len(shown(visit(an, path, thang=6, **PAST))) == 0
    response = visit(an, path, thang=0, **PAST)
    assert response.status_code == 400
    assert "thang" in response.context["form"].errors


def test_empty_list_says_why(old, chi, visit):
    text = visit(chi).content.decode()

    assert "Không có cán bộ nào quá tuổi giữ chức danh vào ngày này." in text
    assert "<table" not in text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"ngay": "31/13/2018"}, "31/13/2018 không phải là ngày"),
        ({"ngay": "01/01/0001"}, "nằm ngoài hồ sơ; hãy chọn ngày từ 26/03/1931"),
        ({"ngay": "01/01/2999"}, "nằm ngoài hồ sơ"),
        ({"don-vi": "CB-HAQUANG"}, "Không tìm thấy đơn vị"),
    ],
)
@pytest.mark.parametrize("path", ["/can-bo/", "/can-bo/qua-tuoi/"])
def test_wrong_question_is_told_in_its_field(ha_quang, chi, visit, path, asked, told):
    response = visit(chi, path, **asked)

    assert response.status_code == 400
    assert told in response.content.decode()


@pytest.mark.parametrize("thang", ["0", "61", "-1", "abc", "1.5", "9" * 30])
def test_wrong_months_are_named(an, visit, thang):
    for path, least in (("sap-qua-tuoi", 1), ("nhiem-ky", 0)):
        if (path, thang) == ("nhiem-ky", "0"):
            continue
        response = visit(an, f"/can-bo/{path}/", thang=thang)

        assert response.status_code == 400
        assert response.context["form"].errors["thang"] == [
            f"“{thang}” không phải là số tháng từ {least} đến 60; hãy nhập lại."
        ]


HOSTILE = ["\x00", "'", "%", "<script>", "9" * 400, "null", "2022-02-30", "\u202e", " "]

ASKED = ["ngay", "don-vi", "trang", "thang", "chuc-danh", "thieu", "tu", "che-do"]


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_questions_are_answered(old, an, visit, value):
    for path in ("", "khuyet/", "sap-qua-tuoi/", "duong-nhiem/", "thoi-giu.csv"):
        for name in ASKED:
            response = visit(an, f"/can-bo/{path}", **{name: value})
            assert response.status_code in (200, 302, 400), (path, name)
            assert b"<script>" not in response.getvalue().replace(b"<script type", b"")


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 40, "٣"])
def test_any_page_is_answered(old, an, visit, page):
    assert shown(visit(an, trang=page)) == shown(visit(an))


def test_page_holds_eighty_and_leads_to_the_others(old, post, truong_ha, an, visit):
    for person in PersonFactory.create_batch(
        100, unit=truong_ha, born_on=date(1984, 2, 1)
    ):
        TenureFactory(person=person, unit=truong_ha, post=post("DEPUTY"))

    first, second = visit(an, **PAST), visit(an, trang=2, **PAST)

    assert (len(shown(first)), len(shown(second))) == (80, 21)
    assert "trang=2" in first.content.decode()
    assert "Trang 2 trên 2" in second.content.decode()
    assert '<span class="tally">101</span>' in second.content.decode()


# Who may


@pytest.mark.parametrize(
    "path", ["/can-bo/", "/can-bo/qua-tuoi/", "/can-bo/qua-tuoi.csv"]
)
def test_reader_without_permission_is_refused(db, binh, client, visit, path):
    binh.groups.clear()
    assert visit(binh, path).status_code == 403

    client.logout()
    assert client.get(path).url == f"/dang-nhap/?next={path}"


@pytest.mark.parametrize(
    "path", ["/can-bo/khong-co/", "/can-bo/khong-co.csv", "/can-bo/qua-tuoi.pdf"]
)
def test_list_that_is_not_there_is_not_found(an, visit, path):
    assert visit(an, path).status_code == 404


def test_post_is_refused(an, client):
    client.force_login(an)

    assert client.post("/can-bo/qua-tuoi/").status_code == 405


# As a file

HEADINGS = [
    "Cán bộ",
    "Chức danh",
    "Đơn vị",
    "Ngày sinh",
    "Tuổi",
    "Tuổi cao nhất",
    "Giữ chức danh từ",
]


def test_csv_holds_what_the_list_shows(old, an, visit):
    response = visit(an, "/can-bo/qua-tuoi.csv", **PAST)

    text = b"".join(response).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows == [HEADINGS, *shown(visit(an, **PAST))]
    named = response["Content-Disposition"]
    assert named == 'attachment; filename="qua-tuoi-2022-06-30.csv"'


def test_workbook_holds_days_and_numbers(old, an, visit):
    response = visit(an, "/can-bo/qua-tuoi.xlsx", **PAST)

    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response)))
    heading, row = book.get_sheet_by_index(0).to_python()
    assert heading == HEADINGS
    assert row[4:] == [38, 35, date(2018, 1, 1)]


def test_file_holds_no_formulas(old, an, visit):
    person = old.person
    person.full_name = "=HYPERLINK(1)"
    person.save()

    text = b"".join(visit(an, "/can-bo/qua-tuoi.csv", **PAST)).decode("utf-8-sig")
    [_, row] = csv.reader(io.StringIO(text))
    assert row[0] == "'=HYPERLINK(1)"
    file = b"".join(visit(an, "/can-bo/qua-tuoi.xlsx", **PAST))
    with zipfile.ZipFile(io.BytesIO(file)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_file_holds_all_pages_in_their_order(old, post, truong_ha, an, visit):
    for person in PersonFactory.create_batch(
        90, unit=truong_ha, born_on=date(1984, 2, 1)
    ):
        TenureFactory(person=person, unit=truong_ha, post=post("DEPUTY"))
    pages = [shown(visit(an, trang=number, **PAST)) for number in (1, 2)]

    text = b"".join(visit(an, "/can-bo/qua-tuoi.csv", trang=2, **PAST))
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))

    assert rows == [HEADINGS, *pages[0], *pages[1]]


def test_file_is_logged_with_its_rows(old, binh, chi, visit):
    for user in (binh, chi):
        b"".join(visit(user, "/can-bo/qua-tuoi.csv", **PAST))

    logged = Event.objects.filter(act="export.write").order_by("pk")
    assert [(e.by, e.subject, e.detail["rows"]) for e in logged] == [
        ("binh", "Cán bộ quá tuổi giữ chức danh", 1),
        ("chi", "Cán bộ quá tuổi giữ chức danh", 0),
    ]


def test_file_of_a_wrong_question_leads_back(an, visit):
    response = visit(an, "/can-bo/qua-tuoi.csv", ngay="x")

    assert response.url == "/can-bo/qua-tuoi/?ngay=x"


# Weight


@pytest.mark.parametrize(
    "path", ["/can-bo/", "/can-bo/qua-tuoi/", "/can-bo/duoi-chuan/"]
)
def test_page_takes_the_same_queries_for_one_row_and_three(
    old, holder, truong_ha, an, visit, path
):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert visit(an, path).status_code == 200
        return len(queries)

    count()
    one = count()
    for name in ("Nông Văn A", "Nông Văn B"):
        holder(name, truong_ha, "DEPUTY", born_on=date(1984, 2, 1))

    assert count() == one


def test_every_list_is_answered_as_page_and_file(old, an, visit):
    slugs = [e.slug for e in lists.entries_for(an) if isinstance(e, lists.Listing)]
    assert len(slugs) > 4
    for slug in slugs:
        assert visit(an, f"/can-bo/{slug}/").status_code == 200, slug
        file = visit(an, f"/can-bo/{slug}.xlsx")
        assert b"".join(file)[:2] == b"PK", slug


def test_cells_of_a_phone_are_read_with_their_headings(old, an, visit):
    text = visit(an, **PAST).content.decode()

    assert re.findall(r'data-label="([^"]+)"', text) == HEADINGS[1:]
