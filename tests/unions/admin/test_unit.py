"""What staff do to units in the admin."""

from datetime import date

import pytest

from accounts.choices import Role
from accounts.models import Event, Footprint
from accounts.services import footprints
from tests import factories
from unions.models import Placement, Unit


def told(response):
    """The sentences beside each field of a form that was refused."""
    assert response.status_code == 400
    return response.context["form"].errors


NEW = {
    "code": "CB-HQ-TH-BB",
    "name": "Chi đoàn  Bó Bẩm",
    "form": "BRANCH",
    "parent": "CB-HQ-TH",
    "on": "01/03/2022",
    "bloc": "RESIDENTIAL",
    "area": "RURAL",
}


def test_unit_is_founded(an, truong_ha, press):
    response = press(an, Unit, "thanh-lap", **NEW)

    unit = Unit.objects.get(code="CB-HQ-TH-BB")
    assert response.url == f"/admin/unions/unit/{unit.pk}/change/"
    assert (unit.name, unit.parent) == ("Chi đoàn Bó Bẩm", truong_ha)
    assert unit.founded_on == date(2022, 3, 1)


def test_day_that_is_none_is_refused_and_nothing_is_lost(an, truong_ha, press):
    response = press(an, Unit, "thanh-lap", **NEW | {"on": "32/03/2022"})

    assert told(response) == {
        "on": [
            "32/03/2022 không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 30/06/2022."
        ]
    }
    assert 'value="Chi đoàn  Bó Bẩm"' in response.text


def test_used_code_is_refused(an, pac_bo, press):
    response = press(an, Unit, "thanh-lap", **NEW | {"code": "CB-HQ-TH-PB"})

    assert told(response) == {
        "code": ["Mã đơn vị CB-HQ-TH-PB đã được dùng; mỗi mã chỉ dùng một lần."]
    }


def test_rename_opens_a_period_and_keeps_the_one_before(an, pac_bo, press):
    press(an, pac_bo, "doi-ten", name="Chi đoàn Pác Bó 1", on="01/07/2020")

    rows = Placement.objects.filter(unit=pac_bo).order_by("since")
    assert list(rows.values_list("name", "since", "until")) == [
        ("Chi đoàn Pác Bó", date(2018, 1, 1), date(2020, 7, 1)),
        ("Chi đoàn Pác Bó 1", date(2020, 7, 1), None),
    ]


def test_move_shows_what_follows_before_it_is_done(
    an, truong_ha, pac_bo, hoa_an, press
):
    asked = press(an, truong_ha, "chuyen", parent="CB-HOAAN", on="01/07/2020")

    assert asked.context["consequences"] == [
        "Từ ngày 01/07/2020, Đoàn xã Trường Hà trực thuộc Huyện Đoàn Hòa An.",
        "1 đơn vị trực thuộc chuyển theo.",
        "Số liệu của những ngày trước giữ nguyên.",
    ]
    pac_bo.refresh_from_db()
    assert pac_bo.district.code == "CB-HAQUANG"

    data = {"parent": "CB-HOAAN", "on": "01/07/2020", "da-xem": "1"}
    press(an, truong_ha, "chuyen", **data)

    pac_bo.refresh_from_db()
    assert pac_bo.district == hoa_an


@pytest.mark.parametrize(
    "typed", ["CB-HOAAN – Huyện Đoàn Hòa An", "hoa an", "Cb-HoaAn"]
)
def test_unit_is_chosen_by_code_or_name(an, truong_ha, hoa_an, press, typed):
    data = {"parent": typed, "on": "01/07/2020", "da-xem": "1"}
    press(an, truong_ha, "chuyen", **data)

    truong_ha.refresh_from_db()
    assert truong_ha.parent == hoa_an


def test_unit_that_names_many_or_none_is_refused(
    an, ha_quang, truong_ha, pac_bo, press
):
    many = press(an, pac_bo, "chuyen", parent="truong ha", on="01/07/2020")
    none = press(an, pac_bo, "chuyen", parent="Xyz", on="01/07/2020")

    assert told(many)["parent"][0].startswith("Có nhiều đơn vị khớp với “truong ha” (")
    assert told(none) == {
        "parent": ["Không tìm thấy đơn vị “Xyz”; hãy nhập mã hoặc tên khác."]
    }


def test_dissolution_needs_a_place_for_members(an, pac_bo, truong_ha, press):
    factories.EnrolmentFactory(person__unit=pac_bo, unit=pac_bo)

    data = {"into": "", "on": "01/07/2020", "da-xem": "1"}
    response = press(an, pac_bo, "giai-the", **data)

    assert told(response) == {
        "into": [
            "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng còn 1 đoàn viên; "
            "hãy chọn đơn vị tiếp nhận đoàn viên."
        ]
    }


def test_closed_unit_offers_no_act(an, clinic, press, client):
    data = {"into": "", "on": "01/07/2020", "da-xem": "1"}
    assert press(an, clinic, "giai-the", **data).status_code == 302
    clinic.refresh_from_db()

    assert clinic.closed_on == date(2020, 7, 1)
    assert press(an, clinic, "doi-ten").status_code == 403
    page = client.get(f"/admin/unions/unit/{clinic.pk}/change/")
    assert page.context["acts"] == []


