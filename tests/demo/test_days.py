"""What the records give on the days of the decisions and around them, as they did when
the sample loaded the result of the decisions instead of carrying them out."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

FIGURES = [
    "units_local",
    "units_affiliated",
    "units_commune",
    "units_grassroots",
    "branches",
    "branches_urban",
    "members",
    "members_residential",
    "members_party",
    "grassroots_secretaries",
    "commune_leaders",
    "branch_secretaries",
    "district_level_staff",
]
BY_DAY = {
    "2018-01-01": [13, 6, 199, 469, 3040, 150, 34155, 15950, 2467, 469, 398, 3040, 49],
    "2018-11-30": [13, 6, 199, 469, 3040, 150, 37281, 15950, 3100, 469, 398, 3040, 49],
    "2018-12-31": [13, 6, 199, 469, 3040, 150, 37198, 15840, 3195, 469, 398, 3040, 49],
    "2019-01-01": [13, 5, 199, 469, 3040, 150, 37187, 15832, 3194, 469, 398, 3040, 49],
    "2019-12-31": [13, 5, 199, 469, 3040, 150, 32688, 15303, 3594, 462, 390, 3040, 49],
    "2020-01-31": [13, 5, 199, 469, 3040, 150, 32453, 15120, 3584, 460, 365, 3040, 49],
    "2020-02-01": [12, 5, 161, 424, 2532, 153, 32454, 15118, 3588, 424, 322, 2532, 47],
    "2020-02-29": [12, 5, 161, 424, 2532, 153, 32261, 14963, 3586, 424, 322, 2532, 47],
    "2020-03-01": [10, 5, 161, 410, 2432, 141, 32303, 14981, 3585, 410, 322, 2432, 43],
    "2020-07-01": [10, 5, 161, 391, 2331, 134, 32658, 15036, 3624, 391, 322, 2331, 43],
    "2020-12-31": [10, 5, 161, 372, 2387, 134, 28895, 14497, 3606, 372, 322, 2387, 43],
    "2021-01-01": [10, 5, 161, 362, 2296, 123, 28896, 14492, 3608, 362, 322, 2296, 43],
    "2021-06-30": [10, 5, 161, 354, 2296, 123, 29713, 13954, 3655, 354, 322, 2296, 37],
    "2021-12-31": [10, 5, 161, 345, 2346, 123, 27638, 13120, 3641, 345, 322, 2346, 43],
    "2022-06-30": [10, 5, 161, 345, 2346, 123, 30312, 12566, 3659, 344, 321, 2346, 43],
}
DISTRICTS = {
    "CB-HAQUANG": [[30, 34, 34, 30], [293, 358, 351, 340], [2764, 4293, 4276, 3972]],
    "CB-TRUNGKHANH": [[31, 25, 34, 31], [301, 240, 338, 325], [2949, 2950, 4334, 4079]],
    "CB-QUANGHOA": [
        [None, None, 32, 29],
        [None, None, 313, 301],
        [None, None, 3819, 3616],
    ],
    "CB-KHOICQDN": [[97, 97, 97, 69], [47, 47, 47, 50], [2655, 2655, 2622, 2117]],
    "CB-THONGNONG": [
        [20, None, None, None],
        [167, None, None, None],
        [1528, None, None, None],
    ],
    "CB-TRALINH": [
        [19, 17, None, None],
        [146, 121, None, None],
        [1502, 1502, None, None],
    ],
}


def counted(scope, days, only):
    """{figure: {day: value}}"""
    said, told = StringIO(), []
    for day in days:
        told += ["--at", day]
    for figure in only:
        told += ["--only", figure]
    span = ["--opening", "2018-11-30", "--closing", "2022-06-30"]
    call_command("figures", "--scope", scope, *span, *told, format="json", stdout=said)
    figures = json.loads(said.getvalue())["figures"]
    return {name: figures[name]["at"] for name in only}


def test_province_on_every_day(sample):
    told = counted("CB", BY_DAY, FIGURES)

    assert {day: [told[name][day] for name in FIGURES] for day in BY_DAY} == BY_DAY


@pytest.mark.parametrize("scope", DISTRICTS)
def test_districts_around_the_resolutions(sample, scope):
    days = ["2020-01-31", "2020-02-01", "2020-03-01", "2022-06-30"]
    only = ["units_grassroots", "branches", "members"]

    told = counted(scope, days, only)

    assert [[told[name][day] for day in days] for name in only] == DISTRICTS[scope]
