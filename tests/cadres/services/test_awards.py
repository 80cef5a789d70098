from datetime import UTC, date, datetime

import pytest

from accounts.models import Event
from accounts.services import footprints
from cadres.models import Award
from cadres.services import awards
from tests.factories import PersonFactory
from unions.services import units

DAY = date(2021, 3, 26)
AT = datetime(2021, 4, 1, tzinfo=UTC)
STRONG = {
    "form": "CERTIFICATE",
    "title": "STRONG_BRANCH",
    "tier": "PROVINCE",
    "occasion": "Năm 2020",
    "decision": "17-QĐ/TĐTN",
}


@pytest.fixture
def commend(an, pac_bo):
    def commend(**facts):
        own = {"unit": pac_bo, "on": DAY} | STRONG
        return awards.record(by=an, at=AT, **own | facts)

    return commend


@pytest.fixture
def commend_all(an):
    def commend_all(rows, **facts):
        own = {"on": DAY} | STRONG
        return awards.record_all(rows=rows, by=an, at=AT, **own | facts)

    return commend_all


@pytest.fixture
def hoa(pac_bo):
    return PersonFactory(full_name="Nông Thị Hoa", unit=pac_bo)


def given():
    rows = Award.objects.order_by("pk")
    return list(rows.values_list("unit__code", "person__full_name", "title"))


TO_COME = "02/04/2021 ở sau hôm nay; hãy kiểm tra lại ngày."


def test_decision_is_not_of_a_day_to_come(
    an, commend, commend_all, pac_bo, hoa, refused
):
    to_come = date(2021, 4, 2)

    with refused({"on": [TO_COME]}):
        commend(on=to_come)
    with refused({"on": [TO_COME]}):
        commend_all([(pac_bo, None)], on=to_come)
    award, _ = commend(on=AT.date())
    with refused({"on": [TO_COME]}):
        awards.correct(award=award, on=to_come, reason="Nhầm", by=an, at=AT)

    assert Award.objects.get().on == AT.date()


def test_branch_is_commended(an, commend, pac_bo):
    _, footprint = commend(occasion="  Năm   2020 ")

    assert given() == [("CB-HQ-TH-PB", None, "STRONG_BRANCH")]
    assert Award.objects.get().occasion == "Năm 2020"
    event = Event.objects.get(act="award.record")
    assert (event.subject_id, event.detail) == (
        str(pac_bo.pk),
        {"document": "17-QĐ/TĐTN", "on": "2021-03-26"},
    )
    footprints.undo(footprint=footprint, by=an, at=AT)
    assert given() == []


def test_person_is_commended(commend, hoa):
    commend(person=hoa, title="BRANCH_SECRETARY")

    assert given() == [("CB-HQ-TH-PB", "Nông Thị Hoa", "BRANCH_SECRETARY")]
    assert Event.objects.get(act="award.record").subject == "Nông Thị Hoa"


def test_same_award_twice_is_refused(commend, refused):
    commend()

    with refused({"__all__": ["Khen thưởng này của đơn vị đã được ghi."]}):
        commend()


def test_secretary_is_somebody(commend, refused):
    with refused({"__all__": ["Hãy chọn cá nhân được khen."]}):
        commend(title="BRANCH_SECRETARY")


def test_titles_of_branches_are_for_branches(commend, truong_ha, clinic, refused):
    told = (
        f"{truong_ha} không phải chi đoàn, nên không nhận danh hiệu Chi đoàn mạnh; hãy "
        "chọn chi đoàn hoặc danh hiệu khác."
    )

    with refused({"unit": [told]}):
        commend(unit=truong_ha)
    commend(unit=clinic)
    commend(unit=truong_ha, title="OTHER")

    assert [row[0] for row in given()] == ["CB-HQ-TTYT", "CB-HQ-TH"]


def test_unit_must_stand_on_the_day(an, commend, pac_bo, refused):
    units.dissolve(unit=pac_bo, on=DAY, by=an)
    told = (
        f"{pac_bo} không hoạt động ngày 26/03/2021; hãy sửa ngày hoặc chọn đơn vị khác."
    )

    with refused({"unit": [told]}):
        commend()
    commend(on=date(2021, 3, 25))

    assert len(given()) == 1


# By one decision


def test_all_of_a_decision_are_commended(an, commend_all, pac_bo, lam_son, hoa):
    rows = [(pac_bo, None), (lam_son, None), (pac_bo, hoa)]

    _, footprint = commend_all(rows, title="BRANCH")

    assert given() == [
        ("CB-HQ-TH-PB", None, "BRANCH"),
        ("CB-HA-HV-LS", None, "BRANCH"),
        ("CB-HQ-TH-PB", "Nông Thị Hoa", "BRANCH"),
    ]
    event = Event.objects.get(act="award.record_all")
    assert (event.subject, event.detail) == (
        "17-QĐ/TĐTN",
        {"rows": 3, "on": "2021-03-26"},
    )
    footprints.undo(footprint=footprint, by=an, at=AT)
    assert given() == []


def test_one_fault_refuses_all_of_a_decision(
    commend_all, pac_bo, truong_ha, lam_son, refused
):
    not_a_branch = (
        f"{truong_ha} không phải chi đoàn, nên không nhận danh hiệu Chi đoàn mạnh; hãy "
        "chọn chi đoàn hoặc danh hiệu khác."
    )
    rows = [(pac_bo, None), (truong_ha, None), (lam_son, None), (pac_bo, None)]

    again = f"Khen thưởng này của {pac_bo} đã được ghi; hãy bỏ dòng này."

    with refused({"1": [not_a_branch], "3": [again]}):
        commend_all(rows)

    assert given() == []


def test_decision_is_recorded_once(commend, commend_all, pac_bo, refused):
    commend()
    again = f"Khen thưởng này của {pac_bo} đã được ghi; hãy bỏ dòng này."

    with refused({"0": [again]}):
        commend_all([(pac_bo, None)])


def test_every_secretary_of_a_decision_is_somebody(commend_all, pac_bo, refused):
    with refused({"0": [f"{pac_bo}: hãy chọn cá nhân được khen."]}):
        commend_all([(pac_bo, None)], title="BRANCH_SECRETARY")


def test_decision_without_a_number_is_refused(commend_all, pac_bo, refused):
    with refused({"decision": ["Trường này không được để trắng."]}):
        commend_all([(pac_bo, None)], decision=" ")


def test_hundreds_take_the_queries_of_one(
    commend_all, pac_bo, lam_son, django_assert_num_queries
):
    with django_assert_num_queries(7):
        commend_all([(pac_bo, None)])
    with django_assert_num_queries(7):
        commend_all([(pac_bo, None), (lam_son, None)], decision="18-QĐ/TĐTN")


# Correcting


def test_award_is_corrected(an, commend):
    award, _ = commend()

    awards.correct(award=award, tier="CENTRAL", reason="Nhầm cấp", by=an, at=AT)

    assert Award.objects.get().tier == "CENTRAL"
    assert Event.objects.get(act="award.correct").detail["changes"] == {
        "cấp khen": ["Cấp tỉnh", "Trung ương"]
    }


def test_award_is_not_corrected_to_a_union(an, commend, truong_ha):
    award, _ = commend()

    with pytest.raises(awards.ValidationError):
        awards.correct(award=award, unit=truong_ha, reason="Nhầm", by=an, at=AT)

    assert given() == [("CB-HQ-TH-PB", None, "STRONG_BRANCH")]
