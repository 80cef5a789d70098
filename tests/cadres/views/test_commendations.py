"""All who are commended by one decision."""

import pytest
from django.urls import reverse

from cadres.models import Award

DECISION = {
    "form": "CERTIFICATE",
    "title": "BRANCH",
    "tier": "DISTRICT",
    "occasion": "Năm 2020",
    "decision": "17-QĐ/TĐTN",
    "on": "26/03/2021",
    "so-dong": "3",
}


@pytest.fixture
def send(client):
    def send(user, **data):
        client.force_login(user)
        url = reverse("commend")
        return client.post(url, DECISION | data) if data else client.get(url)

    return send


def given():
    rows = Award.objects.order_by("pk")
    return list(rows.values_list("unit__code", "person__full_name", "decision"))


def test_units_and_people_are_commended_at_once(an, send, pac_bo, hoa, client):
    response = send(an, **{"d1-unit": "CB-HQ-TH-PB", "d3-person": hoa.person.code})

    # Hoa's record is kept by the commune, which is no chi đoàn.
    assert response.status_code == 400
    lines = {"d3-unit": "CB-HQ-TH-PB", "d3-person": hoa.person.code}
    response = send(an, **{"d1-unit": "CB-HQ-TH-PB"} | lines)
    assert response.url == "/can-bo/khen-thuong/"
    assert given() == [
        ("CB-HQ-TH-PB", None, "17-QĐ/TĐTN"),
        ("CB-HQ-TH-PB", "Nông Thị Hoa", "17-QĐ/TĐTN"),
    ]
    assert "Đã ghi 2 khen thưởng" in client.get(response.url).content.decode()


def test_one_fault_refuses_all_and_keeps_what_was_typed(an, send, pac_bo, truong_ha):
    response = send(an, **{"d1-unit": "CB-HQ-TH-PB", "d2-unit": "CB-HQ-TH"})

    page = response.content.decode()
    assert response.status_code == 400
    assert "Dòng 2." in page
    assert "17-QĐ/TĐTN" in page
    assert given() == []


def test_decision_must_be_told(an, send, pac_bo):
    response = send(an, **{"d1-unit": "CB-HQ-TH-PB", "decision": "", "on": "hôm qua"})

    form = response.context["form"]
    assert [sentence for _, _, sentence in form.faults] == [
        "Số quyết định: Hãy nhập mục này.",
        "Ngày quyết định: hôm qua không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ "
        "30/06/2022.",
    ]
    assert given() == []


def test_day_to_come_is_told_at_its_field(an, send, pac_bo):
    response = send(an, **{"d1-unit": "CB-HQ-TH-PB", "on": "01/01/2999"})

    form = response.context["form"]
    assert response.status_code == 400
    assert [(where, told) for _, where, told in form.faults] == [
        (
            "id_on",
            "Ngày quyết định: 01/01/2999 ở sau hôm nay; hãy kiểm tra lại ngày.",
        )
    ]
    assert given() == []


def test_more_lines_keep_the_decision(an, send, pac_bo):
    response = send(an, **{"d1-unit": "CB-HQ-TH-PB", "them": "1", "decision": "9-QĐ"})

    form = response.context["form"]
    assert (response.status_code, form.count, form.faults) == (200, 13, [])
    assert 'value="9-QĐ"' in response.content.decode()


def test_sheet_is_pasted(an, send, pac_bo):
    response = send(an, **{"doc": "1", "dan": "CB-HQ-TH-PB\t\nCB-HQ-TH-PB\t"})

    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("CB-HQ-TH-PB") >= 2
    assert given() == []


def test_sheet_is_pasted_below_a_line_with_only_a_person(an, send, hoa, pac_bo):
    typed = {"d2-person": hoa.person.code}
    response = send(an, doc="1", dan="CB-HQ-TH-PB\t", **typed)

    lines = response.context["form"].lines
    assert [
        [(field.value() or "").partition(" – ")[0] for field in line]
        for line in lines[:3]
    ] == [["", ""], ["CB-HQ-TH", hoa.person.code], ["CB-HQ-TH-PB", ""]]


def test_pasted_lines_that_find_no_room_are_told(an, send, pac_bo):
    text = "CB-HQ-TH-PB\t\n" * 199 + "Dòng đầu bị bỏ\t\nDòng sau\t"
    typed = {"d1-unit": "CB-HQ-TH-PB"}

    response = send(an, doc="1", dan=text, **typed)

    form = response.context["form"]
    assert (response.status_code, len(form.lines)) == (200, 200)
    told = (
        "Mỗi lần ghi nhiều nhất 200 dòng: đã điền 199 dòng đã dán, còn 2 dòng, từ dòng "
        "“Dòng đầu bị bỏ”, chưa được điền; hãy ghi bảng này trước, rồi dán các dòng "
        "còn lại."
    )
    assert form.errors == [told]
    assert told in response.content.decode()


def test_nothing_is_written_without_lines(an, send):
    page = send(an, **{"d1-unit": ""}).content.decode()

    assert "Chưa điền dòng nào" in page


def test_page_opens_with_today(an, send):
    response = send(an)

    assert response.status_code == 200
    assert "Ghi khen thưởng" in response.content.decode()


@pytest.mark.parametrize("user", ["dung", "binh"])
def test_others_do_not_write(request, db, send, user):
    assert send(request.getfixturevalue(user)).status_code == 403


def test_unit_of_a_stranger_is_not_found(send, open_account, hoa_an, giang, pac_bo):
    local = open_account("linh", "Nông Mai Linh", "staff", hoa_an, giang)

    response = send(local, **{"d1-unit": "CB-HQ-TH-PB"})

    assert response.status_code == 400
    assert given() == []
