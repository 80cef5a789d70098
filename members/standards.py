"""The least sizes of branches and unions on a day (unions.models.Rule)."""

from dataclasses import dataclass

from unions.choices import MEMBER_FORMS, Bloc, Form, RuleKind
from unions.models import Rule
from unions.standards import standards_on


@dataclass(frozen=True)
class Sizes:
    """The rules of a day: `holders` by the form of what holds members, `branches` and
    `members` of a union; None where nothing is asked."""

    holders: dict
    branches: Rule | None
    members: Rule | None

    def is_small_union(self, branches, members, bloc):
        few = below(members, self.members) and bloc != Bloc.RESIDENTIAL
        return below(branches, self.branches) or few


def below(count, rule):
    return rule is not None and count < rule.value


def least(rule):
    """The size that a rule asks for, 0 without one."""
    return int(rule.value) if rule else 0


def sizes_on(day):
    """The Sizes of `day`, in one query."""
    standards = standards_on(day)
    union = Form.UNION.level
    return Sizes(
        holders={
            form: standards.find(RuleKind.BRANCH_MEMBERS, level=form.level)
            for form in MEMBER_FORMS
        },
        branches=standards.find(RuleKind.UNION_BRANCHES, level=union),
        members=standards.find(RuleKind.UNION_MEMBERS, level=union),
    )
