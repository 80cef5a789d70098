"""How ready candidates are for their posts, by the standards of a day."""

from dataclasses import dataclass

from accounts import vietnamese
from accounts.keys import among
from cadres.choices import Subject
from cadres.models import Candidate
from cadres.standards import SCALES, is_past
from members.ages import age
from unions.choices import RuleKind
from unions.models import Placement
from unions.standards import standards_on

from . import reading


@dataclass(frozen=True)
class Readiness:
    """`age` on the expected day, None where the birth is not known; `posts` are those
    held on the day of judging, `held` the highest level of each subject, `courses` the
    kinds of those passed, all in words; `lacks` says in sentences what is missing,
    `is_late` that the expected day has gone by."""

    candidate: Candidate
    age: int | None
    posts: list
    held: dict
    courses: list
    lacks: list
    is_late: bool

    @property
    def is_ready(self):
        return not self.lacks

    @property
    def degree(self):
        return self.held.get(Subject.PROFESSIONAL, "")

    @property
    def theory(self):
        return self.held.get(Subject.THEORY, "")


def judge(candidates, day):
    """[Readiness] of each of `candidates` (force.candidates_of), by what was recorded
    until `day`; the age is that of the day the post is expected. As many queries for
    one as for a hundred."""
    candidates = list(candidates)
    known = _Known(candidates, day)
    return [known.judge(candidate) for candidate in candidates]


class _Known:
    """All that is asked of the people on the lists, read at once."""

    def __init__(self, candidates, day):
        people = among({row.person_id for row in candidates})
        units = among({row.review.plan.unit_id for row in candidates})
        self.day, self.standards = day, standards_on(day)
        special = Placement.objects.on(day).filter(unit__in=units, special_area=True)
        self.special = set(special.values_list("unit_id", flat=True))
        self.levels = reading.levels(people, day)
        self.courses = reading.courses(people, day)
        self.posts = reading.posts(people, day)
        self.first = reading.first_days(people)

    def judge(self, row):
        held = {
            subject: scale(self.levels[row.person_id, subject]).label
            for subject, scale in SCALES.values()
            if (row.person_id, subject) in self.levels
        }
        born, on = row.person.born_on, row.expected_on
        years = None if born is None else age(born, on)
        return Readiness(
            row,
            years,
            self.posts[row.person_id],
            held,
            self.courses[row.person_id],
            [*self._age_lacks(row, years), *self._schooling_lacks(row)],
            is_late=on < self.day,
        )

    def _find(self, kind, row):
        unit = row.review.plan.unit
        is_special = unit.pk in self.special
        return self.standards.find(
            kind, level=unit.level, post=row.post_id, in_special=is_special
        )

    def _age_lacks(self, row, years):
        kinds = [RuleKind.POST_AGE]
        if self._is_first(row):
            kinds.insert(0, RuleKind.FIRST_AGE)
        born, on = row.person.born_on, row.expected_on
        rules = [rule for kind in kinds if (rule := self._find(kind, row))]
        if years is None:
            return ["Chưa ghi ngày sinh."] if rules else []
        broken = [rule for rule in rules if is_past(born, on, rule)]
        return [_tell_age(rule, years) for rule in broken[:1]]

    def _is_first(self, row):
        """Whether the post of that level would be held for the first time."""
        since = self.first.get((row.person_id, row.post_id, row.review.plan.unit.level))
        return since is None or since >= row.expected_on

    def _schooling_lacks(self, row):
        for kind, (subject, scale) in SCALES.items():
            rule = self._find(kind, row)
            level = self.levels.get((row.person_id, subject), 0)
            if rule and level < rule.value:
                wanted = scale(int(rule.value)).label
                had = f" (mới có {scale(level).label})" if level else ""
                yield f"{subject.label}: cần từ {wanted} trở lên{had}."


def _tell_age(rule, years):
    first = " khi giữ chức danh lần đầu" if rule.kind == RuleKind.FIRST_AGE else ""
    most = vietnamese.number(rule.value.normalize())
    return f"{years} tuổi khi dự kiến đảm nhiệm; nhiều nhất {most} tuổi{first}."
