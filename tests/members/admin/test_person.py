"""What staff do to people in the admin."""

from datetime import date

import pytest

from accounts.models import Event, Footprint
from accounts.services import footprints
from members.choices import Entry, Exit
from members.models import Admission, Enrolment, Person, SensitiveFacts
from tests import factories

NEW = {
    "full_name": " Đặng  Thị Hồng Ánh",
    "gender": "F",
    "born_on": "25/09/2002",
    "unit": "CB-HQ-TH-PB",
    "on": "26/03/2020",
}


@pytest.fixture
def hoa(pac_bo):
    """A member of Pác Bó since 2019."""
    return factories.EnrolmentFactory(
        person__full_name="Nông Thị Hoa",
        person__unit=pac_bo,
        unit=pac_bo,
        since=date(2019, 1, 1),
    ).person


def stays(person):
    rows = Enrolment.objects.filter(person=person).order_by("since")
    return list(rows.values_list("unit__code", "since", "until", "entry", "exit"))


def told(response):
    assert response.status_code == 400
    return response.context["form"].errors


def test_member_is_registered_and_admitted_in_one_act(an, pac_bo, press):
    response = press(
        an, Person, "mo-ho-so", **NEW, entry="ADMITTED", decision="12 - QĐ/ĐTN"
    )

    person = Person.objects.get()
    assert response.url == f"/admin/members/person/{person.pk}/change/"
    assert (person.full_name, person.born_on) == (
        "Đặng Thị Hồng Ánh",
        date(2002, 9, 25),
    )
    assert stays(person) == [
        ("CB-HQ-TH-PB", date(2020, 3, 26), None, Entry.ADMITTED, "")
    ]
    assert Admission.objects.get().decision == "12-QĐ/ĐTN"


def test_admission_without_a_decision_leaves_nothing(an, pac_bo, press):
    response = press(an, Person, "mo-ho-so", **NEW, entry="ADMITTED")

    assert told(response) == {"decision": ["Hãy nhập số quyết định chuẩn y kết nạp."]}
    assert Person.objects.count() == 0


def test_refused_enrolment_takes_the_record_with_it(an, pac_bo, press):
    facts = NEW | {"on": "01/01/2010"}
    response = press(an, Person, "mo-ho-so", **facts, entry="TRANSFERRED")

    assert list(told(response)) == ["unit"]
    assert Person.objects.count() == 0


def test_used_identity_number_is_refused(an, hoa, press):
    Person.objects.update(identity_number="004202000001")
    facts = NEW | {"identity_number": "004202000001"}

    response = press(an, Person, "mo-ho-so", **facts, entry="RECORDED")

    assert told(response) == {"__all__": ["Số định danh này đã có ở một hồ sơ khác."]}


@pytest.mark.parametrize("number", ["12345", "00420200000a"])
def test_identity_number_of_another_shape_is_refused(an, pac_bo, press, number):
    facts = NEW | {"identity_number": number}

    response = press(an, Person, "mo-ho-so", **facts, entry="RECORDED")

    assert told(response) == {
        "identity_number": [
            f"{number} không phải là số định danh; hãy nhập 12 chữ số (hoặc 9 chữ số "
            "của chứng minh nhân dân cũ)."
        ]
    }


def test_move_closes_one_stay_and_opens_the_next(an, hoa, lam_son, press):
    press(an, hoa, "chuyen", unit="CB-HA-HV-LS", on="01/06/2021")

    day = date(2021, 6, 1)
    assert stays(hoa) == [
        ("CB-HQ-TH-PB", date(2019, 1, 1), day, Entry.RECORDED, Exit.MOVED),
        ("CB-HA-HV-LS", day, None, Entry.MOVED, ""),
    ]


def test_move_outside_the_mandate_is_refused(
    open_account, giang, ha_quang, hoa, lam_son, press
):
    mai = open_account("mai", "Nông Thị Mai", "staff", ha_quang, giang)

    response = press(mai, hoa, "chuyen", unit="CB-HA-HV-LS", on="01/06/2021")

    assert told(response) == {
        "unit": ["Không tìm thấy đơn vị “CB-HA-HV-LS”; hãy nhập mã hoặc tên khác."]
    }


def test_leaving_shows_what_follows_first(an, hoa, press):
    asked = press(an, hoa, "thoi", exit="MATURED", on="26/03/2022")

    assert asked.context["consequences"] == [
        "Nông Thị Hoa thôi là đoàn viên từ ngày 26/03/2022: Trưởng thành đoàn.",
        "Hồ sơ và quá trình sinh hoạt giữ nguyên.",
    ]
    assert Enrolment.objects.get().until is None

    data = {"exit": "MATURED", "on": "26/03/2022", "da-xem": "1"}
    press(an, hoa, "thoi", **data)

    assert Enrolment.objects.get().until == date(2022, 3, 26)
    assert press(an, hoa, "thoi").status_code == 403


