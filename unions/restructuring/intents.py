"""What the lines want, each read by itself; nothing is followed or checked against the
tree here, so that the order of the lines does not matter."""

from dataclasses import dataclass, field

from unions.choices import LineKind

from .findings import block
from .lines import code_of, facts_of, parts_of
from .needs import missing

KIND = LineKind


@dataclass
class Gone:
    """A unit that a line ends: `heirs` as it says, `children_to` if elsewhere."""

    line: int
    kind: LineKind
    heirs: tuple[str, ...]
    children_to: str = ""


@dataclass
class New:
    """A unit that a line founds, out of the units `of`."""

    line: int
    kind: LineKind
    facts: dict
    of: tuple[str, ...] = ()


@dataclass
class Intents:
    """By code: the units that go, the facts that change, the places that a split gives
    to what lay below, the units that are split but stay, and the units that come."""

    gone: dict[str, Gone] = field(default_factory=dict)
    facts: dict[str, dict] = field(default_factory=dict)
    placed: dict[str, str] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)
    new: dict[str, New] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)
    findings: list = field(default_factory=list)

    def read(self, line):
        if problem := missing(line):
            self.findings.append(block(f"Dòng {line.number}: {problem}", line.number))
            return
        READERS[line.kind](self, line)

    def note(self, code, line):
        lines = self.lines.setdefault(code, [])
        if line.number not in lines:
            lines.append(line.number)

    def end(self, code, line, heirs, children_to=""):
        self.note(code, line)
        if before := self.gone.get(code):
            self.refuse(line, f"{code} đã kết thúc ở dòng {before.line}; hãy bỏ một.")
            return
        self.gone[code] = Gone(line.number, line.kind, tuple(heirs), children_to)

    def change(self, code, line, facts):
        self.note(code, line)
        known = self.facts.setdefault(code, {})
        for name, value in facts.items():
            if known.setdefault(name, value) != value:
                self.refuse(
                    line,
                    f"{code} đã được một dòng khác đổi thành “{known[name]}”, không "
                    f"đổi thành “{value}” được nữa; hãy bỏ một.",
                )

    def found(self, code, line, facts, of=()):
        self.note(code, line)
        if code in self.new:
            self.refuse(line, f"mã đơn vị mới {code} dùng hai lần; hãy đổi một mã.")
            return
        self.new[code] = New(line.number, line.kind, facts, tuple(of))

    def refuse(self, line, sentence):
        said = f"Dòng {line.number}: {sentence}"
        self.findings.append(block(said, line.number))


def _absorb(intents, line):
    into = line.one("into")
    for unit in line.units:
        rows = [row.into for row in line.rows if row.unit == unit and row.into]
        if unit != (rows or [into])[0]:
            intents.end(unit, line, rows[:1] or [into])
    heirs, facts = {row.into for row in line.rows if row.into}, line.facts()
    if facts and len(heirs) > 1:
        intents.refuse(
            line,
            "có nhiều đơn vị tiếp nhận nên không đổi tên, loại hình trong cùng dòng "
            "được; hãy tách mỗi đơn vị tiếp nhận thành một dòng.",
        )
    for heir in sorted(heirs):
        intents.note(heir, line)
        if facts:
            intents.change(heir, line, facts)


def _unite(intents, line):
    code = line.one("code")
    intents.found(code, line, line.facts(), line.units)
    for unit in line.units:
        intents.end(unit, line, [code])


def _split(intents, line):
    parts = parts_of(line)
    if line.whole in parts:
        intents.note(line.whole, line)
        intents.kept[line.whole] = line.number
    else:
        intents.end(line.whole, line, parts)
    for row in line.rows:
        if row.unit == line.whole:
            _part(intents, line, row)
        else:
            intents.note(row.unit, line)
            intents.placed[row.unit] = row.into or code_of(line, row.name)


def _part(intents, line, row):
    if not row.into:
        if row.code not in intents.new:
            intents.found(row.code, line, facts_of(row), [line.whole])
        return
    intents.note(row.into, line)
    if facts := facts_of(row):
        intents.change(row.into, line, facts)


def _change(intents, line):
    for row in line.rows:
        intents.change(row.unit, line, facts_of(row) or line.facts())


def _move(intents, line):
    for row in line.rows:
        facts = {"parent": line.one("parent"), **facts_of(row)}
        intents.change(row.unit, line, facts)


def _found(intents, line):
    for row in line.rows:
        intents.found(row.code, line, facts_of(row))


def _dissolve(intents, line):
    for row in line.rows:
        into = row.into or line.one("into")
        heirs = [into] if into else []
        intents.end(row.unit, line, heirs, row.parent or line.one("parent"))
        if into:
            intents.note(into, line)


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
