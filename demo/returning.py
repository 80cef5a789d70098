"""The returns of the sample province: two closed periods with all returns approved, and
one that is open on the day of loading, with returns in every state."""

from datetime import timedelta

from accounts.vietnamese import number
from demo import collecting
from demo.plan import askings, stages
from demo.plan.checks import CHECKS, SINCE
from demo.plan.days import at
from demo.plan.stages import Part, Stage
from reports.models import ReturnLine
from reports.services import cells, checks, extensions, periods, portions, reviewing
from unions.models import Unit

DAY = timedelta(1)
ISSUED = "Báo cáo ngày 30/06/2022 đã phát hành"
MISSING = "Số lượt tham gia chưa gồm Tháng Thanh niên; hãy rà soát lại cả biểu."
TOO_MANY = "Cao hơn hẳn các chi đoàn lân cận, hãy kiểm tra lại."
FLOOD = "Địa bàn bị chia cắt do mưa lũ"


def declare(*, province, office, writers, today, tell):
    """Opens the periods and writes what the units declare. `writers` are the users who
    write for a unit, by its key; the second of `office` asks and approves. Returns what
    was done, in words."""
    staff = office[1]
    for check in CHECKS:
        checks.add(**check, since=SINCE, by=staff)
    for asking in askings.CLOSED:
        _close(collecting.open_period(asking, province, writers, staff), staff, tell)
    opened = askings.open_on(today)
    _leave_open(
        collecting.open_period(opened, province, writers, staff), staff, today, tell
    )
    return f"3 kỳ, {number(ReturnLine.objects.count())} dòng số liệu"


def _close(collection, staff, tell):
    period, count = collection.period, len(collection.senders)
    for done, unit in enumerate(_in_order(collection), start=1):
        sent_on = period.opens_on + DAY * (3 + done % 5)
        if unit.code == stages.LATE:
            sent_on = period.due_on + DAY * 2
        collection.write(unit, at(sent_on, 8))
        collection.explain(unit, at(sent_on, 9))
        row = collection.send(unit, at(sent_on, 10))
        reviewing.approve(unit_return=row, by=staff, at=at(sent_on + DAY, 14))
        tell(f"Biểu số liệu {period.name}", done / count)
    locked_at = at(period.due_on + DAY * 10, 8)
    periods.lock(period=period, reason=ISSUED, by=staff, at=locked_at)


def _leave_open(collection, staff, today, tell):
    """Every unit gets as far as the plan says, up to the evening before `today`."""
    for done, unit in enumerate(_in_order(collection), start=1):
        stage = stages.STAGES.get(unit.code)
        if stage:
            ACTS[stage](collection, unit, staff, today)
        tell(f"Biểu số liệu {collection.period.name}", done / len(collection.senders))


def _in_order(collection):
    return sorted(collection.senders.values(), key=lambda unit: unit.code)


def _send(collection, unit, staff, today):
    collection.write(unit, at(today - DAY * 6, 8))
    collection.explain(unit, at(today - DAY * 6, 9))
    return collection.send(unit, at(today - DAY * 5, 10))


def _approve(collection, unit, staff, today):
    row = _send(collection, unit, staff, today)
    reviewing.approve(unit_return=row, by=staff, at=at(today - DAY * 3, 14))


def _give_back(collection, unit, staff, today):
    row = _send(collection, unit, staff, today)
    told = {"reason": MISSING, "by": staff, "at": at(today - DAY * 2, 15)}
    reviewing.send_back(unit_return=row, **told)


def _remark(collection, unit, staff, today):
    """To the three branches that tell of most turns."""
    row = _send(collection, unit, staff, today)
    said = {key: TOO_MANY for key, _ in _most_turns(collection, unit)}
    told = {"remarks": said, "by": staff, "at": at(today - DAY * 2, 16)}
    reviewing.send_back(unit_return=row, **told)


def _send_again(collection, unit, staff, today):
    """What was remarked is less now."""
    _remark(collection, unit, staff, today)
    entries = [
        cells.Entry(*key, str(value * 3 // 4), version=1)
        for key, value in _most_turns(collection, unit)
    ]
    collection.put(unit, entries, at(today - DAY, 8))
    collection.explain(unit, at(today - DAY, 9))
    collection.send(unit, at(today - DAY, 10))


def _most_turns(collection, unit):
    """[((unit, figure), value)]"""
    figure = askings.TURNS[0]
    said = [
        ((s.unit, figure), int(collection.told[s.unit][figure].text))
        for s in collection.under(unit)
        if figure in collection.told[s.unit]
    ]
    return sorted(said, key=lambda each: -each[1])[:3]


def _write(collection, unit, staff, today):
    """Three of five rows."""
    rows = [s for n, s in enumerate(collection.under(unit)) if n % 5 < 3]
    collection.write(unit, at(today - DAY, 20), rows)


def _extend(collection, unit, staff, today):
    rows = [s for n, s in enumerate(collection.under(unit)) if n % 4 == 0]
    collection.write(unit, at(today - DAY * 2, 20), rows)
    period = collection.period
    extensions.grant(
        period=period,
        unit=unit,
        reason=FLOOD,
        expires_on=period.due_on + DAY * 10,
        by=staff,
        on=today - DAY,
    )


def _fill_in_portions(collection, unit, staff, today):
    """The communes of the plan write their own rows, the district some others."""
    own = {s.unit: s for s in collection.under(unit)}
    communes = {s.code: s for s in own.values() if s.code in stages.PARTS}
    taken = {commune.unit for commune in communes.values()}
    others = [s for s in own.values() if s.grassroots not in taken]
    collection.write(unit, at(today - DAY * 4, 8), others[: len(others) // 2])
    for code, part in stages.PARTS.items():
        commune = Unit.objects.get(pk=communes[code].unit)
        _fill_in(collection, unit, commune, part, today)


def _fill_in(collection, unit, commune, part, today):
    rows = collection.under(commune)
    if part == Part.WRITING:
        collection.write(commune, at(today - DAY, 19), rows[: len(rows) // 2])
        return
    collection.write(commune, at(today - DAY * 3, 8))
    collection.explain(commune, at(today - DAY * 3, 9))
    facts = {"period": collection.period, "by": collection.writers[commune.pk]}
    portion = portions.hand_in(unit=commune, at=at(today - DAY * 3, 10), **facts)
    decided = {"by": collection.writers[unit.pk], "at": at(today - DAY * 2, 9)}
    if part == Part.CONFIRMED:
        portions.confirm(portion=portion, **decided)
    if part == Part.GIVEN_BACK:
        portions.give_back(portion=portion, reason=MISSING, **decided)


ACTS = {
    Stage.APPROVED: _approve,
    Stage.RETURNED: _give_back,
    Stage.REMARKED: _remark,
    Stage.SENT: _send,
    Stage.SENT_AGAIN: _send_again,
    Stage.IN_PORTIONS: _fill_in_portions,
    Stage.WRITING: _write,
    Stage.EXTENDED: _extend,
}
