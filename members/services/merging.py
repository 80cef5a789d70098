"""Two records of one person become one."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.services import events
from accounts.services.footprints import Trail
from members.duplicates import consequences, facts
from members.models import Distinction, Person

from . import merged_facts, merged_rows

VIEW_SENSITIVE = "members.view_sensitive"


@transaction.atomic
def merge(*, keep, drop, by, at, choices=None):
    """Gives every row under the person `drop` to `keep`, takes each fact from the one
    that `choices` names ({fact: "keep" | "drop"}, see members.duplicates.facts) and
    deletes `drop`, whose record stays whole in the footprint that is returned.

    A fact that is not chosen stays as `keep` has it, or comes from `drop` where `keep`
    has none. The unit of the open enrolment keeps the record. Rows that tell the same
    fold into one. Raises ValidationError (nothing is written) when the two were told
    apart, when rows overlap, or when a choice is unknown or not the user's to make.
    """
    choices = choices or {}
    _check_choices(choices, by)
    keep, drop = _lock(keep, drop)
    _check_not_told_apart(keep, drop)
    moves = consequences.plan(keep, drop)
    if refused := consequences.refusals(moves):
        raise ValidationError(refused)
    merged = f"{drop} ({drop.code})"
    subject = f"{merged} vào {keep} ({keep.code})"
    trail = Trail()
    trail.seen([keep, drop])
    rows = merged_rows.move_all(moves, trail)
    merged_rows.move_distinctions(keep, drop, trail)
    fields = merged_facts.join_sensitive(keep, drop, choices, trail)
    changes = merged_facts.join(keep, drop, choices)
    more = {"fields": fields} if fields else {}
    act = "person.merge"
    events.record(
        by=by, act=act, subject=keep, changes=changes, merged=merged, rows=rows, **more
    )
    return trail.keep(by=by, at=at, act=act, subject=subject)


def _check_choices(choices, by):
    by_name = {fact.name: fact for fact in facts.FACTS}
    for name, side in choices.items():
        if name not in by_name or side not in (facts.KEEP, facts.DROP):
            raise ValidationError(
                f"“{name}: {side}” không phải là lựa chọn được; hãy tải lại trang và "
                "chọn lại."
            )
        if by_name[name].is_sensitive and not by.has_perm(VIEW_SENSITIVE):
            label = by_name[name].label.lower()
            raise ValidationError(
                f"Đồng chí không được xem {label} nên không chọn được; hãy để nguyên "
                "mục này."
            )


def _lock(keep, drop):
    if keep.pk == drop.pk:
        raise ValidationError("Hãy chọn hai hồ sơ khác nhau để gộp.")
    rows = Person.objects.select_for_update().filter(pk__in=[keep.pk, drop.pk])
    found = {row.pk: row for row in rows.order_by("pk")}
    for person in (keep, drop):
        if person.pk not in found:
            raise ValidationError(
                f"Hồ sơ {person} không còn nữa, có thể vừa được gộp; hãy xem lại danh "
                "sách hồ sơ trùng."
            )
    return found[keep.pk], found[drop.pk]


def _check_not_told_apart(keep, drop):
    found = Distinction.objects.between(keep, drop).select_related("decided_by").first()
    if found:
        raise ValidationError(
            f"{found.decided_by} đã xác nhận hai hồ sơ này không phải cùng một người; "
            "hãy bỏ xác nhận đó trước khi gộp."
        )
