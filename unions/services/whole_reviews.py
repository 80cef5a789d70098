"""A decision written, approved and carried out by one superuser in one act, as the
command line does it."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.choices import ReviewState
from unions.models import LineRow, Restructuring, Unit
from unions.restructuring import build, plan_of, preparing
from unions.restructuring.summaries import Summary, summarise

from . import restructurings

AGAIN = "Ghi lại từ bảng tính bằng lệnh restructure."
# What a row says; `code` is only compared where the sheet gives it.
CELLS = [
    field.name
    for field in LineRow._meta.get_fields()
    if field.name not in ("id", "restructuring", "position", "code")
]


@dataclass(frozen=True)
class Decision:
    """What a document says beside its lines."""

    number: str
    decided_on: date
    effective_on: date
    authority: Unit
    signer: str = ""
    summary: str = ""

    @property
    def facts(self):
        names = ("number", "decided_on", "effective_on", "authority", "signer")
        facts = {name: getattr(self, name) for name in names}
        summary = self.summary or "Sắp xếp tổ chức đoàn"
        return facts | {"summary": summary}


@dataclass(frozen=True)
class Outcome:
    """`summary` is None where the decision was applied before, with the same rows."""

    restructuring: Restructuring | None
    summary: Summary | None


def preview(decision, rows):
    """What `carry_through` would do, as Outcome; writes nothing. Raises ValidationError
    for rows that cannot be kept, and for a number that was applied with other rows."""
    document = written(decision)
    if document and document.is_applied:
        _check_same(document, decision, rows)
        return Outcome(document, None)
    if document is None:
        Restructuring(**decision.facts).full_clean()
    rows = preparing.prepare(rows)
    plan = build(rows=rows, on=decision.effective_on, authority=decision.authority)
    return Outcome(document, _summary(plan, rows, decision, document))


def _summary(plan, rows, decision, document):
    return summarise(
        plan, rows=rows, authority=decision.authority, restructuring=document
    )


@transaction.atomic
def carry_through(decision, rows, *, by, at):
    """Drafts, submits, approves and applies a decision of `rows` (LineRow, not saved)
    in the name of the superuser `by`: all of it or nothing. A document of this number
    that is not applied gets these rows in place of its own; one that was applied with
    the same rows is left as it is.

    Returns the Outcome. Raises ValidationError for everybody else, and for whatever the
    steps refuse.
    """
    if not by.is_superuser:
        raise ValidationError(
            f"{by.get_username()} không phải quản trị hệ thống; hãy dùng tài khoản "
            "quản trị, hoặc gửi quyết định qua trang quản lý để người khác duyệt."
        )
    document = written(decision)
    if document and document.is_applied:
        _check_same(document, decision, rows)
        return Outcome(document, None)
    document = _drafted(document, decision, by, at)
    rows = restructurings.enter(restructuring=document, rows=rows, by=by)
    summary = _summary(plan_of(document), rows, decision, document)
    if summary.blocks:
        raise ValidationError([finding.sentence for finding in summary.blocks])
    restructurings.submit(restructuring=document, by=by, at=at)
    restructurings.approve(restructuring=document, by=by, at=at, alone=True)
    restructurings.apply(restructuring=document, by=by, at=at)
    return Outcome(document, summary)


def written(decision):
    """The document of this number, or None."""
    number = vietnamese.symbol(decision.number)
    return Restructuring.objects.filter(number=number).first()


def _drafted(document, decision, by, at):
    if document is None:
        return restructurings.draft(**decision.facts, by=by)
    if document.state in (ReviewState.SUBMITTED, ReviewState.APPROVED):
        restructurings.send_back(restructuring=document, reason=AGAIN, by=by, at=at)
    return restructurings.edit(restructuring=document, **decision.facts, by=by)


def _check_same(document, decision, rows):
    kept = list(document.rows.order_by("position"))
    same = len(kept) == len(rows) and all(map(_is_same, kept, rows))
    days = (document.decided_on, document.effective_on, document.authority)
    if same and days == (
        decision.decided_on,
        decision.effective_on,
        decision.authority,
    ):
        return
    raise ValidationError(
        f"{document} đã được áp dụng với nội dung khác; hãy dùng số khác, hoặc hoàn "
        f"tác trước: undo_restructuring {document.number}."
    )


def _is_same(kept, row):
    row = preparing.cleaned(row)
    if row.into and row.into == kept.code:
        # The code of a new part, which is a unit by now (codes.read).
        row.into, row.code = "", row.into
    same = all(getattr(kept, name) == getattr(row, name) for name in CELLS)
    return same and row.code in ("", kept.code)
