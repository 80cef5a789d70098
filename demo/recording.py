"""People and cadres of the plan, through the bulk services."""

from cadres.models import Post
from cadres.services import registers as cadre_registers
from cadres.services import sequels as cadre_sequels
from cadres.services import work_registers
from demo import rows
from demo.plan.days import FIRST
from demo.work.congresses import congresses, elected_by
from members.services import registers as member_registers
from members.services import sequels as member_sequels

CHUNK = 6000


def people(sample, part, units, *, by, tell):
    """{life: person}; in chunks, so that the share done can be told."""
    persons = []
    for start in range(0, len(part.lives), CHUNK):
        chunk = part.lives[start : start + CHUNK]
        told = [rows.entrant(life, units, sample.cradle(life)) for life in chunk]
        persons += member_registers.record(told, by=by)
        tell("Đoàn viên, cán bộ", len(persons) / len(part.lives))
    return dict(zip(part.lives, persons, strict=True))


def cadres(part, units, persons, *, by):
    """{key of the hold: tenure}; what begins on the first day is of the congresses
    held before."""
    tenures = {
        rows.key_of(hold): rows.tenure(hold, units, persons) for hold in part.holds
    }
    seats = [rows.seat(quota, units) for quota in part.quotas]
    _rest_on_congresses([*seats, *tenures.values()], units, by)
    cadre_registers.record(
        seats=seats,
        tenures=list(tenures.values()),
        qualifications=[rows.qualification(award, persons) for award in part.awards],
        by=by,
    )
    return tenures


def _rest_on_congresses(dated, units, by):
    begun = [row for row in dated if row.since == FIRST]
    if begun:
        held = congresses(units)
        work_registers.record(rows=list(held.values()), by=by)
        for row in begun:
            elected_by(held, row)


def sequels(sample, units, persons, *, by):
    """What became of those whom a decision brought to where they are. Returns how many
    have left it."""
    told = [rows.sequel(life, units, persons) for life in sample.members]
    left = member_sequels.record([row for row in told if row], by=by)
    posts = Post.objects.in_bulk()
    given = [fate.new for fate in sample.fates if fate.new and fate.new.until]
    leavings = [rows.leaving(hold, units, persons, posts) for hold in given]
    return len(left) + len(cadre_sequels.record(leavings=leavings, by=by))
