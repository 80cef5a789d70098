"""People and the parts of their lives that the union keeps."""

from dataclasses import dataclass, field, replace
from datetime import date

from members.choices import Entry, Exit

from .days import OPENING


@dataclass(frozen=True)
class Stay:
    """An enrolment in the unit of code `home`."""

    home: str
    since: date
    entry: str
    until: date | None = None
    exit: str = ""
    campaign: str = ""

    @property
    def is_new(self):
        return self.entry == Entry.ADMITTED and self.since > OPENING


@dataclass(eq=False)
class Life:
    """`part` says which of the figures' people this is (figures.KINH); `office` keeps
    the record of somebody who never enrolled."""

    born_on: date
    stays: list[Stay] = field(default_factory=list)
    group: str = ""
    part: str = ""
    office: str = ""
    facts: dict = field(default_factory=dict)
    sensitive: dict = field(default_factory=dict)

    @property
    def since(self):
        return self.stays[0].since

    @property
    def until(self):
        return self.stays[-1].until


def route(homes, stay):
    """`stay` as the stays that it becomes where its unit is merged into another."""
    home = homes[stay.home]
    if home.until is None or (stay.until and stay.until <= home.until):
        return [stay]
    before = replace(stay, until=home.until, exit=Exit.UNIT_MERGED)
    after = replace(
        stay, home=home.into, since=home.until, entry=Entry.UNIT_MERGED, campaign=""
    )
    return [before, *route(homes, after)]
