from datetime import date

import pytest
from django.urls import reverse

from cadres.choices import Outcome
from cadres.models import Destination
from cadres.restructuring.concern import look
from cadres.services import destinations
from tests.factories import SeatFactory, TenureFactory
from unions.choices import Form
from unions.restructuring import plan_of

ON, LATER = date(2020, 2, 1), date(2021, 1, 1)


@pytest.fixture
def told():
    """What is said of a document: the tallies, then weight and sentence of findings."""

    def told(document):
        concern = look(plan_of(document), document)
        tallies = {tally.label: tally.count for tally in concern.tallies}
        return tallies, [(f.weight.value, f.sentence) for f in concern.findings]

    return told


@pytest.fixture
def settle(an, post):
    def settle(document, tenure, outcome, into="", code=None):
        return destinations.settle(
            restructuring=document,
            tenure=tenure,
            outcome=outcome,
            into=into,
            post=code and post(code),
            by=an,
        )

    return settle


def test_seats_holders_and_those_without_a_place_are_counted(
    written, merger, truong_ha, seated, hoa, settle, told
):
    seated(truong_ha, "SPECIALIST", 3)
    document = written(merger)
    settle(document, hoa, Outcome.RESIGNED)

    assert told(document) == (
        {
            "Vị trí kết thúc cùng đơn vị": 5,
            "Cán bộ giữ các vị trí đó": 2,
            "Cán bộ chưa có nơi bố trí": 1,
        },
        [("WARNING", "1 cán bộ chưa có nơi bố trí.")],
    )
    assert look(plan_of(document), document).per_unit == {
        "CB-HQ-TH": {"cán bộ": 2, "vị trí": 5}
    }


def test_plan_that_is_not_written_down_is_looked_at(plan_for, merger):
    concern = look(plan_for(merger), None)

    assert [tally.count for tally in concern.tallies] == [2, 2, 2]


def test_plan_that_ends_no_unit_says_nothing(plan_for, row, soc_ha):
    plan = plan_for(row(1, "rename", unit="CB-HQ-SH", name="Đoàn xã A"))

    concern = look(plan, None)

    assert (concern.tallies, concern.findings, concern.per_unit) == ([], [], {})


