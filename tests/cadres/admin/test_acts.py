"""What staff record in the admin of moves, elected offices, awards, contests,
inspections and allowances."""

from datetime import date
from decimal import Decimal

import pytest

from cadres.models import (
    AllowanceRate,
    Award,
    BaseSalary,
    Contest,
    ElectedOffice,
    Inspection,
    Move,
)

TO_PARTY = {
    "kind": "TRANSFER",
    "on": "01/09/2021",
    "sphere": "PARTY",
    "tier": "DISTRICT",
    "place": "Huyện ủy",
}
STRONG = {
    "form": "CERTIFICATE",
    "title": "BRANCH",
    "tier": "PROVINCE",
    "occasion": "Năm 2020",
    "decision": "17-QĐ/TĐTN",
    "on": "26/03/2021",
}


def told(response):
    assert response.status_code == 400
    return response.context["form"].errors


def rows(model, *columns):
    return list(model.objects.order_by("pk").values_list(*columns))


# Moves


def test_holder_goes_and_the_post_is_let_go(an, hoa, held, press):
    asked = press(an, hoa, "luan-chuyen")
    assert asked.context["form"]["leaves"].value() is True

    response = press(an, hoa, "luan-chuyen", leaves="on", **TO_PARTY)

    move = Move.objects.get()
    assert response.url == f"/admin/cadres/move/{move.pk}/change/"
    assert (move.person, move.unit, move.post) == (hoa.person, hoa.unit, hoa.post)
    assert held()[0][4:6] == (date(2021, 9, 1), "MOVED")
    hoa.refresh_from_db()
    assert press(an, hoa, "luan-chuyen").status_code == 403


def test_move_within_the_union_opens_the_new_post(an, hoa, held, press):
    within = {"sphere": "UNION", "into": "CB-HAQUANG", "place": ""}
    within |= {"into_post": "SPECIALIST", "manner": "APPOINTED"}

    press(
        an,
        Move,
        "ghi",
        person=hoa.person.code,
        unit="CB-HQ-TH",
        post="SECRETARY",
        employment="FULL_TIME",
        **TO_PARTY | within,
    )

    assert [row[1:5] for row in held()] == [
        ("CB-HQ-TH", "SECRETARY", date(2018, 1, 1), None),
        ("CB-HAQUANG", "SPECIALIST", date(2021, 9, 1), None),
    ]


def test_move_to_nowhere_is_refused_in_words(an, hoa, press):
    response = press(an, hoa, "luan-chuyen", **TO_PARTY | {"place": ""})

    assert told(response) == {
        "__all__": ["Hãy chọn đơn vị Đoàn nơi đến, hoặc ghi tên cơ quan ngoài Đoàn."]
    }


def test_who_is_away_comes_back(an, hoa, press):
    away = {"kind": "SECONDMENT", "planned_until": "01/03/2022"}
    press(an, hoa, "luan-chuyen", **TO_PARTY | away)
    move = Move.objects.get()

    asked = press(an, move, "da-ve")
    assert asked.context["form"]["on"].value() == date(2022, 3, 1)
    press(an, move, "da-ve", on="02/03/2022")

    assert rows(Move, "returned_on") == [(date(2022, 3, 2),)]
    assert press(an, Move.objects.get(), "da-ve").status_code == 403


def test_who_is_back_takes_up_the_post_again(an, hoa, held, press):
    away = {"kind": "SECONDMENT", "planned_until": "01/03/2022"}
    press(an, hoa, "luan-chuyen", leaves="on", **TO_PARTY | away)
    move = Move.objects.get()
    post = "Bí thư, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"

    asked = press(an, move, "da-ve").context["form"]
    assert asked["manner"].help_text == (
        f"Đã thôi giữ {post}. Để “Không ghi” khi về mà không trở lại chức danh này."
    )
    terms = {"manner": "APPOINTED", "employment": "FULL_TIME", "waiver": "Đủ tín nhiệm"}
    press(an, move, "da-ve", on="02/03/2022", **terms)

    assert [row[3:5] for row in held()] == [
        (date(2018, 1, 1), date(2021, 9, 1)),
        (date(2022, 3, 2), None),
    ]