def test_correction_is_told_with_its_reason_and_can_be_undone(
    an, truong_ha, pac_bo, press
):
    row = truong_ha.placements.get()
    facts = {"bloc": "RESIDENTIAL", "area": "RURAL", "school_kind": ""}
    press(
        an,
        row,
        "dinh-chinh",
        name="Đoàn xã Trường Hà mới",
        official_code="01392",
        reason="Gõ nhầm",
        **facts,
    )

    pac_bo.refresh_from_db()
    event = Event.objects.get(act="placement.correct")
    assert pac_bo.label == "Chi đoàn Pác Bó, Đoàn xã Trường Hà mới, Huyện Đoàn Hà Quảng"
    assert event.subject_id == str(truong_ha.pk)
    assert event.detail == {
        "reason": "Gõ nhầm",
        "changes": {
            "tên": ["Đoàn xã Trường Hà", "Đoàn xã Trường Hà mới"],
            "mã hành chính": [None, "01392"],
        },
    }

    footprints.undo(footprint=Footprint.objects.get(), by=an, at=event.at)

    pac_bo.refresh_from_db()
    row.refresh_from_db()
    assert (row.name, row.official_code) == ("Đoàn xã Trường Hà", "")
    assert pac_bo.label == "Chi đoàn Pác Bó, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"


def test_correction_without_a_change_is_refused(an, truong_ha, press):
    row = truong_ha.placements.get()

    response = press(
        an,
        row,
        "dinh-chinh",
        name=row.name,
        official_code="",
        bloc="RESIDENTIAL",
        area="RURAL",
        school_kind="",
        reason="Không có gì",
    )

    assert told(response) == {
        "__all__": ["Chưa có gì thay đổi; hãy sửa ít nhất một ô."]
    }


@pytest.mark.parametrize("day", ["01/03/2019", "01/09/2021"])
def test_day_of_a_change_is_corrected_both_ways(an, pac_bo, press, day):
    press(an, pac_bo, "doi-ten", name="Chi đoàn Pác Bó 1", on="01/07/2020")
    row = pac_bo.placements.get(until=None)

    press(an, row, "sua-ngay", on=day, reason="Theo quyết định")

    before, after = pac_bo.placements.order_by("since")
    assert f"{after.since:%d/%m/%Y}" == day
    assert before.until == after.since

    footprint = Footprint.objects.get(act="placement.correct")
    footprints.undo(footprint=footprint, by=an, at=footprint.at)

    before, after = pac_bo.placements.order_by("since")
    assert before.until == after.since == date(2020, 7, 1)


def test_day_of_a_move_is_not_corrected(an, truong_ha, hoa_an, press):
    data = {"parent": "CB-HOAAN", "on": "01/07/2020", "da-xem": "1"}
    press(an, truong_ha, "chuyen", **data)
    row = truong_ha.placements.get(until=None)

    response = press(an, row, "sua-ngay", on="01/07/2021", reason="Nhầm")

    assert told(response) == {
        "on": [
            "Lần thay đổi này chuyển đơn vị cấp trên, không đính chính ngày được; hãy "
            "hoàn tác rồi thực hiện lại với ngày đúng."
        ]
    }


def test_acts_are_for_staff_of_the_unit(an, binh, dung, nobody, pac_bo, press):
    assert press(an, pac_bo, "doi-ten").status_code == 200
    assert press(nobody, pac_bo, "doi-ten").status_code == 404
    assert press(an, pac_bo, "khong-co").status_code == 404
    for reader in (binh, dung):
        # Not of the admin at all: sent to its door.
        assert press(reader, pac_bo, "doi-ten").status_code == 302


def test_auditor_reads_but_does_not_act(open_account, giang, province, pac_bo, press):
    tam = open_account("tam", "Ma Thị Tâm", "auditor", province, giang)

    assert press(tam, pac_bo, "doi-ten").status_code == 403


def test_move_is_undone_to_the_letter(an, truong_ha, pac_bo, hoa_an, press, client):
    def rows():
        return [[*model.objects.order_by("pk").values()] for model in (Unit, Placement)]

    before = rows()
    data = {"parent": "CB-HOAAN", "on": "01/07/2020", "da-xem": "1"}
    done = press(an, truong_ha, "chuyen", **data)
    footprint = Footprint.objects.get()
    told = client.get(done.url).text

    assert rows() != before
    assert f'href="/admin/hoan-tac/{footprint.pk}/"' in told
    client.post(f"/admin/hoan-tac/{footprint.pk}/")
    assert rows() == before


def test_only_an_administrator_founds_a_province(open_account, giang, hoa_an, press):
    local = open_account("linh", "Nông Mai Linh", Role.STAFF, hoa_an, giang)
    facts = {"code": "XX", "name": "Tỉnh Đoàn", "form": "PROVINCIAL"}

    answer = press(local, Unit, "thanh-lap", on="01/01/2020", **facts)
    assert list(answer.context["form"].errors) == ["parent"]
    assert not Unit.objects.filter(code="XX").exists()

    press(giang, Unit, "thanh-lap", on="01/01/2020", **facts)
    assert Unit.objects.filter(code="XX").exists()
