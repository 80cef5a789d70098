"""The work with cadres: what was done until the closing day is opened as a register,
what goes on in the year of loading is done through the services."""

from accounts.vietnamese import number
from cadres.services import work_registers
from demo.work import (
    centres,
    courses,
    evaluating,
    honours,
    inspecting,
    moves,
    offices,
    pay,
    ratings,
    recruiting,
    secondments,
    succession,
    transfers,
    trips,
    waivers,
)
from demo.work.chairs import Chairs


def work(*, office, writers, today, tell):
    """Writes all of it as the administrator, staff and leader of `office`, and as the
    `writers`, by the key of their unit. Returns what was done, in words."""
    chairs = Chairs()
    admin, staff, leader = office
    rows = [
        *pay.pay(),
        *courses.courses(chairs, today),
        *centres.courses(chairs),
        *trips.trips(chairs),
        *recruiting.recruitment(chairs),
        *moves.moves(chairs),
        *transfers.transfers(chairs),
        *secondments.secondments(chairs, today),
        *offices.offices(chairs),
        *honours.honours(chairs),
        *honours.contest(chairs),
        *inspecting.inspections(chairs),
        *ratings.ratings(staff, leader),
    ]
    work_registers.record(rows=rows, by=admin)
    waivers.waive(staff)
    told = {"office": office, "writers": writers, "today": today}
    plans = succession.prepare(chairs, **told)
    campaigns = evaluating.evaluate(**told, tell=tell)
    return (
        f"{number(len(rows))} dòng hồ sơ, {number(plans)} quy hoạch, "
        f"{number(campaigns)} đợt đánh giá"
    )
