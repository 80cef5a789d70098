"""Whoever changes the tree while a decision is carried out waits, then follows it or is
refused in words; the tree is whole whoever comes first. Two connections, as two workers
have them."""

import time
from datetime import UTC, date, datetime
from threading import Event as Flag

import pytest
from django.db import transaction

from accounts.integrity import rules
from tests.rivals import ON_POSTGRES, PATIENCE, PAUSE, run_both
from unions.choices import Area, Bloc, Form
from unions.models import Unit
from unions.services import carrying_out, restructurings, units

pytestmark = ON_POSTGRES

ON = date(2020, 2, 1)
AT = datetime(2020, 2, 3, 2, tzinfo=UTC)
RURAL = {"bloc": Bloc.RESIDENTIAL, "area": Area.RURAL}


@pytest.fixture
def at_once():
    """`at_once(first, second)`: `second` begins when `first` says that it is in the
    midst of its transaction. Returns what was refused of each."""

    def at_once(first, second):
        begun = Flag()

        def midst():
            begun.set()
            time.sleep(PAUSE)

        def later():
            begun.wait(PATIENCE)
            second(lambda: None)

        return run_both(lambda: first(midst), later)

    return at_once


@pytest.fixture
def soc_ha(found, ha_quang):
    return found("CB-HQ-SH", Form.UNION, "Đoàn xã Sóc Hà", ha_quang, **RURAL)


@pytest.fixture(autouse=True)
def scene(truong_ha, pac_bo, soc_ha, da_thong, coc_lung, an):
    return truong_ha


@pytest.fixture
def carry_out(approved, row, an, monkeypatch):
    """Trường Hà joins Sóc Hà, and Thông Nông with its commune joins Hà Quảng; the midst
    is when the units are locked, the plan is made and nothing is written yet."""
    document = approved(
        row(1, "absorb", unit="CB-HQ-TH", into="CB-HQ-SH"),
        row(2, "absorb", unit="CB-THONGNONG", into="CB-HAQUANG"),
    )
    return applying(document, an, monkeypatch)


def applying(document, by, monkeypatch):
    plain = carrying_out.carry_out

    def carry_out(midst):
        def wait(*args, **kwargs):
            midst()
            plain(*args, **kwargs)

        monkeypatch.setattr(carrying_out, "carry_out", wait)
        restructurings.apply(restructuring=document, by=by, at=AT)

    return carry_out


@pytest.fixture
def edits(giang):
    """What others do to the tree meanwhile, by name; each stays in the midst of its
    transaction when it has written."""

    def edit(act):
        @transaction.atomic
        def edited(midst):
            act(on=ON, by=giang)
            midst()

        return edited

    def unit(code):
        return Unit.objects.get(code=code)

    def found(above, **facts):
        facts |= {"code": "CB-MOI", "form": Form.BRANCH, "name": "Chi đoàn Mới"}
        units.found(parent=unit(above), **facts, **RURAL)

    acts = {
        "found below what ends": lambda **f: found("CB-HQ-TH", **f),
        "found below what follows": lambda **f: found("CB-TN-DT", **f),
        "move below what ends": lambda **f: units.move(
            unit=unit("CB-TN-DT-CL"), parent=unit("CB-HQ-TH"), **f
        ),
        "move out of what ends": lambda **f: units.move(
            unit=unit("CB-HQ-TH-PB"), parent=unit("CB-TN-DT"), **f
        ),
        "rename what ends": lambda **f: units.rename(
            unit=unit("CB-HQ-TH"), name="Đoàn xã A", **f
        ),
        "rename the heir": lambda **f: units.rename(
            unit=unit("CB-HAQUANG"), name="Huyện Đoàn A", **f
        ),
        "rename what follows": lambda **f: units.rename(
            unit=unit("CB-TN-DT-CL"), name="Chi đoàn A", **f
        ),
        "dissolve what follows": lambda **f: units.dissolve(
            unit=unit("CB-TN-DT-CL"), into=unit("CB-HQ-TH-PB"), **f
        ),
        "dissolve the heir's": lambda **f: units.dissolve(
            unit=unit("CB-HQ-TH-PB"), into=unit("CB-TN-DT-CL"), **f
        ),
    }
    return {name: edit(act) for name, act in acts.items()}


NAMES = [
    "found below what ends",
    "found below what follows",
    "move below what ends",
    "move out of what ends",
    "rename what ends",
    "rename the heir",
    "rename what follows",
    "dissolve what follows",
    "dissolve the heir's",
]


def broken():
    errors = [rule for rule in rules() if rule.is_error]
    found = {rule.id: list(map(str, rule.find(ON))) for rule in errors}
    return {name: offenders for name, offenders in found.items() if offenders}


@pytest.mark.parametrize("name", NAMES)
def test_edit_waits_for_the_decision(at_once, carry_out, edits, name):
    applied, _ = at_once(carry_out, edits[name])

    assert applied == []
    assert broken() == {}


@pytest.mark.parametrize("name", NAMES)
def test_decision_waits_for_the_edit(at_once, carry_out, edits, name):
    at_once(edits[name], carry_out)

    assert broken() == {}


def test_document_is_applied_by_one_of_two(at_once, carry_out, an):
    refused = at_once(carry_out, carry_out)

    told = ["Quyết định số 864-NQ/TĐTN đã được áp dụng ngày 03/02/2020 rồi."]
    assert refused == [[], told]
    assert broken() == {}


def test_documents_over_the_same_units_in_another_order_do_not_block_each_other(
    at_once, approved, row, an, monkeypatch
):
    first = approved(
        row(1, "rename", unit="CB-HQ-TH", name="Đoàn xã A"),
        row(2, "move", unit="CB-HQ-SH", parent="CB-THONGNONG"),
        number="1-NQ",
    )
    second = approved(
        row(1, "move", unit="CB-HQ-SH", parent="CB-THONGNONG"),
        row(2, "rename", unit="CB-HQ-TH", name="Đoàn xã A"),
        number="2-NQ",
    )
    one, two = (applying(each, an, monkeypatch) for each in (first, second))

    assert at_once(one, two)[0] == []
    assert broken() == {}
