"""What one person lacks for one post, before it is given."""

from dataclasses import dataclass

from accounts import vietnamese
from cadres.choices import Degree, Subject, Theory
from cadres.models import Qualification, Tenure
from members.ages import age, is_older
from unions.choices import RuleKind
from unions.models import Placement, Rule
from unions.standards import standards_on

# What the rules about schooling speak of.
SCALES = {
    RuleKind.DEGREE: (Subject.PROFESSIONAL, Degree),
    RuleKind.THEORY: (Subject.THEORY, Theory),
}


@dataclass(frozen=True)
class Breach:
    """A rule that is not met, and how."""

    rule: Rule
    sentence: str

    def __str__(self):
        return f"{self.sentence} ({self.rule.source})"


def breaches(person, unit, post, on):
    """The Breaches of the standards of `on` if `person` held `post` of `unit` from that
    day. Nobody is too old whose birth date is not recorded; a degree that is not
    recorded is lacking."""
    special = Placement.objects.on(on).filter(unit=unit, special_area=True).exists()
    place = {"level": unit.level, "post": post.pk, "in_special": special}
    standards = standards_on(on)
    return [
        *_ages(standards, person, post, on, place),
        *_schooling(standards, person, post, on, place),
    ]


def _ages(standards, person, post, on, place):
    last = standards.find(RuleKind.POST_AGE, **place)
    if is_past(person.born_on, on, last):
        yield Breach(last, _too_old(person, post, on, last, "giữ chức danh"))
    first = standards.find(RuleKind.FIRST_AGE, **place)
    if is_past(person.born_on, on, first) and not _held(person, post, on, place):
        yield Breach(first, _too_old(person, post, on, first, "giữ lần đầu chức danh"))


def is_past(born_on, day, rule):
    """Whether somebody born on `born_on`, None where it is not known, is past the age
    of `rule`, None where there is none."""
    if rule is None or born_on is None:
        return False
    return is_older(born_on, day, int(rule.value))


def _held(person, post, on, place):
    """Whether it is not the first time on this level."""
    earlier = Tenure.objects.filter(person=person, post=post, since__lt=on)
    return earlier.filter(unit__level=place["level"]).exists()


def _too_old(person, post, on, rule, deed):
    return (
        f"{person} {age(person.born_on, on)} tuổi vào ngày {vietnamese.day(on)}, quá "
        f"{rule.value:.0f} tuổi là tuổi cao nhất {deed} {post}"
    )


def _schooling(standards, person, post, on, place):
    held = _highest(person, on)
    for kind, (subject, scale) in SCALES.items():
        rule = standards.find(kind, **place)
        level = held.get(subject, 0)
        if rule and level < rule.value:
            has = scale(level).label if level else "chưa ghi"
            asked = scale(int(rule.value)).label
            yield Breach(
                rule,
                f"{person} có trình độ {subject.label.lower()}: {has}; {post} phải từ "
                f"{asked} trở lên",
            )


def _highest(person, on):
    rows = Qualification.objects.on(on).filter(person=person).order_by("level")
    return dict(rows.values_list("subject", "level"))
