"""A plan carried out: whole chunks at a time, in one transaction."""

from django.db import transaction

from accounts import bulk
from accounts.services.footprints import Trail
from accounts.spreadsheets import Outcome
from members.models import Admission, Enrolment, Person, SensitiveFacts, Transfer
from members.services import people, registers
from members.services.people import SENSITIVE

CHUNK = 2_000
ACT = "import.apply"


@transaction.atomic
def apply(plan, *, by, on, at, progress):
    """Writes what `plan` says and nothing else, and returns the Footprint by which it
    can be undone: new people with their first enrolment, facts put right, enrolments
    opened and ended, transfers proposed on `on`. The caller records the event."""
    trail, done = Trail(), 0
    steps = {Outcome.NEW: _add, Outcome.CHANGED: _change}
    steps[Outcome.TRANSFER] = lambda rows, trail: _propose(rows, trail, by, on)
    total = sum(plan.counts[outcome] for outcome in steps)
    for outcome, write in steps.items():
        rows = [row.payload for row in plan.of(outcome)]
        for start in range(0, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            write(chunk, trail)
            done += len(chunk)
            progress(done, total, "Đang ghi…")
    return trail.keep(by=by, at=at, act=ACT, subject=_subject(plan))


def _subject(plan):
    counts = plan.counts
    return (
        f"Đoàn viên: {counts[Outcome.NEW]} thêm mới, {counts[Outcome.CHANGED]} thay "
        f"đổi, {counts[Outcome.TRANSFER]} đề nghị chuyển"
    )


def _add(deeds, trail):
    registers.add(
        [registers.Entrant(d.facts, d.sensitive, (d.stay,)) for d in deeds], trail=trail
    )


def _change(deeds, trail):
    found = _locked(Person, [deed.person_id for deed in deeds], trail)
    opened = [(found[deed.person_id], deed.stay) for deed in deeds if deed.stay]
    for deed in deeds:
        _correct(found[deed.person_id], deed.facts)
    registers.add_stays(opened, trail=trail)
    columns = {name for deed in deeds for name in deed.facts}
    if "full_name" in columns:
        columns |= {"search_name", "sort_key"}
    if opened:
        columns.add("unit")
    changed = [found[d.person_id] for d in deeds if d.facts or d.stay]
    _save(changed, columns, trail)
    _change_sensitive([deed for deed in deeds if deed.sensitive], found, trail)
    _change_stays([deed for deed in deeds if deed.stay_id], trail)


def _correct(person, facts):
    for name, value in facts.items():
        setattr(person, name, value)
    if "full_name" in facts:
        people.respell(person)


def _change_sensitive(deeds, found, trail):
    rows = _locked(SensitiveFacts, [deed.person_id for deed in deeds], trail)
    new = []
    for deed in deeds:
        row = rows.get(deed.person_id)
        if row is None:
            row = SensitiveFacts(person=found[deed.person_id])
            new.append(row)
        for name, value in deed.sensitive.items():
            setattr(row, name, value)
    bulk.insert(new)
    trail.created(new)
    _save(list(rows.values()), SENSITIVE, trail)


def _change_stays(deeds, trail):
    rows = _locked(Enrolment, [deed.stay_id for deed in deeds], trail)
    ended = [deed for deed in deeds if deed.ended]
    for deed in ended:
        row = rows[deed.stay_id]
        row.until, row.exit = deed.ended
    _save([rows[deed.stay_id] for deed in ended], ["until", "exit"], trail)
    _change_admissions([deed for deed in deeds if deed.admission], rows, trail)


def _change_admissions(deeds, stays, trail):
    old = [deed.admission_id for deed in deeds if deed.admission_id]
    rows = _locked(Admission, old, trail)
    for deed in deeds:
        for name, value in deed.admission.items() if deed.admission_id else ():
            setattr(rows[deed.admission_id], name, value)
    _save(list(rows.values()), ["decision", "campaign"], trail)
    new = [
        registers.admission(stays[deed.stay_id], **deed.admission)
        for deed in deeds
        if not deed.admission_id
    ]
    bulk.insert(new)
    trail.created(new)


def _propose(moves, trail, by, on):
    rows = [
        Transfer(
            person_id=move.person_id,
            source_id=move.source_id,
            target_id=move.target_id,
            requested_on=on,
            moves_on=move.moves_on,
            requested_by=by,
        )
        for move in moves
    ]
    bulk.insert(rows)
    trail.created(rows)


def _locked(model, keys, trail):
    """The rows by key, locked and told to `trail` as they are."""
    rows = model.objects.select_for_update().in_bulk(keys)
    trail.seen(rows.values())
    return rows


def _save(rows, columns, trail):
    bulk.update(rows, columns)
    trail.changed(rows)
