"""Documents of restructurings, for tests of every floor."""

from datetime import UTC, date, datetime

import pytest

from unions.choices import LineKind
from unions.models import LineRow
from unions.restructuring import build
from unions.services import restructurings

EFFECTIVE = date(2020, 2, 1)
AT = datetime(2020, 2, 3, 2, tzinfo=UTC)


@pytest.fixture
def row():
    """A row of a line: row(1, "absorb", unit="CB-A", into="CB-B")."""

    def row(line, kind, **cells):
        return LineRow(line=line, kind=LineKind(kind), **cells)

    return row


@pytest.fixture
def plan_for(province):
    """The plan of rows that are not written down."""

    def plan_for(*rows, on=EFFECTIVE, authority=province):
        return build(rows=rows, on=on, authority=authority)

    return plan_for


@pytest.fixture
def written(province, an):
    """A document of the province with these rows, written by An."""

    def written(*rows, number="864-NQ/TĐTN", on=EFFECTIVE, authority=province):
        document = restructurings.draft(
            number=number,
            decided_on=date(2020, 1, 10),
            effective_on=on,
            authority=authority,
            summary="Về việc sắp xếp tổ chức đoàn",
            by=an,
        )
        restructurings.enter(restructuring=document, rows=list(rows), by=an)
        return document

    return written


@pytest.fixture
def approved(written, an, dung):
    """The same, submitted by An and approved by Dũng."""

    def approved(*rows, **facts):
        document = written(*rows, **facts)
        restructurings.submit(restructuring=document, by=an, at=AT)
        return restructurings.approve(restructuring=document, by=dung, at=AT)

    return approved


@pytest.fixture
def applied(approved, an):
    """The same, applied by An."""

    def applied(*rows, at=AT, **facts):
        document = approved(*rows, **facts)
        restructurings.apply(restructuring=document, by=an, at=at)
        document.refresh_from_db()
        return document

    return applied
