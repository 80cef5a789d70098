"""The lines of a decision as rows of its annex: each unit before, what happens to it,
and what stands afterwards."""

from dataclasses import dataclass

from unions.choices import Area, Bloc, Form, LineKind, SchoolKind
from unions.restructuring.lines import code_of, parts_of

from .counts import Load
from .places import Place

KIND = LineKind
CHOSEN = {"form": Form, "bloc": Bloc, "area": Area, "school_kind": SchoolKind}
LABELS = {
    "form": "loại hình",
    "bloc": "khối",
    "area": "địa bàn",
    "school_kind": "loại chi đoàn trường học",
    "official_code": "mã hành chính",
}


@dataclass(frozen=True)
class Row:
    """`line` is the number in the decision; `load` is what goes along, None where
    nothing does; `remarks` are in words."""

    line: int
    kind: LineKind
    before: Place | None
    deed: str
    after: tuple[Place, ...]
    load: Load | None = None
    remarks: tuple[str, ...] = ()


def rows_of(eve, counts):
    """The rows of all lines, in the order of their numbers."""
    return [
        row
        for line in eve.lines
        for row in READERS[line.kind](_Reading(eve, counts, line))
    ]


class _Reading:
    """A line that is being read."""

    def __init__(self, eve, counts, line):
        self.eve, self.counts, self.line = eve, counts, line

    def row(self, code, deed, after, load=None, remarks=()):
        """`after` are the codes that the line names; who stands in their place in the
        end is looked up."""
        ends = [end for each in after for end in self.eve.heirs(each)]
        below = [f"kèm {load.below}"] if load and load.below else []
        told = [*below, *remarks, *self._further(after, ends), *self._names(code, ends)]
        return Row(
            line=self.line.number,
            kind=self.line.kind,
            before=self.eve.before(code),
            deed=deed,
            after=tuple(self.eve.after(end) for end in dict.fromkeys(ends)),
            load=load,
            remarks=tuple(told),
        )

    def load(self, code):
        return self.counts.loads.get(self.eve.plan.codes.get(code), Load())

    def _further(self, after, ends):
        """Why another unit stands there than the line names."""
        gone = self.eve.intents.gone
        return [
            f"{self.eve.name(each)}: xem dòng {gone[each].line}"
            for each in after
            if each in gone and each not in ends
        ]

    def _names(self, code, ends):
        """What those who take over were called before."""
        told = [self.eve.before(end) for end in ends if end != code]
        return [
            f"{place.name} đổi tên thành {self.eve.after(place.code).name}"
            for place in told
            if place and place.name != self.eve.after(place.code).name
        ]


def _absorb(reading):
    line, eve = reading.line, reading.eve
    pairs = {row.unit: row.into or line.one("into") for row in line.rows if row.unit}
    for unit, into in pairs.items():
        if unit != into:
            deed = f"Sáp nhập vào {eve.name(into)}"
            yield reading.row(unit, deed, [into], reading.load(unit))


def _unite(reading):
    code, name = reading.line.one("code"), reading.line.one("name")
    for unit in reading.line.units:
        deed = f"Hợp nhất thành {name}"
        yield reading.row(unit, deed, [code], reading.load(unit))


def _split(reading):
    line, eve = reading.line, reading.eve
    parts = parts_of(line)
    for part in parts:
        load, taken = _share(reading, part, is_first=part == parts[0])
        remarks = [f"nhận {', '.join(eve.name(unit) for unit in taken)}"]
        deed = _part(eve, line.whole, part)
        yield reading.row(line.whole, deed, [part], load, remarks if taken else ())


def _part(eve, whole, part):
    if part == whole:
        return "Chia, tách; giữ lại phần còn lại"
    word = "thành" if part in eve.intents.new else "nhập vào"
    return f"Chia, tách, {word} {eve.name(part)}"


def _share(reading, part, is_first):
    """What a part gets of the whole: the units placed there, the members allotted to
    it, and, the first one, the rest. And the codes of those units."""
    line, counts = reading.line, reading.counts
    whole = reading.eve.plan.codes.get(line.whole)
    own = [row for row in line.rows if row.unit and row.unit != line.whole]
    taken = [row.unit for row in own if (row.into or code_of(line, row.name)) == part]
    load = sum((_with_itself(reading, unit) for unit in taken), Load())
    codes = {part, *reading.eve.heirs(part)}
    load += Load(members=sum(counts.allotted[whole, code] for code in codes))
    if is_first and line.whole in reading.eve.intents.gone:
        given = sum(n for (unit, _), n in counts.allotted.items() if unit == whole)
        load += reading.load(line.whole) + Load(members=-given)
    return (None if part == line.whole else load), taken


def _with_itself(reading, code):
    node = reading.eve.plan.node(code)
    load = reading.load(code)
    if node and node.before:
        load = load + Load()
        load.units[node.unit.level] += 1
    return load


def _move(reading):
    eve, line = reading.eve, reading.line
    for row in line.rows:
        parent = eve.followed and eve.followed.bearing(row.parent or line.one("parent"))
        name = eve.after(parent).name if parent else ""
        deed = f"Chuyển về trực thuộc {name}"
        others = _changes(reading, row, ("name", *LABELS))
        told = "; ".join([deed, *others])
        yield reading.row(row.unit, told, [row.unit], reading.load(row.unit))


def _change(reading):
    for row in reading.line.rows:
        told = _changes(reading, row, ("name", *LABELS))
        deed = "; ".join(told) or reading.line.kind.label
        yield reading.row(row.unit, deed[:1].upper() + deed[1:], [row.unit])


def _changes(reading, row, names):
    """What a row says of its unit, each with what it was."""
    node = reading.eve.plan.node(row.unit)
    told = []
    for name in names:
        value = getattr(row, name) or reading.line.facts().get(name, "")
        if name == "name" and value:
            told.append(f"đổi tên thành {value}")
        elif value:
            was = getattr(node.before, name) if node and node.before else ""
            said = f"từ {_say(name, was)} thành" if was else "thành"
            told.append(f"đổi {LABELS[name]} {said} {_say(name, value)}")
    return told


def _say(name, value):
    return CHOSEN[name](value).label.lower() if name in CHOSEN else value


def _found(reading):
    for row in reading.line.rows:
        told = [_say(name, getattr(row, name)) for name in LABELS if getattr(row, name)]
        yield reading.row(row.code, "Thành lập mới", [row.code], None, told)


def _dissolve(reading):
    for row in reading.line.rows:
        ending = reading.eve.plan.ended.get(reading.eve.plan.codes.get(row.unit))
        heirs = ending.heirs if ending else ()
        remarks = _left(reading, row.unit, ending)
        yield reading.row(row.unit, "Giải thể", heirs, reading.load(row.unit), remarks)


def _left(reading, unit, ending):
    """Where what lay below goes, unless an heir takes it."""
    to = ending.children_to if ending else ""
    if to and to not in ending.heirs:
        has_below = bool(reading.load(unit).below)
        name = reading.eve.after(to).name
        return [f"đơn vị trực thuộc chuyển về {name}"] if has_below else []
    return [] if to else ["không có đơn vị kế thừa"]


READERS = {
    KIND.ABSORB: _absorb,
    KIND.UNITE: _unite,
    KIND.SPLIT: _split,
    KIND.MOVE: _move,
    KIND.RENAME: _change,
    KIND.CHANGE: _change,
    KIND.FOUND: _found,
    KIND.DISSOLVE: _dissolve,
}
