"""What the pages of a document tell of it."""

from datetime import timedelta
from itertools import groupby

from django.core.paginator import Paginator

from accounts.admin import links
from accounts.keys import among
from accounts.models import Event
from unions.models import Unit
from unions.restructuring import counts, plan_of, trees, wording
from unions.restructuring.summaries import summarise

# Lines a page: hundreds of them would be too heavy.
PAGE = 100
STEPS = ("draft", "submit", "approve", "approve_alone", "return", "apply", "undo")
SHOWN = 10


def describe(document, user, *, may_write, asked=None):
    """The lines of a document in words, what stands in its way while it is written, and
    how it got where it is; `asked` is the number of a page of lines."""
    rows = list_rows(document)
    summary = outline(document, rows) if document.is_open and rows else None
    page = paginate(rows, asked)
    return {
        "document": document,
        "page": page,
        "lines": wording.tell(list(page), document.effective_on),
        "may_write": may_write,
        "blocks": summary.blocks if summary else [],
        "blocked": {finding.line for finding in summary.blocks} if summary else set(),
        "steps": list_steps(document),
        "papers": links.links_for(user, document),
    }


def list_rows(document):
    return list(document.rows.order_by("position"))


def paginate(rows, asked):
    """The rows of a page of lines; its count is that of the lines."""
    lines = [list(own) for _, own in groupby(rows, key=lambda row: row.line)]
    page = Paginator(lines, PAGE).get_page(asked)
    page.object_list = [row for own in page.object_list for row in own]
    return page


def address_of(line):
    """The rest of the address of a page where lines, numbered in their order, stand."""
    return f"?trang={(line - 1) // PAGE + 1}#dong-{line}"


def list_steps(document):
    """The review of a document, for whoever may see it: who, when and why."""
    acts = [f"{document._meta.model_name}.{step}" for step in STEPS]
    events = Event.objects.about(document).filter(act__in=acts)
    return [
        {"event": event, "reason": event.detail.get("reason", "")} for event in events
    ]


def outline(document, rows):
    return summarise(
        plan_of(document),
        rows=rows,
        authority=document.authority,
        restructuring=document,
    )


def preview(document, rows, user, *, asked=None):
    """What the document would do, all of it; for those who answer for its authority.
    The tree and the lines are those of the page that is `asked` for."""
    plan = plan_of(document)
    summary = summarise(
        plan, rows=rows, authority=document.authority, restructuring=document
    )
    page = paginate(rows, asked)
    numbers = {row.line for row in page}
    return {
        "plan": plan,
        "summary": summary,
        "page": page,
        "groups": [
            (title, weight, list_findings(findings, rows, user))
            for title, weight, findings in (
                ("Phải xử lý trước", "error", summary.blocks),
                ("Cần lưu ý", "warning", summary.warnings),
            )
        ],
        "branchings": trees.grow(plan, numbers),
        "told": [
            pair for pair in tell_lines(plan, summary) if pair[0].number in numbers
        ],
    }


def list_findings(findings, rows, user):
    """Each with the page of its line, and with the unit only where `user` sees it."""
    numbers = sorted({row.line for row in rows})
    pages = {number: place // PAGE + 1 for place, number in enumerate(numbers)}
    codes = {finding.unit for finding in findings if finding.unit}
    seen = Unit.objects.visible_to(user).filter(code__in=among(codes))
    known = set(seen.values_list("code", flat=True))
    return [
        {
            "told": finding,
            "page": pages.get(finding.line),
            "unit": finding.unit if finding.unit in known else "",
        }
        for finding in findings
    ]


def tell_lines(plan, summary):
    """[(line in words, [(name of a unit that ends, [(label, count)])])]"""
    ended = {}
    for ending in plan.endings:
        counted = summary.per_unit.get(ending.unit.code, {})
        told = [(label, count) for label, count in counted.items() if count]
        name = plan.nodes[ending.unit.pk].before.name
        ended.setdefault(ending.line, []).append((name, told))
    return [(line, ended.get(line.number, [])) for line in summary.lines]


def compare(document):
    """What an applied document has changed in the counts of its authority."""
    eve = document.effective_on - timedelta(days=1)
    return counts.compare(document.authority, eve, document.effective_on)
