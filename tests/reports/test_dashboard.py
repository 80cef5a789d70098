from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from accounts.integrity import rules
from accounts.services import events
from members.choices import Exit
from members.models import Transfer
from reports import dashboard
from reports.catalogue import BY_ID
from reports.figures import evaluate
from tests import factories
from tests.fixtures_boards import TODAY
from tests.fixtures_records import RURAL, change, fill
from tests.fixtures_restructurings import AT
from unions.choices import Form
from unions.services import restructurings

ENDED = date(2021, 3, 1)


@pytest.fixture(autouse=True)
def fresh():
    """Records are broken behind the log, which the desk goes by."""
    cache.clear()


@pytest.fixture
def local(open_account, giang, hoa_an):
    """Staff of one district: the permissions of staff, the mandate of Hòa An."""
    return open_account("linh", "Nông Mai Linh", Role.STAFF, hoa_an, giang)


@pytest.fixture
def broken(records, hong_viet, lam_son):
    """A wrong unit, a vacant seat, a branch with two members and a transfer that waits
    for long, all in Hà Quảng; Lam Sơn in Hòa An has nobody."""
    fill(records.pac_bo)
    change(records.clinic, name="Khác")
    change(records.tenure, until=ENDED, end="RESIGNED")
    left = records.na_lung.enrolments.first()
    change(left, until=ENDED, exit=Exit.MATURED)
    factories.TransferFactory(
        person=records.person,
        source=records.pac_bo,
        target=lam_son,
        requested_on=ENDED,
        moves_on=ENDED,
    )
    return records


@pytest.fixture
def see(client):
    def see(user, url):
        client.force_login(user)
        return client.get(url)

    return see


@pytest.fixture
def desk(see):
    return lambda user: see(user, "/admin/").context["desk"]


def counted(findings):
    return {finding.rule.id: finding.count for finding in findings}


def test_attention_is_what_the_queries_find(broken, giang, desk):
    today = timezone.localdate()

    shown = desk(giang)

    expected = {rule.id: rule.find(today).count() for rule in rules()}
    found = {name: n for name, n in expected.items() if n}
    assert counted(shown["attention"]) | counted(shown["problems"]) == found
    assert {"units_without_secretary", "transfers_overdue"} < set(found)
    assert counted(shown["problems"]) == {"units_unlike_their_placement": 1}
    assert len(shown["calm"]) + len(shown["attention"]) + shown["rules"] == len(rules())


@pytest.mark.parametrize("who", ["giang", "an", "local"])
def test_each_line_leads_to_as_many_rows(broken, request, who, see, desk):
    user = request.getfixturevalue(who)
    shown = desk(user)
    findings = [*shown["attention"], *shown["problems"]]

    lists = {f.rule.id: see(user, f.rule.url).context["cl"] for f in findings}

    assert len(lists) > 0
    assert {name: cl.result_count for name, cl in lists.items()} == counted(findings)
    assert {name: len(cl.result_list) for name, cl in lists.items()} == (
        counted(findings)
    )


def test_district_sees_its_own_lines_only(broken, local, desk):
    shown = desk(local)

    assert counted(shown["attention"]) == {
        "branches_with_few_members": 1,
        "transfers_overdue": 1,
        "transfers_waiting": 1,
        "units_without_secretary": 2,
        "unions_with_few_branches": 1,
    }
    assert shown["problems"] == []


def test_headlines_are_the_figures_of_today(records, an, desk):
    today = timezone.localdate()

    headlines = desk(an)["headlines"]

    figures = [BY_ID[name] for name in dashboard.HEADLINES]
    values = evaluate(figures, scope=records.province, day=today)
    assert [h["value"] for h in headlines] == [values[f.id] for f in figures]
    assert [h["url"] for h in headlines] == [
        f"/bao-cao/so-lieu/{figure.id}/" for figure in figures
    ]
    assert values["members"] == 9


def test_headlines_say_what_changed_since_the_last_period(records, an):
    before = dashboard.list_headlines(records.province, date(2022, 8, 1))
    person = factories.PersonFactory(unit=records.pac_bo)
    factories.EnrolmentFactory(person=person, since=date(2022, 7, 15))

    after = dashboard.list_headlines(records.province, date(2022, 8, 1))

    assert {h["change"] for h in before} == {"Không đổi so với 30/06/2022"}
    assert [h["change"] for h in after if h["label"] == "Đoàn viên"] == [
        "Tăng 1 so với 30/06/2022"
    ]


def test_headlines_of_a_district_leave_out_what_is_the_provinces(records, local, desk):
    labels = [headline["label"] for headline in desk(local)["headlines"]]

    assert labels[:3] == ["Cơ sở đoàn", "Chi đoàn", "Đoàn viên"]


def test_administrator_without_a_mandate_works_for_the_province(records, giang, desk):
    assert desk(giang)["unit"] == records.province


def test_user_without_a_mandate_is_told_so(records, nobody, see):
    response = see(nobody, "/admin/")

    assert response.context["desk"]["headlines"] == []
    assert response.context["desk"]["attention"] == []
    assert "chưa được giao phụ trách đơn vị nào" in response.content.decode()


