from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.services import corrections, events
from accounts.services.footprints import Trail
from unions.choices import RuleKind
from unions.models import Rule

# The highest value that makes sense; degrees and theory are the scales of the cadres.
MOST = {RuleKind.DEGREE: 5, RuleKind.THEORY: 3, RuleKind.RANK_CAP: 100}
MOST_ELSEWHERE = 1000
# Of what a rule of these kinds is never asked: it would be kept, and hold nobody.
NEVER_ASKED = {
    RuleKind.BRANCH_MEMBERS: ("post", "ground"),
    RuleKind.UNION_BRANCHES: ("post", "ground"),
    RuleKind.UNION_MEMBERS: ("post", "ground"),
    RuleKind.RANK_CAP: ("post", "ground"),
    RuleKind.POST_CANDIDATES_MIN: ("ground",),
    RuleKind.POST_CANDIDATES_MAX: ("ground",),
    RuleKind.PERSON_POSTS_MIN: ("post", "ground"),
    RuleKind.PERSON_POSTS_MAX: ("post", "ground"),
    RuleKind.SECONDMENT_MONTHS_MIN: ("level", "post", "ground"),
    RuleKind.SECONDMENT_MONTHS_MAX: ("level", "post", "ground"),
}


@transaction.atomic
def fix(*, kind, value, source, on, by, at, level="", post="", ground=""):
    """Writes down a standard that holds from `on`, asked of a level, a post (its code)
    and a ground, of all where they are blank; the value of earlier days ends then and
    stays. Returns (rule, footprint). Raises ValidationError by field for a value
    outside its scale, a place that rules of the kind are not asked of, or when the one
    in force began on `on` or later."""
    asked = {"kind": kind, "level": level, "post": post, "ground": ground}
    trail = _end(Rule.objects.select_for_update().open().filter(**asked).first(), on)
    source = vietnamese.clean(source)
    rule = Rule(**asked, value=value, source=source, since=on)
    _check_value(rule)
    _check_place(rule)
    rule.full_clean()
    rule.save()
    trail.created([rule])
    return rule, _keep(trail, rule, "rule.fix", by, at, value=value, on=on)


@transaction.atomic
def end(*, rule, on, by, at):
    """Ends a standard on `on`, the first day without it. Returns the footprint. Raises
    ValidationError when it has ended or began on `on` or later."""
    row = Rule.objects.select_for_update().get(pk=rule.pk)
    if row.until:
        ended = vietnamese.day(row.until)
        raise ValidationError(f"{row} đã hết hiệu lực từ ngày {ended}.")
    return _keep(_end(row, on), row, "rule.end", by, at, on=on)


def _end(rule, on):
    """Ends `rule`, if there is one; what was done is on the trail."""
    trail = Trail()
    if rule is None:
        return trail
    if rule.since >= on:
        since = vietnamese.day(rule.since)
        raise ValidationError(
            {"on": f"{rule} có mức từ ngày {since}; hãy chọn ngày muộn hơn."}
        )
    trail.seen([rule])
    rule.until = on
    rule.save(update_fields=["until"])
    return trail


def _keep(trail, rule, act, by, at, **told):
    events.record(by=by, act=act, subject=rule, **told)
    return trail.keep(by=by, at=at, act=act, subject=str(rule))


@transaction.atomic
def correct(*, rule, reason, by, at, **facts):
    """Puts right value, source, since or until of a standard. Returns the footprint."""
    row = Rule.objects.select_for_update().get(pk=rule.pk)
    _check_value(Rule(kind=row.kind, value=facts.get("value", row.value)))
    return corrections.correct(row=row, changes=facts, reason=reason, by=by, at=at)


def _check_value(rule):
    most = MOST.get(rule.kind, MOST_ELSEWHERE)
    fraction = rule.kind != RuleKind.RANK_CAP and rule.value % 1
    if fraction or not 0 <= rule.value <= most:
        told = vietnamese.number(rule.value)
        raise ValidationError(
            {
                "value": f"Mức {told} không dùng được cho {rule.get_kind_display()}; "
                f"hãy nhập số từ 0 đến {vietnamese.number(most)}"
                f"{'' if rule.kind == RuleKind.RANK_CAP else ', không có phần lẻ'}."
            }
        )


def _check_place(rule):
    named = [n for n in NEVER_ASKED.get(rule.kind, ()) if getattr(rule, n)]
    labels = {name: Rule._meta.get_field(name).verbose_name for name in named}
    if labels:
        raise ValidationError(
            {
                name: f"{rule.get_kind_display()} không quy định riêng theo {label}; "
                f"hãy để trống {label}."
                for name, label in labels.items()
            }
        )
