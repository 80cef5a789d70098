"""Where lists break the rules on how many people a post, and how many posts a person:
told, and refused nowhere."""

from collections import defaultdict
from dataclasses import dataclass

from accounts import vietnamese
from accounts.keys import among
from cadres.choices import PostCode
from cadres.models import Candidate, Post, Seat, SuccessionReview
from members.models import Person
from unions.choices import RuleKind
from unions.models import Rule
from unions.standards import standards_on

from .force import candidates_of, in_force

# Committees have many seats, and staff is hired: only a rule that names one of these
# posts is asked of it.
NOT_LEADING = (
    PostCode.STANDING_MEMBER,
    PostCode.COMMITTEE_MEMBER,
    PostCode.SPECIALIST,
    PostCode.YOUTH_ASSISTANT,
    PostCode.DRIVER,
)
OF_POSTS = (RuleKind.POST_CANDIDATES_MIN, RuleKind.POST_CANDIDATES_MAX)
OF_PEOPLE = (RuleKind.PERSON_POSTS_MIN, RuleKind.PERSON_POSTS_MAX)
LEAST = (RuleKind.POST_CANDIDATES_MIN, RuleKind.PERSON_POSTS_MIN)


@dataclass(frozen=True)
class Violation:
    """`count` people for `post`, or posts for `person`: the one of them that is told
    of."""

    review: SuccessionReview
    rule: Rule
    count: int
    post: Post | None = None
    person: Person | None = None

    @property
    def subject(self):
        return str(self.post or self.person)

    @property
    def sentence(self):
        bound = "ít nhất" if self.rule.kind in LEAST else "nhiều nhất"
        value = vietnamese.number(self.rule.value.normalize())
        if self.person:
            return f"Được quy hoạch {self.count} chức danh; {bound} {value} chức danh."
        planned = f"{self.count} người được" if self.count else "Chưa có ai được"
        return f"{planned} quy hoạch; {bound} {value} người."


def find(reviews, day):
    """[Violation] of `reviews` by the rules, the seats and the other lists of `day`:
    posts by rank, then people by name. As many queries for one as for a hundred."""
    reviews = list(reviews)
    standards = standards_on(day)
    keys = among([review.pk for review in reviews])
    rows = candidates_of(keys).order_by("person__sort_key", "pk")
    listed = defaultdict(list)
    for row in rows:
        listed[row.review_id].append(row)
    posts, held = _seated(reviews, day), _posts_of(listed, reviews, day)
    return [
        violation
        for review in reviews
        for violation in (
            *_of_posts(review, listed[review.pk], posts, standards),
            *_of_people(review, listed[review.pk], held, standards),
        )
    ]


def asks(rule, post):
    """Whether `rule` is asked of `post` (its code)."""
    return rule is not None and (post not in NOT_LEADING or rule.post == post)


def _seated(reviews, day):
    """{unit: the posts that it has seats of}"""
    units = among({review.plan.unit_id for review in reviews})
    seats = Seat.objects.on(day).filter(unit__in=units)
    found = defaultdict(list)
    for seat in seats.select_related("post"):
        found[seat.unit_id].append(seat.post)
    return found


def _of_posts(review, rows, posts, standards):
    unit = review.plan.unit
    people = dict.fromkeys(posts[unit.pk], 0)
    for row in rows:
        people[row.post] = people.get(row.post, 0) + 1
    for post, count in sorted(people.items(), key=lambda pair: pair[0].rank):
        for kind in OF_POSTS:
            rule = standards.find(kind, level=unit.level, post=post.pk)
            if asks(rule, post.pk) and _breaks(rule, count):
                yield Violation(review, rule, count, post=post)


def _of_people(review, rows, held, standards):
    unit = review.plan.unit
    for person in dict.fromkeys(row.person for row in rows):
        count = len(held[unit.province_id, person.pk])
        for kind in OF_PEOPLE:
            rule = standards.find(kind, level=unit.level)
            if rule and _breaks(rule, count):
                yield Violation(review, rule, count, person=person)


def _breaks(rule, count):
    return count < rule.value if rule.kind in LEAST else count > rule.value


def _posts_of(listed, reviews, day):
    """{(province, person): the posts of units for which they stand}, on these lists and
    on those in force of other plans."""
    held = defaultdict(set)
    for row in (row for rows in listed.values() for row in rows):
        unit = row.review.plan.unit
        held[unit.province_id, row.person_id].add((unit.pk, row.post_id))
    people = among({person for _, person in held})
    others = Candidate.objects.filter(
        person__in=people, review__in=in_force(day), is_dropped=False
    ).exclude(review__plan__in=among([review.plan_id for review in reviews]))
    unit = "review__plan__unit"
    columns = (f"{unit}__province", "person", unit, "post")
    for province, person, *place in others.values_list(*columns):
        held[province, person].add(tuple(place))
    return held