def test_transfers_wait_the_longest_first(broken, an, desk):
    for _ in range(6):
        factories.TransferFactory(source=broken.pac_bo)

    shown = list(desk(an)["transfers"])

    assert shown[0] == Transfer.objects.get(person=broken.person)
    assert len(shown) == 5


def test_transfers_are_for_whoever_may_list_them(broken, an):
    an.groups.clear()

    assert dashboard.list_transfers(an) == []


@pytest.fixture
def merger(records, row, found, truong_ha):
    found("CB-HQ-SH", Form.UNION, "Đoàn xã Sóc Hà", records.ha_quang, **RURAL)
    return row(1, "rename", unit="CB-HQ-SH", name="Đoàn xã Sóc Hà 1")


def test_decisions_wait_for_another_person(written, merger, an, giang, desk):
    document = written(merger)
    assert dashboard.build(giang, date(2020, 2, 1))["decisions"] == []
    restructurings.submit(restructuring=document, by=an, at=AT)

    assert desk(an)["decisions"] == []
    assert desk(giang)["decisions"] == [document]


def test_decisions_wait_to_be_applied_from_their_day_on(approved, merger, an, chi):
    document = approved(merger)

    def waiting(user, day):
        return dashboard.build(user, day)["decisions"]

    assert waiting(an, date(2020, 1, 31)) == []
    assert waiting(an, date(2020, 2, 1)) == [document]
    assert waiting(chi, date(2020, 2, 1)) == []
    restructurings.apply(restructuring=document, by=an, at=AT)
    assert waiting(an, date(2020, 2, 1)) == []


def test_returns_wait_for_whoever_decides(told, an, giang, nobody):
    def tell(user):
        return [task["title"] for task in dashboard.list_returns(user, TODAY)]

    assert tell(an) == [
        "2 biểu chờ phê duyệt",
        "2 đơn vị quá hạn: 6 tháng đầu năm 2022",
    ]
    assert tell(giang) == tell(an)
    assert tell(nobody) == []


def test_returns_are_told_on_the_desk(told, an, see):
    response = see(an, "/admin/")

    assert "2 biểu chờ phê duyệt" in response.content.decode()


def test_evaluations_are_told_on_the_desk(waiting, an, see):
    text = see(an, "/admin/").content.decode()

    assert "2 lượt đơn vị quá hạn gửi đề nghị xếp loại" in text


def test_acts_are_the_last_five_of_ones_own(records, an, giang, desk):
    for number in range(6):
        events.record(by=an, act="unit.rename", subject=f"Chi đoàn {number}")
    events.record(by=an, act="user.signed_in", subject="an")
    events.record(by=giang, act="unit.rename", subject="Chi đoàn khác")

    acts = desk(an)["acts"]

    assert [(act["phrase"], act["subject"]) for act in acts] == [
        ("đổi tên đơn vị", f"Chi đoàn {number}") for number in (5, 4, 3, 2, 1)
    ]


def test_desk_is_kept_until_somebody_writes(records, an, client):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        return len(queries)

    client.force_login(an)
    count()
    again = count()
    events.record(by=an, act="unit.rename", subject=records.pac_bo)

    assert again < len(rules()) < count()


def test_desk_is_fresh_after_an_act(records, an, giang, desk):
    assert counted(desk(an)["attention"]) == {}
    change(records.enrolment, until=ENDED, exit=Exit.MATURED)
    events.record(by=giang, act="enrolment.end", subject=records.person)

    assert counted(desk(an)["attention"]) == {"branches_with_few_members": 1}


def test_desk_takes_the_same_queries_for_one_row_and_three(broken, an, see):
    def count():
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            see(an, "/admin/")
        return len(queries)

    count()
    one = count()
    for _ in range(2):
        factories.TransferFactory(source=broken.pac_bo)
        factories.EventFactory(by=an.username)

    assert count() == one


# The page of all rules


def test_rules_are_listed_with_what_breaks_them(broken, giang, see):
    response = see(giang, reverse("admin:integrity"))

    errors, attention = response.context["kinds"]
    assert counted(errors["broken"]) == {"units_unlike_their_placement": 1}
    listed = [*errors["broken"], *errors["held"]]
    listed += [*attention["broken"], *attention["held"]]
    assert sorted(f.rule.id for f in listed) == sorted(rule.id for rule in rules())
    text = response.content.decode()
    assert [rule.id for rule in rules() if rule.explanation not in text] == []
    assert "/admin/unions/unit/?kiem-tra=units_unlike_their_placement" in text


def test_rules_of_a_district_count_its_own_rows(broken, local, see):
    errors, attention = see(local, reverse("admin:integrity")).context["kinds"]

    assert errors["broken"] == []
    assert counted(attention["broken"])["units_without_secretary"] == 2


def test_rules_are_for_staff(records, binh, see):
    assert see(binh, reverse("admin:integrity")).status_code == 302


def test_rules_are_only_read(records, giang, client):
    client.force_login(giang)

    assert client.post(reverse("admin:integrity")).status_code == 405
