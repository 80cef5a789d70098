"""Lines of a decision in words: "Sáp nhập: Đoàn xã Vân An → Đoàn xã Cải Viên"."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import OuterRef, Subquery

from accounts.keys import among
from unions.choices import Area, Bloc, Form, Level, LineKind, SchoolKind
from unions.models import Placement, Unit

from .lines import facts_of, lines_of

KIND = LineKind
# What a line is called where there is no room for more.
SHORT = {
    KIND.ABSORB: "Sáp nhập",
    KIND.UNITE: "Hợp nhất",
    KIND.SPLIT: "Chia, tách",
    KIND.MOVE: "Chuyển cấp trên",
    KIND.RENAME: "Đổi tên",
    KIND.CHANGE: "Đổi loại hình, khối",
    KIND.FOUND: "Thành lập",
    KIND.DISSOLVE: "Giải thể",
}
CHOSEN = {"form": Form, "bloc": Bloc, "area": Area, "school_kind": SchoolKind}


@dataclass(frozen=True)
class Told:
    """A line as it is read."""

    number: int
    kind: LineKind
    text: str

    @property
    def short(self):
        return SHORT[self.kind]

    @property
    def sentence(self):
        return f"{self.short}: {self.text}"


def tell(rows, on):
    """The lines of `rows` (LineRow) of a decision in force from `on`, with the units by
    the names that they bore until then."""
    names = names_of(rows, on)
    return [_told(line, names) for line in lines_of(rows)]


def tell_line(line, names):
    return _told(line, names).sentence


def names_of(rows, on):
    """{code: name}: a branch with the unit above it, without which one does not know
    it; new units by the names that the rows give them."""
    codes = {code for row in rows for code in (row.unit, row.into, row.parent) if code}
    names = dict(Unit.objects.filter(code__in=among(codes)).values_list("code", "name"))
    names |= {code: _known_by(*facts) for code, *facts in _placed(codes, on)}
    fresh = {row.code: row.name for row in rows if row.code and row.name}
    return {code: code for code in codes} | fresh | names


def _placed(codes, on):
    eve = on - timedelta(days=1)
    above = Placement.objects.on(eve).filter(unit=OuterRef("parent"))
    rows = Placement.objects.on(eve).filter(unit__code__in=among(codes))
    parent = Subquery(above.values("name")[:1])
    return rows.values_list("unit__code", "name", "unit__level", parent)


def _known_by(name, level, parent):
    return f"{name}, {parent}" if level == Level.BRANCH and parent else name


def _told(line, names):
    return Told(line.number, line.kind, TEXTS[line.kind](line, names))


def _listed(codes, names):
    return ", ".join(names.get(code, code) for code in codes)


def _facts(facts, names):
    """What else a line says of its result, in brackets."""
    told = []
    for name, value in facts.items():
        if name == "parent":
            told.append(f"trực thuộc {names.get(value, value)}")
        elif name == "official_code":
            told.append(f"mã hành chính {value}")
        elif name in CHOSEN:
            told.append(dict(CHOSEN[name].choices).get(value, value).lower())
        else:
            told.append(f"lấy tên {value}")
    return f" ({'; '.join(told)})" if told else ""


def _absorb(line, names):
    pairs = {}
    for row in line.rows:
        pairs.setdefault(row.into or line.one("into"), []).append(row.unit)
    told = [
        f"{_listed(dict.fromkeys(units), names)} → {names.get(into, into)}"
        for into, units in pairs.items()
    ]
    return "; ".join(told) + _facts(line.facts(), names)


def _unite(line, names):
    facts = line.facts()
    name = facts.pop("name", "")
    return f"{_listed(line.units, names)} → {name}{_facts(facts, names)}"


def _split(line, names):
    whole = line.whole
    parts, placed = [], {}
    for row in line.rows:
        part = row.name or names.get(row.into, row.into)
        if row.unit == whole:
            facts = facts_of(row) | {"name": ""}
            parts.append(part + _facts({k: v for k, v in facts.items() if v}, names))
        else:
            placed.setdefault(part, []).append(row.unit)
    moved = [f"{_listed(units, names)} về {part}" for part, units in placed.items()]
    told = f"{names.get(whole, whole)} → {'; '.join(dict.fromkeys(parts))}"
    return told + (f". {'; '.join(moved)}" if moved else "")


def _move(line, names):
    facts = line.facts()
    parent = facts.pop("parent", "")
    told = f"{_listed(line.units, names)} → trực thuộc {names.get(parent, parent)}"
    return told + _facts(facts, names)


def _rename(line, names):
    facts = line.facts()
    name = facts.pop("name", "")
    return f"{_listed(line.units, names)} → {name}{_facts(facts, names)}"


def _change(line, names):
    same = {}
    for row in line.rows:
        facts = facts_of(row) or line.facts()
        same.setdefault(tuple(facts.items()), []).append(row.unit)
    told = [
        f"{_listed(dict.fromkeys(units), names)}{_facts(dict(facts), names)}"
        for facts, units in same.items()
    ]
    return "; ".join(told)


def _found(line, names):
    told = []
    for row in line.rows:
        facts = facts_of(row)
        name = facts.pop("name", row.code)
        told.append(name + _facts(facts, names))
    return "; ".join(told)


def _dissolve(line, names):
    told = []
    for row in line.rows:
        into = row.into or line.one("into")
        parent = row.parent or line.one("parent")
        where = [f"đoàn viên về {names.get(into, into)}"] if into else []
        if parent and parent != into:
            where.append(f"đơn vị trực thuộc về {names.get(parent, parent)}")
        told.append(names.get(row.unit, row.unit) + (" → " if where else ""))
        told[-1] += "; ".join(where)
    return ", ".join(told)


TEXTS = {
    KIND.ABSORB: _absorb,
    KIND.UNITE: _unite,
    KIND.SPLIT: _split,
    KIND.MOVE: _move,
    KIND.RENAME: _rename,
    KIND.CHANGE: _change,
    KIND.FOUND: _found,
    KIND.DISSOLVE: _dissolve,
}
