"""The progress of a campaign as a table: the total, the unit itself, those below it."""

from dataclasses import dataclass, field

from django.urls import reverse

from cadres.choices import ObjectKind, Scale
from cadres.evaluating import wording
from unions.choices import Level

# {heading: (count of a Tally, filter of the grid that shows these objects)}
COUNTED = {
    "Đối tượng": ("total", None),
    "Tự đánh giá": ("self_rated", None),
    "Đang soạn": ("drafts", "dang-soan"),
    "Bị trả lại": ("returned", "bi-tra-lai"),
    "Chờ duyệt": ("sent", "cho-duyet"),
    "Đã duyệt": ("decided", "da-duyet"),
}
# Which units have others below them with objects of a kind.
OPENED = {
    ObjectKind.DISTRICT: (),
    ObjectKind.BRANCH: (Level.DISTRICT, Level.GRASSROOTS),
    ObjectKind.MEMBER: (Level.DISTRICT, Level.GRASSROOTS),
}


@dataclass(frozen=True)
class Cell:
    label: str
    count: int
    url: str = ""


@dataclass(frozen=True)
class Line:
    name: str
    cells: list
    url: str = ""
    is_total: bool = False
    is_late: bool = False
    over: list = field(default_factory=list)


def lay_out(campaign, scope, found, lines):
    """The Lines of the table for `lines`, a page of those of a Progress."""
    first = [_total(campaign, scope, found)]
    if found.own and found.rows:
        first.append(_own(campaign, scope, found))
    return [*first, *(_line(campaign, line) for line in lines)]


def _total(campaign, scope, found):
    return Line(
        name=f"Cộng {scope.name}",
        cells=_cells(campaign, scope, found.total),
        is_total=True,
        over=_say(found.over),
    )


def _own(campaign, scope, found):
    cells = _cells(campaign, None, found.own)
    return Line(name=f"Chính {scope.name}", cells=cells)


def _line(campaign, line):
    grid = reverse("evaluation-grid", args=[campaign.pk, line.unit.code])
    is_opened = line.unit.level in OPENED.get(campaign.kind, (Level.DISTRICT,))
    return Line(
        name=line.unit.name,
        cells=_cells(campaign, line.unit, line.tally),
        url=f"?don-vi={line.unit.code}" if is_opened else grid,
        is_late=line.is_late,
        over=_say(line.over),
    )


def _say(excesses):
    return [excess.sentence for excess in excesses]


def _cells(campaign, unit, tally):
    is_title = Scale(campaign.scale).is_title
    asked = [Cell("Đăng ký", tally.registered)] if is_title else []
    counted = [
        Cell(label, getattr(tally, name), _address(campaign, unit, tally, name, word))
        for label, (name, word) in COUNTED.items()
    ]
    ranked = [
        Cell(wording.short(rank), tally.ranks.get(rank, 0))
        for rank in Scale(campaign.scale).ranks
    ]
    first, *others = counted
    return [first, *asked, *others, *ranked, Cell("Chưa xếp loại", tally.not_rated)]


def _address(campaign, unit, tally, name, word):
    if unit is None or word is None or not getattr(tally, name):
        return ""
    grid = reverse("evaluation-grid", args=[campaign.pk, unit.code])
    return f"{grid}?loc={word}"
