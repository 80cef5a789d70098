"""Who took part in a contest, and which units a round of inspection looked at."""

from datetime import date

import pytest
from django.urls import reverse

from cadres.models import ContestEntry, InspectedUnit
from tests import factories

DAY = date(2021, 10, 15)


@pytest.fixture
def contest(province):
    return factories.ContestFactory(unit=province, name="Hội thi A", on=DAY)


@pytest.fixture
def inspection(province):
    return factories.InspectionFactory(
        unit=province, name="Đợt A", begins_on=DAY, ends_on=DAY
    )


@pytest.fixture
def see(client):
    def see(user, name, *args, **data):
        client.force_login(user)
        url = reverse(name, args=args)
        return client.post(url, data) if data else client.get(url)

    return see


def entered():
    rows = ContestEntry.objects.order_by("pk")
    return list(rows.values_list("person__full_name", "unit__code", "prize"))


def looked_at():
    rows = InspectedUnit.objects.order_by("pk")
    return list(rows.values_list("unit__code", "conclusion"))


def test_entrants_are_written_in_a_table(an, contest, hoa, lan, see):
    lines = {
        "so-dong": "3",
        "d1-person": hoa.person.code,
        "d1-prize": "FIRST",
        "d3-person": lan.person.code,
        "d3-unit": "CB-HAQUANG",
    }

    response = see(an, "contest-thi-sinh", contest.pk, **lines)

    assert response.url == reverse("contest", args=[contest.pk])
    assert entered() == [
        ("Nông Thị Hoa", "CB-HQ-TH", "FIRST"),
        ("Bế Thị Lan", "CB-HAQUANG", ""),
    ]
    page = see(an, "contest", contest.pk).content.decode()
    assert "Nông Thị Hoa" in page
    assert "Giải nhất" in page


def test_prizes_are_written_later_and_put_right(an, contest, hoa, see):
    entry = factories.ContestEntryFactory(contest=contest, person=hoa.person)

    see(an, "contest-giai", contest.pk, **{f"r{entry.pk}-prize": "SECOND"})
    assert entered()[0][2] == "SECOND"
    see(
        an,
        "contest-row",
        contest.pk,
        entry.pk,
        person=hoa.person.code,
        unit="CB-HQ-TH",
        prize="THIRD",
        reason="Nhầm",
    )

    assert entered() == [("Nông Thị Hoa", "CB-HQ-TH", "THIRD")]


def test_units_and_conclusions_are_written(an, inspection, ha_quang, see):
    lines = {"so-dong": "1", "d1-unit": "CB-HAQUANG"}
    see(an, "inspection-don-vi", inspection.pk, **lines)
    assert looked_at() == [("CB-HAQUANG", "")]
    row = InspectedUnit.objects.get()

    told = {f"r{row.pk}-conclusion": "Thực hiện đúng."}
    see(an, "inspection-ket-luan", inspection.pk, **told)
    assert looked_at() == [("CB-HAQUANG", "Thực hiện đúng.")]
    see(
        an,
        "inspection-row",
        inspection.pk,
        row.pk,
        unit="CB-HAQUANG",
        conclusion="Cần bổ sung.",
        reason="Nhầm",
    )

    assert looked_at() == [("CB-HAQUANG", "Cần bổ sung.")]


def test_fault_is_told_by_its_line(an, ha_quang, hoa_an, see):
    inspection = factories.InspectionFactory(unit=ha_quang, begins_on=DAY, ends_on=DAY)
    lines = {"so-dong": "2", "d2-unit": "CB-HOAAN"}

    response = see(an, "inspection-don-vi", inspection.pk, **lines)

    assert response.status_code == 400
    assert "Dòng 2." in response.content.decode()
    assert looked_at() == []


def test_reader_reads_and_does_not_write(dung, contest, inspection, see):
    assert see(dung, "contest", contest.pk).status_code == 200
    assert see(dung, "inspection", inspection.pk).status_code == 200
    for name in ("contest-thi-sinh", "contest-giai"):
        assert see(dung, name, contest.pk).status_code == 403
    for name in ("inspection-don-vi", "inspection-ket-luan"):
        assert see(dung, name, inspection.pk).status_code == 403


def test_stranger_does_not_find_it(binh, contest, inspection, see):
    assert see(binh, "contest", contest.pk).status_code == 404
    assert see(binh, "inspection", inspection.pk).status_code == 404
