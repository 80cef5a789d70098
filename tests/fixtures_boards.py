"""A period of which seven districts owe a return, one in every state, on 15 July 2022:
the return was due on the tenth."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from accounts.choices import ReviewState
from reports.choices import Respondent
from tests import factories
from unions.choices import Form

TODAY = date(2022, 7, 15)
ASKED = (
    ("units_using_software", Respondent.GRASSROOTS),
    ("activity_turns_members", Respondent.CELL),
    ("activity_turns_youth", Respondent.CELL),
    ("branches_with_book", Respondent.BRANCH),
    ("model_branch_meetings", Respondent.SENDER),
)
APPROVED, SUBMITTED, RETURNED = (
    ReviewState.APPROVED,
    ReviewState.SUBMITTED,
    ReviewState.RETURNED,
)


def moment(day):
    return datetime(2022, 7, day, 8, tzinfo=UTC)


@pytest.fixture
def asking(db):
    """The first half of 2022, which asks five figures of four kinds of units."""
    period = factories.PeriodFactory(name="6 tháng đầu năm 2022", kind="HALF")
    for position, (figure, asked_of) in enumerate(ASKED):
        factories.PeriodFigureFactory(
            period=period, figure=figure, asked_of=asked_of, position=position
        )
    return period


@pytest.fixture
def hand_in(asking, binh, an):
    """The return of a unit, in a state, first sent and decided on days of July."""

    def hand_in(unit, state=ReviewState.DRAFT, sent=None, decided=None, reason=""):
        facts = {}
        if sent:
            facts = {"first_sent_on": date(2022, 7, sent), "rounds": 1}
            facts |= {"submitted_at": moment(sent), "submitted_by": binh}
        if decided:
            facts |= {"decided_at": moment(decided), "decided_by": an}
        return factories.ReturnFactory(
            period=asking, unit=unit, state=state, reason=reason, **facts
        )

    return hand_in


@pytest.fixture
def districts(
    asking, found, province, pac_bo, clinic, lam_son, coc_lung, hand_in, giang
):
    """Hà Quảng has Trường Hà (Pác Bó) and a clinic, Hòa An and Thông Nông a commune
    with a branch each, the others nothing."""

    def district(code, name):
        return found(f"CB-{code}", Form.LOCAL, f"Huyện Đoàn {name}", province)

    all_of_them = SimpleNamespace(
        period=asking,
        province=province,
        ha_quang=pac_bo.district,
        hoa_an=lam_son.district,
        thong_nong=coc_lung.district,
        bao_lac=district("BAOLAC", "Bảo Lạc"),
        bao_lam=district("BAOLAM", "Bảo Lâm"),
        ha_lang=district("HALANG", "Hạ Lang"),
        nguyen_binh=district("NGUYENBINH", "Nguyên Bình"),
        pac_bo=pac_bo,
        clinic=clinic,
        lam_son=lam_son,
        coc_lung=coc_lung,
    )
    d = all_of_them
    d.approved = hand_in(d.ha_quang, APPROVED, sent=5, decided=8)
    d.late = hand_in(d.hoa_an, SUBMITTED, sent=12)
    d.returned = hand_in(d.thong_nong, RETURNED, sent=9, decided=14, reason="Thiếu")
    d.draft = hand_in(d.bao_lac)
    d.in_time = hand_in(d.ha_lang, SUBMITTED, sent=15)
    for unit in (d.bao_lam, d.ha_lang):
        factories.ExtensionFactory(period=asking, unit=unit, by=giang)
    return all_of_them


@pytest.fixture
def told(districts):
    """Values: all of Hà Quảng but the clinic's participants, one each of Hòa An and
    Thông Nông, and one of each that counts nowhere."""
    d = districts

    def tell(unit_return, unit, **values):
        for figure, value in values.items():
            factories.ReturnLineFactory(
                unit_return=unit_return, unit=unit, figure=figure, value=value
            )

    commune = d.pac_bo.grassroots
    tell(d.approved, d.ha_quang, model_branch_meetings=3)
    tell(d.approved, commune, units_using_software=1)
    tell(d.approved, d.clinic, units_using_software=0, activity_turns_members=12)
    tell(d.approved, d.clinic, activity_turns_youth=None)
    tell(d.approved, d.pac_bo, activity_turns_members=30, activity_turns_youth=8)
    tell(d.approved, d.pac_bo, branches_with_book=1)
    tell(d.late, d.lam_son, activity_turns_members=7)
    tell(d.returned, d.coc_lung, activity_turns_members=5)
    # Asked of nobody, of others, and of a unit that another return holds.
    tell(d.approved, d.pac_bo, app_installs=9, units_using_software=1)
    tell(d.draft, d.lam_son, activity_turns_youth=4)
    return districts
