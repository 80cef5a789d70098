"""The rules of a day, asked by what they are about."""

from dataclasses import dataclass

from unions.choices import Ground
from unions.models import Rule


@dataclass(frozen=True)
class Standards:
    """`rules` are all those that hold on one day, by what they are asked of."""

    rules: dict

    def find(self, kind, *, level="", post="", in_special=False):
        """The Rule of `kind` for a post of a unit of `level`, on special ground or
        not; the one that names most of these, None where there is none."""
        ground = Ground.SPECIAL if in_special else Ground.ORDINARY
        places = (
            (kind, lev, where, what)
            for lev in dict.fromkeys((level, ""))
            for where in dict.fromkeys((post, ""))
            for what in (ground, "")
        )
        return next((self.rules[p] for p in places if p in self.rules), None)

    def value(self, kind, **asked):
        """The value of the rule found, None where there is none."""
        rule = self.find(kind, **asked)
        return rule and rule.value

    def of_kind(self, kind):
        """The rules of `kind`, those that `find` prefers first."""
        return by_precedence(r for r in self.rules.values() if r.kind == kind)


def by_precedence(rules):
    """The rules that name more first: the level weighs most, the ground least."""
    return sorted(rules, key=lambda r: (not r.level, not r.post, not r.ground))


def standards_on(day):
    """The Standards of `day`, in one query."""
    rows = Rule.objects.on(day)
    return Standards({(r.kind, r.level, r.post, r.ground): r for r in rows})
