"""Constraints of congresses."""

from datetime import date

from cadres.models import Congress
from tests.factories import CongressFactory

HELD = date(2017, 5, 10)

BROKEN = {
    "cadres_congress_once_a_day": (
        Congress,
        {"held_on": HELD},
        "Đại hội ngày này của đơn vị đã được ghi.",
    ),
    "cadres_congress_term_until_after_since": (
        Congress,
        {"term_until": date(2022, 5, 10)},
        "Ngày hết nhiệm kỳ phải sau ngày bắt đầu.",
    ),
}
MODELS = [Congress]


def rows(pac_bo):
    CongressFactory(unit=pac_bo, held_on=HELD, term_since=HELD)
    return {Congress: CongressFactory.build(unit=pac_bo)}
