"""The work of a decision grows with its lines, not with what hangs on its units."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from unions.choices import Form
from unions.services import restructurings

AT = datetime(2020, 2, 3, 2, tzinfo=UTC)
RURAL = {"bloc": "RESIDENTIAL", "area": "RURAL"}


@pytest.fixture
def grow(found, truong_ha, da_thong, pac_bo, coc_lung):
    """Trường Hà, and Đa Thông in Thông Nông, with so many branches more, each with as
    many members, all of its committee; so many for Pác Bó and Cốc Lùng, too."""

    def grow(name, size):
        branches = [
            found(
                f"{union.code}-{name}-{n}", Form.BRANCH, f"Chi đoàn {n}", union, **RURAL
            )
            for union in (truong_ha, da_thong)
            for n in range(size)
        ]
        for branch in (*branches, pac_bo, coc_lung):
            people = factories.PersonFactory.create_batch(size, unit=branch)
            for person in people:
                factories.EnrolmentFactory(person=person)
                factories.TenureFactory(person=person, post_id="COMMITTEE_MEMBER")
            if not branch.seats.exists():
                factories.SeatFactory(unit=branch, post_id="COMMITTEE_MEMBER")

    return grow


@pytest.fixture
def document(approved, row, found, ha_quang, coc_lung, pac_bo):
    """Trường Hà joins Sóc Hà, Thông Nông joins Hà Quảng, Cốc Lùng joins Pác Bó."""
    found("CB-HQ-SH", Form.UNION, "Đoàn xã Sóc Hà", ha_quang, **RURAL)
    return approved(
        row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"),
        row(2, "absorb", unit="CB-THONGNONG", into="CB-HAQUANG"),
        row(3, "absorb", unit="CB-TN-DT-CL", into="CB-HQ-TH-PB"),
    )


def queries(document, by):
    """Of applying, and of undoing it again."""
    counts = []
    for act in (restructurings.apply, restructurings.undo):
        with CaptureQueriesContext(connection) as queries:
            act(restructuring=document, by=by, at=AT)
        counts.append(len(queries))
    return counts


def test_members_and_branches_below_cost_no_query_more(document, grow, giang):
    grow("1", 1)
    few = queries(document, giang)

    grow("3", 3)

    assert queries(document, giang) == few
