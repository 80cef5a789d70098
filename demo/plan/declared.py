"""What each unit of the sample declares: the same on every call, spread over the units
so that the sums are those of the period."""

from collections import defaultdict
from dataclasses import dataclass
from zlib import crc32

from unions.choices import Form

from .solvers import apportion

MOVED = "Một đoàn viên đã chuyển sinh hoạt trong xã, sổ chưa cập nhật"
NOT_YET = "Đã có quyết định kết nạp, sổ chưa cập nhật"


@dataclass(frozen=True)
class Spot:
    """A unit on the last day of a period: key, code, form, the keys of its grassroots
    unit and of the sender, and what the register counts in it, by figure id."""

    unit: int
    code: str
    form: Form
    grassroots: int | None
    sender: int
    counted: dict

    @property
    def members(self):
        return self.counted.get("members_reported", 0)

    @property
    def admissions(self):
        return self.counted.get("admissions_reported", 0)

    def luck(self, what, sides):
        """A throw of dice that always falls the same."""
        return crc32(f"{self.code} {what}".encode()) % sides


@dataclass(frozen=True)
class Told:
    """As it is typed, with the reason for another number than the register's."""

    text: str
    reason: str | None = None


def declare(asking, spots):
    """{unit: {figure id: Told}} of every cell that `asking` has."""
    found = defaultdict(dict)
    for figure, asked_of, _ in asking.figures:
        own = [spot for spot in spots if _is_asked(spot, asked_of)]
        for spot, told in zip(own, RULES[figure](asking, own), strict=True):
            found[spot.unit][figure] = told
    return found


def _is_asked(spot, asked_of):
    return spot.form in asked_of.forms if asked_of.forms else spot.unit == spot.sender


def _members(asking, spots):
    """As the register counts; in few places one has moved to the branch beside."""
    moved = _moved(spots) if asking.is_closed else {}
    return [
        Told(f"{s.members + moved[s.unit]}", MOVED)
        if s.unit in moved
        else Told(f"{s.members}")
        for s in spots
    ]


def _moved(spots):
    branches = defaultdict(list)
    for spot in spots:
        if spot.form == Form.BRANCH and spot.members > 1:
            branches[spot.grassroots].append(spot)
    pairs = [own[:2] for own in branches.values() if len(own) > 1]
    pairs = [pair for pair in pairs if pair[0].luck("moved", 40) == 0]
    return {
        s.unit: step for pair in pairs for s, step in zip(pair, (1, -1), strict=True)
    }


def _admissions(asking, spots):
    """As the register counts; in the open period some decisions are not entered yet."""
    return [
        Told(f"{s.admissions + 1 + s.luck('more', 3)}", NOT_YET)
        if not asking.is_closed and s.luck("admitted", 60) == 0
        else Told(f"{s.admissions}")
        for s in spots
    ]


def _turns(figure):
    def turns(asking, spots):
        weights = [
            (s.members + 1) * (50 + s.luck(figure + asking.name, 100)) * _eagerness(s)
            for s in spots
        ]
        return _numbers(apportion(asking.totals[figure], weights))

    return turns


def _eagerness(spot):
    """Few branches did far more than the others, and have to explain it."""
    return 8 if spot.luck("eager", 400) == 0 else 1


def _installs(asking, spots):
    weights = [20 + spot.luck("installs" + asking.name, 100) for spot in spots]
    return _numbers(apportion(asking.totals["app_installs"], weights))


def _trained(asking, spots):
    return _numbers(s.members * (78 + s.luck("trained", 20)) // 100 for s in spots)


def _yes(asking, spots):
    """All of them, in the closed periods."""
    lots = [0 if asking.is_closed else spot.luck("no", 40) for spot in spots]
    return _numbers(0 if lot == 1 else 1 for lot in lots)


def _styles(asking, spots):
    return _numbers(1 if spot.luck("style", 10) < 7 else 2 for spot in spots)


def _attendance(asking, spots):
    halves = (140 + spot.luck("attendance" + asking.name, 58) for spot in spots)
    return [Told(f"{half // 2},{half % 2 * 5}") for half in halves]


def _hamlets(asking, spots):
    return _numbers(1 if spot.form == Form.LOCAL else 0 for spot in spots)


def _funds(asking, spots):
    millions = (5 + spot.luck("funds" + asking.name, 56) for spot in spots)
    return _numbers(million * 1_000_000 for million in millions)


def _numbers(values):
    return [Told(f"{value}") for value in values]


RULES = {
    "members_reported": _members,
    "admissions_reported": _admissions,
    "activity_turns_members": _turns("activity_turns_members"),
    "activity_turns_youth": _turns("activity_turns_youth"),
    "members_training_programme": _trained,
    "members_training_programme_good": _trained,
    "branches_with_book": _yes,
    "branches_running_training_programme": _yes,
    "branches_improving_style": _styles,
    "branch_meeting_attendance": _attendance,
    "grassroots_with_books": _yes,
    "units_using_software": _yes,
    "app_installs": _installs,
    "districts_running_party_campaign": _yes,
    "districts_with_strong_branch_plan": _yes,
    "model_branch_meetings": _hamlets,
    "activity_funds": _funds,
}
