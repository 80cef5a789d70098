"""Where the holders of vanishing seats go, written down before a document is carried
out."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import events
from cadres.choices import PLACED, Employment, Outcome
from cadres.models import Destination
from cadres.restructuring import draw
from unions.restructuring import plan_of

from . import drafts

WRITTEN = ["outcome", "into", "post", "employment"]


@transaction.atomic
def settle(*, restructuring, tenure, outcome, by, into="", post=None, employment=""):
    """Writes down what becomes of the holder of `tenure`, whose unit ends by a document
    that is not carried out yet, in place of what was written before. `into` is the code
    of a unit that works from the effective day on; without `employment` it stays.

    Returns the destination. Raises ValidationError by field: a tenure that does not
    end by the document, a unit or a post missing, or one too many, a unit that does not
    stand, a post that the holder has there already. More holders than seats are told by
    the plan, not refused.
    """
    row = Destination(
        tenure=tenure, outcome=outcome, into=into, post=post, employment=employment
    )
    restructuring, faults = _check(restructuring, [row])
    if faults:
        raise ValidationError(faults[tenure.pk])
    [row] = _write(restructuring, [row])
    events.record(
        by=by,
        act="destination.settle",
        subject=restructuring,
        person=tenure.person,
        outcome=outcome,
        into=into or None,
        post=post,
    )
    return row


@transaction.atomic
def settle_all(*, restructuring, rows, by):
    """`settle` for many at once: `rows` are Destination, not saved, without their
    document; whoever is not among them keeps what is written.

    Returns the rows. Raises ValidationError (nothing is written) with a list of
    sentences by the key of the tenure, as text.
    """
    rows = list(rows)
    restructuring, faults = _check(restructuring, rows)
    if faults:
        raise ValidationError(
            {str(key): list(told.values()) for key, told in faults.items()}
        )
    rows = _write(restructuring, rows)
    events.record(
        by=by,
        act="destination.settle_all",
        subject=restructuring,
        destinations=len(rows),
    )
    return rows


def _check(restructuring, rows):
    """The document, locked, and {key of the tenure: {field: sentence}} of the rows that
    cannot be kept."""
    restructuring = drafts.lock(restructuring)
    codes = {row.into for row in rows}
    picture = draw(plan_of(restructuring), restructuring, also=codes)
    ours = {row.tenure_id for row in rows}
    kept = [row for key, row in picture.recorded.items() if key not in ours]
    holders = {tenure.pk: tenure.person_id for tenure in picture.tenures}
    given = {(r.into, r.post_id, holders[r.tenure_id]) for r in kept if r.post_id}
    faults, seen = {}, set()
    for row in rows:
        told = _faults(row, picture, given)
        if row.tenure_id in seen:
            told = {"tenure": f"{row.tenure}: đã ghi hai lần; hãy giữ lại một."}
        seen.add(row.tenure_id)
        given.add((row.into, row.post_id, holders.get(row.tenure_id)))
        if told:
            faults[row.tenure_id] = told
    return restructuring, faults


def _faults(row, picture, given):
    holders = {tenure.pk for tenure in picture.tenures}
    if row.tenure_id not in holders:
        return {
            "tenure": f"{row.tenure}: chức danh này không kết thúc theo quyết định; "
            "hãy tải lại bảng."
        }
    if row.outcome not in Outcome.values:
        return {"outcome": f"{row.tenure}: hãy chọn kết quả bố trí trong danh sách."}
    if row.outcome not in PLACED:
        return _superfluous(row)
    return _place(row, picture) or _taken(row, picture, given)


def _superfluous(row):
    if not (row.into or row.post_id or row.employment):
        return {}
    return {
        "into": f"{row.tenure}: kết quả “{row.get_outcome_display()}” không có đơn vị, "
        "chức danh bố trí; hãy bỏ trống hoặc chọn kết quả khác."
    }


def _place(row, picture):
    told = {}
    if not row.into:
        told["into"] = f"{row.tenure}: hãy chọn đơn vị bố trí."
    elif picture.unit(row.into) is None:
        on = vietnamese.day(picture.plan.on)
        told["into"] = (
            f"{row.tenure}: “{row.into}” không phải mã của đơn vị hoạt động từ ngày "
            f"{on}; hãy chọn đơn vị khác."
        )
    if row.post_id is None:
        told["post"] = f"{row.tenure}: hãy chọn chức danh bố trí."
    if row.employment and row.employment not in Employment.values:
        told["employment"] = f"{row.tenure}: hãy chọn chế độ trong danh sách."
    return told


def _taken(row, picture, given):
    person = row.tenure.person
    place = (row.into, row.post_id, person.pk)
    where = f"{row.post} tại {picture.unit(row.into)}"
    if place in picture.room.held:
        return {
            "post": f"{person} đang giữ chức danh {where}; hãy chọn chức danh khác "
            "hoặc kết quả khác."
        }
    if place in given:
        return {
            "post": f"{person} đã được bố trí {where} từ một chức danh khác; hãy chọn "
            "chức danh khác hoặc kết quả khác."
        }
    return {}


def _write(restructuring, rows):
    for row in rows:
        row.restructuring = restructuring
    Destination.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["restructuring", "tenure"],
        update_fields=WRITTEN,
    )
    return rows
