import json

import pytest
from django.core.management import call_command

from accounts.commands import InputError


@pytest.fixture
def units(capsys):
    def units(**options):
        call_command("units", **{"on": "2022-06-30"} | options)
        return capsys.readouterr().out

    return units


def test_json_lists_every_unit_of_the_day(small, units):
    out = json.loads(units(format="json"))

    by_code = {unit["code"]: unit for unit in out}
    assert list(by_code) == sorted(by_code)
    assert by_code["CB-HQ-TH-PB"] == {
        "code": "CB-HQ-TH-PB",
        "official_code": "",
        "level": "BRANCH",
        "form": "BRANCH",
        "bloc": "RESIDENTIAL",
        "name": "Chi đoàn Pác Bó",
        "parent": "CB-HQ-TH",
        "since": "2018-01-01",
        "members": 2,
    }


def test_members_are_those_at_or_below_the_unit(small, units):
    out = json.loads(units(format="json"))

    assert {unit["code"]: unit["members"] for unit in out} == {
        "CB": 4,
        "CB-HAQUANG": 3,
        "CB-HQ-TH": 2,
        "CB-HQ-TH-PB": 2,
        "CB-HQ-TTYT": 1,
        "CB-HOAAN": 1,
        "CB-HA-HV": 1,
        "CB-HA-HV-LS": 1,
    }


def test_scope_keeps_what_stands_under_it(small, units):
    lines = units(scope="CB-HOAAN", format="csv").splitlines()

    assert lines == [
        "code,official_code,level,form,bloc,name,parent,since,members",
        "CB-HA-HV,,GRASSROOTS,UNION,RESIDENTIAL,Đoàn xã Hồng Việt,CB-HOAAN,"
        "2018-01-01,1",
        "CB-HA-HV-LS,,BRANCH,BRANCH,RESIDENTIAL,Chi đoàn Lam Sơn,CB-HA-HV,2018-01-01,1",
        "CB-HOAAN,,DISTRICT,LOCAL,,Huyện Đoàn Hòa An,CB,2018-01-01,1",
    ]


def test_day_before_the_records_has_no_units(small, units):
    assert json.loads(units(on="2017-12-31", format="json")) == []


def test_table_has_a_line_a_unit(small, units):
    lines = units(scope="CB-HOAAN").splitlines()

    assert lines[0].split()[:3] == ["code", "official_code", "level"]
    assert [line.split()[0] for line in lines[1:]] == [
        "CB-HA-HV",
        "CB-HA-HV-LS",
        "CB-HOAAN",
    ]


def test_unknown_scope_is_refused(small, units):
    with pytest.raises(InputError, match=r"^--scope: không có đơn vị nào mang mã XX; "):
        units(scope="XX")
