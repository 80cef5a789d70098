from datetime import UTC, date, datetime

import pytest

from accounts.choices import ReviewState
from cadres.choices import AwardTitle, Body, ObjectKind, Rank, Scale
from reports.profiles import honours
from tests import factories

DAY = date(2022, 6, 30)
AT = datetime(2022, 1, 10, tzinfo=UTC)


@pytest.fixture
def shown(an, truong_ha):
    def shown(day=DAY, user=an):
        return honours.gather(truong_ha, day, user)

    return shown


@pytest.fixture
def rate(giang, truong_ha, ha_quang):
    """The evaluation of Trường Hà, or of a body or person of it, in a closed campaign
    unless told otherwise."""

    def rate(rank, year=2021, scale=Scale.QUALITY, is_closed=True, **facts):
        closed = {"closed_at": AT, "closed_by": giang} if is_closed else {}
        kind = ObjectKind.COLLECTIVE if facts.get("body") else ObjectKind.GRASSROOTS
        kind = ObjectKind.CADRE if facts.get("person") else kind
        campaign = factories.EvaluationCampaignFactory(
            year=year, scale=scale, kind=kind, **closed
        )
        stamps = {"submitted_at": AT, "submitted_by": giang}
        decided = {"decided_at": AT, "decided_by": giang} | stamps
        facts = {"state": ReviewState.APPROVED, "rank": rank} | decided | facts
        return factories.EvaluationFactory(
            campaign=campaign, unit=truong_ha, decider=ha_quang, **facts
        )

    return rate


def test_ranks_and_titles_stand_by_year(shown, rate, truong_ha):
    rate(Rank.GOOD, 2020)
    rate(Rank.EXCELLENT, 2021)
    rate(Rank.ATTAINED, 2021, Scale.THREE_INITIATIVES)
    rate(Rank.GOOD, 2021, body=Body.STANDING)
    rate(Rank.GOOD, 2021, person=factories.PersonFactory(unit=truong_ha))
    rate("", 2019, unrated="Mới thành lập")
    rate(Rank.GOOD, 2018, is_closed=False)
    rate(Rank.GOOD, 2017, is_out=True)

    assert shown().ranks == [
        (
            2021,
            [
                ("Xếp loại chất lượng", "Hoàn thành xuất sắc nhiệm vụ"),
                ("Ban Thường vụ", "Hoàn thành tốt nhiệm vụ"),
                ("Đoàn cơ sở “3 chủ động”", "Đạt"),
            ],
        ),
        (2020, [("Xếp loại chất lượng", "Hoàn thành tốt nhiệm vụ")]),
        (2019, [("Xếp loại chất lượng", "Chưa xếp loại (Mới thành lập)")]),
    ]


def test_rank_is_known_from_the_last_day_of_its_year(shown, rate, binh, nobody):
    rate(Rank.GOOD, 2021)

    assert shown(date(2021, 12, 30)).ranks == []
    assert [year for year, _ in shown(date(2021, 12, 31)).ranks] == [2021]


def test_ranks_are_told_to_those_who_may_read_them(shown, rate, an):
    rate(Rank.GOOD, 2021)
    group = an.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="view_evaluation"))

    assert shown(user=type(an).objects.get(pk=an.pk)).ranks == []


@pytest.mark.parametrize(
    ("day", "name", "is_over"),
    [
        (date(2017, 5, 9), None, None),
        (date(2017, 5, 10), "Đại hội X", False),
        (date(2022, 5, 9), "Đại hội X", False),
        (date(2022, 5, 10), "Đại hội X", True),
        (date(2022, 6, 1), "Đại hội XI", False),
    ],
)
def test_term_is_that_of_the_last_congress(shown, truong_ha, day, name, is_over):
    held = date(2017, 5, 10)
    until = held.replace(year=2022)
    factories.CongressFactory(
        unit=truong_ha,
        name="Đại hội X",
        held_on=held,
        term_since=held,
        term_until=until,
    )
    factories.CongressFactory(
        unit=truong_ha, name="Đại hội XI", held_on=date(2022, 6, 1)
    )

    term = shown(day).term

    assert (term and term.congress.name, term and term.is_over) == (name, is_over)
    if name == "Đại hội X":
        assert term.last == date(2022, 5, 9)


def test_awards_of_the_unit_stand_the_newest_first(shown, truong_ha):
    for on, decision in ((date(2020, 3, 26), "1-QĐ"), (DAY, "2-QĐ")):
        factories.AwardFactory(
            unit=truong_ha, title=AwardTitle.OTHER, on=on, decision=decision
        )
    factories.AwardFactory(unit=truong_ha, on=date(2022, 7, 1))
    factories.AwardFactory(
        unit=truong_ha, person=factories.PersonFactory(unit=truong_ha)
    )

    assert [(row.on, row.title, row.details) for row in shown().awards] == [
        (DAY, "Bằng khen, cấp tỉnh", "Kỷ niệm ngày thành lập Đoàn; 2-QĐ"),
        (
            date(2020, 3, 26),
            "Bằng khen, cấp tỉnh",
            "Kỷ niệm ngày thành lập Đoàn; 1-QĐ",
        ),
    ]


def test_page_shows_what_is_known(client, an, truong_ha, rate):
    rate(Rank.EXCELLENT, 2021)
    factories.AwardFactory(unit=truong_ha, title=AwardTitle.OTHER)
    factories.CongressFactory(unit=truong_ha, name="Đại hội XI")
    client.force_login(an)

    told = client.get(f"/don-vi/{truong_ha.code}/").content.decode()

    for words in (
        "Hoàn thành xuất sắc nhiệm vụ",
        "Bằng khen, cấp tỉnh",
        "Đại hội XI, ngày 10/05/2022",
    ):
        assert words in told
