"""What staff do to cadres, seats and posts in the admin."""

from datetime import date

import pytest

from accounts.models import Event
from cadres.models import Post, Qualification, Seat, Tenure
from tests import factories

HOLDING = {
    "post": "SECRETARY",
    "on": "01/01/2020",
    "manner": "ELECTED",
    "employment": "NONE",
}


@pytest.fixture
def hoa(pac_bo):
    return factories.PersonFactory(full_name="Nông Thị Hoa", unit=pac_bo)


def held(person):
    rows = Tenure.objects.filter(person=person)
    return list(rows.values_list("unit__code", "post", "since", "until", "end"))


def told(response):
    assert response.status_code == 400
    return response.context["form"].errors


OPEN = ("CB-HQ-TH-PB", "SECRETARY", date(2020, 1, 1), None, "")


def test_cadre_is_appointed_from_the_person_the_unit_or_the_list(
    an, hoa, pac_bo, truong_ha, press
):
    press(an, hoa, "giu-chuc", unit="CB-HQ-TH-PB", **HOLDING)
    assert held(hoa) == [OPEN]

    other = factories.PersonFactory(unit=pac_bo)
    press(an, pac_bo, "can-bo", person=other.code, **HOLDING | {"post": "DEPUTY"})
    assert held(other) == [("CB-HQ-TH-PB", "DEPUTY", date(2020, 1, 1), None, "")]

    there = {"person": other.code, "unit": "CB-HQ-TH", "waiver": "Chưa có nguồn"}
    response = press(an, Tenure, "ghi", **there, **HOLDING)
    tenure = Tenure.objects.get(unit=truong_ha)
    assert response.url == f"/admin/cadres/tenure/{tenure.pk}/change/"


def test_same_post_twice_is_refused(an, hoa, press):
    press(an, hoa, "giu-chuc", unit="CB-HQ-TH-PB", **HOLDING)

    response = press(an, hoa, "giu-chuc", unit="CB-HQ-TH-PB", **HOLDING)

    assert told(response) == {
        "__all__": ["Cán bộ đang giữ chức danh này tại đơn vị rồi."]
    }


def test_tenure_ends_after_its_consequences_were_read(an, hoa, press):
    press(an, hoa, "giu-chuc", unit="CB-HQ-TH-PB", **HOLDING)
    tenure = Tenure.objects.get()

    asked = press(an, tenure, "thoi", end="RESIGNED", on="01/02/2022")
    assert len(asked.context["consequences"]) == 2
    assert held(hoa) == [OPEN]
    press(an, tenure, "thoi", **{"end": "RESIGNED", "on": "01/02/2022", "da-xem": "1"})

    assert held(hoa)[0][3:] == (date(2022, 2, 1), "RESIGNED")
    assert press(an, tenure, "thoi").status_code == 403


def test_tenure_is_corrected_within_the_life_of_its_unit(an, hoa, press):
    press(an, hoa, "giu-chuc", unit="CB-HQ-TH-PB", **HOLDING)
    facts = {
        "post": "DEPUTY",
        "unit": "CB-HQ-TH-PB",
        "manner": "ELECTED",
        "employment": "NONE",
        "reason": "Theo quyết định",
    }

    refused = press(an, Tenure.objects.get(), "dinh-chinh", since="01/01/2017", **facts)
    press(an, Tenure.objects.get(), "dinh-chinh", since="01/02/2020", **facts)

    assert told(refused) == {
        "unit": [
            "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng không hoạt động "
            "suốt thời gian từ ngày 01/01/2017; hãy sửa ngày hoặc chọn đơn vị khác."
        ]
    }
    assert held(hoa) == [("CB-HQ-TH-PB", "DEPUTY", date(2020, 2, 1), None, "")]
    assert Event.objects.get(act="tenure.correct").detail["changes"] == {
        "chức danh": ["Bí thư", "Phó Bí thư"],
        "từ ngày": ["01/01/2020", "01/02/2020"],
    }


def test_seats_are_fixed_from_a_day_and_corrected(an, ha_quang, press):
    press(an, ha_quang, "dinh-bien", post="DEPUTY", quota="2", on="01/01/2019")
    press(an, ha_quang, "dinh-bien", post="DEPUTY", quota="3", on="01/01/2021")
    press(an, Seat.objects.get(until=None), "dinh-chinh", quota="4", reason="Nhầm")

    rows = Seat.objects.order_by("since").values_list("quota", "since", "until")
    assert list(rows) == [
        (2, date(2019, 1, 1), date(2021, 1, 1)),
        (4, date(2021, 1, 1), None),
    ]


def test_qualification_is_awarded_and_corrected(an, hoa, press):
    press(an, hoa, "trinh-do", degree="P3", on="30/06/2018")
    row = Qualification.objects.get()
    press(
        an,
        row,
        "dinh-chinh",
        degree="P4",
        obtained_on="30/06/2019",
        reason="Theo bằng",
    )

    row.refresh_from_db()
    assert str(row) == "Chuyên môn: Thạc sĩ"
    assert row.obtained_on == date(2019, 6, 30)
    assert Event.objects.get(act="qualification.correct").detail["changes"] == {
        "trình độ": ["Chuyên môn: Đại học", "Chuyên môn: Thạc sĩ"],
        "ngày đạt": ["30/06/2018", "30/06/2019"],
    }


def test_post_is_added_and_corrected(an, press):
    press(an, Post, "them", code="office_head", name="Chánh Văn phòng", rank="55")
    again = press(an, Post, "them", code="OFFICE_HEAD", name="Khác", rank="56")
    post = Post.objects.get(pk="OFFICE_HEAD")
    press(an, post, "dinh-chinh", name="Chánh Văn phòng", rank="57", reason="Xếp lại")

    post.refresh_from_db()
    assert list(told(again)) == ["code"]
    assert post.rank == 57
