"""A list as it is read: post by post, with what it lacks."""

from dataclasses import dataclass

from cadres.models import Post, SuccessionReview

from . import readiness, violations
from .force import candidates_of
from .readiness import Readiness


@dataclass(frozen=True)
class Section:
    """A post, who is prepared for it, and what rules say to that."""

    post: Post
    rows: list[Readiness]
    violations: list


@dataclass(frozen=True)
class Sheet:
    review: SuccessionReview
    sections: list[Section]
    violations: list

    @property
    def is_empty(self):
        return not self.rows

    @property
    def rows(self):
        return [row for section in self.sections for row in section.rows]

    @property
    def people(self):
        return len({row.candidate.person_id for row in self.rows})

    @property
    def ready(self):
        return sum(row.is_ready for row in self.rows)


def lay_out(review, day):
    """The Sheet of `review` by the standards of `day`: posts by rank, also those for
    which nobody is prepared, people by name."""
    broken = violations.find([review], day)
    rows = candidates_of([review]).order_by("person__sort_key", "pk")
    judged = readiness.judge(rows, day)
    posts = {row.candidate.post for row in judged}
    posts |= {found.post for found in broken if found.post}
    sections = [
        Section(
            post,
            [row for row in judged if row.candidate.post == post],
            [found for found in broken if found.post == post],
        )
        for post in sorted(posts, key=lambda post: post.rank)
    ]
    return Sheet(review, sections, broken)
