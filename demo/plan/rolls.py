"""Who held which post, told as a story and kept as rows."""

from dataclasses import dataclass, field
from datetime import date

from cadres.choices import Employment, Manner

from .days import FIRST
from .lives import Life


@dataclass(frozen=True)
class Quota:
    unit: str
    post: str
    count: int = 1
    since: date = FIRST
    until: date | None = None


@dataclass(frozen=True)
class Hold:
    life: Life
    unit: str
    post: str
    since: date
    manner: str
    employment: str
    until: date | None = None
    end: str = ""

    def lives_on(self, day):
        return self.since <= day and (self.until is None or self.until > day)


@dataclass
class Roll:
    """`employment` is how the posts of these offices are paid, unless `other` says so
    by post."""

    employment: str = Employment.FULL_TIME
    other: dict = field(default_factory=dict)
    ended: list[Hold] = field(default_factory=list)
    open: dict = field(default_factory=dict)

    @property
    def holds(self):
        return [*self.ended, *self.current()]

    def current(self):
        return [hold for holds in self.open.values() for hold in holds]

    def take(self, life, unit, post, on=FIRST, manner=Manner.ELECTED):
        paid = self.other.get(post, self.employment)
        hold = Hold(life, unit, post, on, manner, paid)
        self.open.setdefault((unit, post), []).append(hold)
        life.office = unit
        return life

    def leave(self, unit, post, on, end):
        """The longest holder of the post leaves it. Returns who that is."""
        hold = self.open[unit, post].pop(0)
        row = vars(hold) | {"until": on, "end": end}
        self.ended.append(Hold(**row))
        return hold.life
