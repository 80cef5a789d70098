"""The notices to the units that a decision concerns: each is told what concerns it, and
of people no more than how many they are."""

from collections import Counter
from dataclasses import dataclass

from accounts import vietnamese
from cadres.choices import Outcome
from unions.choices import Level
from unions.models import Unit

from . import counts, deeds, eve
from .annex import MOST_ROWS
from .framing import frame
from .places import Place


@dataclass(frozen=True)
class Notice:
    """To the unit `to`: `own` are the rows about itself, `taken` those of the units
    that it takes over, `below` those of units right below it, before or after.
    `holders` and `outcomes` tell of the cadres of a unit that ends, `arriving` of those
    who come. `address` is its name with what stands above it, but for whoever writes to
    it."""

    to: Place
    address: str
    level: str
    is_new: bool
    is_ending: bool
    own: tuple[deeds.Row, ...]
    taken: tuple[deeds.Row, ...]
    below: tuple[deeds.Row, ...]
    after: Place | None
    holders: int
    outcomes: tuple[tuple[str, int], ...]
    arriving: int

    @property
    def is_changed(self):
        """It goes on under another name, or below another unit."""
        return not self.is_new and self.after not in (None, self.to)

    @property
    def members(self):
        return sum(row.load.members for row in self.taken if row.load)

    @property
    def gist(self):
        """What it tells, in a few words, for a list of notices."""
        told = [self._fate()] if self._fate() else []
        if self.taken:
            told.append(f"tiếp nhận {_units(self.taken)}")
        if self.below:
            told.append(f"{_units(self.below)} trực thuộc thay đổi")
        text = "; ".join(told)
        return text[:1].upper() + text[1:]

    def _fate(self):
        if self.is_ending:
            return "kết thúc hoạt động"
        if self.is_new:
            return "thành lập mới"
        return "thay đổi" if self.own or self.is_changed else ""


def _units(rows):
    codes = {
        (row.before or row.after[0]).code for row in rows if row.before or row.after
    }
    return f"{vietnamese.number(len(codes))} đơn vị"


def build(document):
    """All notices (Notice) of a restructuring, the upper levels first, as they read on
    the eve of its day; its authority is not told of its own decision."""
    seen = eve.look(document)
    counted = counts.count(seen)
    told = _sort_out(deeds.rows_of(seen, counted))
    notices = [
        _notice(seen, counted, code, *kinds)
        for code, kinds in told.items()
        if seen.plan.node(code) and seen.plan.codes[code] != document.authority_id
    ]
    return sorted(notices, key=_order)


def _order(notice):
    return (
        Level(notice.level).depth,
        vietnamese.sort_key(notice.to.whole),
        notice.to.code,
    )


def _sort_out(rows):
    """{code: (own, taken, below)} of every unit that the rows concern."""
    told = {}
    for row in rows:
        kinds = dict.fromkeys(_above(row), 2)
        kinds |= dict.fromkeys((place.code for place in row.after), 1)
        if row.before:
            kinds[row.before.code] = 0
        for code, place in kinds.items():
            told.setdefault(code, ([], [], []))[place].append(row)
    return told


def _above(row):
    places = (row.before, *row.after) if row.before else row.after
    return [place.parent for place in places if place.parent]


def _notice(seen, counted, code, own, taken, below):
    node = seen.plan.node(code)
    is_ending = code in seen.intents.gone
    outcomes = _outcomes(counted, node.key) if is_ending else ()
    to = seen.before(code) or seen.after(code)
    is_right_below = seen.plan.codes.get(to.parent) == seen.document.authority_id
    return Notice(
        to=to,
        address=to.name if is_right_below else to.whole,
        level=node.unit.level,
        is_new=node.is_new,
        is_ending=is_ending,
        own=tuple(own),
        taken=tuple(row for row in taken if row.before),
        below=tuple(below),
        after=None if is_ending else seen.after(code),
        holders=counted.holders.get(node.key, 0) if is_ending else 0,
        outcomes=outcomes,
        arriving=counted.arriving[code],
    )


def _outcomes(counted, key):
    """Where the holders go, by number; whoever has no place yet waits."""
    known = Counter(counted.outcomes.get(key, ()))
    open_yet = counted.holders.get(key, 0) - sum(known.values())
    known[Outcome.WAITING] += max(open_yet, 0)
    return tuple((each.label, known[each]) for each in Outcome if known[each])


def paper(document, notices):
    """The context of a paper with these notices, each from a page of its own."""
    authority = Unit.objects.select_related("province").get(pk=document.authority_id)
    context = frame(document, authority, kind="TB")
    # Who signs a notice, and when, the clerk fills in.
    context["letterhead"]["date"], context["signature"]["name"] = None, ""
    return context | {
        "body": "reports/papers/_notices.html",
        "kind": "THÔNG BÁO",
        "subject": ("Về việc sắp xếp tổ chức Đoàn",),
        "notices": notices,
        "most_rows": MOST_ROWS,
    }
