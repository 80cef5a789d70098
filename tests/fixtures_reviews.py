"""A return on its way: Hà Quảng (two units that say three figures) fills in the first
half of 2022, Bình sends it, An and Dũng decide, Minh answers for Trường Hà alone."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.choices import Role
from accounts.models import Event
from reports.choices import Respondent
from reports.services import reviewing
from tests import factories

TURNS, MEMBERS, INSTALLS = "activity_turns_members", "members_reported", "app_installs"
ASKED = (
    (TURNS, Respondent.CELL, True),
    (MEMBERS, Respondent.CELL, True),
    (INSTALLS, Respondent.GRASSROOTS, False),
)
WRITTEN = datetime(2022, 7, 3, 8, tzinfo=UTC)
SENT = datetime(2022, 7, 5, 8, tzinfo=UTC)
DECIDED = datetime(2022, 7, 7, 8, tzinfo=UTC)
LATER = datetime(2022, 7, 9, 8, tzinfo=UTC)
NAME = "Biểu số liệu 6 tháng đầu năm 2022 của Huyện Đoàn Hà Quảng"


def cells_of(row):
    """{(unit code, figure): [value, sent, sent before, remark]}"""
    told = row.lines.values_list(
        "unit__code", "figure", "value", "sent", "sent_before", "remark"
    )
    return {(code, figure): rest for code, figure, *rest in told}


def events_of(row):
    """[(act, detail)], the oldest first."""
    told = Event.objects.about(row).order_by("pk")
    return [(event.act, event.detail) for event in told]


@pytest.fixture
def minh(open_account, truong_ha, giang):
    """Secretary of the commune Trường Hà."""
    return open_account("minh", "Nông Đức Minh", Role.SECRETARY, truong_ha, giang)


@pytest.fixture
def half(db):
    """The period, which asks three figures."""
    period = factories.PeriodFactory(name="6 tháng đầu năm 2022")
    for position, (figure, asked_of, is_compulsory) in enumerate(ASKED):
        factories.PeriodFigureFactory(
            period=period,
            figure=figure,
            asked_of=asked_of,
            is_compulsory=is_compulsory,
            position=position,
        )
    return period


@pytest.fixture
def lock_half(half, giang):
    def lock_half():
        half.locked_at, half.locked_by = DECIDED, giang
        half.save()

    return lock_half


@pytest.fixture
def put(binh):
    """Writes a value into a cell, as services.cells leaves it."""

    def put(unit_return, unit, figure, value, reason="", at=WRITTEN):
        line, _ = unit_return.lines.get_or_create(
            unit=unit, figure=figure, defaults={"version": 0}
        )
        line.value = None if value is None else Decimal(value)
        line.reason, line.version = reason, line.version + 1
        line.written_at, line.written_by = at, binh
        line.save()
        factories.WritingFactory(
            line=line,
            version=line.version,
            value=line.value,
            reason=reason,
            at=at,
            by=binh,
        )
        return line

    return put


@pytest.fixture
def begun(half, ha_quang, truong_ha, pac_bo, clinic, put):
    """Filled in, not sent: Pác Bó 30 turns, the clinic 12; members as the register
    counts them, none."""
    row = factories.ReturnFactory(period=half, unit=ha_quang)
    for unit, turns in ((pac_bo, 30), (clinic, 12)):
        put(row, unit, TURNS, turns)
        put(row, unit, MEMBERS, 0)
    return row


@pytest.fixture
def sent(begun, binh, an):
    return reviewing.send(unit_return=begun, by=binh, at=SENT)


@pytest.fixture
def approved_return(sent, dung):
    return reviewing.approve(unit_return=sent, by=dung, at=DECIDED)


@pytest.fixture
def returned(sent, an, pac_bo):
    """For a reason, and with a remark to the turns of Pác Bó."""
    return reviewing.send_back(
        unit_return=sent,
        reason="Thiếu hoạt động hè",
        remarks={(pac_bo.pk, TURNS): "Chưa tính chiến dịch hè"},
        by=an,
        at=DECIDED,
    )


@pytest.fixture
def get(client, half):
    """Opens a page of a unit in the period, by the name of its address."""

    def get(user, unit, name, **asked):
        client.force_login(user)
        return client.get(reverse(name, args=[half.pk, unit.code]), asked)

    return get


@pytest.fixture
def post(client, half):
    """Sends the form of such a page, and follows where it leads."""

    def post(user, unit, name, **data):
        client.force_login(user)
        address = reverse(name, args=[half.pk, unit.code])
        return client.post(address, data, follow=True)

    return post
