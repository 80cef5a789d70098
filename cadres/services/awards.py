"""Units and people commended by a decision (Conclusion 08, II.2.3)."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import vietnamese
from accounts.keys import among
from accounts.services import corrections, events
from accounts.services.footprints import Trail
from cadres.choices import AwardTitle
from cadres.models import Award
from unions.choices import MEMBER_FORMS
from unions.models import Placement

from . import recording

OF_BRANCHES = (
    AwardTitle.STRONG_BRANCH,
    AwardTitle.BRANCH,
    AwardTitle.BRANCH_SECRETARY,
)


@transaction.atomic
def record(*, unit, on, by, at, person=None, **facts):
    """Records that `unit`, or `person` of it, was commended on `on`; `facts` are form,
    title, tier, occasion and decision. Returns (award, footprint). Raises
    ValidationError by field: a unit that does not exist then or is no chi đoàn where
    the title is one of theirs, a day to come, an award recorded before."""
    award = Award(unit=unit, person=person, on=on, **recording.clean(facts))
    _check(award, at)
    footprint = recording.save(
        award,
        by=by,
        at=at,
        act="award.record",
        about=person or unit,
        document=award.decision,
        on=on,
    )
    return award, footprint


@transaction.atomic
def record_all(*, rows, decision, on, by, at, **facts):
    """Records all who are commended by one decision: `rows` are [(unit, person or
    None)], `facts` form, title, tier and occasion. Returns (awards, footprint). Raises
    ValidationError by field for the decision and by the place of the row, from "0", for
    its rows; then nothing is recorded."""
    common = recording.clean(facts | {"decision": decision, "on": on})
    awards = [Award(unit=unit, person=person, **common) for unit, person in rows]
    Award(**common).clean_fields(exclude=["unit", "person"])
    _check_day(on, at)
    _refuse(awards, **common)
    Award.objects.bulk_create(awards, batch_size=500)
    trail = Trail()
    trail.created(awards)
    about, count = common["decision"], len(awards)
    events.record(by=by, act="award.record_all", subject=about, rows=count, on=on)
    footprint = trail.keep(by=by, at=at, act="award.record_all", subject=about)
    return awards, footprint


def list_faults(awards):
    """The sentences against each of `awards`, not saved: what speaks against its unit
    and person. As many queries as they have days."""
    units = {}
    for award in awards:
        units.setdefault(award.on, set()).add(award.unit_id)
    branches = {day: _branches(keys, day) for day, keys in units.items()}
    faults = [
        (_fault_of_unit(award, branches[award.on]), _fault_of_person(award))
        for award in awards
    ]
    return [[fault for fault in own if fault] for own in faults]


def _refuse(awards, *, title, decision, **_):
    """Raises what speaks against the awards, read in as many queries for one as for
    hundreds."""
    same = Award.objects.filter(title=title, decision=decision)
    given = set(same.values_list("unit", "person"))
    told = {}
    for place, (award, faults) in enumerate(
        zip(awards, list_faults(awards), strict=True)
    ):
        whose = (award.unit_id, award.person_id)
        faults += [_AGAIN.format(award.person or award.unit)] if whose in given else []
        given.add(whose)
        told[str(place)] = faults
    if any(told.values()):
        raise ValidationError({place: own for place, own in told.items() if own})


_AGAIN = "Khen thưởng này của {} đã được ghi; hãy bỏ dòng này."


def _branches(units, day):
    """The keys among `units` of those that were a chi đoàn on `day`."""
    placed = Placement.objects.on(day).filter(unit__in=among(units))
    placed = placed.filter(form__in=MEMBER_FORMS)
    return set(placed.values_list("unit", flat=True))


def _fault_of_unit(award, branches):
    if not award.unit.exists_on(award.on):
        return recording.absence(award.unit, award.on)
    if award.title in OF_BRANCHES and award.unit_id not in branches:
        return (
            f"{award.unit} không phải chi đoàn, nên không nhận danh hiệu "
            f"{award.get_title_display()}; hãy chọn chi đoàn hoặc danh hiệu khác."
        )
    return ""


def _fault_of_person(award):
    lacks = award.title == AwardTitle.BRANCH_SECRETARY and award.person is None
    return f"{award.unit}: hãy chọn cá nhân được khen." if lacks else ""


def _check_day(on, at):
    if on > at.date():
        raise ValidationError(
            {"on": f"{vietnamese.day(on)} ở sau hôm nay; hãy kiểm tra lại ngày."}
        )


def _check(award, at):
    _check_day(award.on, at)
    _check_unit(award)


def _check_unit(award):
    fault = _fault_of_unit(award, _branches([award.unit_id], award.on))
    if fault:
        raise ValidationError({"unit": fault})


@transaction.atomic
def correct(*, award, reason, by, at, **facts):
    """Puts right any column of an award that was recorded wrongly. Returns the
    footprint."""
    row = Award.objects.select_for_update(of=("self",)).get(pk=award.pk)
    return corrections.correct(
        row=row,
        changes=recording.clean(facts),
        reason=reason,
        by=by,
        at=at,
        about=row.person or row.unit,
        follow=lambda trail: _check(row, at),
    )