def test_who_left_can_come_back(an, hoa, press):
    data = {"exit": "TRANSFERRED", "on": "26/03/2021", "da-xem": "1"}
    press(an, hoa, "thoi", **data)

    press(an, hoa, "vao-doan", unit="CB-HQ-TH-PB", on="01/01/2022", entry="TRANSFERRED")

    assert [stay[1:3] for stay in stays(hoa)] == [
        (date(2019, 1, 1), date(2021, 3, 26)),
        (date(2022, 1, 1), None),
    ]


def test_correction_of_a_name_is_found_and_told(an, hoa, press):
    press(
        an,
        hoa,
        "dinh-chinh",
        full_name="Nông Thị Huệ",
        gender="F",
        born_on="01/01/2000",
        reason="Theo khai sinh",
    )

    assert Person.objects.named("nong thi hue").get() == hoa
    assert Event.objects.get(act="person.correct").detail == {
        "reason": "Theo khai sinh",
        "changes": {"họ và tên": ["Nông Thị Hoa", "Nông Thị Huệ"]},
    }


def test_correction_of_a_stay_takes_its_neighbour_along(an, hoa, lam_son, press):
    press(an, hoa, "chuyen", unit="CB-HA-HV-LS", on="01/06/2021")
    row = Enrolment.objects.get(person=hoa, until=None)
    before = stays(hoa)

    for day in (date(2021, 3, 1), date(2021, 9, 1)):
        press(
            an,
            row,
            "dinh-chinh",
            unit="CB-HA-HV-LS",
            since=f"{day:%d/%m/%Y}",
            entry="MOVED",
            reason="Theo giấy giới thiệu",
        )
        assert [stay[1:3] for stay in stays(hoa)] == [
            (date(2019, 1, 1), day),
            (day, None),
        ]

    for footprint in Footprint.objects.order_by("-pk"):
        footprints.undo(footprint=footprint, by=an, at=footprint.at)
    assert stays(hoa) == before


def test_correction_of_an_admission_stay_dates_the_decision(an, pac_bo, press):
    press(an, Person, "mo-ho-so", **NEW, entry="ADMITTED", decision="12-QĐ/ĐTN")
    row = Enrolment.objects.get()

    press(
        an,
        row,
        "dinh-chinh",
        unit="CB-HQ-TH-PB",
        since="27/03/2020",
        entry="ADMITTED",
        reason="Nhầm ngày",
    )

    assert Admission.objects.get().decided_on == date(2020, 3, 27)


def test_stay_in_a_unit_that_holds_no_members_is_refused(an, hoa, truong_ha, press):
    response = press(
        an,
        Enrolment.objects.get(),
        "dinh-chinh",
        unit="CB-HQ-TH",
        since="01/01/2019",
        entry="RECORDED",
        reason="Nhầm",
    )

    assert told(response) == {
        "unit": [
            "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng không quản lý đoàn viên suốt thời "
            "gian từ ngày 01/01/2019; hãy sửa ngày hoặc chọn chi đoàn khác."
        ]
    }
    assert Enrolment.objects.get().unit.code == "CB-HQ-TH-PB"


def test_sensitive_facts_need_their_own_permission(an, giang, hoa, press):
    facts = {"ethnicity": "02", "reason": "Bổ sung"}

    assert press(an, hoa, "nhay-cam", **facts).status_code == 403
    press(giang, hoa, "nhay-cam", **facts)

    assert SensitiveFacts.objects.get().ethnicity == "02"
    assert Event.objects.get(act="sensitive.correct").detail == {
        "fields": ["dân tộc"],
        "reason": "Bổ sung",
    }


def test_transfer_is_proposed_accepted_and_settled(an, hoa, lam_son, press):
    press(an, hoa, "de-nghi", target="CB-HA-HV-LS", moves_on="01/06/2021")
    transfer = hoa.transfers.get()

    press(an, transfer, "tiep-nhan", on="02/06/2021")

    transfer.refresh_from_db()
    assert (transfer.state, transfer.settled_by) == ("ACCEPTED", an)
    assert stays(hoa)[-1][:2] == ("CB-HA-HV-LS", date(2021, 6, 2))
    assert press(an, transfer, "tu-choi").status_code == 403


def test_transfer_is_refused_with_a_reason(an, hoa, lam_son, press):
    press(an, hoa, "de-nghi", target="CB-HA-HV-LS", moves_on="01/06/2021")
    transfer = hoa.transfers.get()

    assert list(told(press(an, transfer, "tu-choi", reason=" "))) == ["reason"]
    press(an, transfer, "tu-choi", reason="Không có tại địa bàn")

    transfer.refresh_from_db()
    assert (transfer.state, transfer.reason) == ("REFUSED", "Không có tại địa bàn")
    assert len(stays(hoa)) == 1


def test_transfer_is_taken_back(an, hoa, lam_son, press, client):
    press(an, hoa, "de-nghi", target="CB-HA-HV-LS", moves_on="01/06/2021")
    transfer = hoa.transfers.get()

    press(an, transfer, "rut", csrf="")

    transfer.refresh_from_db()
    assert transfer.state == "CANCELLED"


def test_stranger_does_not_find_the_person(open_account, giang, hoa_an, hoa, press):
    linh = open_account("linh", "Nông Mai Linh", "staff", hoa_an, giang)

    assert press(linh, hoa, "chuyen").status_code == 404