def test_who_kept_the_post_is_asked_of_nothing_more(an, hoa, press):
    away = {"kind": "SECONDMENT", "planned_until": "01/03/2022"}
    press(an, hoa, "luan-chuyen", **TO_PARTY | away)

    asked = press(an, Move.objects.get(), "da-ve").context["form"]

    assert list(asked.fields) == ["on", "leaves"]
    assert asked["on"].help_text == (
        "Vẫn giữ chức danh Bí thư, Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng."
    )


def test_move_is_corrected(an, hoa, press):
    press(an, hoa, "luan-chuyen", **TO_PARTY)

    press(
        an,
        Move.objects.get(),
        "dinh-chinh",
        unit="CB-HQ-TH",
        post="SECRETARY",
        reason="Theo quyết định",
        **TO_PARTY | {"tier": "PROVINCE", "decision": "9-QĐ/TU"},
    )

    assert rows(Move, "tier", "decision", "place") == [
        ("PROVINCE", "9-QĐ/TU", "Huyện ủy")
    ]


# Elected offices


def test_cadre_is_elected_ends_and_is_corrected(an, hoa, press):
    facts = {"unit": "CB-HQ-TH", "body": "PEOPLE_COUNCIL", "tier": "COMMUNE"}
    facts |= {"term": "2021–2026"}
    press(an, hoa.person, "trung-cu", on="01/06/2021", **facts)
    again = press(
        an, ElectedOffice, "ghi", person=hoa.person.code, on="01/06/2021", **facts
    )
    assert told(again) == {"__all__": ["Cán bộ đang giữ vị trí trúng cử này rồi."]}

    press(an, ElectedOffice.objects.get(), "thoi", on="01/06/2022")
    office = ElectedOffice.objects.get()
    dates = {"since": "02/06/2021", "until": "01/06/2022"}
    press(an, office, "dinh-chinh", reason="Nhầm", **facts | dates)

    assert rows(ElectedOffice, "since", "until") == [
        (date(2021, 6, 2), date(2022, 6, 1))
    ]
    assert press(an, office, "thoi").status_code == 403


# Awards


def test_award_is_recorded_from_the_unit_the_person_or_the_list(an, hoa, pac_bo, press):
    press(an, pac_bo, "khen-thuong", **STRONG)
    press(an, hoa.person, "khen-thuong", unit="CB-HQ-TH-PB", **STRONG)
    other = {"title": "OTHER", "unit": "CB-HQ-TH", "person": ""}
    press(an, Award, "ghi", **STRONG | other)

    assert rows(Award, "unit__code", "person__full_name", "title") == [
        ("CB-HQ-TH-PB", None, "BRANCH"),
        ("CB-HQ-TH-PB", "Nông Thị Hoa", "BRANCH"),
        ("CB-HQ-TH", None, "OTHER"),
    ]


def test_award_of_a_union_as_a_branch_is_refused(an, truong_ha, press):
    response = press(an, truong_ha, "khen-thuong", **STRONG)

    assert told(response) == {
        "__all__": [
            "Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng không phải chi đoàn, nên không "
            "nhận danh hiệu Chi đoàn tiêu biểu; hãy chọn chi đoàn hoặc danh hiệu khác."
        ]
    }


def test_award_is_corrected(an, pac_bo, press):
    press(an, pac_bo, "khen-thuong", **STRONG)

    press(
        an,
        Award.objects.get(),
        "dinh-chinh",
        unit="CB-HQ-TH-PB",
        reason="Nhầm",
        **STRONG | {"tier": "DISTRICT"},
    )

    assert rows(Award, "tier", "person") == [("DISTRICT", None)]


# Contests and inspections


def test_contest_is_held_and_corrected(an, press):
    facts = {"name": "Hội thi A", "unit": "CB", "tier": "PROVINCE"}
    press(an, Contest, "ghi", on="15/10/2019", **facts)
    contest = Contest.objects.get()
    press(an, contest, "dinh-chinh", on="16/10/2019", reason="Nhầm", **facts)

    assert rows(Contest, "name", "on") == [("Hội thi A", date(2019, 10, 16))]
    page = press(an, contest, "dinh-chinh").content.decode()
    assert "Hội thi A" in page


