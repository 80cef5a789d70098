"""Decisions that no one would think of, of lines that depend on each other."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from cadres.models import Destination
from cadres.restructuring import destinations_of
from cadres.services import destinations
from members.restructuring import divided, members_of, parts_of
from members.services import allotments
from tests.any_province import EARLIER, ON, number, pick, settled
from unions.choices import LEVELS, MEMBER_FORMS, Form, LineKind
from unions.models import LineRow, Unit
from unions.restructuring import plan_of
from unions.services import restructurings

AT = datetime(2020, 8, 3, 2, tzinfo=UTC)
TODAY = AT.date()
KIND = LineKind
CELLS = (
    "kind",
    "unit",
    "into",
    "code",
    "name",
    "parent",
    "form",
    "bloc",
    "area",
)

lines = st.tuples(
    st.sampled_from(list(KIND)), number, number, number, st.integers(0, 255)
)
decisions = st.lists(lines, min_size=1, max_size=6)


class Draft:
    """The rows of a decision over the units that stand, and over those it founds."""

    def __init__(self, drawn, tag="N"):
        tree = Unit.objects.filter(closed_on=None).order_by("pk")
        self.known = [(unit.code, unit.form) for unit in tree]
        self.parents = dict(tree.values_list("code", "parent__code"))
        self.tag, self.rows = tag, []
        for line, (kind, one, two, _, _) in enumerate(drawn, start=1):
            if kind in (KIND.UNITE, KIND.SPLIT):
                self.known.append((f"{tag}{line}", self.unit(one)[1]))
            if kind == KIND.FOUND:
                self.known.append((f"{tag}{line}", pick(list(Form)[1:], two)))
        for line, (kind, *numbers) in enumerate(drawn, start=1):
            self.line = line
            getattr(self, f"_{kind.value}")(*numbers)

    def unit(self, place):
        """Any that stands before, but the province."""
        return pick([each for each in self.known if each[0] in self.parents][1:], place)

    def like(self, form, place, but=()):
        """One that may take over from a unit of this form."""
        fits = [
            code
            for code, other in self.known
            if code not in but
            and (LEVELS[form] == LEVELS[other] or {form, other} <= set(MEMBER_FORMS))
        ]
        return pick(fits or ["P"], place)

    def above(self, form, place):
        depth = LEVELS[form].depth
        higher = [
            code
            for code, other in self.known
            if LEVELS[other].depth < depth and other != Form.BRANCH_UNION
        ]
        return pick(higher or ["P"], place)

    def add(self, kind, **cells):
        self.rows.append(LineRow(line=self.line, kind=kind, **cells))

    def _absorb(self, one, two, three, bits):
        code, form = self.unit(one)
        into = self.like(form, two, [code])
        self.add(KIND.ABSORB, unit=code, into=into)
        if bits % 4 == 0:
            other = self.unit(three)[0]
            if other not in (code, into):
                self.add(KIND.ABSORB, unit=other, into=into)
        if bits % 16 == 1:
            self.rows[-1].name = f"Đoàn mới {self.line}"

    def _unite(self, one, two, three, bits):
        code, form = self.unit(one)
        new = f"{self.tag}{self.line}"
        named = {"code": new, "name": f"Đoàn {new}"}
        if bits % 3 == 0:
            named["parent"] = self.above(form, three)
        self.add(KIND.UNITE, unit=code, **named)
        other = self.like(form, two, [code, new])
        if other in self.parents:
            self.add(KIND.UNITE, unit=other)

    def _split(self, one, two, three, bits):
        code, form = self.unit(one)
        new = {"code": f"{self.tag}{self.line}", "name": f"Đoàn {self.tag}{self.line}"}
        parts = [new, {"into": self.like(form, two, [code])}]
        if bits % 8 == 0:
            parts.append({"into": self.like(form, three, [code])})
        if bits % 16 == 5:
            parts.append({"into": code})
        if bits % 2:
            parts.reverse()
        for part in parts:
            self.add(KIND.SPLIT, unit=code, **part)
        below = [child for child, parent in self.parents.items() if parent == code]
        for child in below:
            bits //= 2
            part = parts[bits % len(parts)]
            if bits % 3:
                part = {name: part[name] for name in part if name != "code"}
                self.add(KIND.SPLIT, unit=child, **part)

    def _move(self, one, two, three, bits):
        code, form = self.unit(one)
        self.add(KIND.MOVE, unit=code, parent=self.above(form, two))
        if bits % 8 == 0:
            code, _ = self.unit(three)
            self.add(KIND.MOVE, unit=code)

    def _rename(self, one, two, three, bits):
        self.add(KIND.RENAME, unit=self.unit(one)[0], name=f"Đoàn tên {two}")

    def _change(self, one, two, three, bits):
        code, form = self.unit(one)
        forms = [form, form, Form.UNION, Form.BRANCH_UNION]
        facts = {"form": pick(forms, three)} | settled(Form.BRANCH, two)
        self.add(KIND.CHANGE, unit=code, **facts)

    def _found(self, one, two, three, bits):
        form = pick(list(Form)[1:], two)
        new = f"{self.tag}{self.line}"
        facts = settled(form, three)
        parent = self.above(form, one)
        self.add(
            KIND.FOUND, code=new, name=f"Đoàn {new}", form=form, parent=parent, **facts
        )

    def _dissolve(self, one, two, three, bits):
        code, form = self.unit(one)
        cells = {}
        if bits % 2:
            cells["into"] = self.like(form, two, [code])
        elif bits % 4 == 2:
            cells["into"] = self.above(form, two)
        if bits % 8 > 5:
            cells["parent"] = self.above(form, three)
        self.add(KIND.DISSOLVE, unit=code, **cells)


def document(province, rows, number="864-NQ/TĐTN", on=ON):
    """The decision, written down."""
    made = restructurings.draft(
        number=number,
        decided_on=EARLIER,
        effective_on=on,
        authority=province.root,
        summary="Về việc sắp xếp tổ chức đoàn",
        by=province.by,
    )
    restructurings.enter(restructuring=made, rows=rows, by=province.by)
    return made


def approve(province, made):
    """The document approved, when it says where people go: every other member of a unit
    that is split to its second part, holders as suggested."""
    plan = plan_of(made)
    parts = {
        person: pick(parts_of(plan, ending), place)
        for ending in divided(plan)
        for place, person in enumerate(members_of(made, ending.unit, province.by))
    }
    if parts:
        allotments.allot_all(restructuring=made, parts=parts, by=province.by)
    fates = [
        Destination(
            tenure=row.tenure, outcome=row.outcome, into=row.into, post=row.post
        )
        for row in destinations_of(made, plan)
    ]
    if fates:
        destinations.settle_all(restructuring=made, rows=fates, by=province.by)
    restructurings.submit(restructuring=made, by=province.by, at=AT)
    return restructurings.approve(restructuring=made, by=province.leader, at=AT)


def renumbered(rows, order):
    """The same lines under other numbers: `order` are drawn numbers to sort by."""
    old = sorted({row.line for row in rows})
    shuffled = sorted(old, key=lambda line: (order[line % len(order)], line))
    new = dict(zip(shuffled, old, strict=True))
    again = [
        LineRow(line=new[row.line], **{name: getattr(row, name) for name in CELLS})
        for row in rows
    ]
    return sorted(again, key=lambda row: row.line)