def test_units_without_posts_say_nothing(plan_for, row, truong_ha, soc_ha):
    plan = plan_for(row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"))

    assert look(plan, None).tallies == []


@pytest.mark.parametrize("case", ["begins on the day", "ends later"])
def test_later_tenure_blocks_with_its_address(
    written, row, truong_ha, soc_ha, holder, told, an, client, case
):
    facts = {"since": ON}
    if case == "ends later":
        facts = {"until": LATER, "end": "TERM"}
    holder("Nông Thị Hoa", truong_ha, **facts)
    document = written(row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"))

    _, [first, *_] = told(document)

    assert first == (
        "BLOCK",
        "Dòng 1: Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng có 1 cán bộ nhận chức danh từ "
        "ngày 01/02/2020 trở đi, hoặc thôi sau ngày đó; hãy đính chính hoặc đổi ngày "
        "có hiệu lực.",
    )
    finding = look(plan_of(document), document).findings[0]
    client.force_login(an)
    page = client.get(finding.url)
    assert "Nông Thị Hoa" in page.content.decode()
    assert finding.url == (
        f"{reverse('admin:cadres_tenure_changelist')}?unit__id__exact={truong_ha.pk}"
    )


@pytest.mark.parametrize("facts", [{"since": ON}, {"until": LATER}])
def test_later_seat_blocks(written, row, truong_ha, soc_ha, post, told, facts):
    SeatFactory(unit=truong_ha, post=post("DEPUTY"), **facts)
    document = written(row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"))

    _, findings = told(document)

    assert findings == [
        (
            "BLOCK",
            "Dòng 1: Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng có 1 định biên ghi từ ngày "
            "01/02/2020 trở đi, hoặc thôi sau ngày đó; hãy đính chính hoặc đổi ngày có "
            "hiệu lực.",
        )
    ]


def test_seat_that_closed_on_the_day_is_no_obstacle(
    written, row, truong_ha, soc_ha, post, told
):
    SeatFactory(unit=truong_ha, post=post("DEPUTY"), until=ON)
    document = written(row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"))

    assert told(document)[1] == []


def test_destination_in_a_unit_that_has_gone_from_the_lines_blocks(
    written, merger, row, hoa, lan, soc_ha, hoa_an, found, ha_quang, settle, told
):
    found("CB-HQ-NS", Form.UNION, "Đoàn xã Nội Thôn", ha_quang, bloc="SCHOOL")
    document = written(merger)
    settle(document, hoa, Outcome.EQUAL_POST, "CB-HQ-SH", "SECRETARY")
    settle(document, lan, Outcome.RESIGNED)
    document.rows.all().delete()
    for position, unit in enumerate(("CB-HQ-TH", "CB-HQ-SH")):
        line = row(1, "absorb", unit=unit, into="CB-HQ-NS")
        line.restructuring, line.position = document, position
        line.save()

    assert told(document)[1] == [
        (
            "BLOCK",
            "Dòng 1: có cán bộ của Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng được bố trí "
            "vào đơn vị mang mã “CB-HQ-SH”, không hoạt động sau quyết định này; hãy "
            "chọn lại nơi bố trí.",
        )
    ]


def test_post_taken_up_meanwhile_blocks(
    written, merger, hoa, lan, soc_ha, seated, post, settle, told
):
    seated(soc_ha, "DEPUTY", 2)
    document = written(merger)
    settle(document, hoa, Outcome.LOWER_POST, "CB-HQ-SH", "DEPUTY")
    settle(document, lan, Outcome.RESIGNED)
    TenureFactory(person=hoa.person, unit=soc_ha, post=post("DEPUTY"))

    assert told(document)[1] == [
        (
            "BLOCK",
            "Dòng 1: có cán bộ của Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng được bố trí "
            "làm Phó Bí thư tại Đoàn xã Sóc Hà, Huyện Đoàn Hà Quảng, nơi người đó đã "
            "giữ hoặc đã được bố trí chức danh này; hãy chọn lại nơi bố trí.",
        )
    ]


def test_seat_with_more_holders_than_places_is_a_warning(
    written, merger, hoa, lan, soc_ha, seated, holder, settle, told
):
    seated(soc_ha)
    holder("Lý Văn Sơn", soc_ha)
    document = written(merger)
    settle(document, hoa, Outcome.EQUAL_POST, "CB-HQ-SH", "SECRETARY")
    settle(document, lan, Outcome.RESIGNED)

    assert told(document)[1] == [
        (
            "WARNING",
            "Bí thư của Đoàn xã Sóc Hà, Huyện Đoàn Hà Quảng: 2 người cho 1 vị trí.",
        )
    ]


@pytest.mark.parametrize("into", ["CB-HQ-SH", "CB-HA-HV"])
def test_post_for_somebody_past_age_is_a_warning(
    written, row, truong_ha, soc_ha, hong_viet, seated, holder, settle, told, into
):
    for unit in (soc_ha, hong_viet):
        seated(unit)
    old = holder("Hứa Văn Già", truong_ha, born_on=date(1984, 2, 1))
    document = written(row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"))
    settle(document, old, Outcome.EQUAL_POST, into, "SECRETARY")

    assert told(document)[1] == [
        (
            "WARNING",
            "1 cán bộ được bố trí đã quá tuổi giữ chức danh mới (Quy chế cán bộ Đoàn, "
            "Quyết định 289-QĐ/TW ngày 08/02/2010).",
        )
    ]


def test_destination_of_another_document_is_not_read(
    written, merger, row, hoa, lan, told
):
    document = written(merger)
    other = written(row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"), number="1-QĐ")
    Destination.objects.create(restructuring=other, tenure=hoa, outcome="RESIGNED")

    assert told(document)[1] == [("WARNING", "2 cán bộ chưa có nơi bố trí.")]