def test_inspection_is_held_and_corrected(an, press):
    facts = {"name": "Đợt 1", "subject": "STATUTE", "unit": "CB"}
    days = {"begins_on": "01/06/2020", "ends_on": "05/06/2020"}
    press(an, Inspection, "ghi", **facts, **days)
    other = days | {"ends_on": "06/06/2020"}
    press(an, Inspection.objects.get(), "dinh-chinh", reason="Nhầm", **facts, **other)

    assert rows(Inspection, "name", "subject", "ends_on") == [
        ("Đợt 1", "STATUTE", date(2020, 6, 6))
    ]


# Allowances


@pytest.mark.parametrize("typed", ["0,8", "0.8", "0,80"])
def test_rate_is_fixed_as_it_is_written(an, press, typed):
    facts = {"post": "DEPUTY", "form": "UNION", "source": "Nghị quyết 1"}
    press(an, AllowanceRate, "ghi", coefficient=typed, on="01/01/2019", **facts)

    assert rows(AllowanceRate, "coefficient", "since") == [
        (Decimal("0.80"), date(2019, 1, 1))
    ]


def test_rate_is_corrected_and_ends_after_its_consequences(an, press):
    facts = {"post": "DEPUTY", "form": "UNION", "source": "Nghị quyết 1"}
    press(an, AllowanceRate, "ghi", coefficient="0,8", on="01/01/2019", **facts)
    rate = AllowanceRate.objects.get()
    since = {"since": "01/01/2019", "reason": "Nhầm"}
    press(an, rate, "dinh-chinh", coefficient="0,7", **facts, **since)
    asked = press(an, rate, "ket-thuc", on="01/01/2023")
    assert len(asked.context["consequences"]) == 2
    press(an, rate, "ket-thuc", **{"on": "01/01/2023", "da-xem": "1"})

    assert rows(AllowanceRate, "coefficient", "until") == [
        (Decimal("0.70"), date(2023, 1, 1))
    ]
    rate.refresh_from_db()
    assert press(an, rate, "ket-thuc").status_code == 403


@pytest.mark.parametrize("typed", ["1.490.000", "1490000", "1 490 000"])
def test_base_salary_is_fixed_as_it_is_written(an, press, typed):
    press(an, BaseSalary, "ghi", amount=typed, source="NĐ 38", on="01/07/2019")

    assert rows(BaseSalary, "amount", "since") == [(1_490_000, date(2019, 7, 1))]


def test_base_salary_that_is_no_number_is_refused(an, press):
    response = press(an, BaseSalary, "ghi", amount="một triệu", source="A", on="x")

    assert sorted(told(response)) == ["amount", "on"]


def test_base_salary_is_corrected(an, press):
    press(an, BaseSalary, "ghi", amount="1.490.000", source="A", on="01/07/2019")
    base = BaseSalary.objects.get()
    asked = press(an, base, "dinh-chinh").content.decode()
    assert 'value="1.490.000"' in asked

    facts = {"amount": "1.490.000", "source": "NĐ 38", "since": "01/07/2019"}
    press(an, base, "dinh-chinh", reason="Nhầm", **facts)

    assert rows(BaseSalary, "source") == [("NĐ 38",)]


def test_leader_works_elsewhere(dung, hoa, press):
    for record, slug in ((hoa, "luan-chuyen"), (Move, "ghi"), (BaseSalary, "ghi")):
        assert press(dung, record, slug).status_code == 302


@pytest.mark.parametrize("unit", ["hoa_an", None])
def test_what_is_paid_is_for_who_answers_for_the_province(
    an, giang, open_account, press, request, unit
):
    facts = {"coefficient": "0,8", "post": "DEPUTY", "form": "UNION", "source": "A"}
    press(an, AllowanceRate, "ghi", on="01/01/2019", **facts)
    unit = request.getfixturevalue(unit) if unit else None
    local = open_account("linh", "Nông Mai Linh", "staff", unit, giang)

    rate = AllowanceRate.objects.get()
    for record, slug in ((rate, "ket-thuc"), (rate, "dinh-chinh"), (BaseSalary, "ghi")):
        assert press(local, record, slug).status_code == 403
