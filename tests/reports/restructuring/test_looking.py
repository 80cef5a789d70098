from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.restructuring import look
from tests.factories import ReturnFactory

AT = datetime(2020, 1, 1, tzinfo=UTC)
LABEL = "Biểu số liệu đang mở"


@pytest.fixture
def plan(plan_for, row, ha_quang, thong_nong):
    return lambda: plan_for(row(3, "absorb", unit="CB-THONGNONG", into="CB-HAQUANG"))


def test_open_returns_of_what_ends_are_told(
    plan, thong_nong, ha_quang, giang, client, an
):
    opened = [
        ReturnFactory(unit=thong_nong, state=state, reason="Thiếu số")
        for state in ("DRAFT", "SUBMITTED", "RETURNED")
    ]
    ReturnFactory(unit=thong_nong, state="APPROVED", decided_at=AT, decided_by=giang)
    ReturnFactory(unit=ha_quang)

    concern = look(plan(), None)

    assert [(t.label, t.count) for t in concern.tallies] == [(LABEL, 3)]
    assert concern.per_unit == {"CB-THONGNONG": {LABEL: 3}}
    [finding] = concern.findings
    assert (finding.weight, finding.line, finding.unit) == (
        "WARNING",
        3,
        "CB-THONGNONG",
    )
    assert finding.sentence == (
        "Dòng 3: Huyện Đoàn Thông Nông còn 3 biểu số liệu đang mở; hãy phê duyệt trước "
        "khi đơn vị kết thúc."
    )
    client.force_login(an)
    for url in (finding.url, concern.tallies[0].url):
        page = client.get(url)
        assert page.status_code == 200
        assert {row.pk for row in page.context["cl"].queryset} == {
            row.pk for row in opened
        }


def test_nothing_is_told_where_nothing_is_open(plan, ha_quang):
    ReturnFactory(unit=ha_quang)

    with CaptureQueriesContext(connection) as queries:
        concern = look(made := plan(), None)

    assert made.endings != []
    assert [(t.count, t.url) for t in concern.tallies] == [(0, "")]
    assert (concern.findings, concern.per_unit) == ([], {})
    assert len([q for q in queries if "reports_return" in q["sql"]]) == 1
