"""What speaks for two records being of one person and what against, with its weight."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from .record import Record

# The least weight at which a pair is shown, and at which it is called very alike.
POSSIBLE, LIKELY = 65, 80
# Names as near as "nong thi hoa" and "nong thi hoan".
NEAR = 0.88


@dataclass(frozen=True)
class Rule:
    """`words` tell the reader why; a rule against may have none."""

    words: str
    weight: int
    holds: Callable[[Record, Record], bool]


def same(column):
    def holds(a, b):
        value = getattr(a, column)
        return bool(value) and value == getattr(b, column)

    return holds


def is_name_near(a, b):
    one, other = a.search_name.split(), b.search_name.split()
    shorter, longer = sorted((set(one), set(other)), key=len)
    if len(shorter) > 1 and shorter <= longer:
        return True
    return SequenceMatcher(None, a.search_name, b.search_name).ratio() >= NEAR


def differ(column):
    def holds(a, b):
        one, other = getattr(a, column), getattr(b, column)
        return bool(one and other) and one != other

    return holds


def is_same_day(a, b):
    return same("born_on")(a, b) and not (a.is_birth_year_only or b.is_birth_year_only)


def is_same_year(a, b):
    """A year alone agrees with every day of it."""
    in_one_year = a.born_on and b.born_on and a.born_on.year == b.born_on.year
    return bool(in_one_year) and (a.is_birth_year_only or b.is_birth_year_only)


def is_day_swapped(a, b):
    if not (a.born_on and b.born_on) or is_same_year(a, b):
        return False
    one, other = a.born_on, b.born_on
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)


def is_other_day(a, b):
    return differ("born_on")(a, b) and a.born_on.year == b.born_on.year


def is_other_year(a, b):
    return bool(a.born_on and b.born_on) and a.born_on.year != b.born_on.year


def is_other_number(a, b):
    """A citizen's number and an old card's number may be of one person."""
    one, other = a.identity_number, b.identity_number
    return bool(one) and len(one) == len(other) and one != other


# Of each group the first rule that holds counts. Two records never have one identity
# number (a constraint), so it can only speak against.
GROUPS = {
    "name": (
        Rule("cùng họ và tên", 40, same("full_name")),
        Rule("họ và tên chỉ khác dấu, chữ hoa", 35, same("search_name")),
        Rule("họ và tên gần giống", 15, is_name_near),
        Rule("khác họ và tên", -30, differ("search_name")),
    ),
    "birth": (
        Rule("cùng ngày sinh", 35, is_same_day),
        Rule("ngày và tháng sinh đảo nhau", 25, is_day_swapped),
        Rule("cùng năm sinh", 20, is_same_year),
        Rule("cùng năm nhưng khác ngày sinh", 0, is_other_day),
        Rule("khác năm sinh", -20, is_other_year),
    ),
    "place": (
        Rule("cùng đơn vị", 25, same("unit")),
        Rule("cùng đoàn cơ sở", 15, same("grassroots")),
        Rule("cùng huyện, thành đoàn", 6, same("district")),
    ),
    "phone": (Rule("cùng số điện thoại", 30, same("phone")),),
    "identity": (Rule("khác số định danh", -60, is_other_number),),
    "gender": (Rule("khác giới tính", -25, differ("gender")),),
}


def weigh(a, b):
    """(weight, the rules that hold) of a pair."""
    held = [
        next((r for r in rules if r.holds(a, b)), None) for rules in GROUPS.values()
    ]
    held = tuple(rule for rule in held if rule)
    return sum(rule.weight for rule in held), held
