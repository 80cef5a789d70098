"""The members whom a plan concerns, in a constant number of queries."""

from collections import Counter
from functools import cached_property

from django.db.models import Count, Q

from accounts.keys import among
from members.models import Allotment, Enrolment
from unions.choices import Form
from unions.models import Placement

from .parts import divided, holds_members, is_holder, parts_of


class Register:
    """Counts by unit, before the plan and after it. Units are keys, as in the plan."""

    def __init__(self, plan, restructuring):
        self.plan, self.restructuring = plan, restructuring
        self.held = self._count(list(plan.ended) + self._turned())

    def _turned(self):
        return [node.key for node in turned(self.plan)]

    def _count(self, keys):
        """{key: members who would have to go on from the day somewhere else}"""
        rows = Enrolment.objects.reaching(self.plan.on).filter(unit__in=among(keys))
        return dict(rows.values_list("unit").annotate(Count("pk")))

    @cached_property
    def late(self):
        """{key of a unit that ends: keys of the enrolments that begin on the day or
        later, or are known to end after it}"""
        late = Q(since__gte=self.plan.on) | Q(until__isnull=False)
        rows = Enrolment.objects.reaching(self.plan.on).filter(late)
        rows = rows.filter(unit__in=among(list(self.plan.ended)))
        found = {}
        for unit, key in rows.values_list("unit", "pk"):
            found.setdefault(unit, []).append(key)
        return found

    @cached_property
    def allotted(self):
        """{key of a unit that is split: {code of a part: members}}"""
        parts = {e.unit.pk: parts_of(self.plan, e) for e in divided(self.plan)}
        stays = Enrolment.objects.reaching(self.plan.on)
        stays = stays.filter(unit__in=among(list(parts)))
        rows = Allotment.objects.filter(
            restructuring=self.restructuring, person__enrolments__in=stays
        )
        told = {key: {} for key in parts}
        for unit, code, count in rows.values_list(
            "person__enrolments__unit", "into"
        ).annotate(Count("pk")):
            if code in parts.get(unit, ()):
                told[unit][code] = count
        return told

    def left_over(self, ending):
        """How many go to the main heir because nobody said otherwise."""
        told = self.allotted.get(ending.unit.pk, {})
        return self.held.get(ending.unit.pk, 0) - sum(told.values())

    @cached_property
    def arriving(self):
        """{code of an heir: members who come}"""
        coming = Counter()
        for ending in self.plan.endings:
            coming.update(self.allotted.get(ending.unit.pk, {}))
            if ending.into and is_holder(self.plan, ending.into):
                coming[ending.into] += self.left_over(ending)
        return coming

    @cached_property
    def branches(self):
        """{key of a grassroots unit whose branches or members change: the keys of its
        branches after the plan}"""
        concerned = self._unions()
        rows = Placement.objects.on(self.plan.on).filter(
            grassroots__in=among([key for key in concerned if key > 0]),
            form=Form.BRANCH,
        )
        above = dict(rows.values_list("unit", "grassroots"))
        for node in self.plan.nodes.values():
            above.pop(node.key, None)
            if _is_branch(node.now) and node.key not in self.plan.ended:
                above[node.key] = node.now.grassroots_id
        below = {key: [] for key in concerned}
        for branch, union in above.items():
            if union in below:
                below[union].append(branch)
        return below

    def _unions(self):
        """The grassroots units that stand after the plan and are founded, turned into
        one, enlarged or taken from."""
        keys = set()
        for node in self.plan.nodes.values():
            goes_on = node.key not in self.plan.ended
            was = node.before.grassroots_id if _is_branch(node.before) else None
            now = node.now.grassroots_id if goes_on and _is_branch(node.now) else None
            keys |= {was, now} if was != now else set()
            if node.now and node.now.form == Form.UNION:
                was_one = node.before and node.before.form == Form.UNION
                keys |= set() if was_one else {node.key}
        for ending in self.plan.endings:
            heirs = [self.plan.node(code) for code in ending.heirs]
            keys |= {node.now.grassroots_id for node in heirs if node and node.now}
        return {key for key in keys - {None} if self._is_union(key)}

    def _is_union(self, key):
        node = self.plan.nodes.get(key)
        stands = node and node.now and key not in self.plan.ended
        return bool(stands) and node.now.form == Form.UNION

    @cached_property
    def after(self):
        """{key of a unit that holds members after the plan: how many}, for the heirs
        and for the branches of `branches`"""
        keys = {key for own in self.branches.values() for key in own}
        keys |= {self.plan.codes[code] for code in self.arriving}
        rows = Enrolment.objects.on(self.plan.on)
        rows = rows.filter(unit__in=among([key for key in keys if key > 0]))
        counts = Counter(dict(rows.values_list("unit").annotate(Count("pk"))))
        for code, members in self.arriving.items():
            counts[self.plan.codes[code]] += members
        return counts


def turned(plan):
    """The units that hold members and no longer can after the plan."""
    return [
        node
        for node in plan.changed
        if holds_members(node.before) and not holds_members(node.after)
    ]


def _is_branch(placement):
    return placement is not None and placement.form == Form.BRANCH
