"""Decisions as they are read and decided on, at the office and in the portal."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import ReviewState
from tests.fixtures_restructurings import AT
from unions.services import restructurings


@pytest.fixture
def document(written, row, truong_ha, da_thong, coc_lung):
    return written(row(1, "absorb", unit="CB-TN-DT", into="CB-HQ-TH"))


@pytest.fixture
def submitted(document, an):
    return restructurings.submit(restructuring=document, by=an, at=AT)


@pytest.fixture
def read(client):
    def read(user, name, *arguments, **query):
        client.force_login(user)
        return client.get(reverse(name, args=arguments), query)

    return read


@pytest.fixture
def send(client):
    def send(user, name, *arguments, **data):
        client.force_login(user)
        return client.post(reverse(name, args=arguments), data)

    return send


# The plan


def test_plan_is_shown(document, an, read):
    page = read(an, "restructuring", document.pk)

    assert page.status_code == 200
    assert page.context["summary"].ended == 1
    assert "Sáp nhập: Đoàn xã Đa Thông → Đoàn xã Trường Hà" in page.text
    assert "<del>Đoàn xã Đa Thông</del> <b>kết thúc</b>" in page.text


def test_what_blocks_comes_first_with_its_line(written, row, an, truong_ha, read):
    document = written(row(1, "absorb", unit="CB-HQ-TH", into="CB-KHONG"))

    page = read(an, "restructuring", document.pk)

    edit = reverse("restructuring-line-edit", args=[document.pk, 1])
    assert page.text.index("Phải xử lý trước") < page.text.index("Số đơn vị thuộc")
    assert f'<a href="{edit}">Sửa dòng 1</a>' in page.text


def test_plan_is_for_those_who_answer_for_the_authority(
    document, an, dung, binh, chi, approved, read
):
    restructurings.submit(restructuring=document, by=an, at=AT)
    assert read(binh, "restructuring", document.pk).status_code == 404
    restructurings.approve(restructuring=document, by=dung, at=AT)

    told = read(binh, "restructuring", document.pk)
    assert "summary" in read(dung, "restructuring", document.pk).context
    assert "summary" not in told.context
    assert "Sáp nhập" in told.text
    assert read(chi, "restructuring", document.pk).status_code == 404


def test_applied_document_compares_the_days(document, an, dung, read):
    restructurings.submit(restructuring=document, by=an, at=AT)
    approved = restructurings.approve(restructuring=document, by=dung, at=AT)
    restructurings.apply(restructuring=approved, by=an, at=AT)

    page = read(an, "restructuring", document.pk)

    told = [(t.label, t.before, t.after) for t in page.context["counts"]]
    assert ("Cơ sở đoàn", 2, 1) in told
    assert "summary" not in page.context


def test_plan_is_only_read(document, an, send):
    assert send(an, "restructuring", document.pk).status_code == 405


def test_plan_asks_no_more_for_more_lines(
    an, written, row, pac_bo, coc_lung, lam_son, read
):
    def count(number, *codes):
        rows = [row(n, "dissolve", unit=code) for n, code in enumerate(codes, 1)]
        document = written(*rows, number=number)
        read(an, "restructuring", document.pk)
        with CaptureQueriesContext(connection) as queries:
            read(an, "restructuring", document.pk)
        return len(queries)

    one = count("1", "CB-HQ-TH-PB")
    assert count("2", "CB-HQ-TH-PB", "CB-TN-DT-CL", "CB-HA-HV-LS") == one <= 50


# The list of the portal


def test_list_shows_first_what_waits(written, an, dung, read):
    written(number="1")
    waiting = written(number="2")
    written(number="3")
    waiting.state, waiting.submitted_at, waiting.submitted_by = "SUBMITTED", AT, an
    waiting.save()

    page = read(dung, "restructurings")

    assert [row.number for row in page.context["page"]] == ["2", "3", "1"]


def test_list_is_of_ones_own(document, binh, nobody, read):
    assert list(read(binh, "restructurings").context["page"]) == []
    assert "Chưa có quyết định nào" in read(nobody, "restructurings").text


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_no_more_for_more_rows(
    count, written, dung, read, django_assert_num_queries
):
    for number in range(count):
        written(number=f"{number}-QĐ")
    read(dung, "restructurings")

    with django_assert_num_queries(14):
        read(dung, "restructurings")


# Deciding


def test_leader_approves_in_the_portal(submitted, dung, read, send):
    page = read(dung, "restructuring", submitted.pk)
    asked = read(dung, "restructuring-approve", submitted.pk)
    done = send(dung, "restructuring-approve", submitted.pk)

    assert page.context["decisions"] == ["approve", "return"]
    assert asked.context["consequences"][0] == (
        "Phê duyệt Quyết định số 864-NQ/TĐTN: 1 sáp nhập."
    )
    assert done.url == reverse("restructuring", args=[submitted.pk])
    submitted.refresh_from_db()
    assert (submitted.state, submitted.decided_by) == (ReviewState.APPROVED, dung)


def test_staff_go_back_to_the_office(submitted, open_account, giang, province, send):
    other = open_account("linh", "Nông Mai Linh", "staff", province, giang)

    done = send(other, "restructuring-approve", submitted.pk)

    assert done.url == f"/admin/unions/restructuring/{submitted.pk}/change/"


def test_nobody_approves_what_he_submitted(submitted, an, read, send):
    asked = read(an, "restructuring-approve", submitted.pk)
    refused = send(an, "restructuring-approve", submitted.pk)

    assert asked.status_code == 302
    assert refused.status_code == 400
    assert "hãy để một người khác phê duyệt" in refused.text
    submitted.refresh_from_db()
    assert submitted.state == ReviewState.SUBMITTED


def test_return_needs_a_reason(submitted, dung, send):
    refused = send(dung, "restructuring-return", submitted.pk, reason=" ")
    done = send(dung, "restructuring-return", submitted.pk, reason="Thiếu phụ lục")

    assert list(refused.context["form"].errors) == ["reason"]
    assert done.status_code == 302
    submitted.refresh_from_db()
    assert (submitted.state, submitted.reason) == (
        ReviewState.RETURNED,
        "Thiếu phụ lục",
    )


def test_draft_is_not_decided_on(document, dung, read, send):
    asked = read(dung, "restructuring-approve", document.pk)
    refused = send(dung, "restructuring-approve", document.pk)

    assert (asked.status_code, refused.status_code) == (302, 400)
    document.refresh_from_db()
    assert document.state == ReviewState.DRAFT


@pytest.mark.parametrize("name", ["restructuring-approve", "restructuring-return"])
def test_rights_to_decide(name, document, an, dung, binh, chi, send, read):
    restructurings.submit(restructuring=document, by=an, at=AT)
    assert read(chi, name, document.pk).status_code == 404
    restructurings.approve(restructuring=document, by=dung, at=AT)

    assert read(binh, name, document.pk).status_code == 403
    assert send(binh, name, document.pk).status_code == 403


def test_waiting_documents_stand_on_the_home_page(submitted, dung, read):
    [task] = [t for t in read(dung, "home").context["tasks"] if "sap-xep" in t["url"]]

    assert task["text"] == "1 quyết định chờ duyệt."


def test_who_is_only_concerned_reads_and_decides_nothing(
    document, an, dung, ha_quang, open_account, giang, read, send, client
):
    local = open_account("linh", "Nông Mai Linh", "staff", ha_quang, giang)
    restructurings.submit(restructuring=document, by=an, at=AT)
    restructurings.approve(restructuring=document, by=dung, at=AT)

    page = read(local, "admin:unions_restructuring_change", document.pk)

    assert [act["label"] for act in page.context["acts"]] == ["Xem phương án"]
    assert read(local, "restructuring", document.pk).context["decisions"] == []
    data = {"reason": "Không"}
    assert send(local, "restructuring-return", document.pk, **data).status_code == 403
    act = ("admin:unions_restructuring_act", document.pk, "ap-dung")
    assert send(local, *act, **{"da-xem": "1"}).status_code == 403
    document.refresh_from_db()
    assert (document.state, document.is_applied) == (ReviewState.APPROVED, False)


def test_administrator_sees_drafts(document, giang, read):
    assert read(giang, "restructuring", document.pk).status_code == 200
