"""The timeline of a person: every source tells its moments, whatever they are made of.

A further source is one more function in SOURCES or deeds.DEEDS, and the rows it reads
one more field of Rows or Work. Discipline is a sensitive fact: it is in discipline.py,
not here.
"""

from datetime import timedelta

from accounts import vietnamese
from cadres.choices import VEILED
from members.choices import TransferState

from .deeds import DEEDS
from .moments import Moment
from .stays import enrolments


def tell(rows, labels):
    """The moments of all sources, the newest first."""
    told = [moment for source in SOURCES for moment in source(rows, labels)]
    return sorted(told, key=lambda moment: (moment.on, moment.order), reverse=True)


def tenures(rows, labels):
    for row in rows.tenures:
        yield Moment(
            on=row.since,
            kind="tenure",
            title=f"Giữ chức danh {row.post}",
            place=labels.place(row.unit_id, row.since),
            details=tuple(_taken_up(row)),
            order=4,
        )
        if row.until:
            yield Moment(
                on=row.until,
                kind="departure",
                title=f"Thôi chức danh {row.post}",
                place=labels.place_before(row.unit_id, row.until),
                details=tuple(_ended(row)),
                order=3,
            )


def _taken_up(row):
    yield f"{row.get_manner_display()}; {row.get_employment_display()}"
    if row.congress:
        yield f"{row.congress.name}, nhiệm kỳ {row.congress.term}"


def _ended(row):
    if row.end not in VEILED:
        yield row.get_end_display()
    last = row.until - timedelta(1)
    yield f"Giữ từ {vietnamese.day(row.since)} đến hết {vietnamese.day(last)}"


def qualifications(rows, labels):
    for row in rows.qualifications:
        yield Moment(on=row.obtained_on, kind="qualification", title=str(row))


def transfers(rows, labels):
    for row in rows.transfers:
        day = row.requested_on
        source = labels.place(row.source_id, day)
        details = [f"Từ {source}", row.get_state_display()]
        if row.state == TransferState.REFUSED:
            details[-1] += f": {row.reason}"
        yield Moment(
            on=day,
            kind="transfer",
            title="Đề nghị chuyển sinh hoạt",
            place=labels.place(row.target_id, day),
            details=tuple(details),
            order=5,
        )


SOURCES = (enrolments, tenures, qualifications, transfers, *DEEDS)
