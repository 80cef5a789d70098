"""What staff do to decisions in the admin."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.choices import ReviewState
from tests.fixtures_restructurings import AT
from unions.models import Restructuring, Unit
from unions.services import restructurings

FACTS = {
    "number": "12 - QĐ/TĐTN",
    "decided_on": "10/01/2020",
    "effective_on": "01/02/2020",
    "signer": "Nông Văn A",
    "summary": "Về việc sắp xếp",
    "authority": "CB",
}
LIST = "/admin/unions/restructuring/"


@pytest.fixture
def merger(row, truong_ha, da_thong):
    return row(1, "absorb", unit="CB-TN-DT", into="CB-HQ-TH")


@pytest.fixture
def page_of(client):
    def page_of(user, document):
        client.force_login(user)
        name = "admin:unions_restructuring_change"
        return client.get(reverse(name, args=[document.pk]))

    return page_of


def offered(page):
    return [act["label"] for act in page.context["acts"]]


def test_document_is_written(an, province, press):
    opened = press(an, Restructuring, "soan")
    response = press(an, Restructuring, "soan", **FACTS)

    document = Restructuring.objects.get()
    assert opened.context["form"].initial["authority"] == province
    assert response.url == f"{LIST}{document.pk}/change/"
    assert (document.number, document.authority) == ("12-QĐ/TĐTN", province)
    assert document.effective_on == date(2020, 2, 1)


def test_number_used_before_is_told_beside_its_field(an, written, press):
    written(number="12-QĐ/TĐTN")

    response = press(an, Restructuring, "soan", **FACTS)

    assert response.status_code == 400
    assert response.context["form"].errors == {
        "number": ["Quyết định có số này đã được ghi."]
    }


def test_authority_is_one_of_the_units_that_one_sees(
    open_account, giang, ha_quang, hoa_an, press
):
    local = open_account("linh", "Nông Mai Linh", "staff", hoa_an, giang)

    response = press(
        local, Restructuring, "soan", **FACTS | {"authority": "CB-HAQUANG"}
    )

    assert list(response.context["form"].errors) == ["authority"]


def test_document_is_changed(an, written, press):
    document = written(number="1")

    press(an, document, "sua", **FACTS)

    document.refresh_from_db()
    assert (document.number, document.summary) == ("12-QĐ/TĐTN", "Về việc sắp xếp")


def test_list_tells_state_and_lines(an, written, merger, client):
    written(merger)
    client.force_login(an)

    page = client.get(LIST)

    assert "Đang soạn" in page.text
    assert [row.lines for row in page.context["cl"].result_list] == [1]


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_no_more_for_more_rows(
    count, an, written, client, django_assert_num_queries
):
    for number in range(count):
        written(number=f"{number}-QĐ")
    client.force_login(an)
    client.get(LIST)

    with django_assert_num_queries(9):
        client.get(LIST)


def test_filter_finds_what_is_due(an, approved, written, merger, client):
    due = approved(merger, number="1")
    written(number="2")
    client.force_login(an)

    def listed(value):
        page = client.get(LIST, {"ap-dung": value})
        return [row.number for row in page.context["cl"].result_list]

    assert (listed("cho"), listed("roi")) == (["1"], [])
    assert sorted(listed("chua")) == ["1", "2"]
    restructurings.apply(restructuring=due, by=an, at=AT)
    assert (listed("cho"), listed("roi")) == ([], ["1"])


# The buttons, by state and right


def test_buttons_of_a_draft(
    an, open_account, giang, province, written, merger, page_of
):
    document = written(merger)
    auditor = open_account("tam", "Ma Thị Tâm", "auditor", province, giang)

    page = page_of(an, document)

    assert offered(page) == [
        "Ghi dòng",
        "Nhập từ tệp",
        "Xem phương án",
        "Gửi duyệt",
        "Sửa quyết định",
        "Nơi bố trí cán bộ",
    ]
    assert [act["primary"] for act in page.context["acts"]] == [True] + [False] * 5
    assert offered(page_of(auditor, document)) == ["Xem phương án", "Nơi bố trí cán bộ"]


def test_only_another_person_may_approve(
    an, open_account, giang, province, written, merger, page_of
):
    other = open_account("linh", "Nông Mai Linh", "staff", province, giang)
    document = written(merger)
    restructurings.submit(restructuring=document, by=an, at=AT)

    assert "Phê duyệt" not in offered(page_of(an, document))
    assert offered(page_of(other, document))[0] == "Phê duyệt"
    assert "Trả lại" in offered(page_of(an, document))


def test_document_is_applied_from_its_day_on(an, approved, merger, page_of):
    tomorrow = timezone.localdate() + timedelta(days=1)
    later = approved(merger, on=tomorrow)

    assert "Áp dụng" not in offered(page_of(an, later))
    later.effective_on = timezone.localdate()
    later.save()
    assert offered(page_of(an, later))[0] == "Áp dụng"


def test_apply_tells_what_follows_and_its_button_says_the_act(
    an, approved, merger, press
):
    document = approved(merger)

    page = press(an, document, "ap-dung")

    assert page.context["consequences"][0] == (
        "Từ ngày 01/02/2020: 1 đơn vị kết thúc, 0 đơn vị thành lập, 0 đơn vị thay đổi."
    )
    assert ">Áp dụng 1 sáp nhập</button>" in page.text
    assert Unit.objects.get(code="CB-TN-DT").closed_on is None


def test_document_is_applied_and_undone(an, approved, merger, press, client):
    document = approved(merger)

    done = press(an, document, "ap-dung", **{"da-xem": "1"})
    told = client.get(done.url)
    assert Unit.objects.get(code="CB-TN-DT").closed_on == date(2020, 2, 1)
    assert "Đã áp dụng" in told.text
    assert f'href="{LIST}{document.pk}/viec/hoan-tac/"' in told.text

    asked = press(an, document, "hoan-tac")
    assert ">Hoàn tác 1 sáp nhập</button>" in asked.text
    press(an, document, "hoan-tac", **{"da-xem": "1"})
    assert Unit.objects.get(code="CB-TN-DT").closed_on is None


def test_what_stands_in_the_way_is_told_and_nothing_is_sent(
    an, written, row, truong_ha, press, page_of
):
    document = written(row(1, "absorb", unit="CB-HQ-TH", into="CB-KHONG"))

    refused = press(an, document, "gui-duyet", **{"da-xem": "1"})
    page = page_of(an, document)

    sentence = "Dòng 1: không tìm thấy đơn vị mang mã “CB-KHONG”"
    assert refused.status_code == 400
    assert sentence in refused.context["form"].non_field_errors()[0]
    assert sentence in page.text
    document.refresh_from_db()
    assert document.state == ReviewState.DRAFT


def test_submitting_needs_a_draft(an, approved, merger, press):
    assert press(an, approved(merger), "gui-duyet").status_code == 403


def test_page_tells_who_did_what_and_why(an, dung, written, merger, page_of):
    document = written(merger)
    restructurings.submit(restructuring=document, by=an, at=AT)
    restructurings.send_back(
        restructuring=document, reason="Thiếu phụ lục", by=dung, at=AT
    )

    page = page_of(an, document)

    told = [(s["event"].author, s["reason"]) for s in page.context["steps"]]
    assert told == [
        ("Đàm Tiến Dũng", "Thiếu phụ lục"),
        ("Nông Thúy An", ""),
        ("Nông Thúy An", ""),
    ]


def test_rights(an, nobody, chi, written, merger, page_of, press):
    document = written(merger)

    assert page_of(an, document).status_code == 200
    assert page_of(nobody, document).status_code == 404
    assert press(nobody, document, "sua").status_code == 404
    assert press(chi, document, "sua").status_code == 302


def test_page_asks_no_more_for_more_lines(
    an, written, row, pac_bo, coc_lung, lam_son, page_of
):
    def count(number, *codes):
        rows = [row(n, "dissolve", unit=code) for n, code in enumerate(codes, 1)]
        document = written(*rows, number=number)
        page_of(an, document)
        with CaptureQueriesContext(connection) as queries:
            page_of(an, document)
        return len(queries)

    one = count("1", "CB-HQ-TH-PB")
    assert count("2", "CB-HQ-TH-PB", "CB-TN-DT-CL", "CB-HA-HV-LS") == one <= 60


def test_page_of_its_own_is_no_act(an, written, press):
    assert press(an, written(), "phuong-an").status_code == 404


def test_long_document_is_shown_page_by_page(an, written, row, province, client):
    rows = [row(n, "rename", unit="CB", name=f"Tên {n}") for n in range(1, 121)]
    document = written(*rows)
    client.force_login(an)
    url = reverse("admin:unions_restructuring_change", args=[document.pk])

    first, second = client.get(url), client.get(url, {"trang": 2})

    assert [line.number for line in first.context["lines"]] == list(range(1, 101))
    assert [line.number for line in second.context["lines"]] == list(range(101, 121))
    assert 'Các dòng <span class="count">120</span>' in second.text
