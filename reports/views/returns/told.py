"""What the pages of sending and reviewing tell of a sheet."""

from collections import Counter
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.shortcuts import render

from reports.choices import Severity
from reports.returns import comparisons
from reports.returns.checks import Finding

from . import door

# What is seen of a list among the others, and on a page of its own.
FIRST, PAGE = 10, 60
FOUND, WRITTEN = "reports/returns/_found.html", "reports/returns/_overrides.html"
# {name: (word in the address, heading, icon, template)}
KINDS = {
    "gaps": (
        "con-trong",
        "Ô bắt buộc còn trống",
        "error",
        "reports/returns/_gaps.html",
    ),
    "blocks": ("phai-sua", "Phải sửa", "error", FOUND),
    "unexplained": ("phai-giai-trinh", "Phải giải trình", "warning", FOUND),
    "explained": ("da-giai-trinh", "Đã giải trình", "info", FOUND),
    "overrides": ("khac-so", "Khác số đếm từ sổ", "", WRITTEN),
    "differences": (
        "da-sua",
        "Ô đã sửa so với lần gửi trước",
        "",
        "reports/returns/_differences.html",
    ),
}
WORDS = {kind[0]: name for name, kind in KINDS.items()}


@dataclass(frozen=True)
class Told:
    """A finding with the name of its unit and where its cell is filled in."""

    finding: Finding
    name: str
    url: str


@dataclass(frozen=True)
class Part:
    """A list, or the first of it; `count` is of all that it tells, `more` of its rows
    that are not shown."""

    slug: str
    title: str
    icon: str
    template: str
    rows: list
    count: int
    more: int = 0


def tell(sheet, findings):
    """What the pages show of a sheet: sums, and the beginning of each list by its
    name."""
    lists = list_all(sheet, findings)
    return {
        "sheet": sheet,
        "unit_return": sheet.unit_return,
        "tables": comparisons.compare(sheet),
        "is_clear": not any(finding.is_open for finding in findings),
    } | {name: _begin(name, rows) for name, rows in lists.items()}


def show_one(request, sheet, findings, *, is_review=False):
    """The page of the one list that the address asks for (`xem`), None where it asks
    for none."""
    name = WORDS.get(request.GET.get("xem"))
    if name is None or request.method == "POST":
        return None
    rows = list_all(sheet, findings)[name]
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    part = Part(*KINDS[name], list(page), _count(name, rows))
    context = {
        "title": part.title,
        "trail": door.lay_trail(sheet, part.title),
        "sheet": sheet,
        "part": part,
        "page": page,
        "is_review": is_review,
    }
    return render(request, "reports/returns/listed.html", context)


def list_all(sheet, findings):
    others = [finding for finding in findings if not finding.is_gap]
    explains = [f for f in others if f.severity == Severity.EXPLAIN]
    found = {
        "blocks": [f for f in others if f.severity == Severity.BLOCK],
        "unexplained": [f for f in explains if f.is_open],
        "explained": [f for f in explains if not f.is_open],
    }
    return {name: _place(sheet, rows) for name, rows in found.items()} | {
        "gaps": _count_gaps(sheet, [f for f in findings if f.is_gap]),
        "overrides": comparisons.overrides(sheet),
        "differences": comparisons.differences(sheet),
    }


def _begin(name, rows):
    more = max(0, len(rows) - FIRST)
    return Part(*KINDS[name], rows[:FIRST], _count(name, rows), more)


def _count(name, rows):
    """Gaps are told by unit, and counted by cell."""
    return sum(count for _, count, _ in rows) if name == "gaps" else len(rows)


def _place(sheet, findings):
    return [
        Told(finding, sheet.names[finding.unit], _address(sheet, finding))
        for finding in findings
    ]


def _address(sheet, finding):
    """Of the first cell that is marked; of the page where the whole is judged."""
    if finding.is_whole:
        return door.address(sheet)
    key = f"{finding.unit}-{finding.figures[0]}"
    return f"{door.address(sheet)}?hang={finding.unit}#o-{key}"


def _count_gaps(sheet, gaps):
    """[(name of the unit, number of its empty cells, where they are)]"""
    counted = Counter(finding.unit for finding in gaps)
    return [
        (sheet.names[unit], count, f"{door.address(sheet)}?hang={unit}")
        for unit, count in counted.items()
    ]
