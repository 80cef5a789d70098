"""How old a cadre may be in a post: Quy chế cán bộ Đoàn, Quyết định 289-QĐ/TW of 8
February 2010, the paragraph on ages. Special areas are those of great difficulty and
the borderlands."""

from dataclasses import dataclass

from cadres.choices import PostCode
from members.ages import born_by
from unions.choices import Level

SOURCE = "Quyết định 289-QĐ/TW ngày 08/02/2010"
COMMITTEE = (
    PostCode.SECRETARY,
    PostCode.DEPUTY,
    PostCode.STANDING_MEMBER,
    PostCode.COMMITTEE_MEMBER,
)


@dataclass(frozen=True)
class Ceiling:
    """The highest age in `posts` of units of a level; `in_special` in special areas."""

    level: Level
    posts: tuple
    age: int
    in_special: int


CEILINGS = (
    Ceiling(Level.PROVINCE, (PostCode.SECRETARY,), age=40, in_special=40),
    Ceiling(Level.PROVINCE, (PostCode.DEPUTY,), age=38, in_special=38),
    Ceiling(Level.PROVINCE, (PostCode.STANDING_MEMBER,), age=37, in_special=37),
    Ceiling(Level.DISTRICT, COMMITTEE, age=35, in_special=37),
    Ceiling(Level.GRASSROOTS, COMMITTEE, age=35, in_special=37),
)


def ceiling_of(level, post):
    """The Ceiling of `post` in units of `level`, or None."""
    fitting = (c for c in CEILINGS if c.level == level and post in c.posts)
    return next(fitting, None)


def is_past_age(born_on, day, *, level, post, in_special):
    """Whether somebody born on `born_on`, None where it is not known, is too old on
    `day` for `post` in a unit of `level`."""
    ceiling = ceiling_of(level, post)
    if ceiling is None or born_on is None:
        return False
    age = ceiling.in_special if in_special else ceiling.age
    return born_on <= born_by(day, age + 1)
