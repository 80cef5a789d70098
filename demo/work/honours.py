"""Commendations of the 90th anniversary, and the contest of secretaries (Conclusion 08,
II.2.3)."""

from datetime import date, timedelta
from random import Random

from cadres.choices import AwardForm, AwardTitle, Prize, Tier
from cadres.models import Award, Contest, ContestEntry
from demo.plan.solvers import apportion
from unions.choices import Form

DAY = timedelta(1)
ANNIVERSARY, CONTEST = date(2021, 3, 26), date(2019, 10, 5)
OCCASION = "Kỷ niệm 90 năm Ngày thành lập Đoàn (26/3/1931 – 26/3/2021)"
STRONG, BRANCHES, SECRETARIES = 17, 6, 5
DISTRICT_BRANCHES, DISTRICT_SECRETARIES = 355, 250
ENTRANTS = 23
PRIZES = (
    [Prize.FIRST] + [Prize.SECOND] * 2 + [Prize.THIRD] * 3 + [Prize.CONSOLATION] * 4
)


def honours(chairs):
    rng = Random("awards")
    led = chairs.of(ANNIVERSARY, Form.BRANCH, posts=("SECRETARY",))
    best = rng.sample(led, STRONG + BRANCHES + SECRETARIES)
    for number, chair in enumerate(best):
        yield _of_province(chair, number)
    districts = sorted({chair.district for chair in led})
    for number, district in enumerate(districts):
        ours = [chair for chair in led if chair.district == district]
        yield from _of_district(rng, ours, number, len(districts))


def _of_province(chair, number):
    if number < STRONG:
        return _award(chair, AwardTitle.STRONG_BRANCH, AwardForm.CERTIFICATE, "61")
    if number < STRONG + BRANCHES:
        return _award(chair, AwardTitle.BRANCH, AwardForm.CERTIFICATE, "62")
    title = AwardTitle.BRANCH_SECRETARY
    return _award(chair, title, AwardForm.CERTIFICATE, "62", person_id=chair.person)


def _of_district(rng, led, number, districts):
    """The shares of one district of all that the districts commend."""
    facts = {"tier": Tier.DISTRICT, "on": ANNIVERSARY - DAY * (1 + number % 10)}
    branches = apportion(DISTRICT_BRANCHES, [1] * districts)[number]
    secretaries = apportion(DISTRICT_SECRETARIES, [1] * districts)[number]
    symbol = str(21 + number)
    for chair in rng.sample(led, branches):
        yield _award(chair, AwardTitle.BRANCH, AwardForm.COMMENDED, symbol, **facts)
    for chair in rng.sample(led, secretaries):
        title, own = AwardTitle.BRANCH_SECRETARY, {"person_id": chair.person}
        yield _award(chair, title, AwardForm.COMMENDED, symbol, **facts, **own)


def _award(chair, title, form, symbol, tier=Tier.PROVINCE, on=ANNIVERSARY, **facts):
    return Award(
        unit=chair.unit,
        title=title,
        form=form,
        tier=tier,
        on=on,
        occasion=OCCASION,
        decision=f"{symbol}-QĐKT/ĐTN",
        **facts,
    )


def contest(chairs):
    held = Contest(
        name="Hội thi Bí thư Đoàn cơ sở giỏi",
        unit=chairs.units["CB"],
        tier=Tier.PROVINCE,
        on=CONTEST,
    )
    rng = Random("contest")
    able = chairs.of(CONTEST, Form.UNION, posts=("SECRETARY",))
    prizes = [*PRIZES, *[""] * (ENTRANTS - len(PRIZES))]
    chosen = zip(rng.sample(able, ENTRANTS), prizes, strict=True)
    entries = [
        ContestEntry(contest=held, person_id=chair.person, unit=chair.unit, prize=prize)
        for chair, prize in chosen
    ]
    return [held, *entries]
