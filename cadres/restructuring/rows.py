"""The table of those whose seats vanish: what is recorded, or else suggested."""

from dataclasses import dataclass, field

from cadres.choices import LADDERS, Outcome
from cadres.models import Destination, Post, Tenure
from cadres.standards import is_past
from unions.choices import RuleKind
from unions.models import Unit

from .picture import draw


@dataclass(frozen=True)
class Choice:
    """A post in a unit, with how many seats of it are still free."""

    unit: Unit
    post: Post
    room: int

    @property
    def into(self):
        return self.unit.code


@dataclass(frozen=True)
class Row:
    """What becomes of one holder: as `recorded`, or as suggested where that is None.
    `unit` is the one that ends, `place` the one that is gone to; `choices` are the
    posts with room in its heirs, the main heir first."""

    tenure: Tenure
    line: int
    outcome: Outcome
    place: Unit | None = None
    post: Post | None = None
    recorded: Destination | None = None
    choices: list[Choice] = field(default_factory=list)

    @property
    def holder(self):
        return self.tenure.person

    @property
    def unit(self):
        return self.tenure.unit

    @property
    def into(self):
        """The code of the unit that is gone to."""
        recorded = self.recorded.into if self.recorded else ""
        return self.place.code if self.place else recorded

    @property
    def is_recorded(self):
        return self.recorded is not None


def destinations_of(restructuring, plan):
    """A Row for each holder of a seat that vanishes by the plan of a document that is
    not carried out yet, in the order of the posts. Reads only, in a constant number of
    queries."""
    picture = draw(plan, restructuring)
    choices = {t.pk: _choices(picture, t) for t in picture.tenures}
    return [_row(picture, tenure, choices[tenure.pk]) for tenure in picture.tenures]


def _row(picture, tenure, choices):
    row = picture.recorded.get(tenure.pk)
    outcome, place, post = _said(picture, row) if row else _suggest(picture, tenure)
    return Row(
        tenure=tenure,
        line=picture.ending(tenure).line,
        outcome=outcome,
        place=place,
        post=post,
        recorded=row,
        choices=choices,
    )


def _said(picture, row):
    return Outcome(row.outcome), picture.unit(row.into), picture.posts.get(row.post_id)


def _suggest(picture, tenure):
    """The same post, or the next lower one, where there is room in an heir; the place
    is taken from the room."""
    if too_old(picture, tenure, tenure.unit.code, tenure.post_id):
        return Outcome.OVER_AGE, None, None
    for post in _steps(tenure.post_id):
        for code in picture.ending(tenure).heirs:
            if has_room(picture, tenure, code, post):
                picture.room.take(code, post)
                picture.room.held.add((code, post, tenure.person_id))
                equal = post == tenure.post_id
                outcome = Outcome.EQUAL_POST if equal else Outcome.LOWER_POST
                return outcome, picture.unit(code), picture.posts[post]
    return Outcome.WAITING, None, None


def _steps(post):
    """The post itself, then those below it, the nearest first."""
    for ladder in LADDERS:
        if post in ladder:
            return [str(each) for each in ladder[ladder.index(post) :]]
    return [post]


def has_room(picture, tenure, code, post):
    held = (code, post, tenure.person_id) in picture.room.held
    return picture.room.free(code, post) > 0 and not held


def too_old(picture, tenure, code, post):
    """The rule by which the holder is past the age of `post` in the unit that bears
    `code`, or None."""
    level, in_special = picture.area(code)
    place = {"level": level, "post": post, "in_special": in_special}
    rule = picture.standards.find(RuleKind.POST_AGE, **place)
    return rule if is_past(tenure.person.born_on, picture.plan.on, rule) else None


def _choices(picture, tenure):
    posts = sorted(picture.posts.values(), key=lambda post: post.rank)
    return [
        Choice(picture.unit(code), post, picture.room.free(code, post.pk))
        for code in picture.ending(tenure).heirs
        for post in posts
        if has_room(picture, tenure, code, post.pk)
    ]
